// The sheet of a case: what it says is what the edition says, and each thing on it leads where it says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { DIST, finish, openSite, settles } from './harness.mjs';
import { openOracle } from './oracle.mjs';
import { at, caseList, fragment, plain, visit, WORDS } from './screen.mjs';

const FOLDER = join(DIST, 'data', '2026');
const oracle = openOracle(FOLDER);
const described = JSON.parse(readFileSync(join(FOLDER, 'datapackage.json'), 'utf8'));
const words = WORDS.fr;
const { source, beneficiary, decision: decisionFacet } = oracle.roleOf;
const label = (facet, id) => plain(oracle.terms.find((row) => row.facet === facet && row.id === id).label_fr);
const caseOf = (id) => oracle.cases.find((one) => one.id === id);
const cell = (text) => text.split('|').filter(Boolean);
const valuesOf = (one) => oracle.values.filter((row) => row.case === one.id);
const decisionsOf = (one) => oracle.decisions.filter((row) => row.case === one.id).sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
const isOlder = (one, { date }) => date.slice(0, 4) < one.year;
/** The terms of a case without those above another of them. */
const specific = (one, facet) => cell(one[facet]).filter((id, _, all) => !all.some((other) => other !== id && oracle.withAncestors(facet, other).includes(id)));
/** References of a case, then of its values, each once: the order of their numbers. */
const citedBy = (one) => [...new Set([...cell(one.references), ...valuesOf(one).map(({ reference }) => reference).filter(Boolean)])];
const first = (what, chosen) => oracle.cases.find(chosen) ?? assert.fail(`the data have ${what}`);

let site;
before(async () => { site = await openSite(); });
after(() => site?.close());
afterEach(() => site.server.clear());

const part = (page, name) => page.getByRole('main').locator('section', { has: page.getByRole('heading', { level: 2, name, exact: true }) });
const beside = (page) => page.getByRole('navigation', { name: words.beside, exact: true });
const says = (page, one) => page.getByRole('heading', { level: 1, name: plain(one.title_fr), exact: true }).waitFor();
async function open(id, selection = {}, options) {
  const page = await visit(site, fragment(selection).replace('#/', `#/case/${id}`), options);
  await says(page, caseOf(id));
  return page;
}
/** On the screen, whole, and under nothing. */
const inSight = (locator) => locator.evaluate((one) => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  const over = (x, y) => { const there = document.elementFromPoint(x, y); return there && (one.contains(there) || there.contains(one)); };
  return top >= 0 && bottom <= innerHeight && Boolean(over((left + right) / 2, top + 2) && over((left + right) / 2, bottom - 2));
});

test('from 1100 px on, the list one comes from stands beside the sheet, the open case marked and in view', async () => {
  const { titles, ids, cases } = oracle.expect({ sort: 'title' });
  const middle = Math.floor(cases / 2);
  const page = await open(ids[middle], { sort: 'title' });
  const links = beside(page).getByRole('link');
  assert.deepEqual((await links.allTextContents()).map(plain), titles.map(plain));
  const current = beside(page).locator('[aria-current]');
  const marked = async (place) => {
    await settles(async () => {
      assert.deepEqual((await current.allTextContents()).map(plain), [plain(titles[place])]);
      assert.equal(await current.getAttribute('aria-current'), 'page');
      assert.ok(await inSight(current), 'the open case is in view in the list');
    });
  };
  await marked(middle);
  // From the list to another case: the sheet changes, the mark follows, and the keyboard is at the sheet.
  await links.nth(middle + 3).click();
  await says(page, caseOf(ids[middle + 3]));
  await marked(middle + 3);
  await settles(async () => assert.equal(await page.evaluate(() => document.activeElement.localName), 'main'));
  await page.getByRole('link', { name: 'Cas suivant' }).click();
  await says(page, caseOf(ids[middle + 4]));
  await marked(middle + 4);
  await page.getByText(`Cas ${middle + 5} sur ${cases} de la sélection`).waitFor();

  // Where there is no room there is no list, and it comes back with the room.
  for (const [width, count] of [[900, 0], [1100, 1], [1099, 0], [1280, 1]]) {
    await page.setViewportSize({ width, height: 900 });
    await settles(async () => assert.equal(await beside(page).count(), count, `${width} px`));
  }
  await marked(middle + 4);
  await finish(page);
});

