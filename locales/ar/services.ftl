# دليل الخدمات وحالتها والإبلاغ عند تغيّرها.

availability-available = متاحة
availability-degraded = متاحة جزئيًا
availability-down = متوقفة
availability-planned = أعمال مخطط لها

services = الخدمات
service-status = حالة الخدمات
services-lead = ما نقدّمه، وحالته الآن.
services-find = البحث في الخدمات
services-search = بحث
services-category = الفئة
services-all-categories = كل الفئات
services-availability = الحالة
services-any-availability = أي حالة
services-none = لا خدمات بعد
services-none-why = سيُدرج هنا ما نقدّمه.
services-nothing-fits = لا شيء يطابق
services-nothing-fits-why = جرّب كلمات أقل أو فئة أخرى أو أي حالة.
services-show-all = عرض كل الخدمات
service-price = السعر
service-hours = الأوقات
service-archived = مؤرشفة: لا يرى هذه الصفحة سوى الفريق.
service-starts = تبدأ { $time }
service-until = متوقع حتى { $time }
service-work-planned = أعمال مقررة { $time }
service-since = منذ { $time }
service-request = اكتب إلينا بشأنها
service-back = كل الخدمات

# الإبلاغ
service-news = أبلغوني عند تغيّرها
service-news-lead = نكتب إليك عند تغيّر حالتها، ست مرات في اليوم على الأكثر.
service-news-address = نرسل أولًا رسالة واحدة إلى هذا العنوان ونسأل إن كنت تريد ذلك.
service-news-way = الطريقة
service-by-mail = بالبريد الإلكتروني
service-by-push = على جهازي
service-tell-me = أبلغوني
service-told-by-mail = نبلغك بالبريد الإلكتروني عند تغيّرها.
service-told-by-push = نبلغك على جهازك عند تغيّرها.
service-told-by-both = نبلغك بالبريد الإلكتروني وعلى جهازك عند تغيّرها.
service-stop = إيقاف الإبلاغ
service-news-begun = تم. سنبلغك عند تغيّرها.
service-news-ended = تم. لن نبلغك بشأنها بعد الآن.
service-news-asked = في الطريق رسالة إلى هذا العنوان، ما لم تصله رسالة اليوم. اضغط الزر في الصفحة خلف رابطها لنبلغك.
service-confirm = هل تريد أن نبلغك؟
service-confirm-lead = سنكتب إلى { $email } عند تغيّر حالة ما يلي:
service-confirm-button = نعم، أبلغوني
service-confirm-not-you = لم تطلب ذلك؟ أغلق هذه الصفحة ولن يحدث شيء.
service-confirmed = تم. سنبلغك عند أي تغيّر.
service-confirmed-before = تم تأكيد هذا من قبل
service-confirmed-lead = نبلغك عند تغيّر حالة ما يلي:
service-confirmed-stop = في كل رسالة عنها رابط يوقفها.
service-confirm-over = انتهت صلاحية هذا الرابط
service-confirm-over-lead = لم يبقَ ما يؤكَّد: انقضت مدة صلاحية الرابط، أو أُوقفت الرسائل منذ ذلك الحين.
service-confirm-over-again = لنبلغك من جديد، افتح صفحة الخدمة واكتب عنوانك فيها مرة أخرى.
service-end = لا رسائل بعد الآن؟
service-end-lead = لن نبلغك بعد ذلك عند تغيّر { $service }.
service-end-button = إيقاف الإبلاغ
service-end-done = لن نبلغك بشأنها بعد الآن
service-end-done-lead = لن نرسل شيئًا آخر بشأنها. يمكنك طلب ذلك مجددًا في صفحتها.
service-new-state = { $service }: { $state }
services-followed = خدمات نبلغك بشأنها
services-followed-lead = نبلغك عند تغيّر حالتها.
services-followed-by-mail = بالبريد الإلكتروني
services-followed-by-push = على أجهزتك
services-followed-by-both = بالبريد الإلكتروني وعلى أجهزتك
services-followed-stop = إيقاف
services-followed-stop-of = إيقاف الإبلاغ بشأن { $service }

# صفحة الحالة
board-all-well = كل شيء يعمل
board-disturbed = { $count ->
    [one] خدمة واحدة ليست متاحة بالكامل
    [two] خدمتان ليستا متاحتين بالكامل
    [few] { $count } خدمات ليست متاحة بالكامل
   *[other] { $count } خدمة ليست متاحة بالكامل
}
board-now = الآن
board-planned = مقرر
board-share = { $whole }.{ $part }%
board-share-all = 100%
board-past = الأعطال السابقة
board-past-none = لا أعطال في آخر 90 يومًا.
board-days = آخر 90 يومًا
board-oldest = قبل 90 يومًا
board-today = اليوم
board-days-well = آخر 90 يومًا: دون أعطال
board-days-told = { $count ->
    [one] آخر 90 يومًا: يوم واحد غير متاحة فيه بالكامل
    [two] آخر 90 يومًا: يومان غير متاحة فيهما بالكامل
    [few] آخر 90 يومًا: { $count } أيام غير متاحة فيها بالكامل
   *[other] آخر 90 يومًا: { $count } يومًا غير متاحة فيها بالكامل
}
board-days-each = { $days } { $count ->
    [one] (يوم واحد)
    [two] (يومان)
    [few] ({ $count } أيام)
   *[other] ({ $count } يومًا)
}
board-lasted = من { $from } إلى { $until }
board-expected = متوقع حتى { $time }
board-over = متاحة من جديد

# في صفحات أخرى
notice-more = { $count ->
    [one] وخدمة أخرى
    [two] وخدمتان أخريان
    [few] و{ $count } خدمات أخرى
   *[other] و{ $count } خدمة أخرى
}
notice-see = عرض حالة الخدمات
request-service = الخدمة
request-service-optional = الخدمة (اختياري)
request-service-none = لا خدمة بعينها
menu = القائمة
event-service = { $by ->
    [you] حددت الخدمة: { $service }
   *[other] حدد { $name } الخدمة: { $service }
}
event-service-none = { $by ->
    [you] أزلت الخدمة
   *[other] أزال { $name } الخدمة
}

# أوقات العمل
desk-hours = أوقات وجودنا
desk-hours-closed = نحن مغلقون الآن ونعود { $time }.
hours-days = من { $first } إلى { $last }
hours-two-days = { $first } و{ $last }
list-comma = {"، "}
weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد
