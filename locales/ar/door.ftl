door-claim-answer = يجيبك إنسان.
door-claim-request = لكل طلب
door-claim-page = رقمه وصفحته.
door-you-write = تكتب
door-you-write-how = بكلماتك وفي أي وقت
door-you-see = ترى
door-you-see-what = من يتابع طلبك وإلى أين وصل
door-you-keep = تحتفظ
door-you-keep-what = بالمحادثة كاملة في مكان واحد
back-to-sign-in = العودة إلى تسجيل الدخول
create-an-account = إنشاء حساب

welcome = أهلًا بك
welcome-lead = إذا كان هناك ما ليس على ما يرام فاكتب إلينا. تحصل على رقم، ويجيبك إنسان، ويبقى كل شيء في صفحة واحدة.
welcome-closed = ينشئ مكتب الخدمة الحسابات. يُرجى طلب حساب منه.
welcome-before-set-up = لم يُهيَّأ مكتب الخدمة هذا بعد. من شغّله يجد رابطًا للتهيئة يُستخدم مرة واحدة حيث يعرض البرنامج عنوانه.

sign-in-lead = لتطّلع على طلباتك وتكتب إلينا.
sign-in-to-see = سجّل الدخول لرؤية هذه الصفحة.
sign-in-forgot = هل نسيت كلمة المرور؟
signed-out = تم تسجيل خروجك.

sign-up-known = لديك حساب بالفعل؟
sign-up-as = أسجّل بصفتي
sign-up-as-customer = أحتاج إلى مساعدة
sign-up-as-agent = أجيب عن الطلبات. يوافق عليّ مدير أولًا
sign-up-create = إنشاء الحساب
sign-up-closed = ينشئ مكتب الخدمة الحسابات حاليًا. يُرجى طلب حساب منه.

verify-title = تأكيد البريد الإلكتروني
verify-look = راجع بريدك
verify-lead = كتبنا إلى { $email }. أدخل الرمز الوارد في تلك الرسالة.
verify-lead-unknown = كتبنا إلى عنوانك. أدخل الرمز الوارد في تلك الرسالة.
verify-lead-not-asked = يمكن لمكتب الخدمة إرسال الرسائل الآن. اطلب أدناه رمزًا إلى { $email } ثم أدخله هنا.
verify-confirm = تأكيد البريد الإلكتروني
verify-junk = لم يصل شيء؟ انظر في مجلد الرسائل غير المرغوب فيها.
verify-resend = إرسال رمز جديد
verify-resend-in = يمكنك طلب رمز جديد بعد { $seconds } ث.
verify-resend-wait = يمكن إرسال رمز جديد بعد { $wait }. ربما يصل الرمز السابق أيضًا.
verify-resent = رمز جديد في طريقه إليك.
verify-begin-again = البدء من جديد
email-changed = تم تغيير بريدك الإلكتروني.

forgot-title = نسيت كلمة المرور
forgot-heading = هل نسيت كلمة المرور؟
forgot-lead = نرسل إليك رمزًا تعيّن به كلمة مرور جديدة.
forgot-mail-off = لا يمكن لمكتب الخدمة إرسال الرسائل حاليًا. يُرجى طلب رابط من مديره.
forgot-send = إرسال الرمز
forgot-code-lead = إذا كان للعنوان { $email } حساب هنا فالرمز في طريقه إليه.
forgot-code-lead-unknown = إذا كان لعنوانك حساب هنا فالرمز في طريقه إليه.
forgot-code-again = طلب رمز آخر

reset-title = تعيين كلمة مرور جديدة
reset-lead = للعنوان { $email }. تنتهي الجلسات الأخرى لهذا الحساب.
reset-set = تعيين كلمة المرور
password-set = تم تغيير كلمة المرور. سجّل الدخول بالجديدة؛ انتهت كل الجلسات الأخرى.

invitation-title = الانضمام
invitation-heading = أهلًا بك يا { $name }
invitation-lead = أنت مدعو إلى الإجابة عن الطلبات في { $desk }. تسجّل الدخول بالعنوان { $email }. اختر كلمة مرور.

setup-title = تهيئة مكتب الخدمة
setup-lead = ستكون أول مدير له. يمكن تغيير كل شيء هنا لاحقًا.
setup-create = إنشاء مكتب الخدمة
desk-name = اسم مكتب الخدمة
desk-name-hint = يقرؤه عملاؤك في كل صفحة وفي كل رسالة.
base-url = عنوان الموقع
base-url-hint = به تبدأ الروابط في الرسائل.

waiting-title = بانتظار الموافقة
waiting-heading = أوشكنا على الانتهاء يا { $name }
waiting-lead = يقرر أحد مديري { $desk } بشأن الموظفين الجدد.
waiting-name = الاسم
waiting-applied = تاريخ التقديم
what-happens-next = ماذا يحدث بعد ذلك
waiting-step-read = يقرأ أحد المديرين طلب انضمامك.
waiting-step-mail = تصلك رسالة بالجواب.
waiting-step-inbox = بعد الموافقة تقودك هذه الصفحة إلى صندوق الوارد.
waiting-withdraw = سحب الطلب
waiting-withdraw-hint = بالسحب يُحذف طلب انضمامك. يمكنك التقديم من جديد في أي وقت.
waiting-withdrawn = تم سحب طلب انضمامك ولم يُحفظ منه شيء.
