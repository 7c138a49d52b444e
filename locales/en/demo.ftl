# The demo's outgoing mails.

demo-mails-lead = The demo sends nothing. What people would get stands here, newest first.
demo-no-mails = No mails yet
demo-no-mails-why = Sign up, write a request or answer one, and its mail appears here.
demo-mail-from = From
demo-mail-to = To
demo-mail-when = When
demo-mail-html = Show the HTML part
demo-mail-waiting = waiting
demo-mail-sent = sent
demo-mail-rejected = rejected
demo-mail-expired = expired
