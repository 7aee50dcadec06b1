// The built site starts wherever it is put, under the policy, and says so when it cannot start.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { assertClean, DIST, openSite, ROOT, started } from './harness.mjs';
import { CSP, PREFIX } from './server.mjs';

let site;
before(async () => {
  site = await openSite({
    pages: { '/article.html': `<!DOCTYPE html><html lang="fr"><link rel="icon" href="data:,"><title>Article</title><iframe title="Explorateur" width="600" height="600" src="${PREFIX}"></iframe></html>` },
  });
});
after(() => site?.close());
afterEach(() => site.server.clear());

async function visit(address = site.server.url, options = {}) {
  const page = await site.openPage(options);
  await page.goto(address);
  return page;
}

test('starts under a sub-path, and fetches each file once', async () => {
  const page = await visit();
  await started(page);
  await page.getByRole('heading', { level: 1, name: /^[0-9]+ cas$/ }).waitFor();
  assert.notEqual(await page.title(), '');
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
  assert.equal(await page.locator('#boot-error').isVisible(), false);
  for (const pattern of [/\.wasm$/, /explorer-[^/]*\.js$/, /boot-[0-9a-f]+\.js$/, /\.css$/]) {
    assert.equal(site.server.count(pattern), 1, `requests for ${pattern}`);
  }
  assert.deepEqual(site.server.requests.filter(({ status }) => status !== 200), []);
  assertClean(page);
  await page.context().close();
});

test('starts inside an iframe of another page', async () => {
  const page = await visit(`${site.server.origin}/article.html`);
  await started(page.frameLocator('iframe'));
  assertClean(page);
  await page.context().close();
});

test('the policy of the page, of make run and of this server is one', () => {
  const holds = (name) => assert.ok(readFileSync(name, 'utf8').includes(`"${CSP}"`), `${name} holds the policy`);
  holds(join(ROOT, 'Trunk.toml'));
  holds(join(DIST, 'index.html'));
});

// What a network or a host can do to the two files that start the page.
const broken = {
  'the .wasm is missing': [/\.wasm$/, { status: 404 }],
  'the .wasm is not the one that was built': [/\.wasm$/, { body: 'not WebAssembly' }],
  'the .wasm is cut short': [/\.wasm$/, { cutAfter: 1000 }],
  'the connection breaks': [/\.wasm$/, { abort: true }],
  'the glue is missing': [/explorer-[^/]*\.js$/, { status: 404 }],
  'the glue is not the one that was built': [/explorer-[^/]*\.js$/, { body: 'export default () => {};' }],
};
for (const [what, [pattern, rule]] of Object.entries(broken)) {
  test(`says that it cannot start when ${what}`, async () => {
    site.server.rule(pattern, rule);
    const page = await visit();
    await page.locator('html[data-boot="failed"]').waitFor();
    assert.ok(await page.locator('#boot-error').isVisible());
    assert.equal(await page.locator('#boot').isVisible(), false);
    const link = await page.locator('#boot-error a').first().getAttribute('href');
    assert.equal((await page.request.get(new URL(link, page.url()).href)).status(), 200);
    assert.deepEqual([page.seen.violations, page.seen.outside], [[], []]);
    await page.context().close();
  });
}

test('says that it cannot start when the browser has no WebAssembly', async () => {
  const page = await site.openPage();
  await page.addInitScript(() => { delete globalThis.WebAssembly; });
  await page.goto(site.server.url);
  await page.locator('html[data-boot="failed"]').waitFor();
  assert.ok(await page.locator('#boot-error').isVisible());
  await page.context().close();
});
