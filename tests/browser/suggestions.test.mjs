import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { invite, raise, register, setUp } from './support/stories.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

// In milliseconds, from the last key until something is suggested.
const PAUSE = 300;
const wifi = 'Move the router away from metal and water. If the wifi is still slow in one room, put a second access point half way.';

describe('suggestions', () => {
  let browser, desk, admin, agent, customer;
  before(async () => {
    [browser, desk] = [await launch(), await Desk.start()];
    await setUp(browser, desk);
    admin = await Visitor.arrive(browser, desk, sizes.desktop);
    await admin.signIn('ada@desk.example.test');
    await write('Wifi is slow in one room', 'Public', wifi);
    await write('Prices of partners on the harbour line', 'Internal', 'Partners of the harbour pay nine euros a month for the line.');
    ({ agent } = await invite(admin, 'Alan', 'Turing'));
    customer = await Visitor.arrive(browser, desk, sizes.desktop);
    await register(customer, 'Grace', 'Hopper', 'Customer');
  });
  after(async () => {
    await browser?.close();
    await desk?.stop();
  });

  async function write(title, visibility, body) {
    await admin.open('/settings/articles/new');
    await admin.fill({ Title: title, Body: body, Category: 'Faults' });
    await admin.field('Visibility').selectOption({ label: visibility });
    await admin.press('Save article');
  }

  const hints = (visitor) => visitor.page.locator('.hints');

  it('come below the subject while one types, and leave the focus where it is', async () => {
    await customer.open('/requests/new');
    let asked = 0;
    customer.page.on('request', (request) => { if (request.url().endsWith('/suggestions')) asked += 1; });
    const field = customer.field('Description');
    const { clock } = customer.page;
    await clock.install();
    await clock.pauseAt(Date.now() + 60_000);
    await field.pressSequentially('wifi slow');
    await clock.runFor(PAUSE - 1);
    await field.pressSequentially(' in one room upstairs');
    await clock.runFor(PAUSE);
    await hints(customer).getByRole('link', { name: /Wifi is slow in one room/ }).waitFor();
    assert.equal(asked, 1, 'who types on is asked for nothing');
    await clock.resume();
    assert.ok(await field.evaluate((one) => one === document.activeElement), 'the focus stays');
    assert.equal(await customer.page.locator('[data-suggestions] [role=status]').textContent(), '1 suggestion below the subject');
    await customer.look();
  });

  it('are reached and pressed by keys, and stay while somebody is there', async () => {
    await customer.field('Subject').focus();
    await customer.page.keyboard.press('Tab');
    assert.equal(await customer.page.evaluate(() => document.activeElement.closest('.hints') !== null), true);
    await customer.page.keyboard.press('Tab');
    await customer.page.keyboard.press('Enter');
    const discard = customer.button('Discard it');
    await discard.waitFor();
    await customer.look();
    const asked = [];
    customer.page.on('request', (request) => request.url().endsWith('/suggestions') && asked.push(request));
    await customer.page.clock.pauseAt(Date.now() + 120_000);
    await customer.field('Description').fill('My goat has eaten the invoice');
    await customer.page.clock.runFor(2 * PAUSE);
    await customer.page.clock.resume();
    assert.deepEqual([asked.length, await discard.isVisible()], [0, true], 'what is open is not taken away');
    await discard.click();
    await customer.at('/requests');
    await customer.page.getByText('Nothing was sent.').waitFor();
    await customer.open('/requests/new');
    assert.equal(await customer.field('Description').inputValue(), '');
  });

  for (const [name, size] of [['a phone', sizes.phone], ['320 pixels', { viewport: { width: 320, height: 640 } }], ['the dark', { ...sizes.desktop, colorScheme: 'dark' }]]) {
    it(`can be read on ${name}`, async () => {
      const visitor = await Visitor.arrive(browser, desk, size);
      await register(visitor, 'Mary', 'Somerville', 'Customer');
      await visitor.open('/requests/new');
      await visitor.fill({ Description: 'The wifi is slow in one room' });
      await hints(visitor).waitFor();
      await visitor.look();
      assert.ok(await visitor.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
      await visitor.leave();
    });
  }

  it('give an agent a draft that goes below what is typed, and ask once more about internal words', async () => {
    const number = await raise(customer, 'Price', 'What do partners of the harbour pay for the line?');
    await agent.open(`/t/${number}`);
    await agent.press('Take');
    await agent.page.locator('#reply').fill('One moment.');
    await agent.button('Customer').click();
    await agent.page.getByText('Suggestions', { exact: true }).click();
    await agent.button('Use draft').waitFor();
    await agent.look();
    await agent.button('Use draft').click();
    await agent.page.getByText('The draft stands in the field for the reply.').waitFor();
    assert.match(await agent.page.locator('form.reply [data-rich]').innerText(), /^One moment\.\s+Hello Grace,\s+Partners of the harbour/);
    await agent.look();
    await agent.button('Send reply').click();
    await agent.page.getByText('The reply holds words of the internal article').first().waitFor();
    await agent.page.locator('[name=internal_words]').check();
    await agent.button('Send reply').click();
    await agent.page.locator('#talk').getByText('Partners of the harbour pay nine euros').waitFor();
  });
});
