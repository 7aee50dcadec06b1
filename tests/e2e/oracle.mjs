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
const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
  .replaceAll('œ', 'oe').replaceAll('æ', 'ae').replace(/[’‘]/g, "'").replace(/[‐‑–—]/g, '-').replace(/[\u00a0\u202f\u2009]/g, ' ');

/** @param folder the folder of an edition */
export function openOracle(folder) {
  const read = (name) => parseCsv(readFileSync(join(folder, `${name}.csv`), 'utf8'));
  const [facetRows, terms, cases, indicators, values, decisions] = ['facets', 'terms', 'cases', 'indicators', 'values', 'decisions'].map(read);
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
  const searched = (one) => fold([
    one.title_fr, one.title_en, one.plain_fr, one.plain_en, one.summary_fr, one.summary_en, one.organisations,
    ...facets.flatMap(({ id }) => termsOfFacet(id).filter((term) => has[id].get(one).has(term.id)).flatMap((term) => [term.label_fr, term.label_en])),
  ].join('\n'));
  const words = (text) => fold(text).split(/\s+/).filter(Boolean);
  const inYears = (one, { from = -Infinity, to = Infinity }) => from <= Number(one.year) && Number(one.year) <= to;

  /** All that the page shows of a selection, in one language. */
  function expect(selection = {}, lang = 'fr') {
    const { clauses, q, years, levels, sort = q ? 'relevance' : 'year' } = { ...DEFAULTS, ...selection };
    const matches = (one, { butFacet, anyLevel = false } = {}) => (anyLevel || levels.includes(one.use_level)) && inYears(one, years)
      && words(q).every((word) => searched(one).includes(word))
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
    const inTitle = (one) => words(q).filter((word) => fold(`${one.title_fr}\n${one.title_en}`).includes(word)).length;
    const title = (one) => inLang(one, 'title', lang);
    const compare = (a, b) => (a < b ? -1 : Number(a > b));
    const byTitle = (a, b) => compare(fold(title(a)), fold(title(b)));
    const byYear = (a, b) => b.year - a.year || byTitle(a, b);
    const orders = {
      relevance: (a, b) => inTitle(b) - inTitle(a) || byYear(a, b),
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
      titles: [...rows].sort(orders[sort]).map(title),
    };
  }

  return { cases, terms, values, decisions, facets, expect };
}
