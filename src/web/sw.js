// The service worker: after one visit the explorer works without a network.
// - Code: tools/post-build.sh writes BUILD and FILES above these lines: every file of the build with its SHA-256. A new build
//   is another sw.js; it is fetched whole into a cache of its own, each file checked, or not at all. It waits until no page of
//   the old build is open, or until a reader takes it; pages of the old build go on finding their files.
// - Data: each edition by the list and the hashes of its own package, whole or not at all. The list of editions is fetched
//   fresh, and kept once all of it is there; so are the pages that have the newest one's cases as text.
/* global BUILD, FILES */

const SCOPE = self.registration.scope;
// Caches belong to the origin, on which there may be others.
const MINE = `${new URL(SCOPE).pathname} `;
const CODE = `${MINE}code ${BUILD}`;
const STATE = `${MINE}state`;
const LIST = 'data/editions.json';
const READABLE = ['data/cas.html', 'data/cases.html', 'data/cas.css'];
const VERSIONS = 'data/versions';
/** How long the list may take before the one that is here is shown, in milliseconds. */
const PATIENCE = 4000;

const at = (path) => new URL(path === 'index.html' ? './' : path, SCOPE).href;
/** The pages of this explorer, whoever serves them. */
const pages = async () => (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).filter(({ url }) => url.startsWith(SCOPE));
const own = async () => (await caches.keys()).filter((name) => name.startsWith(MINE));
const find = async (name, path) => (await caches.open(name)).match(at(path), { ignoreVary: true });

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** An answer as it is to be kept: what was redirected could not answer a navigation; the bytes are no longer compressed. */
function plain(response, bytes) {
  const headers = new Headers(response.headers);
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  return new Response(bytes, { headers });
}

/** A file as it is to be kept, or an error when it is not the one that is meant. */
async function fetched(path, right) {
  // A copy of the browser's own cache may be an old one.
  for (const cache of ['default', 'reload']) {
    const response = await fetch(at(path), { cache });
    const bytes = response.ok ? await response.arrayBuffer() : null;
    if (bytes && await right(bytes)) return plain(response, bytes);
  }
  throw new Error(`${path} is not the file that is meant`);
}

/** Fills a cache; what an attempt that was cut has left there was checked then. */
async function fill(name, files) {
  const cache = await caches.open(name);
  const queue = [...files];
  const next = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      if (!(await cache.match(at(file.path), { ignoreVary: true }))) {
        await cache.put(at(file.path), await fetched(file.path, file.right));
      }
    }
  };
  await Promise.all([next(), next(), next(), next()]);
  for (const { path } of files) {
    if (!(await find(name, path))) throw new Error(`${path} is not kept`);
  }
}

self.addEventListener('install', (event) => {
  event.waitUntil(fill(CODE, FILES.map(([path, hash]) => ({ path, right: async (bytes) => (await sha256(bytes)) === hash }))));
});

// The page of the first visit is served from here on; later ones are already.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

const versions = async () => (await (await find(STATE, VERSIONS))?.json()) ?? {};

/** Brings the editions of the list here; tells the pages which there are, newest first, each with its version. */
async function renew() {
  const list = await fetch(at(LIST), { cache: 'no-cache' });
  if (!list.ok) throw new Error(`${LIST}: HTTP ${list.status}`);
  const { editions } = await list.json();
  const state = await caches.open(STATE);
  const before = await versions();
  const now = {};
  for (const { path } of editions) {
    const folder = folderOf(path);
    // One that cannot be had whole keeps nobody from the others.
    const name = await edition(`data/${path}`, folder, before[folder]).catch(() => before[folder]);
    if (name) now[folder] = name;
  }
  const here = editions.filter(({ path }) => now[folderOf(path)]);
  if (here.length === 0) throw new Error('no edition can be had');
  const json = (value) => new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/json' } });
  await state.put(at(VERSIONS), json(now));
  await state.put(at(LIST), json({ editions: here }));
  for (const path of READABLE) {
    const page = await fetch(at(path), { cache: 'no-cache' }).catch(() => null);
    if (page?.ok) await state.put(at(path), plain(page, await page.arrayBuffer()));
  }
  const told = here.map(({ id, path }) => ({ id, version: now[folderOf(path)] }));
  for (const page of await pages()) page.postMessage({ editions: told });
}

const folderOf = (path) => `data/${path}`.replace(/[^/]*$/, '');

/** Brings an edition here, unless it is; answers the name of its cache. */
async function edition(address, folder, before) {
  const response = await fetch(at(address), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  const bytes = await response.arrayBuffer();
  const name = `${MINE}data ${folder} ${(await sha256(bytes)).slice(0, 16)}`;
  if (name === before) return name;
  const { resources } = JSON.parse(new TextDecoder().decode(bytes));
  await fill(name, resources.map((one) => ({
    path: folder + one.path,
    right: async (content) => (one.bytes === undefined || one.bytes === content.byteLength)
      && (!one.hash || `sha256:${await sha256(content)}` === one.hash.toLowerCase()),
  })));
  await (await caches.open(name)).put(at(address), new Response(bytes, { headers: { 'Content-Type': 'application/json' } }));
  return name;
}

/** Drops what no page uses: the only one that is open has just begun, with what is served now. */
async function tidy() {
  const { installing, waiting } = self.registration;
  if (installing || waiting || (await pages()).length !== 1) return;
  const used = new Set([CODE, STATE, ...Object.values(await versions())]);
  await Promise.all((await own()).filter((name) => !used.has(name)).map((name) => caches.delete(name)));
}

self.addEventListener('message', (event) => {
  if (event.data === 'take') self.skipWaiting();
  // Without a network, what is here stays.
  if (event.data === 'renew') event.waitUntil(renew().catch(() => {}));
  if (event.data === 'begun') event.waitUntil(tidy().then(renew).catch(() => {}));
});

/** Fresh; as it was where no network, a bad answer or none in time is had. */
async function list(request, path) {
  const kept = await find(STATE, path);
  if (!kept) return fetch(request);
  const late = new Promise((done) => { setTimeout(done, PATIENCE); });
  const fresh = fetch(request).then((response) => (response.ok ? response : null), () => null);
  return (await Promise.race([fresh, late])) ?? kept;
}

async function answer(request, path) {
  if (path.startsWith('data/')) {
    const all = await versions();
    const folder = Object.keys(all).find((one) => path.startsWith(one));
    return (folder && await find(all[folder], path)) ?? fetch(request);
  }
  const here = await find(CODE, path);
  if (here) return here;
  // A page of an older build, which is still open.
  for (const name of await own()) {
    const old = name.startsWith(`${MINE}code `) && await find(name, path);
    if (old) return old;
  }
  return fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(SCOPE)) return;
  const path = url.pathname.slice(new URL(SCOPE).pathname.length) || 'index.html';
  event.respondWith([LIST, ...READABLE].includes(path) ? list(request, path) : answer(request, path));
});
