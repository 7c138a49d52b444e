seconds = { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
}
minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
too-many-attempts = Das waren zu viele Versuche. Bitte warten Sie { $wait } und versuchen Sie es dann noch einmal.

too-long = Das ist zu lang. Höchstens { $most } Zeichen.
one-line-only = Bitte nur Buchstaben in einer Zeile.
first-name-missing = Bitte geben Sie Ihren Vornamen ein.
last-name-missing = Bitte geben Sie Ihren Nachnamen ein.
mobile-wrong = Bitte verwenden Sie Ziffern, zum Beispiel +44 20 7946 0123.
time-zone-unknown = Diese Zeitzone ist nicht bekannt. Wählen Sie eine wie Europe/Helsinki.
time-zone-missing = Bitte wählen Sie eine Zeitzone wie Europe/Helsinki.
language-unknown = Diese Sprache gibt es hier nicht. Bitte wählen Sie eine aus der Liste.
language-missing = Bitte wählen Sie eine Sprache.
desk-name-missing = Bitte geben Sie Ihrem Helpdesk einen Namen.
base-url-wrong = Bitte geben Sie eine Adresse wie https://help.example.com ein, ohne Pfad.
email-missing = Bitte geben Sie eine E-Mail-Adresse ein.
email-too-long = Diese Adresse ist zu lang. Bitte prüfen Sie sie.
email-has-spaces = Eine Adresse hat keine Leerzeichen. Bitte prüfen Sie sie.
email-has-no-at = In dieser Adresse fehlt das @. Bitte prüfen Sie sie.
email-has-many-ats = Diese Adresse hat mehr als ein @. Bitte prüfen Sie sie.
email-has-no-name = Vor dem @ fehlt etwas. Bitte prüfen Sie die Adresse.
email-has-no-host = Nach dem @ fehlt etwas. Bitte prüfen Sie die Adresse.
email-has-no-ending = Dieser Adresse fehlt eine Endung wie .com. Bitte prüfen Sie sie.
email-host-wrong = Der Teil nach dem @ sieht nicht richtig aus. Bitte prüfen Sie ihn.
email-name-wrong = Der Teil vor dem @ sieht nicht richtig aus. Bitte prüfen Sie ihn.

own-email-missing = Bitte geben Sie Ihre E-Mail-Adresse ein.
password-missing = Bitte geben Sie Ihr Passwort ein.
sign-in-wrong = E-Mail-Adresse oder Passwort stimmt nicht. Bitte versuchen Sie es noch einmal.
account-deactivated = Dieses Konto ist deaktiviert. Bitte wenden Sie sich an einen Administrator.
account-cannot-sign-in = Mit diesem Konto kann man sich nicht anmelden.
sign-up-refused = Dieser Helpdesk nimmt keine neuen Konten auf. Bitte fragen Sie seine Administratoren.
applications-closed = Dieser Helpdesk nimmt zurzeit keine Bewerbungen an.
role-missing = Bitte wählen Sie Kunde oder Mitarbeiter.
account-exists = Zu dieser Adresse gibt es schon ein Konto.
account-exists-sign-in = Zu dieser Adresse gibt es schon ein Konto. Bitte melden Sie sich an.
account-exists-by-now = Zu dieser Adresse gibt es inzwischen ein Konto. Bitte melden Sie sich an.

code-missing = Bitte geben Sie den Code aus der E-Mail ein.
code-has-six-digits = Ein Code hat sechs Ziffern. Bitte prüfen Sie ihn.
code-not-asked = Dieser Browser wartet auf keinen Code. Bitte beginnen Sie hier neu oder geben Sie den Code dort ein, wo Sie ihn angefordert haben.
code-to-ask-first = Dieser Browser wartet auf keinen Code. Bitte fordern Sie zuerst einen an.
code-over = Dieser Code gilt nicht mehr. Bitte fordern Sie einen neuen an.
code-wrong-for-good = Dieser Code stimmt nicht und wurde zu oft versucht. Bitte fordern Sie einen neuen an.

