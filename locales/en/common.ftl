# What stands on every page, and the words that several pages share.

skip-to-content = Skip to content
page-description = { $desk }: write to us, get a number, and follow the answer on one page.
runs-on = Runs on Customer Care Registry
choose-language = Language
main-navigation = Main
sign-in = Sign in
sign-out = Sign out
my-requests = My requests
inbox = Inbox
outgoing-mails = Outgoing mails
# Read out after somebody's name: the link leads to their account.
of-account = , account
# Who deleted their account.
deleted-person = Deleted person
role-customer = Customer
role-agent = Agent
role-admin = Admin
pages = Pages
newer = Newer
older = Older
page-before = Previous page
page-after = Next page
filters = Filters
filters-set = Filters ({ $count })

# Forms
look-again = Please look at these again:
first-name = First name
last-name = Last name
email = Email
password = Password
new-password = New password
confirm-password = Confirm password
password-hint = 8 characters or more. Three unrelated words make a good one.
show-password = Show password
code = Code
code-hint = Six digits, from the mail. They work for 10 minutes.
time-zone = Time zone
language = Language
