# Signing up, in and out, and getting back in.

door-claim-answer = A person answers.
door-claim-request = Every request has
door-claim-page = its number and its page.
door-you-write = You write
door-you-write-how = In your own words, at any time
door-you-see = You see
door-you-see-what = Who looks after it, and how it stands
door-you-keep = You keep
door-you-keep-what = The whole conversation in one place
back-to-sign-in = Back to sign in
create-an-account = Create an account

welcome = Welcome
welcome-lead = When something is not right, write to us. You get a number, a person answers, and everything stays on one page.
welcome-closed = Accounts are made by the desk. Ask there for one.
welcome-before-set-up = This desk is not set up yet. Whoever started it finds a one-time set-up link where the program prints its address.

sign-in-lead = To see your requests and write to us.
sign-in-to-see = Sign in to see this page.
sign-in-forgot = Forgot password?
signed-out = You are signed out.

sign-up-known = Have one already?
sign-up-as = I am signing up as
sign-up-as-customer = I need help
sign-up-as-agent = I answer requests. An admin approves me first
sign-up-create = Create account
sign-up-closed = Accounts are made by the desk at the moment. Ask there for one.

verify-title = Confirm your email
verify-look = Look into your mail
verify-lead = We have written to { $email }. Enter the code from that mail.
verify-lead-unknown = We have written to your address. Enter the code from that mail.
verify-lead-not-asked = This desk can send mails now. Ask below for a code to { $email }, and enter it here.
verify-confirm = Confirm email
verify-junk = Nothing there? Look into the folder for junk mail.
verify-resend = Send a new code
verify-resend-in = You can ask for a new one in { $seconds } s.
verify-resend-wait = A new code can be sent in { $wait }. The last one may still arrive.
verify-resent = A new code is on its way.
verify-begin-again = Begin again
email-changed = Your email is changed.

forgot-title = Forgot password
forgot-heading = Forgot your password?
forgot-lead = We mail you a code with which you set a new one.
forgot-mail-off = This desk cannot send mails at the moment. Ask its admin for a link instead.
forgot-send = Send code
forgot-code-lead = If { $email } has an account here, a code is on its way to it.
forgot-code-lead-unknown = If your address has an account here, a code is on its way to it.
forgot-code-again = Ask for another code

reset-title = Set a new password
reset-lead = For { $email }. Other sessions of this account end.
reset-set = Set password
password-set = Password changed. Sign in with the new one; all other sessions have ended.

invitation-title = Join
invitation-heading = Welcome, { $name }
invitation-lead = You are invited to answer requests at { $desk }. You sign in as { $email }. Choose a password.

setup-title = Set up your desk
setup-lead = You become its first admin. Everything here can be changed later.
setup-create = Create desk
desk-name = Desk name
desk-name-hint = Your customers read it on every page and in every mail.
base-url = Base URL
base-url-hint = Links in mails begin with it.

waiting-title = Waiting for approval
waiting-heading = Almost there, { $name }
waiting-lead = An admin of { $desk } decides about new agents.
waiting-name = Name
waiting-applied = Applied
what-happens-next = What happens next
waiting-step-read = An admin reads your application.
waiting-step-mail = You get a mail with the answer.
waiting-step-inbox = Once approved, this page leads to the inbox.
waiting-withdraw = Withdraw
waiting-withdraw-hint = Withdrawing removes your application. You can apply again at any time.
waiting-withdrawn = Your application is withdrawn. Nothing of it is kept.
