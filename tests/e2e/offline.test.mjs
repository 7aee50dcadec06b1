// After one visit everything works with the server stopped; what is new is offered, whole or not at all, and nothing is
// taken from an open page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { changedEdition } from './edition.mjs';
import { assertAccessible, DIST, finish, openSite, ROOT, settles, started } from './harness.mjs';
import { chart, plain } from './screen.mjs';
import { PREFIX } from './server.mjs';

const NETWORK = [/Failed to load resource/, /ERR_(CONNECTION_REFUSED|INTERNET_DISCONNECTED)/];
const FOLDER = join(DIST, 'data', '2026');
const scratch = mkdtempSync(join(tmpdir(), 'explorer-offline-'));
after(() => rmSync(scratch, { recursive: true }));

let copies = 0;
let site;
let root;
afterEach(() => site?.close());
/** Serves a copy of the site, where tools/edition.py finds its data. */
async function open(pages) {
  const folder = join(scratch, String(copies += 1));
  root = join(folder, 'public');
  cpSync(DIST, root, { recursive: true });
  mkdirSync(join(folder, 'tools'));
  for (const name of ['edition.py', 'readable.py']) cpSync(join(ROOT, 'tools', name), join(folder, 'tools', name));
  site = await openSite({ root, pages });
  return site;
}
/** What the one who publishes does: an edition more, or in place of one. */
function publish(id, created, change = () => {}) {
  const draft = join(root, '..', `draft-${id}-${created}`);
  mkdirSync(draft);
  const files = changedEdition(FOLDER, change);
  const described = JSON.parse(files['datapackage.json']);
  files['datapackage.json'] = JSON.stringify({ ...described, edition: id, created: `${created}T00:00:00Z`, version: `${id}.1` });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(draft, name), text);
  execFileSync('python3', [join(root, '..', 'tools', 'edition.py'), draft]);
}
const sha = (bytes, algorithm = 'sha256', as = 'hex') => createHash(algorithm).update(bytes).digest(as);

/** The next build: the page is marked, and glue and parts have other names; those of the old one are gone. */
function rebuild(mark) {
  const rename = (from, to) => renameSync(join(root, from), join(root, to));
  const read = (name) => readFileSync(join(root, name), 'utf8');
  const [parts] = readdirSync(join(root, 'snippets'));
  rename(`snippets/${parts}`, `snippets/parts-${mark}`);
  const glue = readdirSync(root).find((name) => /^explorer-.*\.js$/.test(name));
  const old = readFileSync(join(root, glue));
  const next = old.toString().replaceAll(parts, `parts-${mark}`);
  rmSync(join(root, glue));
  const name = `explorer-${sha(mark).slice(0, 16)}.js`;
  writeFileSync(join(root, name), next);
  const page = read('index.html').replaceAll(glue, name)
    .replace(sha(old, 'sha384', 'base64'), sha(next, 'sha384', 'base64'))
    .replace(/<html lang="fr"[^>]*>/, `<html lang="fr" data-mark="${mark}">`);
  assert.ok(page.includes(sha(next, 'sha384', 'base64')), 'the integrity of the glue stands in the page');
  writeFileSync(join(root, 'index.html'), page);
  stamp(mark);
}
function stamp(mark) {
  const files = filesOf(root).filter((path) => !path.startsWith('data/') && path !== 'sw.js');
  const list = files.map((path) => `  ['${path}', '${sha(readFileSync(join(root, path)))}'],\n`).join('');
  const worker = readFileSync(join(root, 'sw.js'), 'utf8')
    .replace(/^const BUILD = .*$/m, `const BUILD = '${mark}';`)
    .replace(/^const FILES = \[\n[^]*?^\];$/m, `const FILES = [\n${list}];`);
  writeFileSync(join(root, 'sw.js'), worker);
}
const filesOf = (folder, under = '') => readdirSync(join(folder, under), { withFileTypes: true })
  .flatMap((one) => (one.isDirectory() ? filesOf(folder, `${under}${one.name}/`) : [`${under}${one.name}`]));

