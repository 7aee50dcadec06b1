// Every page works for everyone: no axe-core violation, names and sizes of what acts, visible focus, no sideways scrolling.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { brokenDraft } from './edition.mjs';
import { axe, DIST, finish, openSite, settles, started } from './harness.mjs';
import { openOracle, parseCsv } from './oracle.mjs';
import { chart, filters, focused, openAll, searchBox, summary, visit, WORDS } from './screen.mjs';
import { zip } from './zip.mjs';
import { PREFIX } from './server.mjs';
import { unreadable, vanished } from './visible.mjs';

const FOLDER = join(DIST, 'data', '2026');
const oracle = openOracle(FOLDER);
const pages = [...new Set(parseCsv(readFileSync(join(FOLDER, 'pages.csv'), 'utf8')).map(({ page }) => page))];
const results = (one) => oracle.values.filter((row) => row.case === one.id).length;
const byLength = [...oracle.cases].sort((a, b) => results(b) - results(a));
const [long, short] = [byLength[0].id, byLength.at(-1).id];

let site;
let scratch;
before(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'draft-'));
  site = await openSite({
    pages: { '/article.html': `<!DOCTYPE html><html lang="fr"><link rel="icon" href="data:,"><title>Article</title><h1>Article</h1><iframe title="Explorateur" width="900" height="700" src="${PREFIX}"></iframe></html>` },
  });
});
after(async () => { await site?.close(); rmSync(scratch, { recursive: true, force: true }); });
afterEach(() => site.server.clear());

/**
 * What acts on screen and has no name, or is hard to hit (WCAG 2.5.8): 24 × 24 px, its label included. A smaller link may
 * stand in a text, or alone: a circle of 24 px around it meets no other target.
 */
const clumsy = (page) => page.evaluate(() => {
  const targets = [...document.querySelectorAll('a[href], button, input, select, summary')].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !['fixed', 'sticky'].includes(getComputedStyle(one).position)).map((one) => {
    const boxes = [one, ...(one.labels ?? [])].map((part) => part.getBoundingClientRect());
    const [left, top] = ['left', 'top'].map((side) => Math.min(...boxes.map((box) => box[side])));
    const [right, bottom] = ['right', 'bottom'].map((side) => Math.max(...boxes.map((box) => box[side])));
    const around = [...one.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
    const name = (one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent).trim();
    // A sheet over the page is a layer of its own, as is what scrolls by itself: what is scrolled out of it lies over nothing.
    const isLayer = (at) => { const { position, overflowY } = getComputedStyle(at); return position === 'fixed' || (/auto|scroll/.test(overflowY) && at.scrollHeight > at.clientHeight); };
    let layer = one;
    while (layer && !isLayer(layer)) layer = layer.parentElement;
    return { one, layer, name, left, top, right, bottom, inText: one.localName === 'a' && (around || one.parentElement.localName === 'cite'), small: right - left < 23.5 || bottom - top < 23.5 };
  }).filter(({ right, bottom }) => right > 0 && bottom + scrollY > 0);
  const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
  const meets = (target, other) => {
    const [x, y] = middle(target);
    const [ox, oy] = middle(other);
    if (other.small && Math.hypot(x - ox, y - oy) < 24) return true;
    return Math.hypot(x - Math.max(other.left, Math.min(x, other.right)), y - Math.max(other.top, Math.min(y, other.bottom))) < 12;
  };
  return targets.flatMap((target) => {
    const what = `${target.one.localName} « ${target.name.slice(0, 60)} »`;
    const crowded = target.one.localName !== 'a' || targets.some((other) => other !== target && other.layer === target.layer && meets(target, other));
    return [
      ...(target.name === '' ? [`${what} has no name`] : []),
      ...(target.small && !target.inText && crowded ? [`${what} is ${Math.round(target.right - target.left)} × ${Math.round(target.bottom - target.top)} px`] : []),
    ];
  });
});

async function assertFits(page, where) {
  const wide = await page.evaluate(() => {
    const beyond = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.scroll'));
    return { by: document.documentElement.scrollWidth - document.documentElement.clientWidth, of: beyond.slice(0, 3).map((one) => one.outerHTML.slice(0, 80)) };
  });
  assert.ok(wide.by <= 0, `${where} scrolls sideways by ${wide.by} px: ${wide.of.join(' ; ')}`);
}

/** Everything that is asked of a page as it stands, in light and dark. */
async function assertGood(page, where, { schemes = ['light', 'dark'], options = {} } = {}) {
  const wrong = [];
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    for (const violation of await axe(page, options)) wrong.push(`${where}, ${colorScheme}: ${violation}`);
  }
  for (const what of await clumsy(page)) wrong.push(`${where}: ${what}`);
  assert.equal([...new Set(wrong)].join('\n'), '');
  await assertFits(page, where);
}

