# ما يُقترح أثناء كتابة الطلب، وجواب المساعد نفسه، وبداية المسودات.

suggestions-title = ربما تجد الجواب هنا
suggestions-count = { $count ->
    [one] اقتراح واحد تحت الموضوع
    [two] اقتراحان تحت الموضوع
    [few] { $count } اقتراحات تحت الموضوع
   *[other] { $count } اقتراحًا تحت الموضوع
}
suggestions-new-tab = يُفتح في علامة تبويب جديدة
suggestion-solved = هذا حلّ المشكلة
suggestion-solved-ask = حسنًا، لن يُرسل طلبك. ماذا نفعل بما كتبته؟
suggestion-discard = احذفه
suggestion-keep = احتفظ به كمسودة
suggestion-was-solved = يسعدنا أن المشكلة حُلّت. لم يُرسل شيء.
suggestion-was-kept = يسعدنا أن المشكلة حُلّت. لم يُرسل شيء، وما كتبته محفوظ كمسودة.

# جواب المساعد ورسالته
auto-reply-lead = ريثما يطّلع أحد موظفينا على طلبك، قد تجيب عنه هذه المقالة:
auto-reply-end = أرسل هذا المساعدُ، وهو برنامج. وسيقرأ أحد موظفينا طلبك في كل الأحوال.
auto-reply-subject = قد تجد الجواب هنا: { $ticket }
auto-reply-mail = وجد المساعد مقالة قد تجيب عن طلبك { $number }.
auto-reply-button = هل أفادك هذا؟
auto-reply-request = لإضافة شيء افتح طلبك:

# خلف الرابط في تلك الرسالة
helped-title = هل أفادك هذا؟
helped-lead = أجاب المساعد عن طلبك { $number } بمقالة.
helped-yes = نعم، حُلّت المشكلة
helped-no = لا، ما زلت أحتاج إلى مساعدة
helped-person = مهما كان جوابك، يمكنك أن تكتب إلينا في طلبك من جديد.
helped-thanks = شكرًا لك
helped-noted = سُجّل جوابك عن الطلب { $number }.
helped-others = لا يستطيع الجواب عن هذا إلا من قدّم الطلب، بعد تسجيل الدخول.
helped-sign-in = سيُطلب منك تسجيل الدخول: لا يستطيع الجواب إلا من قدّم الطلب.
helped-to-request = إلى الطلب
helped-solved = حسنًا، طلبك محلول. اكتب إلينا مجددًا إن نقص شيء.
helped-answered = سبق الجواب عن هذا.

# مسودات الردود
draft-greeting = مرحبًا { $name }،
draft-greeting-nobody = مرحبًا،
