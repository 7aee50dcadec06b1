// In front of an audience: every sequence of the edition played with the keyboard, two windows in step, an own sequence, the code.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { assertAccessible, assertClean, DIST, finish, openSite, settles, started } from './harness.mjs';
import { parseCsv } from './oracle.mjs';
import { plain } from './screen.mjs';

const told = parseCsv(readFileSync(join(DIST, 'data', '2026', 'stories.csv'), 'utf8'));
const stories = new Map(told.map(({ story }) => [story, told.filter((step) => step.story === story)]));

let site;
before(async () => { site = await openSite(); });
after(() => site?.close());
afterEach(() => site.server.clear());

async function visit(path, { query = '', ...options } = {}) {
  const page = await site.openPage({ width: 1280, height: 720, ...options });
  await page.goto(`${site.server.url}#/${path}${query}`);
  await started(page);
  return page;
}
const stage = (page) => page.locator('.stage');
const place = (page) => stage(page).locator('.place');
/** The step is shown, and what was to be made less is. */
async function shows(page, step, of) {
  await settles(async () => assert.match(plain(await place(page).textContent()), new RegExp(`^(Étape|Step) ${step} (sur|of) ${of}$`)));
  await settled(page);
}
const settled = (page) => page.evaluate(async () => {
  const frame = () => new Promise((done) => { requestAnimationFrame(done); });
  let before = '';
  for (let same = 0, round = 0; same < 8 && round < 200; round += 1) {
    await frame();
    const all = document.querySelector('.stage');
    const now = `${all?.textContent}${[...all?.querySelectorAll('.picture') ?? []].map((one) => one.clientHeight)}`;
    same = now === before ? same + 1 : 0;
    before = now;
  }
});
/** Nothing scrolls, nothing is cut off, no text is smaller than 24 px. */
async function fits(page, { small = 24, chart = small } = {}) {
  const wrong = await page.evaluate(([least, ofChart]) => {
    const found = [];
    const root = document.documentElement;
    if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth) found.push(`the page is ${root.scrollWidth} × ${root.scrollHeight}`);
    for (const one of document.querySelectorAll('.stage, .stage *')) {
      if (one.matches('.visually-hidden, .visually-hidden *, .rem') || one.getClientRects().length === 0) continue;
      const style = getComputedStyle(one);
      const over = one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1;
      if (over && !one.matches('button') && (style.overflowX !== 'visible' || style.overflowY !== 'visible')) found.push(`${one.localName}.${one.className}: ${one.scrollWidth} × ${one.scrollHeight} in ${one.clientWidth} × ${one.clientHeight}`);
      const says = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      if (!says) continue;
      if (parseFloat(style.fontSize) < least) found.push(`${one.localName}.${one.className}: ${style.fontSize}`);
      const { bottom, right } = one.getBoundingClientRect();
      if (bottom > innerHeight + 1 || right > innerWidth + 1) found.push(`${one.localName}.${one.className} ends at ${right}, ${bottom}`);
    }
    // A chart writes with 14 px of its own, as many times as large as its measure is wider than 170 px.
    for (const rem of document.querySelectorAll('.stage .rem')) {
      if ((rem.offsetWidth / 170) * 14 < ofChart) found.push(`the chart writes with ${(rem.offsetWidth / 170) * 14} px`);
    }
    return found;
  }, [small, chart]);
  assert.deepEqual(wrong, []);
}
/** What a code on the screen leads to. */
async function decoded(page, locator) {
  const { data, width, height } = PNG.sync.read(locator ? await locator.screenshot() : await page.screenshot());
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}
const figuresOf = async (list) => (await list.locator('li').allTextContents()).map(plain);

