// One reader's errand, three ways: « the cases on my disease, without Covid, with a measured result, since 2015; open the second ».
// What is looked for is chosen from the data, and after each step the page is asked whether it says what the data say.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { DIST, finish, openSite, settles } from './harness.mjs';
import { fold, openOracle } from './oracle.mjs';
import { at, caseList, filters, focused, fragment, namesOf, plain, searchBox, summary, term, titles, visit, WORDS } from './screen.mjs';

const oracle = openOracle(join(DIST, 'data', '2026'));
const words = WORDS.fr;
const { topic, proof } = oracle.roleOf;
const termOf = (facet, id) => oracle.terms.find((row) => row.facet === facet && row.id === id);
const labelOf = (facet, id) => plain(termOf(facet, id).label_fr);
const facetLabel = (id) => oracle.facets.find((facet) => facet.id === id).label_fr;
const measured = oracle.terms.find((row) => row.facet === proof && row.sign === 'filled');
const covid = oracle.terms.find((row) => row.facet === topic && /covid/i.test(row.label_fr));
const SINCE = 2015;

/** The selections of the errand for a disease, after each of its steps. */
const courseOf = (id) => {
  const without = { include: [id], exclude: [covid.id] };
  // What is typed: the first word of the label, on a keyboard without accents.
  const typed = fold(termOf(topic, id).label_fr).match(/[a-z]+/)[0];
  return [
    {},
    { q: typed },
    { clauses: { [topic]: { include: [id] } } },
    { clauses: { [topic]: without } },
    { clauses: { [topic]: without, [proof]: { include: [measured.id] } } },
    { clauses: { [topic]: without, [proof]: { include: [measured.id] } }, years: { from: SINCE } },
  ];
};
const countsOf = (id) => courseOf(id).slice(2).map((selection) => oracle.expect(selection).cases);
// A disease that has Covid neither above nor below, of which each step leaves fewer cases, and at least two.
const disease = oracle.terms.filter((row) => row.facet === topic && !oracle.withAncestors(topic, covid.id).includes(row.id)).map(({ id }) => id)
  .find((id) => { const counts = countsOf(id); return counts.at(-1) >= 2 && counts.every((count, step) => step === 0 || count < counts[step - 1]); });
const course = courseOf(disease).map((selection) => ({ selection, expected: oracle.expect(selection), address: fragment(selection, 'fr', null) }));
const [START, TYPED, TOPIC, WITHOUT, MEASURED, RECENT] = course.keys();
const typed = course[TYPED].selection.q;
const offered = plain(words.suggested(labelOf(topic, disease), facetLabel(topic), course[TOPIC].expected.cases));
const second = { title: plain(course[RECENT].expected.titles[1]), address: course[RECENT].address.replace('#/', `#/case/${course[RECENT].expected.ids[1]}`) };

let site;
before(async () => { site = await openSite(); });
after(() => site?.close());
afterEach(() => site.server.clear());

/** The page says what the data say: figure, number of the list, address, filters, text; and aloud how it came to that. */
async function stands(page, step, before) {
  const { selection, expected, address } = course[step];
  const names = namesOf(oracle, selection);
  const chips = page.getByRole('group', { name: 'Filtres choisis' });
  await settles(async () => assert.deepEqual({
    heading: plain(await page.getByRole('heading', { level: 1 }).textContent()),
    list: plain(await caseList(page).getByRole('heading', { level: 2 }).textContent()),
    address: at(page),
    said: before === undefined ? undefined : plain(await page.getByRole('status').textContent()),
    chips: (await chips.getByRole('button', { name: /^Retirer / }).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).map(plain),
    text: await searchBox(page).inputValue(),
  }, {
    heading: expected.cases === expected.whole ? words.cases(expected.cases) : words.casesOf(expected.cases, expected.whole),
    list: words.cases(expected.cases),
    address,
    said: before === undefined ? undefined : words.changed(expected.cases, before, names),
    chips: names.map((name) => `Retirer le filtre ${name}`),
    text: selection.q ?? '',
  }));
}

const controls = (page) => ({
  disease: term(page, labelOf(topic, disease)),
  covid: filters(page).getByRole('button', { name: `sauf ${labelOf(topic, covid.id)}`, exact: true }),
  measured: term(page, labelOf(proof, measured.id)),
  from: filters(page).getByRole('combobox', { name: words.from, exact: true }),
});

