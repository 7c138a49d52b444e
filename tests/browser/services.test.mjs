import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { register, setUp } from './support/stories.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

for (const [name, size] of Object.entries(sizes)) {
  describe(`services at a ${name}`, () => {
    let browser, desk;
    before(async () => {
      [browser, desk] = [await launch(), await Desk.start()];
      await setUp(browser, desk);
    });
    after(async () => {
      await browser?.close();
      await desk?.stop();
    });

    it('are added by an admin, set in two presses, and read by everybody', async () => {
      const keeper = await Visitor.arrive(browser, desk, size);
      await keeper.signIn('ada@desk.example.test');
      await keeper.open('/settings/services');
      await keeper.open('/settings/services/new');
      await keeper.press('Save service');
      await keeper.shows('Please give the service a name.');
      await keeper.fill({ Name: 'Home internet', Summary: 'Up to 500 Mbit/s', Category: 'Internet', Price: '€39 a month' });
      await keeper.press('Save service');
      await keeper.open('/settings/services');
      await keeper.page.locator('.choose-state summary').first().click();
      await keeper.press('Down');
      await keeper.shows('Home internet is now: Down.');

      const stranger = await Visitor.arrive(browser, desk, size);
      await stranger.open('/');
      await stranger.shows('Home internet');
      await stranger.open('/services');
      await stranger.open('/services?q=teleport');
      await stranger.shows('Nothing fits');
      await stranger.open('/services/home-internet');
      await stranger.open('/status');
      await stranger.shows('One service is not fully available');
      await stranger.leave();
      await keeper.leave();
    });

    it('are named in a request and followed without scripts', async () => {
      const customer = await Visitor.arrive(browser, desk, { ...size, javaScriptEnabled: false });
      await register(customer, 'Grace', 'Hopper', 'Customer');
      await customer.open('/services/home-internet');
      await customer.press('Tell me');
      await customer.shows('We tell you by mail when this changes.');
      await customer.press('Stop telling me');
      await customer.open('/requests/new?service=home-internet');
      assert.equal(await customer.field('Service (optional)').evaluate((field) => field.selectedOptions[0].label), 'Home internet');
      await customer.fill({ Subject: 'Slow line', Description: 'Since Monday.' });
      await customer.press('Send request');
      await customer.shows('Home internet');
      await customer.leave();
    });
  });
}