test('five steps lead from the data to the benefit, and one that the edition does not give says so', async () => {
  const chosen = [
    [...oracle.cases].sort((a, b) => decisionsOf(b).length - decisionsOf(a).length)[0],
    first('a case with an older and a later decision', (one) => decisionsOf(one).some((row) => !isOlder(one, row)) && decisionsOf(one).some((row) => isOlder(one, row))),
    first('a case all of whose decisions are older', (one) => decisionsOf(one).length > 0 && decisionsOf(one).every((row) => isOlder(one, row))),
    first('a case without decision', (one) => decisionsOf(one).length === 0),
  ];
  for (const one of chosen) {
    const page = await open(one.id);
    const steps = part(page, 'Des données au bénéfice').locator('ol > li');
    assert.deepEqual((await steps.getByRole('heading', { level: 3 }).allTextContents()).map(plain), ['Données', 'Personnes', 'Résultat', 'Décision', 'Pourrait bénéficier à']);
    const texts = (step) => steps.nth(step).getByRole('link').allTextContents();
    assert.deepEqual((await texts(0)).map(plain).sort(), specific(one, source).map((id) => label(source, id)).sort());
    assert.deepEqual((await texts(4)).map(plain).sort(), specific(one, beneficiary).map((id) => label(beneficiary, id)).sort());
    const decisions = decisionsOf(one);
    // The first three in the order of time, each said to be older where it is.
    const said = plain(await steps.nth(3).innerText());
    const shown = (await steps.nth(3).getByRole('listitem').allInnerTexts()).map(plain);
    assert.equal(shown.length, Math.min(decisions.length, 3));
    if (decisions.length === 0) assert.equal(said, 'Décision Aucune décision documentée.');
    shown.forEach((text, place) => {
      assert.ok(text.startsWith(`${label(decisionFacet, decisions[place].kind)} `) && text.includes(decisions[place].date.slice(0, 4)), text);
      assert.equal(text.includes('avant la publication'), isOlder(one, decisions[place]), text);
    });
    if (decisions.length > 3) assert.ok(said.endsWith(`et ${decisions.length - 3} ${decisions.length > 4 ? 'autres' : 'autre'}`), said);
    // A term of a step leads to its cases, and to those alone.
    const [id] = specific(one, source);
    await steps.nth(0).getByRole('link', { name: label(source, id), exact: true }).click();
    await settles(() => assert.equal(at(page), fragment({ clauses: { [source]: { include: [id] } } })));
    await finish(page);
  }
});

test('decisions are all told, and those older than the publication are said to be', async () => {
  const one = [...oracle.cases].sort((a, b) => decisionsOf(b).length - decisionsOf(a).length).find((some) => decisionsOf(some).some((row) => isOlder(some, row)) && decisionsOf(some).some((row) => !isOlder(some, row)));
  const page = await open(one.id);
  const items = part(page, 'Décisions').getByRole('listitem');
  const told = (await items.allTextContents()).map(plain);
  assert.equal(told.length, decisionsOf(one).length);
  decisionsOf(one).forEach((row, place) => {
    assert.ok(told[place].includes(plain(row.label_fr)) && told[place].includes(label(decisionFacet, row.kind)), told[place]);
    assert.equal(told[place].includes('← avant la publication'), isOlder(one, row), told[place]);
  });
  await finish(page);

  const without = first('a case without decision', (some) => decisionsOf(some).length === 0);
  const other = await open(without.id);
  assert.equal(plain(await part(other, 'Décisions').textContent()), 'DécisionsAucune décision documentée.');
  await finish(other);
});

