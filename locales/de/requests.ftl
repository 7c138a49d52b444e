# Die Liste der eigenen Anfragen.

requests-new = Neue Anfrage
requests-find = Nach Nummer oder Betreff suchen
requests-filter = Anzeigen
requests-all = Alle
requests-yours = Warten auf Sie
requests-ours = Warten auf uns
requests-done = Gelöst und geschlossen
requests-list = Anfragen
requests-number = Nummer
requests-subject = Betreff
requests-status = Status
requests-agent = Zuständig
requests-updated = Zuletzt geändert
requests-unassigned = Noch nicht zugewiesen
requests-none = Noch keine Anfragen
requests-none-why = Wenn etwas nicht stimmt, schreiben Sie uns. Sie bekommen eine Nummer, ein Mensch antwortet, und alles bleibt auf dieser Seite.
requests-none-yours = Nichts wartet auf Sie
requests-none-ours = Nichts wartet auf uns
requests-none-done = Nichts ist gelöst oder geschlossen
requests-elsewhere = Ihre anderen Anfragen stehen unter Alle.
requests-show-all = Alle anzeigen
requests-nothing-fits = Nichts passt zu „{ $words }“
requests-nothing-fits-why = Versuchen Sie es mit einem Teil des Betreffs oder nur mit der Nummer.
requests-you = Sie
