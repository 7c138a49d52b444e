# Der Katalog der Dienste, wie es ihnen geht, und die Nachricht, wenn sich das ändert.

availability-available = Verfügbar
availability-degraded = Eingeschränkt
availability-down = Ausgefallen
availability-planned = Geplante Arbeiten

services = Dienste
service-status = Status der Dienste
services-lead = Was wir anbieten, und wie es gerade läuft.
services-find = Dienste durchsuchen
services-search = Suchen
services-category = Kategorie
services-all-categories = Alle Kategorien
services-availability = Verfügbarkeit
services-any-availability = Jede Verfügbarkeit
services-none = Noch keine Dienste
services-none-why = Was wir anbieten, steht künftig hier.
services-nothing-fits = Nichts passt dazu
services-nothing-fits-why = Versuchen Sie es mit weniger Wörtern, einer anderen Kategorie oder jeder Verfügbarkeit.
services-show-all = Alle Dienste zeigen
service-price = Preis
service-hours = Zeiten
service-archived = Archiviert: Diese Seite sieht nur das Team.
service-starts = Beginnt { $time }
service-until = Voraussichtlich bis { $time }
service-work-planned = Arbeiten geplant: { $time }
service-since = Seit { $time }
service-request = Schreiben Sie uns dazu
service-back = Alle Dienste

# Benachrichtigung
service-news = Sagen Sie mir, wenn sich das ändert
service-news-lead = Wir schreiben, wenn sich die Verfügbarkeit ändert, höchstens sechsmal am Tag.
service-news-address = Zuerst schicken wir eine Mail an diese Adresse und fragen, ob Sie das möchten.
service-news-way = Auf welchem Weg
service-by-mail = Per Mail
service-by-push = Auf mein Gerät
service-tell-me = Benachrichtigen
service-told-by-mail = Wir sagen Ihnen per Mail, wenn sich das ändert.
service-told-by-push = Wir sagen Ihnen auf Ihrem Gerät, wenn sich das ändert.
service-told-by-both = Wir sagen Ihnen per Mail und auf Ihrem Gerät, wenn sich das ändert.
service-stop = Nicht mehr benachrichtigen
service-news-begun = Erledigt. Wir sagen Ihnen, wenn sich das ändert.
service-news-ended = Erledigt. Wir benachrichtigen Sie dazu nicht mehr.
service-news-asked = Eine Mail ist auf dem Weg an diese Adresse, falls sie heute noch keine bekam. Drücken Sie den Knopf auf der Seite hinter ihrem Link, dann benachrichtigen wir Sie.
service-confirm = Möchten Sie benachrichtigt werden?
service-confirm-lead = Wir würden an { $email } schreiben, wenn sich die Verfügbarkeit hiervon ändert:
service-confirm-button = Ja, benachrichtigen
service-confirm-not-you = Sie haben das nicht gewünscht? Schließen Sie diese Seite: Es geschieht nichts.
service-confirmed = Erledigt. Wir sagen Ihnen, wenn sich etwas ändert.
service-confirmed-before = Das ist schon bestätigt
service-confirmed-lead = Wir sagen Ihnen, wenn sich die Verfügbarkeit hiervon ändert:
service-confirmed-stop = In jeder Mail dazu steht ein Link, der das beendet.
service-confirm-over = Dieser Link gilt nicht mehr
service-confirm-over-lead = Es gibt nichts mehr zu bestätigen: Die Zeit, in der er galt, ist vorbei, oder die Benachrichtigungen wurden inzwischen beendet.
service-confirm-over-again = Um wieder benachrichtigt zu werden, öffnen Sie den Dienst und tragen Sie Ihre Adresse dort noch einmal ein.
service-end = Keine Mails mehr dazu?
service-end-lead = Wir sagen Ihnen dann nicht mehr, wenn sich { $service } ändert.
service-end-button = Nicht mehr benachrichtigen
service-end-done = Sie werden dazu nicht mehr benachrichtigt
service-end-done-lead = Wir schicken nichts weiter dazu. Auf der Seite des Dienstes können Sie es wieder einschalten.
service-new-state = { $service }: { $state }
services-followed = Dienste, zu denen wir Sie benachrichtigen
services-followed-lead = Wir sagen Ihnen, wenn sich ihre Verfügbarkeit ändert.
services-followed-by-mail = Per Mail
services-followed-by-push = Auf Ihren Geräten
services-followed-by-both = Per Mail und auf Ihren Geräten
services-followed-stop = Beenden
services-followed-stop-of = Zu { $service } nicht mehr benachrichtigen

# Die Statusseite
board-all-well = Alles läuft
board-disturbed = { $count ->
    [one] Ein Dienst ist nicht voll verfügbar
   *[other] { $count } Dienste sind nicht voll verfügbar
}
board-now = Gerade jetzt
board-planned = Geplant
board-share = { $whole },{ $part } %
board-share-all = 100 %
board-past = Vergangene Störungen
board-past-none = Keine Störungen in den letzten 90 Tagen.
board-days = Letzte 90 Tage
board-oldest = Vor 90 Tagen
board-today = Heute
board-days-well = Letzte 90 Tage: keine Störung
board-days-told = { $count ->
    [one] Letzte 90 Tage: ein Tag nicht voll verfügbar
   *[other] Letzte 90 Tage: { $count } Tage nicht voll verfügbar
}
board-days-each = { $days } { $count ->
    [one] (1 Tag)
   *[other] ({ $count } Tage)
}
board-lasted = { $from } bis { $until }
board-expected = voraussichtlich bis { $time }
board-over = Wieder verfügbar

# Auf anderen Seiten
notice-more = { $count ->
    [one] und ein weiterer Dienst
   *[other] und { $count } weitere Dienste
}
notice-see = Zum Status der Dienste
request-service = Dienst
request-service-optional = Dienst (freiwillig)
request-service-none = Keiner im Besonderen
menu = Menü
event-service = { $by ->
    [you] Sie haben den Dienst auf { $service } gesetzt
   *[other] { $name } hat den Dienst auf { $service } gesetzt
}
event-service-none = { $by ->
    [you] Sie haben den Dienst entfernt
   *[other] { $name } hat den Dienst entfernt
}

# Wann jemand da ist
desk-hours = Wann wir da sind
desk-hours-closed = Gerade ist geschlossen. Wir sind wieder da: { $time }.
hours-days = { $first } bis { $last }
hours-two-days = { $first } und { $last }
list-comma = {", "}
weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag
