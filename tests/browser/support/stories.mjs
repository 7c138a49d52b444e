// The steps that many stories share.
import { password, sizes, Visitor } from './visit.mjs';

let people = 0;

export function address(first) {
  people += 1;
  return `${first.toLowerCase()}${people}@example.test`;
}

export async function setUp(browser, desk) {
  const admin = await Visitor.arrive(browser, desk, { viewport: { width: 1280, height: 800 } });
  await admin.open(desk.link);
  await admin.fill({
    'Desk name': 'Northwind Care', 'First name': 'Ada', 'Last name': 'Lovelace', Email: 'ada@desk.example.test',
    Password: password, 'Confirm password': password,
  });
  await admin.press('Create desk');
  await admin.at('/inbox/unassigned');
  await admin.leave();
}

export async function register(visitor, first, last, role) {
  const email = address(first);
  await visitor.open('/');
  await visitor.page.getByRole('link', { name: 'Create an account', exact: true }).click();
  await visitor.at('/signup');
  await visitor.look();
  await visitor.fill({ 'First name': first, 'Last name': last, Email: email });
  await visitor.fill({ Password: password, 'Confirm password': password });
  await visitor.page.getByRole('radio', { name: role, exact: true }).check();
  await visitor.press('Create account');
  await visitor.at('/verify');
  await visitor.fill({ Code: await visitor.desk.sink.code(email) });
  await visitor.press('Confirm email');
  return email;
}

export async function raise(visitor, subject, description) {
  await visitor.open('/requests');
  await visitor.page.getByRole('link', { name: 'New request', exact: true }).first().click();
  await visitor.at('/requests/new');
  await visitor.fill({ Subject: subject, Description: description });
  await visitor.press('Send request');
  await visitor.at(/^\/requests\/\d+$/);
  return Number(new URL(visitor.page.url()).pathname.split('/').pop());
}

export async function invite(admin, first, last) {
  const email = address(first);
  await admin.open('/settings/people');
  await admin.fill({ 'First name': first, 'Last name': last, Email: email });
  await admin.press('Send invitation');
  const mail = await admin.desk.sink.next(email, (one) => one.link?.includes('/invitation/'));
  const agent = await admin.elsewhere();
  await agent.open(mail.link);
  await agent.fill({ Password: password, 'Confirm password': password });
  await agent.press('Join');
  await agent.at('/inbox/mine');
  return { agent, email };
}

export async function forget(visitor, email, word) {
  await visitor.open('/signin');
  await visitor.page.getByRole('link', { name: 'Forgot password?', exact: true }).click();
  await visitor.at('/forgot');
  await visitor.fill({ Email: email });
  await visitor.press('Send code');
  await visitor.fill({
    Code: await visitor.desk.sink.code(email), 'New password': word, 'Confirm password': word,
  });
  await visitor.press('Set password');
}

// A public article.
export async function publish(admin, title, body) {
  await admin.open('/settings/articles/new');
  await admin.fill({ Title: title, Body: body });
  await admin.field('Category').fill('Faults');
  await admin.field('Visibility').selectOption('Public');
  await admin.button('Save article').click();
  await admin.at(/^\/settings\/articles\/\d+$/);
}

// A desk with one request, the customer who raised it, and the admin.
export async function oneRequest(browser, desk) {
  await setUp(browser, desk);
  const customer = await Visitor.arrive(browser, desk, sizes.desktop);
  await register(customer, 'Grace', 'Hopper', 'Customer');
  const number = await raise(customer, 'Slow line', 'It hums.');
  const admin = await Visitor.arrive(browser, desk, sizes.desktop);
  await admin.signIn('ada@desk.example.test');
  return { customer, admin, number };
}

export async function reply(somebody, number, words) {
  await somebody.go(`/t/${number}`);
  await somebody.fill({ Reply: words });
  await somebody.button('Send reply').click();
  await somebody.page.locator('#talk').getByText(words).waitFor();
}
