// What every end-to-end test needs: the site served under a sub-path, Chromium, and pages that notice whatever goes wrong.
//
//     const site = await openSite();                       // in `before`; `await site.close()` in `after`
//     const page = await site.openPage({ width: 360, colorScheme: 'dark' });
//     await page.goto(site.server.url); await started(page);
//     await assertAccessible(page); assertClean(page); await page.context().close();
import assert from 'node:assert/strict';
import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startServer } from './server.mjs';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
// DIST=folder runs the tests over another built site.
export const DIST = resolve(ROOT, process.env.DIST ?? 'dist');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
  // Nothing but the test's own server can be reached, by a page, a worker or the browser itself.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

function executable() {
  const names = process.env.CHROME ? [process.env.CHROME] : ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
  for (const name of names) {
    const folders = isAbsolute(name) ? [''] : (process.env.PATH ?? '').split(delimiter);
    for (const folder of folders) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch { /* not here */ }
    }
  }
  throw new Error('no Chromium or Chrome was found; run tools/setup.sh test, or name one: CHROME=/path/to/chrome');
}

/** The server and the browser of one test file. `pages` are for the server: those of a site that embeds ours. */
export async function openSite({ root = DIST, pages } = {}) {
  const server = await startServer({ root, pages });
  const browser = await chromium.launch({ executablePath: executable(), args: FLAGS });

  /**
   * A page of its own context, with the service worker only where `worker` is asked for. `page.seen` fills with what went
   * wrong: `errors` (console errors and warnings, uncaught exceptions), `violations` of the policy, and `outside`, requests to any other origin (none gets through).
   */
  async function openPage({ width = 1280, height = 900, colorScheme = 'light', locale = 'fr-FR', reducedMotion = 'no-preference', worker = false, ...rest } = {}) {
    const context = await browser.newContext({
      viewport: { width, height }, colorScheme, locale, reducedMotion, timezoneId: 'Europe/Paris', acceptDownloads: true, ...rest,
    });
    context.setDefaultTimeout(15_000);
    // A service worker asks for files when it likes, and what it answers no rule of the server reaches.
    if (!worker) await context.addInitScript(() => { delete Navigator.prototype.serviceWorker; });
    const seen = { errors: [], violations: [], outside: [] };
    await context.exposeBinding('__violation', (_, text) => { seen.violations.push(text); });
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        globalThis.__violation(`${event.effectiveDirective} refused ${event.blockedURI} (${event.sourceFile}:${event.lineNumber}) ${event.sample}`);
      });
    });
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (/^(https?|wss?|ftp):$/.test(url.protocol) && url.origin !== server.origin) seen.outside.push(request.url());
    });
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) seen.errors.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => { seen.errors.push(`uncaught: ${error.error()?.stack ?? error.error()}`); });
    const page = await context.newPage();
    page.on('websocket', (socket) => { seen.outside.push(socket.url()); });
    page.seen = seen;
    return page;
  }

  return {
    server,
    browser,
    openPage,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Waits until boot.js has started the page; fails at once, with the reason, when it could not. */
export async function started(frame) {
  const html = frame.locator('html[data-boot]');
  await html.waitFor({ state: 'attached' });
  const state = await html.getAttribute('data-boot');
  assert.equal(state, 'started', `the page did not start: ${await frame.locator('#boot-error-detail').textContent().catch(() => '')}`);
}

/** No error, no violation, no request to anybody else. `allow` lists patterns of errors that a test provokes. */
export function assertClean(page, { allow = [] } = {}) {
  const { errors, violations, outside } = page.seen;
  assert.deepEqual(
    { errors: errors.filter((text) => !allow.some((pattern) => pattern.test(text))), violations, outside },
    { errors: [], violations: [], outside: [] },
  );
}

/** axe-core's violations in a page, each as a text that says where and what to do. Evaluated, so that the policy holds. */
export async function axe(page, options = {}) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const violations = await page.evaluate(async (given) => (await globalThis.axe.run(document, { resultTypes: ['violations'], ...given })).violations, options);
  return violations.map(({ id, impact, help, nodes }) =>
    `${id} (${impact}): ${help}\n${nodes.map((node) => `    ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`).join('\n')}`);
}

export async function assertAccessible(page, options) {
  assert.deepEqual(await axe(page, options), []);
}

/** Repeats an assertion until it holds: the last failure is the one that is told. */
export async function settles(assertion, { within = 5_000 } = {}) {
  const end = Date.now() + within;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((done) => setTimeout(done, 40));
    }
  }
}

/** The end of every test of a page: nothing went wrong on the way. */
export async function finish(page, options) {
  assertClean(page, options);
  await page.context().close();
}
