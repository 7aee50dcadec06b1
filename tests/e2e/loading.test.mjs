// What networks and hosts do to an edition: the page waits, tries again, and says what is wrong; it is never blank.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { changedEdition, serveEdition } from './edition.mjs';
import { assertAccessible, DIST, finish, openSite, settles, started } from './harness.mjs';
import { plain } from './screen.mjs';

const FOLDER = join(DIST, 'data', '2026');
const NETWORK = [/Failed to load resource/];
let site;
before(async () => { site = await openSite(); });
after(() => site?.close());
afterEach(() => site.server.clear());

async function start(prepare) {
  const page = await site.openPage();
  await prepare?.(page);
  await page.goto(site.server.url);
  await started(page);
  return page;
}
const opens = (page, name = '130 cas') => page.getByRole('heading', { level: 1, name }).waitFor();
const retry = (page) => page.getByRole('button', { name: 'Réessayer' });
/** The page that says that there is no edition, and why. */
async function fails(page, sentence) {
  await retry(page).waitFor();
  const text = plain(await page.getByRole('alert').textContent());
  assert.ok(text.includes(sentence), `« ${sentence} » is in « ${text} »`);
}

/** Files that the server holds back until they are let go. */
function held(pattern) {
  let letGo;
  const until = new Promise((open) => { letGo = open; });
  site.server.rule(pattern, { until });
  return letGo;
}
const LATER = /(references|indicators|values|decisions|sources|pages|stories|glossary)\.csv$/;
const COMING = 'Décisions et résultats arrivent…';
const isWhole = (page) => page.getByText('Décisions et résultats sont là.').waitFor();
/** Also what is too far below to be drawn. */
const results = async (page) => plain(await page.getByRole('main').textContent());
/** What a page asked for, whether it was answered or not: a browser has only so many connections to a host. */
function asked(page, pattern) {
  const urls = new Set();
  page.on('request', (request) => { if (pattern.test(request.url())) urls.add(request.url()); });
  return urls;
}
async function watchShifts(page) {
  await page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().map(({ value, sources }) => ({ value, of: sources.map(({ node }) => node?.outerHTML?.slice(0, 80)) }))))
      .observe({ type: 'layout-shift', buffered: true });
  });
}
async function nothingMoved(page) {
  // A shift is told in the frame after.
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 100)); }));
  assert.deepEqual(await page.evaluate(() => globalThis.shifts.filter(({ value }) => value >= 0.0005)), []);
}

for (const [address, files] of [['', /values\.csv$/], ['#/method', /values\.csv$/], ['', /cases\.csv$/]]) {
  test(`a progress bar says how much has come: ${address || 'the cases'}, without ${files.source}`, async () => {
    const release = held(files);
    const page = await site.openPage();
    await page.goto(site.server.url + address);
    await started(page);
    const bar = page.getByRole('progressbar', { name: 'Chargement de l’édition' });
    const { resources } = JSON.parse(readFileSync(join(FOLDER, 'datapackage.json'), 'utf8'));
    const bytes = (chosen) => resources.filter(chosen).reduce((sum, one) => sum + one.bytes, 0);
    // All that was asked for but the one that is held back.
    const came = files.test('cases.csv') ? ({ name }) => ['facets', 'terms'].includes(name) : ({ path }) => !files.test(path);
    await settles(async () => {
      assert.equal(Number(await bar.getAttribute('max')), bytes(() => true));
      assert.equal(Number(await bar.getAttribute('value')), bytes(came));
    });
    release();
    await page.getByRole('heading', { level: 1, name: address ? 'Ce qu’est un cas' : '130 cas' }).waitFor();
    await settles(async () => assert.equal(await bar.count(), 0));
    await finish(page);
  });
}

test('files are asked for side by side: those that come first, then the rest; all at once where a page needs all', async () => {
  const stays = async (urls, count) => {
    await settles(() => assert.equal(urls.size, count));
    await new Promise((done) => { setTimeout(done, 300); });
    assert.equal(urls.size, count);
  };
  const first = held(/(facets|terms|cases)\.csv$/);
  const rest = held(LATER);
  const page = await site.openPage();
  const urls = asked(page, /\.csv$/);
  await page.goto(site.server.url);
  await stays(urls, 3);
  first();
  await opens(page);
  await stays(urls, 11);
  rest();
  await isWhole(page);
  await finish(page);
  site.server.clear();

  const all = held(/\.csv$/);
  const method = await site.openPage();
  const together = asked(method, /\.csv$/);
  await method.goto(`${site.server.url}#/method`);
  await stays(together, 11);
  all();
  await method.getByRole('heading', { level: 1, name: 'Ce qu’est un cas' }).waitFor();
  await finish(method);
});