const cases = (page, name = '130 cas') => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const ready = (page) => page.locator('html[data-offline="ready"]').waitFor({ state: 'attached', timeout: 30_000 });
const mark = (page) => page.locator('html').getAttribute('data-mark');
const notice = (page) => page.locator('.notice');
const says = (page, text) => settles(async () => assert.ok(plain(await notice(page).textContent()).includes(text), `« ${text} » is said`), { within: 20_000 });
const tick = (page) => page.clock.fastForward('01:01:00');
/** A page that was visited once, and all is kept. */
async function installed(options) {
  const page = await site.openPage({ worker: true, ...options });
  await page.clock.install();
  await page.goto(site.server.url);
  await started(page);
  await cases(page);
  // Time goes on by itself; this only does not wait for the explorer's patience.
  await page.clock.fastForward(2500);
  await ready(page);
  return page;
}
async function unfold(page, name) {
  await page.locator('summary').getByText(name, { exact: true }).click();
  await chart(page, name).getByRole('button').first().waitFor();
}
async function filter(page) {
  await page.getByRole('search', { name: 'Filtres' }).getByRole('checkbox').first().check();
  await page.getByRole('heading', { level: 1, name: /^\d+ cas sur 130$/ }).waitFor();
}
const sheet = async (page) => {
  await page.goto(`${site.server.url}#/`);
  await cases(page);
  const link = page.getByRole('region', { name: /^\d+ cas$/ }).getByRole('heading', { level: 3 }).first().getByRole('link');
  const title = plain(await link.textContent());
  await link.click();
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'Limites', exact: false }).first().waitFor();
};

test('the worker knows every file of the build, and the manifest what it names', () => {
  const worker = readFileSync(join(DIST, 'sw.js'), 'utf8');
  const listed = [...worker.matchAll(/^ {2}\['(.*)', '([0-9a-f]{64})'\],$/gm)].map(([, path, hash]) => [path, hash]);
  const there = filesOf(DIST).filter((path) => !path.startsWith('data/') && path !== 'sw.js').sort();
  assert.deepEqual(listed, there.map((path) => [path, sha(readFileSync(join(DIST, path)))]));
  const manifest = JSON.parse(readFileSync(join(DIST, 'manifest.webmanifest'), 'utf8'));
  assert.deepEqual([manifest.start_url, manifest.scope, manifest.display], ['./', './', 'standalone']);
  for (const { src, sizes, type } of manifest.icons) {
    assert.ok(there.includes(src), src);
    if (type !== 'image/png') continue;
    const png = readFileSync(join(DIST, src));
    assert.equal(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, sizes);
  }
});

test('the browser finds the page installable', async () => {
  await open();
  const page = await installed();
  const session = await page.context().newCDPSession(page);
  const { errors, url } = await session.send('Page.getAppManifest');
  assert.deepEqual([errors, url], [[], `${site.server.url}manifest.webmanifest`]);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A context of a test is as a private window, in which nothing can be installed.
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
  await finish(page);
});

test('after one visit the server may be gone: in the same page, after a reload, in a new page', async () => {
  await open();
  publish('2025', '2025-11-24', (rows) => rows('cases', (all) => all.slice(1)));
  const page = await installed();
  await site.server.close();
  assert.equal(await fetch(site.server.url).then(() => 'answers', () => 'gone'), 'gone');

  await filter(page);
  await unfold(page, 'Rapports et leur intervalle');
  await sheet(page);
  await page.reload();
  await started(page);
  await page.getByRole('heading', { level: 2, name: 'Limites', exact: false }).first().waitFor();

  const other = await page.context().newPage();
  await other.goto(`${site.server.url}#/`);
  await started(other);
  await cases(other);
  await filter(other);
  await unfold(other, 'Séries nationales');
  await other.goto(`${site.server.url}#/?edition=2025`);
  await other.getByRole('heading', { level: 1, name: /^1\d\d cas$/ }).waitFor();
  await other.getByText('Édition 2025', { exact: false }).first().waitFor();
  for (const address of ['#/method', '#/chart/years', '#/dossier', '#/glossary']) {
    await other.goto(`${site.server.url}${address}`);
    await other.getByRole('heading', { level: 1 }).waitFor();
    await settles(async () => assert.equal(await other.getByText('n’a pas pu être').count(), 0));
  }
  await other.goto(`${site.server.url}#/local`);
  await other.getByLabel('Choisir un dossier').setInputFiles(FOLDER);
  await other.getByText('Brouillon 2026, ouvert depuis cet appareil').waitFor();
  await finish(page, { allow: NETWORK });
});

