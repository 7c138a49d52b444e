offline-title = Sie sind offline
offline-lead = Dieses Gerät hat gerade keine Verbindung zu uns. Was Sie gesendet haben, ist bei uns, und gespeicherte Entwürfe bleiben erhalten. Die Seite kommt von selbst zurück.
try-again = Erneut versuchen

new-reply = Neue Antwort
notices = Hinweise auf Ihren Geräten
notices-lead = Ein Gerät sagt Bescheid, wenn es eine Antwort gibt: mit der Nummer der Anfrage und ohne ihren Text.
notices-offer = Auf diesem Gerät Bescheid geben, wenn es eine Antwort gibt
notices-here = Dieses Gerät gibt Bescheid, wenn es eine Antwort gibt
notices-failed = Das ließ sich nicht einschalten. Antworten kommen weiterhin per E-Mail.
notices-turned-off = Auf diesem Gerät ausgeschaltet.
turn-on = Einschalten
turn-off = Ausschalten
notices-keys-unusable = Diese Schlüssel sind nicht zu gebrauchen. Nichts wurde eingeschaltet.
notices-service-unreachable = Diesen Push-Dienst kann das System nicht erreichen. Nichts wurde eingeschaltet; Antworten kommen per E-Mail.
