// What the page must show, computed from the CSV files in the plainest way: for each count, look at each case. It shares
// nothing with the explorer: no bitset, no index, its own reading of CSV.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** RFC 4180: rows as objects by column name. */
export function parseCsv(text) {
  const rows = [];
  let row = [];
  let cell = '';
  let quoted = false;
  const endCell = () => { row.push(cell); cell = ''; };
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[at + 1] === '"') { cell += '"'; at += 1; } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') endCell();
    else if (c === '\n') { endCell(); rows.push(row); row = []; } else if (c !== '\r') cell += c;
  }
  if (cell !== '' || row.length > 0) { endCell(); rows.push(row); }
  const [head, ...body] = rows;
  return body.map((cells) => Object.fromEntries(head.map((name, column) => [name, cells[column] ?? ''])));
}

export function writeCsv(rows) {
  const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const line = (cells) => `${cells.map(cell).join(',')}\n`;
  return line(Object.keys(rows[0])) + rows.map((row) => line(Object.values(row))).join('');
}

const list = (cell) => cell.split('|').filter(Boolean);
const inLang = (row, field, lang) => row[`${field}_${lang}`] || row[`${field}_fr`];

/** As a reader searches: blind to case, accents and typography. */
export const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
  .replaceAll('œ', 'oe').replaceAll('æ', 'ae').replace(/[’‘]/g, "'").replace(/[‐‑–—]/g, '-').replace(/[\u00a0\u202f\u2009]/g, ' ');

const letters = (text) => text.match(/[\p{L}\p{N}]/gu) ?? [];
const isLong = (word) => letters(word).filter((c) => !/[0-9]/.test(c)).length >= 5;
/** The words that are typed: apostrophes divide them, what they leave of one letter is none. */
function asked(q) {
  const words = fold(q).split(/\s+/).flatMap((chunk) => {
    const parts = chunk.split("'").map((part) => part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')).filter(Boolean);
    return parts.length > 1 ? parts.filter((part) => letters(part).length > 1) : parts;
  });
  return words.length > 0 ? words : fold(q).split(/\s+/).filter(Boolean);
}
/** The words of a folded text, those with hyphens whole and in parts. */
const wordsOf = (text) => [...text.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?/gu)].flatMap(({ 0: whole, index }) => (
  [{ text: whole, at: index }, ...[...whole.matchAll(/[^-]+/g)].map((part) => ({ text: part[0], at: index + part.index }))]));
