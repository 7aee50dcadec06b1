// DuckDB-WASM over the cases of the filter workload, in the thread of the page, as everything else here; each number is
// asked for in SQL. Terms are kept in the two ways that one would think of: as lists, and as the bits of a number, which is
// quicker and has room for 64 terms a facet.
import { createDuckDB, BROWSER_RUNTIME, VoidLogger } from './duckdb/duckdb-browser-blocking.mjs';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { FIRST_YEAR, YEARS } from './workload.mjs';

/** Opens it; what it has to load is not counted as getting ready. */
export async function open() {
  const bundle = { mainModule: new URL('duckdb/duckdb-eh.wasm', document.baseURI).href, mainWorker: '' };
  const database = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), BROWSER_RUNTIME);
  await database.instantiate();
  database.open({ query: { castBigIntToDouble: true } });
  return database.connect();
}

const insert = (connection, name, columns) => connection.insertArrowFromIPCStream(tableToIPC(tableFromArrays(columns), 'stream'), { name, create: true });
/** The rows of a query as arrays of numbers. */
const ask = (connection, query) => connection.query(query).toArray().map((row) => Object.values(row.toJSON()));

/** Takes the cases; answers the steps by what they ask of a facet. */
function engine(connection, facets, table, years, { has, counts }) {
  const clauses = {};
  const where = (but) => facets.map(([facet]) => facet).filter((facet) => facet !== but && clauses[facet])
    .map((facet) => has(facet, clauses[facet])).join(' AND ') || 'true';
  return (at, terms) => {
    clauses[facets[at][0]] = terms;
    const answer = ask(connection, `SELECT count(*) FROM ${table} WHERE ${where()}`)[0];
    for (const [facet, size] of facets) {
      const counted = new Array(size).fill(0);
      counts(facet, where(facet), (term, count) => { counted[term] += count; });
      answer.push(...counted);
    }
    if (years) {
      const numbers = new Array(2 * YEARS).fill(0);
      for (const [year, count, sum] of ask(connection, `SELECT year, count(*), sum(value)::DOUBLE FROM ${table} WHERE ${where()} GROUP BY year`)) {
        numbers.splice(2 * (year - FIRST_YEAR), 2, count, sum);
      }
      answer.push(...numbers);
    }
    return answer;
  };
}

const numbers = (rows, of) => Int32Array.from(rows, of);
const ofYears = (rows) => ({ year: numbers(rows, ({ year }) => year), value: numbers(rows, ({ value }) => value) });

export function asLists(connection, rows, facets) {
  insert(connection, 'of_case', { id: numbers(rows, ({ id }) => id), ...ofYears(rows) });
  for (const [facet] of facets) {
    insert(connection, `of_${facet}`, {
      id: Int32Array.from(rows.flatMap((row) => row[facet].map(() => row.id))), term: Int32Array.from(rows.flatMap((row) => row[facet])),
    });
  }
  const lists = facets.map(([facet]) => `(SELECT list(term) FROM of_${facet} WHERE of_${facet}.id = of_case.id) AS ${facet}`);
  connection.query(`CREATE TABLE lists AS SELECT *, ${lists} FROM of_case`);
  return engine(connection, facets, 'lists', true, {
    has: (facet, terms) => `list_has_any(${facet}, [${terms}])`,
    counts(facet, where, tell) {
      for (const [term, count] of ask(connection, `SELECT term, count(*) FROM (SELECT unnest(${facet}) AS term FROM lists WHERE ${where}) GROUP BY term`)) tell(term, count);
    },
  });
}

export function asBits(connection, rows, facets) {
  const bits = (facet) => numbers(rows, (row) => row[facet].reduce((all, term) => all | (1 << term), 0));
  insert(connection, 'bits', { ...Object.fromEntries(facets.map(([facet]) => [facet, bits(facet)])), ...ofYears(rows) });
  return engine(connection, facets, 'bits', true, {
    has: (facet, terms) => `${facet} & ${terms.reduce((all, term) => all | (1 << term), 0)} != 0`,
    // Of each combination how often it is there; of a few thousand of them the terms are quickly added up here.
    counts(facet, where, tell) {
      for (const [together, count] of ask(connection, `SELECT ${facet}, count(*) FROM bits WHERE ${where} GROUP BY ${facet}`)) {
        for (let term = 0; together >> term; term += 1) if ((together >> term) & 1) tell(term, count);
      }
    },
  });
}

/** One term a facet: a column each. */
export function asColumns(connection, rows, facets) {
  insert(connection, 'one', Object.fromEntries(facets.map(([facet]) => [facet, numbers(rows, (row) => row[facet])])));
  return engine(connection, facets, 'one', false, {
    has: (facet, terms) => `${facet} IN (${terms})`,
    counts(facet, where, tell) {
      for (const [term, count] of ask(connection, `SELECT ${facet}, count(*) FROM one WHERE ${where} GROUP BY ${facet}`)) tell(term, count);
    },
  });
}
