// Every count on screen is the one that the CSV files give, however the selection came about.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { DIST, finish, openSite } from './harness.mjs';
import { openOracle } from './oracle.mjs';
import { assertCounts, caseList, chart, filters, fragment, openAll, term, visit } from './screen.mjs';

const oracle = openOracle(join(DIST, 'data', '2026'));
const nothing = oracle.expect();
const labelOf = (facet, id) => oracle.terms.find((row) => row.facet === facet && row.id === id).label_fr;
// One term of each core filter, deep and shallow.
const CORE = [['source', 'pmsi'], ['usage', 'pharmacovigilance'], ['beneficiary', 'soignants']];

let site;
before(async () => { site = await openSite(); });
after(() => site?.close());
afterEach(() => site.server.clear());

const selections = {
  'no selection': {},
  'a term of a core filter': { clauses: { source: { include: ['snds'] } } },
  'terms of all three': { clauses: { source: { include: ['snds', 'cohorte'] }, usage: { include: ['pharmacovigilance'] }, beneficiary: { include: ['soignants'] } } },
  'an exclusion': { clauses: { source: { include: ['snds'], exclude: ['pmsi'] } } },
  'an exclusion alone': { clauses: { decision: { exclude: [oracle.terms.find(({ sign }) => sign === 'absence').id] } } },
  'every term at once': { clauses: { source: { include: ['pmsi', 'sniiram'], all: true } } },
  'years': { years: { from: 2015, to: 2020 } },
  'years without an end, by title': { years: { from: 2021 }, sort: 'title' },
  'a text without its accents': { q: 'meningiome' },
  'several words, strongest proof first': { q: 'grossesse traitement', sort: 'proof' },
  'an indicator': { clauses: { indicator: { include: ['personnes-analysees'] } } },
  'all use levels': { levels: ['secondary', 'primary', 'mixed'] },
  'filters of every kind': { clauses: { source: { include: ['base-medico-administrative'] }, proof: { exclude: ['conteste'] } }, q: 'vaccin', years: { from: 2019, to: 2025 } },
};

test('counts of any selection', async (t) => {
  const page = await visit(site, fragment());
  await openAll(page, nothing.facets);
  for (const [name, selection] of Object.entries(selections)) {
    await t.test(name, async () => {
      const expected = oracle.expect(selection);
      assert.ok(expected.cases > 0, 'the selection has a case, else it proves little');
      await page.goto(site.server.url + fragment(selection));
      await assertCounts(page, expected);
    });
  }
  await finish(page);
});

test('counts in English', async () => {
  const selection = { clauses: { usage: { include: ['pharmacovigilance'] } }, sort: 'title' };
  const expected = oracle.expect(selection, 'en');
  const page = await visit(site, fragment(selection, 'en'));
  await openAll(page, expected.facets, 'en');
  await assertCounts(page, expected, 'en');
  await finish(page);
});

test('counts after filters chosen by pointer', async () => {
  const page = await visit(site, fragment());
  await openAll(page, nothing.facets);
  for (const [facet, id] of CORE) {
    await term(page, labelOf(facet, id)).click();
    await assertCounts(page, oracle.expect({ clauses: { [facet]: { include: [id] } } }));
    await term(page, labelOf(facet, id)).click();
  }
  await filters(page).getByRole('button', { name: `sauf ${labelOf('source', 'snds')}`, exact: true }).click();
  await assertCounts(page, oracle.expect({ clauses: { source: { exclude: ['snds'] } } }));
  await page.getByRole('button', { name: 'Tout effacer' }).click();

  // A bar acts as the term that it draws.
  await chart(page, 'Par usage').getByRole('button', { name: /^Santé publique/ }).click();
  await assertCounts(page, oracle.expect({ clauses: { usage: { include: ['sante-publique'] } } }));
  await chart(page, 'Par usage').getByRole('button', { name: /^Santé publique/, pressed: true }).click();
  await assertCounts(page, nothing);
  await finish(page);
});