/** Letters to add, drop, change or swap, from a word to each beginning of another. */
function errors(word, of) {
  const rows = [Array.from({ length: of.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= word.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= of.length; j += 1) {
      const swapped = i > 1 && j > 1 && word[i - 1] === of[j - 2] && word[i - 2] === of[j - 1];
      row.push(Math.min(row[j - 1] + 1, rows[i - 1][j] + 1, rows[i - 1][j - 1] + Number(word[i - 1] !== of[j - 1]), swapped ? rows[i - 2][j - 2] + 1 : Infinity));
    }
    rows.push(row);
  }
  return rows.at(-1);
}
/** The best place of a word in a field: as written, else of a word like it. */
function placed(word, field, forgiven) {
  const bytes = (at) => Buffer.byteLength(field.slice(0, at));
  const isLetter = (c) => c !== undefined && letters(c).length > 0;
  const exact = [];
  for (let at = field.indexOf(word); at >= 0; at = field.indexOf(word, at + 1)) {
    const [before, after] = [field[at - 1], field[at + word.length]].map(isLetter);
    exact.push({ points: at === 0 ? 11 : before ? 7 : after ? 9 : 10, at: bytes(at) });
  }
  const like = exact.length > 0 || !forgiven ? [] : wordsOf(field).flatMap(({ text, at }) => {
    const counts = errors(word, text);
    return counts.some((n) => n <= 1) ? [{ points: at === 0 ? 6 : counts.at(-1) <= 1 ? 5 : 4, at: bytes(at) }] : [];
  });
  return [...exact, ...like].reduce((best, one) => (one.points > best.points ? one : best), { points: 0, at: 0 });
}

/** @param folder the folder of an edition */
export function openOracle(folder) {
  const read = (name) => parseCsv(readFileSync(join(folder, `${name}.csv`), 'utf8'));
  const [facetRows, terms, cases, indicators, values, decisions, references] = ['facets', 'terms', 'cases', 'indicators', 'values', 'decisions', 'references'].map(read);
  const roleOf = Object.fromEntries(facetRows.map(({ role, id }) => [role, id]));
  const position = (row) => (row.position === '' ? Infinity : Number(row.position));
  const byPosition = (rows) => [...rows].sort((a, b) => position(a) - position(b) || 0);

  // The facet of indicators follows from theirs: each dimension that has some, over its own.
  const dimensions = terms.filter(({ facet }) => facet === roleOf.dimension);
  const ofIndicators = [
    ...dimensions.filter(({ id }) => indicators.some(({ dimension }) => dimension === id)).map((row) => ({ ...row, facet: 'indicator', parent: '', id: `over ${row.id}` })),
    ...indicators.map((row) => ({ ...row, facet: 'indicator', parent: `over ${row.dimension}` })),
  ];
  const allTerms = [...terms, ...ofIndicators];
  const facets = [...byPosition(facetRows), { id: 'indicator', role: '', label_fr: 'Indicateur', label_en: 'Indicator' }]
    .filter(({ id }) => allTerms.some(({ facet }) => facet === id));
  const termsOfFacet = (facet) => allTerms.filter((term) => term.facet === facet);
  const childrenOf = (facet, parent) => byPosition(termsOfFacet(facet).filter((term) => term.parent === parent));
  /** Every term of a facet, parents before children. */
  const tree = (facet, parent = '', depth = 0) => childrenOf(facet, parent).flatMap((term) => [{ ...term, depth }, ...tree(facet, term.id, depth + 1)]);
  /** A term and those above it. */
  const withAncestors = (facet, id) => {
    const term = termsOfFacet(facet).find((one) => one.id === id);
    return term ? [id, ...(term.parent ? withAncestors(facet, term.parent) : [])] : [];
  };

  const absence = terms.find(({ facet, sign }) => facet === roleOf.decision && sign === 'absence')?.id;
  /** The terms that a row of a case has in a facet, as written or as they follow from other rows. */
  function named(one, facet) {
    if (facet === roleOf.decision) {
      const kinds = decisions.filter((row) => row.case === one.id).map(({ kind }) => kind);
      return kinds.length > 0 ? kinds : [absence];
    }
    const measured = values.filter((row) => row.case === one.id).map(({ indicator }) => indicator);
    if (facet === 'indicator') return measured;
    if (facet === roleOf.dimension) return measured.map((id) => indicators.find((row) => row.id === id).dimension);
    return list(one[facet]);
  }
  const has = Object.fromEntries(facets.map(({ id }) => [id, new Map(cases.map((one) => [one, new Set(named(one, id).flatMap((term) => withAncestors(id, term)))]))]));

  const DEFAULTS = { clauses: {}, q: '', years: {}, levels: ['secondary', 'mixed'], sort: undefined };

  function meets(one, facet, { include = [], exclude = [], all = false }) {
    const its = has[facet].get(one);
    const wanted = include.length === 0 || (all ? include.every((term) => its.has(term)) : include.some((term) => its.has(term)));
    return wanted && !exclude.some((term) => its.has(term));
  }
  const labels = (one, ofSource) => facets.filter(({ role }) => (role === 'source') === ofSource)
    .flatMap(({ id }) => termsOfFacet(id).filter((term) => has[id].get(one).has(term.id)).flatMap((term) => [term.label_fr, term.label_en]));
  /** The fields that are searched, those that count most first. */
  const searched = new Map(cases.map((one) => [one, [
    [one.title_fr, one.title_en], [one.plain_fr, one.plain_en], labels(one, false), [one.summary_fr, one.summary_en], [one.organisations, ...labels(one, true)],
  ].map((fields) => fields.filter(Boolean).map(fold))]));
  const vocabulary = new Map(cases.map((one) => [one, new Set(searched.get(one).flat().flatMap((field) => wordsOf(field).map(({ text }) => text)))]));
  const known = [...new Set(cases.flatMap((one) => [...vocabulary.get(one)]))];
  const searches = new Map();
  /** Which words a text asks for, whether similar ones will do, and which cases have them. */
  function search(q) {
    if (searches.has(q)) return searches.get(q);
    const words = asked(q);
    const having = (forgiving) => words.reduce((left, word) => {
      const like = forgiving && isLong(word) ? known.filter((text) => errors(word, text).some((n) => n <= 1)) : [];
      return left.filter((one) => searched.get(one).flat().some((field) => field.includes(word)) || like.some((text) => vocabulary.get(one).has(text)));
    }, cases);
    const exact = having(false);
    const forgiving = exact.length === 0 && words.some(isLong);
    searches.set(q, { words, forgiving, rows: new Set(forgiving ? having(true) : exact) });
    return searches.get(q);
  }
  /** How well a case answers: each word by its best place, then how close they stand in the title. */
  function relevance(one, { words, forgiving }) {
    const [titles, ...others] = searched.get(one);
    return Math.max(...titles.map((title) => {
      const inTitle = words.map((word) => placed(word, title, isLong(word)));
      const worth = words.map((word, at) => letters(word).slice(0, 8).length
        * Math.max(100 * inTitle[at].points, ...others.flatMap((fields, part) => fields.map((field) => [30, 10, 3, 1][part] * placed(word, field, forgiving && isLong(word)).points))));
      const long = inTitle.filter((_, at) => letters(words[at]).length > 2);
      const places = long.map(({ at }) => at);
      const apart = long.some(({ points }) => points === 0) ? 64 : Math.min(64, long.length > 0 ? Math.max(...places) - Math.min(...places) : 0);
      return worth.reduce((sum, points) => sum + points, 0) + (64 - apart) * words.length * 4;
    }));
  }
  const inYears = (one, { from = -Infinity, to = Infinity } = {}) => from <= Number(one.year) && Number(one.year) <= to;

  /** All that the page shows of a selection, in one language. */
  function expect(selection = {}, lang = 'fr') {
    const { clauses, q, years, levels, sort = q ? 'relevance' : 'year' } = { ...DEFAULTS, ...selection };
    const found = search(q);
    const matches = (one, { butFacet, anyLevel = false } = {}) => (anyLevel || levels.includes(one.use_level)) && inYears(one, years)
      && found.rows.has(one)
      && Object.entries(clauses).every(([facet, clause]) => facet === butFacet || meets(one, facet, clause));
    const rows = cases.filter((one) => matches(one));
    const whole = cases.filter((one) => levels.includes(one.use_level));
    const count = (among, facet, term) => among.filter((one) => has[facet].get(one).has(term)).length;
    const label = (row) => inLang(row, 'label', lang);

    const bars = (facet, parent = '') => childrenOf(facet, parent).flatMap((term) => {
      const chosen = clauses[facet]?.include ?? [];
      const bar = { label: label(term), part: count(rows, facet, term.id), whole: count(whole, facet, term.id), chosen: chosen.includes(term.id) };
      const leadsToChoice = chosen.some((id) => withAncestors(facet, id).includes(term.id));
      return [...(bar.whole > 0 || bar.chosen ? [bar] : []), ...(leadsToChoice ? bars(facet, term.id) : [])];
    });
    const known = whole.map(({ year }) => Number(year));
    const yearBars = [];
    for (let year = Math.min(...known); year <= Math.max(...known); year += 1) {
      const of = (among) => among.filter((one) => Number(one.year) === year).length;
      yearBars.push({ label: String(year), part: of(rows), whole: of(whole) });
    }

    const proofs = tree(roleOf.proof).map(({ id }) => id);
    const firstProof = (one) => Math.min(...list(one[roleOf.proof]).map((id) => proofs.indexOf(id)));
    const title = (one) => inLang(one, 'title', lang);
    const compare = (a, b) => (a < b ? -1 : Number(a > b));
    const byTitle = (a, b) => compare(fold(title(a)), fold(title(b)));
    const byYear = (a, b) => b.year - a.year || byTitle(a, b);
    const score = new Map(sort === 'relevance' ? rows.map((one) => [one, relevance(one, found)]) : []);
    const orders = {
      relevance: (a, b) => score.get(b) - score.get(a) || byYear(a, b),
      year: byYear,
      title: byTitle,
      proof: (a, b) => firstProof(a) - firstProof(b) || byYear(a, b),
    };
    const filled = terms.filter(({ facet, sign }) => facet === roleOf.proof && sign === 'filled').map(({ id }) => id);
    const shown = rows.map(({ year }) => Number(year));
    return {
      cases: rows.length,
      whole: whole.length,
      decisions: decisions.filter((row) => rows.some((one) => one.id === row.case)).length,
      years: rows.length > 0 ? [Math.min(...shown), Math.max(...shown)] : null,
      measured: rows.filter((one) => filled.some((term) => has[roleOf.proof].get(one).has(term))).length,
      levels: ['secondary', 'primary', 'mixed'].map((level) => ({
        level, counted: levels.includes(level), count: cases.filter((one) => one.use_level === level && matches(one, { anyLevel: true })).length,
      })),
      facets: facets.map((facet) => {
        const others = cases.filter((one) => matches(one, { butFacet: facet.id }));
        return {
          id: facet.id,
          label: label(facet),
          core: ['source', 'usage', 'beneficiary'].includes(facet.role),
          chosen: (clauses[facet.id]?.include?.length ?? 0) + (clauses[facet.id]?.exclude?.length ?? 0),
          terms: tree(facet.id).map((term) => ({
            label: label(term),
            count: count(others, facet.id, term.id),
            included: clauses[facet.id]?.include?.includes(term.id) ?? false,
            excluded: clauses[facet.id]?.exclude?.includes(term.id) ?? false,
          })),
        };
      }),
      charts: ['source', 'usage', 'beneficiary'].map((role) => ({ facet: label(facetRows.find(({ id }) => id === roleOf[role])), bars: bars(roleOf[role]) })),
      yearBars,
      similar: found.forgiving && rows.length > 0,
      ids: [...rows].sort(orders[sort]).map(({ id }) => id),
      titles: [...rows].sort(orders[sort]).map(title),
    };
  }

  return { cases, terms, values, decisions, indicators, references, facets, roleOf, withAncestors, expect };
}