const unfiltered = async () => {};
const everythingOpen = (lang) => (page) => openAll(page, oracle.expect({}, lang).facets, lang);
const routes = (lang) => [
  ['explorer', '', unfiltered],
  ['filters, open facets and tables', '?source=snds,-pmsi,cohorte&q=vaccin&years=2015-', everythingOpen(lang)],
  ['no case', '?source=pmsi&q=benfluorex&years=2003-2004', unfiltered],
  ['a long case', `case/${long}`, unfiltered],
  ['a short case', `case/${short}`, unfiltered],
  ...pages.map((page) => [page, page, unfiltered]),
  ['local file', 'local', unfiltered],
  ['problems of none', 'problems', unfiltered],
  ['nothing there', 'nulle/part?couleur=rouge&source=zzz', unfiltered],
];

const address = (path, lang) => `#/${path}${lang === 'en' ? `${path.includes('?') ? '&' : '?'}lang=en` : ''}`;

for (const width of [1280, 360]) {
  for (const lang of ['fr', 'en']) {
    test(`every page is accessible at ${width} px (${lang})`, async (t) => {
      const page = await visit(site, address('', lang), { width, height: 800, reducedMotion: 'reduce' });
      for (const [name, path, prepare] of routes(lang)) {
        await t.test(name, async () => {
          await page.goto(site.server.url + address(path, lang));
          await page.getByRole('heading', { level: 1 }).first().waitFor();
          if (width === 360 && prepare !== unfiltered) await page.getByRole('button', { name: /^(Filtrer|Filter)/ }).click();
          await prepare(page);
          await assertGood(page, name);
        });
      }
      await finish(page);
    });
  }
}

// What opens over or beside the page, each over few cases, so that it is the opened that is looked at.
const few = '?source=cohorte&years=2021-';
const openings = (lang) => [
  ['suggestions', few, async (page) => {
    await searchBox(page, lang).fill('co');
    const offers = filters(page, lang).getByRole('list', { name: WORDS[lang].suggestions });
    await offers.getByRole('button').first().waitFor();
    await offers.getByRole('link').first().waitFor();
  }],
  ['for me', few, async (page) => {
    await summary(page, WORDS[lang].forMe, lang).click();
    await filters(page, lang).getByRole('button', { name: / \d+ (Cas|Cases)$/ }).first().waitFor();
  }],
  ['titles only', few, (page) => page.getByRole('button', { name: WORDS[lang].compact, exact: true, pressed: false }).click()],
  ['the sheet of filters', few, async (page) => {
    const open = page.getByRole('button', { name: /^(Filtrer|Filter) / });
    if (await open.isVisible()) await open.click();
    await filters(page, lang).getByRole('combobox', { name: WORDS[lang].from, exact: true }).waitFor();
  }],
];

for (const width of [1280, 360]) {
  for (const lang of ['fr', 'en']) {
    test(`what opens is accessible at ${width} px (${lang})`, async (t) => {
      for (const [name, path, open] of openings(lang)) {
        await t.test(name, async () => {
          const page = await visit(site, address(path, lang), { width, height: 800, reducedMotion: 'reduce' });
          await open(page);
          await assertGood(page, name);
          assert.deepEqual(await unreadable(page), []);
          await finish(page);
        });
      }
    });
  }
}

test('with high contrast every text has 7 to 1', async (t) => {
  for (const [name, path, open] of [...openings('fr').slice(0, 2), ['a long case', `case/${long}`, unfiltered], ['a searched list', '?q=cancer&source=registre', unfiltered]]) {
    await t.test(name, async () => {
      const page = await visit(site, address(path, 'fr'), { contrast: 'more', reducedMotion: 'reduce' });
      assert.ok(await page.evaluate(() => matchMedia('(prefers-contrast: more)').matches));
      await open(page);
      await assertGood(page, name, { options: { rules: { 'color-contrast-enhanced': { enabled: true } } } });
      await finish(page);
    });
  }
});

test('in the reader’s own colours nothing that is drawn is gone', async (t) => {
  // The case whose results have intervals, so that they are drawn.
  const drawn = byLength.find((one) => oracle.values.some((row) => row.case === one.id && row.low !== '')).id;
  for (const [name, path, open] of [...openings('fr').slice(0, 2), ['an explorer', '', unfiltered], ['a case with intervals', `case/${drawn}`, unfiltered]]) {
    await t.test(name, async () => {
      const page = await visit(site, address(path, 'fr'), { forcedColors: 'active', reducedMotion: 'reduce' });
      assert.ok(await page.evaluate(() => matchMedia('(forced-colors: active)').matches));
      await open(page);
      await assertGood(page, name, { schemes: ['light'] });
      assert.deepEqual(await vanished(page), []);
      await finish(page);
    });
  }
});

