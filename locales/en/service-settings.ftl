# The catalogue as administrators keep it.

service-settings-lead = What customers see in the catalogue, on the status page and at their requests.
service-new = New service
service-open-requests = { $count ->
    [one] { $count } open request
   *[other] { $count } open requests
}
service-change-state = , change the availability of { $service }
service-settings-none-why = Add what the desk offers: customers see how it is doing and can be told when that changes.
service-archived-ones = Archived
service-bring-back = Bring back
service-is-now = { $service } is now: { $state }.
service-was-archived = Archived. Customers do not see it any more.
service-was-restored = It is back in the catalogue.
service-archived-is-silent = This service is archived. Bring it back before you say how it is doing.
service-was-saved = The service is saved.

# The form
service-one = Service
service-see-page = See its page
service-is-archived = archived
service-name = Name
service-summary = Summary
service-summary-hint = One sentence for the card.
service-description = Description
service-description-hint = Markdown: lists, links, bold words.
service-category-hint = Services of one category stand together.
service-price-hint = As customers read it, for example €39 a month.
service-hours-hint = When it can be used, for example day and night.
service-state-hint = Whoever asked to be told hears of a change within ten minutes.
service-note = Note
service-note-hint = What is so, and what is being done. Customers read it.
service-starts-field = Starts
service-starts-hint = For planned work, or when it began.
service-end-field = Expected end
service-end-hint = By your own clock. At the end of planned work the service is Available again by itself, unless you move the end.
service-save = Save service
service-picture = Picture
service-picture-hint = PNG, JPEG or WebP, 8 MB at most. Wide ones fit best.
service-picture-save = Save picture
service-picture-remove = Remove the picture
service-history = History
service-history-created = { $name } added the service
service-history-updated = { $name } changed
service-history-picture = { $name } changed the picture
service-history-said = { $name } said
service-history-by-itself = At the expected end of the planned work
service-history-archived = { $name } archived the service
service-history-restored = { $name } brought the service back
service-archive-title = Archive
service-archive-why = Customers do not see it any more, and nobody can name it in a new request. Requests that name it keep its name. You can bring it back.
service-archive-is = Customers do not see this service. Requests that name it keep its name.
service-archive = Archive service
service-archive-question = Archive { $service }?
service-archive-at-once = It leaves the catalogue and the status page at once.
service-archive-keep = Keep

# At a ticket
ticket-service-set = Set service
ticket-service-was-set = Service set.

# When people answer
hours-title = When people answer
hours-field = Hours
hours-hint = By the desk’s clock, for example Mon-Fri 08:00-18:00; Sat 10:00-14:00. Customers read it where they write; empty says nothing.
hours-save = Save hours
hours-were-saved = The hours are saved.
