# The desk's own settings.

settings = Settings
desk-title = The desk
desk-name-shown = Shown on every page and in every mail.
desk-time-zone-hint = For people who chose none.
desk-language-hint = For people who chose none, and for mails to them.
desk-switches = Switches
sign-up-open = Sign-up is open
sign-up-open-hint = Anybody can create an account.
applications-open = Applications are open
applications-open-hint = One can sign up as an agent and waits for approval.
mail-admins = Mail admins about new requests
mail-admins-hint = Every admin gets a mail for each new request.
desk-save = Save
desk-was-saved = Settings saved.

# Brand
brand = Brand
brand-is-preview = This is a preview that only you see. Save it, or leave the page.
accent-colour = Accent colour
accent-colour-hint = Buttons, links and what is chosen. Made darker by day and lighter by night where it could not be read.
# A message and a button, to look at.
brand-example = It works again, thank you.
look-save = Save look
look-preview = Preview
look-was-saved = The look is saved.
logo = Logo
logo-hint = PNG, JPEG or WebP, 1 MB at most. It takes the place of mark and name, 28 pixels high. A square one of 144 pixels or more is also the icon of the installed app.
logo-save = Save logo
logo-was-saved = The logo is saved.
logo-remove = Remove the logo
logo-was-removed = The mark and the name are back.
accent-reset = Use petrol again

# Conversation
conversation-both-sides = What both sides see of each other
show-seen = Show what was seen
show-seen-hint = “Seen 10:32” stands under one’s last message. Off: it is not noted either.
show-typing = Show who is typing
show-typing-hint = While somebody writes a message or a reply, never a note.
conversation-save = Save conversation
conversation-was-saved = The conversation's settings are saved.

# Limits
limits = Limits
limits-lead = Against guessing and flooding. They count at once.
limit-sign-ins-per-account = Wrong sign-ins per account
limit-sign-ins-per-address = Wrong sign-ins per network address
limit-codes-per-browser = Codes per browser
limit-wrong-codes = Wrong codes per account
limit-wrong-codes-hint = a day, from unknown browsers
limit-sign-ups = Sign-ups per network address
limit-requests = New requests per customer
limit-streams = Live pages per network address
limit-streams-at-once = open at the same time
limit-streams-hint = Raise it where many people share one address.
limit-file-size = Largest file
limit-files-per-message = Files per message
limit-files-per-message-hint = of customers and agents
limit-unsent = Room for unsent files
limit-unsent-hint = MB for each person
limit-uploads = Files per person
limit-uploads-hint = within a minute
limit-searches = Searches in the help per network address
limit-in-quarter = in 15 minutes
limit-in-hour = in an hour
limit-in-minute = in a minute
limit-in-megabytes = MB
limits-save = Save limits
limits-were-saved = Limits saved.

# Mail
desk-mail = Mail
mail-server = Server
mail-server-at = { $host }, port { $port }
mail-sender = Sender
mails-waiting = Waiting
mails-refused = Refused by the receiver
mails-expired = Never sent, too old
mail-server-missing = No mail server is set.
mails-without-server = { $expired ->
    [0] No mail server is set. { $waiting } mails wait.
   *[other] No mail server is set. { $waiting } mails wait, { $expired } were never sent because 48 hours were over.
}
mail-server-how = Start the program with these settings, by environment or in care.toml; waiting mails then go out by themselves.
# The server's own words follow.
test-mail-taken = The server took the test mail:
test-mail-refused = The test mail was not taken:
test-mail-send = Send a test mail
test-mail-hint = It goes to your own address.
