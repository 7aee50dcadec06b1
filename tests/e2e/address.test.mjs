// The address is the state: whatever is shown can be sent, reloaded, gone back to, and is never guessed.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { changedEdition, serveEdition } from './edition.mjs';
import { DIST, finish, openSite, settles } from './harness.mjs';
import { openOracle } from './oracle.mjs';
import { at, caseList, chart, plain, searchBox, term, visit } from './screen.mjs';

const FOLDER = join(DIST, 'data', '2026');
const oracle = openOracle(FOLDER);
const label = (facet, id, lang = 'fr') => oracle.terms.find((row) => row.facet === facet && row.id === id)[`label_${lang}`];

let site;
before(async () => { site = await openSite(); });
after(() => site?.close());
afterEach(() => site.server.clear());

const reaches = (page, fragment) => settles(() => assert.equal(at(page), fragment));
const h1 = (page) => page.getByRole('heading', { level: 1 });
const says = (page, text) => settles(async () => assert.equal(plain(await h1(page).textContent()), text));
/** Headings, chips and titles: what a reader would call the same view. */
async function view(page) {
  const texts = async (locator) => (await locator.allTextContents()).map(plain);
  return { heading: await texts(page.getByRole('heading')), chips: await texts(page.getByRole('group', { name: 'Filtres choisis' }).getByRole('button')) };
}

