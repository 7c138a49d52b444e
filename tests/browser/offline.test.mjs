import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { raise, register, setUp } from './support/stories.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

describe('a desk on a phone without a network', () => {
  let browser, desk, customer;
  before(async () => {
    [browser, desk] = [await launch(), await Desk.start()];
    await setUp(browser, desk);
    customer = await Visitor.arrive(browser, desk, sizes.phone);
    await register(customer, 'Grace', 'Hopper', 'Customer');
    await raise(customer, 'Slow line', 'The line is slow since Monday.');
    await customer.page.evaluate(() => navigator.serviceWorker.ready);
  });
  after(async () => {
    await browser?.close();
    await desk?.stop();
  });

  it('can be installed under its own name', async () => {
    const manifest = await customer.page.evaluate(async () => {
      const link = document.querySelector('link[rel=manifest]');
      return (await fetch(link.href)).json();
    });
    assert.equal(manifest.name, 'Northwind Care');
    assert.equal(manifest.display, 'standalone');
    for (const { src, sizes: told, type } of manifest.icons.filter((icon) => icon.type === 'image/png')) {
      const size = await customer.page.evaluate(async (address) => {
        const picture = await createImageBitmap(await (await fetch(address)).blob());
        return `${picture.width}x${picture.height}`;
      }, src);
      assert.equal(size, told, `${src} (${type})`);
    }
  });

  it('shows a page of its own while the network is gone, and comes back by itself', async () => {
    const number = await raise(customer, 'Wrong invoice', 'It has another name on it.');
    await customer.context.setOffline(true);
    await customer.go(`/requests/${number}`);
    await customer.page.getByRole('heading', { name: 'You are offline', exact: true }).waitFor();
    await customer.hides('Wrong invoice');
    await customer.look();
    await customer.page.getByRole('link', { name: 'Try again', exact: true }).click();
    await customer.page.getByRole('heading', { name: 'You are offline', exact: true }).waitFor();
    await customer.context.setOffline(false);
    await customer.page.getByRole('heading', { name: 'Wrong invoice', exact: true }).waitFor();
  });

  it('keeps no private page on the device', async () => {
    for (const path of ['/requests', '/requests/1', '/requests/new', '/account']) await customer.open(path);
    const kept = await customer.page.evaluate(async () => {
      const found = [];
      for (const name of await caches.keys()) {
        for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
      }
      return found;
    });
    assert.ok(kept.includes('/offline'), 'nothing is kept at all');
    const others = kept.filter((path) => path !== '/offline' && !path.startsWith('/assets/'));
    assert.deepEqual(others, []);
    const page = await customer.page.evaluate(async () => (await caches.match('/offline', { ignoreSearch: true })).text());
    assert.ok(!page.includes('Grace'), 'the kept page is nobody’s');
    await customer.leave();
  });
});
