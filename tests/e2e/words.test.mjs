// Words that are explained, everything that the search box names, and the two levels of reading: by roles and names, as a screen
// reader has them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { assertAccessible, DIST, finish, openSite, settles } from './harness.mjs';
import { changedEdition, serveEdition } from './edition.mjs';
import { openOracle, parseCsv } from './oracle.mjs';
import { at, filters, plain, searchBox, visit, WORDS } from './screen.mjs';

const FOLDER = join(DIST, 'data', '2026');
const oracle = openOracle(FOLDER);
const rows = (name) => parseCsv(readFileSync(join(FOLDER, `${name}.csv`), 'utf8'));
const glossary = rows('glossary');
const indicators = rows('indicators');
const pages = rows('pages');
const word = (id) => glossary.find((one) => one.id === id);

let site;
before(async () => { site = await openSite(); });
after(() => site?.close());
afterEach(() => site.server.clear());

const main = (page) => page.getByRole('main');
const tooltip = (page) => main(page).getByRole('tooltip');
const isExplained = (page, text) => settles(async () => assert.deepEqual((await tooltip(page).allTextContents()).map(plain), text === null ? [] : [plain(text)]));
/** A word that is marked, by its name; with what it is described by. */
const marked = (page, name) => main(page).getByRole('button', { name, exact: true, description: /./ });
const group = (page, name, lang = 'fr') => filters(page, lang).getByRole('list', { name: WORDS[lang].suggestions }).getByRole('list', { name, exact: true });
const level = (page, name) => main(page).getByRole('radio', { name, exact: true });

// A case whose summary names the SNIIRAM and the PMSI.
const CASE = 'mediator-valvulopathies';
const SUMMARY = oracle.cases.find(({ id }) => id === CASE).summary_fr;

test('a word of the glossary is explained when it is pointed at, and stays so while the pointer is on what is said', async () => {
  assert.ok(/SNIIRAM.*PMSI/s.test(SUMMARY), 'the summary names both');
  const page = await visit(site, `#/case/${CASE}`);
  await marked(page, 'SNIIRAM').hover();
  await isExplained(page, word('sniiram').definition_fr);
  await tooltip(page).hover();
  await isExplained(page, word('sniiram').definition_fr);
  const box = await tooltip(page).boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 1280 && box.y >= 0 && box.y + box.height <= 900, 'it is in sight');
  // Another word takes its place; away from both nothing is said.
  await marked(page, 'PMSI').hover();
  await isExplained(page, word('pmsi').definition_fr);
  await main(page).getByRole('heading', { level: 1 }).hover();
  await isExplained(page, null);
  // Escape hides it, wherever the keyboard is.
  await marked(page, 'PMSI').hover();
  await isExplained(page, word('pmsi').definition_fr);
  await page.keyboard.press('Escape');
  await isExplained(page, null);
  await finish(page);
});

test('the keyboard reaches a word, which then says what it means; Escape and going on hide it, Enter shows it again', async () => {
  const page = await visit(site, `#/case/${CASE}`);
  const first = marked(page, 'SNIIRAM');
  await first.focus();
  await isExplained(page, word('sniiram').definition_fr);
  const described = await first.evaluate((one) => document.getElementById(one.getAttribute('aria-describedby')).textContent);
  assert.equal(described, word('sniiram').definition_fr);
  await page.keyboard.press('Escape');
  await isExplained(page, null);
  assert.ok(await first.evaluate((one) => one === document.activeElement), 'the keyboard stays');
  await page.keyboard.press('Enter');
  await isExplained(page, word('sniiram').definition_fr);
  // A pointer that moves elsewhere does not take away what the keyboard is at.
  await main(page).getByRole('heading', { level: 1 }).hover();
  await isExplained(page, word('sniiram').definition_fr);
  await page.keyboard.press('Tab');
  await isExplained(page, word('pmsi').definition_fr);
  await finish(page);
});

test('on a phone a tap explains a word within the width of the page, and a tap elsewhere ends it', async () => {
  const page = await visit(site, `#/case/${CASE}`, { width: 360, height: 780, hasTouch: true, isMobile: true });
  await marked(page, 'PMSI').tap();
  await isExplained(page, word('pmsi').definition_fr);
  const box = await tooltip(page).boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 360, `${box.x} to ${box.x + box.width}`);
  await tooltip(page).tap();
  await isExplained(page, word('pmsi').definition_fr);
  await main(page).getByRole('heading', { name: 'Résumé' }).tap();
  await isExplained(page, null);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  await finish(page);
});