test('every value stands under its indicator with its population, also where none is given', async () => {
  const one = [...oracle.cases].sort((a, b) => valuesOf(b).length - valuesOf(a).length).find((some) => valuesOf(some).some((row) => row.population_fr === '') && valuesOf(some).some((row) => row.population_fr !== ''));
  const page = await open(one.id);
  const values = valuesOf(one);
  const indicator = (id) => plain(oracle.indicators.find((row) => row.id === id).label_fr);
  const groups = values.map((row) => indicator(row.indicator)).filter((name, place, all) => name !== all[place - 1]);
  const results = part(page, words.results);
  assert.deepEqual((await results.getByRole('heading', { level: 3 }).allTextContents()).map(plain), groups);
  const items = (await results.getByRole('listitem').allTextContents()).map(plain);
  assert.equal(items.length, values.length);
  values.forEach((row, place) => {
    assert.ok(items[place].includes(plain(row.text_fr)), items[place]);
    assert.ok(items[place].includes(`Population${row.population_fr === '' ? 'non précisée' : plain(row.population_fr)}`), items[place]);
  });
  // An interval is said in words as well as drawn.
  const ranged = values.filter((row) => row.low !== '' && row.high !== '').length;
  assert.ok(ranged > 0 || oracle.values.some((row) => row.low !== ''));
  assert.equal(items.filter((text) => /(IC à 95 %|fourchette|intervalle|IC).* : .* à /.test(text)).length >= ranged, true);
  await finish(page);
});

test('the number of a reference goes to it, by pointer and by keyboard', async () => {
  const one = [...oracle.cases].sort((a, b) => citedBy(b).length - citedBy(a).length)[0];
  const cited = citedBy(one);
  assert.ok(cited.length > 2);
  const page = await open(one.id);
  const buttons = part(page, words.results).getByRole('button', { name: /^\[\d+\] / });
  const names = (await buttons.allTextContents()).map(plain);
  assert.deepEqual(names.map((name) => Number(name.match(/\d+/)[0])), valuesOf(one).filter(({ reference }) => reference).map(({ reference }) => cited.indexOf(reference) + 1));
  const list = page.getByRole('list', { name: 'Références', exact: true });
  assert.equal(await list.getByRole('listitem').count(), cited.length);
  for (const [place, id] of cited.entries()) {
    const name = names.find((text) => text.startsWith(`[${place + 1}] `));
    if (!name) continue;
    const of = oracle.references.find((row) => row.id === id);
    assert.ok(name.includes(plain(of.authors.split(/[,;]/)[0])) && (of.year === '' || name.endsWith(`(${of.year})`)), name);
    const button = buttons.filter({ hasText: `[${place + 1}]` }).first();
    if (place % 2) await button.press('Enter'); else await button.click();
    const focused = page.locator(':focus');
    await settles(async () => assert.ok(plain(await focused.textContent()).includes(plain(of.title)), `[${place + 1}] leads to « ${of.title} »`));
    assert.ok(await list.getByRole('listitem').nth(place).evaluate((item) => item.contains(document.activeElement)), 'it is that number of the list');
    assert.ok(await inSight(focused));
    assert.ok(await focused.evaluate((on) => getComputedStyle(on).outlineStyle !== 'none'), 'and an eye sees that it is');
  }
  await finish(page);
});

test('the citation that is shown is copied, says its edition, and its address opens the case', async () => {
  const [one] = oracle.cases;
  const page = await open(one.id, { q: 'cancer' });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.server.origin });
  const cite = part(page, 'Citer ce cas');
  const shown = plain(await cite.locator('p').first().textContent());
  for (const what of [`« ${plain(one.title_fr)} »`, described.title, `version ${described.version}`, 'consulté le ']) assert.ok(shown.includes(what), `« ${what} » is in « ${shown} »`);
  assert.equal(await cite.getByRole('status').count(), 1, 'a status region waits');
  await cite.getByRole('button', { name: 'Copier', exact: true }).click();
  await cite.getByText('Copié.', { exact: true }).waitFor();
  assert.equal(plain(await page.evaluate(() => navigator.clipboard.readText())), shown);
  const [address] = shown.match(/http\S+$/);
  assert.equal(address, `${site.server.url}#/case/${one.id}?edition=2026`);
  await page.goto(address);
  await says(page, one);
  await finish(page);

  // Where it may not be copied, the page says so.
  const refused = await site.openPage();
  await refused.addInitScript(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); });
  await refused.goto(address);
  await part(refused, 'Citer ce cas').getByRole('button', { name: 'Copier', exact: true }).click();
  await refused.getByText('Le navigateur n’a pas permis la copie').waitFor();
  await finish(refused);
});

