import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { invite, raise, register, setUp } from './support/stories.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

// A headless browser has no push service: this stands in for what it would hand out.
const standIn = (base) => {
  const keys = {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  };
  const kept = () => JSON.parse(localStorage.getItem('subscription'));
  const subscription = (endpoint) => ({
    endpoint,
    toJSON: () => ({ endpoint, keys }),
    unsubscribe: async () => (localStorage.removeItem('subscription'), true),
  });
  PushManager.prototype.getSubscription = async () => (kept() ? subscription(kept()) : null);
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    if (!applicationServerKey) throw new Error('no key');
    const endpoint = `${base}/${Math.random()}`;
    localStorage.setItem('subscription', JSON.stringify(endpoint));
    return subscription(endpoint);
  };
};

describe('notices on a phone', () => {
  let browser, desk, service, customer, agent, number;
  const received = [];
  before(async () => {
    service = http.createServer((request, answer) => {
      received.push(request.url);
      request.resume().on('end', () => answer.writeHead(201).end());
    });
    await new Promise((resolve) => service.listen(0, '127.0.0.1', resolve));
    [browser, desk] = [await launch(), await Desk.start({ CARE_PUSH_ALLOW_LOOPBACK: '1' })];
    await setUp(browser, desk);
    customer = await Visitor.arrive(browser, desk, sizes.phone);
    await customer.context.addInitScript(standIn, `http://127.0.0.1:${service.address().port}`);
    await register(customer, 'Grace', 'Hopper', 'Customer');
    const admin = await Visitor.arrive(browser, desk, sizes.desktop);
    await admin.signIn('ada@desk.example.test');
    ({ agent } = await invite(admin, 'Alan', 'Turing'));
    await admin.leave();
    number = await raise(customer, 'Slow line', 'The line is slow since Monday.');
    await agent.open(`/t/${number}`);
    await agent.press('Take');
  });
  after(async () => {
    await browser?.close();
    await desk?.stop();
    service?.close();
  });

  const words = 'Tell me on this device when there is a reply';
  const offer = () => customer.page.getByText(words);
  const reply = async (words) => {
    await agent.fill({ Reply: words });
    await agent.button('Send reply').click();
    await agent.shows(words);
  };

  // Another browser of the same person, in which a script runs before each page.
  const elsewhere = async (script) => {
    const visitor = await customer.elsewhere();
    await visitor.context.addInitScript(script);
    await visitor.context.addCookies(await customer.context.cookies());
    await visitor.go(`/requests/${number}`);
    await visitor.page.evaluate(() => navigator.serviceWorker.ready);
    return visitor;
  };

  it('are offered where nobody has decided, and no question pops up by itself', async () => {
    const undecided = await elsewhere(() => {
      Object.defineProperty(Notification, 'permission', { get: () => 'default' });
      Notification.requestPermission = async () => (console.error('asked'), 'default');
    });
    await undecided.page.getByText(words).waitFor();
    await undecided.look();
    await undecided.leave();
  });

  it('are not offered where they were refused or cannot be', async () => {
    const refused = await elsewhere(() => Object.defineProperty(Notification, 'permission', { get: () => 'denied' }));
    const old = await elsewhere(() => delete window.PushManager);
    for (const visitor of [refused, old]) {
      assert.equal(await visitor.page.getByText(words).isVisible(), false);
      await visitor.leave();
    }
  });

  it('are turned on by a press, come with a reply, and are turned off', async () => {
    await customer.context.grantPermissions(['notifications'], { origin: desk.base });
    await customer.open(`/requests/${number}`);
    await customer.button('Turn on').click();
    await customer.shows('This device tells you when there is a reply');
    assert.equal(await customer.page.evaluate(() => document.activeElement.textContent), 'Turn off');
    await reply('Which lamp is on?');
    await customer.shows('Which lamp is on?');
    await customer.button('Turn off').waitFor();
    for (const end = Date.now() + 10_000; received.length === 0;) {
      assert.ok(Date.now() < end, 'no notice came');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await customer.open('/account');
    await customer.page.getByRole('heading', { name: 'Notices on your devices', exact: true }).waitFor();
    await customer.page.locator('[data-push]').getByRole('button', { name: 'Turn off', exact: true }).click();
    await offer().waitFor();
    assert.equal(await customer.page.evaluate(() => localStorage.getItem('subscription')), null);
  });

  it('left by an earlier session are given back', async () => {
    await customer.page.evaluate(() => localStorage.setItem('subscription', '"http://elsewhere"'));
    await customer.open(`/requests/${number}`);
    await offer().waitFor();
    assert.equal(await customer.page.evaluate(() => localStorage.getItem('subscription')), null);
  });

  it('say the desk, the number and that there is a reply', async () => {
    const session = await customer.context.newCDPSession(customer.page);
    const scope = `${desk.base}/`;
    const known = new Promise((resolve) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const ours = registrations.find((one) => one.scopeURL === scope && !one.isDeleted);
        if (ours) resolve(ours.registrationId);
      });
    });
    await session.send('ServiceWorker.enable');
    const registrationId = await known;
    const push = (about) => session.send('ServiceWorker.deliverPushMessage', {
      origin: desk.base,
      registrationId,
      data: JSON.stringify({ desk: 'Northwind Care', number: about, text: 'New reply' }),
    });
    const shown = () => customer.page.evaluate(async () => {
      const notices = await (await navigator.serviceWorker.ready).getNotifications();
      return notices.map(({ title, body, tag }) => ({ title, body, tag }));
    });
    await push(4711);
    await push(4711);
    for (const end = Date.now() + 10_000; (await shown()).length === 0;) assert.ok(Date.now() < end, 'nothing is shown');
    assert.deepEqual(await shown(), [{ title: 'Northwind Care', body: 'New reply · 4711', tag: '/requests/4711' }]);
    await customer.leave();
    await agent.leave();
  });
});
