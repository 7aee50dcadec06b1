// The panel and the list as a reader leaves them: folds and trees stay open, long facets are searched, « Pour moi » is a way in.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { DIST, finish, openSite, settles } from './harness.mjs';
import { fold, openOracle } from './oracle.mjs';
import { at, caseList, facetOf, filters, fragment, outline, plain, searchBox, summary, term, titles, visit, WORDS } from './screen.mjs';

const oracle = openOracle(join(DIST, 'data', '2026'));
const words = WORDS.fr;
const { source, usage, topic, public: publics, proof } = oracle.roleOf;
const termOf = (facet, id) => oracle.terms.find((row) => row.facet === facet && row.id === id);
const labelOf = (facet, id) => plain(termOf(facet, id).label_fr);
const facetLabel = (id) => oracle.facets.find((facet) => facet.id === id).label_fr;
const nothing = oracle.expect();

let site;
before(async () => { site = await openSite(); });
after(() => site?.close());
afterEach(() => site.server.clear());

const details = (page, label) => filters(page).getByRole('button', { name: `Détail de ${label}`, exact: true });
const isFocused = (locator) => locator.evaluate((one) => one === document.activeElement);
const says = (page, cases) => page.getByRole('heading', { level: 1, name: cases === nothing.cases ? words.cases(cases) : words.casesOf(cases, nothing.cases), exact: true }).waitFor();
/** To the first case of the list and back again, by its link. */
async function throughACase(page) {
  const [title] = await titles(page);
  await caseList(page).getByRole('link', { name: title, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  await page.getByRole('link', { name: 'Retour aux cas' }).click();
  await caseList(page).waitFor();
}

test('what was opened or closed stays so over a visit to a case', async () => {
  // A chosen term opens what is above it, until the reader closes it.
  const parent = termOf(source, 'snds').parent;
  const page = await visit(site, fragment({ clauses: { [source]: { include: ['snds'] } } }));
  const [above, beside] = [labelOf(source, parent), plain(oracle.terms.find((row) => row.facet === usage && row.parent === '').label_fr)];
  assert.equal(await details(page, above).getAttribute('aria-expanded'), 'true');
  await details(page, above).click();
  await details(page, beside).click();
  for (const fold of [facetLabel(topic), words.forMe]) await summary(page, fold).click();
  const child = oracle.terms.find((row) => row.facet === usage && row.parent !== '' && plain(termOf(usage, row.parent).label_fr) === beside);
  await term(page, plain(child.label_fr)).waitFor();
  const state = async () => ({
    closed: await details(page, above).getAttribute('aria-expanded'),
    opened: await details(page, beside).getAttribute('aria-expanded'),
    below: await term(page, plain(child.label_fr)).isVisible(),
    topics: await facetOf(page, { label: facetLabel(topic) }).evaluate((one) => one.open),
    proofs: await facetOf(page, { label: facetLabel(proof) }).evaluate((one) => one.open),
    terms: await facetOf(page, { label: facetLabel(topic) }).getByRole('checkbox').count() > 5,
    forMe: await facetOf(page, { label: words.forMe }).evaluate((one) => one.open),
  });
  const left = { closed: 'false', opened: 'true', below: true, topics: true, proofs: false, terms: true, forMe: true };
  await settles(async () => assert.deepEqual(await state(), left));
  await throughACase(page);
  await settles(async () => assert.deepEqual(await state(), left));
  // Also by the browser's own way back.
  await page.goBack();
  await page.goBack();
  await caseList(page).waitFor();
  await settles(async () => assert.deepEqual(await state(), left));
  await finish(page);
});

test('a facet of more than 14 terms has a search of its own, which lists its terms by their letters', async () => {
  const page = await visit(site);
  for (const { label, core } of nothing.facets) if (!core) await summary(page, label).click();
  for (const facet of nothing.facets) {
    const place = facetOf(page, facet);
    await place.getByRole('checkbox').first().waitFor();
    assert.equal(await place.getByRole('searchbox').count(), Number(facet.terms.length > 14), facet.label);
  }
  const facet = nothing.facets.find(({ id }) => id === source);
  const find = filters(page).getByRole('searchbox', { name: words.findIn(facet.label), exact: true });
  const listed = async () => (await outline(facetOf(page, facet))).filter(({ role }) => role === 'checkbox').map(({ name }) => name);
  const tree = await listed();
  for (const typed of ['CEPI', 'registre', 'sante']) {
    await find.fill(typed);
    const expected = facet.terms.filter(({ label }) => fold(label).includes(fold(typed))).map(({ label, count }) => plain(`${label} ${count} Cas`));
    assert.ok(expected.length > 0 && expected.length < facet.terms.length);
    await settles(async () => assert.deepEqual(await listed(), expected));
  }
  await find.fill('zzz');
  await facetOf(page, facet).getByText('Aucun terme ne contient ces lettres').waitFor();
  assert.deepEqual(await listed(), []);

  // What is found acts as it does in the tree, and the text stays for the next.
  await find.fill('cepidc');
  const [found] = facet.terms.filter(({ label }) => fold(label).includes('cepidc'));
  await term(page, plain(found.label)).click();
  const { id } = oracle.terms.find((row) => row.facet === source && row.label_fr === found.label);
  const { cases } = oracle.expect({ clauses: { [source]: { include: [id] } } });
  await says(page, cases);
  assert.equal(at(page), fragment({ clauses: { [source]: { include: [id] } } }, 'fr', null));
  assert.ok(await term(page, plain(found.label)).isChecked());
  assert.equal(await find.inputValue(), 'cepidc');
  await term(page, plain(found.label)).click();
  await find.fill('');
  await settles(async () => assert.deepEqual((await listed()).filter((name) => tree.includes(name)), tree));
  await finish(page);
});

test('« Pour moi » offers publics and topics, toggles them, and keeps the keyboard', async () => {
  const page = await visit(site);
  // Its words are words, also to who hears them.
  assert.equal(plain(await summary(page, words.forMe).textContent()), `${words.forMe} ce qui me concerne`);
  await summary(page, words.forMe).click();
  const pick = (label) => facetOf(page, { label: words.forMe }).getByRole('button', { name: new RegExp(`^${label.replace(/[()]/g, '\\$&')} \\d+ Cas$`) });
  const buttons = async (facet) => (await outline(facetOf(page, { label: words.forMe }).getByRole('list', { name: facetLabel(facet), exact: true })))
    .filter(({ role }) => role === 'button').map(({ name, is }) => `${name}${is.includes('pressed') ? ', chosen' : ''}`);
  /** The roots that have a case in the edition, and what is below a chosen term. */
  const offered = (facet, selection = {}) => {
    const chosen = selection.clauses?.[facet]?.include ?? [];
    const below = chosen.flatMap((id) => oracle.withAncestors(facet, id));
    const all = nothing.facets.find(({ id }) => id === facet).terms;
    const now = oracle.expect(selection).facets.find(({ id }) => id === facet).terms;
    return oracle.terms.filter((row) => row.facet === facet).length === now.length && now.flatMap(({ label, count }, place) => {
      const row = oracle.terms.find((one) => one.facet === facet && one.label_fr === label);
      const shown = all[place].count > 0 && (row.parent === '' || below.includes(row.parent));
      return shown ? [plain(`${label} ${count} Cas${chosen.includes(row.id) ? ', chosen' : ''}`)] : [];
    });
  };
  const stands = async (selection) => {
    for (const facet of [publics, topic]) await settles(async () => assert.deepEqual(await buttons(facet), offered(facet, selection)));
    await says(page, oracle.expect(selection).cases);
    assert.equal(at(page), fragment(selection, 'fr', null));
  };
  await stands({});

  const parent = oracle.terms.find((row) => row.facet === publics && row.parent !== '').parent;
  const child = oracle.terms.find((row) => row.facet === publics && row.parent === parent).id;
  await pick(labelOf(publics, parent)).focus();
  await page.keyboard.press('Enter');
  await stands({ clauses: { [publics]: { include: [parent] } } });
  assert.ok(await isFocused(pick(labelOf(publics, parent))), 'the keyboard stays on what was chosen');
  await pick(labelOf(publics, child)).focus();
  await page.keyboard.press('Space');
  await settles(() => assert.match(at(page), new RegExp(`=(.*,)?${child}\\b`)));
  assert.ok(await isFocused(pick(labelOf(publics, child))));
  await page.keyboard.press('Space');
  await page.goBack();
  await page.goBack();
  await stands({ clauses: { [publics]: { include: [parent] } } });

  const theirs = oracle.terms.find((row) => row.facet === topic && row.parent === '' && oracle.expect({ clauses: { [topic]: { include: [row.id] }, [publics]: { include: [parent] } } }).cases > 0).id;
  await pick(labelOf(topic, theirs)).click();
  await stands({ clauses: { [topic]: { include: [theirs] }, [publics]: { include: [parent] } } });
  await pick(labelOf(publics, parent)).click();
  await stands({ clauses: { [topic]: { include: [theirs] } } });
  await page.getByRole('button', { name: 'Tout effacer' }).click();
  await stands({});
  await finish(page);
});

test('« Titres seuls » hides all but titles, year and proof, and is remembered', async () => {
  const page = await visit(site, '#/?source=cohorte');
  const { titles: expected, ids } = oracle.expect({ clauses: { [source]: { include: ['cohorte'] } } });
  const button = page.getByRole('button', { name: words.compact, exact: true });
  const one = oracle.cases.find(({ id }) => id === ids[0]);
  const sentence = caseList(page).getByText(plain(one.plain_fr));
  const height = () => caseList(page).evaluate((list) => list.getBoundingClientRect().height);
  const steps = await page.evaluate(() => history.length);
  assert.equal(await button.getAttribute('aria-pressed'), 'false');
  assert.ok(await sentence.isVisible());
  const full = await height();
  await button.click();
  assert.equal(await button.getAttribute('aria-pressed'), 'true');
  assert.ok(await isFocused(button));
  const compact = async () => {
    await settles(async () => assert.equal(await sentence.isVisible(), false));
    assert.deepEqual(await titles(page), expected.map(plain));
    const first = caseList(page).getByRole('listitem').first();
    // A status has its sign before its word.
    for (const kept of [one.year, ...one[proof].split('|').map((id) => labelOf(proof, id))]) assert.ok(await first.getByText(new RegExp(`^\\W?${kept}$`)).isVisible(), kept);
    assert.ok(await height() < full * 0.6, 'more titles have room');
  };
  await compact();
  assert.equal(await page.evaluate(() => history.length), steps, 'it is no step of the history');
  await throughACase(page);
  assert.equal(await button.getAttribute('aria-pressed'), 'true');
  await compact();
  await button.click();
  await sentence.waitFor();
  await finish(page);
});

test('what is said after a filter is there before, so that it is said, and moves nothing', async () => {
  const page = await visit(site);
  // A region that appears with its first words is announced by hardly any screen reader.
  assert.equal(await page.getByRole('status').count(), 1, 'a status region waits');
  await page.getByRole('status').filter({ hasText: 'Décisions et résultats sont là.' }).waitFor();
  const place = () => page.getByRole('figure').first().evaluate((one) => one.getBoundingClientRect().top - document.querySelector('h1').getBoundingClientRect().top);
  await searchBox(page).fill('e');
  await page.getByRole('status').filter({ hasText: words.searching('e') }).waitFor();
  const spoken = await place();
  // The same selection before anything was changed.
  await page.reload();
  await page.getByRole('button', { name: `Retirer le filtre ${words.searching('e')}`, exact: true }).waitFor();
  assert.equal(plain(await page.getByRole('status').textContent()), '');
  assert.equal(await place(), spoken, 'the sentence has its room before it is there');
  await finish(page);
});

test('the keyboard is not lost where what is chosen leaves no case', async () => {
  const page = await visit(site, '#/?source=snds');
  const { yearBars } = oracle.expect({ clauses: { [source]: { include: ['snds'] } } });
  assert.ok(yearBars.some(({ part }) => part === 0));
  const empty = page.getByRole('figure', { name: 'Par année' }).getByRole('button', { name: / : 0 cas sur / }).first();
  await empty.press('Enter');
  await page.getByText('Cette combinaison ne correspond à aucun cas de l’édition.').waitFor();
  assert.notEqual(await page.evaluate(() => document.activeElement.localName), 'body', 'it goes on at what explains, or where it was');
  await page.goBack();
  await page.getByRole('figure', { name: 'Par année' }).waitFor();
  await finish(page);
});

test('while the sheet of filters is open on a phone, what it does is said aloud', async () => {
  const page = await visit(site, '#/', { width: 360, height: 740 });
  await page.getByRole('button', { name: words.open(0, nothing.cases), exact: true }).click();
  const root = oracle.terms.find((row) => row.facet === usage && row.parent === '');
  await term(page, plain(root.label_fr)).click();
  const { cases } = oracle.expect({ clauses: { [usage]: { include: [root.id] } } });
  await page.getByRole('button', { name: words.close(cases), exact: true }).waitFor();
  // What is under the sheet is inert: it says nothing to anybody.
  const heard = await page.locator('[role=status], [aria-live=polite]').evaluateAll((all) => all.filter((one) => !one.closest('[inert]') && one.checkVisibility()).map((one) => one.textContent));
  assert.ok(heard.some((text) => plain(text).includes(words.cases(cases))), `« ${words.cases(cases)} » is said by one of ${heard.length} regions: ${heard.join(' | ')}`);
  await finish(page);
});

test('where the filters are on a phone follows what is chosen, and the sheet closes as it opened', async () => {
  const page = await visit(site, '#/', { width: 360, height: 740 });
  const box = term(page, plain(oracle.terms.find((row) => row.facet === usage && row.parent === '').label_fr));
  assert.equal(await box.isVisible(), false, 'the panel is folded away');
  assert.ok(await searchBox(page).isVisible(), 'the search box is not');
  await page.getByRole('button', { name: words.open(0, nothing.cases), exact: true }).click();
  await box.click();
  const id = oracle.terms.find((row) => row.facet === usage && row.parent === '').id;
  const { cases } = oracle.expect({ clauses: { [usage]: { include: [id] } } });
  await page.getByRole('button', { name: words.close(cases), exact: true }).click();
  await page.getByRole('button', { name: words.open(1, cases), exact: true }).waitFor();
  assert.equal(await box.isVisible(), false);
  await page.getByRole('button', { name: 'Aller à la liste des cas' }).click();
  await settles(async () => assert.equal(plain(await page.evaluate(() => document.activeElement.textContent)), words.cases(cases)));
  await finish(page);
});
