// Several editions: what changed from one to the next, as a page and as a file, and the barometer over all of them.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { changedEdition } from './edition.mjs';
import { assertAccessible, DIST, finish, openSite, settles } from './harness.mjs';
import { parseCsv } from './oracle.mjs';
import { plain, visit } from './screen.mjs';
import { zip } from './zip.mjs';

const OLD = '2026';
const NEW = '2027';
const FOLDER = join(DIST, 'data', OLD);
const rowsOf = (name) => parseCsv(readFileSync(join(FOLDER, `${name}.csv`), 'utf8'));
const [cases, values, decisions, indicators, terms] = ['cases', 'values', 'decisions', 'indicators', 'terms'].map(rowsOf);

// What the next edition does otherwise: a case of which another id is told, one withdrawn with all that it has, one more;
// a figure, a decision, a definition and a label that are not the same; a term more.
const renamed = cases[0];
const withdrawn = cases.find((one) => one !== renamed && values.some((row) => row.case === one.id) && decisions.some((row) => row.case === one.id));
const added = { ...cases.find((one) => one !== renamed && one !== withdrawn), id: 'un-cas-nouveau', title_fr: '=Un cas nouveau', title_en: '=A new case', year: '2019', formerly: '' };
const changed = values.find((row) => row.case !== '' && row.case !== renamed.id && row.case !== withdrawn.id && row.value !== '' && row.low === '');
const decided = decisions.find((row) => row.case !== withdrawn.id);
const defined = indicators[1];
const labelled = terms.find((row) => row.facet === 'usage');
const lost = (rows) => rows.filter((row) => row.case === withdrawn.id).length;

const next = () => changedEdition(FOLDER, (rows) => {
  const follow = (all) => all.filter((row) => row.case !== withdrawn.id).map((row) => (row.case === renamed.id ? { ...row, case: 'autre-identifiant' } : row));
  rows('cases', (all) => [
    ...all.filter((row) => row.id !== withdrawn.id).map((row) => (row.id === renamed.id ? { ...row, id: 'autre-identifiant', formerly: renamed.id, title_fr: `${row.title_fr} (relu)` } : row)),
    added,
  ]);
  rows('values', (all) => follow(all).map((row) => (row.id === changed.id ? { ...row, value: '123456' } : row)));
  rows('decisions', (all) => follow(all).map((row) => (row.id === decided.id ? { ...row, body: `${row.body} (relu)` } : row)));
  rows('indicators', (all) => all.map((row) => (row.id === defined.id ? { ...row, definition_fr: 'Une autre définition.', aggregation: 'max' } : row)));
  rows('terms', (all) => [...all.map((row) => (row.facet === labelled.facet && row.id === labelled.id ? { ...row, label_fr: `${row.label_fr} (relu)` } : row)),
    { ...labelled, id: 'un-terme-nouveau', label_fr: 'Un terme nouveau', label_en: 'A new term', formerly: '' }]);
});

let one;
let two;
let root;
before(async () => {
  root = mkdtempSync(join(tmpdir(), 'editions-'));
  cpSync(DIST, root, { recursive: true });
  const files = next();
  const described = { ...JSON.parse(files['datapackage.json']), edition: NEW, version: `${NEW}.1`, created: `${NEW}-11-24T00:00:00Z` };
  files['datapackage.json'] = JSON.stringify(described);
  mkdirSync(join(root, 'data', NEW));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'data', NEW, name), text);
  const list = join(root, 'data', 'editions.json');
  const { editions } = JSON.parse(readFileSync(list, 'utf8'));
  const entry = { ...editions[0], id: NEW, path: `${NEW}/datapackage.json`, version: described.version, created: described.created };
  writeFileSync(list, JSON.stringify({ editions: [entry, ...editions] }));
  one = await openSite();
  two = await openSite({ root });
});
after(async () => {
  await one?.close();
  await two?.close();
  if (root) rmSync(root, { recursive: true, force: true });
});

const H1 = { fr: 'Ce qui change entre deux éditions', en: 'What changed between two editions' };
/** The page of what changed, once it is there. */
async function compared(site, query = '', options = {}) {
  const lang = query.includes('lang=en') ? 'en' : 'fr';
  const page = await visit(site, `#/diff${query}`, options);
  await page.getByRole('heading', { level: 1, name: H1[lang] }).waitFor();
  return page;
}
const button = (page) => page.getByRole('button', { name: /^CSV|lignes|rows/ });

