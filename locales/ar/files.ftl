# الملفات المرفقة بما يُكتب.

files = الملفات
files-attach = إرفاق ملفات
files-limits = حتى { $count } من الملفات، لكل منها { $megabytes } ميغابايت
files-choose = اختيار ملفات
files-drop = يمكنك أيضًا إفلاتها أو لصقها هنا.
files-remove = إزالة { $name }
files-remove-this = إزالة
files-retry = إعادة المحاولة
files-too-large = كبير جدًا: الحد لكل ملف { $megabytes } ميغابايت.
files-not-sent = لم يُرسل، أنت غير متصل.
files-some-failed = لم تصل بعض الملفات. أعد المحاولة أو أزلها أولًا.
files-done = أُرفق الملف.
files-removed = أُزيل الملف.
file-empty = يرجى اختيار ملف. هذا الملف فارغ.
form-broken = لم يصل النموذج كاملًا. يرجى إرساله مرة أخرى.
files-show-in-text = العرض داخل النص
