# The list of one's own requests.

requests-new = New request
requests-find = Find by number or subject
requests-filter = Show
requests-all = All
requests-yours = Waiting for you
requests-ours = Waiting for us
requests-done = Solved and closed
requests-list = Requests
requests-number = Number
requests-subject = Subject
requests-status = Status
requests-agent = Agent
requests-updated = Last update
requests-unassigned = Not assigned yet
requests-none = No requests yet
requests-none-why = When something is not right, write to us. You get a number, a person answers, and everything stays on this page.
requests-none-yours = Nothing waits for you
requests-none-ours = Nothing waits for us
requests-none-done = Nothing is solved or closed
requests-elsewhere = Your other requests stand under All.
requests-show-all = Show all
requests-nothing-fits = Nothing matches “{ $words }”
requests-nothing-fits-why = Try a part of the subject, or the number alone.
requests-you = You
