// A browser that cannot run the explorer gets a page that says so, and every case of the newest edition as text.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { changedEdition } from './edition.mjs';
import { assertAccessible, assertClean, DIST, finish, openSite, ROOT, settles, started } from './harness.mjs';
import { openOracle } from './oracle.mjs';
import { plain } from './screen.mjs';

const [NEWEST] = JSON.parse(readFileSync(join(DIST, 'data', 'editions.json'), 'utf8')).editions;
const FOLDER = join(DIST, 'data', NEWEST.id);
const oracle = openOracle(FOLDER);
const PAGES = { fr: 'cas.html', en: 'cases.html' };
const scratch = mkdtempSync(join(tmpdir(), 'explorer-readable-'));
let site;
before(async () => { site = await openSite(); });
after(async () => { await site?.close(); rmSync(scratch, { recursive: true }); });
afterEach(() => site.server.clear());

const inLang = (row, field, lang) => plain(row[`${field}_${lang}`] || row[`${field}_fr`]);

/** Every case of the edition stands there, with its plain sentence, its limits, its results and where they are from. */
async function hasEveryCase(page, lang) {
  const shown = await page.locator('article').evaluateAll((articles) => articles.map((one) => ({ id: one.querySelector('h3').id, text: one.textContent })));
  assert.deepEqual(shown.map(({ id }) => id).sort(), oracle.cases.map(({ id }) => id).sort());
  for (const row of oracle.cases) {
    const text = plain(shown.find(({ id }) => id === row.id).text);
    const values = oracle.values.filter((one) => one.case === row.id);
    const decisions = oracle.decisions.filter((one) => one.case === row.id);
    const cited = [...new Set([...row.references.split('|').filter(Boolean), ...values.map(({ reference }) => reference)])];
    for (const said of [
      ...['title', 'plain', 'summary', 'limits', 'method'].map((field) => inLang(row, field, lang)), row.year,
      ...values.map((one) => inLang(one, 'text', lang)), ...decisions.map((one) => inLang(one, 'label', lang)),
      ...cited.map((id) => plain(oracle.references.find((one) => one.id === id).title)),
    ]) assert.ok(text.includes(said), `${row.id} says « ${said} »`);
  }
  const links = await page.locator('nav a').evaluateAll((all) => all.map((one) => one.getAttribute('href').slice(1)));
  assert.deepEqual([...new Set(links)].sort(), oracle.cases.map(({ id }) => id).sort(), 'each case is below a usage');
}

async function leadsToTheCases(page) {
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
  await assertAccessible(page);
  await page.getByRole('link', { name: 'tous les cas' }).filter({ visible: true }).click();
  await page.waitForURL(/\/data\/cas\.html$/);
  await hasEveryCase(page, 'fr');
}

test('without JavaScript: a sentence, the data, and every case', async () => {
  const page = await site.openPage({ javaScriptEnabled: false });
  await page.goto(site.server.url);
  // The driver looks for no text inside <noscript>.
  const told = page.locator('noscript p');
  assert.ok(await told.isVisible());
  assert.match(plain(await told.textContent()), /^Ce navigateur n’exécute pas JavaScript.*This browser does not run JavaScript/);
  assert.equal(await page.getByText('L’explorateur tarde', { exact: false }).isVisible(), false);
  await page.getByRole('link', { name: `Données de l’édition ${NEWEST.id}` }).waitFor();
  await told.getByRole('link', { name: 'tous les cas' }).click();
  await page.waitForURL(/\/data\/cas\.html$/);
  assert.equal(await page.locator('article').count(), oracle.cases.length);
  assert.equal(site.server.count(/\.csv$/), 0);
  await finish(page);
});

const cannot = {
  'has no WebAssembly': (page) => page.addInitScript(() => { delete globalThis.WebAssembly; }),
  'forbids WebAssembly': () => site.server.rule(/\/$/, { headers: { 'Content-Security-Policy': "script-src 'self'" } }),
  'cannot have the module': () => site.server.rule(/\.wasm$/, { status: 404 }),
};
for (const [what, prepare] of Object.entries(cannot)) {
  test(`a browser that ${what} is told so, and led to every case`, async () => {
    const page = await site.openPage();
    await prepare(page);
    await page.goto(site.server.url);
    await page.getByRole('heading', { level: 1, name: 'L’explorateur n’a pas pu démarrer' }).waitFor();
    await page.getByText('The explorer could not start.', { exact: false }).waitFor();
    await leadsToTheCases(page);
    assert.deepEqual(page.seen.outside, []);
    await page.context().close();
  });
}

test('where no script comes at all, it is said after a while', async () => {
  site.server.rule(/\.js$/, { hang: true });
  const page = await site.openPage();
  await page.goto(site.server.url, { waitUntil: 'commit' });
  const late = page.getByText('L’explorateur tarde', { exact: false });
  await late.waitFor({ state: 'attached' });
  assert.equal(await late.isVisible(), false);
  await late.waitFor({ state: 'visible' });
  await page.close();
});

