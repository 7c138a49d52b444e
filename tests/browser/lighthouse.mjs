// What Lighthouse says of a phone's visit to the demo, as a table in Markdown; fails when a page scores too low.
//   LIGHTHOUSE=<its command> CARE_BIN=<the program> node tests/browser/lighthouse.mjs
// Lighthouse is not installed with the tests: it is far bigger than what it measures.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';

const LEAST = 95;
const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.CARE_BIN ?? path.join(root, 'target/release/care');
const command = process.env.LIGHTHOUSE ? [process.env.LIGHTHOUSE] : ['npx', '--no-install', 'lighthouse'];

// Search engines see what a visitor sees; behind the sign-in they have no business.
const PUBLIC = ['performance', 'accessibility', 'best-practices', 'seo'];
const PRIVATE = PUBLIC.filter((category) => category !== 'seo');

function lighthouse(...words) {
  const env = { CHROME_PATH: '/usr/bin/chromium', ...process.env };
  return spawnSync(command[0], [...command.slice(1), ...words], { env, encoding: 'utf8', maxBuffer: 2 ** 28 });
}

// The demo's address and its customer's sign-in.
async function startDemo() {
  // The kernel ends the program with this script, however it ends.
  const words = ['--pdeathsig', 'KILL', program, 'demo', '--json', '--listen', '127.0.0.1:0'];
  // The program refuses settings that it does not know.
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('CARE_'));
  const env = { ...Object.fromEntries(kept), CARE_LOG: 'warn' };
  const child = spawn('setpriv', words, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let customer;
  for await (const line of readline.createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) customer = JSON.parse(line).customer;
    const base = line.match(/listens on (http:\/\/\S+)/)?.[1];
    if (base) return { base, customer, stop: () => child.kill() };
  }
  throw new Error(`${program} does not say where it listens`);
}

async function signIn({ base, customer }) {
  const headers = { Origin: base };
  const body = new URLSearchParams(customer);
  const answer = await fetch(`${base}/signin`, { method: 'POST', headers, body, redirect: 'manual' });
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('care='));
  if (!cookie) throw new Error(`the demo's customer cannot sign in: ${answer.status}`);
  return cookie.split(';')[0];
}

async function newestRequest({ base }, cookie) {
  const list = await (await fetch(`${base}/requests`, { headers: { Cookie: cookie } })).text();
  return list.match(/href="(\/requests\/\d+)"/)[1];
}

// Each category's score, from 0 to 100.
function visit(url, categories, cookie) {
  const words = [
    url, '--quiet', '--output=json', `--only-categories=${categories}`,
    '--chrome-flags=--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking',
  ];
  if (cookie) words.push(`--extra-headers=${JSON.stringify({ Cookie: cookie })}`);
  const { stdout, stderr } = lighthouse(...words);
  try {
    const report = JSON.parse(stdout);
    return Object.fromEntries(categories.map((name) => [name, Math.round((report.categories[name].score ?? 0) * 100)]));
  } catch {
    throw new Error(`Lighthouse has no report of ${url}: ${stderr}`);
  }
}

if (lighthouse('--version').status !== 0) {
  console.error('Lighthouse is not installed, so its scores are left out: LIGHTHOUSE may name its command.');
  process.exit(0);
}
const demo = await startDemo();
const cookie = await signIn(demo);
const pages = [
  ['/', PUBLIC],
  ['/signin', PUBLIC],
  ['/requests', PRIVATE, cookie],
  [await newestRequest(demo, cookie), PRIVATE, cookie],
];
console.log('### Lighthouse, phone\n\n| page | performance | accessibility | best practices | SEO |\n|---|---|---|---|---|');
for (const [page, categories, session] of pages) {
  const scores = visit(demo.base + page, categories, session);
  console.log(`| ${page} | ${PUBLIC.map((name) => scores[name] ?? '–').join(' | ')} |`);
  if (Object.values(scores).some((score) => score < LEAST)) process.exitCode = 1;
}
demo.stop();
