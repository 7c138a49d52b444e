import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { publish, raise, register, setUp } from './support/stories.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

const KILO = 1024;
const MOST = { script: 20 * KILO, style: 15 * KILO, all: 60 * KILO, nodes: 800, shift: 0.02, paint: 2500 };

describe('the weight of a first visit', () => {
  let browser, desk, customer, number;
  before(async () => {
    [browser, desk] = [await launch(), await Desk.start()];
    await setUp(browser, desk);
    const admin = await Visitor.arrive(browser, desk, sizes.phone);
    await admin.signIn('ada@desk.example.test');
    await publish(admin, 'The router has no light', 'Pull the plug of the router. '.repeat(60));
    customer = await Visitor.arrive(browser, desk, sizes.phone);
    await register(customer, 'Grace', 'Hopper', 'Customer');
    number = await raise(customer, 'Slow line', 'Since Monday.');
  });
  after(async () => {
    await browser?.close();
    await desk?.stop();
  });

  // Opens the page with an empty cache and says what came over the wire, in bytes: scripts and styles as they are
  // compressed, and everything with what is said around it.
  async function weigh(path, context) {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Network.setBypassServiceWorker', { bypass: true });
    const [kinds, sums] = [{}, { Script: 0, Stylesheet: 0, all: 0 }];
    session.on('Network.responseReceived', ({ requestId, type }) => (kinds[requestId] = type));
    session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
      if (kinds[requestId] in sums) sums[kinds[requestId]] += encodedDataLength;
    });
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (sums.all += encodedDataLength));
    await page.goto(path, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready.then(() => true));
    const seen = await page.evaluate(() => new Promise((resolve) => {
      const found = { nodes: document.querySelectorAll('*').length, shift: 0, paint: 0 };
      const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
      watch('layout-shift', (entry) => { if (!entry.hadRecentInput) found.shift += entry.value; });
      watch('largest-contentful-paint', (entry) => {
        found.paint = entry.startTime;
        requestAnimationFrame(() => resolve(found));
      });
    }));
    await page.close();
    return { script: sums.Script, style: sums.Stylesheet, all: sums.all, ...seen };
  }

  for (const path of ['/', '/signin', '/requests', '/requests/new', '/requests/{number}', '/help', '/help/search?q=router', '/help/the-router-has-no-light']) {
    it(`stays small on ${path}`, async () => {
      const stranger = await browser.newContext({ baseURL: desk.base, ...sizes.phone });
      const signedIn = path.startsWith('/requests');
      const weight = await weigh(path.replace('{number}', number), signedIn ? customer.context : stranger);
      await stranger.close();
      for (const [what, most] of Object.entries(MOST)) assert.ok(weight[what] <= most, `${what}: ${weight[what]} of at most ${most}`);
    });
  }
});
