import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { register, setUp } from './support/stories.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

const asked = async (visitor, words, within) => {
  await visitor.fill({ 'Your question': words }, within);
  const button = visitor.button('Ask', within);
  // With script nothing is left for another page.
  await (visitor.options.javaScriptEnabled === false ? visitor.press('Ask', within) : button.click());
};

for (const [name, size] of Object.entries({ ...sizes, 'narrow screen': { viewport: { width: 320, height: 640 } } })) {
  describe(`somebody who asks the assistant at a ${name}`, () => {
    let browser, desk, admin;
    before(async () => {
      [browser, desk] = [await launch(), await Desk.start()];
      await setUp(browser, desk);
      admin = await Visitor.arrive(browser, desk, sizes.desktop);
      await admin.signIn('ada@desk.example.test');
    });
    after(async () => {
      await browser?.close();
      await desk?.stop();
    });

    it('talks on its page, gets a person and reads the answer as it comes', async () => {
      const visitor = await Visitor.arrive(browser, desk, size);
      await visitor.open('/assistant');
      const log = visitor.page.getByRole('log');
      await asked(visitor, 'my frob is <b>blorped</b>');
      await log.getByText('my frob is <b>blorped</b>', { exact: true }).waitFor();
      await log.getByText('I am not sure that I understood.').waitFor();
      await visitor.look();
      assert.equal(await visitor.page.evaluate(() => document.activeElement.id), 'question');
      await asked(visitor, 'get me a human');
      await log.getByText('number 1 in the queue').waitFor();
      await visitor.look();
      await admin.open('/inbox/unassigned');
      await admin.page.getByRole('region', { name: 'Waiting in chat' }).getByRole('link').click();
      await admin.at(/^\/t\/\d+$/);
      await admin.press('Take');
      await admin.fill({ Reply: 'Which lamp is on?' });
      await admin.button('Send reply').click();
      await log.locator('[data-from=person]', { hasText: 'Which lamp is on?' }).waitFor();
      await visitor.look();
      await asked(visitor, 'The red one.');
      await admin.page.getByText('The red one.', { exact: true }).waitFor();
      await visitor.leave();
    });

    it('opens it beside any page and closes it with Escape', async () => {
      const customer = await Visitor.arrive(browser, desk, size);
      await register(customer, 'Grace', 'Hopper', 'Customer');
      await customer.at('/requests');
      const link = customer.page.getByRole('link', { name: 'Ask the assistant', exact: true });
      await link.click();
      const panel = customer.page.getByRole('dialog', { name: 'Assistant' });
      await panel.getByText('a program and no person').waitFor();
      await customer.look();
      await asked(customer, 'status of my requests', panel);
      await panel.getByText('You have no requests yet.').waitFor();
      await panel.getByLabel('Your question').press('Escape');
      await panel.waitFor({ state: 'hidden' });
      assert.equal(await link.evaluate((one) => one === document.activeElement), true);
      await customer.at('/requests');
      await link.click();
      await panel.getByText('You have no requests yet.').waitFor();
      await customer.button('Talk to a person', panel).click();
      await panel.getByRole('status').filter({ hasText: 'in the queue' }).waitFor();
      await customer.at('/requests');
      await customer.button('Close', panel).click();
      await customer.leave();
    });

    it('makes a request without script', async () => {
      const visitor = await Visitor.arrive(browser, desk, { ...size, javaScriptEnabled: false });
      await visitor.open('/signin');
      await visitor.open('/assistant');
      await asked(visitor, 'create a request');
      await asked(visitor, 'No light');
      await asked(visitor, 'The lamp is dark.');
      await visitor.press('High');
      await visitor.press('Skip');
      await visitor.press('Create request');
      await visitor.shows('is created');
      await visitor.leave();
    });
  });
}