test('the newest edition is compared with the one before: counts in a sentence, then each change', async () => {
  const page = await compared(two);
  const said = page.getByRole('status').filter({ hasText: `De l’édition ${OLD} à l’édition ${NEW}` });
  await said.waitFor();
  const text = plain(await said.textContent());
  const plural = (n, noun, status) => `${n} ${noun}${n > 1 ? 's' : ''} ${status}${n > 1 ? 's' : ''}`;
  assert.equal(text, plain(`De l’édition ${OLD} à l’édition ${NEW} : ${[
    '1 cas ajouté', '1 cas renommé', '1 cas retiré',
    '1 valeur modifiée', plural(lost(values), 'valeur', 'retirée'),
    '1 décision modifiée', plural(lost(decisions), 'décision', 'retirée'),
    '1 indicateur modifié', '1 terme ajouté', '1 terme modifié',
  ].join(', ')}.`));
  for (const name of ['Cas', 'Valeurs', 'Décisions', 'Indicateurs', 'Termes']) await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
  assert.equal(await page.getByRole('heading', { level: 2, name: 'Facettes' }).count(), 0);
  // Which field, from what to what.
  const value = page.getByRole('listitem').filter({ hasText: /123\s456/ }).last();
  await value.waitFor();
  const { unit_fr: unit } = indicators.find(({ id }) => id === changed.indicator);
  const written = plain(Number(changed.value).toLocaleString('fr-FR'));
  assert.equal(plain(await value.textContent()), `Valeur : Avant ${written} ${unit} → Après 123 456 ${unit}`);
  const rule = page.getByRole('listitem').filter({ hasText: 'Règle de réunion' }).last();
  assert.match(plain(await rule.textContent()), /Avant aucune → Après maximum$/);
  // The open edition needs no second load; the other one is loaded once.
  assert.equal(two.server.count(new RegExp(`/data/${NEW}/cases\\.csv$`)), 1);
  assert.equal(two.server.count(new RegExp(`/data/${OLD}/cases\\.csv$`)), 1);
  await finish(page);
});

test('a thing is followed into the edition that has it', async () => {
  const page = await compared(two);
  await page.getByRole('link', { name: withdrawn.title_fr, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: withdrawn.title_fr }).waitFor();
  assert.equal(page.url(), `${two.server.url}#/case/${withdrawn.id}?edition=${OLD}`);
  await page.goBack();
  await page.getByRole('link', { name: `${renamed.title_fr} (relu)`, exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: `${renamed.title_fr} (relu)` }).waitFor();
  assert.equal(page.url(), `${two.server.url}#/case/autre-identifiant?edition=${NEW}`);
  await page.goBack();
  await page.getByRole('link', { name: defined.label_fr, exact: true }).click();
  await settles(() => assert.equal(page.url(), `${two.server.url}#/indicator/${defined.id}?edition=${NEW}`));
  await finish(page);
});

test('the two editions are chosen, and the address says which', async () => {
  const page = await compared(two);
  await page.getByRole('combobox', { name: 'De l’édition' }).selectOption(NEW);
  await page.getByRole('combobox', { name: 'à l’édition' }).selectOption(OLD);
  await page.getByRole('button', { name: 'Comparer', exact: true }).click();
  await page.getByRole('status').filter({ hasText: `De l’édition ${NEW} à l’édition ${OLD}` }).waitFor();
  assert.equal(page.url(), `${two.server.url}#/diff?from=${NEW}&to=${OLD}`);
  const text = plain(await page.getByRole('status').filter({ hasText: 'De l’édition' }).textContent());
  assert.match(text, /1 cas ajouté, 1 cas renommé, 1 cas retiré/);
  assert.match(text, new RegExp(`${lost(values)} valeurs? ajoutées?`));
  await page.getByRole('combobox', { name: 'à l’édition' }).selectOption(NEW);
  await page.getByRole('button', { name: 'Comparer', exact: true }).click();
  await page.getByText('C’est deux fois la même édition').waitFor();
  await finish(page);
});

