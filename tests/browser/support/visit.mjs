// People at real browsers: what a page says on the console, refuses by its policy or pops up is held against it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

export const sizes = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};

export const password = 'seven purple otters juggle';

export function launch(...more) {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: [...flags, ...more] });
}

export class Visitor {
  static async arrive(browser, desk, options) {
    const visitor = new Visitor();
    visitor.desk = desk;
    visitor.browser = browser;
    visitor.options = options;
    visitor.complaints = [];
    visitor.context = await browser.newContext({ baseURL: desk.base, reducedMotion: 'reduce', ...options });
    visitor.page = await visitor.context.newPage();
    visitor.page.setDefaultTimeout(10_000);
    visitor.watch(visitor.page);
    return visitor;
  }

  watch(page) {
    const complain = (text) => this.complaints.push(`${page.url()}: ${text}`);
    page.on('console', (message) => {
      // The browser itself reports each 4xx answer and each call without a network; the tests that cause one expect it.
      const outage = this.expectsOutage && /ERR_(CONNECTION_REFUSED|CONNECTION_RESET|FAILED|INCOMPLETE_CHUNKED_ENCODING)/;
      // Over plain http a browser says which headers it cannot use.
      const plain = this.desk.isPlain && /^The Cross-Origin-Opener-Policy header has been ignored/;
      const expected = /the server responded with a status of 4\d\d|net::ERR_INTERNET_DISCONNECTED/.test(message.text()) || [outage, plain].some((one) => one && one.test(message.text()));
      if (['error', 'warning'].includes(message.type()) && !expected) complain(message.text());
    });
    page.on('pageerror', (error) => complain(String(error)));
    page.on('dialog', (dialog) => {
      complain(`a ${dialog.type()} popped up: ${dialog.message()}`);
      dialog.dismiss();
    });
    page.on('request', (request) => {
      // What stands behind a blob: never leaves the page.
      if (!request.url().replace(/^blob:/, '').startsWith(this.desk.base)) complain(`a request left for ${request.url()}`);
    });
  }

  async leave() {
    await this.context.close();
    assert.deepEqual(this.complaints, []);
  }

  // Another tab of the same browser.
  async tab(path) {
    const page = await this.context.newPage();
    page.setDefaultTimeout(10_000);
    this.watch(page);
    await page.goto(path);
    return page;
  }

  // Another visit of the same person, from a browser that was never here.
  elsewhere() {
    return Visitor.arrive(this.browser, this.desk, this.options);
  }

  async open(path) {
    const answer = await this.go(path);
    await this.look();
    return answer;
  }

  async go(path) {
    await this.delivered();
    return this.page.goto(path);
  }

  async reload() {
    await this.delivered();
    return this.page.reload();
  }

  // Until the answer to a message is there, the page warns whoever leaves.
  delivered() {
    return this.page.locator('#outgoing > :not(.unsent)').first().waitFor({ state: 'detached' });
  }

  at(path) {
    return this.page.waitForURL((url) => (path instanceof RegExp ? path.test(url.pathname) : url.pathname === path));
  }

  // Looks at the page as it is now: no barrier, by day and by night, and nothing wider than the screen.
  async look() {
    await this.page.waitForLoadState('load');
    if (this.options.javaScriptEnabled === false) return;
    const width = await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(width <= 0, `${this.page.url()} is ${width} px wider than the screen`);
    await this.page.evaluate(axe);
    for (const colorScheme of ['dark', 'light']) {
      await this.page.emulateMedia({ colorScheme });
      const { violations } = await this.page.evaluate(() => window.axe.run(document));
      const told = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
      assert.deepEqual(told, [], `axe on ${this.page.url()}, ${colorScheme}`);
    }
  }

  field(label, within = this.page) {
    return within.getByLabel(label, { exact: true });
  }

  button(name, within = this.page) {
    return within.getByRole('button', { name, exact: true });
  }

  async fill(values, within = this.page) {
    for (const [label, value] of Object.entries(values)) await this.field(label, within).fill(value);
  }

  // Presses and waits for the page that follows.
  async press(name, within = this.page) {
    await this.delivered();
    const navigated = this.page.waitForEvent('framenavigated', (frame) => frame === this.page.mainFrame());
    await this.button(name, within).click();
    await navigated;
    await this.look();
  }

  async shows(words) {
    await this.page.getByText(words).first().waitFor();
  }

  async hides(words) {
    assert.equal(await this.page.getByText(words).count(), 0, `${this.page.url()} shows ${words}`);
  }

  async signIn(email, word = password) {
    await this.open('/signin');
    await this.fill({ Email: email, Password: word });
    await this.press('Sign in');
  }

  async signOut() {
    await this.context.clearCookies({ name: 'care' });
  }
}
