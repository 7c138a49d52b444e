import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { Site } from './support/site.mjs';
import { invite, register, setUp } from './support/stories.mjs';
import { launch, password, sizes, Visitor } from './support/visit.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const KILO = 1024;

describe('the chat on other sites', () => {
  let browser, desk, shop, neighbour, stranger, admin, agent;
  const shoppers = [];

  before(async () => {
    [browser, desk] = [await launch(), await Desk.start()];
    await setUp(browser, desk);
    shop = await Site.start(desk);
    neighbour = await Site.start(desk, '127.0.0.1');
    stranger = await Site.start(desk);
    admin = await Visitor.arrive(browser, desk, sizes.desktop);
    await admin.signIn('ada@desk.example.test');
    await admin.open('/settings/widget');
    await admin.fill({ 'Allowed sites': `${shop.origin}\n${neighbour.origin}` });
    await admin.press('Save');
    await admin.press('New key');
    const [kid, secret] = [await admin.field('Name (kid)').inputValue(), await admin.field('Secret').inputValue()];
    const snippet = await admin.page.locator('pre').textContent();
    const name = snippet.match(/data-desk="([^"]+)"/)[1];
    for (const site of [shop, neighbour, stranger]) Object.assign(site, { kid, secret, name });
    agent = (await invite(admin, 'Tomas', 'Aalto')).agent;
  });
  afterEach(async () => {
    for (const shopper of shoppers.splice(0)) await shopper.leave();
  });
  after(async () => {
    await browser?.close();
    [shop, neighbour, stranger].forEach((site) => site?.stop());
    await desk?.stop();
  });

  // Somebody who looks at a page of a site.
  class Shopper {
    static async arrive(site, path = '/', options = sizes.desktop, context = undefined) {
      const shopper = new Shopper();
      shopper.site = site;
      shopper.own = !context;
      shopper.complaints = [];
      shopper.asked = [];
      shopper.context = context ?? await browser.newContext({ reducedMotion: 'reduce', ...options });
      shopper.page = await shopper.context.newPage();
      shopper.page.setDefaultTimeout(10_000);
      shopper.page.on('pageerror', (error) => shopper.complaints.push(String(error)));
      shopper.page.on('console', (message) => {
        const told = /the server responded with a status of 4\d\d/.test(message.text()) || message.text().startsWith('care: who the visitor is');
        if (['error', 'warning'].includes(message.type()) && !told && !shopper.expects?.test(message.text())) shopper.complaints.push(message.text());
      });
      shopper.page.on('request', (request) => shopper.asked.push(request));
      shoppers.push(shopper);
      await shopper.go(path);
      return shopper;
    }

    async go(path) {
      await this.page.goto(this.site.origin + path);
      await this.launcher.waitFor();
    }

    get launcher() {
      return this.page.locator('#care-widget').getByRole('button');
    }

    get inside() {
      return this.page.frameLocator('#care-widget iframe');
    }

    get frame() {
      return this.page.frames().find((frame) => frame.url().startsWith(`${desk.base}/widget/frame`));
    }

    get log() {
      return this.inside.getByRole('log');
    }

    async open() {
      await this.launcher.click();
      await this.log.waitFor();
    }

    care(...words) {
      return this.page.evaluate((words) => window.care(...words), words);
    }

    async ask(words) {
      await this.inside.getByLabel('Your question').fill(words);
      await this.inside.getByRole('button', { name: 'Ask', exact: true }).click();
      await this.says('you', words);
    }

    says(from, words) {
      return this.inside.locator(`[data-from=${from}]`).filter({ hasText: words }).first().waitFor();
    }

    // Does something and waits for what the desk then shows.
    async shownAnew(act) {
      const answered = this.page.waitForResponse((answer) => new URL(answer.url()).pathname === '/widget/chat' && answer.request().method() === 'GET');
      await act();
      await answered;
      await this.log.waitFor();
    }

    async isNobody() {
      await this.log.waitFor();
      await this.inside.locator('#who').waitFor({ state: 'hidden' });
    }

    isKnownAs(name) {
      return this.inside.locator('#who').filter({ hasText: name }).waitFor();
    }

    toDesk() {
      return this.asked.filter((request) => request.url().startsWith(desk.base));
    }

    async leave() {
      if (this.own) await this.context.close();
      else await this.page.close();
      assert.deepEqual(this.complaints, []);
    }
  }

  async function look(page, frame) {
    const width = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(width <= 0, `${frame.url()} is ${width} px wider than its frame`);
    await frame.evaluate(axe);
    for (const colorScheme of ['dark', 'light']) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await frame.evaluate(() => window.axe.run(document));
      const told = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
      assert.deepEqual(told, [], `axe on ${frame.url()}, ${colorScheme}`);
    }
  }

  // In a frame whose policy allows no eval the browser's own waiting does not work.
  async function until(holds) {
    const deadline = Date.now() + 10_000;
    while (!(await holds())) {
      assert.ok(Date.now() < deadline, `never came true: ${holds}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async function weight(requests) {
    let sum = 0;
    for (const request of requests) {
      const { responseBodySize, responseHeadersSize } = await request.sizes();
      sum += responseBodySize + responseHeadersSize;
    }
    return sum;
  }

  it('asks for one small script until somebody opens it, and for little then', async () => {
    const shopper = await Shopper.arrive(shop);
    await shopper.page.waitForLoadState('networkidle');
    const first = shopper.toDesk();
    assert.deepEqual(first.map((request) => new URL(request.url()).pathname), ['/widget.js']);
    assert.ok(await weight(first) <= 3 * KILO, `${await weight(first)} bytes before it is opened`);
    await shopper.open();
    await shopper.page.waitForLoadState('networkidle');
    const later = shopper.toDesk();
    const scripts = later.filter((request) => request.resourceType() === 'script');
    assert.ok(await weight(scripts) <= 25 * KILO, `${await weight(scripts)} bytes of script`);
    assert.ok(await weight(later) <= 40 * KILO, `${await weight(later)} bytes in all`);
  });

  it('is opened and closed by keyboard, and shows no barrier', async () => {
    const shopper = await Shopper.arrive(shop);
    await look(shopper.page, shopper.page.mainFrame());
    assert.equal(await shopper.launcher.getAttribute('aria-expanded'), 'false');
    await shopper.page.keyboard.press('Tab');
    await shopper.page.keyboard.press('Enter');
    const field = shopper.inside.getByLabel('Your question');
    await field.waitFor();
    await until(() => shopper.frame.evaluate(() => document.activeElement?.id === 'question'));
    assert.equal(await shopper.launcher.getAttribute('aria-expanded'), 'true');
    await look(shopper.page, shopper.frame);
    await field.press('Escape');
    await shopper.page.locator('#care-widget iframe').waitFor({ state: 'hidden' });
    await shopper.page.waitForFunction(() => document.activeElement?.id === 'care-widget');
    await shopper.page.keyboard.press('Enter');
    await shopper.inside.getByRole('button', { name: 'Close the chat' }).click();
    await shopper.page.locator('#care-widget iframe').waitFor({ state: 'hidden' });
  });

  for (const [size, width] of [['a phone', 390], ['a narrow phone', 320]]) {
    it(`fills the screen of ${size}`, async () => {
      const shopper = await Shopper.arrive(shop, '/', { ...sizes.phone, viewport: { width, height: 700 } });
      await shopper.open();
      const box = await shopper.page.locator('#care-widget iframe').boundingBox();
      assert.deepEqual([box.x, box.y, box.width, box.height], [0, 0, width, 700]);
      await look(shopper.page, shopper.frame);
    });
  }

  it('works on a site with a strict policy', async () => {
    const shopper = await Shopper.arrive(shop, '/strict');
    await shopper.open();
    const shape = await shopper.launcher.evaluate((button) => getComputedStyle(button).borderRadius);
    assert.equal(shape, '50%');
  });

  it('speaks the language of its site', async () => {
    const shopper = await Shopper.arrive(shop, '/?lang=ar');
    await shopper.open();
    assert.equal(await shopper.frame.evaluate(() => document.documentElement.dir), 'rtl');
    await look(shopper.page, shopper.frame);
  });

  it('answers, fetches a person, and hears from them at once', async () => {
    // Where a browser keeps nothing for frames of other sites, a stranger's chat lasts as long as its page.
    const shopper = await Shopper.arrive(neighbour);
    await shopper.open();
    await shopper.ask('Where is my parcel with the blue lamp?');
    await shopper.inside.getByRole('button', { name: 'Talk to a person', exact: true }).click();
    await shopper.inside.locator('#chat[data-follows]').waitFor();
    await look(shopper.page, shopper.frame);
    await take(agent, 'blue lamp');
    await agent.fill({ Reply: 'It left our house this morning.' });
    await agent.button('Send reply').click();
    await shopper.says('person', 'It left our house this morning.');
    await shopper.ask('Wonderful, thank you.');
    await agent.shows('Wonderful, thank you.');
    await agent.leave();
    // The chat is there again after the page was left.
    await shopper.go('/?again');
    await shopper.open();
    await shopper.says('person', 'It left our house this morning.');
  });

  it('marks its button with answers to a closed chat, takes an address, and saves a file', async () => {
    const shopper = await Shopper.arrive(neighbour);
    await shopper.open();
    await shopper.ask('Where is my parcel with the green kettle?');
    await shopper.inside.getByRole('button', { name: 'Talk to a person', exact: true }).click();
    await shopper.inside.locator('#chat[data-follows]').waitFor();
    await shopper.inside.getByText('Leave an email address').click();
    await shopper.inside.getByLabel('Email', { exact: true }).fill('kettle@shop.example');
    await shopper.inside.getByRole('button', { name: 'Send me a code', exact: true }).click();
    const code = await desk.sink.code('kettle@shop.example');
    await look(shopper.page, shopper.frame);
    await shopper.inside.getByLabel('Code', { exact: true }).fill(code);
    await shopper.inside.getByRole('button', { name: 'Enter code', exact: true }).click();
    await shopper.inside.getByText('This request belongs to').waitFor();
    await shopper.launcher.click();
    await shopper.page.locator('#care-widget iframe').waitFor({ state: 'hidden' });
    await answered('green kettle', 'It is in the van.', { name: 'route.txt', mimeType: 'text/plain', buffer: Buffer.from('left, then right') });
    await until(async () => (await shopper.launcher.getAttribute('data-n')) === '1');
    assert.match(await shopper.launcher.getAttribute('aria-label'), /\(1\)$/);
    await look(shopper.page, shopper.page.mainFrame());
    await shopper.launcher.click();
    await shopper.says('person', 'It is in the van.');
    await until(async () => (await shopper.launcher.getAttribute('data-n')) === null);
    const saved = shopper.page.waitForEvent('download');
    await shopper.inside.getByRole('link', { name: /route\.txt/ }).click();
    assert.equal(fs.readFileSync(await (await saved).path(), 'utf8'), 'left, then right');
  });

  async function take(somebody, words) {
    await somebody.open('/inbox/unassigned');
    await somebody.page.getByRole('link', { name: new RegExp(words) }).first().click();
    await somebody.at(/^\/t\/\d+$/);
    await somebody.press('Take');
  }

  // What an agent answers, with a file.
  async function answered(words, answer, file) {
    const other = await Visitor.arrive(browser, desk, sizes.desktop);
    await other.signIn('ada@desk.example.test', password);
    await take(other, words);
    await other.fill({ Reply: answer });
    await other.page.locator('.composer input[type=file]').first().setInputFiles(file);
    await other.page.locator('.composer').getByText(file.name).first().waitFor();
    await other.button('Send reply').click();
    await other.delivered();
    await other.leave();
  }

  it('finds a known visitor again on another device, and nobody else does', async () => {
    const sub = 'customer-1';
    const first = await Shopper.arrive(shop);
    await first.care('identify', shop.token({ sub }));
    await first.open();
    await first.isKnownAs('Ines Duarte');
    await first.ask('My secret question about invoice 7');
    const second = await Shopper.arrive(shop);
    await second.care('identify', shop.token({ sub }));
    await second.open();
    await second.says('you', 'My secret question about invoice 7');
    const other = await Shopper.arrive(shop);
    await other.care('identify', shop.token({ sub: 'customer-2', name: 'Jon Field' }));
    await other.open();
    await other.isKnownAs('Jon Field');
    assert.equal(await other.inside.getByText('invoice 7').count(), 0);
    // The page is left, and nothing is proven on the next.
    await first.go('/?next');
    await first.open();
    await first.isNobody();
    assert.equal(await first.inside.getByText('invoice 7').count(), 0);
  });

  it('gives a forged, expired or copied word no history', async () => {
    const sub = 'customer-3';
    const victim = await Shopper.arrive(shop);
    const copied = shop.token({ sub });
    await victim.care('identify', copied);
    await victim.open();
    await victim.isKnownAs('Ines Duarte');
    await victim.ask('The code of my door is 4711');
    const now = Math.floor(Date.now() / 1000);
    const unsigned = (token) => `${token.slice(0, token.lastIndexOf('.'))}.`;
    const words = {
      'another key': shop.token({ sub }, { secret: 'guessed' }),
      'no algorithm': unsigned(shop.token({ sub }, { head: { alg: 'none' } })),
      'no signature': unsigned(shop.token({ sub })),
      'another desk': shop.token({ sub, aud: 'another' }),
      'no name of its own': shop.token({ sub, jti: undefined }),
      'too long a life': shop.token({ sub, exp: now + 3600 }),
      'an end that is over': shop.token({ sub, iat: now - 500, exp: now - 200 }),
      'a word that another frame showed': copied,
      'nothing': '',
    };
    const attacker = await Shopper.arrive(shop);
    await attacker.open();
    for (const [what, token] of Object.entries(words)) {
      const refused = attacker.page.waitForResponse((answer) => answer.url().includes('/widget/visits') && answer.status() === 403);
      await attacker.shownAnew(() => attacker.care('identify', token));
      await refused;
      await attacker.isNobody();
      assert.equal(await attacker.inside.getByText('4711').count(), 0, what);
    }
    await victim.says('you', 'The code of my door is 4711');
  });

  it('gives a visit that was copied to another browser to nobody', async () => {
    const victim = await Shopper.arrive(shop);
    await victim.care('identify', shop.token({ sub: 'customer-4' }));
    await victim.open();
    await victim.isKnownAs('Ines Duarte');
    await victim.ask('Something private');
    const sent = victim.toDesk().filter((request) => request.url().includes('/widget/chat')).pop();
    const token = (await sent.allHeaders())['x-care-visitor'];
    const thief = await Shopper.arrive(shop);
    await thief.open();
    const answers = await thief.frame.evaluate(async (token) => {
      const get = (headers) => fetch('/widget/chat', { headers }).then((answer) => answer.status);
      return [await get({ 'x-care-visitor': token }), await get({ 'x-care-visitor': token, 'x-care-key': token })];
    }, token);
    assert.deepEqual(answers, [401, 401]);
  });

  it('ends what was open when the visitor changes or signs out', async () => {
    const shopper = await Shopper.arrive(shop);
    await shopper.care('identify', shop.token({ sub: 'customer-5' }));
    await shopper.open();
    await shopper.isKnownAs('Ines Duarte');
    await shopper.ask('My first words');
    const live = shopper.page.waitForRequest((request) => request.url().includes('/widget/live'));
    await shopper.inside.getByRole('button', { name: 'Talk to a person', exact: true }).click();
    const stream = await live;
    const { 'x-care-visitor': before, 'x-care-key': key } = await stream.allHeaders();
    const ended = shopper.page.waitForEvent('requestfailed', (request) => request === stream);
    await shopper.shownAnew(() => shopper.care('identify', shop.token({ sub: 'customer-6', name: 'Jon Field' })));
    await ended;
    await shopper.isKnownAs('Jon Field');
    assert.equal(await shopper.inside.getByText('My first words').count(), 0);
    const headers = { 'x-care-visitor': before, 'x-care-key': key };
    const status = await shopper.frame.evaluate((headers) => fetch('/widget/chat', { headers }).then((answer) => answer.status), headers);
    assert.equal(status, 401, 'the visit before is over');
    await shopper.ask('Words of Jon');
    await shopper.shownAnew(() => shopper.care('forget'));
    await shopper.isNobody();
    assert.equal(await shopper.inside.getByText('Words of Jon').count(), 0);
    await shopper.care('identify', shop.token({ sub: 'customer-5' }));
    await shopper.says('you', 'My first words');
  });

  it('forgets a stranger before anybody opens it again', async () => {
    const first = await Shopper.arrive(neighbour);
    await first.open();
    await first.ask('My secret about the pink vase');
    await first.go('/?again');
    const ended = first.page.waitForResponse((answer) => answer.url().includes('/widget/visits/end'));
    await first.care('forget');
    assert.equal((await ended).ok(), true);
    assert.equal(await first.launcher.getAttribute('aria-expanded'), 'false');
    await first.go('/?next');
    await first.shownAnew(() => first.open());
    assert.equal(await first.inside.getByText('pink vase').count(), 0);
  });

  it('asks a function for the word when it needs one', async () => {
    const shopper = await Shopper.arrive(shop);
    await shopper.page.exposeFunction('signed', () => shop.token({ sub: 'customer-7' }));
    await shopper.page.evaluate(() => window.care('identify', () => window.signed()));
    await shopper.open();
    await shopper.isKnownAs('Ines Duarte');
  });

  it('is shown by no other site, and not by a listed one inside another', async () => {
    const shopper = await Shopper.arrive(stranger);
    shopper.expects = /frame-ancestors|Refused to frame|Framing|target origin/;
    const refused = (visitor) => visitor.page.waitForEvent('console', (message) => /frame-ancestors|Refused to frame|Framing/.test(message.text()));
    await Promise.all([refused(shopper), shopper.launcher.click()]);
    assert.equal(await shopper.inside.getByRole('log').count(), 0);
    assert.equal(shopper.toDesk().filter((request) => request.url().includes('/widget/chat')).length, 0);
    const outer = await Shopper.arrive(stranger, `/?frame=${encodeURIComponent(`${shop.origin}/`)}`);
    outer.expects = shopper.expects;
    const middle = outer.page.frameLocator('iframe[title=Inside]');
    await Promise.all([refused(outer), middle.locator('#care-widget').getByRole('button').click()]);
    assert.equal(await middle.frameLocator('#care-widget iframe').getByRole('log').count(), 0);
  });

  it('takes no notice of who is signed in at the desk', async () => {
    const grace = await Visitor.arrive(browser, desk, sizes.desktop);
    await register(grace, 'Grace', 'Hopper', 'Customer');
    // The neighbour is the same site to the browser, so that the desk's cookies would go along.
    const shopper = await Shopper.arrive(neighbour, '/', sizes.desktop, grace.context);
    await shopper.open();
    await shopper.isNobody();
    await shopper.ask('Do you know me?');
    await shopper.inside.getByRole('button', { name: 'Talk to a person', exact: true }).click();
    await shopper.inside.locator('#chat[data-follows]').waitFor();
    for (const request of shopper.toDesk().filter((request) => request.url().includes('/widget/') && request.resourceType() === 'fetch')) {
      assert.equal((await request.allHeaders()).cookie, undefined, request.url());
    }
    const cookies = await grace.context.cookies();
    assert.ok(cookies.some((cookie) => cookie.name === 'care'), 'still signed in');
    assert.ok(!cookies.some((cookie) => /visitor/.test(cookie.name)), JSON.stringify(cookies));
    await grace.open('/requests');
    await grace.hides('Do you know me?');
    await shopper.leave();
    shoppers.splice(shoppers.indexOf(shopper), 1);
    await grace.leave();
  });

  it('hears its own site alone', async () => {
    const shopper = await Shopper.arrive(shop, `/?frame=${encodeURIComponent(`${stranger.origin}/bare`)}`);
    await shopper.open();
    const inner = shopper.page.frames().find((frame) => frame.url().startsWith(stranger.origin));
    const token = shop.token({ sub: 'customer-8', name: 'Eve' });
    await inner.evaluate((token) => {
      for (let at = 0; at < parent.frames.length; at += 1) {
        const { port1, port2 } = new MessageChannel();
        parent.frames[at].postMessage('care', '*', [port2]);
        port1.postMessage({ identity: token });
        parent.frames[at].postMessage({ identity: token }, '*');
      }
    }, token);
    // A page of the listed site itself says it without a port, and a second port comes too late.
    await shopper.page.evaluate((token) => {
      const frame = document.querySelector('#care-widget').shadowRoot.querySelector('iframe').contentWindow;
      const { port1, port2 } = new MessageChannel();
      frame.postMessage({ identity: token }, '*');
      frame.postMessage('care', '*', [port2]);
      port1.postMessage({ identity: token });
    }, token);
    await shopper.ask('Who am I?');
    await shopper.isNobody();
    assert.equal(shopper.toDesk().filter((request) => request.postData()?.includes('identity')).length, 0);
    // A page that is no frame talks to nobody.
    const page = await shopper.context.newPage();
    await page.goto(`${desk.base}/widget/frame?desk=${shop.name}`);
    await page.getByText('This chat belongs on another site.').waitFor();
    await page.close();
  });

  it('never puts a word about the visitor into an address', async () => {
    const shopper = await Shopper.arrive(shop);
    const token = shop.token({ sub: 'customer-9' });
    await shopper.care('identify', token);
    await shopper.open();
    await shopper.isKnownAs('Ines Duarte');
    await shopper.ask('Hello');
    for (const request of shopper.toDesk()) {
      const visit = (await request.allHeaders())['x-care-visitor'];
      assert.ok(!request.url().includes(token) && !(visit && request.url().includes(visit)), request.url());
    }
  });

  it('asks strangers to sign in where the desk wants to know everybody', async () => {
    const others = await Visitor.arrive(browser, desk, sizes.desktop);
    await others.signIn('ada@desk.example.test', password);
    await others.open('/settings/widget');
    await others.field('Refuse visitors whom their site does not vouch for').check();
    await others.press('Save');
    const shopper = await Shopper.arrive(shop);
    await shopper.launcher.click();
    await shopper.inside.getByText('Please sign in on this site first.').waitFor();
    assert.equal(await shopper.log.count(), 0);
    await look(shopper.page, shopper.frame);
    await shopper.care('identify', shop.token({ sub: 'customer-10' }));
    await shopper.isKnownAs('Ines Duarte');
    await shopper.log.waitFor();
    await others.open('/settings/widget');
    await others.field('Refuse visitors whom their site does not vouch for').uncheck();
    await others.press('Save');
    await others.leave();
  });

  it('puts everybody out who came in by a key that is retired', async () => {
    const shopper = await Shopper.arrive(shop);
    await shopper.care('identify', shop.token({ sub: 'customer-11' }));
    await shopper.open();
    await shopper.isKnownAs('Ines Duarte');
    await admin.open('/settings/widget');
    await admin.button('Retire').click();
    await admin.press('Retire key');
    await shopper.inside.getByLabel('Your question').fill('Am I still here?');
    await shopper.inside.getByRole('button', { name: 'Ask', exact: true }).click();
    await shopper.isNobody();
    await admin.leave();
  });
});