test('a case opens from the list, and back and forward find the filters again', async () => {
  const page = await visit(site);
  await term(page, label('usage', 'produits-de-sante')).click();
  const { cases, titles } = oracle.expect({ clauses: { usage: { include: ['produits-de-sante'] } } });
  await says(page, `${cases} cas sur 130`);
  const filtered = at(page);
  assert.equal(filtered, '#/?usage=produits-de-sante');
  const before = await view(page);

  await caseList(page).getByRole('link', { name: titles[2], exact: true }).click();
  await says(page, plain(titles[2]));
  assert.match(at(page), /^#\/case\/[a-z0-9-]+\?usage=produits-de-sante$/);
  await page.goBack();
  await says(page, `${cases} cas sur 130`);
  assert.equal(at(page), filtered);
  assert.deepEqual(await view(page), before);
  assert.ok(await term(page, label('usage', 'produits-de-sante')).isChecked());
  await page.goForward();
  await says(page, plain(titles[2]));
  await page.getByRole('link', { name: 'Retour aux cas' }).click();
  await reaches(page, filtered);
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await says(page, '130 cas');
  await finish(page);
});

test('the language changes, and nothing else does', async () => {
  const page = await visit(site, '#/?source=snds&sort=title');
  const { cases } = oracle.expect({ clauses: { source: { include: ['snds'] } } });
  await page.getByRole('link', { name: 'English' }).click();
  await says(page, `${cases} cases of 130`);
  assert.equal(at(page), '#/?source=snds&sort=title&lang=en');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.getByRole('button', { name: `Remove the filter ${label('source', 'snds', 'en')}` }).waitFor();
  const { titles } = oracle.expect({ clauses: { source: { include: ['snds'] } }, sort: 'title' }, 'en');
  const links = page.getByRole('region', { name: `${cases} cases` }).getByRole('link');
  assert.deepEqual((await links.allTextContents()).map(plain), titles.slice(0, await links.count()).map(plain));
  await page.getByRole('link', { name: 'Français' }).click();
  await says(page, `${cases} cas sur 130`);
  assert.equal(at(page), '#/?source=snds&sort=title');
  await finish(page);
});

test('an address is kept as it is pasted, and a reload finds the same view', async () => {
  const address = '#/?source=snds,-pmsi&usage=pharmacovigilance&years=2015-2024&sort=proof&edition=2026';
  const page = await visit(site, address);
  const expected = oracle.expect({
    clauses: { source: { include: ['snds'], exclude: ['pmsi'] }, usage: { include: ['pharmacovigilance'] } }, years: { from: 2015, to: 2024 }, sort: 'proof',
  });
  await says(page, `${expected.cases} cas sur 130`);
  assert.equal(at(page), address);
  assert.deepEqual((await caseList(page).getByRole('link').allTextContents()).map(plain), expected.titles.map(plain));
  assert.equal(await page.getByRole('status').filter({ hasText: 'Dans l’adresse demandée' }).count(), 0);
  const before = await view(page);
  await page.reload();
  await says(page, `${expected.cases} cas sur 130`);
  assert.deepEqual(await view(page), before);
  assert.equal(at(page), address);
  await finish(page);
});

test('the order that would be taken anyway may be written', async () => {
  const page = await visit(site, '#/?source=snds,-pmsi&usage=pharmacovigilance&years=2015-2024&sort=year&edition=2026');
  const { cases } = oracle.expect({ clauses: { source: { include: ['snds'], exclude: ['pmsi'] }, usage: { include: ['pharmacovigilance'] } }, years: { from: 2015, to: 2024 } });
  await says(page, `${cases} cas sur 130`);
  assert.equal(at(page), '#/?source=snds,-pmsi&usage=pharmacovigilance&years=2015-2024&edition=2026');
  await finish(page);
});

test('what an address asks for in vain is named, and the rest applies', async () => {
  const page = await visit(site, '#/?source=snds,nulle-part&couleur=rouge&years=jamais&sort=hasard');
  const { cases } = oracle.expect({ clauses: { source: { include: ['snds'] } } });
  await says(page, `${cases} cas sur 130`);
  const notice = page.getByRole('status').filter({ hasText: 'Dans l’adresse demandée' });
  const items = (await notice.getByRole('listitem').allTextContents()).map(plain);
  assert.equal(items.length, 4);
  for (const name of ['nulle-part', 'couleur', 'jamais', 'hasard']) assert.ok(items.some((text) => text.includes(`« ${name} »`)), `${name} is named in ${items}`);

  await page.goto(`${site.server.url}#/nulle/part?source=snds`);
  await says(page, 'Cette page n’existe pas');
  await page.getByRole('main').getByText('nulle/part').waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Tous les cas' }).click();
  await says(page, '130 cas');
  assert.equal(await page.getByText('Dans l’adresse demandée').count(), 0);
  await finish(page);
});

test('an edition that is not published is said, never replaced', async () => {
  const page = await site.openPage();
  await page.goto(`${site.server.url}#/?edition=1999&source=snds`);
  await page.getByText('L’édition « 1999 » n’est pas publiée ici.').waitFor();
  assert.equal(await page.getByText(/\d cas/).count(), 0);
  await page.getByRole('link', { name: 'Ouvrir l’édition 2026' }).click();
  await says(page, '130 cas');
  assert.match(at(page), /edition=2026/);
  await finish(page);
});

test('a former id opens the row of today, and says so', async () => {
  const [first] = oracle.cases;
  serveEdition(site.server, '2026', changedEdition(FOLDER, (rows) => {
    rows('terms', (terms) => { terms.find(({ facet, id }) => facet === 'source' && id === 'pmsi').formerly = 'sejours|hospitalisations'; });
    rows('cases', (cases) => { cases[0].formerly = 'ancien-nom'; });
  }));
  const page = await visit(site, '#/?source=hospitalisations');
  const { cases } = oracle.expect({ clauses: { source: { include: ['pmsi'] } } });
  await says(page, `${cases} cas sur 130`);
  await page.getByText(`« hospitalisations » s’appelle aujourd’hui « ${label('source', 'pmsi')} »`).waitFor();
  await reaches(page, '#/?source=pmsi');
  await page.goto(`${site.server.url}#/case/ancien-nom`);
  await says(page, plain(first.title_fr));
  await page.getByText('« ancien-nom » s’appelle aujourd’hui').waitFor();
  await reaches(page, `#/case/${first.id}`);
  await finish(page);
});

test('dragging over the chart by year changes the years, in one step of the history', async () => {
  const page = await visit(site, '#/?source=snds');
  const bars = chart(page, 'Par année').getByRole('button');
  const year = (name) => name.match(/\d{4}/g).slice(0, 2);
  await bars.first().scrollIntoViewIfNeeded();
  const from = bars.nth(1);
  const to = bars.nth(4);
  const first = year(await from.getAttribute('aria-label'))[0];
  const ends = year((await to.getAttribute('aria-label')).split(':')[0]);
  const middle = async (bar) => { const box = await bar.boundingBox(); return [box.x + box.width / 2, box.y + box.height / 2]; };
  const steps = await page.evaluate(() => history.length);
  const target = await middle(to);
  await page.mouse.move(...await middle(from));
  await page.mouse.down();
  await page.mouse.move(...target, { steps: 12 });
  await page.mouse.up();
  const last = ends.at(-1);
  await reaches(page, `#/?source=snds&years=${first}-${last}`);
  const { cases } = oracle.expect({ clauses: { source: { include: ['snds'] } }, years: { from: Number(first), to: Number(last) } });
  await says(page, `${cases} cas sur 130`);
  assert.equal(await page.evaluate(() => history.length), steps + 1);
  await page.goBack();
  await reaches(page, '#/?source=snds');
  await finish(page);
});

test('typing takes one step of the history', async () => {
  const page = await visit(site);
  const steps = await page.evaluate(() => history.length);
  await searchBox(page).pressSequentially('meningiome');
  await says(page, `${oracle.expect({ q: 'meningiome' }).cases} cas sur 130`);
  assert.equal(at(page), '#/?q=meningiome');
  assert.equal(await page.evaluate(() => history.length), steps + 1);
  await page.goBack();
  await says(page, '130 cas');
  assert.equal(await searchBox(page).inputValue(), '');
  await finish(page);
});

test('chips take filters away one by one, and reset takes all', async () => {
  const page = await visit(site, '#/?source=snds,-pmsi&q=vaccin&years=2019-&use=primary,secondary,mixed&sort=title');
  const chips = page.getByRole('group', { name: 'Filtres choisis' });
  assert.equal(await chips.getByRole('button', { name: /^Retirer le filtre / }).count(), 5);
  const drop = (name) => chips.getByRole('button', { name: `Retirer le filtre ${name}`, exact: true }).click();
  await drop(`sauf ${label('source', 'pmsi')}`);
  await reaches(page, '#/?source=snds&q=vaccin&years=2019-&use=secondary,primary,mixed&sort=title');
  await drop(label('source', 'snds'));
  await reaches(page, '#/?q=vaccin&years=2019-&use=secondary,primary,mixed&sort=title');
  await drop('publiés depuis 2019');
  await reaches(page, '#/?q=vaccin&use=secondary,primary,mixed&sort=title');
  await says(page, `${oracle.expect({ q: 'vaccin', levels: ['secondary', 'primary', 'mixed'] }).cases} cas sur 133`);
  await page.getByRole('button', { name: 'Tout effacer' }).click();
  await reaches(page, '#/?sort=title');
  await says(page, '130 cas');
  assert.equal(await chips.count(), 0);
  assert.equal(await searchBox(page).inputValue(), '');
  await finish(page);
});
