# Chats, as the team reads them.

chats-reason-asked = asked for a person
chats-reason-anger = upset
chats-reason-no-answer = no answer found
chats-reason-wrong-answer = the answer did not help
chats-reason-request = made a request
chats-note-reason = Handed over by the assistant: { $reason }
chats-note-language = Language: { $language }
# Of a visitor whom another site signed for, by that site's own name for them.
chats-note-known = Known to their site as { $name }
chats-note-known-email = Email, as their site says, unproven: { $value }
chats-note-tried = Articles tried: { $articles }
chats-note-subject = Subject: { $value }
chats-note-service = Service: { $value }
chats-note-urgency = Urgency: { $value }
chats-note-email = Email, unproven: { $value }
chats-note-transcript = Transcript
chats-note-assistant = Assistant: { $words }
chats-note-customer = Customer: { $words }
chats-turn-assistant = Assistant
chats-turn-customer = Customer
chats-earlier-turns = { $count } earlier

channel-chat = Chat
chats-email-unproven = not proven
chats-language = Language
chats-reason = Handed over
chats-seen = Window last open

chats-waiting = Waiting in chat
chats-waits-since = waits { $wait }
chats-wait-seconds = less than a minute
chats-wait-minutes = { $minutes } min
chats-wait-hours = { $hours } h
