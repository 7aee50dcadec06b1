// What is measured in the page; `run.mjs` calls `bench.*` and prints. Every engine has the same cases and the same steps; the
// answers of every step are compared.
import init, * as ours from './bench.js';
import { table } from './edition.mjs';
import { FIRST_YEAR, ONE, SEVERAL, YEARS, columns, one, several, step } from './workload.mjs';

const RUNS = 3;
const STEPS = 45;

const sorted = (times) => Float64Array.from(times).sort();
const at = (times, share) => sorted(times)[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)];
/** Of several runs that with the lowest median. */
const best = (runs) => {
  const told = runs.map((times) => ({ median: at(times, 0.5), p95: at(times, 0.95) }));
  return told.reduce((a, b) => (b.median < a.median ? b : a));
};
const frame = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 0)); });
function time(act) {
  const start = performance.now();
  const answer = act();
  return [performance.now() - start, answer];
}

// ——— the filter workload

/** Steps in three runs; the clauses stay from run to run. */
async function steps(facets, act, many = STEPS, often = RUNS) {
  const runs = [];
  const answers = [];
  for (let run = 0; run < often; run += 1) {
    const times = [];
    for (let n = 0; n < many; n += 1) {
      const { facet, terms } = step(run * many + n, facets);
      const [took, answer] = time(() => act(facet, terms));
      times.push(took);
      answers.push(answer);
    }
    runs.push(times);
    await frame();
  }
  return { ...best(runs), answers };
}

/** Compares every number of every step that was made. */
function compare(name, expected, found) {
  found.forEach((other, n) => {
    const numbers = expected[n];
    if (numbers.length !== other.length || numbers.some((number, i) => number !== other[i])) {
      throw new Error(`${name} answers step ${n} otherwise:\n${numbers}\n${other}`);
    }
  });
}

function openOurs(rows, facets, module = ours) {
  const { sizes, terms, ends, years, values } = columns(rows, facets);
  const [took] = time(() => module.workload(sizes, terms, ends, years, values));
  return took;
}

/** The same code, built for speed throughout (`opt-level = 3`). */
const FAST = 'ours, opt-level 3';
async function openFast(rows, facets) {
  const module = await import('./fast/bench.js');
  await module.default();
  return [openOurs(rows, facets, module), module];
}

function openCrossfilter(rows, facets, years) {
  const cross = crossfilter(rows);
  const parts = facets.map(([facet, size]) => {
    const many = Array.isArray(rows[0][facet]);
    const dimension = cross.dimension((row) => row[facet], many);
    return { dimension, size, group: dimension.group() };
  });
  const all = cross.groupAll();
  const year = years ? cross.dimension((row) => row.year) : null;
  const perYear = years ? [year.group(), year.group().reduceSum((row) => row.value)] : [];
  const read = (group, to, stride = 1, first = 0) => {
    for (const { key, value } of group.all()) to[(key - first) * stride] = value;
  };
  return (facet, [a, b]) => {
    parts[facet].dimension.filterFunction((term) => term === a || term === b);
    const answer = [all.value()];
    for (const { group, size } of parts) {
      const counts = new Array(size).fill(0);
      read(group, counts);
      answer.push(...counts);
    }
    const told = perYear.map((group) => {
      const numbers = new Array(YEARS).fill(0);
      read(group, numbers, 1, FIRST_YEAR);
      return numbers;
    });
    if (years) for (let n = 0; n < YEARS; n += 1) answer.push(told[0][n], told[1][n]);
    return answer;
  };
}

/** Without the sums, which it does not have; the years are one facet more. */
function openItems(rows, facets) {
  const aggregations = Object.fromEntries([...facets.map(([facet, size]) => [facet, { size, conjunction: false }]), ['year', { size: YEARS }]]);
  const engine = itemsjs(rows, { aggregations, native_search_enabled: false });
  const filters = {};
  return (facet, terms) => {
    filters[facets[facet][0]] = terms;
    const { pagination, data } = engine.search({ filters, per_page: 1 });
    const answer = [pagination.total];
    for (const [name, size, first] of [...facets, ['year', YEARS, FIRST_YEAR]]) {
      const counts = new Array(size).fill(0);
      for (const { key, doc_count: count } of data.aggregations[name].buckets) counts[key - (first ?? 0)] = count;
      answer.push(...counts);
    }
    return answer;
  };
}

const withoutSums = (answer, terms) => [...answer.slice(0, 1 + terms), ...Array.from(answer.slice(1 + terms)).filter((_, n) => n % 2 === 0)];

function readBytes() {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(Array.from({ length: STEPS }, () => time(() => ours.read_bytes())[0]));
  return best(runs);
}

