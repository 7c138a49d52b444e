status-new = Neu
status-open = Offen
status-pending = Wartet auf Kunden
status-solved = Gelöst
status-closed = Geschlossen
status-yours = Wartet auf Sie
status-ours = Wartet auf uns

request-tab = Anfrage { $number }
request-looked-after = { $name } kümmert sich darum
nobody-assigned = Noch niemandem zugewiesen
request-details = Einzelheiten
request-sent-at = Gesendet
request-history = Verlauf
your-agent = Ihre Ansprechperson
conversation = Unterhaltung
earlier-messages = Frühere Nachrichten zeigen
newest-message = Zur neuesten Nachricht
close-request = Anfrage schließen
reopen-request = Anfrage wieder öffnen
request-is-closed = Diese Anfrage ist geschlossen.
request-reopen-to-write = Öffnen Sie sie wieder, um weiterzuschreiben.
request-was-closed = Anfrage geschlossen. Sie können sie jederzeit wieder öffnen.
request-was-reopened = Anfrage wieder geöffnet. Wir sehen sie uns noch einmal an.

request-no-number = Noch keine Nummer
new-request-lead = Sagen Sie uns, was nicht stimmt. Ein Mensch liest es.
new-request-subject-hint = Wenige Worte genügen.
new-request-description = Beschreibung
new-request-description-hint = Seit wann ist es so? Was haben Sie schon versucht? Einfache Worte genügen.
new-request-send = Anfrage senden
new-request-step-number = Sie erhalten eine Nummer, hier und per E-Mail.
new-request-step-person = Ein Mensch kümmert sich darum, Sie sehen wer.
new-request-step-write = Sie schreiben einander auf ihrer Seite. Sie schließen die Anfrage, wenn sie gelöst ist.
request-on-its-way = Anfrage { $number } ist unterwegs zu uns.

somebody = jemand
the-system = Das System
event-raised = Anfrage gesendet
event-taken = { $by ->
    [you] Sie haben das übernommen
   *[other] { $name } hat das übernommen
}
event-assigned = { $by ->
    [you] { $to ->
        [you] Sie haben das sich selbst zugewiesen
       *[other] Sie haben das { $person } zugewiesen
    }
   *[other] { $to ->
        [you] { $name } hat das Ihnen zugewiesen
       *[other] { $name } hat das { $person } zugewiesen
    }
}
event-unassigned = { $by ->
    [you] Sie haben das wieder freigegeben
   *[other] { $name } hat das wieder freigegeben
}
event-status = { $by ->
    [you] Sie haben den Status auf „{ $status }“ gesetzt
   *[other] { $name } hat den Status auf „{ $status }“ gesetzt
}
event-priority = { $by ->
    [you] Sie haben die Priorität auf „{ $priority }“ gesetzt
   *[other] { $name } hat die Priorität auf „{ $priority }“ gesetzt
}
event-solved = { $by ->
    [you] Sie haben das als gelöst markiert
   *[other] { $name } hat das als gelöst markiert
}
event-closed = { $by ->
    [you] Sie haben das geschlossen
   *[other] { $name } hat das geschlossen
}
event-reopened = { $by ->
    [you] Sie haben das wieder geöffnet
   *[other] { $name } hat das wieder geöffnet
}
event-waits-again = Wartet wieder auf eine Antwort
event-mail-rejected = Eine E-Mail dazu wurde vom Empfänger abgewiesen
