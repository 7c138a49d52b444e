# حيث يُكتب في الطلب.

composer-message = الرسالة
composer-reply = الرد
composer-note = ملاحظة
composer-to = إلى { $name } بالبريد وفي البوابة
composer-team-only = لا يراها إلا الفريق
composer-write-to = اكتب إلى { $name }
composer-write-to-us = اكتب إلينا
composer-send = إرسال
composer-send-reply = إرسال الرد
composer-add-note = إضافة الملاحظة
composer-emoji = رموز تعبيرية
composer-saved = حُفظت { $time }
composer-not-saved = لم تُحفظ بعد
composer-you = أنت
composer-sending = جارٍ الإرسال
composer-not-sent = لم تُرسل، أنت غير متصل بالإنترنت.
composer-retry = إعادة الإرسال
composer-signed-out = انتهى تسجيل دخولك. سجّل الدخول مجددًا في نافذة أخرى ثم أعد الإرسال.
composer-format = التنسيق
composer-bold = غامق
composer-list = قائمة
composer-numbers = قائمة مرقمة
composer-quote = اقتباس
composer-link = رابط
composer-link-address = عنوان الويب
composer-link-set = وضع الرابط
