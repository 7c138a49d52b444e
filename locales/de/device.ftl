offline-title = Sie sind offline
offline-lead = Dieses Gerät hat gerade keine Verbindung zu uns. Was Sie gesendet haben, ist bei uns, und gespeicherte Entwürfe bleiben erhalten. Die Seite kommt von selbst zurück.
try-again = Erneut versuchen
