// Raw and brotli bytes of each file of dist/: the code that every visit loads (html, js, wasm, css), the parts of the code
// that come when they are wanted, the data, the rest.
// --check fails when the code is over the figure on the first line of `size-budget`.
import { readdirSync, readFileSync } from 'node:fs';
import { join, extname, relative, dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const CODE = new Set(['.html', '.js', '.mjs', '.wasm', '.css']);

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]);
}
function kind(path) {
  if (path.startsWith('data/')) return 'data';
  if (path.startsWith('snippets/') || ['sw.js', 'offline.js'].includes(path)) return 'parts';
  return CODE.has(extname(path)) ? 'code' : 'other';
}
function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;
}
const line = (raw, br, name) => console.log(`${String(raw).padStart(9)} ${String(br).padStart(9)}  ${name}`);
const sum = (rows, key) => rows.reduce((total, row) => total + row[key], 0);

let rows;
try {
  rows = files(dist).sort().map((file) => {
    const bytes = readFileSync(file);
    const path = relative(dist, file).split(sep).join('/');
    return { path, kind: kind(path), raw: bytes.length, br: brotli(bytes) };
  });
} catch {
  console.error('FAILED: there is no dist/ to measure; run: make build');
  process.exit(1);
}

console.log(`${'raw'.padStart(9)} ${'brotli'.padStart(9)}  file`);
for (const group of ['code', 'parts', 'data', 'other']) {
  const members = rows.filter((row) => row.kind === group);
  if (members.length === 0) continue;
  for (const { raw, br, path } of members) line(raw, br, path);
  line(sum(members, 'raw'), sum(members, 'br'), `= ${group}, ${members.length} files`);
}

const budget = Number.parseInt(readFileSync(join(root, 'size-budget'), 'utf8'), 10);
const code = sum(rows.filter((row) => row.kind === 'code'), 'br');
console.log(`code: ${code} of ${budget} bytes (brotli), ${Math.round((100 * code) / budget)} %`);
// What came back into the .wasm, known by a text that nothing else has; ARCHITECTURE.md says what to write instead.
const HEAVY = {
  'NaN': 'a fraction is written (8 kB, brotli)',
  'char boundary': 'a text is cut or searched by what can panic (4 kB)',
  'total order': 'the standard sort is used (2 kB or more)',
};
for (const { path } of rows.filter((row) => row.path.endsWith('.wasm'))) {
  const bytes = readFileSync(join(dist, path));
  for (const [text, what] of Object.entries(HEAVY)) {
    if (bytes.includes(text)) console.log(`note: "${text}" is in ${path}: ${what}`);
  }
}

if (process.argv.includes('--check') && !(code <= budget)) {
  console.error(`FAILED: the code is ${code - budget} bytes over size-budget; make it smaller, or raise the figure there with a line of reason.`);
  process.exit(1);
}
