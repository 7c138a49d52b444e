# What is suggested while somebody types a request, the assistant's own answer to one, and how drafts begin.

suggestions-title = This may answer it already
suggestions-count = { $count ->
    [one] 1 suggestion below the subject
   *[other] { $count } suggestions below the subject
}
suggestions-new-tab = opens in a new tab
suggestion-solved = This solved it
suggestion-solved-ask = Good. Then your request is not sent. What is to become of what you typed?
suggestion-discard = Discard it
suggestion-keep = Keep it as a draft
suggestion-was-solved = Glad that it is solved. Nothing was sent.
suggestion-was-kept = Glad that it is solved. Nothing was sent; what you typed is kept as a draft.

# The assistant's own answer, and its mail
auto-reply-lead = While your request waits for a person, this article may answer it:
auto-reply-end = This was sent by the assistant, a program. A person reads your request all the same.
auto-reply-subject = This may answer it: { $ticket }
auto-reply-mail = The assistant found an article that may answer your request { $number }.
auto-reply-button = Did this help?
auto-reply-request = To add something, open your request:

# Behind the link in that mail
helped-title = Did this help?
helped-lead = The assistant answered your request { $number } with an article.
helped-yes = Yes, it is solved
helped-no = No, I still need help
helped-person = Whatever you answer, you can write to us on your request again.
helped-thanks = Thank you
helped-noted = Your answer on request { $number } is noted.
helped-others = Only whoever made the request can answer this, signed in.
helped-sign-in = You will be asked to sign in: only whoever made the request can answer.
helped-to-request = Go to the request
helped-solved = Good. Your request is solved. Write again if something is missing.
helped-answered = This was answered before.

# Replies in draft
draft-greeting = Hello { $name },
draft-greeting-nobody = Hello,
