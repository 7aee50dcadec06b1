// The search box: the case that is meant comes first although it is misspelt, and what is found, offered and marked is what is in the data.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { DIST, finish, openSite, settles } from './harness.mjs';
import { fold, openOracle } from './oracle.mjs';
import { at, caseList, chart, filters, fragment, namesOf, plain, searchBox, summary, term, titles, visit, WORDS } from './screen.mjs';

const oracle = openOracle(join(DIST, 'data', '2026'));
const labelOf = (facet, id) => plain(oracle.terms.find((row) => row.facet === facet && row.id === id).label_fr);
const titleOf = (id, lang = 'fr') => plain(oracle.cases.find((one) => one.id === id)[`title_${lang}`]);

let site;
before(async () => { site = await openSite(); });
after(() => site?.close());
afterEach(() => site.server.clear());

// What people type, with one error in a long word or without accents, and the case that they mean; chosen by reading the titles.
const MEANT = {
  fr: {
    'acetate de cyproterone': 'cyproterone-meningiome', pioglitazonne: 'pioglitazone-cancer-vessie', 'micophénolate': 'mycophenolate-grossesses',
    DOMPERIDONNE: 'domperidone-morts-subites', olmezartan: 'olmesartan-malabsorption', zolpiden: 'zolpidem-ordonnance-securisee',
    'valporate père': 'valproate-peres', 'Baclofénne': 'baclofene-alcool', isotretinoines: 'isotretinoine-grossesses', nirsevimabe: 'bronchiolite-nirsevimab-2023',
    endometrioze: 'endometriose-surveillance', 'mucovicidose registre': 'mucoviscidose-registre', 'drépanocitose': 'drepanocytose-depistage',
    'mésothéliomme': 'mesotheliome-amiante', parkison: 'parkinson-agriculture', alzhiemer: 'alzheimer-neuroleptiques', 'cannicule 2003': 'canicule-2003',
    'chlordecone antiles': 'chlordecone-prostate', lubrizole: 'lubrizol-suivi', 'aditifs nitrités': 'additifs-nitrites', 'survie prohtese hanche': 'protheses-hanche',
    infliximabe: 'infliximab-biosimilaire', 'depistage colorectale': 'depistage-colorectal', 'surdiagnostik thyroide': 'thyroide-surdiagnostic',
    'grippe entrepot rennes': 'grippe-entrepot-rennes', 'schizophrénnie': 'schizophrenie-covid', 'procréatoin': 'amp-cancer-enfant',
    'LEUCEMIES VIGNE': 'vignes-leucemies-enfant', 'séroprévalance covid': 'sapris-seroprevalence', 'devenir myocardites vacinales': 'myocardites-post-vaccinales-devenir',
    'sterilets levonorgestrell': 'sterilets-lng-antidepresseurs',
  },
  en: {
    'sikle cell': 'drepanocytose-depistage', 'heering aids': 'cent-pour-cent-sante-audition', asbetsos: 'mesotheliome-amiante',
    'parkinson desease farming': 'parkinson-agriculture', 'preterm chilldren survival': 'epipage-2-prematures', 'cardiac arest bystander': 'arret-cardiaque-gestes',
    'paclitaxell stents': 'dispositifs-paclitaxel',
  },
};
for (const [lang, meant] of Object.entries(MEANT)) {
  test(`the case that is meant comes first, however it is spelt (${lang})`, async () => {
    const page = await visit(site, fragment({}, lang), { height: 600 });
    const words = WORDS[lang];
    const similar = page.getByText(words.similar, { exact: true });
    const wrong = [];
    for (const [text, id] of Object.entries(meant)) {
      const expected = oracle.expect({ q: text }, lang);
      await searchBox(page, lang).fill(text);
      // The list has answered once it has the number that the data give.
      await settles(async () => assert.equal(plain(await caseList(page, lang).getByRole('heading', { level: 2 }).textContent()), words.cases(expected.cases), text));
      const [first] = await titles(page, lang);
      if (first !== titleOf(id, lang)) wrong.push(`« ${text} » gives « ${first} » before « ${titleOf(id, lang)} »`);
      if (await similar.count() !== Number(expected.similar)) wrong.push(`« ${text} »: similar words were ${expected.similar ? '' : 'not '}searched, and the page does not say so`);
    }
    assert.equal(wrong.join('\n'), '');
    // Something was forgiven, and something was not.
    assert.equal(new Set(Object.keys(meant).map((text) => oracle.expect({ q: text }).similar)).size, lang === 'fr' ? 2 : 1);
    await finish(page);
  });
}

