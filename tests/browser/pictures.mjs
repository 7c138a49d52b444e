// Takes the pictures of README and docs from the demo: node tests/browser/pictures.mjs, after cargo build.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Demo } from './support/demo.mjs';
import { launch, sizes } from './support/visit.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = path.join(root, 'docs/pictures');
const wide = { viewport: { width: 1280, height: 800 } };

const demo = await Demo.start();
const browser = await launch();

async function visit(role, options) {
  const context = await browser.newContext({ baseURL: demo.base, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto('/signin');
  await page.fill('[name=email]', demo.people[role].email);
  await page.fill('[name=password]', demo.people[role].password);
  await page.click('form button.main');
  await page.waitForURL((url) => url.pathname !== '/signin');
  return page;
}

async function shoot(page, name) {
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

// The request with the photograph.
const PICTURED = '/requests/32';

const desk = await visit('agent', wide);
await desk.goto(PICTURED.replace('/requests', '/t'));
await shoot(desk, 'ticket');

const home = await visit('customer', wide);
await shoot(home, 'requests');
await home.goto(PICTURED);
await home.locator('img').first().scrollIntoViewIfNeeded();
await shoot(home, 'request');

const night = await visit('customer', { ...wide, colorScheme: 'dark' });
await shoot(night, 'requests-dark');

const phone = await visit('customer', { ...sizes.phone, deviceScaleFactor: 1.5 });
await phone.goto(PICTURED);
await shoot(phone, 'request-phone');
await phone.goto('/requests?lang=ar');
await shoot(phone, 'requests-arabic');

await browser.close();
await demo.stop();
