# Who answers requests.

people = People
people-summary = { $answering ->
    [one] { $answering } person answers requests
   *[other] { $answering } people answer requests
}{ $invited ->
    [0] {""}
    [one] , { $invited } is invited
   *[other] , { $invited } are invited
}{ $waiting ->
    [0] {""}
    [one] , { $waiting } waits for you
   *[other] , { $waiting } wait for you
}.

# Applications
people-waiting = Waiting for approval
people-count-waiting = { $count } waiting
# The moment follows.
applicant-signed-up = signed up
approve = Approve
decline = Decline

# The table
agents = Agents
agents-table = Table of agents
agent-select = Select
agent-select-one = Select { $name }
agent-name = Name
agent-role = Role
agent-open = Open
agent-waiting = Waiting
agent-closed-today = Closed today
agent-last-seen = Last seen
agent-actions = Actions
agent-not-seen = not yet
agent-invited = Invited, not here yet
# The moment follows.
agent-invited-on = Sent
agent-deactivated = Deactivated
agent-is-you = You
make-agent = Make agent
make-admin = Make admin
deactivate = Deactivate
deactivate-question = Deactivate { $name }?
deactivate-what = { $count ->
    [0] They are signed out at once. They have no open requests. Their name stays in the history.
   *[other] They are signed out at once. Their { $count } open requests go back to Unassigned. Their name stays in the history.
}
reactivate = Reactivate
# The word to type stays as it is in every language.
deactivate-selected-word = Type DEACTIVATE to deactivate everybody ticked above
deactivate-selected-what = They are signed out at once. Their open requests go back to Unassigned. Their names stay in the history.
deactivate-selected = Deactivate selected

# Inviting
agent-add = Add agent
invite = Add an agent
invite-lead = They get a mail with a link to choose a password. It works for 7 days.
invite-send = Send invitation
invite-send-again = Send again
invited-by-mail = { $name } is invited by mail.
invited-link = You can also pass this link on yourself. It is shown only now and works once, until { $until }.
invitation-link = Invitation link

# What was done
applicant-approved = { $name } can answer requests now.
applicant-declined = The application of { $name } is declined.
agent-was-deactivated = { $released ->
    [0] Deactivated and signed out.
    [one] Deactivated and signed out. { $released } open request went back to Unassigned.
   *[other] Deactivated and signed out. { $released } open requests went back to Unassigned.
}
agents-were-deactivated = { $count ->
    [one] { $count } person is deactivated and signed out.
   *[other] { $count } people are deactivated and signed out.
}
agent-was-reactivated = Reactivated.
role-was-changed = The role is changed.
