// The charts that are folded on the page of cases: what each shows, what its shapes do, what one takes away of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { changedEdition, serveEdition } from './edition.mjs';
import { assertAccessible, DIST, finish, openSite, settles, started } from './harness.mjs';
import { openOracle, parseCsv } from './oracle.mjs';
import { at, chart, focused, plain, visit } from './screen.mjs';
import { PREFIX } from './server.mjs';
import { unreadable } from './visible.mjs';

const FOLDER = join(DIST, 'data', '2026');
const PART = /split_figures.*\.wasm$/;
const NETWORK = [/Failed to load resource/, /HTTP 503/];
const oracle = openOracle(FOLDER);
const { source, usage, beneficiary, proof } = oracle.roleOf;
const facets = parseCsv(readFileSync(join(FOLDER, 'facets.csv'), 'utf8'));
const { homepage, title: edition, version } = JSON.parse(readFileSync(join(FOLDER, 'datapackage.json'), 'utf8'));
const lower = (text) => text[0].toLowerCase() + text.slice(1);
const facet = (id, lang = 'fr') => facets.find((one) => one.id === id)[`label_${lang}`];
const crossed = { fr: (one, other) => `Par ${lower(one)} et ${lower(other)}`, en: (one, other) => `By ${lower(one)} and ${lower(other)}` };

/** Each kind: what stands behind `chart/`, and its name. */
const kinds = (lang) => {
  const year = { fr: 'Année', en: 'Year' }[lang];
  const words = {
    fr: ['Rapports et leur intervalle', 'Nombres de personnes', 'De la publication à la décision', 'Séries nationales'],
    en: ['Ratios and their intervals', 'Numbers of people', 'From publication to decision', 'National series'],
  }[lang];
  const [forest, people, delays, national] = words;
  return {
    matrix: [`matrix.${source}.${usage}`, crossed[lang](facet(source, lang), facet(usage, lang))],
    flow: ['flow', [source, usage, beneficiary].map((id) => facet(id, lang)).join(' → ')],
    years: [`years.${usage}`, crossed[lang](year, facet(usage, lang))],
    forest: ['forest', forest],
    people: ['people', people],
    delays: ['delays', delays],
    national: ['national', national],
  };
};
const FR = kinds('fr');
const filtered = { [source]: oracle.terms.find((row) => row.facet === source && row.parent === '').id };
const query = `${source}=${filtered[source]}`;

let site;
before(async () => {
  const frame = `${PREFIX}#/chart/matrix.${source}.${usage}`;
  site = await openSite({
    pages: { '/article.html': `<!DOCTYPE html><html lang="fr"><link rel="icon" href="data:,"><title>Article</title><h1>Article</h1><iframe title="Graphique" width="900" height="900" src="${frame}"></iframe></html>` },
  });
});
after(() => site?.close());
afterEach(() => site.server.clear());

