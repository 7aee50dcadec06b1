// Lighthouse over dist/, as a phone on a slow network sees it (its mobile preset, simulated throttling), served under a
// sub-path with brotli. Prints each run and the medians; fails when a median misses its goal. RUNS=n, default 5.
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { startServer } from '../../tests/e2e/server.mjs';

const GOALS = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };
const METRICS = {
  'LCP ms': 'largest-contentful-paint', 'FCP ms': 'first-contentful-paint', 'TBT ms': 'total-blocking-time',
  CLS: 'cumulative-layout-shift', 'SI ms': 'speed-index',
};
const FLAGS = [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
];

const root = process.env.DIST ?? join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist');
if (!existsSync(join(root, 'index.html'))) {
  console.error('FAILED: there is no dist/ to measure; run: make build');
  process.exit(1);
}
const columns = [...Object.keys(GOALS), ...Object.keys(METRICS)];
const row = (name, cells) => console.log(name.padEnd(8) + cells.map((cell, at) => String(cell).padStart(columns[at].length + 2)).join(''));
const round = (name, value) => (name === 'CLS' ? Math.round(value * 1000) / 1000 : Math.round(value));
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** One visit, in a browser of its own. */
async function visit(url) {
  const chrome = await launch({ chromePath: process.env.CHROME, chromeFlags: FLAGS, logLevel: 'error' });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, output: 'json', logLevel: 'error', onlyCategories: Object.keys(GOALS) });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return lhr;
  } finally {
    chrome.kill();
  }
}

const server = await startServer({ root, compress: true });
const runs = [];
const missed = new Map();
try {
  // The files are compressed once, before anything is measured.
  await visit(server.url);
  row('', columns);
  for (let run = 1; run <= Number(process.env.RUNS ?? 5); run += 1) {
    const { audits, categories } = await visit(server.url);
    const figures = [
      ...Object.keys(GOALS).map((name) => round(name, categories[name].score * 100)),
      ...Object.entries(METRICS).map(([name, id]) => round(name, audits[id].numericValue)),
    ];
    runs.push(figures);
    row(`run ${run}`, figures);
    for (const { auditRefs } of Object.values(categories)) {
      for (const { id, weight } of auditRefs) if (weight > 0 && audits[id].score !== null && audits[id].score < 0.9) missed.set(id, audits[id].title);
    }
  }
} finally {
  await server.close();
}
const medians = columns.map((_, at) => median(runs.map((figures) => figures[at])));
row('median', medians);
console.log(`load of the machine: ${loadavg()[0].toFixed(1)}`);
for (const [id, title] of missed) console.log(`below 0.9 in a run: ${id}, ${title}`);
const below = Object.entries(GOALS).filter(([, goal], at) => !(medians[at] >= goal)).map(([name, goal]) => `${name} below ${goal}`);
if (below.length > 0) {
  console.error(`FAILED: ${below.join(', ')}.`);
  process.exit(1);
}
