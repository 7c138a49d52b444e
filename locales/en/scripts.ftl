# What scripts say.

live-lost = Reconnecting. Your drafts are safe.
live-back = Up to date
typing = { $name } is typing
seen-at = Seen { $time }
