# What may help whoever answers a request.

hints = Suggestions
hints-of = Suggestions for request { $number }
hints-show = Show suggestions
hints-similar = Similar requests
hints-similar-none = No solved request is like this one.
hints-articles = Articles
hints-articles-none = No article fits.
hints-internal = Internal
hints-draft = Draft reply
hints-draft-from = Made of:
hints-draft-internal = These are words of an internal article. Sending them asks once more.
hints-draft-use = Use draft
hints-draft-take = Take and use draft
hints-not-yours = Only whoever has this request answers it.
hints-draft-used = The draft stands in the field for the reply.
hints-back = Back to the request
reply-holds-internal = The reply holds words of the internal article “{ $title }”.
reply-internal-ask = This reply holds words of an internal article. Send them to the customer.
auto-reply-legend = New requests
auto-reply-setting = Answer new requests with an article
auto-reply-setting-hint = When a public article fits very well, the assistant answers a new request with it, once. The request stays New and waits for a person all the same.
