# One's own account.

saved = Saved.
language-of-browser = As the browser asks
language-hint = Pages and mails are written in it.
