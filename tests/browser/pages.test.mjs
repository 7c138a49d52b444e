// Every page with the demo's people, words and pictures, by day and by night, wide, on a phone, on the narrowest screen and
// from right to left: no barrier, and nothing wider than the screen. A new page is a line in PAGES.
import { after, before, describe, it } from 'node:test';
import { Demo } from './support/demo.mjs';
import { png } from './support/pictures.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

const HELP = ['/help', '/help/c/faults', '/help/no-internet', '/help/search?q=router', '/help/search?q=zebra'];
const PAGES = {
  stranger: ['/', '/signin', '/signup', '/forgot', '/forgot/code', '/verify', '/reset/spent', '/invitation/spent', '/offline',
    '/nowhere', '/demo/mail', ...HELP, '/services', '/services?q=nothing-fits', '/services/home-internet', '/status', '/assistant'],
  customer: ['/requests', '/requests?show=done', '/requests?q=nothing-fits', '/requests/new', '/requests/32', '/requests/32?quote={quote}',
    '/account', '/services/home-internet', '/assistant', '/nowhere'],
  agent: ['/inbox/mine', '/inbox/unassigned', '/inbox/all', '/inbox/closed', '/t/32', '/t/32?quote={quote}', '/account', '/nowhere'],
  admin: ['/inbox/all', '/t/32', '/settings/people', '/settings/desk', '/settings/articles', '/settings/articles/new',
    '/settings/articles/report', '/settings/articles/categories', '/settings/services', '/settings/services/new', '/settings/assistant',
    '/settings/canned-texts', '/settings/canned-texts/new', '/settings/widget', '/account', '/design'],
};

const narrow = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true };
const WAYS = {
  'on a wide screen': sizes.desktop,
  'on a phone': sizes.phone,
  'on a narrow phone': narrow,
  'from right to left': { ...sizes.phone, locale: 'ar' },
  'from right to left on a wide screen': { ...sizes.desktop, locale: 'ar' },
};

describe('every page', { concurrency: false }, () => {
  let browser, demo;
  before(async () => ([browser, demo] = [await launch(), await Demo.start()]));
  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  async function arrive(who, options) {
    const visitor = await Visitor.arrive(browser, demo, options);
    if (who !== 'stranger') await demo.signIn(visitor, who);
    return visitor;
  }

  // A message that this person may quote.
  async function quotable(visitor, path) {
    await visitor.go(path);
    return visitor.page.locator('[data-quote]').first().getAttribute('data-quote');
  }

  it('is without barriers in any accent, with a logo, and where one changes a message', async () => {
    for (const options of [sizes.desktop, sizes.phone]) {
      const admin = await arrive('admin', options);
      for (const accent of ['ffe14d', '101010', 'd0006f']) await admin.open(`/settings/desk?accent=%23${accent}`);
      await admin.page.setInputFiles('#logo', { name: 'logo.png', mimeType: 'image/png', buffer: png(300, 60) });
      await admin.press('Save logo');
      await admin.fill({ 'Accent colour': '#d0006f' });
      await admin.press('Save look');
      await admin.open('/t/32');
      const customer = await arrive('customer', options);
      for (const path of ['/requests', '/requests/32']) await customer.open(path);
      await customer.fill({ Message: 'All is well.' });
      await customer.button('Send').click();
      const own = customer.page.locator('#talk > li').filter({ hasText: 'All is well.' }).last();
      await own.getByRole('link', { name: 'Edit' }).focus();
      await customer.look();
      await own.getByRole('button', { name: 'Delete' }).click();
      await customer.look();
      await customer.open(new URL(await own.getByRole('link', { name: 'Edit' }).getAttribute('href'), demo.base).pathname);
      const agent = await arrive('agent', options);
      await agent.open('/t/32');
      await agent.field('Reply').focus();
      await agent.page.locator('[data-rich]').pressSequentially('So it is.');
      await agent.button('Send reply').click();
      const reply = agent.page.locator('#talk > li').filter({ hasText: 'So it is.' }).last();
      await reply.getByRole('link', { name: 'Edit' }).waitFor({ state: 'attached' });
      await agent.open(new URL(await reply.getByRole('link', { name: 'Edit' }).getAttribute('href'), demo.base).pathname);
      for (const person of [admin, customer, agent]) await person.leave();
    }
  });

  for (const [way, options] of Object.entries(WAYS)) {
    // The team reads English.
    const readers = options.locale ? ['stranger', 'customer'] : Object.keys(PAGES);
    for (const who of readers) {
      it(`is without barriers for the ${who} ${way}`, async () => {
        const visitor = await arrive(who, options);
        for (const path of PAGES[who]) {
          const [plain] = path.split('?');
          await visitor.open(path.includes('{quote}') ? path.replace('{quote}', await quotable(visitor, plain)) : path);
        }
        await visitor.leave();
      });
    }
  }
});
