// What is taken away is what is on the screen: a dossier on paper, files that other programs read, a view inside another page.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { parse } from 'csv-parse/sync';
import { Package } from 'datapackage';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { getDocumentProxy } from 'unpdf';
import { changedEdition, serveEdition } from './edition.mjs';
import { assertAccessible, DIST, finish, openSite, settles, started } from './harness.mjs';
import { openOracle } from './oracle.mjs';
import { at, caseList, fragment, plain, searchBox, titles, visit } from './screen.mjs';
import { startServer } from './server.mjs';

const FOLDER = join(DIST, 'data', '2026');
const HOSTS = join(import.meta.dirname, 'hosts');
const oracle = openOracle(FOLDER);
const valuesOf = (id) => oracle.values.filter((row) => row.case === id);
const decisionsOf = (id) => oracle.decisions.filter((row) => row.case === id);
const caseOf = (id) => oracle.cases.find((one) => one.id === id);
const citedBy = (ids) => new Set(ids.flatMap((id) => [...caseOf(id).references.split('|'), ...valuesOf(id).map(({ reference }) => reference)]).filter(Boolean));
// Six cases that are counted, from the one with most results to one with few.
const byLength = oracle.cases.filter(({ use_level: level }) => level !== 'primary').map(({ id }) => id).sort((a, b) => valuesOf(b).length - valuesOf(a).length);
const SIX = [0, 3, 6, 30, 65, 100].map((place) => byLength[place]);
const dossierOf = (ids, rest = '') => `#/dossier?cases=${ids.join(',')}${rest}`;

let site;
let scratch;
before(async () => { site = await openSite(); scratch = mkdtempSync(join(tmpdir(), 'take-')); });
after(async () => { await site?.close(); rmSync(scratch, { recursive: true, force: true }); });
afterEach(() => site.server.clear());

const putAside = (page, id) => page.getByRole('button', { name: `Mettre au dossier – ${plain(caseOf(id).title_fr)}`, exact: true });
const openShare = (page, name = 'Emporter, citer, partager') => page.locator('summary', { hasText: new RegExp(`^${name}$`) }).click();
const take = (page, name) => page.getByRole('button', { name, exact: true });
/** The headings of the cases of a dossier, without their numbers. */
const inDossier = async (page) => (await page.getByRole('heading', { level: 2, name: /^\d+\. / }).allTextContents()).map((text) => plain(text).replace(/^\d+\. /, ''));
const titlesOf = (ids) => ids.map((id) => plain(caseOf(id).title_fr));

/** A file that an act saves. */
async function saved(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), act()]);
  const path = join(scratch, `${Date.now()}-${download.suggestedFilename().replace(/[^\w.-]/g, '')}`);
  await download.saveAs(path);
  return { name: download.suggestedFilename(), path, bytes: readFileSync(path), text: readFileSync(path, 'utf8') };
}

