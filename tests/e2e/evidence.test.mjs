// From a figure to what it means and to where it comes from: pages behind figures, their links and what stands beside numbers.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { changedEdition, serveEdition } from './edition.mjs';
import { assertAccessible, assertClean, DIST, finish, openSite, settles, started } from './harness.mjs';

const FOLDER = join(DIST, 'data', '2026');

let site;
before(async () => { site = await openSite(); });
after(() => site?.close());
afterEach(() => site.server.clear());

async function visit(hash, options = {}) {
  const page = await site.openPage({ reducedMotion: 'reduce', ...options });
  await page.goto(`${site.server.url}${hash}`);
  await started(page);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return page;
}

/** Goes on in the same page, as a link would. */
async function go(page, hash) {
  await page.evaluate((to) => { location.hash = to; }, hash);
  // What a part of the code shows replaces the words that it is coming.
  await page.getByRole('main').getByText(/^(Chargement|Loading)/).first().waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

test('a chart leads to a publication in three steps', async () => {
  const page = await visit('#/');
  await page.getByText('Rapports et leur intervalle', { exact: true }).first().click();
  const chart = page.getByRole('figure', { name: 'Rapports et leur intervalle' });
  // One: a value of the chart opens its case.
  await chart.getByRole('button', { name: /désogestrel/ }).first().click();
  await page.getByRole('heading', { level: 1, name: /désogestrel/ }).waitFor();
  // Two: the reference of the value leads to the list.
  await page.getByRole('button', { name: /^\[\d+\] / }).first().click();
  // Three: the publication itself.
  const focused = page.locator(':focus');
  const link = focused.getByRole('link');
  assert.match(await link.getAttribute('href'), /^https:\/\/doi\.org\/10\.|^https?:\/\//);
  await finish(page);
});

test('a figure on a sheet leads to what it means, with every value and its case', async () => {
  const page = await visit('#/case/mediator-valvulopathies');
  const results = page.getByRole('heading', { level: 2, name: 'Résultats' });
  await results.waitFor();
  const name = page.getByRole('heading', { level: 3 }).getByRole('link').first();
  const said = await name.textContent();
  await name.click();
  await page.getByRole('heading', { level: 1, name: said }).waitFor();
  for (const term of ['Définition', 'Unité', 'Sens', 'Dimension']) {
    assert.equal(await page.getByRole('term').filter({ hasText: term }).first().isVisible(), true, term);
  }
  await page.getByRole('link', { name: /Mediator|valvulopathie/i }).first().click();
  await page.getByRole('heading', { level: 1, name: /Mediator|benfluorex/i }).waitFor();
  await finish(page);
});

test('a source says what is known of it, and what is not documented', async () => {
  const page = await visit('#/source/snds');
  await page.getByRole('heading', { level: 1, name: /^SNDS/ }).waitFor();
  for (const term of ['Responsable', 'Accès', 'Collectées d’abord pour', 'Comprend']) {
    assert.equal(await page.getByRole('term').filter({ hasText: term }).isVisible(), true, term);
  }
  await page.getByRole('heading', { level: 2, name: 'Ce qui n’est pas documenté' }).waitFor();
  // A bar asks for the usage of that source, in the explorer.
  await page.getByRole('figure', { name: 'Par usage' }).getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/\?source=snds&usage=/);
  await finish(page);
});

test('two selections stand side by side, each with an address, and either can be changed', async () => {
  const page = await visit('#/compare?source=snds&with=source%3Dregistre');
  const side = (name) => page.getByRole('region', { name });
  const heading = (name) => side(name).getByText(/^\d+\scas\ssur/).first().textContent();
  await side('Première sélection').waitFor();
  const [first, second] = [await heading('Première sélection'), await heading('Seconde sélection')];
  assert.notEqual(first, second);
  await page.getByRole('link', { name: 'Échanger' }).click();
  await settles(async () => {
    assert.equal(await heading('Première sélection'), second);
    assert.equal(await heading('Seconde sélection'), first);
  });
  await side('Seconde sélection').getByRole('combobox', { name: 'Usage' }).selectOption({ index: 2 });
  await page.waitForURL(/with=.*usage/);
  await side('Première sélection').waitFor();
  await assertAccessible(page);
  await finish(page);
});

for (const lang of ['fr', 'en']) {
  test(`every link of the edition leads somewhere, and no number stands without its unit and its reference (${lang})`, { timeout: 240_000 }, async () => {
    const page = await visit(`#/?lang=${lang}`);
    const seen = new Set();
    const todo = ['#/', '#/indicators', '#/glossary', '#/barometer', '#/compare', '#/method', '#/chart/forest', '#/chart/national'];
    const faults = [];
    let figures = 0;
    while (todo.length > 0) {
      const hash = todo.pop();
      const path = hash.split('?')[0];
      if (seen.has(path)) continue;
      seen.add(path);
      await go(page, `${path}?lang=${lang}`);
      if (path === '#/') {
        // All cases, not only the first of the list.
        for (;;) {
          const more = page.getByRole('button', { name: /^(Afficher|Show) \d+/ }).last();
          if (await more.count() === 0 || !(await more.isVisible())) break;
          await more.click();
        }
      }
      const found = await page.evaluate(() => {
        const missing = document.querySelector('main h1')?.textContent ?? '';
        const numbers = [...document.querySelectorAll('main .figure:not(.side *)')].map((figure) => {
          const value = figure.closest('.value, .finding');
          return {
            text: figure.textContent,
            unit: figure.textContent.replace(figure.querySelector('strong')?.textContent ?? '', '').trim() !== '' || /%/.test(figure.textContent),
            reference: value ? /\[\d+\]|doi:|https?:/.test(value.textContent) || value.querySelector('.reference') !== null : document.querySelector('.references, .reference') !== null,
          };
        });
        return { missing, numbers, links: [...document.querySelectorAll('a[href^="#/"]')].map((link) => link.getAttribute('href')) };
      });
      if (/Rien à cette adresse|Nothing at this address|introuvable|not found/i.test(found.missing)) faults.push(`${path}: ${found.missing}`);
      for (const { text, unit, reference } of found.numbers) {
        figures += 1;
        if (!unit) faults.push(`${path}: « ${text} » has no unit`);
        if (!reference) faults.push(`${path}: « ${text} » has no reference`);
      }
      todo.push(...found.links);
    }
    assert.deepEqual(faults, []);
    assert.ok(seen.size > 180, `${seen.size} pages`);
    assert.ok(figures > 400, `${figures} figures`);
    assertClean(page);
    await page.context().close();
  });
}

test('an edition without pages, sources and glossary still reads well', async () => {
  const files = changedEdition(FOLDER, () => {});
  const described = JSON.parse(files['datapackage.json']);
  described.resources = described.resources.filter(({ name }) => !['pages', 'sources', 'glossary', 'stories'].includes(name));
  files['datapackage.json'] = JSON.stringify(described, null, 2);
  serveEdition(site.server, '2026', files);
  const page = await visit('#/method');
  await page.getByRole('heading', { level: 1, name: 'Méthode' }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'L’échelle de preuve' }).waitFor();
  await assertAccessible(page);
  await go(page, '#/source/snds');
  await page.getByText('Cette édition ne décrit pas cette source').waitFor();
  await assertAccessible(page);
  await finish(page);
});

for (const lang of ['fr', 'en']) {
  test(`the pages behind a figure are accessible (${lang})`, async () => {
    for (const width of [360, 1280]) {
      const page = await visit(`#/indicators?lang=${lang}`, { width, colorScheme: width === 360 ? 'dark' : 'light' });
      for (const hash of ['#/indicators', '#/indicator/risque-relatif', '#/indicator/role-des-donnees', '#/indicator/cnil-delai', '#/source/snds', '#/source/pmsi', '#/method', '#/about', '#/legal', '#/compare']) {
        await go(page, `${hash}?lang=${lang}`);
        await settles(() => assertAccessible(page));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wide <= 0, `${hash} scrolls sideways by ${wide} px at ${width} px`);
      }
      assertClean(page);
      await page.context().close();
    }
  });
}