test('the first charts and the list are there after less than 100 kB of data, and claim nothing that is not known yet', async () => {
  const release = held(LATER);
  const page = await start();
  await opens(page);
  const before = site.server.requests.filter(({ path, status }) => path.includes('/data/') && status === 200).map(({ path }) => path.split('/data/')[1]);
  assert.deepEqual(before.map((path) => path.split('/').pop()).sort(), ['cases.csv', 'datapackage.json', 'editions.json', 'facets.csv', 'terms.csv']);
  const bytes = before.map((path) => brotliCompressSync(readFileSync(join(DIST, 'data', path))).length).reduce((sum, one) => sum + one, 0);
  assert.ok(bytes < 100_000, `${bytes} bytes`);

  const charts = page.getByRole('region', { name: 'Graphiques', exact: true });
  assert.equal(await charts.getByRole('figure').count(), 4);
  const chart = charts.getByRole('figure', { name: 'Par source des données' });
  await chart.getByRole('button', { name: 'Bases médico-administratives : 88 cas sur 88 dans l’édition' }).waitFor();
  const list = page.getByRole('region', { name: '130 cas' });
  assert.equal(await list.getByRole('heading', { level: 3 }).count(), 50);
  await page.getByRole('status').filter({ hasText: COMING }).waitFor();

  // No number of decisions, no fold, no way that follows from what is not there.
  const text = plain(await page.locator('body').innerText());
  assert.doesNotMatch(text, /\d décision|Aucune décision|Glossaire|problème/);
  assert.match(text, /130 cas … décisions 2003–2025 74 cas mesurés sur 130/);
  const panel = page.getByRole('search', { name: 'Filtres' });
  const folds = ['Décisions', 'Dimension du bénéfice', 'Indicateur'];
  const fold = (name) => panel.getByRole('group').filter({ has: page.getByText(name, { exact: true }) });
  for (const name of folds) {
    await panel.getByText(name, { exact: true }).click();
    await fold(name).getByText(COMING).waitFor();
    assert.equal(await fold(name).getByRole('checkbox').count(), 0, name);
  }
  await page.getByText('Emporter, citer, partager').click();
  await settles(async () => assert.equal(await page.getByText(COMING).count(), 1 + folds.length + 1));
  await assertAccessible(page);

  // Another page waits, and is what was asked for.
  await page.getByRole('link', { name: 'Méthode' }).click();
  await page.getByRole('main').getByRole('progressbar').waitFor();
  assert.doesNotMatch(await page.title(), /n’existe pas/);
  assert.equal(await page.getByText('Dans l’adresse demandée').count(), 0);
  release();
  await page.getByRole('heading', { level: 1, name: 'Ce qu’est un cas' }).waitFor();
  await page.goBack();
  await settles(async () => assert.match(plain(await page.getByRole('main').innerText()), /130 cas 94 décisions/));
  for (const name of folds) assert.notEqual(await fold(name).getByRole('checkbox').count(), 0, name);
  await finish(page);
});

for (const width of [360, 1280]) {
  test(`at ${width} px what comes later takes nothing from its reader, and moves nothing`, async () => {
    const release = held(LATER);
    const page = await site.openPage({ width });
    await watchShifts(page);
    await page.goto(site.server.url);
    await opens(page);
    await page.getByText('Pour moi').click();
    const bar = page.getByRole('button', { name: /^Registres : / });
    await bar.click();
    await page.getByRole('heading', { level: 1, name: /^16 cas sur 130/ }).waitFor();
    const title = page.getByRole('region', { name: '16 cas' }).getByRole('heading', { level: 3 }).nth(4).getByRole('link');
    await title.focus();
    await title.evaluate((element) => { element.id = 'mine'; scrollBy(0, element.getBoundingClientRect().top - 200); });
    // What was done until here moved the page.
    await page.waitForTimeout(700);
    const now = () => page.evaluate(() => [document.activeElement.id, scrollY, document.getElementById('mine').getBoundingClientRect().top, location.href]);
    const before = await now();
    await page.evaluate(() => { globalThis.shifts.length = 0; });
    release();
    await settles(async () => assert.match(await results(page), /Registres/));
    await settles(async () => assert.equal(await page.getByText(COMING).count(), 0));
    await nothingMoved(page);
    assert.deepEqual(await now(), before);
    assert.ok(await page.getByRole('group').filter({ has: page.getByText('Pour moi') }).evaluate((fold) => fold.open));
    const found = await results(page);
    assert.match(found, /16 cas sur 130\d+ décisions?/);
    await page.goto('about:blank');
    await page.goto(before[3]);
    await opens(page, /^16 cas sur 130/);
    await page.getByText('Pour moi').click();
    await settles(async () => {
      const again = await results(page);
      for (const part of [/16 cas sur 130.* mesurés? sur 16/, /16 casTitres seuls.*$/]) assert.equal(found.match(part)?.[0], again.match(part)?.[0]);
    });
    await finish(page);
  });
}

