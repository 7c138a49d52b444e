# The desk on somebody's device: without a network, and with notices.

offline-title = You are offline
offline-lead = This device has no connection to the desk right now. What you sent is with us, and drafts that were saved are kept. The page comes back by itself.
try-again = Try again

new-reply = New reply
notices = Notices on your devices
notices-lead = A device says when there is a reply, with the number of the request and nothing of what the reply says.
notices-offer = Tell me on this device when there is a reply
notices-here = This device tells you when there is a reply
notices-failed = This could not be turned on. Replies come by mail all the same.
notices-turned-off = Turned off on that device.
turn-on = Turn on
turn-off = Turn off
notices-keys-unusable = These keys cannot be used. Nothing was turned on.
notices-service-unreachable = The desk cannot call this push service. Nothing was turned on; replies come by mail.
