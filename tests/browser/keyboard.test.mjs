import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { register, setUp } from './support/stories.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

const MOST_STEPS = 60;

describe('a customer with a keyboard alone', () => {
  let browser, desk, customer;
  before(async () => {
    [browser, desk] = [await launch(), await Desk.start()];
    await setUp(browser, desk);
    customer = await Visitor.arrive(browser, desk, sizes.desktop);
    await register(customer, 'Grace', 'Hopper', 'Customer');
  });
  after(async () => {
    await browser?.close();
    await desk?.stop();
  });

  // Presses Tab until focus is where it should be, and sees that it shows.
  async function tabTo(fits) {
    for (let step = 0; step < MOST_STEPS; step += 1) {
      await customer.page.keyboard.press('Tab');
      const found = await customer.page.evaluate(() => {
        const one = document.activeElement;
        const style = getComputedStyle(one);
        const around = one.closest('.box, .rows li') ?? one;
        const shown = [style, getComputedStyle(around), getComputedStyle(one, '::after')];
        return {
          text: one.textContent.trim() || one.getAttribute('aria-label') || '',
          id: one.id,
          visible: shown.some((s) => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 && s.outlineColor !== 'rgba(0, 0, 0, 0)') || s.boxShadow !== 'none'),
        };
      });
      if (!fits(found)) continue;
      assert.ok(found.visible, `focus shows on ${found.text || found.id}`);
      return;
    }
    assert.fail(`Tab never gets there: ${fits}`);
  }

  it('raises a request, writes, reads, closes and reopens it', async () => {
    const { keyboard } = customer.page;
    await customer.open('/requests');
    await tabTo(({ text }) => text === 'New request');
    await keyboard.press('Enter');
    await customer.at('/requests/new');
    await tabTo(({ id }) => id === 'subject');
    await keyboard.type('Slow line');
    await tabTo(({ id }) => id === 'description');
    await keyboard.type('Since Monday.');
    await keyboard.press('Control+Enter');
    await customer.at(/^\/requests\/\d+$/);
    await tabTo(({ id }) => id === 'message');
    await keyboard.type('It is still slow.');
    await tabTo(({ text }) => text === 'Send');
    await keyboard.press('Enter');
    await customer.page.locator('#talk').getByText('It is still slow.').waitFor();
    await tabTo(({ text }) => text === 'Close request');
    await keyboard.press('Enter');
    await customer.button('Reopen request').waitFor();
    await tabTo(({ text }) => text === 'Reopen request');
    await keyboard.press('Enter');
    await customer.button('Close request').waitFor();
    await tabTo(({ text }) => text === 'My requests');
    await keyboard.press('Enter');
    await customer.at('/requests');
    await tabTo(({ text }) => text === 'Slow line');
    await keyboard.press('Enter');
    await customer.at(/^\/requests\/\d+$/);
    await customer.leave();
  });
});