const more = (page) => page.getByRole('region', { name: 'Autres graphiques' });
/** Opens a folded chart by its name, and answers its figure once that has come. */
async function unfold(page, kind) {
  const [, name] = FR[kind];
  await more(page).locator('summary').getByText(name, { exact: true }).click();
  const figure = chart(page, name);
  await figure.getByRole('heading', { level: 2 }).filter({ hasNotText: 'Chargement' }).waitFor();
  return figure;
}
/** The chart of an address. */
async function alone(kind, { query: asked = '', lang = 'fr', ...options } = {}) {
  const [path, name] = kinds(lang)[kind];
  const pairs = [asked, lang !== 'fr' && `lang=${lang}`].filter(Boolean).join('&');
  const page = await visit(site, `#/chart/${path}${pairs && `?${pairs}`}`, options);
  const figure = chart(page, name);
  await figure.getByRole('heading', { level: 2 }).filter({ hasNotText: /^(Chargement|Loading)/ }).waitFor();
  return { page, figure };
}
const sentence = async (figure) => plain(await figure.getByRole('heading', { level: 2 }).textContent());
const shapes = (figure) => figure.locator('.shapes').getByRole('button');
const namesOf = async (figure) => (await shapes(figure).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).map(plain);
/** The table, opened: names of its columns and cells of its rows. */
async function tableOf(figure) {
  const summary = figure.locator('summary').filter({ hasText: /^Tableau|^Table/ });
  if (!(await figure.getByRole('table').isVisible())) await summary.click();
  await figure.getByRole('row').nth(1).waitFor();
  const [columns, ...rows] = await figure.getByRole('table').locator('tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  return { columns: columns.map(plain), rows: rows.map((row) => row.map(plain)) };
}
const middle = async (locator) => {
  await locator.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await locator.boundingBox();
  return [x + width / 2, y + height / 2];
};
const pixels = (figure) => figure.locator('canvas').evaluate((canvas) => canvas.toDataURL());
const number = (text) => Number(text.replace(/[^\d]/g, ''));
const starts = (name, label) => assert.ok(name.startsWith(label), `« ${name} » begins with « ${label} »`);

/** What the buttons of a chart say is what its table says. */
const agree = {
  matrix(names, { columns, rows }) {
    const across = columns.length - 1;
    assert.equal(names.length, rows.length * across);
    names.forEach((name, place) => {
      const row = rows[Math.floor(place / across)];
      const column = columns[1 + (place % across)].replace(/^[A-Z]+ /, '');
      starts(name, `${row[0]}, ${column} : `);
      const cell = row[1 + (place % across)];
      starts(name.slice(`${row[0]}, ${column} : `.length), cell === 'non documenté' ? cell : `${cell} cas sur `);
    });
  },
  flow(names, { rows }) {
    const said = rows.map(([head, count]) => `${head} : ${count} cas`);
    for (const name of names) {
      const [, path, count] = name.match(/^(.*) : ([\d ]+) cas( sur .*)?$/);
      const head = path.includes(' → ') ? `→ ${path.split(' → ')[1]}` : path;
      assert.ok(said.includes(`${head} : ${count} cas`), `« ${name} » is a row of the table`);
    }
    assert.ok(names.length > 5);
  },
  years(names, { columns, rows }) {
    assert.equal(names.length, columns.length - 2, 'a row for each term');
    names.forEach((name, place) => {
      const sum = rows.reduce((total, row) => total + number(row[place + 2]), 0);
      starts(name, `${columns[place + 2]} : ${sum} cas sur `);
    });
  },
  forest(names, { rows }) {
    assert.equal(names.length, 30);
    names.forEach((name, place) => {
      const [title, indicator, , value] = rows[place];
      starts(name, `${title} – ${indicator}`);
      assert.ok(name.includes(value), `« ${name} » has « ${value} »`);
    });
  },
  people(names, { rows }) {
    assert.equal(names.length, rows.length);
    names.forEach((name, place) => {
      starts(name, rows[place][0]);
      assert.ok(name.includes(rows[place][3]), `« ${name} » has « ${rows[place][3]} »`);
    });
  },
  delays(names, { rows }) {
    assert.equal(names.length, 30);
    for (const name of names) {
      const of = rows.filter(([title]) => name.startsWith(`${title} – Publié en `));
      assert.ok(of.length > 0 && name.includes(`Publié en ${of[0][1]}`) && name.includes(of[0][2]), `« ${name} » is in the table`);
    }
  },
  national(names, { rows }) {
    assert.deepEqual(names, []);
    assert.equal(rows.length, oracle.values.filter((row) => row.case === '').length);
  },
};

test('each folded chart comes as a part when it is opened, with a sentence of this selection and a table of its numbers', async () => {
  const page = await visit(site);
  assert.equal(site.server.count(PART), 0, 'nobody asked for it');
  const said = {};
  for (const kind of Object.keys(FR)) {
    const figure = await unfold(page, kind);
    agree[kind](await namesOf(figure), await tableOf(figure));
    said[kind] = await sentence(figure);
    assert.ok(said[kind].length > 30, said[kind]);
  }
  assert.equal(site.server.count(PART), 1, 'one part for all');
  assert.equal(new Set(Object.values(said)).size, 7);
  await assertAccessible(page);
  // What belongs to no case is the same under every filter.
  await page.evaluate((hash) => { location.hash = hash; }, `#/?${query}`);
  const { national, ...others } = said;
  for (const [kind, before] of Object.entries(others)) {
    const figure = chart(page, FR[kind][1]);
    await settles(async () => assert.notEqual(await sentence(figure), before));
    agree[kind](await namesOf(figure).then((names) => (kind === 'delays' || kind === 'forest' ? names.slice(0, 30) : names)), await tableOf(figure));
  }
  assert.equal(await sentence(chart(page, FR.national[1])), national);
  await finish(page);
});

test('shapes are buttons of which one is in the tab order; arrows go from one to the next, Enter chooses', async () => {
  const { page, figure } = await alone('matrix');
  const inOrder = () => shapes(figure).evaluateAll((all) => all.map((one) => one.tabIndex).filter((index) => index === 0).length);
  assert.equal(await inOrder(), 1);
  const names = await namesOf(figure);
  await shapes(figure).first().focus();
  for (const [key, place] of [['ArrowRight', 1], ['ArrowDown', 2], ['ArrowLeft', 1], ['End', names.length - 1], ['Home', 0], ['ArrowUp', 0]]) {
    await page.keyboard.press(key);
    assert.deepEqual(await focused(page), { role: 'button', name: names[place] });
    assert.equal(await inOrder(), 1);
  }
  await page.keyboard.press('Enter');
  const first = shapes(figure).first();
  await settles(async () => assert.equal(await first.getAttribute('aria-pressed'), 'true'));
  assert.match(at(page), new RegExp(`${source}=[^&]+&${usage}=`));
  await settles(async () => assert.equal(await first.evaluate((one) => one === document.activeElement), true, 'the keyboard stays'));
  await page.keyboard.press('Enter');
  await settles(async () => assert.equal(await first.getAttribute('aria-pressed'), 'false'));
  assert.equal(at(page), `#/chart/${FR.matrix[0]}`);
  await page.keyboard.press('Tab');
  assert.equal((await focused(page)).role, 'summary', 'one stop for the whole picture');
  await finish(page);
});

test('a pointer in the middle of a cell sets both filters, on a node one, on a mark it opens the case', async () => {
  const page = await visit(site);
  const matrix = await unfold(page, 'matrix');
  const names = await namesOf(matrix);
  const wanted = names.findIndex((name) => !name.endsWith('non documenté'));
  await page.mouse.click(...await middle(shapes(matrix).nth(wanted)));
  const rows = oracle.terms.filter((row) => row.parent === '');
  const [one, other] = [source, usage].map((id) => rows.find((row) => row.facet === id && names[wanted].includes(plain(row.label_fr))).id);
  await settles(() => assert.equal(at(page).replace(/&edition.*$/, ''), `#/?${source}=${one}&${usage}=${other}`));
  await page.mouse.click(...await middle(shapes(matrix).nth(wanted)));
  await settles(() => assert.ok(!at(page).includes(`${source}=`)));
  const flow = await unfold(page, 'flow');
  const node = rows.find((row) => row.facet === beneficiary);
  await page.mouse.click(...await middle(shapes(flow).filter({ has: page.locator(':scope') }).and(page.getByRole('button', { name: new RegExp(`^${node.label_fr.replace(/[()]/g, '\\$&')} :`.replaceAll(' ', '\\s')) }))));
  await settles(() => assert.ok(at(page).includes(`${beneficiary}=${node.id}`), at(page)));
  await page.goBack();
  await settles(() => assert.ok(!at(page).includes(`${beneficiary}=`)));
  for (const kind of ['people', 'forest']) {
    const figure = await unfold(page, kind);
    const [name] = (await namesOf(figure)).slice(4);
    const title = name.split(' – ')[0];
    await page.mouse.click(...await middle(shapes(figure).nth(4)));
    const sheet = page.getByRole('heading', { level: 1 });
    await settles(async () => starts(plain(await sheet.textContent()), title));
    assert.match(at(page), /^#\/case\//);
    await page.goBack();
    await more(page).waitFor();
  }
  await finish(page);
});

test('what is under the pointer or has the keyboard is told in full, and what belongs to it stands out', async () => {
  for (const kind of ['flow', 'people', 'matrix']) {
    const { page, figure } = await alone(kind, { reducedMotion: 'reduce' });
    const tip = figure.locator('.tip');
    const names = await namesOf(figure);
    // Of the flow a node; of the people the value of a case that has several.
    const titles = names.map((name) => name.split(' – ')[0]);
    const place = kind === 'people' ? titles.findIndex((title, nth) => titles.indexOf(title) !== nth) : 1;
    const shape = shapes(figure).nth(place);
    await shape.scrollIntoViewIfNeeded();
    await page.mouse.move(1, 1);
    const before = await pixels(figure);
    await page.mouse.move(...await middle(shape));
    await settles(async () => assert.equal(plain(await tip.textContent()), names[place]));
    await tip.waitFor({ state: 'visible' });
    const { x, width } = await tip.boundingBox();
    assert.ok(x >= 0 && x + width <= 1280);
    if (kind !== 'matrix') await settles(async () => assert.notEqual(await pixels(figure), before, 'a path is followed'));
    await page.mouse.move(1, 1);
    await tip.waitFor({ state: 'hidden' });
    await settles(async () => assert.equal(await pixels(figure), before, 'all are alike again'));
    await shape.focus();
    await tip.waitFor({ state: 'visible' });
    assert.equal(plain(await tip.textContent()), names[place]);
    if (kind !== 'matrix') await settles(async () => assert.notEqual(await pixels(figure), before));
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'hidden' });
    await finish(page);
  }
});

