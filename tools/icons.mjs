// Draws the PNG icons from public/icons/icon.svg. CHROME=/path/to/chrome node tools/icons.mjs; their result is committed.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { chromium } = createRequire(join(root, 'tests/e2e/package.json'))('playwright-core');
const icons = join(root, 'public', 'icons');
const svg = readFileSync(join(icons, 'icon.svg'), 'utf8');
// A maskable icon fills its square, and its sign stays inside the circle of 80 %.
const square = svg.replace('rx="12" ', '');

const browser = await chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [name, size, drawn] of [['icon-192', 192, svg], ['icon-512', 512, svg], ['maskable-512', 512, square]]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>* { margin: 0 } svg { display: block; width: ${size}px }</style>${drawn}`);
  await page.screenshot({ path: join(icons, `${name}.png`), omitBackground: true });
}
await browser.close();
