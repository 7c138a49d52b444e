# One request, as the team works on it.

priority-low = Low
priority-normal = Normal
priority-high = High
priority-urgent = Urgent

ticket-customer = Customer
ticket-customer-since = Customer since { $year }
ticket-mobile = Mobile
ticket-others = Other requests
ticket-mails-come-back = Mails to { $address } come back: { $answer }
ticket-reading-only = This request is closed: reading only.
ticket-note-of-team = Note, only the team sees this
ticket-replied = replied
ticket-from-portal = in the portal
ticket-from-chat = in the chat
ticket-until = Until { $time }

# What one sets
ticket-status = Status
set-status = Set status
ticket-priority = Priority
set-priority = Set priority
take = Take

# What was done
status-was-set = Status set to { $status }.
priority-was-set = Priority set to { $priority }.
ticket-was-assigned = Request { $number } is assigned to { $name }.
ticket-was-unassigned = Request { $number } is assigned to nobody.
ticket-was-taken = This request is yours now.
ticket-was-closed = Request closed.
ticket-was-reopened = Request reopened.
composer-mode = What to write

# Beside the field for a reply: how it reaches whoever came through a chat.
ticket-to-chat = To { $name } in the chat
ticket-to-chat-or-mail = To { $name } in the chat, by mail if they left it
ticket-no-address = no address left
ticket-take-to-reply = Take the request to reply
ticket-formatting = Formatting
ticket-formatting-sign = Aa
