saved = تم الحفظ.
language-of-browser = حسب طلب المتصفح
language-hint = تُكتب بها الصفحات والرسائل.
