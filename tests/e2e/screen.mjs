// The explorer as its readers have it: by role and accessible name, never by class or id.
import assert from 'node:assert/strict';
import { settles, started } from './harness.mjs';

export const WORDS = {
  fr: {
    cases: (n) => `${n} cas`,
    casesOf: (n, of) => `${n} cas sur ${of}`,
    decisions: (n) => `${n} ${n < 2 ? 'décision' : 'décisions'}`,
    measured: (n, of) => `${n} ${n < 2 ? 'cas mesuré' : 'cas mesurés'} sur ${of}`,
    aside: (n, level) => `${n} cas d’usage ${{ secondary: 'secondaire', primary: 'premier', mixed: 'mixte' }[level]} ${n < 2 ? 'non compté' : 'non comptés'}`,
    levels: { secondary: 'Usage secondaire', primary: 'Usage premier', mixed: 'Usage mixte' },
    bar: ({ label, part, whole }) => `${label} : ${part} cas sur ${whole} dans l’édition`,
    by: (facet) => `Par ${facet[0].toLowerCase()}${facet.slice(1)}`,
    none: 'Aucun cas documenté',
    filters: 'Filtres', levelOfUse: 'Niveau d’usage', year: 'Année', count: 'Cas', details: /^Détail de /, table: 'Tableau',
    more: /^Afficher .* de plus$/, chosen: 'choisi', except: 'sauf', list: /^\d+ cas$/,
    search: 'Rechercher', suggestions: 'Suggestions', forMe: 'Pour moi', compact: 'Titres seuls', years: 'Année de publication', from: 'De',
    beside: 'Cas de la sélection, dans l’ordre de la liste', results: 'Résultats', charts: 'Graphiques',
    findIn: (facet) => `Chercher un terme : ${facet}`,
    suggested: (label, facet, n) => `${label} : ${facet[0].toLowerCase()}${facet.slice(1)}, ${WORDS.fr.cases(n)}`,
    open: (filters, n) => `Filtrer${filters > 0 ? ` (${filters})` : ''} — ${WORDS.fr.cases(n)}`, close: (n) => `Voir les cas — ${WORDS.fr.cases(n)}`,
    similar: 'Aucun cas ne contient ces mots tels quels : des mots proches ont été cherchés.',
    searching: (text) => `recherche : ${text}`,
    inYears: ({ from, to }) => (from === to ? `publiés en ${from}` : to === undefined ? `publiés depuis ${from}` : from === undefined ? `publiés jusqu’en ${to}` : `publiés de ${from} à ${to}`),
    changed: (now, before, names) => {
      const change = now === before ? '' : `, ${Math.abs(now - before)} de ${now < before ? 'moins' : 'plus'}`;
      const filters = names.length === 0 ? 'sans filtre' : names.length === 1 ? `seul filtre : ${names[0]}` : `${names.length} filtres : ${names.join(', ')}`;
      return `${now === 0 ? WORDS.fr.none : WORDS.fr.cases(now)}${change} ; ${filters}.`;
    },
  },
  en: {
    cases: (n) => `${n} ${n === 1 ? 'case' : 'cases'}`,
    casesOf: (n, of) => `${WORDS.en.cases(n)} of ${of}`,
    decisions: (n) => `${n} ${n === 1 ? 'decision' : 'decisions'}`,
    measured: (n, of) => `${n} ${n === 1 ? 'measured case' : 'measured cases'} of ${of}`,
    aside: (n, level) => `${WORDS.en.cases(n)} of ${level} use not counted`,
    levels: { secondary: 'Secondary use', primary: 'Primary use', mixed: 'Mixed use' },
    bar: ({ label, part, whole }) => `${label}: ${WORDS.en.cases(part)} of ${whole} in the edition`,
    by: (facet) => `By ${facet[0].toLowerCase()}${facet.slice(1)}`,
    none: 'No documented case',
    filters: 'Filters', levelOfUse: 'Level of use', year: 'Year', count: 'Cases', details: /^Details of /, table: 'Table',
    more: /^Show .* more/, chosen: 'chosen', except: 'except', list: /^\d+ cases?$/,
    search: 'Search', suggestions: 'Suggestions', forMe: 'For me', compact: 'Titles only', years: 'Year of publication', from: 'From',
    beside: 'Cases of the selection, in the order of the list', results: 'Results', charts: 'Charts',
    findIn: (facet) => `Search for a term: ${facet}`,
    open: (filters, n) => `Filter${filters > 0 ? ` (${filters})` : ''} — ${WORDS.en.cases(n)}`, close: (n) => `See the cases — ${WORDS.en.cases(n)}`,
    similar: 'No case has these words as written: similar words were searched.',
  },
};

