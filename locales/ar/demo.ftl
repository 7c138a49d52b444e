# الرسائل الصادرة في العرض التجريبي.

demo-mails-lead = العرض التجريبي لا يرسل شيئًا. ما كان سيصل إلى الناس يظهر هنا، الأحدث أولًا.
demo-no-mails = لا رسائل بعد
demo-no-mails-why = أنشئ حسابًا أو اكتب طلبًا أو أجب عن طلب، فتظهر رسالته هنا.
demo-mail-from = من
demo-mail-to = إلى
demo-mail-when = متى
demo-mail-html = عرض جزء HTML
demo-mail-waiting = تنتظر
demo-mail-sent = أُرسلت
demo-mail-rejected = مرفوضة
demo-mail-expired = انتهت مهلتها