test('a chart of many rows is turned page by page, and says which rows are drawn', async () => {
  const page = await visit(site);
  for (const kind of ['forest', 'delays', 'national']) {
    const figure = await unfold(page, kind);
    const [next, before] = ['Page suivante', 'Page précédente'].map((name) => figure.getByRole('button', { name }));
    const [picture, said] = [await pixels(figure), await sentence(figure)];
    assert.match(said, / 1 à \d+ sur \d+ ici, toutes dans le tableau/);
    assert.equal(await before.getAttribute('aria-disabled'), 'true');
    await next.click();
    await figure.getByText('page 2 sur').waitFor();
    await settles(async () => assert.notEqual(await pixels(figure), picture));
    assert.notEqual(await sentence(figure), said);
    assert.deepEqual(await focused(page), { role: 'button', name: 'Page suivante' }, 'the keyboard stays');
    while (await next.getAttribute('aria-disabled') !== 'true') await page.keyboard.press('Enter');
    const [, last, pages] = (await figure.getByText(/^page \d+ sur \d+$/).textContent()).match(/(\d+) sur (\d+)/);
    assert.equal(last, pages);
    assert.deepEqual(await focused(page), { role: 'button', name: 'Page suivante' });
  }
  assert.equal(at(page), '#/', 'on the page of cases it is nobody else’s');
  await finish(page);
  const there = await alone('forest');
  await there.figure.getByRole('button', { name: 'Page suivante' }).click();
  await settles(() => assert.equal(at(there.page), '#/chart/forest.2'));
  await there.page.reload();
  await there.figure.getByText('page 2 sur').waitFor();
  await there.page.goBack();
  await there.figure.getByText('page 1 sur').waitFor();
  await finish(there.page);
});