async function filter(count) {
  const rows = several(count);
  const terms = SEVERAL.reduce((all, [, size]) => all + size, 0);
  const ready = { ours: openOurs(rows, SEVERAL) };
  const mine = await steps(SEVERAL, (facet, [a, b]) => ours.step(facet, a, b, true));
  const read = readBytes();
  let fast;
  [ready[FAST], fast] = await openFast(rows, SEVERAL);
  const quick = await steps(SEVERAL, (facet, [a, b]) => fast.step(facet, a, b, true));
  compare(FAST, mine.answers, quick.answers);
  let cross;
  [ready.crossfilter2, cross] = time(() => openCrossfilter(rows, SEVERAL, true));
  const second = await steps(SEVERAL, cross);
  compare('crossfilter2', mine.answers.map((answer) => Array.from(answer)), second.answers);
  let items;
  const texts = rows.map((row) => ({ ...row }));
  [ready.itemsjs, items] = time(() => openItems(texts, SEVERAL));
  const third = await steps(SEVERAL, items);
  compare('itemsjs', mine.answers.map((answer) => withoutSums(answer, terms)), third.answers);
  return { count, steps: STEPS, rows: { ours: mine, [FAST]: quick, 'reading the same bytes': read, itemsjs: third, crossfilter2: second }, ready };
}

async function filterOne(count) {
  const rows = one(count);
  const ready = { ours: openOurs(rows, ONE) };
  const mine = await steps(ONE, (facet, [a, b]) => ours.step(facet, a, b, false));
  const read = readBytes();
  let fast;
  [ready[FAST], fast] = await openFast(rows, ONE);
  const quick = await steps(ONE, (facet, [a, b]) => fast.step(facet, a, b, false));
  compare(FAST, mine.answers, quick.answers);
  let cross;
  [ready.crossfilter2, cross] = time(() => openCrossfilter(rows, ONE, false));
  const second = await steps(ONE, cross);
  compare('crossfilter2', mine.answers.map((answer) => Array.from(answer)), second.answers);
  return { count, steps: STEPS, rows: { ours: mine, [FAST]: quick, 'reading the same bytes': read, crossfilter2: second }, ready };
}

/** DuckDB in a page of its own, where it is installed; its answers beside ours. A slow way makes fewer steps, and its name says so. */
async function duckdb(name, count) {
  let engine;
  let connection;
  try {
    engine = await import('./duckdb.mjs');
    connection = await engine.open();
  } catch (error) {
    return { absent: String(error.message ?? error) };
  }
  const [facets, rows] = name === 'filter' ? [SEVERAL, several(count)] : [ONE, one(count)];
  openOurs(rows, facets);
  const mine = await steps(facets, (facet, [a, b]) => ours.step(facet, a, b, name === 'filter'));
  const ways = name === 'filter'
    ? [['DuckDB-WASM, terms as bits', engine.asBits, STEPS, RUNS], ['DuckDB-WASM, terms as lists (12 steps, once)', engine.asLists, 12, 1]]
    : [['DuckDB-WASM', engine.asColumns, STEPS, RUNS]];
  const told = { rows: {}, ready: {} };
  for (const [way, take, many, often] of ways) {
    const [took, act] = time(() => take(connection, rows, facets));
    told.ready[way] = took;
    told.rows[way] = await steps(facets, act, many, often);
    compare(way, mine.answers, told.rows[way].answers);
  }
  return told;
}

// ——— an edition in files

/** The next turn of the browser. */
const turn = () => new Promise((done) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = done;
  channel.port2.postMessage(0);
});
/** Bytes of a file that come at once, as from a network. */
const PIECE = 1 << 16;

/** Reads, checks and indexes as the page does: time, the longest that the page was held (0: never over 50 ms), the memory. */
async function read(module, memory, files) {
  let held = 0;
  const watch = new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => { held = Math.max(held, duration); }));
  watch.observe({ entryTypes: ['longtask'] });
  const start = performance.now();
  let since = start;
  module.load();
  for (const [name, bytes] of files) {
    for (let at = 0; at < bytes.length; at += PIECE) {
      module.push(name, bytes.subarray(at, at + PIECE));
      if (performance.now() - since > 16) {
        await turn();
        since = performance.now();
      }
    }
  }
  const [cases, values, errors] = await module.loaded();
  const took = performance.now() - start;
  await new Promise((done) => { setTimeout(done, 200); });
  watch.disconnect();
  if (errors !== 0) throw new Error(`${errors} errors in the made edition`);
  return { took, held, cases, values, memory: memory.buffer.byteLength };
}

