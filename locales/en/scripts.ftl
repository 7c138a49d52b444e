# What scripts say.

live-lost = Reconnecting. Your drafts are safe.
live-back = Up to date
