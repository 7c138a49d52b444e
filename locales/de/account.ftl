saved = Gespeichert.
language-of-browser = Wie der Browser es wünscht
language-hint = Seiten und E-Mails sind in dieser Sprache.