/** The text of the page twice as large, as a browser's setting makes it; by a rule, as the policy lets no style element in. */
const enlargeText = (page) => page.evaluate(() => {
  const [sheet] = document.styleSheets;
  const now = parseFloat(getComputedStyle(document.documentElement).fontSize);
  sheet.insertRule(`html { font-size: ${2 * now}px !important }`, sheet.cssRules.length);
});

test('with text twice as large nothing is cut or scrolls sideways, and the charts’ text grows too', async (t) => {
  for (const [name, path, open] of [['an explorer', '', unfiltered], ...openings('fr').slice(0, 3), ['a long case', `case/${long}`, unfiltered], ['a short case', `case/${short}`, unfiltered]]) {
    await t.test(name, async () => {
      const page = await visit(site, address(path, 'fr'), { reducedMotion: 'reduce' });
      await open(page);
      const bar = chart(page, 'Par usage').getByRole('button').first();
      const height = async () => (await bar.boundingBox()).height;
      const before = path.startsWith('case') ? 0 : await height();
      await enlargeText(page);
      if (before > 0) await settles(async () => assert.ok(await height() > before * 1.7, `a bar and its name: ${before} px, then ${await height()} px`));
      await assertFits(page, name);
      assert.deepEqual(await unreadable(page), []);
      await finish(page);
    });
  }
});

test('at a zoom of 200 % every page is whole', async (t) => {
  for (const [name, path, open] of [['an explorer', '', unfiltered], ...openings('fr'), ['a long case', `case/${long}`, unfiltered]]) {
    await t.test(name, async () => {
      const page = await visit(site, address(path, 'fr'), { width: 640, height: 450, deviceScaleFactor: 2, reducedMotion: 'reduce' });
      await open(page);
      await assertFits(page, name);
      assert.deepEqual(await unreadable(page), []);
      assert.deepEqual(await clumsy(page), []);
      await finish(page);
    });
  }
});

test('no two texts of a sheet stand over each other', async () => {
  // Where it is tightest: many decisions or years, wide ratios, large numbers, much of everything.
  const decisions = (one) => oracle.decisions.filter((row) => row.case === one.id).length;
  const widest = (one) => Math.max(0, ...oracle.values.filter((row) => row.case === one.id && Number(row.low) > 0).map(({ low, high }) => Number(high) / Number(low)));
  const most = (by) => [...oracle.cases].sort((a, b) => by(b) - by(a)).slice(0, 6);
  const largest = (one) => Math.max(0, ...oracle.values.filter((row) => row.case === one.id && row.low !== '').map(({ high }) => Number(high)));
  const apart = (one) => Math.max(0, ...oracle.decisions.filter((row) => row.case === one.id).map(({ date }) => Math.abs(Number(date.slice(0, 4)) - Number(one.year))));
  const chosen = new Set([decisions, widest, largest, apart, results].flatMap(most));
  const wrong = [];
  for (const width of [1280, 360]) {
    const page = await visit(site, '#/method', { width });
    for (const { id, title_fr: title } of chosen) {
      await page.goto(`${site.server.url}#/case/${id}`);
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      for (const what of await unreadable(page)) wrong.push(`${id}, ${width} px: ${what}`);
    }
    await finish(page);
  }
  assert.equal(wrong.join('\n'), '');
});

test('the problems of a draft are accessible', async () => {
  const archive = join(scratch, 'broken.zip');
  writeFileSync(archive, zip(brokenDraft(FOLDER).files));
  for (const width of [1280, 360]) {
    const page = await visit(site, '#/local', { width });
    await page.getByLabel('Choisir une archive zip').setInputFiles(archive);
    await page.getByRole('link', { name: /^3 problèmes/ }).click();
    await page.getByRole('table').waitFor();
    await assertGood(page, `problems, ${width} px`);
    await finish(page);
  }
});

