# Where one writes on a request.

composer-message = Message
composer-reply = Reply
composer-note = Note
composer-to = To { $name } by mail and portal
composer-team-only = Only the team sees this
composer-write-to = Write to { $name }
composer-write-to-us = Write to us
composer-send = Send
composer-send-reply = Send reply
composer-add-note = Add note
composer-emoji = Emoji
composer-saved = Saved { $time }
composer-not-saved = Not saved yet
composer-you = You
composer-sending = Sending
composer-not-sent = Not sent, you are offline.
composer-retry = Retry
composer-signed-out = You are signed out. Sign in again in another window, then press Retry.
composer-format = Format
composer-bold = Bold
composer-list = List
composer-numbers = Numbered list
composer-quote = Quotation
composer-link = Link
composer-link-address = Web address
composer-link-set = Set link
