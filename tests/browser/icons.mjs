// Draws the icons of the installed app from their sources in assets/img: node tests/browser/icons.mjs
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch } from './support/visit.mjs';

const folder = fileURLToPath(new URL('../../assets/img/', import.meta.url));
const icons = [
  ['icon.svg', 'icon-192.png', 192],
  ['icon.svg', 'icon-512.png', 512],
  ['icon-maskable.svg', 'icon-maskable-512.png', 512],
  ['icon-maskable.svg', 'apple-touch-icon.png', 180],
];

const browser = await launch();
for (const [source, target, size] of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const drawing = fs.readFileSync(folder + source, 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
  await page.screenshot({ path: folder + target, omitBackground: true });
  await page.close();
}
await browser.close();