test('related cases say what they share, truly, and lead there', async () => {
  const shared = (one, other) => new Set(['topic', 'usage', 'source', 'public'].map((role) => oracle.roleOf[role]).flatMap((facet) => {
    const all = (some) => cell(some[facet]).flatMap((id) => oracle.withAncestors(facet, id));
    return all(one).filter((id) => all(other).includes(id)).map((id) => label(facet, id));
  }));
  const page = await open(oracle.cases[0].id);
  for (const one of [0, 20, 60, 100].map((place) => oracle.cases[place])) {
    await page.goto(`${site.server.url}#/case/${one.id}?q=covid`);
    await says(page, one);
    const items = part(page, 'Cas proches').getByRole('listitem');
    const count = await items.count();
    assert.ok(count > 0 && count <= 5, `${count} related cases of ${one.id}`);
    for (let place = 0; place < count; place += 1) {
      const title = plain(await items.nth(place).getByRole('link').textContent());
      const other = oracle.cases.find((some) => plain(some.title_fr) === title);
      assert.ok(other && other.id !== one.id, title);
      const reason = plain(await items.nth(place).locator('p').textContent());
      const [, same, terms] = reason.match(/^(Même publication)?(?: ; )?(?:[Ee]n commun : (.+))?$/) ?? assert.fail(reason);
      assert.equal(Boolean(same), citedBy(one).some((id) => citedBy(other).includes(id)), `${title}: ${reason}`);
      assert.ok(same || terms, reason);
      // Labels may have commas: take away those that are shared, the longest first, and nothing is left.
      const rest = [...shared(one, other)].sort((a, b) => b.length - a.length).reduce((left, name) => left.replace(name, ''), terms ?? '');
      assert.match(rest, /^[, ]*$/, `${title}: ${reason}`);
    }
    const title = plain(await items.first().getByRole('link').textContent());
    await items.first().getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  }
  await finish(page);
});

test('what may be said has the status of its proof, and limits stand beside it', async () => {
  const one = first('a case with a measured and a disputed value', (some) => valuesOf(some).some(({ proof }) => proof === 'mesure') && valuesOf(some).some(({ proof }) => proof === 'conteste'));
  const page = await open(one.id);
  const claims = part(page, 'Ce que l’on peut dire, et ce que l’on ne peut pas');
  assert.deepEqual((await claims.getByRole('heading', { level: 3 }).allTextContents()).map(plain), ['On peut dire', 'Ce que ces résultats ne disent pas']);
  const [may, mayNot] = plain(await claims.innerText()).split('Ce que ces résultats ne disent pas');
  const texts = (proof) => valuesOf(one).filter((row) => row.proof === proof).map((row) => plain(row.text_fr));
  const cautious = [...new Set(valuesOf(one).map(({ indicator }) => indicator))].map((id) => plain(oracle.indicators.find((row) => row.id === id).caution_fr)).filter(Boolean);
  for (const text of texts('conteste')) assert.ok(mayNot.includes(text) && !may.includes(text), text);
  assert.ok(texts('mesure').some((text) => may.includes(text)));
  assert.ok(cautious.length > 0 && cautious.some((text) => mayNot.includes(text)), 'indicators warn');
  for (const line of one.limits_fr.split('\n')) assert.ok(plain(await part(page, 'Limites').first().textContent()).includes(plain(line)));
  // Limits are as near the top as results where there is room.
  const top = (name) => part(page, name).first().evaluate((some) => some.getBoundingClientRect().top);
  assert.ok(Math.abs(await top('Limites') - await top(words.results)) < 2);
  await finish(page);
});

for (const width of [1280, 360]) {
  test(`a case that is opened from the list and left comes back to its place (${width} px)`, async () => {
    const page = await visit(site, '#/', { width });
    const { titles } = oracle.expect();
    const link = caseList(page).getByRole('link', { name: plain(titles[20]), exact: true });
    await link.scrollIntoViewIfNeeded();
    await link.click();
    await page.getByRole('heading', { level: 1, name: plain(titles[20]), exact: true }).waitFor();
    await settles(async () => assert.equal(await page.evaluate(() => scrollY), 0, 'a sheet begins at its top'));
    await page.goBack();
    await caseList(page).waitFor();
    await settles(async () => assert.ok(await link.evaluate((one) => one === document.activeElement), 'the keyboard goes on at the case that one left'));
    // Frames later nothing else happens.
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
    assert.ok(await link.evaluate((one) => { const { top, bottom } = one.getBoundingClientRect(); return bottom > 0 && top < innerHeight; }), 'the case that one left is in view');
    await finish(page);
  });
}
