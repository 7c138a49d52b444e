# The lists of requests as the team reads them.

unassigned = Unassigned
assignee = Assignee
assign = Assign

# What stands in place of an empty list
inbox-none-mine = All answered
inbox-none-mine-why = Nothing waits for you.
inbox-others-unassigned = { $count ->
    [one] { $count } is unassigned.
   *[other] { $count } are unassigned.
}
inbox-none-unassigned = Nothing is unassigned
inbox-none-unassigned-why = Every open request has somebody who looks after it.
inbox-none-open = Nothing is open
inbox-none-open-why = New requests appear here by themselves.
inbox-none-closed = Nothing is closed yet
inbox-none-closed-why = Solved and closed requests are kept here.
see-unassigned = See Unassigned
see-all-open = See All open
see-closed = See Closed