/** What is checked in the panel, once its facets are open. */
async function holds(page, step) {
  const { disease: box, covid: except, measured: status, from } = controls(page);
  await settles(async () => assert.deepEqual({
    disease: await box.isChecked({ timeout: 1000 }), covid: await except.getAttribute('aria-pressed', { timeout: 1000 }),
    measured: await status.isChecked({ timeout: 1000 }), from: await from.inputValue({ timeout: 1000 }),
  }, { disease: step >= TOPIC, covid: String(step >= WITHOUT), measured: step >= MEASURED, from: step >= RECENT ? String(SINCE) : '' }));
}

async function opened(page) {
  await settles(async () => assert.equal(plain(await page.getByRole('heading', { level: 1 }).textContent()), second.title));
  assert.equal(at(page), second.address);
  await page.getByText(`Cas 2 sur ${course[RECENT].expected.cases} de la sélection`).waitFor();
}

/** Back to where it began, state by state, then forward to the case again. */
async function thereAndBack(page, check) {
  await page.goBack();
  await stands(page, RECENT);
  await check(page, RECENT);
  for (let step = RECENT - 1; step >= START; step -= 1) {
    await page.goBack();
    await stands(page, step, course[step + 1].expected.cases);
    await check(page, step);
  }
  for (let step = START + 1; step <= RECENT; step += 1) {
    await page.goForward();
    await stands(page, step, course[step - 1].expected.cases);
    await check(page, step);
  }
  await page.goForward();
  await opened(page);
}

/** What was said before the last letter that is typed. */
const beforeLastLetter = oracle.expect({ q: typed.slice(0, -1) }).cases;

test('the errand makes a difference at each step', () => {
  assert.ok(disease, 'the data have a disease for the errand');
  const counts = course.slice(TOPIC).map(({ expected }) => expected.cases);
  assert.equal(new Set(counts).size, counts.length, counts.join(' '));
  assert.ok(counts.at(-1) >= 2 && oracle.expect({ q: typed }).cases > 0);
});

test('the errand by pointer', async () => {
  const page = await visit(site);
  await stands(page, START);
  await searchBox(page).click();
  await page.keyboard.type(typed);
  await stands(page, TYPED, beforeLastLetter);
  await filters(page).getByRole('list', { name: words.suggestions }).getByRole('button', { name: offered, exact: true }).click();
  await stands(page, TOPIC, course[TYPED].expected.cases);

  await summary(page, facetLabel(topic)).click();
  const find = filters(page).getByRole('searchbox', { name: words.findIn(facetLabel(topic)), exact: true });
  await find.click();
  await page.keyboard.type('covid');
  await controls(page).covid.click();
  await stands(page, WITHOUT, course[TOPIC].expected.cases);
  await find.fill('');

  await summary(page, facetLabel(proof)).click();
  await controls(page).measured.click();
  await stands(page, MEASURED, course[WITHOUT].expected.cases);
  await controls(page).from.selectOption(String(SINCE));
  await stands(page, RECENT, course[MEASURED].expected.cases);
  await holds(page, RECENT);
  assert.deepEqual(await titles(page), course[RECENT].expected.titles.map(plain));

  await caseList(page).getByRole('heading', { level: 3 }).nth(1).getByRole('link').click();
  await opened(page);
  await thereAndBack(page, holds);
  await finish(page);
});

/** Presses a key, as a person does, until what has the focus is the one that is meant. */
async function press(page, key, role, name, most = 400) {
  const passed = [];
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press(key);
    const on = await focused(page);
    if (on?.role === role && (typeof name === 'string' ? on.name === name : name.test(on.name))) return;
    passed.push(on ? `${on.role} « ${on.name} »` : 'the document');
  }
  assert.fail(`${most} times ${key} never came to the ${role} « ${name} »; the last were ${passed.slice(-6).join(', ')}`);
}

