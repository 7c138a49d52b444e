# Help articles, as readers see them.

help = Help
help-lead = Find the answer here, or write to us.
what-can-we-do = What can we help with?
often-asked = Often asked:
help-search-label = Search help
help-search = Search
help-categories = Topics
help-most-read = Read most
help-articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
help-empty = Nothing is written here yet
help-empty-why = Write to us, and a person answers.
help-write-to-us = New request
help-results = { $count ->
    [0] Nothing found for “{ $words }”
    [one] { $count } result for “{ $words }”
   *[other] { $count } results for “{ $words }”
}
help-result-service = Service
help-nothing-found-why = Try other words or fewer of them, look through the topics, or write to us.
help-all-topics = All topics
help-not-translated = This article is not translated yet. You read it in { $language }.
help-files = Files
language-en = English
language-de = German
language-ar = Arabic
help-also-in = Also in
help-by = Written by { $name }
help-changed = Changed { $date }
help-review = We look at it again by { $date }
help-contents = On this page
help-only-team = Only the team sees this: { $visibility ->
    [draft] a draft
    [internal] internal
   *[public] public from { $date }
}
help-edit = Edit this article
help-helpful = Was this helpful?
help-yes = Yes
help-no = No
help-voted-yes = You said that it was helpful.
help-voted-no = You said that it was not helpful.
help-thanks = Thank you. We are glad for every answer.
help-comment = Comment
help-comment-hint = What is missing or wrong? Only the team reads it. It is not a request: nobody can answer here.
help-send-comment = Send comment
help-comment-thanks = Thank you. The team reads your comment.
help-related = Related articles
help-still = Still not solved?
help-still-why = Write to us. You get a number, and a person answers.
help-feed = New articles as a feed
help-feed-title = { $desk }: help
article-title-missing = Please give the article a title.
article-body-missing = Please write the article. Spaces alone cannot be saved.
article-slug-reserved = “{ $slug }” is the address of another page. Please choose another.
article-slug-wrong = Use small letters, digits and hyphens, at most { $most } characters.
article-slug-taken = “{ $slug }” is taken. Please choose another.
article-visibility-wrong = Please choose Draft, Internal or Public.
article-only-admins-publish = Publishing, and what stands beside a published text, is the administrators’. Save it as a draft or internal, or change the words alone: they wait for an administrator.
article-related-unknown = No article has the address “{ $slug }”. Please check it.
article-related-many = Choose at most { $most } related articles.
article-changed-meanwhile = { $name } saved this article while you wrote. Compare the revisions, then save again.
article-facts-changed-meanwhile = Somebody changed where or from when this article is shown while you wrote. Look at it in another window, then save again to have it as it stands here.
article-comment-missing = Please write something first.
article-category-missing = Please give the category a name.
article-categories-full = There are { $most } categories already. Please use one of them.
article-position-wrong = Please give a whole number from 0 to 1,000.
article-ticket-not-solved = An article is written from a solved request. This one is not solved yet.