password-to-choose = Bitte wählen Sie ein Passwort.
password-too-long = Dieses Passwort ist zu lang. Höchstens { $most } Zeichen.
password-leaked = Dieses Passwort steht in Listen gestohlener Passwörter. Bitte wählen Sie ein anderes.
password-like-you = Dieses Passwort ähnelt Ihrem Namen oder Ihrer Adresse zu sehr. Bitte wählen Sie ein anderes.
passwords-differ = Die beiden Passwörter sind verschieden. Bitte geben Sie zweimal dasselbe ein.

own-email-already = Das ist schon Ihre Adresse.
current-password-missing = Bitte geben Sie Ihr jetziges Passwort ein.
current-password-wrong = Das ist nicht Ihr jetziges Passwort. Bitte versuchen Sie es noch einmal.
last-admin = Das ist der letzte aktive Administrator. Machen Sie zuerst jemand anderen zum Administrator.

text-missing = Bitte schreiben Sie zuerst etwas.
text-too-long = Dieser Text ist zu lang: bitte höchstens { $most } Zeichen.
subject-missing = Bitte geben Sie Ihrer Anfrage einen Betreff, damit wir auf einen Blick sehen, worum es geht.
subject-too-long = Dieser Betreff ist zu lang: bitte höchstens { $most } Zeichen.
sent-twice = Das wurde zweimal zugleich gesendet. Bitte sehen Sie noch einmal nach.
files-too-many = Eine Nachricht nimmt höchstens { $most } Dateien auf.
file-gone = Eine der Dateien ist nicht mehr da. Bitte fügen Sie sie noch einmal hinzu.
file-too-large = „{ $name }“ ist zu groß. Eine Datei darf { $most } MB haben.
files-unsent-too-large = Noch nicht gesendete Dateien dürfen { $most } MB belegen. Senden oder entfernen Sie zuerst einige davon.
draft-too-long = Das ist zu lang, um aufbewahrt zu werden. Bitte kürzen Sie es.
request-closed = Diese Anfrage ist geschlossen. Öffnen Sie sie wieder, um weiterzuschreiben.
request-unassigned = Diese Anfrage hat noch niemand. Übernehmen Sie sie zuerst.
request-of-other = { $name } hat diese Anfrage. Sie können sie lesen und eine Notiz hinzufügen.
request-taken = { $name } hat diese Anfrage gerade übernommen. Sie können sie verfolgen.
request-given-back = Diese Anfrage ist gerade wieder ohne Bearbeiter. Bitte sehen Sie noch einmal nach.
request-changed = Jemand hat diese Anfrage im selben Moment geändert. Bitte sehen Sie noch einmal nach.
changed-at-once = Jemand hat das im selben Moment geändert. Bitte versuchen Sie es noch einmal.
somebody-else = Jemand anderes
status-never-new-again = Eine geöffnete Anfrage wird nicht wieder neu.
status-missing = Bitte wählen Sie einen Status aus der Liste.
priority-missing = Bitte wählen Sie eine Priorität aus der Liste.
assignee-missing = Bitte wählen Sie eine Person aus der Liste.
assignee-unfit = Diese Person kann keine Anfragen übernehmen. Bitte wählen Sie jemand anderen.

no-such-account = Kein aktives Konto hat diese Adresse.
role-unfit = Bitte wählen Sie Mitarbeiter oder Administrator.
people-to-select = Bitte wählen Sie zuerst jemanden aus.
people-too-many = Bitte wählen Sie höchstens { $most } Personen aus.
word-to-type = Bitte tippen Sie DEACTIVATE in Großbuchstaben. Niemand wurde deaktiviert.
person-not-active = { $name } ist nicht aktiv.
person-not-deactivated = { $name } ist nicht deaktiviert.
application-gone = Diese Bewerbung gibt es nicht mehr.
application-decided = { $name } wartet nicht mehr auf eine Freigabe.
account-changed = Dieses Konto hat sich gerade geändert. Bitte versuchen Sie es noch einmal.
invitee-has-applied = { $name } hat sich mit dieser Adresse beworben. Geben Sie die Bewerbung unten frei.
invitee-is-deactivated = { $name } hat diese Adresse und ist deaktiviert. Reaktivieren Sie stattdessen das Konto.
invitee-is-customer = Das ist die Adresse des Kunden { $name }. Ein Mitarbeiter braucht eine eigene Adresse.
invitee-works-here = { $name } arbeitet hier schon mit dieser Adresse.
accent-wrong = Bitte geben Sie eine Farbe mit sechs Stellen an, wie #0e5c66.
limit-wrong = Bitte geben Sie eine ganze Zahl von 1 bis 1.000.000 an.

