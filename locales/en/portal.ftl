# One request, and writing a new one.

status-new = New
status-open = Open
status-pending = Pending
status-solved = Solved
status-closed = Closed
status-yours = Waiting for you
status-ours = Waiting for us

request-tab = Request { $number }
request-looked-after = { $name } is looking after this
nobody-assigned = Nobody is assigned yet
request-details = Details
request-sent-at = Sent
request-history = History
your-agent = Your agent
conversation = Conversation
earlier-messages = Show earlier messages
newest-message = Go to the newest message
close-request = Close request
reopen-request = Reopen request
request-is-closed = This request is closed.
request-reopen-to-write = Reopen it to write again.
request-was-closed = Request closed. You can reopen it whenever you need to.
request-was-reopened = Request reopened. We look at it again.

request-no-number = No number yet
new-request-lead = Tell us what is not right. A person reads it.
new-request-subject-hint = A few words are enough.
new-request-description = Description
new-request-description-hint = When did it start? What have you tried? Plain words are fine.
new-request-send = Send request
new-request-step-number = You get a number, here and by mail.
new-request-step-person = A person looks after it, you see who.
new-request-step-write = You write to each other on its page. You close it when it is solved.
request-on-its-way = Request { $number } is on its way to us.

# What happened, in one line each. "by" is "you" when the reader did it.
somebody = somebody
the-system = The system
event-raised = Request sent
event-taken = { $by ->
    [you] You took this on
   *[other] { $name } took this on
}
event-assigned = { $by ->
    [you] { $to ->
        [you] You assigned this to yourself
       *[other] You assigned this to { $person }
    }
   *[other] { $to ->
        [you] { $name } assigned this to you
       *[other] { $name } assigned this to { $person }
    }
}
event-unassigned = { $by ->
    [you] You put this back to Unassigned
   *[other] { $name } put this back to Unassigned
}
event-status = { $by ->
    [you] You set the status to { $status }
   *[other] { $name } set the status to { $status }
}
event-priority = { $by ->
    [you] You set the priority to { $priority }
   *[other] { $name } set the priority to { $priority }
}
event-solved = { $by ->
    [you] You marked this solved
   *[other] { $name } marked this solved
}
event-closed = { $by ->
    [you] You closed this
   *[other] { $name } closed this
}
event-reopened = { $by ->
    [you] You reopened this
   *[other] { $name } reopened this
}
event-waits-again = Waits for an answer again
event-mail-rejected = A mail about this was refused by its receiver
