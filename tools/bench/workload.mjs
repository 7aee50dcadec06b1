// The cases and steps of the filter workload; `benches/made/workload.rs` is the same in Rust. xorshift32 (13, 17, 5), seed 42;
// a draw is the state over 2 ** 32.
export const SEVERAL = [['source', 15], ['usage', 15], ['beneficiary', 9]];
export const ONE = [['a', 20], ['b', 12], ['c', 8], ['d', 15], ['e', 18]];
export const FIRST_YEAR = 2000;
export const YEARS = 26;

function draws(seed = 42) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

/** `count` cases: three facets of one to three terms each, a year, a value. */
export function several(count) {
  const draw = draws();
  return Array.from({ length: count }, (_, id) => {
    const row = { id };
    for (const [facet, size] of SEVERAL) {
      let left = 1 + Math.floor(draw() * 3);
      const terms = [];
      for (; left > 0; left -= 1) {
        const term = Math.floor(draw() ** 1.7 * size);
        if (!terms.includes(term)) terms.push(term);
      }
      row[facet] = terms;
    }
    row.year = FIRST_YEAR + Math.floor(draw() * YEARS);
    row.value = Math.floor(10 ** (draw() * 7));
    return row;
  });
}

/** `count` cases: five facets of one term each. */
export function one(count) {
  const draw = draws();
  return Array.from({ length: count }, (_, id) => {
    const row = { id };
    for (const [facet, size] of ONE) row[facet] = Math.floor(draw() ** 1.7 * size);
    return row;
  });
}

/** Step `at` replaces the clause of one facet by two terms. */
export function step(at, facets) {
  const facet = at % facets.length;
  const [, size] = facets[facet];
  return { facet, terms: [at % 9 % size, (at + 3) % 9 % size] };
}

/** The same cases as columns, terms numbered over all facets. */
export function columns(rows, facets) {
  const terms = [];
  const ends = new Uint32Array(rows.length);
  const years = new Int32Array(rows.length).fill(FIRST_YEAR);
  const values = new Uint32Array(rows.length);
  rows.forEach((row, at) => {
    let first = 0;
    for (const [facet, size] of facets) {
      for (const term of [row[facet]].flat()) terms.push(first + term);
      first += size;
    }
    ends[at] = terms.length;
    if (row.year !== undefined) {
      years[at] = row.year;
      values[at] = row.value;
    }
  });
  return { sizes: Uint32Array.from(facets, ([, size]) => size), terms: Uint32Array.from(terms), ends, years, values };
}