/** White space of every width is one space: what is compared is words and numbers. */
export const plain = (text) => text.replace(/\s+/g, ' ').trim();

const RULE = /^([a-z/]+)(?: ("(?:[^"\\]|\\.)*"))?((?: \[[^\]]*\])*)$/;

/** The accessible tree under a locator as a flat list of `{ role, name, is, text }`, in order. */
export async function outline(locator) {
  const found = [];
  for (const line of (await locator.ariaSnapshot()).split('\n')) {
    let item = line.trim().replace(/^- /, '');
    let text = '';
    if (item.startsWith("'")) {
      const [whole, key] = item.match(/^'((?:[^']|'')*)'/);
      text = item.slice(whole.length);
      item = key.replaceAll("''", "'");
    } else {
      const [key] = item.match(/^[a-z/]+(?: "(?:[^"\\]|\\.)*")?(?: \[[^\]]*\])*/) ?? [item];
      text = item.slice(key.length);
      item = key;
    }
    const [, role, name, attributes = ''] = item.match(RULE) ?? [];
    if (!role) continue;
    text = text.replace(/^:\s*/, '');
    found.push({ role, name: name ? plain(JSON.parse(name)) : '', is: attributes.match(/[^\s[\]]+/g) ?? [], text: plain(text.startsWith('"') ? JSON.parse(text) : text) });
  }
  return found;
}

/** What has the focus: role and name as assistive technology has them, and whether an eye finds it there (WCAG 2.4.11). */
export async function focused(page) {
  const seen = await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const on = document.activeElement;
    if (on === document.body) return null;
    const [{ left, right, top, bottom }] = on.getClientRects();
    const places = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].map(([x, y]) => [left + x * (right - left), top + y * (bottom - top)]);
    const covered = places.flatMap(([x, y]) => {
      const there = document.elementFromPoint(x, y);
      return there && (on.contains(there) || there.contains(on)) ? [] : [`at ${Math.round(x)}, ${Math.round(y)} there is ${there ? there.outerHTML.slice(0, 60) : 'nothing: it is off screen'}`];
    });
    return { covered, visible: on.checkVisibility({ opacityProperty: true, visibilityProperty: true }), text: on.textContent };
  });
  if (!seen) return null;
  const [{ role, name } = {}] = await outline(page.locator(':focus'));
  // The summary of a fold has no role of ARIA.
  const on = role && role !== 'text' ? { role, name } : { role: 'summary', name: plain(seen.text) };
  assert.ok(seen.visible && seen.covered.length === 0, `${on.role} « ${on.name} » has the focus and is not in sight: ${seen.covered.join('; ')}`);
  return on;
}

/** Opens an address of the site, and waits for what it shows. */
export async function visit(site, fragment = '#/', options) {
  const page = await site.openPage(options);
  await page.goto(site.server.url + fragment);
  await started(page);
  await page.getByRole('contentinfo').waitFor();
  return page;
}

/** The address of an oracle's selection, written as a person would; as the page writes it when the facets are in their order. */
export function fragment({ clauses = {}, q, years, levels, sort } = {}, lang = 'fr', edition = '2026') {
  const facets = Object.entries(clauses).map(([facet, { include = [], exclude = [], all }]) =>
    `${facet}=${all ? 'all:' : ''}${[...include, ...exclude.map((term) => `-${term}`)].join(',')}`);
  const pairs = [...facets, q && `q=${encodeURIComponent(q)}`, years && `years=${years.from ?? ''}-${years.to ?? ''}`,
    levels && `use=${levels.join(',')}`, sort && `sort=${sort}`, edition && `edition=${edition}`, lang !== 'fr' && `lang=${lang}`];
  return `#/${pairs.some(Boolean) ? '?' : ''}${pairs.filter(Boolean).join('&')}`;
}

/** What the page calls the filters of a selection, in its order. */
export function namesOf(oracle, { clauses = {}, q, years } = {}) {
  const label = (facet, id) => oracle.terms.find((row) => row.facet === facet && row.id === id).label_fr;
  const terms = oracle.facets.filter(({ id }) => clauses[id]).flatMap(({ id }) => {
    const { include = [], exclude = [] } = clauses[id];
    return [...include.map((one) => label(id, one)), ...exclude.map((one) => `sauf ${label(id, one)}`)];
  });
  return [...terms, q && WORDS.fr.searching(q), years && WORDS.fr.inYears(years)].filter(Boolean).map(plain);
}

