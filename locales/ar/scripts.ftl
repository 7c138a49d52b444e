live-lost = جارٍ إعادة الاتصال. مسوداتك محفوظة.
live-back = الصفحة محدَّثة
typing = { $name } يكتب الآن
seen-at = شوهدت { $time }
