import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { photo, text } from './support/pictures.mjs';
import { invite, raise, register, setUp } from './support/stories.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

const input = (visitor) => visitor.page.locator('input[type=file]').first();
const waiting = (visitor, name) => visitor.page.locator('.waiting', { hasText: name });
const arrived = (visitor, name) => waiting(visitor, name).locator('[name=attached]').waitFor({ state: 'attached' });

// Gives files to the page as a hand or a clipboard would.
function hand(visitor, event, where, files) {
  const plain = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') }));
  return visitor.page.locator(where).evaluate((target, [kind, list]) => {
    const transfer = new DataTransfer();
    for (const { name, mimeType, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type: mimeType }));
    }
    const how = { bubbles: true, cancelable: true };
    target.dispatchEvent(
      kind === 'paste' ? new ClipboardEvent('paste', { ...how, clipboardData: transfer }) : new DragEvent(kind, { ...how, dataTransfer: transfer }),
    );
  }, [event, plain]);
}

// What a link saves.
async function saved(visitor, name) {
  const [download] = await Promise.all([
    visitor.page.waitForEvent('download'),
    visitor.page.locator('.chip-file', { hasText: name }).click(),
  ]);
  const parts = [];
  for await (const part of await download.createReadStream()) parts.push(part);
  return { name: download.suggestedFilename(), content: Buffer.concat(parts) };
}