export const filters = (page, lang = 'fr') => page.getByRole('search', { name: WORDS[lang].filters });
export const chart = (page, name) => page.getByRole('figure', { name, exact: true });
export const searchBox = (page, lang = 'fr') => filters(page, lang).getByRole('searchbox', { name: WORDS[lang].search, exact: true });
export const caseList = (page, lang = 'fr') => page.getByRole('region', { name: WORDS[lang].list });
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A facet of the panel: a region when it is one of the three, else folded. */
export function facetOf(page, { label, core }, lang = 'fr') {
  if (core) return filters(page, lang).getByRole('region', { name: label, exact: true });
  return filters(page, lang).getByRole('group').filter({ hasText: new RegExp(`^\\s*${escaped(label)}`) });
}
export const term = (page, label) => filters(page).getByRole('checkbox', { name: new RegExp(`^${escaped(label)} [\\d\\s]+ Cas$`) });
/** The summary of a facet that is folded, or of « Pour moi ». */
export const summary = (page, label, lang = 'fr') => filters(page, lang).getByRole('group').filter({ hasText: new RegExp(`^\\s*${escaped(label)}`) }).locator('summary');
/** The titles of the list, in order. */
export const titles = async (page, lang = 'fr') => (await caseList(page, lang).getByRole('heading', { level: 3 }).allTextContents()).map(plain);
export const at = (page) => new URL(page.url()).hash;

/** Opens all that is folded: facets, terms, tables, the rest of the list. */
export async function openAll(page, facets, lang = 'fr') {
  const words = WORDS[lang];
  const click = (elements) => { for (const element of elements) element.click(); };
  for (const facet of facets.filter(({ core }) => !core)) await filters(page, lang).getByText(facet.label, { exact: true }).evaluateAll(click);
  await page.getByRole('region', { name: words.charts, exact: true }).getByRole('figure').getByText(words.table).evaluateAll(click);
  // Folded facets make their terms once they are open.
  await settles(async () => assert.ok(await filters(page, lang).getByRole('group').getByRole('checkbox').count() > facets.length));
  const folded = filters(page, lang).getByRole('button', { name: words.details, expanded: false });
  for (let depth = 0; depth < 10 && await folded.count() > 0; depth += 1) await folded.evaluateAll(click);
  const more = page.getByRole('button', { name: words.more });
  for (let shown = 0; shown < 500 && await more.isVisible(); shown += 50) await more.click();
}

const numbered = (name, word) => {
  const [, label, count] = name.match(new RegExp(`^(.*) ([\\d ,]+) ${word}$`)) ?? [, `no count in « ${name} »`, NaN];
  return { label, count: Number(String(count).replace(/[ ,]/g, '')) };
};

/** What is on screen, in the shape of `wanted`. */
async function shown(page, facets, lang) {
  const words = WORDS[lang];
  const h1 = await outline(page.getByRole('heading', { level: 1 }));
  const charts = {};
  // Those of the overview; others are folded below.
  for (const figure of await page.getByRole('region', { name: words.charts, exact: true }).getByRole('figure').all()) {
    const items = await outline(figure);
    const table = items.find(({ role }) => role === 'table')?.name ?? 'no table';
    const cells = (at) => items.slice(at + 1, at + 4).map(({ name }) => name);
    // Below the picture are folds, which may have buttons of their own.
    const folds = items.findIndex(({ role }) => role === 'group');
    charts[table] = {
      buttons: items.slice(0, folds).filter(({ role }) => role === 'button').map(({ name, is }) => [name, is.includes('pressed')]),
      rows: items.flatMap(({ role }, at) => (role === 'row' && items[at + 1].role === 'rowheader' ? [cells(at)] : [])),
    };
  }
  const ofFacet = async (facet) => {
    const items = await outline(facetOf(page, facet, lang));
    return items.flatMap(({ role, name, is }, at) => {
      if (role !== 'checkbox') return [];
      const out = items.slice(at).find((item) => item.role === 'button' && item.name.startsWith(`${words.except} `));
      return [{ ...numbered(name, words.count), included: is.includes('checked'), excluded: out?.is.includes('pressed') ?? false }];
    });
  };
  const levels = await outline(filters(page, lang).getByRole('group', { name: words.levelOfUse }));
  // Without a case there is no list, and no chart.
  const listed = await caseList(page, lang).count() > 0;
  const list = listed ? await outline(caseList(page, lang)) : [];
  return {
    heading: h1.filter(({ role }) => role === 'heading').map(({ name }) => name),
    facets: Object.fromEntries(await Promise.all(facets.map(async (facet) => [facet.label, await ofFacet(facet)]))),
    levels: levels.filter(({ role }) => role === 'checkbox').map(({ name, is }) => ({ ...numbered(name, words.count), included: is.includes('checked') })),
    charts,
    list: list.find(({ role }) => role === 'heading')?.name,
    titles: list.filter(({ role, is }) => role === 'heading' && is.includes('level=3')).map(({ name }) => name),
  };
}

