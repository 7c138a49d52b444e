# رسائل المحادثة وما يمكن فعله بها.

message-field = الرسالة
quote = اقتباس
do-not-quote = بدون اقتباس
copy-link = نسخ الرابط
link-copied = تم نسخ الرابط.
message-edit = تعديل
message-delete = حذف
message-edited = معدّلة
message-deleted = رسالة محذوفة
edit-message = تعديل الرسالة
delete-message = حذف الرسالة
delete-message-question = هل تريد حذف هذه الرسالة؟
mail-not-recalled = ما أُرسل بالبريد لا يمكن استرجاعه.
rich-as-markdown = يُكتب الخط العريض والقوائم والروابط هنا بصيغة Markdown.
request-of-number = الطلب { $number }
message-save = حفظ
message-cancel = إلغاء
message-keep = إبقاء

# لماذا لا يمكن الاقتباس أو التعديل أو الحذف
quoted-gone = الرسالة المقتبسة لم تعد موجودة. أرسل رسالتك بدونها.
quoted-note = الملاحظة المقتبسة للفريق وحده. اقتبسها في ملاحظة.
message-is-deleted = هذه الرسالة محذوفة.
closed-messages-stay = هذا الطلب مغلق، وتبقى رسائله كما هي.
message-too-old = يمكن تعديل الرسالة خلال 5 دقائق من إرسالها. اكتب رسالة جديدة بدلاً من ذلك.
description-stays = وصف الطلب يبقى. عدّله أو أغلق الطلب.
