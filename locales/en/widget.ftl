# The chat on other sites: its button there, and what its frame says beside the chat.

widget-open = Ask us
widget-close = Close the chat
widget-title = Chat
# Before the name by which the other site knows its visitor.
widget-known-as = You write as
widget-unknown = Please sign in on this site first. Then you can write to us here.
widget-alone = This chat belongs on another site. Open it there.
widget-lost = This did not arrive. Please try again.
widget-none = There is no chat here at the moment.
widget-too-many = That was a lot at once. Please wait a minute.
