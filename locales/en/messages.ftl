# Messages of a conversation, and what one can do with them.

message-field = Message
quote = Quote
do-not-quote = Do not quote
copy-link = Copy link
link-copied = Link copied.
message-edit = Edit
message-delete = Delete
message-edited = edited
message-deleted = Message deleted
edit-message = Edit message
delete-message = Delete message
delete-message-question = Delete this message?
mail-not-recalled = What was already sent by mail cannot be taken back.
rich-as-markdown = Bold, lists and links are written as Markdown here.
request-of-number = Request { $number }
message-save = Save
message-cancel = Cancel
message-keep = Keep

# Why one cannot quote, edit or delete
quoted-gone = The message you quote is not here any more. Send yours without it.
quoted-note = Only the team may read the note you quote. Quote it in a note.
message-is-deleted = This message is deleted.
closed-messages-stay = This request is closed. Its messages stay as they are.
message-too-old = A message can be changed for 5 minutes after it was sent. Write another one instead.
description-stays = The description of a request stays. Edit it, or close the request.