code-wrong = { $left ->
    [one] Dieser Code stimmt nicht. Sie können es noch einmal versuchen.
   *[other] Dieser Code stimmt nicht. Sie können es noch { $left }-mal versuchen.
}
password-too-short = { $missing ->
    [one] Noch { $missing } Zeichen. Ein Passwort hat mindestens { $least }.
   *[other] Noch { $missing } Zeichen. Ein Passwort hat mindestens { $least }.
}
password-easy = { $reason ->
    [keys] Dieses Passwort ist leicht zu erraten: Es folgt den Tasten. Drei oder vier Wörter ohne Zusammenhang sind gut geeignet.
    [repeats] Dieses Passwort ist leicht zu erraten: Es wiederholt sich. Drei oder vier Wörter ohne Zusammenhang sind gut geeignet.
    [sequence] Dieses Passwort ist leicht zu erraten: Es ist eine Folge wie abc oder 6543. Drei oder vier Wörter ohne Zusammenhang sind gut geeignet.
    [date] Dieses Passwort ist leicht zu erraten: Es ist ein Datum. Drei oder vier Wörter ohne Zusammenhang sind gut geeignet.
    [word] Dieses Passwort ist leicht zu erraten: Es ist ein einzelnes Wort. Drei oder vier Wörter ohne Zusammenhang sind gut geeignet.
    [name] Dieses Passwort ist leicht zu erraten: Es ist ein Name. Drei oder vier Wörter ohne Zusammenhang sind gut geeignet.
    [common] Dieses Passwort ist leicht zu erraten: Viele verwenden ein ähnliches. Drei oder vier Wörter ohne Zusammenhang sind gut geeignet.
   *[other] Dieses Passwort ist leicht zu erraten. Drei oder vier Wörter ohne Zusammenhang sind gut geeignet.
}

text-not-stored = { $shortage ->
    [disk] Das konnte nicht gespeichert werden, der Datenträger ist voll. Ihr Text ist noch da. Versuchen Sie es noch einmal.
   *[database] Das konnte nicht gespeichert werden, die Datenbank ist nicht erreichbar. Ihr Text ist noch da. Versuchen Sie es noch einmal.
}
form-not-stored = { $shortage ->
    [disk] Das konnte nicht gespeichert werden, der Datenträger ist voll. Nichts ist verloren. Bitte versuchen Sie es noch einmal.
   *[database] Das konnte nicht gespeichert werden, die Datenbank ist nicht erreichbar. Nichts ist verloren. Bitte versuchen Sie es noch einmal.
}

