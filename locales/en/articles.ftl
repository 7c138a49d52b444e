# Help articles, as the team writes and looks after them.

articles-all = All articles
articles-report = Report
articles-categories = Categories
articles-public = Public help
articles = Articles
article-new = New article
article-title = Title
article-visibility = Visibility
article-category = Category
articles-missing = Not translated into
articles-stale = Past its review date
articles-show = Show
articles-show-all = Show all
articles-filter = Filter
articles-none-fits = No article fits
articles-none = No articles yet
articles-none-fits-why = Try fewer filters.
articles-none-why = What customers ask again and again belongs here.
article-changed = changed
article-review = Review
article-not-in = not in
article-not-yet-in = Not in { $language } yet
article-views = { $count ->
    [one] { $count } view
   *[other] { $count } views
}
article-solved = { $count ->
    [one] solved { $count } question without a request
   *[other] solved { $count } questions without a request
}
article-helpful = { $share } of { $votes } helpful
article-revisions = Revisions
article-files = Files of this article
article-files-hint = Tick what is to be removed.
article-save = Save article
article-nothing-personal = Nothing in the text looks personal. Please read it all the same.
article-personal = Take these out before anybody else reads it:
article-personal-ask = Something in the text may say who somebody is: it is listed above Save article. Take it out, or save again to publish it all the same.
article-readers = Readers
article-views-title = Views
article-helpful-title = Helpful
article-redirects = Earlier addresses
article-comments = Comments
article-no-comments = Nobody wrote anything yet.
article-languages = Languages
article-body = Body
article-body-hint = Markdown. Begin parts with ##. An article of ours: [words](/help/its-address). A file of this article: the same with its name as the address; a picture with an exclamation mark before it, too.
article-category-hint = One of the list, or a new name.
article-visibility-hint = Draft and Internal: the team alone. What is no longer right goes back to Draft: its address leads nowhere until it is Public again.
article-language-hint = Another language than before adds a translation.
article-publish-at = Publish from
article-publish-at-hint = Empty: at once.
article-review-at = Review by
article-review-at-hint = Then it stands in the report.
article-slug = Address
article-slug-hint = Behind /help/. Empty: made of the title.
article-related = Related articles
article-related-hint = Their addresses, parted by commas. Empty: neighbours in the category.
article-language-missing = missing
article-proposal = These words wait to be published. Readers see the revision before.
article-proposal-compare = Compare and publish
article-may-not-publish = Publishing is the administrators’. What you change in a published article waits for one of them.
article-from-ticket = Out of ticket { $number }
article-helpful-of = { $share } of { $votes }
article-no-votes = no votes
category-place = Place
category-new = New category
category-add = Add category
publishing = Publishing
publishing-agents = Agents publish as well
publishing-agents-hint = Off: they write, and administrators publish.
publishing-save = Save publishing
category-slug-hint = Behind /help/c/. Empty: made of the name. It stays.
category-save = Save
category-articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
revisions-none = Nothing was written in this language.
revision-current = What it says now
revision-waits = Waits
article = Article
revision-by-command = Command line
revision-restore = Restore
revision = Revision { $number }
revision-title-was = The title was “{ $title }”.
revision-first = First version
revision-changes = What changed since the revision before
revision-removed = Removed:
revision-added = Added:
revision-left = { $count ->
    [one] { $count } line as before
   *[other] { $count } lines as before
}
report-helpful = Found helpful
report-solved = Solved without a request
report-solving = Solved most while a request was written
report-no-solving = No suggestion has solved a question yet.
report-misses = Searched and not found
report-no-misses = Every search found something.
report-least = Least helpful
report-no-least = Nobody found an article unhelpful.
report-stale = Past the review date
report-no-stale = Everything was looked at in time.
report-broken = Broken links
report-no-broken = Every link leads somewhere its readers may go.
report-further = Look through the links of further articles
report-times = { $count ->
    [one] once
   *[other] { $count } times
}
report-due = due { $date }
report-picture = picture { $name }
report-page = article { $name }
write-an-article = Write an article
nav-knowledge = Knowledge
visibility-draft = Draft
visibility-internal = Internal
visibility-public = Public
visibility-public-from = Public from { $date }
every-visibility = Every visibility
every-category = Every category
every-language = Every language
missing-none = Not asked
article-saved = Article saved.
article-proposed = Saved. It waits for an administrator to publish it.
category-added = Category added.
category-saved = Category saved.
publishing-saved = Publishing saved.
revision-restored = The article says this now.
personal-mail = Email
personal-card = Card number
personal-phone = Phone number
personal-account = Bank account
personal-network = Network address
personal-secret = Password or key
personal-date = Date, of birth perhaps
personal-address = Address
personal-name = Name

# Deleting
article-delete = Delete article
article-delete-why = It never was public, so nothing leads to it. Its texts, revisions and files are gone for good.
article-delete-question = Delete “{ $title }”?
article-delete-keep = Keep
article-deleted = The article is deleted.