test('what changed is taken away as a table, in which nothing is a formula', async () => {
  const page = await compared(two, `?from=${OLD}&to=${NEW}`);
  const take = button(page);
  const name = plain(await take.textContent());
  const [download] = await Promise.all([page.waitForEvent('download'), take.click()]);
  assert.equal(download.suggestedFilename(), `ce-qui-change-entre-deux-editions-${OLD}-${NEW}.csv`);
  const rows = parseCsv(readFileSync(await download.path(), 'utf8'));
  assert.ok(name.includes(String(rows.length)), `${name}: ${rows.length} rows`);
  const told = (row) => [row.Quoi, row.Changement, row['Identifiant avant'], row['Identifiant après'], row.Champ, row.Avant, row['Après']];
  const of = (id) => rows.filter((row) => [row['Identifiant avant'], row['Identifiant après']].includes(id)).map(told);
  assert.deepEqual(of(changed.id), [['valeur', 'modifiée', changed.id, changed.id, 'value', changed.value, '123456']]);
  assert.deepEqual(of(renamed.id), [
    ['cas', 'renommé', renamed.id, 'autre-identifiant', 'id', renamed.id, 'autre-identifiant'],
    ['cas', 'renommé', renamed.id, 'autre-identifiant', 'title_fr', renamed.title_fr, `${renamed.title_fr} (relu)`],
  ]);
  assert.deepEqual(of(added.id), [['cas', 'ajouté', '', added.id, '', '', '']]);
  const fresh = rows.find((row) => row['Identifiant après'] === added.id);
  assert.equal(fresh['Nom après'], `'${added.title_fr}`);
  assert.ok(fresh.Adresse.endsWith(`#/case/${added.id}?edition=${NEW}`), fresh.Adresse);
  assert.ok(rows.every((row) => Object.values(row).every((cell) => !/^[=+@\t\r]/.test(cell))));
  await finish(page);
});

test('a draft that is open is compared with the newest edition', async () => {
  const page = await visit(one, '#/local');
  const scratch = mkdtempSync(join(tmpdir(), 'draft-'));
  try {
    writeFileSync(join(scratch, 'draft.zip'), zip(next()));
    await page.getByLabel('Choisir une archive zip').setInputFiles(join(scratch, 'draft.zip'));
    // The same id as that of the published edition.
    await page.getByText(`Brouillon ${OLD}, ouvert depuis cet appareil`).waitFor();
    await page.evaluate(() => { location.hash = '#/diff'; });
    await page.getByRole('status').filter({ hasText: `De l’édition ${OLD} à l’édition brouillon ouvert` }).waitFor();
    await page.getByRole('link', { name: `${renamed.title_fr} (relu)`, exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: `${renamed.title_fr} (relu)` }).waitFor();
    await page.goBack();
    await page.getByText(withdrawn.title_fr, { exact: true }).waitFor();
    assert.equal(await page.getByRole('link', { name: withdrawn.title_fr, exact: true }).count(), 0);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  await finish(page);
});

test('with one edition the page says that there is nothing to compare', async () => {
  for (const [query, said] of [['', 'Une seule édition est publiée ici'], ['?lang=en', 'A single edition is published here']]) {
    const page = await compared(one, query);
    await page.getByText(said).waitFor();
    assert.equal(await page.getByRole('combobox', { name: /édition|edition/ }).count(), 0);
    await assertAccessible(page);
    await finish(page);
  }
});

test('an edition that cannot be had is said, and asked for again', async () => {
  const unknown = await compared(two, '?from=1999');
  await unknown.getByRole('alert').filter({ hasText: '1999' }).waitFor();
  await unknown.getByRole('combobox', { name: 'De l’édition' }).selectOption(OLD);
  await unknown.getByRole('button', { name: 'Comparer', exact: true }).click();
  await unknown.getByRole('alert').filter({ hasText: '1999' }).waitFor({ state: 'detached' });
  await finish(unknown);
  two.server.rule(new RegExp(`/data/${OLD}/cases\\.csv$`), { status: 500 });
  const page = await compared(two);
  await page.getByRole('alert').waitFor();
  two.server.clear();
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await page.getByRole('status').filter({ hasText: `De l’édition ${OLD}` }).waitFor();
  await finish(page, { allow: [/Failed to load resource/] });
});

test('the barometer counts by year what the rows say', async () => {
  const page = await visit(one, '#/barometer');
  await page.getByRole('heading', { level: 1, name: 'Baromètre' }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'Ce que le baromètre ne dit pas' }).waitFor();
  for (const name of ['Par année', 'Séries nationales']) await page.getByRole('figure', { name, exact: true }).waitFor();
  const counted = cases.filter(({ use_level: level }) => level !== 'primary');
  const name = 'Cas, décisions et preuves par année';
  await page.getByText(`Tableau – ${name}`).click();
  const table = page.getByRole('table', { name });
  const rows = await table.getByRole('row').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  const [head, ...body] = rows;
  assert.deepEqual(head.slice(0, 3), ['Année', 'Cas', 'Décisions']);
  const ids = new Set(counted.map(({ id }) => id));
  const statuses = terms.filter(({ facet }) => facet === 'preuve' || facet === 'proof');
  const column = cases[0].preuve === undefined ? 'proof' : 'preuve';
  for (const [year, n, decided, ...shares] of body) {
    assert.equal(Number(n), counted.filter((row) => row.year === year).length, year);
    assert.equal(Number(decided), decisions.filter((row) => ids.has(row.case) && row.date.startsWith(year)).length, year);
    for (const [at, label] of head.slice(3).entries()) {
      const { id } = statuses.find((row) => row.label_fr === label);
      assert.equal(Number(shares[at]), counted.filter((row) => row.year === year && row[column].split('|').includes(id)).length, `${year}, ${label}`);
    }
  }
  await page.getByText('Une seule édition est publiée ici').waitFor();
  await finish(page);
});

