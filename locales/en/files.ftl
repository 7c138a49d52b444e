# Files that go with what one writes.

files = Files
files-attach = Attach files
files-limits = Up to { $count } files, { $megabytes } MB each
files-choose = Choose files
files-drop = You can also drop or paste them here.
files-remove = Remove { $name }
files-remove-this = Remove
files-retry = Retry
files-too-large = Too large: a file may have { $megabytes } MB.
files-not-sent = Not sent, you are offline.
files-some-failed = Some files did not arrive. Retry or remove them first.
files-done = The file is attached.
files-removed = The file is removed.
file-empty = Please choose a file. This one is empty.
form-broken = The form did not arrive whole. Please send it again.
files-show-in-text = Show in the text