test('the facets of a chart are chosen: in the address where it stands alone, for oneself where it is folded', async () => {
  const page = await visit(site);
  await unfold(page, 'years');
  const choice = more(page).getByLabel('Distinguer les cas par');
  await choice.selectOption({ label: facet(proof) });
  const byProof = chart(page, crossed.fr('Année', facet(proof)));
  await byProof.waitFor();
  const roots = oracle.terms.filter((row) => row.facet === proof && row.parent === '');
  assert.equal((await namesOf(byProof)).length, roots.length);
  agree.years(await namesOf(byProof), await tableOf(byProof));
  assert.equal(at(page), '#/');
  await assertAccessible(page);
  await finish(page);

  const { page: there } = await alone('matrix', { query });
  const [rows, columns] = ['Lignes', 'Colonnes'].map((label) => there.getByLabel(label));
  await columns.focus();
  await columns.selectOption({ label: facet(beneficiary) });
  await settles(() => assert.equal(at(there), `#/chart/matrix.${source}.${beneficiary}?${query}`));
  assert.equal(await columns.evaluate((one) => one === document.activeElement), true, 'the keyboard stays');
  const other = chart(there, crossed.fr(facet(source), facet(beneficiary)));
  await other.waitFor();
  agree.matrix(await namesOf(other), await tableOf(other));
  // What the columns have changes places.
  await rows.selectOption({ label: facet(beneficiary) });
  await settles(() => assert.equal(at(there), `#/chart/matrix.${beneficiary}.${source}?${query}`));
  await settles(async () => assert.equal(await columns.inputValue(), String(facets.findIndex(({ id }) => id === source))));
  await there.goBack();
  await other.waitFor();
  await finish(there);
});