test('at its top, the page of the first edition stays as it is when the finding comes', async () => {
  for (const width of [320, 360, 600, 768, 900, 1024, 1280, 1600]) {
    for (const lang of ['fr', 'en']) {
      const release = held(LATER);
      const page = await site.openPage({ width, height: 1600 });
      await watchShifts(page);
      await page.goto(`${site.server.url}#/?lang=${lang}`);
      await page.getByRole('heading', { level: 1, name: /^130 cas/ }).waitFor();
      await page.getByRole('complementary').getByRole('progressbar').waitFor();
      release();
      await page.getByRole('complementary').getByRole('heading', { level: 2 }).waitFor();
      await nothingMoved(page);
      await finish(page);
      site.server.clear();
    }
  }
});

test('what is typed before the whole edition is there is searched for then', async () => {
  const release = held(LATER);
  const page = await start();
  await opens(page);
  const box = page.getByRole('searchbox', { name: 'Rechercher', exact: true });
  await box.pressSequentially('méningiome');
  await page.getByText('La recherche répondra dès que toute l’édition sera là.').waitFor();
  // Nothing is counted that might be too little.
  await opens(page);
  assert.equal(new URL(page.url()).hash, '');
  release();
  await page.getByRole('heading', { level: 1, name: /^\d+ cas sur 130/ }).waitFor();
  assert.equal(await box.inputValue(), 'méningiome');
  assert.ok(await box.evaluate((element) => element === document.activeElement));
  const found = plain(await page.getByRole('heading', { level: 1 }).textContent());
  await page.goto('about:blank');
  await page.goto(`${site.server.url}#/?q=m%C3%A9ningiome`);
  await page.getByRole('heading', { level: 1, name: found }).waitFor();
  await finish(page);
});

for (const query of ['decision=suspension-amm', 'indicator=deces-evites', 'dimension=risque', 'q=suspension', 'source=snds&inconnu=1']) {
  test(`an address that asks for what comes later is left as it is and waits: ${query}`, async () => {
    const release = held(LATER);
    const page = await site.openPage();
    const address = `${site.server.url}#/?${query}`;
    const later = asked(page, LATER);
    await page.goto(address);
    await settles(() => assert.equal(later.size, 8));
    await page.getByRole('progressbar').waitFor();
    assert.equal(page.url(), address);
    assert.equal(await page.getByText('Dans l’adresse demandée').count(), 0);
    assert.equal(await page.getByRole('heading', { level: 1, name: /cas/ }).count(), 0);
    release();
    await page.getByRole('region', { name: 'Graphiques', exact: true }).waitFor();
    await finish(page);
  });
}

test('where the rest cannot be had, that is said instead of a part of the edition, until it can', async () => {
  const undo = site.server.rule(/decisions\.csv$/, { status: 503 });
  const page = await start();
  await fails(page, 'Le fichier data/2026/decisions.csv n’a pas pu être chargé');
  assert.equal(await page.getByRole('heading', { level: 1, name: '130 cas' }).count(), 0);
  undo();
  await retry(page).click();
  await isWhole(page);
  await finish(page, { allow: NETWORK });
});

test('a case that turns out to name what is not there is left out, and said, when the rest comes', async () => {
  serveEdition(site.server, '2026', changedEdition(FOLDER, (rows) => {
    rows('cases', (cases) => { const one = cases.find(({ use_level: level }) => level === 'secondary'); one.references = 'introuvable'; });
  }));
  const page = await start();
  await page.getByRole('heading', { level: 1, name: '129 cas' }).waitFor();
  await page.getByRole('link', { name: /^\d+ problème/ }).waitFor();
  await finish(page);
});

for (const [what, rule] of Object.entries({
  'answers 503': { status: 503 }, 'breaks off before it answers': { abort: true }, 'breaks off half-way': { cutAfter: 1000 },
})) {
  test(`a file that ${what} once is asked for again`, async () => {
    site.server.rule(/cases\.csv$/, { ...rule, times: 1 });
    const page = await start();
    await opens(page);
    assert.equal(site.server.count(/cases\.csv$/), 2);
    assert.equal(await page.getByText(/laissées? de côté/).count(), 0);
    await finish(page, { allow: NETWORK });
  });

  test(`a file that ${what} whenever it is asked for is named, until it can be had`, async () => {
    const undo = site.server.rule(/cases\.csv$/, rule);
    const page = await start();
    await fails(page, 'Le fichier data/2026/cases.csv n’a pas pu être chargé');
    // A browser may ask again by itself when a connection breaks.
    assert.ok(site.server.count(/cases\.csv$/) >= 2);
    undo();
    await retry(page).click();
    await opens(page);
    await finish(page, { allow: NETWORK });
  });
}

