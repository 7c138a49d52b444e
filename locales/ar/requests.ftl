# قائمة طلبات العميل.

requests-new = طلب جديد
requests-find = ابحث بالرقم أو الموضوع
requests-filter = العرض
requests-all = الكل
requests-yours = بانتظارك
requests-ours = بانتظارنا
requests-done = محلولة ومغلقة
requests-list = الطلبات
requests-number = الرقم
requests-subject = الموضوع
requests-status = الحالة
requests-agent = المسؤول
requests-updated = آخر تحديث
requests-unassigned = لم يُسند بعد
requests-none = لا طلبات بعد
requests-none-why = عندما لا يسير شيء كما ينبغي، اكتب إلينا. تحصل على رقم، ويجيبك شخص، ويبقى كل شيء في هذه الصفحة.
requests-none-yours = لا شيء بانتظارك
requests-none-ours = لا شيء بانتظارنا
requests-none-done = لا شيء محلول أو مغلق
requests-elsewhere = طلباتك الأخرى تحت «الكل».
requests-show-all = عرض الكل
requests-nothing-fits = لا شيء يطابق «{ $words }»
requests-nothing-fits-why = جرّب جزءًا من الموضوع، أو الرقم وحده.
requests-you = أنت