for (const lang of ['fr', 'en']) {
  for (const width of [360, 1280]) {
    test(`each chart has a page of its own: ${lang}, ${width} px`, async () => {
      const page = await visit(site, `#/chart/flow${lang === 'fr' ? '' : '?lang=en'}`, { width, height: 800, colorScheme: width === 360 ? 'dark' : 'light' });
      const overview = { fr: ['Par source des données', 'Par année'], en: ['By data source', 'By year'] }[lang];
      const all = [...Object.values(kinds(lang)), [`terms.${source}`, overview[0]], ['years', overview[1]]];
      for (const [path, name] of all) {
        await page.evaluate((hash) => { location.hash = hash; }, `#/chart/${path}?${query}${lang === 'fr' ? '' : '&lang=en'}`);
        const figure = chart(page, name);
        await figure.getByRole('heading', { level: 2 }).filter({ hasNotText: /^(Chargement|Loading)/ }).waitFor();
        await settles(async () => assert.equal(await page.evaluate((wanted) => location.hash.startsWith(`#/chart/${wanted}`) && document.querySelectorAll('figure').length, path), 1));
        const small = await shapes(figure).evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).filter(({ width: w, height: h }) => w < 24 || h < 24).length);
        assert.equal(small, 0, `${path}: targets of at least 24 px`);
        const drawn = await figure.locator('canvas').evaluate((canvas) => {
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          return new Set(new Uint32Array(data.buffer)).size;
        });
        assert.ok(drawn > 2, `${path}: ${drawn} colours`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path}: nothing beyond the side`);
        assert.deepEqual(await unreadable(page), []);
        await assertAccessible(page);
      }
      await finish(page);
    });
  }
}

test('a part that does not come says so, and is asked for again', async () => {
  const undo = site.server.rule(PART, { abort: true });
  const page = await visit(site, `#/chart/${FR.matrix[0]}`);
  const figure = chart(page, FR.matrix[1]);
  await page.getByRole('alert').getByText('n’a pas pu être chargée').waitFor();
  await assertAccessible(page);
  const retry = page.getByRole('button', { name: 'Réessayer' });
  await retry.click();
  await settles(async () => assert.ok(site.server.count(PART) >= 2));
  undo();
  await settles(async () => { if (await retry.isVisible()) await retry.click(); await figure.getByText('Couple le plus fréquent').waitFor({ timeout: 500 }); });
  agree.matrix(await namesOf(figure), await tableOf(figure));
  assert.equal(await retry.count(), 0);
  await finish(page, { allow: [/Failed to load resource/, /Failed to fetch|NetworkError|split_figures/] });
});

test('who asks for less motion sees what is chosen at once', async () => {
  const { page, figure } = await alone('years', { reducedMotion: 'reduce' });
  await shapes(figure).nth(1).scrollIntoViewIfNeeded();
  const [soon, late] = await shapes(figure).nth(1).evaluate(async (shape) => {
    const canvas = shape.closest('figure').querySelector('canvas');
    const frame = () => new Promise(requestAnimationFrame);
    shape.click();
    await frame();
    await frame();
    const first = canvas.toDataURL();
    await new Promise((done) => setTimeout(done, 400));
    return [first, canvas.toDataURL()];
  });
  assert.equal(soon, late);
  await finish(page);
});

/** What a button lets one download. */
async function download(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test('a chart is taken away as a picture that says what it is, and as its table', async () => {
  for (const kind of ['matrix', 'flow', 'forest']) {
    const { page, figure } = await alone(kind, { query });
    await figure.locator('summary').filter({ hasText: 'Emporter' }).click();
    const way = (name) => figure.getByRole('button', { name });
    const svg = await download(page, way('SVG'));
    assert.match(svg.name, /^[a-z0-9-]+-2026\.svg$/);
    const text = svg.bytes.toString('utf8');
    const { texts, size, seen, ok } = await page.evaluate(async (drawn) => {
      const { documentElement: root } = new DOMParser().parseFromString(drawn, 'image/svg+xml');
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([drawn], { type: 'image/svg+xml' }));
      await image.decode();
      return {
        ok: root.localName === 'svg' && root.querySelector('parsererror') === null,
        texts: [...root.querySelectorAll('text')].map((one) => one.textContent).join(' '),
        size: ['width', 'height'].map((side) => Number(root.getAttribute(side))),
        seen: [image.naturalWidth, image.naturalHeight],
      };
    }, text);
    assert.ok(ok, 'it is XML');
    assert.deepEqual(seen, size);
    const today = new Date().getFullYear();
    const label = oracle.terms.find((row) => row.facet === source && row.id === filtered[source]).label_fr;
    const expected = oracle.expect({ clauses: { [source]: { include: [filtered[source]] } } });
    for (const part of [FR[kind][1], await sentence(figure), `Sélection : ${label} – ${expected.cases} cas sur ${expected.whole}`, `${edition}, version ${version}`, String(today), 'edition=2026', query]) {
      assert.ok(plain(texts).includes(plain(part)), `« ${part} » is in « ${plain(texts)} »`);
    }
    // On the public site where the edition names one, else on this one.
    const address = `${homepage || site.server.url}#/chart/${FR[kind][0]}?${query}&edition=2026`;
    assert.ok(texts.includes(address), `${address} is in ${texts}`);

    const png = await download(page, way('PNG'));
    assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
    assert.deepEqual([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)], size.map((side) => side * 2));
    const colours = await page.evaluate(async (data) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext('2d').drawImage(bitmap, 0, 0);
      return new Set(new Uint32Array(canvas.getContext('2d').getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)).size;
    }, png.bytes.toString('base64'));
    assert.ok(colours > 20, `${colours} colours`);

    const { columns, rows } = await tableOf(figure);
    const csv = await download(page, way(new RegExp(`^CSV \\(${rows.length}\\slignes?\\)$`)));
    const lines = parseCsv(csv.bytes.toString('utf8').replace(/^\uFEFF/, ''));
    assert.deepEqual(Object.keys(lines[0]).map(plain), columns);
    assert.deepEqual(lines.map((line) => Object.values(line).map(plain)), rows);
    await assertAccessible(page);
    await finish(page);
  }
});

