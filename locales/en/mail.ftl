# Mails. A lead follows the greeting and its comma.

mail-hello = Hello,
mail-hello-name = Hello { $name },
mail-time = { $date }, { $time } ({ $zone })

# Who is not named
mail-a-customer = A customer
mail-a-colleague = Somebody of our team
mail-an-admin = An administrator
mail-somebody = Somebody

# Why one gets it
mail-why-customer = Answers to this mail are not read. Please write on the page, where the whole conversation stays together.
mail-why-agent = You get this mail because you answer requests at { $desk }. Answers to it are not read.
mail-why-admin = You get this mail because you administer { $desk }.
mail-why-admin-new = You get this mail because you administer { $desk }. You can switch it off in the settings.
mail-why-account = You get this mail because this address belongs to an account at { $desk }.
mail-why-both = This mail goes to the old and to the new address.

# The button
mail-open-request = Open the request
mail-open-my-request = Open my request
mail-read-and-answer = Read and answer
mail-enter-code = Enter the code
mail-look-at-account = Look at my account
mail-see-sessions = See where I am signed in
mail-decide = Decide
mail-go-to = Go to { $desk }
mail-go-to-requests = Go to my requests
mail-back-to-settings = Back to the settings

# Requests
mail-rest = The rest is on the page.
mail-request-received-subject = We have your request: { $ticket }
mail-request-received = your request is here and has the number { $number }. A person reads it and answers.
mail-request-new-subject = New request: { $ticket }
mail-request-new = { $who } raised request { $number }. Nobody has it yet.
mail-assigned-customer-subject = { $agent } has your request: { $ticket }
mail-assigned-customer = { $agent } takes care of your request { $number } from now on.
mail-assigned-agent-subject = Assigned to you: { $ticket }
mail-assigned-agent = { $who } gave you request { $number } from { $requester }.
mail-reply-subject = New reply: { $ticket }
mail-reply-customer = { $who } answered your request { $number }.
mail-reply-agent = { $who } wrote on request { $number }.
mail-solved-subject = Solved: { $ticket }
mail-solved-by-you = you solved request { $number }.
mail-solved-yours = { $who } solved your request { $number }. Something is still not right? Write on the page, and it is open again.
mail-solved-staff = { $who } solved request { $number }.
mail-closed-subject = Closed: { $ticket }
mail-closed-by-you = you closed your request { $number }. You can read it at any time, and reopen it when you need it again.
mail-closed-yours = { $who } closed your request { $number }. You can read it at any time, and reopen it when you need it again.
mail-closed-staff = { $who } closed request { $number }.
mail-reopened-subject = Reopened: { $ticket }
mail-reopened-by-you = you opened your request { $number } again. We look at it.
mail-reopened-yours = { $who } opened your request { $number } again.
mail-reopened-staff = { $who } opened request { $number } again.

# Accounts
mail-welcome-subject = Welcome to { $desk }
mail-welcome = your account works. Write to us whenever something is not right: you get a number, a person answers, and everything stays on one page.
mail-sign-up-code-subject = Your code for { $desk }
mail-sign-up-code = here is the code that confirms your email address. It works for { $minutes } minutes, in the browser where you asked for it.
mail-sign-up-code-not-you = You did not ask for it? Then somebody mistyped an address. You need not do anything: without the code no account starts.
mail-verify-code-subject = Confirm your email address
mail-verify-code = here is the code that confirms that this address is yours. It works for { $minutes } minutes, in the browser where you asked for it.
mail-verify-code-not-you = You did not ask for it? Then you need not do anything.
mail-reset-code-subject = Your code for a new password
mail-reset-code = here is the code that lets you set a new password. It works for { $minutes } minutes, in the browser where you asked for it.
mail-reset-code-not-you = You did not ask for it? Your password still works, and nobody can change it without this code. You need not do anything.
mail-new-email-code-subject = Confirm your new email address
mail-new-email-code = here is the code that makes this the new address of your account. It works for { $minutes } minutes, in the browser where you asked for it.
mail-new-email-code-not-you = You did not ask for it? Then you need not do anything: without the code nothing changes.
mail-address-known-subject = You have an account at { $desk }
mail-address-known = somebody, perhaps you, wanted to create an account with this address. There is one already, and nothing has changed. You can sign in, and set a new password there if you forgot yours.
mail-address-known-not-you = It was not you? You need not do anything.
mail-password-changed-subject = Your password was changed
mail-password-changed = the password of your account was changed on { $when }. Other browsers were signed out.
mail-password-changed-not-you = It was not you? Set a new password at once with “Forgot password?” on the sign-in page.
mail-email-changed-subject = Your email address was changed
mail-email-changed = the email address of your account was changed on { $when }.
mail-email-before = Before: { $old }
mail-email-now = Now: { $new }
mail-email-changed-not-you = It was not you? Write to the people of { $desk } at once.
mail-new-sign-in-subject = A new sign-in to your account
mail-new-sign-in = somebody signed in to your account from a browser that we had not seen before. If it was you, all is well.
mail-sign-in-when = When: { $when }
mail-sign-in-from = From: { $address }
mail-sign-in-browser = Browser: { $browser }
mail-new-sign-in-not-you = It was not you? Sign that browser out on the page, then change your password.

# The team
mail-agent-applied-subject = { $applicant } asks to join the team
mail-agent-applied = { $applicant } asks to become an agent. The address is confirmed. Nothing can be read by them until you approve.
mail-agent-invited-subject = Your invitation to the team of { $desk }
mail-agent-invited = { $inviter } invites you to answer requests at { $desk }. Follow the link and choose a password, then you are in.
mail-agent-invited-link = The link works once, for seven days. A newer invitation ends it.
mail-agent-approved-subject = You are on the team of { $desk }
mail-agent-approved = you can sign in now and answer requests. Yours are under “Mine”; the ones that wait for somebody are under “Unassigned”.
mail-agent-declined-subject = Your application to { $desk }
mail-agent-declined = we have read your application to answer requests at { $desk } and cannot take it up. Your details are removed. You may apply again at any time.
mail-test-subject = A test mail from { $desk }
mail-test = this mail shows that { $desk } can send mails. You asked for it in the settings.

# Services
mail-service-confirm-subject = Do you want to be told about { $service }?
mail-service-confirm = somebody, perhaps you, asked { $desk } to write to this address when the availability of { $service } changes. We do so only after you press the button on this page.
mail-service-confirm-look = See what it is about
mail-service-confirm-not-you = You did not ask for it? You need not do anything: nothing else is sent.
mail-service-changed = { $service } is now: { $state }.
mail-service-look = See the service
mail-why-service = You get this mail because you asked to be told when this service changes. You can end it at any time:
mail-chat-code-subject = Your code for { $desk }
mail-chat-code = here is the code that connects your chat with this email address. It works for { $minutes } minutes, in the chat where it was asked for.
mail-chat-code-not-you = You did not ask for it? Then somebody mistyped an address. You need not do anything: without the code nothing is connected.