/** What is marked in a title: the places of the words, as they stand there. Only for words whose letters fold one by one. */
function marksOf(title, words) {
  const text = fold(title);
  assert.equal(text.length, title.length);
  return words.flatMap((word) => [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => [index, title.slice(index, index + word.length)]))
    .sort(([a], [b]) => a - b).map(([, marked]) => marked);
}

test('what is searched is marked in the titles, in the words of the title', async () => {
  const page = await visit(site);
  const items = () => caseList(page).getByRole('heading', { level: 3 });
  for (const q of ['meningiome', 'VALPROATE malformations', 'cancer sein']) {
    const expected = oracle.expect({ q });
    await searchBox(page).fill(q);
    await settles(async () => assert.deepEqual(await titles(page), expected.titles.slice(0, 50).map(plain)));
    const marked = await items().evaluateAll((all) => all.map((one) => [...one.querySelectorAll('mark')].map((mark) => mark.textContent)));
    assert.deepEqual(marked, expected.titles.slice(0, 50).map((title) => marksOf(title, fold(q).split(' '))));
    assert.ok(marked.flat().length > 0);
  }
  // What was forgiven is marked as it should have been spelt.
  await searchBox(page).fill('levothirox');
  await settles(async () => assert.deepEqual(await items().locator('mark').allTextContents(), ['Levothyrox']));
  await searchBox(page).fill('');
  await settles(async () => assert.equal((await titles(page))[0], plain(oracle.expect().titles[0])));
  assert.equal(await items().locator('mark').count(), 0);
  await finish(page);
});

test('a suggestion, misspelt or not, becomes a filter in place of the text, of as many cases as it said', async () => {
  const page = await visit(site, '#/?years=2015-');
  const offers = filters(page).getByRole('list', { name: WORDS.fr.suggestions });
  const { topic, usage } = oracle.roleOf;
  const years = { from: 2015 };
  for (const [typed, facet, id] of [['meningiom', topic, 'meningiome'], ['PHARMACOVIJILANCE', usage, 'pharmacovigilance']]) {
    const selection = { clauses: { [facet]: { include: [id] } }, years };
    const { cases } = oracle.expect(selection);
    await page.goto(site.server.url + fragment({ years }, 'fr', null));
    await searchBox(page).fill(typed);
    const name = plain(WORDS.fr.suggested(labelOf(facet, id), oracle.facets.find((one) => one.id === facet).label_fr, cases));
    await offers.getByRole('button', { name, exact: true }).click();
    await settles(() => assert.equal(at(page), fragment(selection, 'fr', null)));
    await page.getByRole('heading', { level: 1, name: WORDS.fr.casesOf(cases, 130) }).waitFor();
    assert.equal(await searchBox(page).inputValue(), '');
    assert.equal(await offers.count(), 0);
    await page.getByRole('button', { name: `Retirer le filtre ${labelOf(facet, id)}`, exact: true }).waitFor();
  }
  await finish(page);
});

test('cases are suggested under the terms, the best first, and lead there', async () => {
  const page = await visit(site);
  const q = 'valproate';
  const { titles: found, ids } = oracle.expect({ q });
  await searchBox(page).fill(q);
  const offers = filters(page).getByRole('list', { name: WORDS.fr.suggestions });
  const links = offers.getByRole('link');
  const year = (id) => oracle.cases.find((one) => one.id === id).year;
  await settles(async () => assert.deepEqual((await links.allTextContents()).map(plain), found.slice(0, 3).map((title, place) => `${plain(title)} : cas, ${year(ids[place])}`)));
  await links.nth(1).click();
  await page.getByRole('heading', { level: 1, name: plain(found[1]), exact: true }).waitFor();
  assert.equal(at(page), `#/case/${ids[1]}?q=${q}`);
  await finish(page);
});

test('arrows go through what is offered and back, Escape hides it, Enter goes to the list', async () => {
  const page = await visit(site);
  const box = searchBox(page);
  const offers = filters(page).getByRole('list', { name: WORDS.fr.suggestions });
  await box.pressSequentially('cancer');
  await offers.waitFor();
  const stops = await offers.getByRole('button').count() + await offers.getByRole('link').count();
  assert.ok(stops > 4, `${stops} suggestions`);
  const here = () => page.evaluate(() => document.activeElement.textContent);
  const passed = [];
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press('ArrowDown');
    passed.push(await here());
  }
  assert.equal(new Set(passed).size, stops, 'each is passed once');
  await page.keyboard.press('ArrowDown');
  assert.equal(await here(), passed.at(-1), 'the last is the last');
  for (let stop = stops - 2; stop >= 0; stop -= 1) {
    await page.keyboard.press('ArrowUp');
    assert.equal(await here(), passed[stop]);
  }
  await page.keyboard.press('ArrowUp');
  assert.ok(await box.evaluate((one) => one === document.activeElement), 'above the first is the box');
  await page.keyboard.press('Escape');
  await settles(async () => assert.equal(await offers.count(), 0));
  assert.ok(await box.evaluate((one) => one === document.activeElement));

  // Escape empties a search box in some browsers; what is typed then is offered again.
  await box.fill('cancer');
  await box.pressSequentially(' sein');
  await offers.waitFor();
  await page.keyboard.press('Enter');
  await settles(async () => assert.equal(await offers.count(), 0));
  const { cases } = oracle.expect({ q: 'cancer sein' });
  assert.equal(plain(await page.evaluate(() => document.activeElement.textContent)), WORDS.fr.cases(cases));
  assert.equal(at(page), '#/?q=cancer%20sein');
  await finish(page);
});

