// What networks and hosts do to an edition: the page waits, tries again, and says what is wrong; it is never blank.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { changedEdition, serveEdition } from './edition.mjs';
import { DIST, finish, openSite, settles, started } from './harness.mjs';
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
const opens = (page) => page.getByRole('heading', { level: 1, name: '130 cas' }).waitFor();
const retry = (page) => page.getByRole('button', { name: 'Réessayer' });
/** The page that says that there is no edition, and why. */
async function fails(page, sentence) {
  await retry(page).waitFor();
  const text = plain(await page.getByRole('alert').textContent());
  assert.ok(text.includes(sentence), `« ${sentence} » is in « ${text} »`);
}

test('a progress bar says how much has come', async () => {
  let release;
  const gate = new Promise((open) => { release = open; });
  const page = await start((fresh) => fresh.route('**/data/2026/values.csv', async (route) => { await gate; await route.continue(); }));
  const bar = page.getByRole('progressbar', { name: 'Chargement de l’édition' });
  const { resources } = JSON.parse(readFileSync(join(FOLDER, 'datapackage.json'), 'utf8'));
  const bytes = (chosen) => resources.filter(chosen).reduce((sum, one) => sum + one.bytes, 0);
  // All but the one that is held back.
  await settles(async () => {
    assert.equal(Number(await bar.getAttribute('max')), bytes(() => true));
    assert.equal(Number(await bar.getAttribute('value')), bytes(({ name }) => name !== 'values'));
  });
  release();
  await opens(page);
  assert.equal(await bar.count(), 0);
  await finish(page);
});

test('the files are asked for side by side', async () => {
  let release;
  const gate = new Promise((open) => { release = open; });
  const page = await start((fresh) => fresh.route('**/data/2026/*.csv', async (route) => { await gate; await route.continue(); }));
  const asked = new Set();
  page.on('request', (request) => asked.add(request.url()));
  await page.reload();
  await settles(() => assert.equal([...asked].filter((url) => url.endsWith('.csv')).length, 11));
  release();
  await opens(page);
  await finish(page, { allow: NETWORK });
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