for (const [width, height] of [[1280, 720], [1920, 1080]]) {
  test(`every sequence is played with the keyboard alone at ${width} × ${height}, fits, and says what the explorer says`, { timeout: 240_000 }, async () => {
    const beside = await site.openPage({ width: 1280, height: 900 });
    for (const [story, steps] of stories) {
      const page = await visit('stories', { width, height });
      const first = page.getByRole('link', { name: plain(steps[0].title_fr) }).first();
      await first.waitFor();
      await page.evaluate((to) => { document.querySelector(`a[href^="#/story/${to}/1"]`).focus(); }, story);
      await page.keyboard.press('Enter');
      const keys = ['ArrowRight', 'Space', 'PageDown'];
      for (const [at, { title_fr: title, text_fr: text, view }] of steps.entries()) {
        await shows(page, at + 1, steps.length);
        assert.equal(plain(await stage(page).getByRole('heading', { level: 1 }).textContent()), plain(title));
        assert.ok(plain(await stage(page).textContent()).includes(plain(text)));
        assert.match(page.url(), new RegExp(`#/story/${story}/${at + 1}$`));
        await fits(page);
        assert.equal(await page.locator('html').getAttribute('data-theme'), 'projector');
        // The code leads to the view, with its edition.
        const address = await decoded(page, stage(page).locator('.corner'));
        assert.ok(address, `the code of ${story} ${at + 1} is read`);
        const there = new URL(address).hash;
        assert.equal(there.replace(/[?&]edition=2026/, '').replace(/^(#\/[^?]*)&/, '$1?'), view);
        if (view.startsWith('#/?')) {
          await beside.goto(`${site.server.url}${there}`);
          await started(beside);
          // The explorer has its decisions once all of the edition is there.
          await beside.getByText(/\d\s+décision/).first().waitFor();
          const heading = plain(await beside.locator('#figures').textContent());
          const others = await figuresOf(beside.locator('.figures ul'));
          assert.deepEqual(await figuresOf(stage(page).locator('.stage-figures')), [heading, ...others]);
          assert.ok(await stage(page).locator('.picture button').count() >= 1, `${story} ${at + 1} has a chart`);
        } else if (view.startsWith('#/case/')) {
          await beside.goto(`${site.server.url}${there}`);
          await started(beside);
          await settles(async () => assert.equal(plain(await stage(page).locator('.stage-case h2').textContent()), plain(await beside.getByRole('heading', { level: 1 }).textContent())));
          const figure = stage(page).locator('.stage-value .figure');
          if (await figure.count() > 0) {
            const all = (await beside.locator('.values .figure').allTextContents()).map(plain);
            assert.ok(all.includes(plain(await figure.textContent())), 'the figure is one of the sheet');
          }
          assert.ok((await stage(page).locator('.stage-limits p').textContent()).length > 20);
          await stage(page).locator('.proof').first().waitFor();
        }
        if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${story}-${at + 1}-${width}.png`) });
        if (at + 1 < steps.length) await page.keyboard.press(keys[at % 3]);
      }
      for (const [key, step] of [['ArrowRight', steps.length], ['Home', 1], ['ArrowLeft', 1], ['End', steps.length], ['PageUp', steps.length - 1], ['Shift+Space', steps.length - 2]]) {
        await page.keyboard.press(key);
        await shows(page, step, steps.length);
      }
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { level: 1, name: 'Présenter' }).waitFor();
      await finish(page);
    }
    await finish(beside);
  });
}

test('keys open what their buttons open: steps, keys, meaning, code, the dark screen, the full screen', async () => {
  for (const lang of ['fr', 'en']) {
    const page = await visit('story/mediator-et-apres/2', { query: lang === 'en' ? '?lang=en' : '' });
    await shows(page, 2, 7);
    await assertAccessible(page);
    for (const [key, name] of [['l', ['Liste des étapes', 'List of steps']], ['?', ['Touches', 'Keys']], ['i', ['Ce que veut dire le chiffre', 'What the figure means']], ['c', ['Code à scanner', 'Code to scan']]]) {
      await page.keyboard.press(key);
      const dialog = page.getByRole('dialog', { name: name[lang === 'fr' ? 0 : 1], exact: true });
      await dialog.waitFor();
      await settles(async () => assert.ok(await dialog.evaluate((one) => one.contains(document.activeElement)), 'the keyboard is in it'));
      await assertAccessible(page);
      await fits(page);
      if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `over-${key === '?' ? 'keys' : key}-${lang}.png`) });
      if (key === 'c') {
        assert.equal(new URL(await decoded(page)).hash.split('?')[0], '#/case/mediator-valvulopathies');
      }
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: name[lang === 'fr' ? 0 : 1], exact: true }).click();
      await dialog.waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    await page.keyboard.press('b');
    await settles(async () => assert.equal(await page.locator('.dark').evaluate((one) => getComputedStyle(one).backgroundColor), 'rgb(0, 0, 0)'));
    await assertAccessible(page);
    await page.keyboard.press('b');
    await page.locator('.dark').waitFor({ state: 'detached' });
    await page.keyboard.press('h');
    await settles(async () => assert.equal(await page.locator('.stage-bar').isVisible(), false));
    await page.keyboard.press('h');
    await page.locator('.stage-bar').waitFor();
    await page.keyboard.press('f');
    await settles(async () => assert.ok(await page.evaluate(() => Boolean(document.fullscreenElement))));
    await page.keyboard.press('f');
    await settles(async () => assert.ok(await page.evaluate(() => !document.fullscreenElement)));
    const said = page.locator('.stage > [role=status]');
    assert.match(plain(await said.textContent()), /^(Étape|Step) 2 (sur|of) 7 – /);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: lang === 'fr' ? 'Présenter' : 'Present', exact: true }).waitFor();
    await assertAccessible(page);
    await finish(page);
  }
});

test('a view is narrowed in front of the audience, and one key returns to the step', async () => {
  const page = await visit('story/covid-decider-avec-des-donnees/1');
  await shows(page, 1, 6);
  const figures = () => figuresOf(stage(page).locator('.stage-figures'));
  const before = await figures();
  await page.keyboard.press('/');
  await settles(async () => assert.equal(await page.evaluate(() => document.activeElement.id), 'stage-filter'));
  await page.keyboard.type('vaccin');
  await settles(async () => assert.notDeepEqual(await figures(), before));
  assert.match(page.url(), /q=vaccin/);
  await settled(page);
  await fits(page);
  await assertAccessible(page);
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, 'filter.png') });
  // Without a term that is offered.
  await stage(page).getByRole('button', { name: /^sans / }).first().click();
  await settles(async () => assert.match(page.url(), /=-|,-/));
  await settles(async () => assert.notDeepEqual(await figures(), before));
  const code = new URL(await decoded(page, stage(page).locator('.corner'))).hash;
  assert.equal(code.includes('source=surveillance-sanitaire'), true, code);
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await settles(async () => assert.deepEqual(await figures(), before));
  assert.match(page.url(), /#\/story\/covid-decider-avec-des-donnees\/1$/);
  // A bar narrows too, and the next step is as it was made.
  await stage(page).locator('.picture button').last().click();
  await settles(async () => assert.match(page.url(), /\/1\?/));
  await page.keyboard.press('PageDown');
  await shows(page, 2, 6);
  assert.match(page.url(), /\/2$/);
  await finish(page);
});

test('two windows stay in step over fifty moves in either, and one that is closed and opened again loses nothing', { timeout: 120_000 }, async () => {
  const page = await visit('story/mediator-et-apres/1');
  await shows(page, 1, 7);
  const opened = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Fenêtre du présentateur' }).click();
  const notes = await opened;
  await started(notes);
  await shows(notes, 1, 7);
  assert.match(notes.url(), /#\/presenter\/mediator-et-apres\/1\?channel=[0-9a-z]{20}$/);
  await assertAccessible(notes);
  assert.ok(plain(await notes.locator('.notes').textContent()).includes('remboursement'));
  assert.match(await notes.locator('.times dd').first().textContent(), /^\d\d:\d\d:\d\d/);
  const windows = [page, notes];
  const hash = (one) => one.evaluate(() => location.hash.replace('#/presenter/', '#/story/'));
  let seed = 7;
  const random = (n) => { seed = (seed * 48271) % 2147483647; return seed % n; };
  const MOVES = ['ArrowRight', 'ArrowLeft', 'PageDown', 'PageUp', 'Home', 'End', 'Space', 'Shift+Space', 'b', 'b'];
  let at = 1;
  for (let move = 0; move < 50; move += 1) {
    const key = MOVES[random(MOVES.length)];
    const one = windows[random(2)];
    await one.evaluate(() => document.activeElement?.blur());
    await one.keyboard.press(key);
    const to = { ArrowRight: at + 1, PageDown: at + 1, Space: at + 1, ArrowLeft: at - 1, PageUp: at - 1, 'Shift+Space': at - 1, Home: 1, End: 7 }[key] ?? at;
    at = Math.min(Math.max(to, 1), 7);
    await settles(async () => {
      for (const window of windows) assert.match(await hash(window), new RegExp(`^#/story/mediator-et-apres/${at}\\?channel=`), `move ${move}: ${key}`);
      assert.equal(await page.locator('.dark').count(), await notes.locator('.is-dark').count());
    });
  }
  // Both at once: they end up together.
  await Promise.all([page.keyboard.press('Home'), notes.keyboard.press('End')]);
  await settles(async () => assert.equal(await hash(page), await hash(notes)));
  await notes.keyboard.press('Home');
  await settles(async () => assert.match(await hash(page), /\/1\?/));
  if (process.env.SHOTS) await notes.screenshot({ path: join(process.env.SHOTS, 'presenter.png') });
  const began = await notes.locator('.elapsed').textContent();
  // The audience's window is opened again from the other.
  await notes.keyboard.press('PageDown');
  await page.close();
  const again = notes.context().waitForEvent('page');
  await notes.getByRole('button', { name: 'Fenêtre du public' }).click();
  const next = await again;
  await started(next);
  await shows(next, 2, 7);
  await notes.close();
  await next.keyboard.press('PageDown');
  await shows(next, 3, 7);
  const third = next.context().waitForEvent('page');
  await next.keyboard.press('p');
  const late = await third;
  await started(late);
  await shows(late, 3, 7);
  const seconds = (text) => text.match(/(\d+):(\d+)/).slice(1).reduce((sum, part) => sum * 60 + Number(part), 0);
  await settles(async () => assert.ok(seconds(await late.locator('.elapsed').textContent()) >= seconds(began), 'the time goes on'));
  await next.keyboard.press('ArrowLeft');
  await shows(late, 2, 7);
  await finish(page);
});

test('an own sequence is put together, saved, opened elsewhere, changed and played', async () => {
  const page = await visit('?source=snds');
  const add = page.getByRole('button', { name: /^Ajouter la vue à ma séquence/ });
  await add.click();
  await page.evaluate(() => { location.hash = '#/case/mediator-valvulopathies'; });
  await page.getByRole('heading', { level: 1, name: /Mediator/ }).waitFor();
  await add.click();
  await page.evaluate(() => { location.hash = '#/chart/flow'; });
  await page.locator('.alone-chart .picture').waitFor();
  await add.click();
  await page.getByRole('link', { name: 'Présenter', exact: true }).click();
  await page.getByLabel('Titre – 3').fill('Le flux');
  await page.getByLabel('Texte – 3').fill('D’où cela vient, à qui cela sert.');
  await page.getByRole('button', { name: 'Monter – 3' }).click();
  await settles(async () => assert.equal(await page.getByLabel('Titre – 2').inputValue(), 'Le flux'));
  await assertAccessible(page);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer la séquence' }).click();
  const file = await (await downloading).path();
  const buffer = readFileSync(file);
  const saved = JSON.parse(buffer);
  assert.equal(saved.steps.length, 3);
  assert.deepEqual(saved.steps[1], { title: 'Le flux', text: 'D’où cela vient, à qui cela sert.', view: '#/chart/flow' });
  await finish(page);

  const other = await visit('stories', { query: '?lang=en' });
  await other.getByLabel('Open a saved sequence').setInputFiles({ name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from('{"story": "no"}') });
  await other.getByRole('alert').filter({ hasText: 'This file is not a sequence' }).waitFor();
  await other.getByLabel('Open a saved sequence').setInputFiles({ name: 'sequence.json', mimeType: 'application/json', buffer });
  await settles(async () => assert.equal(await other.getByLabel('Title – 2').inputValue(), 'Le flux'));
  await assertAccessible(other);
  await other.getByRole('button', { name: 'Remove – 1' }).click();
  await settles(async () => assert.equal(await other.getByLabel('Title – 1').inputValue(), 'Le flux'));
  await other.getByRole('link', { name: 'Start – My sequence' }).click();
  await shows(other, 1, 2);
  await stage(other).locator('.picture canvas').waitFor();
  await settled(other);
  // More than a room can read is shown whole, as small as it must be.
  await fits(other, { chart: 1 });
  if (process.env.SHOTS) await other.screenshot({ path: join(process.env.SHOTS, 'own.png') });
  await other.keyboard.press('PageDown');
  await shows(other, 2, 2);
  // The presenter's window gets it from this one.
  const opened = other.context().waitForEvent('page');
  await other.keyboard.press('p');
  const notes = await opened;
  await started(notes);
  await shows(notes, 2, 2);
  await notes.keyboard.press('Home');
  await shows(other, 1, 2);
  await finish(other);
});

test('a change of the figures is said and marked for two seconds, or only said to who asks for less motion', async () => {
  for (const reducedMotion of ['no-preference', 'reduce']) {
    const page = await visit('', { height: 900, reducedMotion });
    const said = page.locator('.changed');
    const marked = () => said.evaluate((one) => one.getAnimations({ subtree: true }).length > 0);
    await page.locator('.picture button').first().click();
    await settles(async () => assert.match(plain(await said.textContent()), /\d+ de moins ; seul filtre/));
    assert.ok(await said.isVisible());
    assert.equal(await marked(), reducedMotion === 'no-preference');
    await page.waitForTimeout(2300);
    assert.equal(await marked(), false);
    assert.match(plain(await said.textContent()), /de moins/);
    assertClean(page);
    await page.context().close();
  }
});

test('an address of no step is said to be none, and other editions without sequences offer none', async () => {
  const page = await visit('story/mediator-et-apres/8');
  await page.getByText('story/mediator-et-apres/8').first().waitFor();
  await page.evaluate(() => { location.hash = '#/story/own/1'; });
  await page.getByText('Cette étape n’existe pas dans cette page.').first().waitFor();
  await finish(page);
});
