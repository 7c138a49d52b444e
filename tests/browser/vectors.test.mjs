// Markup that was made to break out, given to the real program wherever people write, and shown by a real browser.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { text } from './support/pictures.mjs';
import { raise, register, setUp } from './support/stories.mjs';
import * as traps from './support/traps.mjs';
import { launch, sizes, Visitor } from './support/visit.mjs';

const vectors = Object.values(JSON.parse(fs.readFileSync(new URL('vectors.json', import.meta.url)))).flat();

// From all kinds, what fits into one line of this length.
const lines = (most) => {
  const fit = vectors.filter((vector) => vector.length <= most && vector.trim() && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(vector));
  return fit.filter((_, at) => at % Math.floor(fit.length / 66) === 0);
};

// Sends forms from the open page, several at a time. Returns the places of those that were refused for what they say.
function post(visitor, forms) {
  return visitor.page.evaluate(async (forms) => {
    const refused = [];
    const send = async ([path, fields], at) => {
      const answer = await fetch(path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
      if (answer.status === 422) refused.push(at);
      else if (answer.type !== 'opaqueredirect' && !answer.ok) throw new Error(`${path} answers ${answer.status}: ${fields}`);
    };
    const left = forms.entries();
    await Promise.all(Array.from({ length: 6 }, async () => {
      for (const [at, form] of left) await send(form, at);
    }));
    return refused;
  }, forms);
}

// The same, and nothing is refused: a vector of which nothing would be left gets a word before it.
async function say(visitor, path, field, texts, more = {}) {
  const form = (text) => [path, Object.entries({ ...more, [field]: text })];
  const refused = await post(visitor, texts.map(form));
  const worded = refused.map((at) => form(`Word ${texts[at]}`));
  assert.deepEqual(await post(visitor, worded), []);
}

// Every page of a conversation or a list. Returns the places on them that fit.
async function pages(visitor, path, next, place) {
  const seen = [];
  for (let href = path; href; href = await visitor.page.evaluate((link) => document.querySelector(link)?.getAttribute('href'), next)) {
    await traps.walk(visitor, href);
    seen.push(...await visitor.page.locator(place).evaluateAll((found) => found.map((one) => one.id || one.pathname)));
  }
  return new Set(seen);
}

describe('markup made to break out', () => {
  let browser, desk, customer, email, admin;
  const sample = lines(200);
  before(async () => {
    [browser, desk] = [await launch(), await Desk.start()];
    await setUp(browser, desk);
    customer = await Visitor.arrive(browser, desk, sizes.desktop);
    email = await register(customer, 'Grace', 'Hopper', 'Customer');
    admin = await Visitor.arrive(browser, desk, sizes.desktop);
    await admin.signIn('ada@desk.example.test');
    await admin.open('/settings/desk');
    for (const name of ['New requests per customer', 'Files per message', 'Files per person']) await admin.fill({ [name]: '1000' });
    await admin.press('Save limits');
    for (const visitor of [customer, admin]) await traps.set(visitor);
  });
  after(async () => {
    await browser?.close();
    await desk?.stop();
  });

  it('is drawn on the pages that are open as it arrives, and does nothing', async () => {
    const number = await raise(customer, 'Live', 'It hums.');
    await customer.page.goto(`/requests/${number}`);
    await admin.page.goto(`/t/${number}`);
    await Promise.all([
      say(customer, `/requests/${number}/messages`, 'message', sample),
      say(admin, `/t/${number}/replies`, 'reply', sample, { format: 'html' }),
    ]);
    await say(admin, `/t/${number}/replies`, 'reply', ['That was all.']);
    for (const visitor of [customer, admin]) {
      await visitor.page.locator('#talk').getByText('That was all.').waitFor();
      await traps.hold(visitor);
    }
  });

  it('does nothing in a conversation, of which the customer sees all but the notes', async () => {
    const number = await raise(customer, 'Markup', 'It hums.');
    await customer.page.goto('/account');
    await admin.page.goto('/settings/people');
    await Promise.all([
      say(customer, `/requests/${number}/messages`, 'message', vectors),
      say(admin, `/t/${number}/notes`, 'note', vectors),
      say(admin, `/t/${number}/replies`, 'reply', vectors, { format: 'html' }),
    ]);
    const [shown, all] = await Promise.all([
      pages(customer, `/requests/${number}`, '.sheet > .earlier a', '#talk > [id^=m]'),
      pages(admin, `/t/${number}`, '.doc > .earlier a', '#talk > [id^=m]'),
    ]);
    assert.equal(shown.size, 1 + 2 * vectors.length);
    assert.equal(all.size, 1 + 3 * vectors.length);
  });

  it('does nothing in a preview', async () => {
    await customer.page.goto('/requests');
    await customer.page.evaluate(async (texts) => {
      const left = texts.values();
      await Promise.all(Array.from({ length: 6 }, async () => {
        for (const text of left) {
          const answer = await fetch('/preview', { method: 'POST', body: new URLSearchParams({ text }) });
          const pane = document.createElement('div');
          pane.className = 'said prose';
          pane.innerHTML = await answer.text();
          document.querySelector('main').append(pane);
        }
      }));
    }, vectors);
    await traps.hold(customer);
  });

  it('is a subject like any other, in lists, on pages and in what one looks for', async () => {
    const raised = sample.map((text) => ['/requests/new', [['subject', text], ['description', text]]]);
    await customer.page.goto('/account');
    assert.deepEqual(await post(customer, raised), []);
    const own = await pages(customer, '/requests', 'a[rel=next]', 'main a[href^="/requests/"]:not([href$=new])');
    assert.equal(own.size, 2 + sample.length);
    await pages(admin, '/inbox/all', 'a[rel=next]', 'main a');
    for (const text of sample) await traps.walk(customer, `/requests?q=${encodeURIComponent(text)}`);
  });

  it('does nothing in a reply that was begun in the rich editor', async () => {
    for (const text of sample.filter((_, at) => at % 2 === 0)) {
      assert.deepEqual(await post(admin, [['/drafts', [['place', 'reply.1'], ['text', text], ['format', 'html']]]]), []);
      await admin.page.goto('/t/1');
      await admin.field('Reply').focus();
      await admin.page.locator('[data-rich]').waitFor();
      const strange = admin.page.locator('[data-rich] :not(p, br, b, strong, i, em, u, s, a, ul, ol, li, blockquote, pre, code, img, div)');
      assert.equal(await strange.count(), 0, text);
      await traps.hold(admin);
    }
  });

  it('stays in its field when a form is refused', async () => {
    for (const text of sample.filter((_, at) => at % 3 === 0)) {
      await customer.page.goto('/requests/new');
      const answered = customer.page.waitForEvent('framenavigated');
      await customer.page.evaluate((typed) => {
        const form = document.querySelector('form[data-place=new]');
        form.elements.subject.value = typed.padEnd(201, '.');
        form.elements.description.value = typed;
        HTMLFormElement.prototype.submit.call(form);
      }, text);
      await answered;
      await customer.page.waitForLoadState();
      assert.equal(await customer.field('Description').inputValue(), text);
      await traps.hold(customer);
    }
  });

  it('is the name of a file like any other', async () => {
    const names = lines(120);
    const number = await raise(customer, 'Files', 'They follow.');
    await customer.page.locator('form.message input[type=file]').setInputFiles(names.map((name) => text(name)));
    await customer.page.waitForFunction((count) => document.querySelectorAll('.waiting [name=attached]').length === count, names.length);
    await traps.hold(customer);
    await traps.walk(customer, `/requests/${number}`);
    await customer.fill({ Message: 'All of them.' });
    await customer.button('Send').click();
    await customer.page.locator('#talk .chip-file').nth(names.length - 1).waitFor();
    await traps.hold(customer);
    await traps.walk(admin, `/t/${number}`);
    assert.equal(await admin.page.locator('#talk .chip-file').count(), names.length);
  });

  it('is a name like any other', async () => {
    const names = lines(100);
    for (let at = 0; at + 1 < names.length; at += 2) {
      const renamed = ['/account', [['first_name', names[at]], ['last_name', names[at + 1]]]];
      assert.deepEqual(await post(customer, [renamed]), []);
      await Promise.all([
        traps.walk(customer, '/account'),
        traps.walk(admin, '/inbox/all').then(() => traps.walk(admin, '/t/3')),
      ]);
      assert.ok((await admin.page.locator('.person b').textContent()).includes(names[at]));
    }
  });

  it('does nothing in a mail, even where scripts run', async () => {
    const reader = await Visitor.arrive(browser, desk, sizes.desktop);
    await traps.set(reader);
    await reader.context.route('**/reader', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Mail</title>' }));
    const mails = () => desk.sink.mails.filter((mail) => mail.to === email && mail.html.includes('class="message"'));
    for (const deadline = Date.now() + 20_000; mails().length < vectors.length && Date.now() < deadline;) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.ok(mails().length >= vectors.length, `${mails().length} mails`);
    for (let at = 0; at < mails().length; at += 100) {
      await reader.page.goto('/reader');
      await reader.page.evaluate((letters) => Promise.all(letters.map((html) => new Promise((resolve) => {
        const frame = document.createElement('iframe');
        Object.assign(frame, { srcdoc: html, onload: resolve });
        document.body.append(frame);
      }))), mails().slice(at, at + 100).map((mail) => mail.html));
      await traps.hold(reader, '.message');
    }
    await reader.leave();
  });

  it('nobody complained', async () => {
    for (const visitor of [customer, admin]) await visitor.leave();
  });
});