test('what cannot be had without a network is said, and nothing more', async () => {
  await open();
  const page = await installed();
  assert.equal(await notice(page).textContent(), '');
  await page.context().setOffline(true);
  await says(page, 'Hors connexion : les publications citées ne peuvent pas être ouvertes.');
  await assertAccessible(page);
  await page.getByRole('link', { name: 'English' }).click();
  await says(page, 'Offline: the publications cited cannot be opened.');
  await notice(page).getByRole('button', { name: 'Close' }).click();
  assert.equal(await notice(page).textContent(), '');
  await page.context().setOffline(false);
  await finish(page, { allow: NETWORK });
});

test('an update is offered; the open page goes on with its own build until it is taken', async () => {
  await open();
  const page = await installed();
  await filter(page);
  const address = page.url();
  const heading = await page.getByRole('heading', { level: 1 }).textContent();
  rebuild('second');
  await tick(page);
  await says(page, 'Une nouvelle version de l’explorateur est disponible.');
  await assertAccessible(page);
  assert.deepEqual([page.url(), await page.getByRole('heading', { level: 1 }).textContent(), await mark(page)], [address, heading, null]);
  // A part that was never opened: the server has it no longer.
  await unfold(page, 'Rapports et leur intervalle');
  // One that begins now has the same build, with a reload too.
  const other = await page.context().newPage();
  await other.goto(`${site.server.url}#/`);
  await cases(other);
  assert.equal(await mark(other), null);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: plain(heading), exact: true }).waitFor();
  assert.equal(await mark(page), null);

  await page.clock.fastForward(2500);
  await says(page, 'Une nouvelle version de l’explorateur est disponible.');
  await notice(page).getByRole('button', { name: 'Recharger la page' }).click();
  await settles(async () => assert.equal(await mark(page), 'second'));
  assert.equal(page.url(), address);
  await page.getByRole('heading', { level: 1, name: plain(heading), exact: true }).waitFor();
  // The other one is of the old build still, and finds what it never opened.
  assert.equal(await mark(other), null);
  await site.server.close();
  await unfold(other, 'Rapports et leur intervalle');
  await other.close();
  await page.reload();
  await unfold(page, 'Rapports et leur intervalle');
  const kept = () => page.evaluate(async () => (await caches.keys()).filter((name) => / code /.test(name)).length);
  await page.clock.fastForward(2500);
  await settles(async () => assert.equal(await kept(), 1));
  await finish(page, { allow: NETWORK });
});

for (const [what, rule] of Object.entries({
  'answers 500': { status: 500 }, 'breaks off half-way': { cutAfter: 1000 }, 'breaks off before it answers': { abort: true }, 'is not the one that was built': { body: 'x' },
})) {
  test(`an update of which a file ${what} leaves the old build working, until it can be had whole`, async () => {
    await open();
    const page = await installed();
    rebuild('second');
    const undo = site.server.rule(/split_case\.wasm$/, rule);
    await tick(page);
    await settles(() => assert.ok(site.server.count(/parts-second\/split_case\.wasm$/) >= 1), { within: 20_000 });
    await settles(async () => assert.equal(await page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).installing)), false));
    assert.equal(await notice(page).textContent(), '');
    await page.reload();
    await cases(page);
    assert.equal(await mark(page), null);
    await sheet(page);
    undo();
    await page.reload();
    await cases(page).catch(() => {});
    await page.clock.fastForward(2500);
    await says(page, 'Une nouvelle version de l’explorateur est disponible.');
    await notice(page).getByRole('button', { name: 'Recharger la page' }).click();
    await settles(async () => assert.equal(await mark(page), 'second'));
    await finish(page);
  });
}

