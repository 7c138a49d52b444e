# Was vorgeschlagen wird, während jemand eine Anfrage schreibt, die eigene Antwort des Assistenten, und wie Entwürfe
# beginnen.

suggestions-title = Vielleicht ist das schon die Antwort
suggestions-count = { $count ->
    [one] 1 Vorschlag unter dem Betreff
   *[other] { $count } Vorschläge unter dem Betreff
}
suggestions-new-tab = öffnet sich in einem neuen Tab
suggestion-solved = Das hat geholfen
suggestion-solved-ask = Gut. Dann wird Ihre Anfrage nicht gesendet. Was soll mit dem Geschriebenen geschehen?
suggestion-discard = Verwerfen
suggestion-keep = Als Entwurf behalten
suggestion-was-solved = Schön, dass es gelöst ist. Es wurde nichts gesendet.
suggestion-was-kept = Schön, dass es gelöst ist. Es wurde nichts gesendet; das Geschriebene bleibt als Entwurf erhalten.

# Die eigene Antwort des Assistenten und ihre Mail
auto-reply-lead = Während Ihre Anfrage auf einen Menschen wartet, beantwortet sie vielleicht dieser Artikel:
auto-reply-end = Das hat der Assistent gesendet, ein Programm. Ein Mensch liest Ihre Anfrage trotzdem.
auto-reply-subject = Vielleicht schon die Antwort: { $ticket }
auto-reply-mail = Der Assistent hat einen Artikel gefunden, der Ihre Anfrage { $number } vielleicht beantwortet.
auto-reply-button = Hat das geholfen?
auto-reply-request = Um etwas hinzuzufügen, öffnen Sie Ihre Anfrage:

# Hinter dem Link in dieser Mail
helped-title = Hat das geholfen?
helped-lead = Der Assistent hat Ihre Anfrage { $number } mit einem Artikel beantwortet.
helped-yes = Ja, es ist gelöst
helped-no = Nein, ich brauche noch Hilfe
helped-person = Was Sie auch antworten, Sie können uns in Ihrer Anfrage wieder schreiben.
helped-thanks = Vielen Dank
helped-noted = Ihre Antwort zur Anfrage { $number } ist notiert.
helped-others = Nur wer die Anfrage gestellt hat, kann das angemeldet beantworten.
helped-sign-in = Sie werden gebeten, sich anzumelden: Nur wer die Anfrage gestellt hat, kann antworten.
helped-to-request = Zur Anfrage
helped-solved = Gut. Ihre Anfrage ist gelöst. Schreiben Sie wieder, wenn etwas fehlt.
helped-answered = Das wurde schon beantwortet.

# Antworten im Entwurf
draft-greeting = Guten Tag { $name },
draft-greeting-nobody = Guten Tag,