/** An edition of `count` cases beside PapaParse, which only parses; the best of `often` runs. */
async function load(count, often) {
  const files = Object.entries(published).map(([name]) => {
    const pieces = [...table(published, name, count)].map((text) => new TextEncoder().encode(text));
    const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
    pieces.reduce((at, piece) => { bytes.set(piece, at); return at + piece.length; }, 0);
    return [name, bytes];
  });
  const size = files.reduce((sum, [, { length }]) => sum + length, 0);
  const least = (all) => all.reduce((a, b) => (b.took < a.took ? b : a));
  const several = async (act) => {
    const all = [];
    for (let run = 0; run < often; run += 1) all.push(await act());
    return { ...least(all), held: Math.max(...all.map(({ held }) => held)) };
  };
  const rows = { ours: await several(() => read(ours, memory.memory, files)) };
  if (often > 1) {
    const module = await import('./fast/bench.js');
    const own = await module.default();
    await describe(module);
    rows[FAST] = await several(() => read(module, own.memory, files));
    for (const [name, header] of [['PapaParse', false], ['PapaParse, header: true', true]]) {
      rows[name] = await several(async () => {
        let [took, held] = [0, 0];
        for (const [, bytes] of files) {
          const text = new TextDecoder().decode(bytes);
          await turn();
          const [once] = time(() => Papa.parse(text, { header }));
          took += once;
          held = Math.max(held, once);
        }
        return { took, held };
      });
    }
  }
  return { size, rows };
}

// ——— charts

const WIDTH = 640;
const place = (id, tag = 'div') => document.getElementById(id).appendChild(document.createElement(tag));

/** Draws again and again, each time after a frame, so that what the browser defers is done and not counted. */
async function repeated(act, prepare = () => {}, [howMany, howLong] = [RUNS, STEPS]) {
  const runs = [];
  for (let run = 0; run < howMany; run += 1) {
    const times = [];
    for (let n = 0; n < howLong; n += 1) {
      prepare(n);
      times.push(time(() => act(n))[0]);
      await frame();
    }
    runs.push(times);
  }
  return best(runs);
}

async function charts(count, names) {
  const made = ours.edition(count);
  if (made[0] !== count || made[2] !== 0) throw new Error(`the edition has ${made[0]} cases and ${made[2]} errors`);
  const canvas = place('ours', 'canvas');
  const told = {};
  for (const name of names) {
    ours.choose(0);
    const shapes = ours.chart(name, canvas, WIDTH);
    if (shapes === 0) throw new Error(`${name} draws nothing`);
    const prepare = (n) => ours.choose(n);
    // What is slow is repeated less.
    const often = count > 10_000 ? [RUNS, 15] : [RUNS, STEPS];
    const all = await repeated(() => ours.chart(name, canvas, WIDTH), prepare, often);
    const counted = await repeated(() => ours.chart_until(name, WIDTH, false), prepare, [1, 15]);
    const placed = await repeated(() => ours.chart_until(name, WIDTH, true), prepare, [1, 15]);
    told[name] = { shapes, counted: counted.median, placed: placed.median, ...all };
  }
  canvas.remove();
  return { count, values: made[1], charts: told };
}

/** Lists of a column in which `u32::MAX` ends each. */
function lists(flat) {
  const all = [];
  let list = [];
  for (const value of flat) {
    if (value === 0xffffffff) {
      all.push(list);
      list = [];
    } else {
      list.push(value);
    }
  }
  return all;
}

/** The edition's cases as dc.js takes them; its table has the words of ours. */
function records() {
  const [source, usage, beneficiary] = [0, 1, 2].map((of) => lists(ours.cells(of)));
  const texts = ours.texts();
  return Array.from(ours.cells(3), (year, n) => ({
    title: texts[n * 3], labels: texts[n * 3 + 2], source: source[n], usage: usage[n], beneficiary: beneficiary[n], year,
  }));
}

function dcCharts(rows) {
  const cross = crossfilter(rows);
  const bars = (facet) => {
    const dimension = cross.dimension((row) => row[facet], true);
    const chart = new dc.RowChart(place('dc'));
    chart.width(WIDTH).height(400).dimension(dimension).group(dimension.group()).transitionDuration(0);
    return { chart, dimension };
  };
  const [, usage] = ['source', 'usage', 'beneficiary'].map(bars);
  const year = cross.dimension((row) => row.year);
  const years = new dc.BarChart(place('dc'));
  const all = rows.map((row) => row.year);
  years.width(WIDTH).height(200).dimension(year).group(year.group()).transitionDuration(0)
    .x(d3.scaleLinear().domain([Math.min(...all), Math.max(...all) + 1]));
  const table = new dc.DataTable(place('dc', 'table'));
  table.dimension(year).showSections(false).size(50).order(d3.descending).sortBy((row) => row.year)
    .columns([(row) => row.title, (row) => row.year, (row) => row.labels]);
  dc.config.disableTransitions = true;
  dc.renderAll();
  const terms = [...new Set(rows.flatMap((row) => row.usage))].sort((a, b) => a - b);
  return {
    usage: usage.chart,
    years,
    filter: (n) => usage.chart.replaceFilter([[terms[n % terms.length]]]),
    redraw: () => dc.redrawAll(),
  };
}

