# What went wrong: what is so, and what to do next.

# How long to wait.
seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
too-many-attempts = These were too many attempts. Please wait { $wait }, then try again.

too-long = This is too long. Use at most { $most } characters.
one-line-only = Please use letters on one line only.
first-name-missing = Please enter your first name.
last-name-missing = Please enter your last name.
mobile-wrong = Please use digits, for example +44 20 7946 0123.
time-zone-unknown = This time zone is not known. Choose one such as Europe/Helsinki.
time-zone-missing = Please choose a time zone such as Europe/Helsinki.
language-unknown = This language is not spoken here. Please choose one of the list.
language-missing = Please choose a language.
desk-name-missing = Please give your desk a name.
base-url-wrong = Please enter an address such as https://help.example.com, without a path.
email-missing = Please enter an email address.
email-too-long = This address is too long. Please check it.
email-has-spaces = An address has no spaces. Please check it.
email-has-no-at = This address has no @. Please check it.
email-has-many-ats = This address has more than one @. Please check it.
email-has-no-name = Something is missing before the @. Please check it.
email-has-no-host = Something is missing after the @. Please check it.
email-has-no-ending = This address has no ending such as .com. Please check it.
email-host-wrong = The part after the @ does not look right. Please check it.
email-name-wrong = The part before the @ does not look right. Please check it.

# Signing in and up
own-email-missing = Please enter your email address.
password-missing = Please enter your password.
sign-in-wrong = The email or the password is not right. Please try again.
account-deactivated = This account is deactivated. Please ask an administrator.
account-cannot-sign-in = This account cannot sign in.
sign-up-refused = This desk does not take new accounts. Please ask its administrators.
applications-closed = This desk does not take applications for now.
role-missing = Please choose Customer or Agent.
account-exists = There is an account with this address already.
account-exists-sign-in = There is an account with this address already. Please sign in.
account-exists-by-now = There is an account with this address by now. Please sign in.

# Codes
code-missing = Please enter the code from the mail.
code-has-six-digits = A code has six digits. Please check it.
code-not-asked = This browser is not waiting for a code. Please begin again here, or enter the code where you asked for it.
code-to-ask-first = This browser is not waiting for a code. Please ask for one first.
code-over = This code does not work any more. Please ask for a new one.
code-wrong-for-good = This code is not right, and it has been tried too often. Please ask for a new one.

# Passwords
password-to-choose = Please choose a password.
password-too-long = This password is too long. Use at most { $most } characters.
password-leaked = This password appears in lists of leaked ones. Please choose another.
password-like-you = This password is too close to your name or address. Please choose another.
passwords-differ = The two passwords differ. Please type the same one twice.

# One's own account
own-email-already = This is your address already.
current-password-missing = Please enter your current password.
current-password-wrong = This is not your current password. Please try again.
last-admin = This is the last active administrator. Make somebody else an administrator first.

# Requests
text-missing = Please write something first.
text-too-long = This text is too long: at most { $most } characters, please.
subject-missing = Please give your request a subject, so that we see at a glance what it is about.
subject-too-long = This subject is too long: at most { $most } characters, please.
sent-twice = This was sent twice at once. Please look again.
files-too-many = A message takes at most { $most } files.
file-gone = One of the files is not there any more. Please add it again.
file-too-large = “{ $name }” is too large. A file may have { $most } MB.
files-unsent-too-large = Files that were not sent yet may take { $most } MB. Send or remove some of them first.
draft-too-long = This is too long to be kept. Please shorten it.
request-closed = This request is closed. Reopen it to write again.
request-unassigned = Nobody has this request yet. Take it first.
request-of-other = { $name } has this request. You can read it and add a note.
request-taken = { $name } took this request a moment ago. You can follow it.
request-given-back = This request went back to Unassigned a moment ago. Please look again.
request-changed = Somebody changed this request at the same moment. Please look again.
changed-at-once = Somebody changed this at the same moment. Please try again.
somebody-else = Somebody else
status-never-new-again = A request that was opened does not become new again.
status-missing = Please choose a status from the list.
priority-missing = Please choose a priority from the list.
assignee-missing = Please choose a person from the list.
assignee-unfit = This person cannot take requests. Please choose somebody else.

# The team and the desk
no-such-account = No active account has this address.
role-unfit = Please choose Agent or Admin.
people-to-select = Please select somebody first.
people-too-many = Please select at most { $most } people.
word-to-type = Please type DEACTIVATE, in capitals. Nobody was deactivated.
person-not-active = { $name } is not active.
person-not-deactivated = { $name } is not deactivated.
application-gone = This application is not there any more.
application-decided = { $name } does not wait for approval any more.
account-changed = This account changed a moment ago. Please try again.
invitee-has-applied = { $name } has applied with this address. Approve the application below.
invitee-is-deactivated = { $name } has this address and is deactivated. Reactivate the account instead.
invitee-is-customer = This is the address of the customer { $name }. An agent needs an address of their own.
invitee-works-here = { $name } works here with this address already.
accent-wrong = Please give a colour by six digits, such as #0e5c66.
limit-wrong = Please give a whole number from 1 to 1,000,000.

