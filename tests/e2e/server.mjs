// A small static server for tests: one folder under one prefix, as a host would serve it, with the policy as a header.
// It records each request, and does on demand what networks do: delays, failures, cut and altered answers.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

export const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";
export const PREFIX = '/outils/indicateurs/';

const MIME = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.csv': 'text/csv; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

// What a host compresses, and what may be kept for good: Trunk puts a hash into the name.
const COMPRESSED = new Set(['.html', '.js', '.mjs', '.css', '.wasm', '.json', '.csv', '.md', '.svg']);
const HASHED = /-[0-9a-f]{10,16}(_bg)?\.[a-z]+$/;
const brotli = promisify(brotliCompress);

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Serves `root` under `prefix`; `pages` maps other absolute paths to HTML texts (served without the policy, as the page
 * of somebody who embeds ours); with `compress` it sends brotli and cache headers, as a good host does.
 *
 * The server answers with:
 * - `url`, the address of the folder, and `origin`;
 * - `requests`, each `{ method, path, status }` in order of arrival, and `count(pattern)` of them;
 * - `rule(pattern, what)`: from now on, a path that matches is answered otherwise. `what` may hold `delay` (ms before the
 *   answer), `until` (a promise before the answer), `status`, `body`, `headers`, `hang` (never answered), `abort` (connection cut before the answer),
 *   `cutAfter` (connection cut after so many bytes), `times` (how often; always when absent). Returns what undoes it;
 * - `clear()`, which undoes every rule and forgets the requests, and `close()`.
 */
export async function startServer({ root, prefix = PREFIX, pages = {}, csp = CSP, compress = false } = {}) {
  const requests = [];
  const compressed = new Map();
  let rules = [];

  async function file(path) {
    if (!path.startsWith(prefix)) return null;
    const inside = path.slice(prefix.length);
    const name = normalize(join(root, inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside));
    if (!name.startsWith(normalize(root + sep))) return null;
    try {
      return { name, body: await readFile(name), type: MIME[extname(name)] ?? 'application/octet-stream' };
    } catch {
      return null;
    }
  }

  /** A file in brotli, compressed once, or null when it is sent as it is. */
  async function shrunk(request, path, found) {
    if (!compress || !COMPRESSED.has(extname(found.name)) || !/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) return null;
    if (!compressed.has(path)) compressed.set(path, brotli(found.body));
    return compressed.get(path);
  }

  async function answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const record = { method: request.method, path, status: 0 };
    requests.push(record);
    const rule = rules.find((one) => one.pattern.test(path) && one.left > 0);
    if (rule) rule.left -= 1;
    const what = rule?.what ?? {};
    if (what.delay) await sleep(what.delay);
    if (what.until) await what.until;
    if (what.hang) return;
    if (what.abort) {
      request.socket.destroy();
      return;
    }

    const page = pages[path];
    const found = page === undefined ? await file(path) : { body: Buffer.from(page), type: MIME['.html'] };
    const status = what.status ?? (found || what.body !== undefined ? 200 : 404);
    const plain = what.body === undefined && status === 200 && found?.name;
    const small = plain ? await shrunk(request, path, found) : null;
    const body = small ?? (what.body !== undefined ? Buffer.from(what.body) : status === 200 && found ? found.body : Buffer.from(`${status}\n`));
    record.status = status;
    response.writeHead(status, {
      'Content-Type': found?.type ?? 'text/plain; charset=utf-8',
      'Content-Length': body.length,
      'Cache-Control': compress && HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(compress ? { Vary: 'Accept-Encoding' } : {}),
      ...(small ? { 'Content-Encoding': 'br' } : {}),
      'X-Content-Type-Options': 'nosniff',
      ...(page === undefined && csp ? { 'Content-Security-Policy': csp } : {}),
      ...what.headers,
    });
    if (what.cutAfter !== undefined) {
      response.write(body.subarray(0, what.cutAfter), () => setTimeout(() => request.socket.destroy(), 20));
      return;
    }
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;

  return {
    origin,
    url: origin + prefix,
    requests,
    count: (pattern) => requests.filter(({ path }) => pattern.test(path)).length,
    rule(pattern, what) {
      const one = { pattern, what, left: what.times ?? Infinity };
      rules.unshift(one);
      return () => { rules = rules.filter((other) => other !== one); };
    },
    clear() {
      rules = [];
      requests.length = 0;
    },
    async close() {
      server.closeAllConnections?.();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