test('the keyboard is not lost where Escape hides the suggestion that has it', async () => {
  const page = await visit(site);
  await searchBox(page).pressSequentially('cancer');
  await filters(page).getByRole('list', { name: WORDS.fr.suggestions }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await settles(async () => assert.equal(await filters(page).getByRole('list', { name: WORDS.fr.suggestions }).count(), 0));
  assert.ok(await searchBox(page).evaluate((one) => one === document.activeElement), 'it goes on in the box');
  await finish(page);
});

test('« / » goes to the box from anywhere, and is a letter where one types', async () => {
  const page = await visit(site);
  const isInBox = () => searchBox(page).evaluate((one) => one === document.activeElement);
  const { usage } = oracle.roleOf;
  const places = {
    'the document': async () => page.evaluate(() => document.activeElement.blur()),
    'a link': () => caseList(page).getByRole('link').first().focus(),
    'a button': () => filters(page).getByRole('button', { name: /^sauf / }).first().focus(),
    'a checkbox': () => filters(page).getByRole('checkbox').first().focus(),
    'a bar of a chart': () => chart(page, 'Par usage').getByRole('button').first().focus(),
    'a fold': () => summary(page, WORDS.fr.forMe).focus(),
  };
  const wrong = [];
  for (const [place, go] of Object.entries(places)) {
    await go();
    assert.equal(await isInBox(), false, place);
    await page.keyboard.press('/');
    if (!await isInBox()) wrong.push(`not from ${place}`);
  }
  assert.deepEqual(wrong, []);
  assert.equal(await searchBox(page).inputValue(), '');

  const other = filters(page).getByRole('searchbox', { name: WORDS.fr.findIn(oracle.facets.find(({ id }) => id === usage).label_fr), exact: true });
  await other.click();
  await page.keyboard.type('a/b');
  assert.equal(await other.inputValue(), 'a/b');
  assert.equal(await isInBox(), false);
  await searchBox(page).click();
  await page.keyboard.type('1/2');
  assert.equal(await searchBox(page).inputValue(), '1/2');
  await finish(page);
});

test('a search is one step of the history, also when one thinks again', async () => {
  const page = await visit(site, '#/?years=2015-');
  const steps = await page.evaluate(() => history.length);
  const box = searchBox(page);
  await box.pressSequentially('mening');
  for (let letter = 0; letter < 3; letter += 1) await box.press('Backspace');
  await box.pressSequentially('ingites');
  const selection = { q: 'meningites', years: { from: 2015 } };
  await settles(() => assert.equal(at(page), fragment(selection, 'fr', null)));
  assert.equal(await page.evaluate(() => history.length), steps + 1);
  await page.goBack();
  await settles(() => assert.equal(at(page), '#/?years=2015-'));
  assert.equal(await box.inputValue(), '');
  assert.equal(await filters(page).getByRole('list', { name: WORDS.fr.suggestions }).count(), 0);
  await page.goForward();
  await settles(async () => assert.equal(await box.inputValue(), 'meningites'));
  await finish(page);
});

test('a text in the address gives the list that typing gives, and offers nothing', async () => {
  for (const q of ['vaccin grossesse', 'mediatro', 'l’hépatite']) {
    const expected = oracle.expect({ q });
    const page = await visit(site, fragment({ q }));
    await settles(async () => assert.deepEqual(await titles(page), expected.titles.slice(0, 50).map(plain)));
    assert.equal(await searchBox(page).inputValue(), q);
    assert.equal(await filters(page).getByRole('list', { name: WORDS.fr.suggestions }).count(), 0);
    const [name] = namesOf(oracle, { q });
    await page.getByRole('button', { name: `Retirer le filtre ${name}`, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '130 cas', exact: true }).waitFor();
    await searchBox(page).pressSequentially(q);
    await settles(async () => assert.deepEqual(await titles(page), expected.titles.slice(0, 50).map(plain)));
    assert.equal(await page.getByRole('combobox', { name: 'Trier par' }).inputValue(), 'relevance');
    await finish(page);
  }
});
