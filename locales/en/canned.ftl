# Canned texts: what the team answers often.

canned = Canned texts
canned-lead = What the team answers often. Agents put it into a reply and read it before they send it.
canned-new = New canned text
canned-none = No canned texts yet
canned-none-why = Write down what you answer again and again: agents find it in the field for the reply.
canned-one = Canned text
canned-name = Name
canned-name-hint = Name it after what customers ask, in two words or more: a request with these words gets it as a draft.
canned-text = Text
canned-text-hint = Markdown. It stands in the reply as you write it here.
canned-placeholders = Filled in from the request:
canned-every-language = Every language
canned-language-hint = Drafts for customers use texts in the customer's language and those for every language.
canned-save = Save text
canned-saved = The canned text is saved.
canned-remove = Remove text
canned-remove-why = Replies that were made of it stay as they are.
canned-remove-question = Remove { $name }?
canned-removed = The canned text is removed.
canned-keep = Keep

# At a ticket
canned-key = Canned texts (or / on an empty line)
canned-for = Canned texts for request { $number }
canned-find = Find a canned text
canned-search = Search
canned-count = { $count ->
    [one] 1 canned text
   *[other] { $count } canned texts
}
canned-first = The first { $count }. Type words of the name to find others.
canned-nothing = No canned text has these words in its name.
canned-lost = The canned texts could not be read. Try again.
canned-filled = As it goes into the reply to request { $number }.
canned-back = All canned texts
hints-canned-named = the canned text “{ $name }”
hints-canned-insert = Insert
hints-canned-take = Take and insert
