// Pages that stay open: several tabs, a server that goes away, and what somebody has at hand meanwhile.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { oneRequest, raise, reply } from './support/stories.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

describe('open pages', () => {
  let browser, desk, customer, admin, number;
  before(async () => {
    [browser, desk] = [await launch(), await Desk.start()];
    ({ customer, admin, number } = await oneRequest(browser, desk));
  });
  after(async () => {
    await browser?.close();
    await desk?.stop();
  });

  const streams = (visitor) => {
    const open = [];
    visitor.context.on('request', (request) => new URL(request.url()).pathname === '/live' && open.push(request));
    return open;
  };
  // Goes on until the other page, which may still be opening its connection, shows it.
  const types = async (field, page, words) => {
    const shown = page.locator('#typing').getByText(words).waitFor();
    let done = false;
    shown.then(() => (done = true), () => (done = true));
    while (!done) await field.pressSequentially('a', { delay: 100 });
    await shown;
  };

  it('two tabs share one connection, and each follows', async () => {
    const grace = await customer.elsewhere();
    await grace.context.addCookies(await customer.context.cookies());
    const opened = streams(grace);
    await grace.go(`/requests/${number}`);
    const list = await grace.tab('/requests');
    const other = await grace.tab('/requests/new');
    await reply(admin, number, 'The first of two');
    await grace.page.getByText('The first of two').waitFor();
    await list.getByText('The first of two').waitFor();
    assert.equal(opened.length, 1, 'one stream for all tabs');
    await other.close();
    await grace.leave();
  });

  it('a tab that is not concerned does not read itself again', async () => {
    const grace = await customer.elsewhere();
    await grace.context.addCookies(await customer.context.cookies());
    const second = await raise(customer, 'No signal', 'It is red.');
    await grace.go(`/requests/${second}`);
    const tab = await grace.tab(`/requests/${number}`);
    const read = [];
    grace.page.on('request', (request) => read.push(new URL(request.url()).pathname));
    await reply(admin, number, 'Only for the first');
    await tab.getByText('Only for the first').waitFor();
    await reply(admin, second, 'Only for the second');
    await grace.page.locator('#talk').getByText('Only for the second').waitFor();
    assert.equal(read.filter((path) => path === `/requests/${second}`).length, 1);
    await grace.leave();
  });

  it('a tab takes over when the one that had the connection closes', async () => {
    const grace = await customer.elsewhere();
    await grace.context.addCookies(await customer.context.cookies());
    const opened = streams(grace);
    await grace.go('/requests');
    const tab = await grace.tab(`/requests/${number}`);
    await reply(admin, number, 'Before the change of hands');
    await tab.getByText('Before the change of hands').waitFor();
    await grace.page.close();
    await reply(admin, number, 'After the change of hands');
    await tab.getByText('After the change of hands').waitFor();
    assert.equal(opened.length, 2);
    await grace.leave();
  });

  it('a tab takes over when the one that had the connection is frozen', async () => {
    const grace = await customer.elsewhere();
    await grace.context.addCookies(await customer.context.cookies());
    await grace.go('/requests');
    const tab = await grace.tab(`/requests/${number}`);
    const control = await grace.context.newCDPSession(grace.page);
    await control.send('Page.enable');
    await control.send('Page.setWebLifecycleState', { state: 'frozen' });
    await reply(admin, number, 'While one is frozen');
    await tab.getByText('While one is frozen').waitFor();
    await control.send('Page.setWebLifecycleState', { state: 'active' });
    await grace.page.getByText('While one is frozen').waitFor();
    await grace.leave();
  });

  it('focus, caret, typed text and an open disclosure stay while others write', async () => {
    const grace = await customer.elsewhere();
    await grace.context.addCookies(await customer.context.cookies());
    await grace.go(`/requests/${number}`);
    const field = grace.field('Message');
    await field.fill('Half a sentence');
    await field.evaluate((area) => area.setSelectionRange(5, 9));
    await grace.page.locator('#talk details.when').first().evaluate((details) => (details.open = true));
    await reply(admin, number, 'In between');
    await grace.page.locator('#talk').getByText('In between').waitFor();
    assert.equal(await field.inputValue(), 'Half a sentence');
    assert.deepEqual(
      await field.evaluate((area) => [document.activeElement === area, area.selectionStart, area.selectionEnd]),
      [true, 5, 9],
    );
    assert.equal(await grace.page.locator('#talk details.when[open]').count(), 1);
    await grace.leave();
  });

  it('each side sees that the other types, and that a message was seen', async () => {
    const grace = await customer.elsewhere();
    await grace.context.addCookies(await customer.context.cookies());
    await grace.go(`/requests/${number}`);
    await admin.go(`/t/${number}`);
    await types(grace.field('Message'), admin.page, 'Grace is typing');
    await admin.look();
    const told = [];
    admin.page.on('request', (request) => request.url().endsWith('/typing') && told.push(request));
    await admin.page.getByRole('button', { name: 'Note', exact: true }).click();
    await admin.field('Note').pressSequentially('Nobody hears of this');
    assert.equal(told.length, 0, 'a note is typed in secret');
    await admin.page.getByRole('button', { name: 'Reply', exact: true }).click();
    await admin.field('Reply').pressSequentially('I write');
    await types(admin.field('Reply'), grace.page, 'Ada is typing');
    assert.ok(told.length > 0);
    await grace.look();
    await admin.button('Send reply').click();
    await grace.page.getByText('I write').waitFor();
    await grace.page.locator('#typing').getByText('Ada is typing').waitFor({ state: 'hidden' });
    await admin.page.locator('.seen').getByText(/^Seen \d\d:\d\d$/).waitFor();
    await grace.leave();
  });

  it('pages say that they reconnect, and catch up by themselves', async () => {
    const grace = await customer.elsewhere();
    await grace.context.addCookies(await customer.context.cookies());
    await grace.go(`/requests/${number}`);
    const list = await grace.tab('/requests');
    await reply(admin, number, 'Before it went away');
    await list.getByText('Before it went away').waitFor();
    for (const visitor of [grace, admin, customer]) visitor.expectsOutage = true;
    await desk.kill();
    for (const page of [grace.page, list]) {
      await page.getByText('Reconnecting. Your drafts are safe.').waitFor();
    }
    await desk.startAgain();
    await reply(admin, number, 'When it was back');
    for (const page of [grace.page, list]) {
      await page.getByText('When it was back').waitFor({ timeout: 40_000 });
      await page.getByText('Reconnecting. Your drafts are safe.').waitFor({ state: 'hidden' });
    }
    await grace.leave();
    await admin.leave();
    await customer.leave();
  });
});