test('each word is marked once a page, where it comes first, in no link and no heading; the text stays what it is', async () => {
  for (const address of [`#/case/${CASE}`, '#/method', '#/rights?lang=en', '#/about']) {
    const page = await visit(site, address);
    await settles(async () => assert.ok(await main(page).getByRole('button', { description: /./ }).count() > 0, address));
    const seen = await main(page).getByRole('button', { description: /./ }).evaluateAll((all) => all.map((one) => ({
      means: one.getAttribute('aria-describedby'), within: Boolean(one.closest('a, h1, h2, h3, summary')),
    })));
    assert.equal(new Set(seen.map(({ means }) => means)).size, seen.length, address);
    assert.deepEqual(seen.filter(({ within }) => within), [], address);
    await finish(page);
  }
  const page = await visit(site, `#/case/${CASE}`);
  const summary = main(page).locator('section', { has: page.getByRole('heading', { name: 'Résumé', exact: true }) });
  await settles(async () => assert.equal(plain(await summary.textContent()), plain(`Résumé${SUMMARY}`)));
  await finish(page);
});

test('the glossary has every word in the order of the alphabet, with its meaning and the cases whose texts use it', async () => {
  for (const lang of ['fr', 'en']) {
    const page = await visit(site, `#/glossary${lang === 'fr' ? '' : '?lang=en'}`);
    const names = glossary.map((one) => plain(one[`term_${lang}`]));
    const headings = main(page).getByRole('heading', { level: 2 });
    await settles(async () => assert.equal(await headings.count(), names.length));
    const collator = new Intl.Collator(lang, { sensitivity: 'base' });
    assert.deepEqual((await headings.allTextContents()).map(plain), [...names].sort(collator.compare));
    for (const one of glossary) await main(page).getByText(one[`definition_${lang}`], { exact: true }).waitFor();
    await assertAccessible(page);
    await finish(page);
  }
  const page = await visit(site, '#/glossary');
  const item = main(page).getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'CNIL', exact: true }) });
  const texts = (one) => ['title', 'plain', 'summary', 'method', 'limits'].map((name) => one[`${name}_fr`]).join('\n');
  const using = oracle.cases.filter((one) => /(?<![\p{L}\p{N}-])(CNIL|Cnil)s?(?![\p{L}\p{N}-])/u.test(texts(one)));
  assert.ok(using.length > 0);
  await item.getByText(`Employé dans les textes de ${using.length} cas`, { exact: true }).click();
  const links = item.getByRole('link');
  await settles(async () => assert.deepEqual((await links.allTextContents()).map(plain), using.map((one) => plain(one.title_fr))));
  await links.first().click();
  await main(page).getByRole('heading', { level: 1, name: plain(using[0].title_fr), exact: true }).waitFor();
  await finish(page);
});

test('the search box names indicators, sources, words and pages, kind by kind, and leads there', async () => {
  const indicator = indicators.find(({ label_fr: label }) => label.length > 8);
  const [, section] = pages.filter(({ page }) => page === 'method').slice(2);
  const source = oracle.terms.find(({ facet, id }) => facet === oracle.roleOf.source && id === 'sniiram');
  const ways = [
    // Without accents, with an error.
    [indicator.label_fr.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(), 'Indicateurs', indicator.label_fr, `#/indicator/${indicator.id}`],
    ['pseudonimisation', 'Glossaire', word('pseudonymisation').term_fr, '#/glossary/pseudonymisation'],
    ['sniiram', 'Sources de données', source.label_fr, `#/source/${source.id}`],
    [section.title_fr, 'Pages', section.title_fr, '#/method'],
  ];
  for (const [typed, kind, name, address] of ways) {
    const page = await visit(site);
    await searchBox(page).fill(typed);
    await group(page, kind).getByRole('link', { name, exact: true }).click();
    await settles(() => assert.equal(at(page), address));
    await main(page).getByRole('heading', { level: 1 }).waitFor();
    await finish(page);
  }
});

test('a word that is chosen stands in view in the glossary, with the keyboard at it', async () => {
  const page = await visit(site);
  await searchBox(page).fill('surdiagnostic');
  await group(page, 'Glossaire').getByRole('link', { name: 'Surdiagnostic', exact: true }).click();
  const heading = main(page).getByRole('heading', { level: 2, name: 'Surdiagnostic', exact: true });
  await settles(async () => {
    assert.ok(await heading.evaluate((one) => one === document.activeElement));
    const { top, bottom, height } = await heading.evaluate((one) => ({ ...one.getBoundingClientRect().toJSON(), height: innerHeight }));
    assert.ok(top >= 0 && bottom <= height, `${top} to ${bottom} of ${height}`);
  });
  assert.match(await page.title(), /^Surdiagnostic – /);
  await finish(page);
});

test('filters and cases come first among what is offered, and what is offered fits a phone', async () => {
  const page = await visit(site, '#/?lang=en', { width: 360, height: 780 });
  await searchBox(page, 'en').fill('snds');
  const all = filters(page, 'en').getByRole('list', { name: 'Suggestions' });
  await settles(async () => {
    const names = await all.getByRole('list').evaluateAll((lists) => lists.map((one) => document.getElementById(one.getAttribute('aria-labelledby')).textContent));
    assert.deepEqual(names, ['Filters', 'Cases', 'Data sources', 'Glossary', 'Pages about this site']);
  });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  await assertAccessible(page);
  await finish(page);
});

