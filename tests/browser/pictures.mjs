// Takes the pictures of README and docs from the demo: node tests/browser/pictures.mjs, after cargo build.
import { spawn } from 'node:child_process';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import { launch, sizes } from './support/visit.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.CARE_BIN ?? path.join(root, 'target/debug/care');
const folder = path.join(root, 'docs/pictures');
const wide = { viewport: { width: 1280, height: 800 } };

// The program's own settings are not the tests'.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('CARE_')));
const words = ['--pdeathsig', 'KILL', program, 'demo', '--listen', '127.0.0.1:0'];
const demo = spawn('setpriv', words, { env, stdio: ['ignore', 'pipe', 'ignore'] });
const people = {};
let base;
for await (const line of readline.createInterface({ input: demo.stdout })) {
  base ??= line.match(/listens on (http:\/\/\S+)/)?.[1];
  const [, role, email, password] = line.match(/^\s+(customer|agent|admin)\s+(\S+)\s+(\S+)/) ?? [];
  if (role) people[role] = { email, password };
  if (people.admin) break;
}

const browser = await launch();

async function visit(role, options) {
  const context = await browser.newContext({ baseURL: base, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto('/signin');
  await page.fill('[name=email]', people[role].email);
  await page.fill('[name=password]', people[role].password);
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
demo.kill('SIGKILL');
