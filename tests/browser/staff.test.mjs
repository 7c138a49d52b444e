import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { forget, invite, raise, register, setUp } from './support/stories.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

for (const [name, size] of Object.entries(sizes)) {
  describe(`the team at a ${name}`, () => {
    let browser, desk, customer, admin, alan, email;
    before(async () => {
      [browser, desk] = [await launch(), await Desk.start()];
      await setUp(browser, desk);
      customer = await Visitor.arrive(browser, desk, size);
      await register(customer, 'Grace', 'Hopper', 'Customer');
      admin = await Visitor.arrive(browser, desk, size);
    });
    after(async () => {
      await browser?.close();
      await desk?.stop();
    });

    it('an admin signs in', async () => {
      await admin.signIn('ada@desk.example.test');
      await admin.at('/inbox/unassigned');
    });

    it('an admin creates an agent by an invitation, and the agent sets the password', async () => {
      ({ agent: alan, email } = await invite(admin, 'Alan', 'Turing'));
      await alan.look();
      await admin.field('Invitation link').waitFor();
    });

    it('an agent signs in', async () => {
      const elsewhere = await alan.elsewhere();
      await elsewhere.signIn(email);
      await elsewhere.at('/inbox/mine');
      await elsewhere.leave();
    });

    it('an admin sees all tickets, assigns from the list and reassigns from the ticket', async () => {
      const number = await raise(customer, 'Slow line', 'Since Monday.');
      await admin.open('/inbox/all');
      const row = admin.page.getByRole('listitem').filter({ has: admin.page.getByRole('link', { name: 'Slow line' }) });
      await admin.field('Assignee', row).selectOption('Alan Turing');
      await admin.press('Assign', row);
      const told = await desk.sink.next(email, (mail) => mail.subject.includes(`[#${number}]`));
      assert.ok(told.link.endsWith(`/t/${number}`));
      await customer.shows('Alan Turing');
      await admin.open(`/t/${number}`);
      await admin.field('Assignee').selectOption('Ada Lovelace');
      await admin.press('Assign');
      await customer.shows('Ada Lovelace');
      await admin.field('Assignee').selectOption('Alan Turing');
      await admin.press('Assign');
    });

    it('an agent sees the tickets assigned to them', async () => {
      await alan.open('/inbox/mine');
      await alan.page.getByRole('link', { name: 'Slow line' }).waitFor();
    });

    it('an agent converses with the customer, notes, sets priority and status', async () => {
      await alan.page.getByRole('link', { name: 'Slow line' }).click();
      await alan.at(/^\/t\/\d+$/);
      await alan.fill({ Note: 'This line again.' });
      await alan.button('Add note').click();
      await alan.shows('This line again.');
      await alan.fill({ Reply: 'Which lamp is on?' });
      await alan.button('Send reply').click();
      await customer.shows('Which lamp is on?');
      await customer.hides('This line again.');
      await customer.fill({ Message: 'The red one.' });
      await customer.button('Send').click();
      await alan.shows('The red one.');
      await alan.field('Priority').selectOption('High');
      await alan.press('Set priority');
      await alan.field('Status').selectOption('Solved');
      await alan.press('Set status');
      await customer.shows('Solved');
    });

    it('markup in a request stays words in everybody’s browser', async () => {
      const vectors = [
        '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', '<iframe src=javascript:alert(1)>',
        '</textarea><script>alert(1)</script>', '<a href="javascript:alert(1)">press</a>', '<style>*{display:none}</style>',
        '<base href="//evil.test/">', '<form action="//evil.test"><button>Send reply</button></form>', '{{constructor.constructor("alert(1)")()}}',
      ];
      const number = await raise(customer, vectors.slice(0, 3).join(' '), vectors.join('\n\n'));
      for (const path of ['/inbox/unassigned', '/inbox/all', `/t/${number}`]) {
        await admin.open(path);
        assert.equal(await admin.page.locator('main :is(iframe, script, img, base, style, [onload], [onerror])').count(), 0);
      }
      await admin.shows('<style>*{display:none}</style>');
      await customer.shows('<base href="//evil.test/">');
    });

    it('agents and admins reset a forgotten password', async () => {
      for (const [who, home] of [[email, '/inbox/mine'], ['ada@desk.example.test', '/inbox/unassigned']]) {
        const person = await alan.elsewhere();
        await forget(person, who, 'eleven velvet tractors hum');
        await person.leave();
        const again = await alan.elsewhere();
        await again.signIn(who, 'eleven velvet tractors hum');
        await again.at(home);
        await again.leave();
      }
      await admin.signIn('ada@desk.example.test', 'eleven velvet tractors hum');
      await alan.signIn(email, 'eleven velvet tractors hum');
    });

    it('an applicant waits however they type, until an admin approves', async () => {
      const eve = await Visitor.arrive(browser, desk, size);
      await register(eve, 'Eve', 'Moneypenny', 'Agent');
      await eve.at('/waiting');
      for (const path of ['/inbox/all', '/t/1', '/settings/people', '/requests']) {
        await eve.open(path);
        await eve.at('/waiting');
      }
      await admin.open('/settings/people');
      await admin.shows('Waiting for approval');
      await admin.press('Approve');
      await eve.open('/');
      await eve.at('/inbox/mine');
      await eve.leave();
    });

    it('a declined applicant is told by mail and cannot sign in', async () => {
      const mata = await Visitor.arrive(browser, desk, size);
      const address = await register(mata, 'Mata', 'Hari', 'Agent');
      await admin.open('/settings/people');
      await admin.press('Decline');
      await desk.sink.next(address, (mail) => !mail.code);
      await mata.signIn(address);
      await mata.at('/signin');
      await mata.leave();
    });

    it('an admin follows each agent’s work', async () => {
      await admin.open('/settings/people');
      const row = admin.page.getByRole('row').filter({ hasText: 'Alan Turing' });
      await row.waitFor();
      for (const column of ['Open', 'Waiting', 'Closed today']) {
        await admin.page.getByRole('columnheader', { name: column, exact: true }).waitFor();
      }
    });

    it('a deactivated agent is signed out at once and their open tickets return', async () => {
      const number = await raise(customer, 'Left behind', 'It hums.');
      await alan.open(`/t/${number}`);
      await alan.press('Take');
      await admin.open('/settings/people');
      const row = admin.page.getByRole('row').filter({ hasText: 'Alan Turing' });
      await row.getByRole('button', { name: 'Deactivate', exact: true }).first().click();
      const dialog = admin.page.getByRole('dialog', { name: /Alan Turing/ });
      await dialog.waitFor();
      await admin.look();
      await admin.press('Deactivate', dialog);
      // The open page notices by itself.
      await alan.at('/signin');
      await alan.open('/inbox/mine');
      await alan.at('/signin');
      await admin.open('/inbox/unassigned');
      await admin.page.getByRole('link', { name: 'Left behind' }).waitFor();
      await admin.open(`/t/${number}`);
      await admin.shows(/Alan Turing/);
    });

    it('the other pages are without barriers too', async () => {
      for (const path of ['/inbox/closed', '/settings/desk', '/account', '/nowhere']) await admin.open(path);
      await customer.open('/account');
      for (const person of [customer, admin, alan]) await person.leave();
    });
  });
}