for (const [size, options] of Object.entries(sizes)) {
  describe(`files at a ${size}`, () => {
    let browser, desk, customer;
    before(async () => {
      [browser, desk] = [await launch(), await Desk.start()];
      await setUp(browser, desk);
      customer = await Visitor.arrive(browser, desk, options);
      await register(customer, 'Grace', 'Hopper', 'Customer');
    });
    after(async () => {
      await browser?.close();
      await desk?.stop();
    });

    it('are chosen, dropped and pasted, and go with a new request', async () => {
      await customer.open('/requests/new');
      await customer.shows('Up to 10 files, 25 MB each');
      await input(customer).setInputFiles([photo(), text()]);
      await hand(customer, 'dragover', 'h1', [text()]);
      await hand(customer, 'drop', 'form[data-place]', [text('dropped.txt')]);
      await hand(customer, 'paste', 'textarea', [photo('pasted.png')]);
      for (const name of ['router.png', 'notes.txt', 'dropped.txt', 'pasted.png']) await arrived(customer, name);
      await customer.look();
      await customer.button('Remove', waiting(customer, 'dropped.txt')).click();
      await customer.fill({ Subject: 'Red light', Description: 'See the picture.' });
      await customer.press('Send request');
      await customer.at(/^\/requests\/\d+$/);
      const shown = customer.page.locator('.picture img[alt="router.png"]');
      await shown.scrollIntoViewIfNeeded();
      await customer.page.waitForFunction(() => [...document.querySelectorAll('.picture img')].every((image) => image.naturalWidth > 0));
      assert.equal(await shown.evaluate((image) => image.getBoundingClientRect().width <= 320), true);
      const { name, content } = await saved(customer, 'notes.txt');
      assert.deepEqual([name, content.toString()], ['notes.txt', 'It hums.']);
      await customer.hides('dropped.txt');
    });

    it('wait through a reload for their message, in which they are sent', async () => {
      await raise(customer, 'Waiting', 'Files follow.');
      await input(customer).setInputFiles([text('kept.txt')]);
      await arrived(customer, 'kept.txt');
      await customer.reload();
      await arrived(customer, 'kept.txt');
      await customer.fill({ Message: 'Here it is.' });
      await customer.button('Send').click();
      await customer.page.locator('.bubble:not(.outgoing) .chip-file', { hasText: 'kept.txt' }).waitFor();
      await customer.page.waitForFunction(() => document.querySelectorAll('.waiting').length === 0);
    });

    it('too large ones are told before they are sent, and one too many is not taken', async () => {
      await customer.open('/requests/new');
      const sent = [];
      customer.page.on('request', (request) => sent.push(new URL(request.url()).pathname));
      await customer.page.locator('[data-attach]').evaluate((field) => (field.dataset.bytes = '5'));
      await input(customer).setInputFiles([text('film.mov', 'far too long')]);
      await customer.shows('Too large: a file may have 25 MB.');
      assert.ok(!sent.includes('/files'), sent.join());
      await customer.button('Remove', waiting(customer, 'film.mov')).click();
      await customer.page.locator('[data-attach]').evaluate((field) => (field.dataset.bytes = '1000'));
      await input(customer).setInputFiles(Array.from({ length: 11 }, (_, at) => text(`part-${at}.txt`)));
      await customer.shows('A message takes at most 10 files.');
      await arrived(customer, 'part-9.txt');
      assert.equal(await waiting(customer, 'part-10.txt').count(), 0);
      for (let at = 0; at < 10; at += 1) await customer.button('Remove', waiting(customer, `part-${at}.txt`)).click();
      await customer.look();
    });

    it('are tried again after the network was away, and a form waits for them', async () => {
      await raise(customer, 'On the train', 'The network comes and goes.');
      await customer.page.route('**/files?*', (route) => route.abort('internetdisconnected'));
      await input(customer).setInputFiles([text('tunnel.txt')]);
      await waiting(customer, 'tunnel.txt').getByText('Not sent, you are offline.').waitFor();
      await customer.fill({ Message: 'After the tunnel.' });
      await customer.button('Send').click();
      await customer.shows('Some files did not arrive. Retry or remove them first.');
      await customer.page.unroute('**/files?*');
      customer.complaints.length = 0;
      await customer.button('Retry', waiting(customer, 'tunnel.txt')).click();
      await arrived(customer, 'tunnel.txt');
      await customer.button('Send').click();
      await customer.page.locator('.bubble:not(.outgoing) .chip-file', { hasText: 'tunnel.txt' }).waitFor();
    });

    it('one on its way can be called off, and the message goes without it', async () => {
      await raise(customer, 'Changed my mind', 'No file after all.');
      let free;
      const held = new Promise((resolve) => { free = resolve; });
      await customer.page.route('**/files?*', async (route) => {
        await held;
        await route.abort().catch(() => {});
      });
      await input(customer).setInputFiles([text('secret.txt')]);
      await waiting(customer, 'secret.txt').locator('progress').waitFor();
      await customer.fill({ Message: 'Nothing attached.' });
      await customer.button('Send').click();
      await customer.button('Remove', waiting(customer, 'secret.txt')).click();
      await customer.page.locator('.bubble:not(.outgoing) .said', { hasText: 'Nothing attached.' }).waitFor();
      free();
      await customer.page.unroute('**/files?*');
      await customer.reload();
      await customer.shows('Nothing attached.');
      await customer.hides('secret.txt');
    });

    it('of a note are for the team, of a reply for the customer', async () => {
      const number = await raise(customer, 'Both sides', 'Hello.');
      const admin = await Visitor.arrive(browser, desk, options);
      await admin.signIn('ada@desk.example.test');
      const { agent } = await invite(admin, 'Alan', 'Turing');
      await agent.open(`/t/${number}`);
      await agent.press('Take');
      await agent.page.locator('form.reply input[type=file]').setInputFiles([photo('plan.png')]);
      await agent.page.locator('form.reply [name=attached]').waitFor({ state: 'attached' });
      await agent.fill({ Reply: 'The plan.' });
      await agent.button('Send reply').click();
      await agent.page.locator('.entry .picture img[alt="plan.png"]').waitFor();
      await agent.page.locator('form.note input[type=file]').setInputFiles([text('internal.txt')]);
      await agent.page.locator('form.note [name=attached]').waitFor({ state: 'attached' });
      await agent.field('Note').focus();
      await agent.fill({ Note: 'For us.' });
      await agent.button('Add note').click();
      await agent.page.locator('.entry.note .chip-file', { hasText: 'internal.txt' }).waitFor();
      await agent.look();
      const secret = await agent.page.locator('.entry.note .chip-file').getAttribute('href');
      await customer.open(`/requests/${number}`);
      await customer.page.locator('.picture img[alt="plan.png"]').waitFor();
      await customer.hides('internal.txt');
      assert.equal((await customer.context.request.get(secret)).status(), 404);
      await agent.leave();
      await admin.leave();
    });

    it('nobody complained', () => customer.leave());

    it('work without scripts', async () => {
      const plain = await Visitor.arrive(browser, desk, { ...options, javaScriptEnabled: false });
      await register(plain, 'Mary', 'Somerville', 'Customer');
      await plain.open('/requests/new');
      await plain.field('Files').setInputFiles([photo(), text()]);
      await plain.fill({ Description: 'The subject is missing.' });
      await plain.press('Send request');
      await plain.shows('router.png');
      await plain.page.getByRole('checkbox', { name: 'notes.txt' }).uncheck();
      await plain.fill({ Subject: 'Red light' });
      await plain.press('Send request');
      await plain.at(/^\/requests\/\d+$/);
      await plain.page.locator('.picture img[alt="router.png"]').waitFor();
      await plain.hides('notes.txt');
      await plain.field('Files').setInputFiles([text('more.txt')]);
      await plain.fill({ Message: 'One more.' });
      await plain.press('Send');
      assert.equal((await saved(plain, 'more.txt')).content.toString(), 'It hums.');
      await plain.leave();
    });
  });
}
