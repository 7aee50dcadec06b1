// Eight states of the page and every chart in both languages, as they are kept in docs/screens/: `make screenshots`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSite, ROOT, started } from './harness.mjs';

const folder = join(ROOT, 'docs', 'screens');
const WORDS = {
  fr: { filter: /^Filtrer/, forMe: /^Pour moi/, search: 'Rechercher' },
  en: { filter: /^Filter/, forMe: /^For me/, search: 'Search' },
};

const none = async () => {};
const type = (query) => async (page, words) => {
  await page.getByRole('searchbox', { name: words.search, exact: true }).pressSequentially(query);
  await page.getByRole('button', { name: /Méningiome|Meningioma/ }).first().waitFor();
};
const openSheet = (page, words) => page.getByRole('button', { name: words.filter }).click();
const openForMe = (page, words) => page.getByText(words.forMe).click();
const toList = (page) => page.getByRole('heading', { level: 2, name: /^\d+ (cas|cases?)$/ }).scrollIntoViewIfNeeded();

// name, address, size and settings of the screen, what is done before
const STATES = [
  ['1-first-screen', '#/', { width: 1280, height: 900 }, none],
  ['2-filtered-dark', '#/?source=snds&usage=pharmacovigilance&topic=-covid-19&years=2012-', { width: 1280, height: 900, colorScheme: 'dark' }, none],
  ['3-suggestions', '#/', { width: 1280, height: 900 }, type('meningi')],
  ['4-phone', '#/', { width: 360, height: 740, deviceScaleFactor: 2 }, openForMe],
  ['5-phone-filters', '#/?source=snds', { width: 360, height: 740, deviceScaleFactor: 2 }, openSheet],
  ['6-case', '#/case/mediator-valvulopathies?usage=pharmacovigilance', { width: 1920, height: 1080 }, none],
  ['7-phone-case', '#/case/mediator-valvulopathies', { width: 360, height: 740, deviceScaleFactor: 2, colorScheme: 'dark' }, none],
  ['8-list-contrast', '#/?q=vaccin', { width: 1280, height: 900, contrast: 'more' }, toList],
];

// kind, what stands behind `chart/` in the address; in the order of the page, those of the overview first
const CHARTS = [
  ['terms', 'terms.source?usage=pharmacovigilance'], ['years', 'years?usage=pharmacovigilance'], ['matrix', 'matrix.source.usage'], ['flow', 'flow'],
  ['years-by', 'years.usage'], ['forest', 'forest'], ['people', 'people'], ['delays', 'delays'], ['national', 'national'],
];
const DARK = ['flow', 'matrix'];

mkdirSync(folder, { recursive: true });
const site = await openSite();
for (const lang of ['fr', 'en']) {
  for (const [name, fragment, screen, prepare] of STATES) {
    const page = await site.openPage({ reducedMotion: 'reduce', ...screen });
    await page.goto(`${site.server.url}${fragment}${fragment.includes('?') ? '&' : '?'}lang=${lang}`);
    await started(page);
    await page.getByRole('contentinfo').waitFor();
    await prepare(page, WORDS[lang]);
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(folder, `${name}-${lang}.png`) });
    await page.context().close();
  }
}
for (const lang of ['fr', 'en']) {
  const shoot = async (path, colorScheme, name) => {
    const page = await site.openPage({ width: 1280, height: 1800, reducedMotion: 'reduce', colorScheme });
    await page.goto(`${site.server.url}#/chart/${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
    await started(page);
    const figure = page.getByRole('figure');
    await figure.waitFor();
    await page.waitForTimeout(300);
    await figure.screenshot({ path: join(folder, `chart-${name}-${lang}.png`) });
    await page.context().close();
  };
  for (const [kind, path] of CHARTS) {
    await shoot(path, 'light', kind);
    if (DARK.includes(kind)) await shoot(path, 'dark', `${kind}-dark`);
  }
}
await site.close();
