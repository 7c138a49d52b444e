# Dateien zu dem, was man schreibt.

files = Dateien
files-attach = Dateien anhängen
files-limits = Bis zu { $count } Dateien mit je { $megabytes } MB
files-choose = Dateien wählen
files-drop = Sie können sie auch hier ablegen oder einfügen.
files-remove = { $name } entfernen
files-remove-this = Entfernen
files-retry = Erneut versuchen
files-too-large = Zu groß: Eine Datei darf { $megabytes } MB haben.
files-not-sent = Nicht gesendet, Sie sind offline.
files-some-failed = Einige Dateien sind nicht angekommen. Versuchen Sie es erneut, oder entfernen Sie sie zuerst.
files-done = Die Datei ist angehängt.
files-removed = Die Datei ist entfernt.
file-empty = Bitte wählen Sie eine Datei. Diese ist leer.
form-broken = Das Formular ist nicht ganz angekommen. Bitte senden Sie es noch einmal.
files-show-in-text = Im Text zeigen
