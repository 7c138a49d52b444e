# Wo man zu einer Anfrage schreibt.

composer-message = Nachricht
composer-reply = Antwort
composer-note = Notiz
composer-to = An { $name }, per E-Mail und im Portal
composer-team-only = Das sieht nur das Team
composer-write-to = An { $name } schreiben
composer-write-to-us = Schreiben Sie uns
composer-send = Senden
composer-send-reply = Antwort senden
composer-add-note = Notiz hinzufügen
composer-emoji = Emoji
composer-saved = Gespeichert { $time }
composer-not-saved = Noch nicht gespeichert
composer-you = Sie
composer-sending = Wird gesendet
composer-not-sent = Nicht gesendet, Sie sind offline.
composer-retry = Erneut senden
composer-signed-out = Sie sind abgemeldet. Melden Sie sich in einem anderen Fenster wieder an und senden Sie dann erneut.
composer-format = Format
composer-bold = Fett
composer-list = Liste
composer-numbers = Nummerierte Liste
composer-quote = Zitat
composer-link = Link
composer-link-address = Webadresse
composer-link-set = Link setzen
