import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { forget, invite, raise, register, setUp } from './support/stories.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

for (const [name, size] of Object.entries(sizes)) {
  describe(`a customer at a ${name}`, () => {
    let browser, desk, customer, email;
    before(async () => {
      [browser, desk] = [await launch(), await Desk.start()];
      await setUp(browser, desk);
      customer = await Visitor.arrive(browser, desk, size);
    });
    after(async () => {
      await browser?.close();
      await desk?.stop();
    });

    it('registers, enters the mailed code and reaches the dashboard', async () => {
      email = await register(customer, 'Grace', 'Hopper', 'Customer');
      await customer.at('/requests');
      await customer.page.getByRole('heading', { name: 'My requests', exact: true }).waitFor();
      await customer.shows('No requests yet');
    });

    it('signs in', async () => {
      const elsewhere = await customer.elsewhere();
      await elsewhere.signIn(email);
      await elsewhere.at('/requests');
      await elsewhere.leave();
    });

    it('sees all own requests and only those', async () => {
      const other = await customer.elsewhere();
      await register(other, 'Mary', 'Somerville', 'Customer');
      await raise(other, 'No signal', 'The lamp is red.');
      for (const subject of ['Slow line', 'Wrong invoice']) await raise(customer, subject, 'Since Monday.');
      await customer.open('/requests');
      await customer.page.getByRole('link', { name: 'Slow line' }).waitFor();
      await customer.page.getByRole('link', { name: 'Wrong invoice' }).waitFor();
      await customer.hides('No signal');
      for (const [counter, count] of [['All', 2], ['Waiting for us', 2], ['Solved and closed', 0]]) {
        await customer.page.getByRole('link', { name: `${counter} ${count}` }).waitFor();
      }
      await other.leave();
    });

    it('raises a request with a detailed description', async () => {
      const number = await raise(customer, 'Router <restarts> & hums', 'First line.\n\nSecond <b>line</b> 🥊');
      await customer.page.getByRole('heading', { name: 'Router <restarts> & hums', exact: true }).waitFor();
      await customer.shows('Second <b>line</b> 🥊');
      await desk.sink.next(email, (mail) => mail.subject.includes(`[#${number}]`));
    });

    it('converses with the assigned agent, sees status and name, and what happens elsewhere at once', async () => {
      const admin = await Visitor.arrive(browser, desk, size);
      await admin.signIn('ada@desk.example.test');
      const { agent } = await invite(admin, 'Alan', 'Turing');
      const number = await raise(customer, 'A conversation', 'It hums.');
      await customer.shows('Waiting for us');
      await agent.open(`/t/${number}`);
      await agent.press('Take');
      await customer.shows('Alan Turing');
      await customer.fill({ Message: 'I was just about to' });
      await agent.fill({ Reply: 'Which lamp is on?' });
      await agent.button('Send reply').click();
      await customer.shows('Which lamp is on?');
      await customer.shows('Waiting for you');
      assert.equal(await customer.field('Message').inputValue(), 'I was just about to', 'a draft stays');
      await customer.fill({ Message: 'The red one.' });
      await customer.button('Send').click();
      await customer.shows('The red one.');
      await agent.shows('The red one.');
      await customer.shows('Waiting for us');
      await customer.look();
      await agent.look();
      await customer.press('Close request');
      await customer.button('Reopen request').waitFor();
      assert.equal(await customer.field('Message').count(), 0, 'reading only');
      for (const person of [admin, agent]) await person.leave();
    });

    it('makes one request of a double click', async () => {
      await customer.open('/requests/new');
      await customer.fill({ Subject: 'Clicked twice', Description: 'It hums.' });
      await customer.button('Send request').dblclick();
      await customer.at(/^\/requests\/\d+$/);
      await customer.open('/requests');
      assert.equal(await customer.page.getByRole('link', { name: 'Clicked twice' }).count(), 1);
    });

    it('resets a forgotten password by a mailed code and gets in again', async () => {
      const elsewhere = await customer.elsewhere();
      await forget(elsewhere, email, 'eleven velvet tractors hum');
      await elsewhere.leave();
      const again = await customer.elsewhere();
      await again.signIn(email, 'eleven velvet tractors hum');
      await again.at('/requests');
      await again.leave();
    });

    it('is told beside the field what is missing, and keeps what was typed', async () => {
      const person = await customer.elsewhere();
      await person.signIn(email, 'eleven velvet tractors hum');
      await person.open('/requests/new');
      await person.fill({ Description: 'It hums.' });
      await person.press('Send request');
      const subject = person.field('Subject');
      assert.equal(await subject.getAttribute('aria-invalid'), 'true');
      assert.equal(await person.field('Description').inputValue(), 'It hums.');
      await person.open('/nowhere');
      await person.leave();
      await customer.leave();
    });
  });
}