test('the errand by keyboard alone', async () => {
  const page = await visit(site);
  await page.keyboard.press('/');
  assert.deepEqual(await focused(page), { role: 'searchbox', name: words.search });
  await page.keyboard.type(typed);
  await stands(page, TYPED, beforeLastLetter);
  await press(page, 'ArrowDown', 'button', offered, 6);
  await page.keyboard.press('Enter');
  await stands(page, TOPIC, course[TYPED].expected.cases);
  // What was chosen is gone: the keyboard is in the box again.
  assert.deepEqual(await focused(page), { role: 'searchbox', name: words.search });

  await press(page, 'Tab', 'summary', new RegExp(`^${facetLabel(topic)} 1 choisi$`));
  await page.keyboard.press('Enter');
  await controls(page).disease.waitFor();
  await press(page, 'Tab', 'searchbox', words.findIn(facetLabel(topic)), 3);
  await page.keyboard.type('covid');
  await press(page, 'Tab', 'button', `sauf ${labelOf(topic, covid.id)}`, 3);
  await page.keyboard.press('Space');
  await stands(page, WITHOUT, course[TOPIC].expected.cases);
  await press(page, 'Shift+Tab', 'searchbox', words.findIn(facetLabel(topic)), 3);
  for (const _ of 'covid') await page.keyboard.press('Backspace');

  await press(page, 'Tab', 'summary', facetLabel(proof));
  await page.keyboard.press('Enter');
  await controls(page).measured.waitFor();
  await press(page, 'Tab', 'checkbox', new RegExp(`^${labelOf(proof, measured.id)} \\d+ Cas$`), 6);
  await page.keyboard.press('Space');
  await stands(page, MEASURED, course[WITHOUT].expected.cases);
  await press(page, 'Shift+Tab', 'combobox', words.from);
  await page.keyboard.press('Space');
  await page.keyboard.type(String(SINCE));
  await page.keyboard.press('Enter');
  await stands(page, RECENT, course[MEASURED].expected.cases);
  await holds(page, RECENT);

  // From a list of years « / » would be a letter: one stop away it goes to the box, and Enter from there to the list.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('/');
  assert.deepEqual(await focused(page), { role: 'searchbox', name: words.search });
  await page.keyboard.press('Enter');
  assert.deepEqual(await focused(page), { role: 'heading', name: words.cases(course[RECENT].expected.cases) });
  await press(page, 'Tab', 'link', second.title, 6);
  await page.keyboard.press('Enter');
  await opened(page);
  await thereAndBack(page, holds);
  await finish(page);
});

test('the errand by touch at 360 px', async () => {
  const page = await visit(site, '#/', { width: 360, height: 740, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  assert.equal(await page.evaluate(() => matchMedia('(hover: hover)').matches), false, 'nothing hovers here');
  await stands(page, START);
  await searchBox(page).tap();
  await page.keyboard.type(typed);
  await stands(page, TYPED, beforeLastLetter);
  await filters(page).getByRole('list', { name: words.suggestions }).getByRole('button', { name: offered, exact: true }).tap();
  await stands(page, TOPIC, course[TYPED].expected.cases);

  // The sheet of filters opens, says how many cases there are, and closes over the list.
  const filtersOf = (step) => namesOf(oracle, course[step].selection).length;
  const openSheet = (step) => page.getByRole('button', { name: words.open(filtersOf(step), course[step].expected.cases), exact: true }).tap();
  const closeSheet = (step) => page.getByRole('button', { name: words.close(course[step].expected.cases), exact: true }).tap();
  const inSheet = async (step, act) => {
    await openSheet(step - 1);
    await act();
    await closeSheet(step);
    await stands(page, step, course[step - 1].expected.cases);
  };
  await inSheet(WITHOUT, async () => {
    await summary(page, facetLabel(topic)).tap();
    const find = filters(page).getByRole('searchbox', { name: words.findIn(facetLabel(topic)), exact: true });
    await find.tap();
    await page.keyboard.type('covid');
    await controls(page).covid.tap();
    await find.fill('');
  });
  await inSheet(MEASURED, async () => {
    await summary(page, facetLabel(proof)).tap();
    await controls(page).measured.tap();
  });
  await inSheet(RECENT, () => controls(page).from.selectOption(String(SINCE)));

  await caseList(page).getByRole('heading', { level: 3 }).nth(1).getByRole('link').tap();
  await opened(page);
  await thereAndBack(page, async (_, step) => {
    if (step !== RECENT && step !== WITHOUT) return;
    await openSheet(step);
    await holds(page, step);
    await closeSheet(step);
  });
  await finish(page);
});
