import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { invite, raise, register, setUp } from './support/stories.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

describe('writing', () => {
  let browser, desk, customer, email, admin, agent;
  before(async () => {
    [browser, desk] = [await launch(), await Desk.start()];
    await setUp(browser, desk);
    customer = await Visitor.arrive(browser, desk, sizes.desktop);
    email = await register(customer, 'Grace', 'Hopper', 'Customer');
    admin = await Visitor.arrive(browser, desk, sizes.desktop);
    await admin.signIn('ada@desk.example.test');
    ({ agent } = await invite(admin, 'Alan', 'Turing'));
  });
  after(async () => {
    await browser?.close();
    await desk?.stop();
  });

  const talk = (visitor) => visitor.page.locator('#talk');
  const outgoing = (visitor) => visitor.page.locator('#outgoing > li');

  it('shows a message at once, and then what the server made of it', async () => {
    await raise(customer, 'At once', 'It hums.');
    let answer;
    await customer.page.route('**/messages', async (route) => {
      await new Promise((resolve) => (answer = resolve));
      await route.continue();
    });
    await customer.fill({ Message: 'The red one.' });
    await customer.button('Send').click();
    await outgoing(customer).getByText('The red one.').waitFor();
    await outgoing(customer).getByText('Sending').waitFor();
    assert.equal(await customer.field('Message').inputValue(), '', 'one can write on');
    assert.equal(await talk(customer).getByText('The red one.').count(), 0);
    await customer.page.waitForFunction(() => document.querySelectorAll('#outgoing > li').length === 1);
    answer();
    await talk(customer).getByText('The red one.').waitFor();
    await customer.page.waitForFunction(() => document.querySelectorAll('#outgoing > li').length === 0);
    await customer.page.unroute('**/messages');
    await customer.look();
  });

  it('keeps a message that could not go out, and sends it once', async () => {
    const number = await raise(customer, 'Offline', 'It hums.');
    // The server takes it, but its answer is lost on the way back.
    customer.expectsOutage = true;
    await customer.page.route('**/messages', async (route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort();
    }, { times: 1 });
    await customer.fill({ Message: 'Written in a tunnel.' });
    await customer.button('Send').click();
    await outgoing(customer).getByText('Not sent, you are offline.').waitFor();
    await customer.look();
    await outgoing(customer).getByRole('button', { name: 'Retry' }).click();
    await customer.page.waitForFunction(() => document.querySelectorAll('#outgoing > li').length === 0);
    await customer.open(`/requests/${number}`);
    assert.equal(await talk(customer).getByText('Written in a tunnel.').count(), 1);
    customer.expectsOutage = false;
  });

  it('keeps what one types through a reload, signing out, and on another device', async () => {
    const number = await raise(customer, 'Drafted', 'It hums.');
    const saved = () => customer.page.locator('form.message [data-saved]').getByText(/^Saved \d\d:\d\d$/).waitFor();
    await customer.field('Message').pressSequentially('I was just about to');
    await saved();
    await customer.open(`/requests/${number}`);
    assert.equal(await customer.field('Message').inputValue(), 'I was just about to');
    const phone = await Visitor.arrive(browser, desk, sizes.phone);
    await phone.signIn(email);
    await phone.open(`/requests/${number}`);
    assert.equal(await phone.field('Message').inputValue(), 'I was just about to');
    await phone.button('Send').click();
    await talk(phone).getByText('I was just about to').waitFor();
    await customer.open(`/requests/${number}`);
    assert.equal(await customer.field('Message').inputValue(), '', 'sent is sent');
    await phone.leave();
  });

  it('keeps the form for a new request, too', async () => {
    await customer.open('/requests/new');
    await customer.field('Subject').pressSequentially('Wifi');
    await customer.field('Description').pressSequentially('Slow upstairs');
    await customer.page.locator('[data-saved]').getByText(/^Saved/).waitFor();
    await customer.open('/requests/new');
    assert.equal(await customer.field('Subject').inputValue(), 'Wifi');
    assert.equal(await customer.field('Description').inputValue(), 'Slow upstairs');
    await customer.press('Send request');
    await customer.open('/requests/new');
    assert.equal(await customer.field('Description').inputValue(), '');
  });

  it('finds an emoji by its name', async () => {
    await raise(customer, 'Emoji', 'It hums.');
    await customer.field('Message').pressSequentially('Well done :tad');
    await customer.page.getByRole('option', { name: /tada/ }).waitFor();
    await customer.page.keyboard.press('Enter');
    assert.match(await customer.field('Message').inputValue(), /^Well done 🎉/);
    await customer.button('Emoji').click();
    await customer.button('thumbs up').click();
    assert.match(await customer.field('Message').inputValue(), /🎉.*👍/);
    await customer.button('Send').click();
    await talk(customer).getByText('Well done 🎉').waitFor();
  });

  it('narrows the list while one types', async () => {
    await customer.open('/requests');
    await customer.field('Find by number or subject').pressSequentially('draf');
    await customer.page.getByRole('link', { name: 'At once' }).waitFor({ state: 'detached' });
    await customer.page.getByRole('link', { name: 'Drafted' }).waitFor();
    assert.equal(new URL(customer.page.url()).search, '?q=draf');
    assert.equal(await customer.page.evaluate(() => document.activeElement.id), 'find', 'focus stays');
    await customer.look();
  });

  it('lets an agent write a rich reply, which stays rich as a draft and comes out clean', async () => {
    const number = await raise(customer, 'Rich', 'It hums.');
    await agent.open(`/t/${number}`);
    await agent.press('Take');
    await agent.field('Reply').focus();
    const editor = agent.page.getByRole('textbox', { name: 'Reply', exact: true });
    await agent.page.locator('[data-rich]').waitFor();
    await editor.pressSequentially('Please ');
    await agent.page.keyboard.press('Control+b');
    await agent.page.keyboard.type('restart');
    await agent.page.keyboard.press('Control+b');
    await agent.page.keyboard.type(' it.');
    await agent.look();
    await agent.page.locator('form.reply [data-saved]').getByText(/^Saved/).waitFor();
    await agent.open(`/t/${number}`);
    await agent.page.locator('[data-rich] b').getByText('restart').waitFor();
    await agent.button('Send reply').click();
    await talk(agent).locator('b, strong').getByText('restart').waitFor();
    await customer.open(`/requests/${number}`);
    await talk(customer).locator('b, strong').getByText('restart').waitFor();
  });

  it('shows how Markdown will look', async () => {
    await raise(customer, 'Preview', 'It hums.');
    await customer.fill({ Message: 'It is **really** slow, <b>see</b>:\n\n- here\n- there' });
    await customer.button('Preview').click();
    const pane = customer.page.getByRole('region', { name: 'Preview' });
    await pane.locator('strong').getByText('really').waitFor();
    assert.equal(await pane.locator('li').count(), 2);
    await pane.getByText('<b>see</b>').waitFor();
    await customer.look();
    await customer.button('Send').click();
    await talk(customer).locator('strong').getByText('really').waitFor();
    await customer.field('Message').waitFor();
  });

  it('warns who leaves offline with words that are not kept', async () => {
    const number = await raise(customer, 'Leaving', 'It hums.');
    const context = await browser.newContext({ baseURL: desk.base, storageState: await customer.context.storageState() });
    const page = await context.newPage();
    await page.goto(`/requests/${number}`);
    await context.setOffline(true);
    await page.getByLabel('Message', { exact: true }).pressSequentially('Nobody has this yet');
    await page.getByText('Not saved yet').waitFor();
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.dismiss();
    await context.setOffline(false);
    await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
    await context.close();
  });

  it('asks nothing of who leaves with everything kept', async () => {
    for (const person of [customer, agent, admin]) await person.leave();
  });
});