/** What a code says, as the camera of a telephone sees it on the screen. */
async function scanned(image) {
  await image.scrollIntoViewIfNeeded();
  const { data, width, height } = PNG.sync.read(await image.screenshot());
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

async function addressCopied(page, name = 'Copier l’adresse') {
  await take(page, name).click();
  await page.getByText('Copié.').waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

test('cases put aside in the list, after a search and on a sheet make a dossier whose address has their ids in order', async () => {
  const page = await visit(site);
  const listed = oracle.expect({}).ids.slice(0, 2);
  for (const id of listed) {
    await putAside(page, id).click();
    await settles(async () => assert.equal(await putAside(page, id).getAttribute('aria-pressed'), 'true'));
  }
  const [third, ...others] = SIX.filter((id) => !listed.includes(id));
  await searchBox(page).fill(plain(caseOf(third).title_fr));
  await putAside(page, third).first().click();
  const six = [...listed, third, ...others.slice(0, 3)];
  for (const id of six.slice(3)) {
    await page.evaluate((to) => { location.hash = to; }, `#/case/${id}`);
    await page.getByRole('heading', { level: 1, name: plain(caseOf(id).title_fr), exact: true }).waitFor();
    await page.getByRole('main').locator('article').getByRole('button', { name: /^Mettre au dossier/ }).click();
  }
  await page.getByRole('link', { name: 'Dossier (6)' }).click();
  await page.getByRole('heading', { level: 1, name: 'Dossier (6 cas)' }).waitFor();
  assert.deepEqual(await inDossier(page), titlesOf(six));
  assert.equal(at(page), dossierOf(six));

  // One down, another away.
  const part = (n) => page.locator('section', { has: page.getByRole('heading', { level: 2, name: new RegExp(`^${n}\\. `) }) }).last();
  await part(1).getByRole('button', { name: 'Descendre' }).click();
  const [first, second, ...rest] = six;
  await settles(async () => assert.equal(at(page), dossierOf([second, first, ...rest])));
  await part(3).getByRole('button', { name: 'Retirer du dossier' }).click();
  const five = [second, first, ...rest.slice(1)];
  await settles(async () => assert.equal(at(page), dossierOf(five)));
  assert.deepEqual(await inDossier(page), titlesOf(five));
  await page.goBack();
  await settles(async () => assert.deepEqual(await inDossier(page), titlesOf([second, first, ...rest])));
  await finish(page);
});

test('title and notes are in no address and in no code; a file brings them back, and the device keeps them only if asked', async () => {
  const page = await visit(site, dossierOf(SIX), CLIPBOARD);
  const said = { title: 'Pour le rendez-vous de jeudi', note: 'À lire avant : « les limites »', own: 'Notre cas <b>principal</b>' };
  await page.getByLabel('Titre du dossier').fill(said.title);
  await page.getByRole('heading', { level: 1, name: said.title }).waitFor();
  await page.getByLabel('Note pour tout le dossier').fill(said.note);
  await page.getByLabel('Note pour ce cas').nth(1).fill(said.own);
  assert.equal(at(page), dossierOf(SIX));
  await openShare(page);
  const shared = await addressCopied(page);
  assert.equal(shared, `${site.server.url}${dossierOf(SIX, '&edition=2026')}`);
  for (const image of await page.getByRole('img', { name: /^Code à scanner/ }).all()) assert.equal(await scanned(image), shared);
  assert.equal(await page.evaluate(() => JSON.stringify({ ...localStorage }).includes('jeudi')), false);

  const file = await saved(page, () => take(page, 'Enregistrer le dossier').click());
  assert.match(file.name, /^[a-z0-9-]+\.json$/);
  const reads = async (other) => {
    await other.getByRole('heading', { level: 1, name: said.title }).waitFor();
    assert.equal(await other.getByLabel('Note pour tout le dossier').inputValue(), said.note);
    assert.equal(await other.getByLabel('Note pour ce cas').nth(1).inputValue(), said.own);
  };
  const other = await visit(site, '#/dossier');
  await other.getByText(/^Le dossier est vide/).waitFor();
  const none = join(scratch, 'none.json');
  for (const content of ['no dossier', '{"dossier": 1}', '[]']) {
    writeFileSync(none, content);
    await other.getByLabel('Ouvrir un dossier enregistré').setInputFiles(none);
    await settles(async () => assert.equal(await other.getByRole('alert').textContent(), 'Ce fichier n’est pas un dossier enregistré ici.'));
  }
  await other.getByLabel('Ouvrir un dossier enregistré').setInputFiles(file.path);
  await reads(other);
  assert.deepEqual(await inDossier(other), titlesOf(SIX));
  assert.equal(at(other), dossierOf(SIX));
  await finish(other);

  // Nothing was kept; then it is asked for.
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Dossier (6 cas)' }).waitFor();
  await page.getByLabel('Titre du dossier').fill(said.title);
  await page.getByLabel('Note pour tout le dossier').fill(said.note);
  await page.getByLabel('Note pour ce cas').nth(1).fill(said.own);
  await page.getByRole('checkbox', { name: 'Garder titre et notes sur cet appareil' }).check();
  await page.reload();
  await reads(page);
  await page.getByRole('checkbox', { name: 'Garder titre et notes sur cet appareil' }).uncheck();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Dossier (6 cas)' }).waitFor();
  await finish(page);
});

test('the dossier and what it offers work for everyone, in both languages', async () => {
  for (const [lang, share, print] of [['', 'Emporter, citer, partager', 'Imprimer ou enregistrer en PDF'], ['&lang=en', 'Take away, cite, share', 'Print or save as PDF']]) {
    for (const width of [1280, 360]) {
      const page = await visit(site, dossierOf(SIX, lang), { width });
      await take(page, print).waitFor();
      await openShare(page, share);
      await page.getByRole('button', { name: 'BibTeX', exact: true }).waitFor();
      await assertAccessible(page);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `nothing scrolls sideways at ${width} px`);
      if (width === 1280) {
        await page.evaluate((to) => { location.hash = to; }, `#/case/${SIX[0]}?${lang}`);
        await openShare(page, share);
        await page.getByText(lang ? 'Embed in a page' : 'Intégrer dans une page', { exact: true }).click();
        await assertAccessible(page);
      }
      await finish(page);
    }
  }
});

// Paper ///////////////////////////////////////////////////////////////////////////////////////////////////////////

/** Text without any white space: where lines are broken is no matter. */
const compact = (text) => text.normalize('NFKC').replace(/[\s\u00ad]+/g, '');

/** A page of a PDF: its size, pieces of text with their places, links, and the roles of its structure. */
async function pagesOf(bytes) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const destinations = await pdf.getDestinations();
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const [, , width, height] = page.view;
    const items = (await page.getTextContent()).items.filter(({ str }) => str?.trim());
    const links = [];
    for (const { url, dest } of await page.getAnnotations()) {
      const target = typeof dest === 'string' ? destinations[dest] : dest;
      links.push(url ? { url } : { page: target && await pdf.getPageIndex(target[0]) });
    }
    const roles = (node) => [node.role, ...(node.children ?? []).flatMap(roles)].filter(Boolean);
    pages.push({ width, height, items, links, text: compact(items.map(({ str }) => str).join('')), roles: roles(await page.getStructTree()) });
  }
  return pages;
}