test('a chart is copied as an image', async () => {
  const { page, figure } = await alone('people', { permissions: ['clipboard-read', 'clipboard-write'] });
  await figure.locator('summary').filter({ hasText: 'Emporter' }).click();
  await figure.getByRole('button', { name: 'Copier l’image' }).click();
  await figure.getByRole('status').getByText('Copié.').waitFor();
  const [type, width] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const bitmap = await createImageBitmap(await item.getType('image/png'));
    return [item.types.join(), bitmap.width];
  });
  assert.deepEqual([type, width], ['image/png', 1536]);
  await finish(page);
});

test('a chart in a frame keeps its state in its own address', async () => {
  const page = await site.openPage();
  await page.goto(`${site.server.origin}/article.html`);
  await started(page.frameLocator('iframe'));
  const frame = page.frames()[1];
  const figure = frame.getByRole('figure', { name: FR.matrix[1], exact: true });
  await shapes(figure).first().click();
  await settles(() => assert.match(frame.url(), new RegExp(`#/chart/matrix\\.${source}\\.${usage}\\?${source}=[^&]+&${usage}=`)));
  await frame.getByLabel('Colonnes').selectOption({ label: facet(beneficiary) });
  await settles(() => assert.match(frame.url(), new RegExp(`#/chart/matrix\\.${source}\\.${beneficiary}\\?${source}=`)));
  assert.equal(page.url(), `${site.server.origin}/article.html`);
  await finish(page);
});

test('beyond two hundred shapes the table acts, beyond two thousand values columns count them', async () => {
  const persons = oracle.indicators.filter(({ scale }) => scale === 'persons').map(({ id }) => id);
  for (const [copies, columns] of [[3, false], [40, true]]) {
    const files = changedEdition(FOLDER, (rows) => rows('values', (values) => {
      const of = values.filter((row) => persons.includes(row.indicator) && row.case !== '');
      return [...values, ...Array.from({ length: copies }, (_, nth) => of.map((row) => ({ ...row, id: `${row.id}-copie-${nth}` }))).flat()];
    }));
    serveEdition(site.server, '2026', files);
    const { page, figure } = await alone('people');
    assert.equal(await shapes(figure).count(), 0);
    await figure.getByText('le tableau permet de choisir').waitFor();
    assert.equal((await sentence(figure)).includes('chaque colonne compte des valeurs'), columns);
    if (!columns) await assertAccessible(page);
    const { rows } = await tableOf(figure);
    assert.ok(columns ? rows.length > 2000 : rows.length > 200 && rows.length <= 2000, `${rows.length} rows`);
    const heads = figure.getByRole('rowheader').getByRole('button');
    assert.equal(await heads.count(), rows.length);
    await heads.nth(7).click();
    await settles(() => assert.match(at(page), /^#\/case\//));
    starts(plain(await page.getByRole('heading', { level: 1 }).textContent()), rows[7][0]);
    await finish(page);
    site.server.clear();
  }
});