test('the level of reading is kept on the device; plain folds method and fine print, never limits or proof', async () => {
  const page = await visit(site, `#/case/${CASE}`);
  const value = oracle.values.find((row) => row.case === CASE && row.population_fr !== '') ?? oracle.values.find((row) => row.case === CASE);
  const one = oracle.cases.find(({ id }) => id === CASE);
  const method = main(page).getByText(one.method_fr.slice(0, 40));
  const population = main(page).getByText('Population', { exact: true }).first();
  // At first all is open.
  assert.ok(value);
  await method.waitFor();
  await population.waitFor();
  assert.ok(await level(page, 'détaillée').isChecked());

  await level(page, 'simple').check();
  await settles(async () => assert.equal(await method.isVisible() || await population.isVisible(), false));
  const address = at(page);
  assert.equal(address, `#/case/${CASE}`);
  await page.reload();
  await main(page).getByRole('heading', { level: 1 }).waitFor();
  assert.ok(await level(page, 'simple').isChecked());
  assert.ok(await page.getByRole('contentinfo').getByRole('radio', { name: 'simple', exact: true }).isChecked(), 'both choices say so');
  assert.equal(await method.isVisible() || await population.isVisible(), false);
  // Limits, proof and references stay.
  await main(page).getByText(one.limits_fr.slice(0, 40)).waitFor();
  await main(page).getByText('Preuve', { exact: true }).first().waitFor();
  await main(page).getByText('Référence', { exact: true }).first().waitFor();
  await assertAccessible(page);
  // What is folded is one press away.
  await main(page).getByText('Précisions', { exact: true }).first().click();
  await population.waitFor();
  await page.getByRole('contentinfo').getByRole('radio', { name: 'détaillée', exact: true }).check();
  await method.waitFor();
  await page.reload();
  await method.waitFor();
  await finish(page);
});

test('a browser that keeps nothing reads all the same', async () => {
  const page = await site.openPage();
  await page.addInitScript(() => Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }));
  await page.goto(`${site.server.url}#/case/${CASE}`);
  await level(page, 'simple').check();
  await main(page).getByText('Précisions', { exact: true }).first().waitFor();
  await finish(page);
});

test('the choice of reading moves nothing when the page comes', async () => {
  const page = await site.openPage();
  await page.addInitScript(() => {
    localStorage.setItem('indicateurs.reading', 'plain');
    globalThis.shifts = [];
    new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${site.server.url}#/case/${CASE}`);
  await main(page).getByText('Précisions', { exact: true }).first().waitFor();
  await page.waitForTimeout(300);
  const sum = (await page.evaluate(() => globalThis.shifts)).reduce((total, one) => total + one, 0);
  assert.ok(sum < 0.05, `shifted by ${sum}`);
  await finish(page);
});

test('an edition without pages, sources and glossary reads well, and leads to nothing that is not there', async () => {
  const absent = ['pages', 'sources', 'glossary'];
  const files = changedEdition(FOLDER, () => {});
  const described = JSON.parse(files['datapackage.json']);
  described.resources = described.resources.filter(({ name }) => !absent.includes(name));
  files['datapackage.json'] = JSON.stringify(described);
  for (const name of absent) delete files[`${name}.csv`];
  for (const lang of ['fr', 'en']) {
    serveEdition(site.server, '2026', files);
    const page = await visit(site, `#/case/${CASE}${lang === 'fr' ? '' : '?lang=en'}`);
    await main(page).getByRole('heading', { level: 1 }).waitFor();
    for (const name of ['Glossaire', 'Glossary']) assert.equal(await page.getByRole('link', { name, exact: true }).count(), 0, name);
    assert.equal(await main(page).getByRole('button', { description: /./ }).count(), 0);
    await assertAccessible(page);
    await page.goto(`${site.server.url}#/glossary${lang === 'fr' ? '' : '?lang=en'}`);
    await main(page).getByText(lang === 'fr' ? 'Non renseigné dans cette édition' : 'Not stated in this edition').waitFor();
    await assertAccessible(page);
    await finish(page);
    site.server.clear();
  }
});

test('no accessibility violation where words are explained, in both languages, light and dark', async () => {
  for (const [lang, colorScheme] of [['fr', 'light'], ['en', 'dark']]) {
    for (const address of [`#/case/${CASE}`, '#/method', '#/glossary/snds']) {
      const page = await visit(site, `${address}${lang === 'fr' ? '' : '?lang=en'}`, { colorScheme });
      await main(page).getByRole('heading', { level: 1 }).waitFor();
      const first = main(page).getByRole('button', { description: /./ }).first();
      if (!address.startsWith('#/glossary')) {
        await first.focus();
        await tooltip(page).waitFor();
      }
      await assertAccessible(page);
      await finish(page);
    }
  }
});