const written = (digits) => {
  const [whole, part] = digits.split('.');
  return compact(whole.replace('-', '\u2212').replace(/\B(?=(\d{3})+$)/g, '\u202f') + (part ? `,${part}` : ''));
};

test('six cases on paper: each figure with its reference, a page a case, numbered pages, links and headings', async () => {
  const page = await visit(site, dossierOf(SIX));
  await page.getByLabel('Note pour ce cas').first().fill('Une note sur papier.');
  await page.getByRole('img', { name: /^Par année/ }).waitFor();
  await page.getByRole('img', { name: /^Rapports et leur intervalle/ }).waitFor();
  for (const format of ['A4', 'Letter']) {
    const pages = await pagesOf(await page.pdf({ format, preferCSSPageSize: false, tagged: true, outline: true }));
    const about = (what) => `${format}: ${what}`;
    // A cover, the overview with its charts on two pages, a page a case, the bibliography.
    assert.equal(pages.length, 1 + 2 + SIX.length + 1, about('pages'));
    for (const [at, { width, height, items, text }] of pages.entries()) {
      assert.ok(text.startsWith(`${at + 1}/${pages.length}`), about(`page ${at + 1} has its number`));
      assert.ok(items.length > 5, about(`page ${at + 1} is not blank`));
      for (const { str, transform, width: length } of items) {
        assert.ok(transform[4] >= 30 && transform[4] + length <= width - 30, about(`« ${str} » is between the margins of page ${at + 1}`));
        assert.ok(transform[5] >= 10 && transform[5] <= height - 20, about(`« ${str} » is on page ${at + 1}`));
      }
    }
    // The number of a page comes first in the file.
    const bodies = pages.map(({ text }, at) => text.slice(`${at + 1}/${pages.length}`.length));
    assert.ok(bodies.at(-1).startsWith('Bibliographie'));
    const bibliography = bodies.at(-1).slice('Bibliographie'.length);
    // Its entries in their order, each behind its number.
    const entries = [...citedBy(SIX)].map((id) => oracle.references.find((row) => row.id === id)).map(({ id, authors, title }) => {
      const place = bibliography.indexOf(compact(title));
      assert.ok(place >= 0, about(`the bibliography has « ${title} »`));
      return { id, place: bibliography.lastIndexOf(compact(authors), place) };
    }).sort((a, b) => a.place - b.place);
    for (const [at, { id, place }] of entries.entries()) assert.ok(bibliography.slice(0, place).endsWith(`${at + 1}.`), about(`${id} is number ${at + 1}`));
    const numberOf = (id) => entries.findIndex((entry) => entry.id === id) + 1;
    for (const [at, id] of SIX.entries()) {
      const on = pages[3 + at];
      assert.ok(bodies[3 + at].startsWith(compact(`${at + 1}. ${caseOf(id).title_fr}`)), about(`page ${4 + at} is of ${id}`));
      for (const field of ['plain_fr', 'summary_fr', 'limits_fr']) assert.ok(on.text.includes(compact(caseOf(id)[field])), about(`${id} has its ${field}`));
      for (const { label_fr: label } of decisionsOf(id)) assert.ok(on.text.includes(compact(label)), about(`${id}: ${label}`));
      const rows = valuesOf(id).map((row) => {
        const indicator = oracle.indicators.find((one) => one.id === row.indicator);
        const begin = on.text.indexOf(compact(indicator.label_fr + row.text_fr));
        assert.ok(begin >= 0, about(`${id} has the row « ${row.text_fr} », whole`));
        return { ...row, begin };
      }).sort((a, b) => a.begin - b.begin);
      for (const [place, row] of rows.entries()) {
        const told = on.text.slice(row.begin, rows[place + 1]?.begin ?? on.text.lastIndexOf(compact('Décisions')));
        for (const digits of [row.value, row.low, row.high].filter(Boolean)) assert.ok(told.includes(written(digits)), about(`${row.id}: ${digits} in « ${told} »`));
        for (const words of [row.population_fr, row.comparison_fr, row.locator]) assert.ok(told.includes(compact(words)), about(`${row.id}: ${words}`));
        assert.ok(told.includes(`[${numberOf(row.reference)}]`), about(`${row.id}: ${row.reference} is [${numberOf(row.reference)}] in « ${told} »`));
      }
      // A number leads to the bibliography, a decision to its document.
      assert.equal(on.links.filter(({ page: to }) => to === pages.length - 1).length, rows.length, about(`${id}: links to the bibliography`));
      for (const { url } of decisionsOf(id).filter((row) => row.url)) assert.ok(on.links.some((link) => link.url === new URL(url).href || link.url === url), about(url));
      assert.ok(on.roles.includes('H2') && on.roles.includes('H3') && on.roles.includes('Table') && on.roles.includes('TH'), about('headings and tables are tagged'));
    }
    assert.ok(pages[3].text.includes(compact('Une note sur papier.')));
    const urls = [...citedBy(SIX)].map((id) => oracle.references.find((row) => row.id === id)).map(({ doi, url }) => (doi ? `https://doi.org/${doi}` : url));
    const linked = pages.at(-1).links.map(({ url }) => url && decodeURI(url));
    for (const url of urls) assert.ok(linked.includes(decodeURI(url)), about(`${url} is a link`));
    assert.ok(pages[0].roles.includes('H1'), about('the title is tagged'));
    assert.ok(pages[0].text.includes(compact(`${site.server.url}${dossierOf(SIX, '&edition=2026')}`)), about('the address is on the cover'));
    const all = pages.map(({ text }) => text).join('');
    for (const what of ['Vue d’ensemble', 'Ce que ces chiffres ne disent pas']) assert.ok(all.includes(compact(what)), about(what));
    // Nothing of the screen is on paper.
    for (const what of ['Monter', 'Titre du dossier', 'Imprimer', 'Emporter']) assert.ok(!all.includes(what), about(`« ${what} » is not on paper`));
  }
  await finish(page);
});

