# What stands around every page of the team: its navigation, and what an administrator has to know.

view-mine = Assigned to me
# The same in two parts: narrow windows show the first alone.
view-mine-short = Assigned
view-mine-rest = to me
view-unassigned = Unassigned
view-all-open = All open
view-closed = Closed
nav-settings = Settings
nav-desk = Desk
nav-people = People
# Read out after the number of people who wait for approval.
nav-waiting = waiting
nav-who = Who
nav-the-desk = The desk
nav-you = You

# Mails that do not go out
banner-mail-off = { $waiting ->
    [0] No mail is sent yet: no mail server is set. Set CARE_SMTP_HOST and CARE_MAIL_FROM. Until then accounts work without a confirmed address.
    [one] 1 mail waits: no mail server is set. Set CARE_SMTP_HOST and CARE_MAIL_FROM. Until then accounts work without a confirmed address.
   *[other] { $waiting } mails wait: no mail server is set. Set CARE_SMTP_HOST and CARE_MAIL_FROM. Until then accounts work without a confirmed address.
}
banner-mail-failing = { $waiting ->
    [0] No mail is sent yet: the mail server does not take them.
    [one] 1 mail waits: the mail server does not take them.
   *[other] { $waiting } mails wait: the mail server does not take them.
}
banner-mail-again = Mails go out again.
banner-mail-expired = { $expired ->
    [one] 1 was not sent in time.
   *[other] { $expired } were not sent in time.
}
set-up-mail = Set up mail
banner-http = People reach this desk by http: passwords travel in the open. Put it behind https and set the base URL to https://…
desk-settings = Desk settings
