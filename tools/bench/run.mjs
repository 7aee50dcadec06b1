// Opens the page of measurements in Chromium and prints, as tables of Markdown, what it gives and what criterion gave.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tests/e2e/server.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { chromium } = createRequire(join(root, 'tests/e2e/package.json'))('playwright-core');
const locked = JSON.parse(readFileSync(join(root, 'tools/bench/package-lock.json'), 'utf8')).packages;
const version = (name) => locked[`node_modules/${name}`].version;
const DUCKDB = '@duckdb/duckdb-wasm';
const folder = join(root, 'target/bench');
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

const ms = (n) => (n === undefined ? '' : n < 10 ? n.toFixed(2) : n.toFixed(0));
const times = (n) => `${n < 10 ? n.toFixed(1) : n.toFixed(0)}×`;
const print = (text = '') => process.stdout.write(`${text}\n`);
function table(head, rows) {
  print(`| ${head.join(' | ')} |`);
  print(`| ${head.map((_, n) => (n ? '---:' : '---')).join(' | ')} |`);
  for (const row of rows) print(`| ${row.join(' | ')} |`);
  print();
}

/** What criterion measured: of each benchmark the median and p95 of its samples, in milliseconds. */
function native() {
  const found = {};
  for (const name of readdirSync(join(root, 'target/criterion'))) {
    try {
      const { iters, times: taken } = json(join(root, 'target/criterion', name, 'new/sample.json'));
      const each = taken.map((time, n) => time / iters[n] / 1e6).sort((a, b) => a - b);
      found[name] = { median: each[Math.ceil(each.length * 0.5) - 1], p95: each[Math.ceil(each.length * 0.95) - 1] };
    } catch { /* a report, not a benchmark */ }
  }
  return found;
}

const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-dev-shm-usage', '--js-flags=--max-old-space-size=8192', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
const server = await startServer({ root: folder, csp: null });
// A page that nobody can look into has a finer clock.
server.rule(/./, { headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' } });
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: FLAGS });

/** Calls a function of `page.mjs` in a page of its own, or in a given one. */
async function open() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on('pageerror', (error) => { process.stderr.write(`${error.stack}\n`); });
  page.on('console', (message) => { if (message.type() === 'error') process.stderr.write(`${message.text()}\n`); });
  await page.goto(server.url);
  await page.waitForFunction(() => 'bench' in globalThis);
  return page;
}
const call = (page, name, ...given) => page.evaluate(([of, all]) => globalThis.bench[of](...all).then((told) => JSON.parse(JSON.stringify(told, (key, value) => (key === 'answers' ? undefined : value)))), [name, given]);
const say = (text) => process.stderr.write(`   ${text}\n`);

