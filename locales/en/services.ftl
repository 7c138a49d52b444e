# The catalogue of services, how they are doing, and being told when that changes.

availability-available = Available
availability-degraded = Degraded
availability-down = Down
availability-planned = Planned work

services = Services
service-status = Service status
services-lead = What we offer, and how it is doing right now.
services-find = Search services
services-search = Search
services-category = Category
services-all-categories = All categories
services-availability = Availability
services-any-availability = Any availability
services-none = No services yet
services-none-why = What we offer will be listed here.
services-nothing-fits = Nothing fits
services-nothing-fits-why = Try fewer words, another category or any availability.
services-show-all = Show all services
service-price = Price
service-hours = Hours
service-archived = Archived: only the team sees this page.
service-starts = Starts { $time }
service-until = Expected until { $time }
service-work-planned = Work planned { $time }
service-since = Since { $time }
service-request = Write to us about this
service-back = All services

# Being told
service-news = Tell me when it changes
service-news-lead = We write when its availability changes, at most six times a day.
service-news-address = We first send one mail to this address and ask whether you want this.
service-news-way = How
service-by-mail = By mail
service-by-push = On my device
service-tell-me = Tell me
service-told-by-mail = We tell you by mail when this changes.
service-told-by-push = We tell you on your device when this changes.
service-told-by-both = We tell you by mail and on your device when this changes.
service-stop = Stop telling me
service-news-begun = Done. We tell you when this changes.
service-news-ended = Done. We no longer tell you about this.
service-news-asked = A mail is on its way to this address, unless it had one today. Press the button on the page behind its link, and we tell you.
service-confirm = Do you want to be told?
service-confirm-lead = We would write to { $email } when the availability of these changes:
service-confirm-button = Yes, tell me
service-confirm-not-you = It was not you who asked? Close this page: nothing happens.
service-confirmed = Done. We tell you when these change.
service-confirmed-before = This is confirmed already
service-confirmed-lead = We tell you when the availability of these changes:
service-confirmed-stop = Every mail about it has a link that ends it.
service-confirm-over = This link is over
service-confirm-over-lead = There is nothing left to confirm: the time in which it worked is over, or the messages were ended since.
service-confirm-over-again = To be told again, open the service and enter your address there once more.
service-end = No more mails about this?
service-end-lead = We no longer tell you when { $service } changes.
service-end-button = Stop telling me
service-end-done = You are not told about this any more
service-end-done-lead = We send nothing further about it. You can ask for it again on its page.
service-new-state = { $service }: { $state }
services-followed = Services you follow
services-followed-lead = We tell you when their availability changes.
services-followed-by-mail = By mail
services-followed-by-push = On your devices
services-followed-by-both = By mail and on your devices
services-followed-stop = Stop
services-followed-stop-of = Stop telling me about { $service }

# The status page
board-all-well = Everything works
board-disturbed = { $count ->
    [one] One service is not fully available
   *[other] { $count } services are not fully available
}
board-now = Right now
board-planned = Planned
board-share = { $whole }.{ $part } %
board-share-all = 100 %
board-past = Past incidents
board-past-none = No incidents in the last 90 days.
board-days = Last 90 days
board-oldest = 90 days ago
board-today = Today
board-days-well = Last 90 days: no disturbance
board-days-told = { $count ->
    [one] Last 90 days: one day not fully available
   *[other] Last 90 days: { $count } days not fully available
}
board-days-each = { $days } { $count ->
    [one] (1 day)
   *[other] ({ $count } days)
}
board-lasted = { $from } to { $until }
board-expected = expected until { $time }
board-over = Available again

# On other pages
notice-more = { $count ->
    [one] and one more service
   *[other] and { $count } more services
}
notice-see = See the service status
request-service = Service
request-service-optional = Service (optional)
request-service-none = None in particular
menu = Menu
event-service = { $by ->
    [you] You set the service to { $service }
   *[other] { $name } set the service to { $service }
}
event-service-none = { $by ->
    [you] You removed the service
   *[other] { $name } removed the service
}

# When people are there
desk-hours = When we are here
desk-hours-closed = We are closed now and back { $time }.
hours-days = { $first } to { $last }
hours-two-days = { $first } and { $last }
list-comma = {", "}
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
