import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { photo } from './support/pictures.mjs';
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
  const own = (visitor, words) => talk(visitor).locator(':scope > li').filter({ hasText: words }).last();
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

  it('shows a message once, however late the answer comes, and names its files meanwhile', async () => {
    await raise(customer, 'Faster than its answer', 'It hums.');
    let store, answer;
    await customer.page.route('**/messages', async (route) => {
      await new Promise((resolve) => (store = resolve));
      const stored = await route.fetch();
      await new Promise((resolve) => (answer = resolve));
      await route.fulfill({ response: stored });
    });
    await customer.page.locator('form.message input[type=file]').setInputFiles([photo('lights.png')]);
    await customer.page.locator('.waiting [name=attached]').waitFor({ state: 'attached' });
    await customer.fill({ Message: 'Of yesterday.' });
    await customer.page.evaluate(() => {
      window.most = 0;
      const count = () => (window.most = Math.max(window.most, [...document.querySelectorAll('[role=log] .said')].filter((said) => said.textContent.includes('Of yesterday.')).length));
      new MutationObserver(count).observe(document.querySelector('[role=log]'), { childList: true, subtree: true });
    });
    await customer.button('Send').click();
    await outgoing(customer).getByText('lights.png').waitFor();
    store();
    await talk(customer).getByText('Of yesterday.').waitFor();
    assert.equal(await outgoing(customer).count(), 0);
    const answered = customer.page.waitForEvent('requestfinished', (request) => request.url().endsWith('/messages'));
    answer();
    await answered;
    assert.equal(await talk(customer).getByText('Of yesterday.').count(), 1);
    assert.equal(await customer.page.evaluate(() => window.most), 1);
    await customer.page.unroute('**/messages');
    await customer.look();
  });

  it('keeps a message that could not go out, and sends it once', async () => {
    const number = await raise(customer, 'Offline', 'It hums.');
    customer.expectsOutage = true;
    await customer.page.route('**/messages', (route) => route.abort(), { times: 1 });
    await customer.fill({ Message: 'Written in a tunnel.' });
    await customer.button('Send').click();
    await outgoing(customer).getByText('Not sent, you are offline.').waitFor();
    await customer.look();
    // Now the server takes it, but its answer is lost on the way back.
    await customer.page.route('**/messages', async (route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort();
    }, { times: 1 });
    await outgoing(customer).getByRole('button', { name: 'Retry' }).click();
    await talk(customer).getByText('Written in a tunnel.').waitFor();
    await customer.page.waitForFunction(() => document.querySelectorAll('#outgoing > li').length === 0);
    await customer.open(`/requests/${number}`);
    assert.equal(await talk(customer).getByText('Written in a tunnel.').count(), 1);
    customer.expectsOutage = false;
  });

  it('keeps what one types through a reload, signing out, and on another device', async () => {
    const number = await raise(customer, 'Drafted', 'It hums.');
    const saved = () => customer.page.locator('form.message [data-saved]').getByText(/^Saved \d\d:\d\d$/).waitFor();
    await customer.field('Message').pressSequentially('I was just');
    await saved();
    await customer.page.evaluate(() => addEventListener('input', ({ target }) => {
      window.said = target.form.querySelector('[data-saved]').textContent;
    }, { once: true }));
    await customer.field('Message').press('End');
    await customer.field('Message').pressSequentially(' about to');
    assert.equal(await customer.page.evaluate(() => window.said), '', 'what is typed on is not saved yet');
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

  it('keeps what one types while it saves', async () => {
    await raise(customer, 'Quick hands', 'It hums.');
    const first = customer.page.waitForRequest('**/drafts');
    let answer;
    await customer.page.route('**/drafts', async (route) => {
      await new Promise((resolve) => (answer = resolve));
      await route.continue();
    }, { times: 1 });
    await customer.field('Message').pressSequentially('First words');
    await first;
    await customer.field('Message').pressSequentially(', and more');
    const second = customer.page.waitForRequest('**/drafts');
    answer();
    assert.equal(new URLSearchParams((await second).postData()).get('text'), 'First words, and more');
    await customer.page.locator('form.message [data-saved]').getByText(/^Saved/).waitFor();
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
    await agent.page.locator('[data-rich]').locator('b, strong').getByText('restart').waitFor();
    await agent.button('Send reply').click();
    await talk(agent).locator('b, strong').getByText('restart').waitFor();
    await customer.open(`/requests/${number}`);
    await talk(customer).locator('b, strong').getByText('restart').waitFor();
  });

  it('puts a canned text below what is typed, found by its name with keys alone', async () => {
    for (const [name, text] of [['Ask for the lights', 'Hello {customer.first_name}, which **lights** are on?'], ['Say goodbye', 'Goodbye.']]) {
      await admin.open('/settings/canned-texts/new');
      await admin.fill({ Name: name, Text: text });
      await admin.press('Save text');
      await admin.at('/settings/canned-texts');
    }
    const number = await raise(customer, 'Canned', 'It hums.');
    await agent.open(`/t/${number}`);
    await agent.press('Take');
    await agent.field('Reply').focus();
    const editor = agent.page.locator('[data-rich]');
    await editor.pressSequentially('One moment.');
    await agent.button('Canned texts').press('Enter');
    const find = agent.page.getByRole('combobox', { name: 'Find a canned text', exact: true });
    const option = (name) => agent.page.getByRole('option', { name });
    await option(/Say goodbye/).waitFor();
    await find.press('ArrowDown');
    await agent.page.locator('[role=option][aria-selected=true]').getByText('Say goodbye').waitFor();
    await find.pressSequentially('lig');
    await option(/Say goodbye/).waitFor({ state: 'detached' });
    await agent.look();
    await find.press('Enter');
    await editor.locator('b, strong').getByText('lights', { exact: true }).waitFor();
    assert.match(await editor.innerText(), /^One moment\.\s+Hello Grace, which lights are on\?\s*$/);
    await agent.page.keyboard.press('Enter');
    await agent.page.keyboard.type('/');
    await option(/Say goodbye/).waitFor();
    await find.press('Escape');
    await agent.page.waitForFunction(() => document.activeElement.matches('[data-rich]'));
    assert.match(await editor.innerText(), /on\?\s+\/\s*$/, 'a slash that chose nothing stays');
    await agent.page.keyboard.press('Backspace');
    await agent.page.keyboard.type('/');
    await option(/Say goodbye/).click();
    await editor.getByText('Goodbye.').waitFor();
    assert.match(await editor.innerText(), /on\?\s+Goodbye\.\s*$/);
    await agent.button('Send reply').click();
    await talk(agent).locator('b, strong').getByText('lights').waitFor();
  });

  it('opens a rich reply as rich text when it is edited', async () => {
    const number = await raise(customer, 'Second thoughts', 'It hums.');
    await agent.open(`/t/${number}`);
    await agent.press('Take');
    await agent.field('Reply').focus();
    await agent.page.locator('[data-rich]').waitFor();
    await agent.page.keyboard.press('Control+b');
    await agent.page.keyboard.type('Restart');
    await agent.page.keyboard.press('Control+b');
    await agent.page.keyboard.type(' it.');
    await agent.button('Send reply').click();
    await talk(agent).getByText('Restart').waitFor();
    await agent.open(await own(agent, 'Restart').getByRole('link', { name: 'Edit' }).getAttribute('href'));
    const editor = agent.page.getByRole('textbox', { name: 'Message', exact: true });
    await editor.locator('b, strong').getByText('Restart').waitFor();
    await editor.click();
    await agent.page.keyboard.press('Control+End');
    await agent.page.keyboard.type(' Twice.');
    await agent.press('Save');
    await customer.open(`/requests/${number}`);
    await talk(customer).locator('strong').getByText('Restart').waitFor();
    await talk(customer).getByText('it. Twice.').waitFor();
  });

  it('shows a picture at its place in a reply, to both sides, and no other', async () => {
    const number = await raise(customer, 'Where the plug is', 'Where is it?');
    await agent.open(`/t/${number}`);
    await agent.press('Take');
    await agent.field('Reply').focus();
    const editor = agent.page.locator('[data-rich]');
    await editor.pressSequentially('Here: ');
    await agent.page.locator('form.reply input[type=file]').setInputFiles([photo('plug.png'), photo('other.png')]);
    const line = (name) => agent.page.locator('form.reply .waiting').filter({ hasText: name });
    await line('plug.png').getByRole('button', { name: 'Show in the text' }).click();
    await line('other.png').getByRole('button', { name: 'Show in the text' }).click();
    await editor.locator('img').nth(1).waitFor();
    await agent.look();
    await line('other.png').getByRole('button', { name: /^Remove/ }).click();
    await agent.page.waitForFunction(() => document.querySelectorAll('[data-rich] img').length === 1);
    await agent.button('Send reply').click();
    await talk(agent).locator('.said img[alt="plug.png"]').waitFor();
    await customer.open(`/requests/${number}`);
    const shown = talk(customer).locator('p img[alt="plug.png"]');
    await shown.waitFor();
    await customer.page.waitForFunction((image) => image.naturalWidth > 0, await shown.elementHandle());
    assert.equal(await talk(customer).locator('.said img').count(), 1);
    assert.equal(await talk(customer).locator('.chip-file').count(), 1, 'it can be saved');
    const stranger = await Visitor.arrive(browser, desk, sizes.desktop);
    await register(stranger, 'Eve', 'Else', 'Customer');
    assert.equal((await stranger.page.request.get(await shown.getAttribute('src'))).status(), 404);
    await stranger.leave();
  });

  it('keeps what a draft quotes, until it is quoted no more', async () => {
    const number = await raise(customer, 'Quoted', 'The red light.');
    await customer.page.locator('#talk > li[id^=m]').first().getByRole('link', { name: 'Quote' }).focus();
    await customer.page.keyboard.press('Enter');
    const quoted = customer.page.locator('form.message [data-quoting]').getByText('The red light.');
    await quoted.waitFor();
    await customer.field('Message').pressSequentially('That one');
    await customer.page.locator('form.message [data-saved]').getByText(/^Saved/).waitFor();
    await customer.open(`/requests/${number}`);
    await quoted.waitFor();
    const saved = customer.page.waitForResponse('**/drafts');
    await customer.page.getByRole('link', { name: 'Do not quote' }).click();
    await quoted.waitFor({ state: 'detached' });
    await saved;
    await customer.open(`/requests/${number}`);
    assert.equal(await customer.field('Message').inputValue(), 'That one');
    assert.equal(await quoted.count(), 0);
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