const RUNS = 3;
const CHARTS = ['terms', 'years', 'years by', 'matrix', 'flow', 'forest', 'people', 'delays', 'national'];
const GROWS = new Set(['forest', 'people', 'delays']);
const measured = { native: native() };
try {
  print(`${cpus().length} cores, ${cpus()[0].model.trim()}; Chromium ${browser.version()}, Node ${process.versions.node}; ${
    ['dc', 'd3', 'crossfilter2', 'echarts', 'itemsjs', 'papaparse', DUCKDB].map((name) => `${name} ${version(name)}`).join(', ')}.`);
  print('Milliseconds: median and 95th percentile; in Chromium of 45 steps (charts at 100,000 cases: 15), of three runs that with the best median.\n');

  say('charts at 5,000 cases, dc.js and ECharts');
  let page = await open();
  measured.small = await call(page, 'charts', 5_000, CHARTS);
  measured.beside = await call(page, 'beside');
  measured.others = await call(page, 'others', Object.fromEntries(CHARTS.map((name) => [name, measured.small.charts[name].shapes])));
  await page.close();
  say('charts at 100,000 cases');
  page = await open();
  measured.large = await call(page, 'charts', 100_000, CHARTS);
  await page.close();

  print('### Charts: counting, placing and drawing\n');
  const at = (name, count) => measured.native[`${name}, ${count} cases`];
  table(['chart', 'shapes', 'goal', 'Chromium, 5,000', 'p95', 'Chromium, 100,000', 'p95', 'native, 5,000', 'native, 100,000', 'dc.js', 'ECharts', 'ECharts / ours'],
    CHARTS.map((name) => {
      const [small, large] = [measured.small.charts[name], measured.large.charts[name]];
      const other = measured.others[name];
      return [name, small.shapes, GROWS.has(name) ? 8 : 1, ms(small.median), ms(small.p95), ms(large.median), ms(large.p95),
        ms(at(name, 5000)?.median), ms(at(name, 100000)?.median), ms(measured.beside.charts[name]?.median), ms(other.median), times(other.median / small.median)];
    }));
  print('### Where the time of a chart goes, in Chromium\n');
  const parts = ({ median, counted, placed }) => [counted, Math.max(0, placed - counted), Math.max(0, median - placed)].map(ms);
  table(['chart', 'counting, 5,000', 'placing', 'drawing', 'counting, 100,000', 'placing', 'drawing'],
    CHARTS.map((name) => [name, ...parts(measured.small.charts[name]), ...parts(measured.large.charts[name])]));
  print('### A filter, then four charts and a table of 50 rows, at 5,000 cases\n');
  const { ours, dc } = measured.beside.page;
  table(['', 'median', 'p95', 'against ours'], [['ours', ms(ours.median), ms(ours.p95), ''], [`dc.js ${version('dc')}`, ms(dc.median), ms(dc.p95), times(dc.median / ours.median)]]);

  for (const [name, count, title] of [['filter', 100_000, 'A filter, all counts and sums'], ['filter', 1_000_000, 'A filter, all counts and sums'],
    ['filterOne', 100_000, 'One value a case, five facets'], ['filterOne', 1_000_000, 'One value a case, five facets']]) {
    say(`${title.toLowerCase()}, ${count} cases`);
    page = await open();
    const told = await call(page, name, count);
    await page.close();
    page = await open();
    const duck = existsSync(join(folder, 'duckdb')) ? await call(page, 'duckdb', name, count) : { absent: `the optional package ${DUCKDB} is not installed` };
    await page.close();
    Object.assign(told.rows, duck.rows);
    Object.assign(told.ready, duck.ready);
    measured[`${name}, ${count}`] = told;
    print(`### ${title}, ${count.toLocaleString('en')} cases (${told.steps} steps; equal answers at every step)\n`);
    const rows = Object.entries(told.rows).map(([engine, { median, p95 }]) => [engine, ms(median), ms(p95), engine === 'ours' ? '' : times(median / told.rows.ours.median),
      engine === 'ours' ? '' : times(p95 / told.rows.ours.p95), told.ready[engine] === undefined ? '' : ms(told.ready[engine])]);
    if (name === 'filter') rows.push(['ours, native', ms(at('filter', count)?.median), ms(at('filter', count)?.p95), '', '', '']);
    table(['engine', 'median', 'p95', 'median / ours', 'p95 / ours', 'until ready'], rows);
    if (duck.absent) print(`DuckDB-WASM is not in this table: ${duck.absent}.\n`);
  }

  for (const [count, often] of [[100_000, RUNS], [1_000_000, 1]]) {
    say(`an edition of ${count} cases in files`);
    page = await open();
    const told = await call(page, 'load', count, often);
    await page.close();
    measured[`load, ${count}`] = told;
    print(`### An edition of ${count.toLocaleString('en')} cases in files, ${ms(told.size / 1e6)} MB, until it can be filtered\n`);
    const own = told.rows.ours.took;
    table(['', 'milliseconds', 'against ours', 'page held, over 50 ms', 'memory of WebAssembly', 'of the files'],
      Object.entries(told.rows).map(([name, { took, held, memory }]) => [name, ms(took), name === 'ours' ? '' : times(took / own), held > 50 ? ms(held) : 'never',
        memory ? `${ms(memory / 1e6)} MB` : '', memory ? times(memory / told.size) : '']));
  }
} finally {
  writeFileSync(join(folder, 'measured.json'), JSON.stringify(measured, null, 2));
  await browser.close();
  await server.close();
}
