import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { publish, setUp } from './support/stories.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

for (const [name, size] of Object.entries(sizes)) {
  describe(`the help at a ${name}`, () => {
    let browser, desk, admin, reader;
    before(async () => {
      [browser, desk] = [await launch(), await Desk.start()];
      await setUp(browser, desk);
      admin = await Visitor.arrive(browser, desk, size);
      await admin.signIn('ada@desk.example.test');
      reader = await Visitor.arrive(browser, desk, size);
    });
    after(async () => {
      await browser?.close();
      await desk?.stop();
    });

    it('is written by the team', async () => {
      await admin.open('/settings/articles/new');
      await admin.look();
      await publish(admin, 'What the lights mean', 'Four lights.\n\n## Power\n\nGreen.\n\n## Line\n\nRed.\n\n## Phone\n\nOff.');
      await admin.shows('Article saved.');
      await admin.look();
      for (const path of ['/settings/articles', '/settings/articles/report', '/settings/articles/categories']) {
        await admin.open(path);
        await admin.look();
      }
    });

    it('is found, read and judged by anybody', async () => {
      await reader.open('/help');
      await reader.look();
      await reader.field('Search help').fill('lights');
      await reader.button('Search').click();
      await reader.at('/help/search');
      assert.equal(await reader.page.locator('.found mark').first().textContent(), 'lights');
      await reader.look();
      await reader.open('/help/search?q=zebra');
      await reader.look();
      await reader.page.goBack();
      await reader.page.getByRole('link', { name: 'What the lights mean' }).click();
      await reader.at('/help/what-the-lights-mean');
      await reader.look();
      await reader.page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Line' }).click();
      assert.equal(new URL(reader.page.url()).hash, '#s-line');
      await reader.button('Yes').click();
      await reader.shows('You said that it was helpful.');
      await reader.button('No').click();
      await reader.shows('You said that it was not helpful.');
      await reader.field('Comment').fill('The fourth light is missing.');
      await reader.button('Send comment').click();
      await reader.shows('The team reads your comment.');
      await reader.look();
      await reader.open('/help/c/faults');
      await reader.look();
    });

    it('is read from right to left', async () => {
      await reader.open('/help/what-the-lights-mean?lang=ar');
      assert.equal(await reader.page.locator('html').getAttribute('dir'), 'rtl');
      await reader.look();
    });
  });
}
