// The heaviest parts of the first load's .wasm, by crate or own module: from a build that kept its names (`make weigh`), of
// which the code is byte for byte that of the page. What was inlined counts where it was inlined.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const folder = process.argv[2];
const [file] = readdirSync(folder).filter((name) => name.endsWith('_bg.wasm'));
const bytes = readFileSync(join(folder, file));

let at = 8;
function leb() {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at];
    at += 1;
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
}
const text = () => { const length = leb(); at += length; return bytes.toString('utf8', at - length, at); };
/** Skips what describes an import of a kind; whether it is a function. */
function imported() {
  text();
  text();
  const kind = bytes[at];
  at += 1;
  if (kind === 0) { leb(); return true; }
  if (kind === 1 || kind === 3) at += 1; // a type
  if (kind === 3) at += 1; // mutable or not
  else if (kind === 4) { at += 1; leb(); } else if (leb() & 1) { leb(); leb(); } else leb();
  return false;
}

let imports = 0;
const bodies = [];
const names = new Map();
const data = [];
while (at < bytes.length) {
  const section = bytes[at];
  at += 1;
  const size = leb();
  const end = at + size;
  if (section === 2) for (let left = leb(); left > 0; left -= 1) imports += imported() ? 1 : 0;
  if (section === 10) {
    for (let left = leb(); left > 0; left -= 1) {
      const begin = at;
      const length = leb();
      at += length;
      bodies.push(bytes.subarray(begin, at));
    }
  }
  if (section === 11) data.push(bytes.subarray(at, end));
  if (section === 0 && text() === 'name') {
    while (at < end) {
      const kind = bytes[at];
      at += 1;
      const after = leb() + at;
      if (kind === 1) for (let left = leb(); left > 0; left -= 1) names.set(leb(), text());
      at = after;
    }
  }
  at = end;
}
if (names.size === 0) {
  console.error(`FAILED: ${file} has no names; run: make weigh`);
  process.exit(1);
}

/** The crate of a function, of our own code the module; what drops a value belongs to the value. */
function part(name) {
  const path = name.replace(/^core::ptr::drop_in_place</, '').match(/[a-z_][a-z0-9_]*(::[A-Za-z_][A-Za-z0-9_]*)+/)?.[0].split('::');
  if (!path) return 'without a name of Rust (the bridge, the allocator)';
  if (path[0] !== 'indicateurs') return ['core', 'alloc', 'std'].includes(path[0]) ? `${path[0]}::${path[1]}` : path[0];
  return path.slice(1, path[1] === 'web' || path[1] === 'i18n' ? 3 : 2).filter((one) => /^[a-z]/.test(one)).join('::') || 'indicateurs';
}
const parts = new Map();
const add = (name, body) => parts.set(name, [...(parts.get(name) ?? []), body]);
bodies.forEach((body, n) => add(part(names.get(imports + n) ?? ''), body));
for (const section of data) add('data: words of both languages, labels, tables', section);

const brotli = (content) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const rows = [...parts].map(([name, all]) => ({ name, raw: all.reduce((sum, { length }) => sum + length, 0), functions: all.length, all }))
  .sort((a, b) => b.raw - a.raw);
const whole = rows.reduce((sum, { raw }) => sum + raw, 0);
console.log('     raw  brotli     %  functions  part');
for (const { name, raw, functions, all } of rows.slice(0, process.argv[3] ?? 10)) {
  console.log(`${String(raw).padStart(8)} ${String(brotli(Buffer.concat(all))).padStart(7)} ${((100 * raw) / whole).toFixed(1).padStart(5)} ${String(functions).padStart(10)}  ${name}`);
}
console.log(`${String(whole).padStart(8)} in ${rows.length} parts and ${bodies.length} functions; brotli is of a part by itself.`);
