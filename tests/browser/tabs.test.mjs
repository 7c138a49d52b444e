// Who of several tabs has the live connection: one for all where browsers can agree, else each its own.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { oneRequest, raise, register, reply } from './support/stories.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

const NAME = 'care.test';
// Longer than a leader may be silent.
const LONG = 30_000;

describe('the tabs of one browser', () => {
  let browser, desk, customer, admin, number;
  before(async () => {
    browser = await launch(`--host-resolver-rules=MAP ${NAME} 127.0.0.1`);
    desk = await Desk.start({ CARE_ALLOWED_HOSTS: NAME });
    ({ customer, admin, number } = await oneRequest(browser, desk));
  });
  after(async () => {
    await browser?.close();
    await desk?.stop();
  });

  // The live connections of a page, and those among them that ended.
  const streams = (page) => {
    const [opened, ended] = [[], []];
    const isStream = (request) => new URL(request.url()).pathname === '/live';
    page.on('request', (request) => isStream(request) && opened.push(request));
    page.on('requestfailed', (request) => isStream(request) && ended.push(request));
    return { opened, ended };
  };
  const connected = (page) => page.waitForResponse((answer) => new URL(answer.url()).pathname === '/live');

  it('have a connection each over plain http, and each follows', async () => {
    const grace = await Visitor.arrive(browser, desk.named(NAME), sizes.desktop);
    await register(grace, 'Grace', 'Murray', 'Customer');
    const own = await raise(grace, 'No signal', 'It is red.');
    assert.deepEqual(await grace.page.evaluate(() => [isSecureContext, 'locks' in navigator]), [false, false]);
    const first = streams(grace.page);
    const here = connected(grace.page);
    await grace.page.reload();
    await here;
    const tab = await grace.context.newPage();
    grace.watch(tab);
    const second = streams(tab);
    const there = connected(tab);
    await tab.goto('/requests');
    await there;
    assert.deepEqual([first.opened.length, second.opened.length], [1, 1]);
    await reply(admin, own, 'For both tabs');
    await grace.page.getByText('For both tabs').waitFor();
    await tab.getByText('For both tabs').waitFor();
    // One that goes leaves the other's connection alone.
    await tab.close();
    await reply(admin, own, 'For the one that is left');
    await grace.page.getByText('For the one that is left').waitFor();
    assert.equal(first.opened.length, 1);
    await grace.leave();
  });

  it('take the connection from one that is silent, which follows from then on', async () => {
    const grace = await customer.elsewhere();
    await grace.context.addCookies(await customer.context.cookies());
    const silent = streams(grace.page);
    // It can be told to say nothing more, as a tab that hangs.
    await grace.page.addInitScript(() => {
      const post = BroadcastChannel.prototype.postMessage;
      BroadcastChannel.prototype.postMessage = function (message) {
        if (!window.isSilent) post.call(this, message);
      };
    });
    const led = connected(grace.page);
    await grace.page.goto(`/requests/${number}`);
    await led;
    const tab = await grace.context.newPage();
    grace.watch(tab);
    const next = streams(tab);
    await tab.addInitScript(() => {
      const now = Date.now;
      Date.now = () => now() + (window.ahead ?? 0);
    });
    await tab.goto('/requests');
    await reply(admin, number, 'While it leads');
    await tab.getByText('While it leads').waitFor();
    assert.deepEqual([silent.opened.length, next.opened.length], [1, 0]);

    const taken = connected(tab);
    const given = grace.page.waitForEvent('requestfailed', (request) => new URL(request.url()).pathname === '/live');
    await grace.page.evaluate(() => (window.isSilent = true));
    await tab.evaluate((long) => (window.ahead = long), LONG);
    await Promise.all([taken, given]);
    assert.deepEqual([silent.opened.length, silent.ended.length, next.opened.length], [1, 1, 1]);

    await grace.page.evaluate(() => (window.isSilent = false));
    await reply(admin, number, 'After it was taken');
    await tab.getByText('After it was taken').waitFor();
    await grace.page.getByText('After it was taken').waitFor();
    assert.deepEqual([silent.opened.length, next.opened.length, next.ended.length], [1, 1, 0]);

    // And takes it back when the other goes.
    const back = connected(grace.page);
    await tab.close();
    await back;
    await reply(admin, number, 'When it was alone');
    await grace.page.getByText('When it was alone').waitFor();
    await grace.leave();
  });
});