function wanted(expected, lang) {
  const words = WORDS[lang];
  const ofBars = (bars) => bars.map(({ label, part, whole }) => [plain(label), String(part), String(whole)]);
  return {
    heading: [expected.cases === 0 ? words.none : expected.cases === expected.whole ? words.cases(expected.cases) : words.casesOf(expected.cases, expected.whole)],
    facets: Object.fromEntries(expected.facets.map(({ label, terms }) => [label, terms.map((one) => ({ ...one, label: plain(one.label) }))])),
    levels: expected.levels.map(({ level, count, counted }) => ({ label: words.levels[level], count, included: counted })),
    charts: {
      ...Object.fromEntries(expected.charts.map(({ facet, bars }) => [words.by(facet), {
        buttons: bars.map((bar) => [plain(words.bar(bar)), bar.chosen]), rows: ofBars(bars),
      }])),
      [words.by(words.year)]: { rows: ofBars(expected.yearBars) },
    },
    list: expected.cases === 0 ? undefined : words.cases(expected.cases),
    titles: expected.titles.map(plain),
  };
}

/** One line a number, so that a difference is told in its place. */
function lines(value, path = '') {
  const leaf = typeof value !== 'object' || (Array.isArray(value) && value.every((one) => typeof one !== 'object'));
  const word = (key) => (Array.isArray(value) ? '' : `${key} > `);
  if (leaf) return `${path}${[value].flat().join(' | ')}`;
  if (!Array.isArray(value) && Object.values(value).every((one) => typeof one !== 'object')) {
    return `${path}${Object.keys(value).sort().map((key) => `${key} ${value[key]}`).join(', ')}`;
  }
  return Object.keys(value).sort(Array.isArray(value) ? () => 0 : undefined).map((key) => lines(value[key], path + word(key))).join('\n');
}

/** Tells the lines that differ, not the hundreds that do not. */
function assertSame(seen, expected) {
  if (seen === expected) return;
  const [those, these] = [seen.split('\n'), expected.split('\n')];
  const beyond = (some, others) => some.filter((line) => !others.includes(line));
  const told = (name, some) => `${some.length} lines ${name}:\n${some.slice(0, 8).map((line) => `  ${line}\n`).join('')}`;
  const at = those.findIndex((line, index) => line !== these[index]);
  assert.fail(`${told('on screen and not in the data', beyond(those, these))}${told('in the data and not on screen', beyond(these, those))}first difference: « ${those[at]} », expected « ${these[at]} »`);
}

/** Buttons of the chart by year may stand for several years: together they are all years, each once. */
function assertYearButtons(buttons, yearBars, lang) {
  const of = yearBars.map(({ label }) => label);
  let next = 0;
  for (const [name] of buttons) {
    const [, from, to = from] = name.match(/^(\d{4})(?:–(\d{4}))?/) ?? [];
    const at = of.indexOf(from);
    const end = of.indexOf(to) + 1;
    assert.equal(at, next, `« ${name} » begins where the one before ends`);
    const sum = (field) => yearBars.slice(at, end).reduce((total, bar) => total + bar[field], 0);
    assert.equal(name, plain(WORDS[lang].bar({ label: from === to ? from : `${from}–${to}`, part: sum('part'), whole: sum('whole') })));
    next = end;
  }
  assert.equal(next, of.length, `the buttons of the chart by year go on until ${of.at(-1)}`);
}

/** Compares every count on screen with the oracle's. */
export async function assertCounts(page, expected, lang = 'fr') {
  const words = WORDS[lang];
  await settles(async () => {
    const seen = await shown(page, expected.facets, lang);
    const year = words.by(words.year);
    const { buttons, ...rest } = seen.charts[year] ?? {};
    assertSame(lines({ ...seen, charts: { ...seen.charts, ...(buttons && { [year]: rest }) } }), lines(wanted(expected, lang)));
    if (expected.cases > 0) assertYearButtons(buttons, expected.yearBars, lang);
    for (const { label, core, chosen } of expected.facets) {
      if (!core) assert.match(await facetOf(page, { label, core }, lang).textContent(), new RegExp(`^${escaped(label)} ${chosen > 0 ? `${chosen} ${words.chosen}` : ''}`));
    }
  });
  const figures = [words.decisions(expected.decisions)];
  if (expected.years) figures.push(expected.years[0] === expected.years[1] ? String(expected.years[0]) : expected.years.join('–'), words.measured(expected.measured, expected.cases));
  for (const figure of figures) await page.getByRole('listitem').filter({ hasText: new RegExp(`^${escaped(figure).replaceAll(' ', '\\s')}$`) }).waitFor();
  const aside = expected.levels.filter(({ count, counted }) => count > 0 && !counted);
  for (const { level, count } of aside) await page.getByRole('button', { name: words.aside(count, level) }).waitFor();
}