test('the barometer has a row for each edition, and says where a definition changed', async () => {
  const page = await visit(two, '#/barometer');
  const figure = page.getByRole('figure', { name: 'D’une édition à l’autre' });
  await figure.waitFor();
  const said = plain(await figure.textContent());
  assert.match(said, new RegExp(`Édition ${OLD} : 130 cas, de \\d{4} à \\d{4}\\..*Édition ${NEW} : 1\\d\\d cas`));
  const step = page.getByRole('listitem').filter({ hasText: `De ${OLD} à ${NEW}` });
  assert.match(plain(await step.textContent()), /1 indicateur a changé de définition/);
  await step.getByRole('link', { name: defined.label_fr }).waitFor();
  await page.getByText('Tableau – D’une édition à l’autre').click();
  const heads = await page.getByRole('table', { name: 'D’une édition à l’autre' }).getByRole('columnheader').allTextContents();
  assert.deepEqual(heads, ['Année', `Édition ${OLD}`, `Édition ${NEW}`]);
  await step.getByRole('link', { name: 'Voir tout ce qui change' }).click();
  await page.getByRole('status').filter({ hasText: `De l’édition ${OLD} à l’édition ${NEW}` }).waitFor();
  assert.equal(page.url(), `${two.server.url}#/diff?from=${OLD}&to=${NEW}`);
  await finish(page);
});

test('under a selection the barometer says so, and leads to all cases', async () => {
  const page = await visit(one, '#/barometer?years=2015-2019');
  await page.getByText(/^Les figures portent sur la sélection/).waitFor();
  await page.getByRole('link', { name: 'Baromètre de tous les cas' }).click();
  await page.getByText(/^Les figures portent sur la sélection/).waitFor({ state: 'detached' });
  assert.equal(page.url(), `${one.server.url}#/barometer`);
  await finish(page);
});

for (const width of [1280, 360]) {
  for (const lang of ['fr', 'en']) {
    test(`both pages are accessible at ${width} px (${lang})`, async () => {
      const query = lang === 'en' ? '?lang=en' : '';
      const options = { width, height: 800, reducedMotion: 'reduce' };
      const page = await compared(two, query, options);
      await button(page).waitFor();
      await check(page, 'diff');
      await page.goto(`${two.server.url}#/barometer${query}`);
      await page.getByRole('figure', { name: /^(D’une édition à l’autre|From one edition to the next)$/ }).waitFor();
      await check(page, 'barometer');
      await finish(page);
    });
  }
}

/** No violation in either theme, and nothing that scrolls sideways. */
async function check(page, name) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await assertAccessible(page);
    if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}-${page.viewportSize().width}-${await page.evaluate(() => document.documentElement.lang)}-${colorScheme}.png`), fullPage: true });
  }
  const [wide, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= shown, `${name}: ${wide} px in ${shown}`);
}
