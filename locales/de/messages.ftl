# Nachrichten eines Gesprächs, und was man mit ihnen tun kann.

message-field = Nachricht
quote = Zitieren
do-not-quote = Nicht zitieren
copy-link = Link kopieren
link-copied = Link kopiert.
message-edit = Bearbeiten
message-delete = Löschen
message-edited = bearbeitet
message-deleted = Nachricht gelöscht
edit-message = Nachricht bearbeiten
delete-message = Nachricht löschen
delete-message-question = Diese Nachricht löschen?
mail-not-recalled = Was schon als E-Mail verschickt ist, lässt sich nicht zurückholen.
rich-as-markdown = Fettes, Listen und Links werden hier als Markdown geschrieben.
request-of-number = Anfrage { $number }
message-save = Speichern
message-cancel = Abbrechen
message-keep = Behalten

# Warum sich etwas nicht zitieren, bearbeiten oder löschen lässt
quoted-gone = Die zitierte Nachricht gibt es nicht mehr. Bitte senden Sie Ihre ohne sie.
quoted-note = Die zitierte Notiz darf nur das Team lesen. Bitte zitieren Sie sie in einer Notiz.
message-is-deleted = Diese Nachricht ist gelöscht.
closed-messages-stay = Diese Anfrage ist geschlossen. Ihre Nachrichten bleiben, wie sie sind.
message-too-old = Eine Nachricht lässt sich 5 Minuten lang ändern. Schreiben Sie stattdessen eine neue.
description-stays = Die Beschreibung einer Anfrage bleibt. Bearbeiten Sie sie, oder schließen Sie die Anfrage.