// Files ///////////////////////////////////////////////////////////////////////////////////////////////////////////

/** What a button says it saves. */
const count = (name) => Number(name.match(/\(([\d\s\u202f]+)/)[1].replace(/\D/g, ''));

test('each file of a selection has as many rows as its button says, and other programs read in it what the edition says', async () => {
  const selection = { q: 'méningiome' };
  const { ids } = oracle.expect(selection);
  const page = await visit(site, fragment(selection));
  await openShare(page);
  const button = (name) => page.getByRole('button', { name });
  const rows = (file, options) => parse(file.bytes, { bom: true, ...options });
  const of = {};
  for (const [what, name, expected] of [
    ['cases', /^CSV \(\d+ cas\)$/, ids.length], ['casesExcel', /^CSV pour Excel \(\d+ cas\)$/, ids.length],
    ['values', /^CSV \([\d\s]+ valeurs?\)$/, ids.flatMap(valuesOf).length], ['valuesExcel', /^CSV pour Excel \([\d\s]+ valeurs?\)$/, ids.flatMap(valuesOf).length],
    ['json', /^JSON \(/, ids.length], ['zip', /^Data Package \(/, ids.length],
    ['bibtex', /^BibTeX \(/, citedBy(ids).size], ['ris', /^RIS \(/, citedBy(ids).size], ['csl', /^CSL-JSON \(/, citedBy(ids).size],
  ]) {
    assert.equal(count(plain(await button(name).textContent())), expected, `the count on ${name}`);
    of[what] = await saved(page, () => button(name).click());
    assert.match(of[what].name, /^[a-z0-9]+(-[a-z0-9]+)*\.(csv|json|zip|bib|ris)$/);
  }

  // A row a case.
  const guarded = (text) => (/^\s*[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.]+$/.test(text) ? `'${text}` : text);
  const [head, ...cases] = rows(of.cases);
  const labels = (one, facet) => one.split('|').filter(Boolean).map((id) => oracle.terms.find((row) => row.facet === facet && row.id === id).label_fr).sort();
  assert.equal(cases.length, ids.length);
  for (const [at, id] of ids.entries()) {
    const [row, one] = [Object.fromEntries(head.map((name, place) => [name, cases[at][place]])), caseOf(id)];
    assert.deepEqual([row.id, row.Cas, row['Année'], row['En une phrase'], row['Résumé'], row.Limites], [id, ...[one.title_fr, one.year, one.plain_fr, one.summary_fr, one.limits_fr].map(guarded)]);
    assert.deepEqual([row['Décisions'], row['Résultats']], [String(decisionsOf(id).length), String(valuesOf(id).length)]);
    assert.equal(row.Adresse, `${site.server.url}#/case/${id}?edition=2026`);
    for (const { id: facet, role, label_fr: label } of oracle.facets) {
      if (role && one[facet] !== undefined) assert.deepEqual(row[label].split(' | ').filter(Boolean).sort(), labels(one[facet], facet), `${id}: ${label}`);
    }
  }
  // A row a value.
  const [names, ...values] = rows(of.values);
  const number = (text) => (text === '' ? '' : Number(text));
  const told = values.map((row) => Object.fromEntries(names.map((name, place) => [name, row[place]])))
    .map((row) => [row.id, row.Valeur, row['Borne basse'], row['Borne haute']].map((cell, place) => (place ? number(cell) : cell)));
  const known = ids.flatMap((id) => valuesOf(id).map((row) => [row.id, number(row.value), number(row.low), number(row.high)]));
  assert.deepEqual(told, known);

  // For a spreadsheet in France, to the byte: a mark, semicolons, decimal commas, the ends of lines of RFC 4180.
  const numbers = new Set(['Année', 'Décisions', 'Résultats', 'Valeur', 'Borne basse', 'Borne haute']);
  for (const [exact, excel] of [[of.cases, of.casesExcel], [of.values, of.valuesExcel]]) {
    const [columns, ...all] = rows(exact);
    const cell = (text) => (/[;"\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const lines = [columns, ...all.map((row) => row.map((text, at) => (numbers.has(columns[at]) ? text.replace('.', ',') : text)))];
    const expected = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(lines.map((line) => `${line.map(cell).join(';')}\r\n`).join(''))]);
    assert.ok(excel.bytes.equals(expected), excel.name);
  }

  const json = JSON.parse(of.json.text);
  assert.deepEqual(json.cases.map(({ id, title, values: own }) => [id, title, own.map(({ id: name, value }) => [name, value])]),
    ids.map((id) => [id, caseOf(id).title_fr, valuesOf(id).map((row) => [row.id, row.value === '' ? undefined : Number(row.value)])]));
  assert.equal(json.address, `${site.server.url}${fragment(selection)}`);

  // Three programs read the same publications.
  const publications = [...citedBy(ids)].map((id) => oracle.references.find((row) => row.id === id));
  const shown = (items) => items.map(({ title, DOI }) => [plain(title), DOI ?? '']).sort();
  const expected = publications.map(({ title, doi }) => [plain(title), doi]).sort();
  for (const [what, text] of [['BibTeX', of.bibtex.text], ['RIS', of.ris.text], ['CSL-JSON', of.csl.text]]) {
    assert.deepEqual(shown(new Cite(text).data), expected, what);
  }
  await finish(page);
});

test('the package of a selection is a valid Data Package, and opens again in the page', async () => {
  const selection = { q: 'méningiome' };
  const { ids } = oracle.expect(selection);
  const page = await visit(site, fragment(selection));
  await openShare(page);
  const file = await saved(page, () => page.getByRole('button', { name: /^Data Package/ }).click());
  const found = await Package.load(file.path);
  assert.deepEqual(found.errors.map(String), []);
  for (const resource of found.resources) {
    assert.equal(resource.tabular, true, resource.name);
    await resource.read();
  }
  assert.deepEqual((await found.getResource('cases').read({ keyed: true })).map(({ id }) => id), ids);
  assert.equal((await found.getResource('values').read()).length, ids.flatMap(valuesOf).length);

  await page.evaluate(() => { location.hash = '#/local'; });
  await page.getByLabel('Choisir une archive zip').setInputFiles(file.path);
  await page.getByRole('heading', { level: 1, name: `${ids.length} cas`, exact: true }).waitFor();
  assert.equal(await page.getByRole('link', { name: /problème/ }).count(), 0);
  assert.deepEqual((await titles(page)).sort(), titlesOf(ids).sort());
  await finish(page);
});

test('a hostile title is a text in every file, and in no name of a file', async () => {
  const [formula, path, markup] = ['=HYPERLINK("http://x")', '../../etc/passwd', '<img src=x onerror=alert(1)>'];
  const [one, two, three] = oracle.expect({}).ids;
  serveEdition(site.server, '2026', changedEdition(FOLDER, (rows) => rows('cases', (cases) => {
    for (const [id, title] of [[one, formula], [two, path], [three, markup]]) Object.assign(cases.find((row) => row.id === id), { title_fr: title, title_en: '' });
  })));
  const page = await visit(site, dossierOf([one, two, three]));
  await settles(async () => assert.deepEqual(await inDossier(page), [formula, path, markup]));
  assert.equal(await page.locator('img[src="x"]').count(), 0);
  await openShare(page);
  const names = [];
  const file = async (name) => { const got = await saved(page, () => page.getByRole('button', { name }).first().click()); names.push(got.name); return got; };
  for (const [name, delimiter] of [[/^CSV \(3 cas/, ','], [/^CSV pour Excel \(3 cas/, ';'], [/^CSV \(\d+ valeur/, ','], [/^CSV pour Excel \(\d+ valeur/, ';']]) {
    const rows = parse((await file(name)).bytes, { bom: true, delimiter });
    assert.ok(rows.some((row) => row.includes(`'${formula}`)), `${name}: the formula is a text`);
    assert.ok(rows.flat().every((cell) => !/^\s*[=@\t\r]/.test(cell)), `${name}: no cell is a formula`);
  }
  assert.deepEqual(JSON.parse((await file(/^JSON/)).text).cases.map(({ title }) => title), [formula, path, markup]);
  const zipped = await file(/^Data Package/);
  const found = await Package.load(zipped.path);
  assert.deepEqual(found.errors.map(String), []);
  assert.deepEqual((await found.getResource('cases').read({ keyed: true })).map((row) => row.title_fr), [formula, path, markup]);
  // The view of one case, cited: its title is a field of each format, and ends none.
  await page.evaluate((to) => { location.hash = to; }, `#/case/${one}`);
  await page.getByRole('heading', { level: 1, name: formula, exact: true }).waitFor();
  await openShare(page);
  for (const name of ['BibTeX', 'RIS', 'CSL-JSON']) {
    const [cited] = new Cite((await file(new RegExp(`^${name}$`))).text).data;
    assert.equal(plain(cited.title), formula, name);
    assert.equal(cited.URL, `${site.server.url}#/case/${one}?edition=2026`, name);
  }
  for (const name of names) assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)*\.(csv|json|zip|bib|ris)$/);
  await finish(page);
});

test('a hundred thousand rows are saved while the page says how far it is and goes on answering', async () => {
  const [cases, each] = [5_000, 20];
  serveEdition(site.server, '2026', changedEdition(FOLDER, (rows) => {
    const id = (at) => `cas-${String(at).padStart(5, '0')}`;
    const copy = (row) => ({ ...row, plain_fr: 'Une phrase.', plain_en: '', summary_fr: 'Un résumé.', summary_en: '', method_fr: '', method_en: '', limits_fr: 'Des limites.', limits_en: '', formerly: '' });
    rows('cases', (all) => Array.from({ length: cases }, (_, at) => copy({ ...all.find(({ use_level: level }) => level === 'secondary'), id: id(at), title_fr: `Cas ${at}`, title_en: '' })));
    rows('values', (all) => {
      const like = { ...all.find(({ value, low, case: one }) => value && low && one), population_en: '', comparison_en: '', text_en: '', highlight: '' };
      return Array.from({ length: cases * each }, (_, at) => ({ ...like, id: `v-${at}`, case: id(Math.floor(at / each)) }));
    });
    rows('decisions', ([first]) => [{ ...first, case: id(0) }]);
  }));
  const page = await visit(site);
  await page.getByRole('heading', { level: 1, name: '5 000 cas' }).waitFor();
  await openShare(page);
  const button = page.getByRole('button', { name: /^CSV \(.* valeurs\)$/ });
  assert.equal(count(plain(await button.textContent())), cases * each);
  const watch = () => page.evaluate(() => {
    Object.assign(globalThis, { said: [], frames: 0 });
    new MutationObserver(() => { for (const one of document.querySelectorAll('[role=status]')) if (/^Préparation/.test(one.textContent)) globalThis.said.push(one.textContent); }).observe(document.body, { subtree: true, childList: true, characterData: true });
    const frame = () => { globalThis.frames += 1; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
  });
  await watch();
  const file = await saved(page, () => button.click());
  const { said, frames } = await page.evaluate(() => ({ said: [...new Set(globalThis.said)], frames: globalThis.frames }));
  assert.deepEqual(said.map(plain), ['Préparation… 2000 / 5000', 'Préparation… 4000 / 5000']);
  assert.ok(frames > 2, 'the page was drawn meanwhile');
  const rows = parse(file.bytes, { bom: true });
  assert.equal(rows.length, 1 + cases * each);
  assert.equal(new Set(rows.map(([id]) => id)).size, rows.length);
  for (const name of [/^JSON/, /^Data Package/]) {
    await page.evaluate(() => { globalThis.said = []; });
    await saved(page, () => page.getByRole('button', { name }).click());
    assert.ok(await page.evaluate(() => globalThis.said.length > 0), `${name} says that it is being made`);
    await settles(async () => assert.equal(await page.getByText(/^Préparation/).count(), 0));
  }
  await finish(page);
});

// Addresses ///////////////////////////////////////////////////////////////////////////////////////////////////////

test('the code is the address; an address that is too long for one is printed, and one that works here only says so', async () => {
  const page = await visit(site, fragment({ q: 'cœur' }), CLIPBOARD);
  await openShare(page);
  await page.getByText('Cette adresse ne fonctionne que sur cet ordinateur.').waitFor();
  const code = page.getByRole('img', { name: /^Code à scanner/ });
  const copied = await addressCopied(page);
  assert.equal(copied, `${site.server.url}${fragment({ q: 'cœur' })}`);
  assert.equal(await scanned(code), copied);

  const long = fragment({ q: '漢'.repeat(200) });
  await page.evaluate((to) => { location.hash = to; }, long);
  await settles(async () => assert.equal(await code.count(), 0));
  await page.getByText('L’adresse est trop longue pour un code. La voici :').waitFor();
  await page.getByText(`${site.server.url}${long}`, { exact: true }).waitFor();
  await finish(page);

  const home = 'https://donnees.example.org/explorateur/';
  const files = changedEdition(FOLDER, () => {});
  files['datapackage.json'] = JSON.stringify({ ...JSON.parse(files['datapackage.json']), homepage: home });
  serveEdition(site.server, '2026', files);
  const there = await visit(site, `#/case/${SIX[0]}`, CLIPBOARD);
  await openShare(there);
  const address = `${home}#/case/${SIX[0]}?edition=2026`;
  assert.equal(await addressCopied(there), address);
  assert.equal(await scanned(there.getByRole('img', { name: /^Code à scanner/ })), address);
  await there.getByText(address, { exact: true }).waitFor();
  assert.equal(await there.getByText('Cette adresse ne fonctionne que sur cet ordinateur.').count(), 0);
  await finish(there);
});

test('the device’s own dialogue is offered where there is one, and a reference manager finds the references of a sheet', async () => {
  const offer = (page) => take(page, 'Partager avec cet appareil…');
  const without = await visit(site, `#/case/${SIX[0]}`);
  await without.evaluate(() => { delete Navigator.prototype.share; });
  await openShare(without);
  await take(without, 'Copier l’adresse').waitFor();
  assert.equal(await offer(without).count(), 0);
  const contexts = await without.locator('.Z3988').evaluateAll((spans) => spans.map(({ title, textContent }) => [title, textContent]));
  const found = contexts.map(([title, text]) => {
    const fields = new URLSearchParams(title);
    assert.equal(text, '');
    assert.equal(fields.get('ctx_ver'), 'Z39.88-2004');
    assert.match(fields.get('rft_val_fmt'), /^info:ofi\/fmt:kev:mtx:(journal|book|dc)$/);
    return [plain(fields.get('rft.atitle') ?? fields.get('rft.btitle') ?? fields.get('rft.title')), fields.get('rft.date') ?? '', fields.getAll('rft_id').find((id) => id.startsWith('info:doi/'))?.slice(9) ?? ''];
  });
  const cited = [...citedBy([SIX[0]])].map((id) => oracle.references.find((row) => row.id === id));
  assert.deepEqual(found.sort(), cited.map(({ title, year, doi }) => [plain(title), year, doi]).sort());
  await finish(without);

  const page = await site.openPage();
  await page.addInitScript(() => { navigator.share = async (what) => { globalThis.shared = what; }; });
  await page.goto(`${site.server.url}#/case/${SIX[0]}`);
  await started(page);
  await openShare(page);
  await offer(page).click();
  assert.deepEqual(await page.evaluate(() => globalThis.shared), { url: `${site.server.url}#/case/${SIX[0]}?edition=2026`, title: caseOf(SIX[0]).title_fr });
  await finish(page);
});

// Inside another page /////////////////////////////////////////////////////////////////////////////////////////////

/** A site of somebody else: its pages are of another origin. */
async function openHosts(pages = {}) {
  const read = Object.fromEntries(readdirSync(HOSTS).map((name) => [`/${name}`, readFileSync(join(HOSTS, name), 'utf8')]));
  return startServer({ root: HOSTS, pages: { ...read, ...pages } });
}
const VIEWS = {
  explorer: { path: '#/?', fold: 'Table', ready: (frame) => frame.getByRole('heading', { level: 1, name: '128 cases' }) },
  chart: { path: '#/chart/years?', fold: 'Table' },
  case: { path: `#/case/${SIX[0]}?`, fold: 'Take away, cite, share' },
};

test('three hosts frame a view as high as it is, before and after a fold is opened; it is in the language and the theme asked for', async () => {
  const hosts = await openHosts();
  try {
    for (const host of ['plain', 'pym', 'amp']) {
      for (const [view, { path, fold }] of Object.entries(VIEWS)) {
        const about = `${view} in ${host}`;
        const page = await site.openPage({ width: 900 });
        await page.goto(`${hosts.origin}/${host}.html#${encodeURIComponent(`${site.server.url}${path}embed=1&theme=dark&lang=en`)}`);
        const element = page.locator('iframe');
        const frame = page.frameLocator('iframe');
        const back = frame.getByRole('link', { name: 'Open in the explorer' });
        await back.waitFor();
        const same = () => settles(async () => {
          const outer = await element.evaluate((one) => one.clientHeight);
          const [content, scrolled] = await frame.locator('html').evaluate((html) => [document.body.getBoundingClientRect().bottom + scrollY, html.scrollHeight]);
          assert.ok(outer > 200 && Math.abs(outer - content) <= 2 && Math.abs(outer - scrolled) <= 2, `${about}: the frame is ${outer} px, its content ${content}, scrolled ${scrolled}`);
          return outer;
        });
        const low = await same();
        await frame.locator('summary', { hasText: fold }).first().click();
        await settles(async () => assert.notEqual(await element.evaluate((one) => one.clientHeight), low, `${about}: opening a fold is told`));
        await same();

        assert.equal(await frame.getByRole('banner').count(), 0, about);
        assert.equal(await frame.getByRole('contentinfo').count(), 0, about);
        assert.equal(await frame.locator('html').getAttribute('lang'), 'en', about);
        const [background] = await frame.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor.match(/\d+/g).map(Number));
        assert.ok(background < 80, `${about}: the background is dark`);
        // The way back is the same view outside the frame, where nothing of the host is in the address.
        const href = await back.getAttribute('href');
        assert.ok(href.startsWith(`${site.server.url}${path.replace(/\?$/, '')}`), `${about}: ${href}`);
        assert.doesNotMatch(href, /embed=|childId/);
        assert.equal(await back.getAttribute('target'), '_blank');
        page.seen.outside = page.seen.outside.filter((url) => !url.startsWith(hosts.origin));
        await finish(page);
      }
    }
  } finally {
    await hosts.close();
  }
});

test('in a narrow frame the filters are near the top, and nothing lies over the way back', async () => {
  const page = await site.openPage({ width: 400 });
  await page.goto(`${site.server.url}#/?embed=1`);
  const back = page.getByRole('link', { name: 'Ouvrir dans l’explorateur' });
  await back.click({ trial: true });
  const opener = page.getByRole('button', { name: 'Filtrer — 130 cas' });
  const [button, heading] = await Promise.all([opener, page.getByRole('heading', { level: 1 })].map((one) => one.boundingBox()));
  assert.ok(button.y < heading.y, 'the filters come before the results');
  await opener.click();
  await page.getByRole('dialog', { name: 'Filtres' }).waitFor();
  await assertAccessible(page);
  await page.keyboard.press('Escape');
  await settles(async () => assert.equal(await page.getByRole('dialog').count(), 0));
  await finish(page);
});

test('the code to copy makes a frame in a page without scripts: this edition, or always the newest', async () => {
  const page = await visit(site, `#/case/${SIX[0]}`);
  await openShare(page);
  await page.getByText('Intégrer dans une page', { exact: true }).click();
  const code = page.getByLabel('Code à copier');
  await page.getByLabel('Hauteur (pixels)').fill('640');
  const [ofThis] = [await code.inputValue()];
  await page.getByRole('radio', { name: 'Toujours la plus récente' }).check();
  const newest = await code.inputValue();
  await finish(page);
  const addresses = [`#/case/${SIX[0]}?edition=2026&embed=1`, `#/case/${SIX[0]}?embed=1`];
  const snippets = [ofThis, newest];
  const hosts = await openHosts(Object.fromEntries(snippets.map((snippet, at) => [`/${at}.html`, readFileSync(join(HOSTS, 'bare.html'), 'utf8').replace('{{snippet}}', () => snippet)])));
  try {
    for (const [at, address] of addresses.entries()) {
      const host = await site.openPage({ javaScriptEnabled: true });
      await host.goto(`${hosts.origin}/${at}.html`);
      const element = host.locator('iframe');
      const given = await element.evaluate((one) => Object.fromEntries(['src', 'title', 'loading', 'height', 'width'].map((name) => [name, one.getAttribute(name)])));
      assert.deepEqual({ ...given, src: given.src.replace(site.server.url, '') }, { src: address, title: caseOf(SIX[0]).title_fr, loading: 'lazy', height: '640', width: '100%' });
      const frame = host.frameLocator('iframe');
      await frame.getByRole('heading', { level: 1, name: plain(caseOf(SIX[0]).title_fr), exact: true }).waitFor();
      // Its height is what was written; what is longer is scrolled in the frame, and never sideways.
      assert.equal(await element.evaluate((one) => one.clientHeight), 640);
      assert.ok(await frame.locator('html').evaluate((html) => html.scrollWidth <= html.clientWidth && html.scrollHeight > html.clientHeight && getComputedStyle(html).overflowY !== 'hidden'));
      host.seen.outside = host.seen.outside.filter((url) => !url.startsWith(hosts.origin));
      await finish(host);
    }
  } finally {
    await hosts.close();
  }
});