test('a file without which there is still an edition is told as a problem', async () => {
  site.server.rule(/glossary\.csv$/, { status: 404 });
  const page = await start();
  await opens(page);
  await page.getByRole('link', { name: /^1 problème/ }).click();
  await page.getByRole('row', { name: /^glossary .*Le fichier n’a pas pu être lu/ }).waitFor();
  await finish(page, { allow: NETWORK });
});

test('a file that is shorter than promised is read as far as it goes, and said', async () => {
  const text = readFileSync(join(FOLDER, 'values.csv'), 'utf8');
  site.server.rule(/values\.csv$/, { body: text.slice(0, text.indexOf('\n', text.length / 2)) });
  const page = await start();
  await opens(page);
  await page.getByRole('link', { name: /problèmes?, / }).click();
  await page.getByRole('row', { name: /^values .*Taille lue/ }).waitFor();
  await finish(page);
});

test('a package that cannot be read says where and why', async () => {
  const text = readFileSync(join(FOLDER, 'datapackage.json'), 'utf8');
  const broken = [
    [text.slice(0, 200), 'datapackage.json n’est pas lisible, ligne'],
    ['{"resources": []}', 'datapackage.json ne nomme pas l’édition'],
    [changedPackage((described) => { described.resources = described.resources.filter(({ name }) => name !== 'cases'); }), 'datapackage.json ne nomme pas la ressource « cases »'],
  ];
  for (const [body, sentence] of broken) {
    const undo = site.server.rule(/datapackage\.json$/, { body });
    const page = await start();
    await fails(page, sentence);
    undo();
    await retry(page).click();
    await opens(page);
    await finish(page);
  }
});

function changedPackage(change) {
  const described = JSON.parse(readFileSync(join(FOLDER, 'datapackage.json'), 'utf8'));
  change(described);
  return JSON.stringify(described);
}

test('an edition without a case that can be read lists why', async () => {
  serveEdition(site.server, '2026', changedEdition(FOLDER, (rows) => { rows('cases', (cases) => { for (const one of cases) one.year = 'hier'; }); }));
  const page = await start();
  await page.getByRole('heading', { level: 1, name: 'Aucun cas documenté' }).waitFor();
  await page.getByText('Aucun cas de l’édition 2026 ne peut être lu.').waitFor();
  await page.getByRole('row', { name: /^cases 2 year hier/ }).first().waitFor();
  await finish(page);
});

for (const [what, rule, sentence] of [
  ['is missing', { status: 404 }, 'Le fichier data/editions.json n’a pas pu être chargé : le serveur a répondu 404'],
  ['is no list', { body: '<!DOCTYPE html>' }, 'Le fichier data/editions.json n’a pas pu être chargé : le contenu n’est pas celui attendu'],
  ['is empty', { body: '{"editions": []}' }, 'Le fichier data/editions.json n’a pas pu être chargé : le contenu n’est pas celui attendu'],
]) {
  test(`a list of editions that ${what} is said`, async () => {
    const undo = site.server.rule(/editions\.json$/, rule);
    const page = await start();
    await fails(page, sentence);
    undo();
    await retry(page).click();
    await opens(page);
    await finish(page, { allow: NETWORK });
  });
}

test('a file that never comes is given up after 20 seconds, twice', async () => {
  const undo = site.server.rule(/references\.csv$/, { hang: true });
  const page = await start((fresh) => fresh.clock.install());
  const asked = (times) => settles(() => assert.equal(site.server.count(/references\.csv$/), times));
  await asked(1);
  await page.clock.runFor(19_000);
  assert.equal(await retry(page).count(), 0);
  await page.clock.runFor(2_000);
  // A short pause before the second try.
  await settles(async () => { await page.clock.runFor(500); assert.equal(site.server.count(/references\.csv$/), 2); });
  await page.clock.runFor(21_000);
  await fails(page, 'Le fichier data/2026/references.csv n’a pas pu être chargé : rien n’est arrivé en 20 secondes');
  undo();
  await retry(page).click();
  await page.clock.runFor(1_000);
  await settles(async () => { await page.clock.runFor(50); assert.equal(await page.getByRole('heading', { level: 1, name: '130 cas' }).count(), 1); });
  await finish(page, { allow: NETWORK });
});