error-number = Fehler { $status }
error-reference = Kennung
start-page = Startseite
name-not-served = Dieser Helpdesk antwortet nicht auf den Namen „{ $name }“. Wenn er es soll, ergänzt sein Betreiber den Namen in der Basis-URL oder in --allowed-hosts (CARE_ALLOWED_HOSTS).
error-403 = Das steht Ihnen nicht offen
error-403-text = Das Formular kam von einer anderen Seite, oder Ihre Rechte haben sich geändert. Nichts wurde geändert. Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.
error-404 = Diese Seite ist nicht angeschlossen
error-404-text = Vielleicht ist die Adresse falsch geschrieben, oder die Anfrage gehört zu einem anderen Konto. Von Ihnen ist nichts verloren.
error-409 = Jemand war schneller
error-409-text = Das hat sich gerade geändert. Gehen Sie zurück und sehen Sie, wie es jetzt steht.
error-413 = Das ist zu lang
error-413-text = Was Sie gesendet haben, ist größer, als der Helpdesk annimmt. Gehen Sie zurück, kürzen Sie es und senden Sie es noch einmal.
error-421 = Dieser Name gehört nicht hierher
error-421-text = Der Helpdesk antwortet unter anderen Namen. Sein Betreiber kann diesen mit der Einstellung --allowed-hosts ergänzen.
error-429 = Zu viele Versuche
error-429-text = Zum Schutz der Konten gibt es eine Grenze. Bitte warten Sie ein wenig und versuchen Sie es noch einmal.
error-500 = Bei uns ist etwas kaputtgegangen
error-500-text = Es liegt nicht an Ihnen. Wir haben es unter der Kennung unten festgehalten. Bitte versuchen Sie es noch einmal.
error-503 = Der Speicher ist kurz nicht erreichbar
error-503-text = Nichts wurde gespeichert, und nichts ist verloren. Gehen Sie zurück: Ihr Text ist noch da. Bitte versuchen Sie es in einer Minute noch einmal.
error-507 = Der Datenträger ist voll
error-507-text = Nichts wurde gespeichert. Lesen geht weiterhin. Gehen Sie zurück: Ihr Text ist noch da. Bitte versuchen Sie es später noch einmal.
logo-missing = Bitte wählen Sie zuerst eine Datei.
logo-too-large = Diese Datei ist zu groß. Ein Logo darf höchstens 1 MB haben.
logo-unreadable = Dieses Bild lässt sich nicht verwenden. Bitte wählen Sie PNG, JPEG oder WebP.
picture-too-large = Diese Datei ist zu groß. Ein Bild darf höchstens 8 MB haben.

# Dienste und Zeiten
moment-wrong = Bitte geben Sie ein Datum an, wo nötig mit Uhrzeit: 2026-11-28 oder 2026-11-28 02:00.
ends-before-it-starts = Dieses Ende liegt vor dem Beginn. Bitte prüfen Sie beides.
service-name-missing = Bitte geben Sie dem Dienst einen Namen.
service-name-used-up = Viele Dienste heißen schon so. Bitte wählen Sie einen anderen Namen.
services-full = Es gibt schon { $most } Dienste, mehr passen nicht in den Katalog. Archivieren Sie zuerst einen.
service-gone = Diesen Dienst gibt es nicht mehr. Bitte wählen Sie einen anderen oder keinen.
availability-unknown = Bitte wählen Sie eines der vier.
service-news-no-way = Bitte wählen Sie mindestens einen Weg.
service-news-no-device = Noch nimmt keines Ihrer Geräte Mitteilungen an. Schalten Sie sie bei einer Ihrer Anfragen ein, oder wählen Sie Mail.
hours-incomplete = „{ $part }“ braucht Tage und Zeiten, zum Beispiel Mon-Fri 08:00-18:00.
hours-day-unknown = „{ $day }“ ist kein Tag. Verwenden Sie Mon, Tue, Wed, Thu, Fri, Sat oder Sun.
hours-time-wrong = „{ $time }“ ist keine Zeitspanne. Schreiben Sie sie wie 08:00-18:00.
hours-end-first = „{ $time }“ endet, bevor es beginnt.
hours-overlap = Die Zeiten am { $day } überschneiden sich.

# Canned texts, and articles that go
canned-name-missing = Bitte geben Sie dem Text einen Namen.
canned-text-missing = Bitte schreiben Sie den Text.
canned-language-unknown = Bitte wählen Sie eine der Sprachen.
canned-name-taken = In dieser Sprache gibt es schon einen Text mit diesem Namen. Bitte wählen Sie einen anderen.
canned-full = Es gibt schon { $most } Textbausteine. Entfernen Sie zuerst einen.
article-not-deletable = Nur ein Entwurf, der nie öffentlich war, lässt sich löschen. Setzen Sie den Artikel auf Entwurf zurück: Dann liest ihn nur das Team.
