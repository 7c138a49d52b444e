status-new = جديد
status-open = مفتوح
status-pending = بانتظار العميل
status-solved = محلول
status-closed = مغلق
status-yours = بانتظارك
status-ours = بانتظارنا

request-tab = الطلب { $number }
request-looked-after = يتابع { $name } هذا الطلب
nobody-assigned = لم يُسند إلى أحد بعد
request-details = التفاصيل
request-sent-at = أُرسل
request-history = السجل
your-agent = الموظف المسؤول
conversation = المحادثة
earlier-messages = عرض الرسائل السابقة
newest-message = الانتقال إلى أحدث رسالة
close-request = إغلاق الطلب
reopen-request = إعادة فتح الطلب
request-is-closed = هذا الطلب مغلق.
request-reopen-to-write = أعد فتحه لتكتب من جديد.
request-was-closed = أُغلق الطلب. يمكنك إعادة فتحه متى احتجت إليه.
request-was-reopened = أُعيد فتح الطلب. سننظر فيه من جديد.

request-no-number = لا رقم بعد
new-request-lead = أخبرنا بما ليس على ما يرام. يقرؤه إنسان.
new-request-subject-hint = تكفي بضع كلمات.
new-request-description = الوصف
new-request-description-hint = متى بدأ الأمر؟ ماذا جربت؟ الكلمات البسيطة تكفي.
new-request-send = إرسال الطلب
new-request-step-number = تحصل على رقم، هنا وبالبريد.
new-request-step-person = يتابعه إنسان، وترى من هو.
new-request-step-write = تتراسلان في صفحته، وتغلقه أنت متى حُلّ.
request-on-its-way = الطلب { $number } في طريقه إلينا.

somebody = أحدهم
the-system = النظام
event-raised = أُرسل الطلب
event-taken = { $by ->
    [you] تولّيت هذا الطلب
   *[other] تولّى { $name } هذا الطلب
}
event-assigned = { $by ->
    [you] { $to ->
        [you] أسندت هذا إلى نفسك
       *[other] أسندت هذا إلى { $person }
    }
   *[other] { $to ->
        [you] أسند { $name } هذا إليك
       *[other] أسند { $name } هذا إلى { $person }
    }
}
event-unassigned = { $by ->
    [you] أعدت هذا إلى غير المسندة
   *[other] أعاد { $name } هذا إلى غير المسندة
}
event-status = { $by ->
    [you] غيّرت الحالة إلى «{ $status }»
   *[other] غيّر { $name } الحالة إلى «{ $status }»
}
event-priority = { $by ->
    [you] غيّرت الأولوية إلى «{ $priority }»
   *[other] غيّر { $name } الأولوية إلى «{ $priority }»
}
event-solved = { $by ->
    [you] وضعت علامة محلول على هذا الطلب
   *[other] وضع { $name } علامة محلول على هذا الطلب
}
event-closed = { $by ->
    [you] أغلقت هذا الطلب
   *[other] أغلق { $name } هذا الطلب
}
event-reopened = { $by ->
    [you] أعدت فتح هذا الطلب
   *[other] أعاد { $name } فتح هذا الطلب
}
event-waits-again = ينتظر ردًا من جديد
event-mail-rejected = رفض المستلم رسالة بشأن هذا الطلب
