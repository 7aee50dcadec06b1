// What is there before the explorer: it says what this is and how much, also without script, and the explorer takes its place in peace.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { assertAccessible, DIST, finish, openSite, settles, started } from './harness.mjs';
import { plain } from './screen.mjs';

const [NEWEST] = JSON.parse(readFileSync(join(DIST, 'data', 'editions.json'), 'utf8')).editions;
const NAME = 'À quoi ont servi les données de santé ?';
let site;
before(async () => { site = await openSite(); });
after(() => site?.close());
afterEach(() => site.server.clear());

const tagline = (page) => page.getByText(/documentés? où des données de santé ont servi une seconde fois/);
const opens = (page) => page.getByRole('heading', { level: 1, name: `${NEWEST.cases} cas` }).waitFor();
/** The title, the sentence with number and edition, and a line of English. */
async function saysWhatThisIs(page) {
  assert.equal(plain(await page.getByRole('heading', { level: 1 }).textContent()), NAME);
  const text = plain(await tagline(page).textContent());
  assert.ok(text.startsWith(`${NEWEST.cases} cas documentés où`), text);
  assert.ok(text.includes(`Édition ${NEWEST.id}.`), text);
  await page.getByText(`${NEWEST.cases} documented cases`).waitFor();
}
async function linksTheData(page) {
  for (const name of [`Données de l’édition ${NEWEST.id}`, 'Liste des cas (CSV)']) {
    const href = await page.getByRole('link', { name }).getAttribute('href');
    assert.equal((await page.request.get(new URL(href, page.url()).href)).status(), 200, name);
  }
}

test('without script it says what this is, links the data, and waits for nothing', async () => {
  const page = await site.openPage({ javaScriptEnabled: false, width: 360 });
  await page.goto(site.server.url);
  await saysWhatThisIs(page);
  await linksTheData(page);
  assert.ok(await page.locator('noscript p').isVisible());
  assert.equal(await page.getByText(/Chargement|Loading/).filter({ visible: true }).count(), 0);
  await finish(page);
});

for (const width of [360, 1280]) {
  test(`at ${width} px the explorer takes the place of what was there before, and nothing moves`, async () => {
    const page = await site.openPage({ width });
    await page.addInitScript(() => {
      globalThis.shifts = [];
      new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().map(({ value, sources }) => ({ value, of: sources.map(({ node }) => node?.outerHTML?.slice(0, 80)) }))))
        .observe({ type: 'layout-shift', buffered: true });
    });
    let wasm;
    let cases;
    let values;
    const wasmGate = new Promise((open) => { wasm = open; });
    const casesGate = new Promise((open) => { cases = open; });
    const valuesGate = new Promise((open) => { values = open; });
    await page.route('**/*.wasm', async (route) => { await wasmGate; await route.continue(); });
    await page.route('**/cases.csv', async (route) => { await casesGate; await route.continue(); });
    await page.route('**/values.csv', async (route) => { await valuesGate; await route.continue(); });
    await page.goto(site.server.url);
    await page.getByText('Chargement de l’explorateur').waitFor();
    await saysWhatThisIs(page);
    await linksTheData(page);
    await assertAccessible(page);
    const place = () => tagline(page).evaluate((element) => { const { x, y } = element.getBoundingClientRect(); return { x, y, font: getComputedStyle(element).font }; });
    const before = await place();
    const text = plain(await tagline(page).textContent());

    wasm();
    await started(page);
    await page.getByRole('progressbar').waitFor();
    await saysWhatThisIs(page);
    await assertAccessible(page);
    assert.deepEqual(await place(), before);

    cases();
    await opens(page);
    await assertAccessible(page);
    assert.deepEqual(await place(), before);

    values();
    await page.getByText('Décisions et résultats sont là.').waitFor();
    assert.equal(await page.getByRole('progressbar').count(), 0);
    assert.deepEqual(await place(), before);
    const now = plain(await tagline(page).textContent());
    assert.ok(text.startsWith(now), `« ${text} » becomes « ${now} »`);
    // A shift is told in the frame after.
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 100)); }));
    // A chart below that learns its width late moves its table by a hair: 0.0002 at most.
    const shifts = await page.evaluate(() => globalThis.shifts);
    assert.equal(shifts.reduce((sum, { value }) => sum + value, 0).toFixed(3), '0.000', JSON.stringify(shifts));
    await finish(page);
  });
}

test('the files of the newest edition that come first are asked for ahead; all of them where another page needs all', async () => {
  const { resources } = JSON.parse(readFileSync(join(DIST, 'data', NEWEST.path), 'utf8'));
  const first = (path) => /(editions|datapackage)\.json$|(facets|terms|cases)\.csv$/.test(path);
  for (const [address, isAhead] of [['', first], ['#/?source=snds', first], ['#/method', () => true]]) {
    const page = await site.openPage();
    await page.goto(site.server.url + address);
    await settles(() => assert.equal(site.server.count(/\/data\/.*\.csv$/), resources.length));
    await page.getByRole('heading', { level: 1 }).waitFor();
    const asked = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/data/')).map(({ name, initiatorType }) => [name, initiatorType]));
    assert.equal(asked.length, resources.length + 2, 'each once');
    for (const [path, by] of asked) assert.equal(by === 'link', isAhead(path), `${path} was asked for by ${by}`);
    assert.equal(site.server.count(/\/data\//), asked.length);
    site.server.clear();
    await finish(page);
  }
});

test('where the address names an edition, nothing is asked for ahead', async () => {
  const page = await site.openPage();
  await page.goto(`${site.server.url}#/?edition=none`);
  await page.getByRole('alert').waitFor();
  assert.equal(site.server.count(/\/data\//), 1);
  await finish(page);
});
