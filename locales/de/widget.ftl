# Der Chat auf anderen Seiten: sein Knopf dort, und was sein Rahmen neben dem Chat sagt.

widget-open = Fragen Sie uns
widget-close = Chat schließen
widget-title = Chat
widget-known-as = Sie schreiben als
widget-unknown = Bitte melden Sie sich zuerst auf dieser Seite an. Dann können Sie uns hier schreiben.
widget-alone = Dieser Chat gehört auf eine andere Seite. Bitte öffnen Sie ihn dort.
widget-lost = Das ist nicht angekommen. Bitte versuchen Sie es noch einmal.
widget-none = Hier gibt es zurzeit keinen Chat.
widget-too-many = Das war viel auf einmal. Bitte warten Sie eine Minute.
