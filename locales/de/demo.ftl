# Die ausgehenden E-Mails der Demo.

demo-mails-lead = Die Demo versendet nichts. Was die Empfänger bekämen, steht hier, das Neueste zuerst.
demo-no-mails = Noch keine E-Mails
demo-no-mails-why = Registrieren Sie sich, schreiben Sie eine Anfrage oder beantworten Sie eine, dann erscheint die E-Mail hier.
demo-mail-from = Von
demo-mail-to = An
demo-mail-when = Wann
demo-mail-html = HTML-Teil zeigen
demo-mail-waiting = wartet
demo-mail-sent = versendet
demo-mail-rejected = abgelehnt
demo-mail-expired = verfallen
