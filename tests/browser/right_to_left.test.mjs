// Arabic from the door to the conversation: every page is looked at, so barriers and overflow count here too.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './support/desk.mjs';
import { address, invite, setUp } from './support/stories.mjs';
import { launch, password, sizes, Visitor } from './support/visit.mjs';

for (const [name, size] of Object.entries({ ...sizes, narrow: { viewport: { width: 320, height: 640 } } })) {
  describe(`a customer who reads Arabic, ${name}`, () => {
    let browser, desk, customer;
    const email = address('fatima');
    before(async () => {
      [browser, desk] = [await launch(), await Desk.start()];
      await setUp(browser, desk);
      customer = await Visitor.arrive(browser, desk, { ...size, locale: 'ar' });
    });
    after(async () => {
      await browser?.close();
      await desk?.stop();
    });

    const style = (selector, property) =>
      customer.page.locator(selector).first().evaluate((element, name) => getComputedStyle(element)[name], property);

    it('finds the door in Arabic because the browser asks for it', async () => {
      for (const path of ['/', '/signin', '/signup', '/forgot', '/reset/nowhere']) {
        await customer.open(path);
        assert.equal(await style('html', 'direction'), 'rtl', path);
      }
      await customer.open('/signin');
      await customer.fill({ 'البريد الإلكتروني': email, 'كلمة المرور': 'لا شيء' });
      await customer.press('تسجيل الدخول');
      await customer.shows('البريد الإلكتروني أو كلمة المرور غير صحيح');
    });

    it('registers with a code mailed in Arabic', async () => {
      await customer.open('/signup');
      await customer.fill({ 'الاسم الأول': 'فاطمة', 'اسم العائلة': 'السيد', 'البريد الإلكتروني': email });
      await customer.fill({ 'كلمة المرور': password, 'تأكيد كلمة المرور': password });
      await customer.press('إنشاء الحساب');
      await customer.at('/verify');
      const mail = await desk.sink.next(email, (one) => one.subject.includes('رمزك'));
      assert.ok(mail);
      await customer.fill({ 'الرمز': mail.code });
      await customer.press('تأكيد البريد الإلكتروني');
      await customer.at('/requests');
    });

    it('raises a request and reads the answer, arrows turned and figures not', async () => {
      await customer.open('/requests/new');
      assert.equal(await style('.back .i', 'scale'), '-1 1');
      await customer.fill({ 'الموضوع': 'الإنترنت ينقطع', 'الوصف': 'كل مساء نحو الثامنة.' });
      await customer.press('إرسال الطلب');
      await customer.at(/^\/requests\/\d+$/);
      const number = new URL(customer.page.url()).pathname.split('/').pop();
      const admin = await Visitor.arrive(browser, desk, sizes.desktop);
      await admin.signIn('ada@desk.example.test');
      const { agent } = await invite(admin, 'Alan', 'Turing');
      await agent.open(`/t/${number}`);
      await agent.press('Take');
      await agent.fill({ Reply: 'Please restart the router.' });
      await agent.button('Send reply').click();
      await desk.sink.next(email, (one) => one.subject.includes('رد جديد'));
      await customer.open(`/requests/${number}`);
      await customer.shows('تولّى Alan Turing هذا الطلب');
      assert.equal(await style('.brand .mark', 'scale'), 'none');
      await customer.open('/requests');
      assert.equal(await customer.page.locator('.num').first().textContent(), number);
      await customer.open('/account');
      await customer.leave();
      for (const member of [admin, agent]) await member.leave();
    });
  });
}
