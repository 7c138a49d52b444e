# One's own account.

saved = Saved.
language-of-browser = As the browser asks
language-hint-of-staff = Mails to you are written in it. Pages of the team are in English.
language-hint = Pages and mails are written in it.

account = Account
account-you = You
mobile = Mobile number
time-zone-hint = Times are shown in it.
save = Save
account-signs-in-as = You sign in as { $email }.
account-code-sent = We have written to { $email }. Enter the code from that mail; until then nothing changes.
new-email = New email
current-password = Current password
change-email = Change email
change-password-lead = Changing it signs out every other session.
change-password = Change password
password-changed = Password changed. Your other sessions are signed out.
sessions = Where you are signed in
browser-on-system = { $browser } on { $system }
unknown-browser = Unknown browser
this-browser = This browser
sign-out-elsewhere = Sign out everywhere else
signed-out-there = Signed out there.
signed-out-elsewhere = Signed out everywhere else.
delete-account = Delete account
only-admin = You are the only admin. Make somebody else an admin first.
delete-account-lead = Your name, address and number are removed for good, and you are signed out. Requests and messages stay with the desk under “Deleted person”.
delete-my-account = Delete my account
delete-account-sure = Delete your account?
delete-account-for-good = There is no way back. You are signed out at once.
keep = Keep
account-deleted = Your account is deleted.