code-wrong = { $left ->
    [one] This code is not right. You can try once more.
   *[other] This code is not right. You can try { $left } more times.
}
password-too-short = { $missing ->
    [one] Add { $missing } more character. A password has at least { $least }.
   *[other] Add { $missing } more characters. A password has at least { $least }.
}
password-easy = { $reason ->
    [keys] This password is easy to guess: it follows the keys. Three or four unrelated words make a good one.
    [repeats] This password is easy to guess: it repeats itself. Three or four unrelated words make a good one.
    [sequence] This password is easy to guess: it is a sequence like abc or 6543. Three or four unrelated words make a good one.
    [date] This password is easy to guess: it is a date. Three or four unrelated words make a good one.
    [word] This password is easy to guess: it is a single word. Three or four unrelated words make a good one.
    [name] This password is easy to guess: it is a name. Three or four unrelated words make a good one.
    [common] This password is easy to guess: many people use one like it. Three or four unrelated words make a good one.
   *[other] This password is easy to guess. Three or four unrelated words make a good one.
}

# The store takes nothing at the moment.
text-not-stored = { $shortage ->
    [disk] This could not be stored, the disk is full. Your text is kept. Try again.
   *[database] This could not be stored, the database is away. Your text is kept. Try again.
}
form-not-stored = { $shortage ->
    [disk] This could not be stored, the disk is full. Nothing is lost. Please try again.
   *[database] This could not be stored, the database is away. Nothing is lost. Please try again.
}

# Pages for what went wrong
error-number = Error { $status }
error-reference = reference
start-page = Start page
name-not-served = This desk does not answer to the name “{ $name }”. If it should, its operator adds the name to the base URL or to --allowed-hosts (CARE_ALLOWED_HOSTS).
error-403 = This is not open to you
error-403-text = The form came from another page, or your rights have changed. Nothing was changed. Go back, load the page again and try once more.
error-404 = This page is not connected
error-404-text = The address may be mistyped, or the request belongs to another account. Nothing of yours is lost.
error-409 = Somebody was faster
error-409-text = This changed a moment ago. Go back and look at how it stands now.
error-413 = This is too long
error-413-text = What you sent is larger than the desk takes. Go back, shorten it and send it again.
error-421 = This name is not served here
error-421-text = The desk answers under other names. Its operator can add this one with the setting --allowed-hosts.
error-429 = Too many tries
error-429-text = To keep accounts safe, there is a limit. Please wait a little and try again.
error-500 = Something broke on our side
error-500-text = It is not your doing. It was written down under the reference below. Please try again.
error-503 = The store is away for a moment
error-503-text = Nothing was stored and nothing is lost. Go back: your text is still there. Please try again in a minute.
error-507 = The disk is full
error-507-text = Nothing was stored. Reading still works. Go back: your text is still there. Please try again later.
logo-missing = Please choose a file first.
logo-too-large = This file is too large. A logo may have 1 MB at most.
logo-unreadable = This is no picture that can be used. Please choose a PNG, JPEG or WebP.
picture-too-large = This file is too large. A picture may have 8 MB at most.

# Services and hours
moment-wrong = Please give a date, and where it matters a time: 2026-11-28 or 2026-11-28 02:00.
ends-before-it-starts = This end is before the start. Please check both.
service-name-missing = Please give the service a name.
service-name-used-up = Many services have this name already. Please choose another one.
services-full = There are { $most } services already, more do not fit in the catalogue. Archive one first.
service-gone = This service is not offered any more. Please choose another one, or none.
availability-unknown = Please choose one of the four.
service-news-no-way = Please choose at least one way to be told.
service-news-no-device = None of your devices takes notices yet. Turn them on at one of your requests, or choose mail.
hours-incomplete = “{ $part }” needs days and times, for example Mon-Fri 08:00-18:00.
hours-day-unknown = “{ $day }” is no day. Use Mon, Tue, Wed, Thu, Fri, Sat or Sun.
hours-time-wrong = “{ $time }” is no stretch of time. Write it like 08:00-18:00.
hours-end-first = “{ $time }” ends before it begins.
hours-overlap = The times on { $day } overlap.

# Canned texts, and articles that go
canned-name-missing = Please give the text a name.
canned-text-missing = Please write the text.
canned-language-unknown = Please choose one of the languages.
canned-name-taken = There is a text of this name in this language already. Please choose another name.
canned-full = There are { $most } canned texts already. Remove one first.
article-not-deletable = Only a draft that never was public can be deleted. Set the article back to Draft: then nobody but the team reads it.
