# The desk on somebody's device: without a network, and with notices.

offline-title = You are offline
offline-lead = This device has no connection to the desk right now. What you sent is with us, and drafts that were saved are kept. The page comes back by itself.
try-again = Try again
