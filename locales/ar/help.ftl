help = المساعدة
help-lead = ابحث عن الجواب هنا، أو اكتب إلينا.
what-can-we-do = كيف يمكننا مساعدتك؟
often-asked = أسئلة متكررة:
help-search-label = البحث في المساعدة
help-search = بحث
help-categories = المواضيع
help-most-read = الأكثر قراءة
help-articles = { $count ->
    [one] مقال واحد
    [two] مقالان
    [few] { $count } مقالات
   *[other] { $count } مقالًا
}
help-empty = لا شيء مكتوب هنا بعد
help-empty-why = اكتب إلينا، ويجيبك إنسان.
help-write-to-us = طلب جديد
help-results = { $count ->
    [0] لا نتائج عن «{ $words }»
    [one] نتيجة واحدة عن «{ $words }»
    [two] نتيجتان عن «{ $words }»
    [few] { $count } نتائج عن «{ $words }»
   *[other] { $count } نتيجة عن «{ $words }»
}
help-result-service = خدمة
help-nothing-found-why = جرّب كلمات أخرى أو أقل، أو تصفّح المواضيع، أو اكتب إلينا.
help-all-topics = كل المواضيع
help-not-translated = لم يُترجم هذا المقال بعد. تقرؤه باللغة: { $language }.
help-files = ملفات
language-en = الإنجليزية
language-de = الألمانية
language-ar = العربية
help-also-in = أيضًا باللغة
help-by = كتبه { $name }
help-changed = عُدّل: { $date }
help-review = نراجعه مجددًا قبل { $date }
help-contents = في هذه الصفحة
help-only-team = يراه الفريق وحده: { $visibility ->
    [draft] مسودة
    [internal] داخلي
   *[public] منشور ابتداءً من { $date }
}
help-edit = تعديل هذا المقال
help-helpful = هل أفادك هذا؟
help-yes = نعم
help-no = لا
help-voted-yes = قلت إنه أفادك.
help-voted-no = قلت إنه لم يفدك.
help-thanks = شكرًا لك. كل جواب يفيدنا.
help-comment = تعليق
help-comment-hint = ما الناقص أو الخطأ؟ يقرؤه الفريق وحده. ليس هذا طلبًا، ولا يمكن الرد هنا.
help-send-comment = إرسال التعليق
help-comment-thanks = شكرًا لك. سيقرأ الفريق تعليقك.
help-related = مقالات ذات صلة
help-still = لم تُحل المشكلة بعد؟
help-still-why = اكتب إلينا. تحصل على رقم، ويجيبك إنسان.
help-feed = المقالات الجديدة كخلاصة
help-feed-title = { $desk }: المساعدة
article-title-missing = يرجى إعطاء المقال عنوانًا.
article-body-missing = يرجى كتابة المقال. لا يمكن حفظ الفراغات وحدها.
article-slug-reserved = «{ $slug }» عنوان صفحة أخرى. يرجى اختيار غيره.
article-slug-wrong = استخدم حروفًا صغيرة وأرقامًا وشرطات، { $most } حرفًا على الأكثر.
article-slug-taken = «{ $slug }» مستخدم. يرجى اختيار غيره.
article-visibility-wrong = يرجى اختيار مسودة أو داخلي أو منشور.
article-only-admins-publish = النشر وما يتعلق بنص منشور من شأن المشرفين. احفظه مسودة أو داخليًا، أو غيّر الكلمات وحدها: تنتظر مشرفًا.
article-related-unknown = لا مقال بالعنوان «{ $slug }». يرجى التحقق منه.
article-related-many = اختر { $most } مقالًا ذا صلة على الأكثر.
article-changed-meanwhile = حفظ { $name } هذا المقال وأنت تكتب. قارن بين النسخ ثم احفظ من جديد.
article-facts-changed-meanwhile = غيّر أحدهم مكان ظهور هذا المقال أو وقته وأنت تكتب. اطّلع عليه في نافذة أخرى، ثم احفظ من جديد ليصير كما هو هنا.
article-comment-missing = يرجى كتابة شيء أولًا.
article-category-missing = يرجى إعطاء الفئة اسمًا.
article-categories-full = توجد { $most } فئة بالفعل. يرجى استخدام إحداها.
article-position-wrong = يرجى إدخال عدد صحيح من 0 إلى 1,000.
article-ticket-not-solved = يُكتب المقال من طلب محلول، وهذا الطلب لم يُحل بعد.