for (const [lang, name] of Object.entries(PAGES)) {
  for (const [width, colorScheme] of [[320, 'light'], [1280, 'dark']]) {
    test(`${name} at ${width} px, ${colorScheme}: every case, accessible, no script, nothing from elsewhere`, async () => {
      const page = await site.openPage({ width, colorScheme });
      await page.goto(`${site.server.url}data/${name}`);
      assert.equal(await page.locator('html').getAttribute('lang'), lang);
      await hasEveryCase(page, lang);
      assert.equal(await page.locator('script').count(), 0);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      const links = await page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
      for (const href of links) assert.match(href, /^(https?:\/\/|#|\.\.\/(#\/case\/|$)|cas(es)?\.html$|[0-9a-z-]+\/(datapackage\.json|cases\.csv)$)/);
      // Limits come before results, as in the explorer.
      const headings = await page.locator('article').first().locator('h4').allTextContents();
      assert.ok(headings.indexOf(lang === 'fr' ? 'Limites' : 'Limits') < headings.indexOf(lang === 'fr' ? 'Résultats' : 'Results'));
      await page.locator('nav summary').first().click();
      await assertAccessible(page);
      // The keyboard finds the way past the list of usages.
      await page.keyboard.press('Home');
      await page.getByRole('link', { name: lang === 'fr' ? 'Aller aux cas' : 'Skip to the cases' }).focus();
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'Liste');
      if (process.env.SCREENS) await page.screenshot({ path: join(process.env.SCREENS, `${name}-${width}-${colorScheme}.png`) });
      await finish(page);
    });
  }
}

test('a case there leads to itself in the explorer', async () => {
  const page = await site.openPage();
  await page.goto(`${site.server.url}data/cas.html#${oracle.cases[0].id}`);
  await page.locator(`article[aria-labelledby="${oracle.cases[0].id}"]`).getByRole('link', { name: 'Ce cas dans l’explorateur' }).click();
  await started(page);
  await page.getByRole('heading', { level: 1, name: plain(oracle.cases[0].title_fr), exact: true }).waitFor();
  await finish(page);
});

/** A site onto which an edition is published with nothing but Python. */
function publish(change, described = {}) {
  const root = join(scratch, 'site');
  const draft = join(scratch, 'draft');
  for (const folder of [root, draft]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(draft);
  cpSync(DIST, root, { recursive: true });
  const files = changedEdition(FOLDER, change);
  const before = JSON.parse(files['datapackage.json']);
  files['datapackage.json'] = JSON.stringify({ ...before, edition: '2099', created: '2099-01-01T00:00:00Z', ...described });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(draft, name), text);
  execFileSync('python3', [join(ROOT, 'tools', 'edition.py'), draft, root]);
  return root;
}

test('the pages are those of the edition that is published here', () => {
  const root = join(scratch, 'again');
  cpSync(join(ROOT, 'public', 'data'), join(root, 'data'), { recursive: true });
  execFileSync('python3', [join(ROOT, 'tools', 'edition.py'), '--list-only', root]);
  for (const name of ['editions.json', ...Object.values(PAGES)]) {
    assert.equal(readFileSync(join(ROOT, 'public', 'data', name), 'utf8'), readFileSync(join(root, 'data', name), 'utf8'), `run: python3 tools/edition.py --list-only`);
  }
});

test('an edition that is published onto the site is there at once, and hostile text is text', async () => {
  const hostile = '<script>globalThis.hurt = 1</script><img src=x onerror="hurt=1"> " \' & &lt; \u202e</h3>';
  const root = publish((rows) => {
    rows('cases', (all) => [{ ...all[0], title_fr: hostile, title_en: hostile, plain_fr: hostile, limits_fr: '', summary_en: '', organisations: hostile.replaceAll('|', '') }, ...all.slice(1, 5)]);
    rows('references', (all) => all.map((one, at) => (at % 2 ? one : { ...one, doi: '', url: 'javascript:hurt()' })));
    rows('decisions', (all) => all.map((one) => ({ ...one, url: 'javascript:hurt()', label_fr: hostile })));
    rows('terms', (all) => all.map((one) => ({ ...one, label_fr: `${one.label_fr} ${hostile}` })));
  }, { title: hostile, licenses: [{ title: hostile, path: 'javascript:hurt()' }] });
  const own = await openSite({ root });
  try {
    const page = await own.openPage();
    await page.goto(`${own.server.url}data/cas.html`);
    assert.match(await page.title(), /édition 2099$/);
    assert.equal(await page.locator('article').count(), 5);
    const visible = hostile.replace('\u202e', '');
    const article = page.locator('article', { has: page.locator(`[id="${oracle.cases[0].id}"]`) });
    assert.equal(await article.locator('h3').textContent(), visible);
    assert.equal(await article.locator('.plain').textContent(), visible);
    assert.match(plain(await article.locator('section', { hasText: 'Limites' }).first().textContent()), /^Limites ?non documenté/);
    assert.equal(await page.locator('script, img, article h3 *').count(), 0);
    for (const href of await page.locator('a[rel]').evaluateAll((all) => all.map((one) => one.href))) assert.match(href, /^https?:/);
    await assertAccessible(page);
    assertClean(page);
    await page.goto(`${own.server.url}data/cases.html`);
    // What has no English stands there in French, and says that it is.
    assert.equal(await page.locator('article', { has: page.locator(`[id="${oracle.cases[0].id}"]`) }).locator('section', { hasText: 'Summary' }).first().locator('[lang="fr"]').count(), 1);
    await finish(page);
  } finally {
    await own.close();
  }
});

test('after one visit of the explorer the cases can be read without a network', async () => {
  const own = await openSite({ root: publish(() => {}) });
  try {
    const page = await own.openPage({ worker: true });
    await page.goto(own.server.url);
    await started(page);
    await page.locator('html[data-offline="ready"]').waitFor({ state: 'attached', timeout: 30_000 });
    await settles(() => assert.ok(own.server.count(/cases\.html$/) >= 1));
    await own.server.close();
    for (const name of Object.values(PAGES)) {
      await page.goto(`${own.server.url}data/${name}`);
      assert.equal(await page.locator('article').count(), oracle.cases.length);
      assert.notEqual(await page.locator('.skip').evaluate((element) => getComputedStyle(element).position), 'static', 'its style is there');
    }
    await page.context().close();
  } finally {
    await own.close();
  }
});