/** The four charts and the table that stand on the page, and single charts, beside dc.js. */
async function beside() {
  const layout = () => document.body.offsetHeight;
  const canvases = ['sources', 'terms', 'beneficiaries', 'years'].map((name) => [name, place('ours', 'canvas')]);
  const body = place('ours', 'table').appendChild(document.createElement('tbody'));
  const mine = await repeated((n) => {
    ours.choose(n);
    for (const [name, canvas] of canvases) ours.chart(name, canvas, WIDTH);
    ours.list(document, body, 50);
    return layout();
  });
  document.getElementById('ours').textContent = '';
  const other = dcCharts(records());
  const theirs = await repeated((n) => {
    other.filter(n);
    other.redraw();
    return layout();
  });
  const bars = await repeated(() => other.usage.redraw() && layout(), (n) => other.filter(n));
  const years = await repeated(() => other.years.redraw() && layout(), (n) => other.filter(n));
  document.getElementById('dc').textContent = '';
  return { page: { ours: mine, dc: theirs }, charts: { terms: bars, years } };
}

/** ECharts with as many shapes. */
async function others(shapes) {
  const numbers = (length, n) => Array.from({ length }, (_, i) => 1 + ((i * 37 + n * 11) % 97));
  const category = (length) => ({ type: 'category', data: Array.from({ length }, (_, i) => `Terme ${i}`) });
  const bars = (length, upright) => (n) => ({
    xAxis: upright ? category(length) : { type: 'value' },
    yAxis: upright ? { type: 'value' } : category(length),
    series: [{ type: 'bar', data: numbers(length, n) }],
  });
  const points = (length) => (n) => ({
    xAxis: { type: 'value' },
    yAxis: { type: 'value' },
    series: [{ type: 'scatter', data: numbers(length, n).map((value, i) => [value, i]) }],
  });
  const side = Math.max(1, Math.round(Math.sqrt(shapes.matrix)));
  const third = Math.max(1, Math.round(Math.sqrt(shapes.flow / 2)));
  const options = {
    terms: bars(shapes.terms, false),
    years: bars(shapes.years, true),
    'years by': bars(shapes['years by'], true),
    matrix: (n) => ({
      xAxis: category(side),
      yAxis: category(side),
      visualMap: { min: 0, max: 100, show: false },
      series: [{ type: 'heatmap', label: { show: true }, data: numbers(side * side, n).map((value, i) => [i % side, Math.floor(i / side), value]) }],
    }),
    flow: (n) => {
      const nodes = [0, 1, 2].flatMap((column) => Array.from({ length: third }, (_, i) => ({ name: `${column}.${i}` })));
      const links = [0, 1].flatMap((column) => numbers(third * third, n).map((value, i) => (
        { source: `${column}.${i % third}`, target: `${column + 1}.${Math.floor(i / third)}`, value })));
      return { series: [{ type: 'sankey', data: nodes, links }] };
    },
    forest: points(shapes.forest),
    people: points(shapes.people),
    delays: points(shapes.delays),
    national: (n) => ({
      xAxis: { type: 'value' },
      yAxis: { type: 'value' },
      series: [{ type: 'line', data: numbers(shapes.national, n).map((value, i) => [i, value]) }],
    }),
  };
  const told = {};
  for (const [name, option] of Object.entries(options)) {
    const chart = echarts.init(document.getElementById('echarts'), null, { renderer: 'canvas' });
    chart.setOption({ animation: false, ...option(0) });
    told[name] = await repeated((n) => {
      chart.setOption(option(n + 1));
      chart.getZr().flush();
    });
    chart.dispose();
  }
  return told;
}

/** The tables of the published edition, by name. */
const published = {};
/** Hands the published edition to a module. */
async function describe(module) {
  for (const [name, path] of Object.entries(await (await fetch('edition.json')).json())) {
    const file = await fetch(path);
    if (name === 'package') module.descriptor(new Uint8Array(await file.arrayBuffer()));
    else module.table(name, published[name] = await file.text());
  }
}
const memory = await init();
await describe(ours);
globalThis.bench = { load, filter, filterOne, duckdb, charts, beside, others, memory: () => memory.memory.buffer.byteLength };
