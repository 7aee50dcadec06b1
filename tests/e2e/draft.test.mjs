// A draft is opened from the device, its problems are told line by line, and nothing of it leaves the page.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { brokenDraft, changedEdition } from './edition.mjs';
import { DIST, finish, openSite, settles } from './harness.mjs';
import { outline, plain, visit } from './screen.mjs';
import { zip } from './zip.mjs';

const FOLDER = join(DIST, 'data', '2026');
let site;
let scratch;
before(async () => { site = await openSite(); scratch = mkdtempSync(join(tmpdir(), 'draft-')); });
after(async () => { await site?.close(); rmSync(scratch, { recursive: true, force: true }); });
afterEach(() => site.server.clear());

function folderOf(name, files) {
  const folder = join(scratch, name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

function archiveOf(name, files, options) {
  const path = join(scratch, name);
  writeFileSync(path, zip(files, options));
  return path;
}

/** The rows of the list of problems, cell by cell. */
async function problems(page) {
  const items = await outline(page.getByRole('table'));
  const rows = [];
  for (const { role, name: text } of items) {
    if (role === 'rowheader') rows.push([text]);
    else if (role === 'cell') rows.at(-1)?.push(text);
  }
  return rows;
}

async function local(options) {
  const page = await visit(site, '#/local', options);
  // The page is a part of the code of its own, which comes before anything is opened.
  await page.getByLabel('Choisir un dossier').waitFor();
  const asked = site.server.requests.length;
  // The browser asks for the icon of the page when it likes, the page for a part of its own code; that says nothing of a draft.
  const own = ({ method, path }) => method === 'GET' && /\/(icons\/icon\.svg|snippets\/[a-z0-9-]+\/[a-z_0-9]+\.wasm)$/.test(path);
  const sent = () => site.server.requests.slice(asked).filter((request) => !own(request));
  return { page, nothingSent: () => assert.deepEqual(sent(), []) };
}

test('the problems of a draft are counted and listed in both languages', async () => {
  const { files, told } = brokenDraft(FOLDER);
  const { page, nothingSent } = await local();
  await page.getByLabel('Choisir un dossier').setInputFiles(folderOf('broken', files));
  await page.getByText('Brouillon 2026, ouvert depuis cet appareil').waitFor();
  await page.getByRole('heading', { level: 1, name: '130 cas' }).waitFor();
  await page.getByRole('link', { name: '3 problèmes, 3 lignes laissées de côté' }).click();

  await page.getByRole('heading', { level: 1, name: 'Problèmes de l’édition' }).waitFor();
  const places = (rows) => rows.map((row) => row.slice(0, 4).join(' ')).sort();
  const expected = told.map((row) => row.join(' ')).sort();
  const inFrench = await problems(page);
  assert.deepEqual(places(inFrench), expected);
  const sentences = (rows) => Object.fromEntries(rows.map((row) => [row[2], row[4]]));
  assert.match(sentences(inFrench).id, /^Erreur – Cette clé est déjà prise à la ligne 2\.$/);
  assert.match(sentences(inFrench).reference, /^Erreur – Aucune ligne lue de « references » n’a cet identifiant/);
  assert.match(sentences(inFrench).low, /^Erreur – L’ordre doit être : borne basse ≤ valeur ≤ borne haute\.$/);

  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Problems of the edition' }).waitFor();
  await page.getByText('Draft 2026').waitFor();
  const inEnglish = await problems(page);
  assert.deepEqual(places(inEnglish), expected);
  for (const [column, sentence] of Object.entries(sentences(inEnglish))) {
    assert.match(sentence, /^Error – [A-Z].*\.$/);
    assert.notEqual(sentence, sentences(inFrench)[column]);
  }
  nothingSent();
  await finish(page);
});

test('leaving a draft returns to the published edition', async () => {
  const files = changedEdition(FOLDER, (rows) => rows('cases', (cases) => cases.slice(0, 10)));
  const { page, nothingSent } = await local();
  await page.getByLabel('Choisir un dossier').setInputFiles(folderOf('shorter', files));
  await page.getByRole('heading', { level: 1, name: /^(?!130).* cas$/ }).waitFor();
  await page.getByRole('button', { name: 'Quitter le brouillon' }).click();
  await page.getByRole('heading', { level: 1, name: '130 cas' }).waitFor();
  assert.equal(await page.getByText('Brouillon 2026').count(), 0);
  assert.equal(await page.getByText(/lignes? laissées? de côté/).count(), 0);
  nothingSent();
  await finish(page);
});

for (const [how, options, under] of [['deflated', {}, ''], ['stored', { stored: true }, ''], ['deflated, in a folder', {}, 'edition/']]) {
  test(`a zip is read (${how})`, async () => {
    const { files } = brokenDraft(FOLDER);
    const named = Object.fromEntries(Object.entries(files).map(([name, text]) => [under + name, text]));
    const { page, nothingSent } = await local();
    await page.getByLabel('Choisir une archive zip').setInputFiles(archiveOf(`${how.replace(/\W+/g, '-')}.zip`, named, options));
    await page.getByText('Brouillon 2026, ouvert depuis cet appareil').waitFor();
    await page.getByRole('link', { name: '3 problèmes, 3 lignes laissées de côté' }).waitFor();
    await page.getByRole('heading', { level: 1, name: '130 cas' }).waitFor();
    nothingSent();
    await finish(page);
  });
}

test('what is no edition is said in a sentence, and another may be chosen at once', async () => {
  const whole = changedEdition(FOLDER, () => {});
  const { 'datapackage.json': _, ...rest } = whole;
  const archive = zip(whole);
  const cases = [
    ['no package in the folder', 'Choisir un dossier', folderOf('no-package', rest), 'Aucun fichier datapackage.json n’a été trouvé.'],
    ['no package in the zip', 'Choisir une archive zip', archiveOf('no-package.zip', rest), 'Aucun fichier datapackage.json n’a été trouvé.'],
    ['no zip', 'Choisir une archive zip', join(scratch, 'none.zip'), 'Cette archive ne peut pas être lue.'],
    ['a zip cut short', 'Choisir une archive zip', join(scratch, 'cut.zip'), 'Cette archive ne peut pas être lue.'],
    ['damaged data', 'Choisir une archive zip', join(scratch, 'damaged.zip'), 'Cette archive ne peut pas être lue.'],
    ['broken package', 'Choisir un dossier', folderOf('broken-package', { ...whole, 'datapackage.json': '{"edition": "2026",\n "resources": [' }), 'datapackage.json n’est pas lisible, ligne 2'],
  ];
  writeFileSync(join(scratch, 'none.zip'), 'not a zip at all');
  writeFileSync(join(scratch, 'cut.zip'), archive.subarray(0, archive.length / 2));
  const damaged = Buffer.from(archive);
  damaged.fill(0xff, 2000, 6000);
  writeFileSync(join(scratch, 'damaged.zip'), damaged);
  const { page, nothingSent } = await local();
  for (const [what, field, path, sentence] of cases) {
    await page.getByLabel(field).setInputFiles(path);
    await settles(async () => assert.ok(plain(await page.getByRole('alert').textContent()).startsWith(sentence), `${what}: « ${await page.getByRole('alert').textContent()} »`));
    assert.equal(await page.getByText('Brouillon 2026').count(), 0);
  }
  await page.getByLabel('Choisir une archive zip').setInputFiles(archiveOf('whole.zip', whole));
  await page.getByText('Brouillon 2026, ouvert depuis cet appareil').waitFor();
  nothingSent();
  await finish(page);
});