test('counts after filters chosen by keyboard alone', async () => {
  const page = await visit(site, fragment());
  // Once round the page; whatever is folded is opened on the way.
  const rounds = await tab(page, ({ end, folded }) => (folded ? 'Enter' : end ? 'stop' : null));
  assert.ok(rounds > 100, `${rounds} stops of the tab key`);
  // Then once more, in the order of the page.
  await tab(page, ({ name }) => (name === `sauf ${labelOf('source', 'snds')}` ? 'stop' : null));
  await page.keyboard.press('Enter');
  await assertCounts(page, oracle.expect({ clauses: { source: { exclude: ['snds'] } } }));
  await page.keyboard.press('Enter');
  for (const [facet, id] of CORE) {
    await tab(page, ({ name }) => (name.startsWith(`${labelOf(facet, id)} `) ? 'stop' : null));
    await page.keyboard.press('Space');
    await assertCounts(page, oracle.expect({ clauses: { [facet]: { include: [id] } } }));
    if (id !== CORE.at(-1)[1]) await page.keyboard.press('Space');
  }
  await tab(page, ({ name }) => (name === 'Tout effacer' ? 'stop' : null));
  await page.keyboard.press('Enter');
  await assertCounts(page, nothing);

  // One stop of the tab key for a chart, arrows within it.
  const bars = nothing.charts[1].bars;
  await tab(page, ({ name }) => (name.startsWith(`${bars[0].label}\u00a0:`) ? 'stop' : null));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await assertCounts(page, oracle.expect({ clauses: { usage: { include: ['sante-publique'] } } }));
  await finish(page);
});

/** Presses the tab key until `act` says so; a key that it names instead is pressed on the way, until it has done its work. */
async function tab(page, act, most = 1500) {
  for (let stop = 1; stop <= most; stop += 1) {
    await page.keyboard.press('Tab');
    let key = act(await focused(page));
    for (let again = 0; key && key !== 'stop' && again < 10; again += 1) {
      await page.keyboard.press(key);
      key = act(await focused(page, 2));
    }
    if (key === 'stop') return stop;
  }
  throw new Error('the tab key never came there');
}

/** What has the focus, some frames later: what opens is made by then. */
const focused = (page, frames = 0) => page.evaluate(async (left) => {
  for (let frame = 0; frame < left; frame += 1) await new Promise(requestAnimationFrame);
  const on = document.activeElement;
  // The other charts have hundreds of shapes and none of the counts that are asked for here.
  const other = on.closest('section')?.getAttribute('aria-label') === 'Autres graphiques';
  const folded = on.getAttribute('aria-expanded') === 'false' || (on.localName === 'summary' && !on.parentElement.open);
  const more = on.localName === 'button' && /^Afficher .* de plus$/.test(on.textContent);
  return { end: on === document.body, folded: !other && (folded || more), name: on.getAttribute('aria-label') ?? on.labels?.[0]?.textContent ?? on.textContent };
}, frames);

test('says when no case is documented, and which filter to drop', async () => {
  const selection = { clauses: { source: { include: ['pmsi'] } }, q: 'benfluorex', years: { from: 2003, to: 2004 } };
  const expected = oracle.expect(selection);
  assert.equal(expected.cases, 0);
  const page = await visit(site, fragment());
  await openAll(page, nothing.facets);
  await page.goto(site.server.url + fragment(selection));
  await assertCounts(page, expected);
  const sentence = page.getByText('Cette combinaison ne correspond à aucun cas de l’édition.');
  await sentence.waitFor();
  const said = page.getByRole('figure').getByRole('heading', { name: 'Aucun cas documenté', exact: true });
  assert.equal(await said.count(), await page.getByRole('figure').count(), 'every chart says so');
  assert.equal(await caseList(page).count(), 0, 'there is nothing to list');
  await page.getByRole('button', { name: 'Retirer le filtre publiés de 2003 à 2004' }).first().click();
  const wider = { ...selection, years: undefined };
  delete wider.years;
  await assertCounts(page, oracle.expect(wider));
  assert.equal(await sentence.isVisible(), false);
  await finish(page);
});

test('leads to the cases of primary use that are not counted', async () => {
  const page = await visit(site, fragment());
  await openAll(page, nothing.facets);
  const { count } = nothing.levels.find(({ level }) => level === 'primary');
  await page.getByRole('button', { name: `${count} cas d’usage premier non comptés` }).click();
  await assertCounts(page, oracle.expect({ levels: ['primary'] }));
  await finish(page);
});
