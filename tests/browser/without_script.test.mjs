import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { forget, raise, register, setUp } from './support/stories.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

for (const [name, size] of Object.entries(sizes)) {
  describe(`a customer without scripts at a ${name}`, () => {
    let browser, desk;
    before(async () => {
      [browser, desk] = [await launch(), await Desk.start()];
      await setUp(browser, desk);
    });
    after(async () => {
      await browser?.close();
      await desk?.stop();
    });

    it('registers, raises a request, writes, closes, reopens, resets the password and leaves', async () => {
      const customer = await Visitor.arrive(browser, desk, { ...size, javaScriptEnabled: false });
      const email = await register(customer, 'Grace', 'Hopper', 'Customer');
      await customer.at('/requests');
      await raise(customer, 'Slow line', 'Since Monday.');
      await customer.fill({ Message: 'It is still slow.' });
      await customer.press('Send');
      await customer.shows('It is still slow.');
      await customer.press('Close request');
      await customer.press('Reopen request');
      await customer.shows('Waiting for us');
      await customer.open('/account');
      await customer.fill({ 'Mobile number': '+49 151 2345678' });
      await customer.press('Save');
      assert.equal(await customer.field('Mobile number').inputValue(), '+49 151 2345678');
      const elsewhere = await customer.elsewhere();
      await forget(elsewhere, email, 'eleven velvet tractors hum');
      await elsewhere.leave();
      await customer.signIn(email, 'eleven velvet tractors hum');
      await customer.open('/account');
      await customer.button('Delete my account').first().click();
      await customer.press('Delete my account', customer.page.getByRole('dialog'));
      await customer.open('/requests');
      await customer.at('/signin');
      await customer.leave();
    });
  });
}