test('the pages before there is an edition are accessible', async () => {
  for (const width of [1280, 360]) {
    site.server.rule(/editions\.json$/, { hang: true });
    const page = await site.openPage({ width });
    await page.goto(site.server.url);
    await page.getByRole('progressbar').waitFor();
    await assertGood(page, `loading, ${width} px`);
    site.server.clear();
    site.server.rule(/cases\.csv$/, { status: 500 });
    await page.reload();
    await page.getByRole('button', { name: 'Réessayer' }).waitFor();
    await assertGood(page, `failure, ${width} px`);
    site.server.clear();
    await page.goto(`${site.server.url}#/?edition=1999`);
    await page.reload();
    await page.getByRole('link', { name: 'Ouvrir l’édition 2026' }).waitFor();
    await assertGood(page, `no such edition, ${width} px`);
    await finish(page, { allow: [/Failed to load resource/] });
  }
});

test('nothing scrolls sideways on a very narrow or a very wide screen', async () => {
  for (const width of [320, 768, 1920]) {
    const page = await visit(site, '#/?source=snds', { width });
    for (const [name, path] of routes('fr')) {
      await page.goto(site.server.url + address(path, 'fr'));
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await assertFits(page, `${name}, ${width} px`);
    }
    await finish(page);
    for (const [name, path, open] of width === 320 ? openings('fr') : []) {
      const opened = await visit(site, address(path, 'fr'), { width });
      await open(opened);
      await assertFits(opened, `${name}, ${width} px`);
      await finish(opened);
    }
  }
});

test('what has the focus shows it', async () => {
  const page = await visit(site, '#/?source=snds');
  const seen = new Set();
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab');
    const { what, outline, inView } = await page.evaluate(() => {
      const on = document.activeElement;
      const style = getComputedStyle(on);
      const box = on.getBoundingClientRect();
      const visible = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
      return { what: `${on.localName}.${on.className}`, outline: visible, inView: box.bottom > 0 && box.top < innerHeight && box.width > 0 };
    });
    if (what === 'body.') break;
    assert.ok(outline, `${what} has no outline`);
    assert.ok(inView, `${what} is off screen`);
    seen.add(what);
  }
  assert.ok(seen.size >= 5, [...seen].join(' '));
  await finish(page);
});

test('the sheet of filters keeps the keyboard within it, and gives it back', async () => {
  const page = await visit(site, '#/', { width: 360, height: 740 });
  const open = page.getByRole('button', { name: 'Filtrer — 130 cas' });
  await open.click();
  const within = () => page.evaluate(() => document.activeElement.closest('[role=search]') !== null);
  await settles(async () => assert.ok(await within(), 'the focus is in the sheet once it is open'));
  for (let stop = 0; stop < 50; stop += 1) {
    await page.keyboard.press('Tab');
    // The document itself is between the last stop and the first.
    assert.ok(await page.evaluate(() => document.activeElement === document.body) || await within(), 'the tab key stays in the sheet');
    // Nothing that has the keyboard is under the bars of the sheet.
    await focused(page);
  }
  // The same upwards, where the sheet scrolls the other way.
  for (let stop = 0; stop < 30; stop += 1) {
    await page.keyboard.press('Shift+Tab');
    await focused(page);
  }
  await page.keyboard.press('Escape');
  await settles(async () => assert.ok(await open.evaluate((button) => button === document.activeElement), 'the focus is back on the button'));
  await finish(page);
});

test('a change of page moves the focus to it, and names the window', async () => {
  const page = await visit(site, '#/?source=snds');
  await page.getByRole('link', { name: 'Méthode' }).click();
  await settles(async () => assert.equal(await page.evaluate(() => document.activeElement.localName), 'main'));
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  assert.ok((await page.title()).startsWith(title));
  await finish(page);
});

test('the site works inside an iframe', async () => {
  const page = await site.openPage();
  await page.goto(`${site.server.origin}/article.html`);
  const frame = page.frameLocator('iframe');
  await started(frame);
  const label = oracle.terms.find(({ facet, parent }) => facet === 'usage' && parent === '').label_fr;
  const box = frame.getByRole('checkbox', { name: new RegExp(`^${label} \\d+ Cas$`) });
  await box.click();
  const id = oracle.terms.find(({ facet, parent }) => facet === 'usage' && parent === '').id;
  const expected = oracle.expect({ clauses: { usage: { include: [id] } } });
  await frame.getByRole('heading', { level: 1, name: `${expected.cases} cas sur 130` }).waitFor();
  await frame.getByRole('link', { name: expected.titles[0], exact: true }).click();
  await frame.getByRole('heading', { level: 1, name: expected.titles[0] }).waitFor();
  // The steps of a frame are steps of the page.
  await page.evaluate(() => history.back());
  await frame.getByRole('heading', { level: 1, name: `${expected.cases} cas sur 130` }).waitFor();
  assert.equal(page.url(), `${site.server.origin}/article.html`);
  await finish(page);
});