test('a new edition is offered to a page that was open, and a corrected one too', async () => {
  await open();
  const page = await installed();
  await filter(page);
  const before = page.url();
  publish('2027', '2027-11-24', (rows) => rows('cases', (all) => all.slice(1)));
  // While a file of it is not the one that was packaged, there is no such edition.
  const undo = site.server.rule(/data\/2027\/values\.csv$/, { body: 'id\n' });
  await tick(page);
  await settles(() => assert.ok(site.server.count(/data\/2027\/values\.csv$/) >= 2));
  assert.equal(await notice(page).textContent(), '');
  undo();
  await tick(page);
  await says(page, 'Une nouvelle édition est disponible.');
  assert.equal(page.url(), before);
  await notice(page).getByRole('button', { name: 'Ouvrir la nouvelle édition' }).click();
  await page.getByText('Édition 2027', { exact: false }).first().waitFor();
  const [, query] = new URL(before).hash.split('?');
  assert.ok(page.url().includes(query.split('&')[0]), 'the view stays');
  assert.equal(await notice(page).textContent(), '');

  publish('2027', '2027-11-25', (rows) => rows('cases', (all) => all.slice(2)));
  await tick(page);
  await says(page, 'Une nouvelle édition est disponible.');
  await notice(page).getByRole('button', { name: 'Ouvrir la nouvelle édition' }).click();
  await page.locator('html:not([data-offline])').waitFor({ state: 'attached' });
  await started(page);
  await site.server.close();
  await page.reload();
  await page.getByText('Édition 2027', { exact: false }).first().waitFor();
  await finish(page, { allow: NETWORK });
});

for (const [width, height] of [[360, 740], [1280, 720]]) {
  test(`the line is whole at ${width} px, and the end of the page can be read`, async () => {
    await open();
    const page = await installed({ width, height });
    rebuild('second');
    publish('2027', '2027-11-24');
    await tick(page);
    await says(page, 'Une nouvelle version de l’explorateur est disponible.');
    await says(page, 'Une nouvelle édition est disponible.');
    for (const button of await notice(page).getByRole('button').all()) {
      const { x, y, width: wide, height: high } = await button.boundingBox();
      assert.ok(x >= 0 && x + wide <= width && y + high <= height && high >= 24, 'each button is on the screen');
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    if (process.env.SCREENS) await page.screenshot({ path: join(process.env.SCREENS, `offline-${width}.png`) });
    await page.keyboard.press('End');
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await settles(async () => {
      const { y, height: high } = await page.getByRole('contentinfo').locator(':scope > *').last().boundingBox();
      const line = await notice(page).boundingBox();
      assert.ok(y + high <= line.y + 1, `the foot ends at ${y + high}, the line begins at ${line.y}`);
    });
    await assertAccessible(page);
    await finish(page);
  });
}

test('inside a page of somebody else, or a view that is embedded, nothing is installed', async () => {
  await open({ '/article.html': `<!DOCTYPE html><html lang="fr"><link rel="icon" href="data:,"><title>Article</title><iframe title="Explorateur" width="600" height="600" src="${PREFIX}"></iframe></html>` });
  for (const address of [`${site.server.url}#/?embed=1`, `${site.server.origin}/article.html`]) {
    const page = await site.openPage({ worker: true });
    await page.goto(address);
    const inside = page.frames().at(-1);
    await started(inside);
    await inside.locator('#boot').waitFor({ state: 'detached' });
    await page.waitForTimeout(3000);
    assert.equal(await inside.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    assert.equal(site.server.count(/(offline|sw)\.js$/), 0);
    await finish(page);
  }
});
