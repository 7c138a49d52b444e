help = Hilfe
help-lead = Finden Sie die Antwort hier, oder schreiben Sie uns.
what-can-we-do = Wobei können wir helfen?
often-asked = Oft gefragt:
help-search-label = Hilfe durchsuchen
help-search = Suchen
help-categories = Themen
help-most-read = Meistgelesen
help-articles = { $count ->
    [one] { $count } Artikel
   *[other] { $count } Artikel
}
help-empty = Hier steht noch nichts
help-empty-why = Schreiben Sie uns, ein Mensch antwortet.
help-write-to-us = Neue Anfrage
help-results = { $count ->
    [0] Nichts gefunden zu „{ $words }“
    [one] { $count } Treffer zu „{ $words }“
   *[other] { $count } Treffer zu „{ $words }“
}
help-result-service = Dienst
help-nothing-found-why = Versuchen Sie andere oder weniger Wörter, sehen Sie die Themen durch, oder schreiben Sie uns.
help-all-topics = Alle Themen
help-not-translated = Dieser Artikel ist noch nicht übersetzt. Sie lesen ihn auf { $language }.
help-files = Dateien
language-en = Englisch
language-de = Deutsch
language-ar = Arabisch
help-also-in = Auch auf
help-by = Geschrieben von { $name }
help-changed = Geändert: { $date }
help-review = Wir prüfen ihn wieder bis { $date }
help-contents = Auf dieser Seite
help-only-team = Nur das Team sieht das: { $visibility ->
    [draft] ein Entwurf
    [internal] intern
   *[public] öffentlich ab { $date }
}
help-edit = Diesen Artikel bearbeiten
help-helpful = War das hilfreich?
help-yes = Ja
help-no = Nein
help-voted-yes = Sie fanden den Artikel hilfreich.
help-voted-no = Sie fanden den Artikel nicht hilfreich.
help-thanks = Vielen Dank. Jede Antwort hilft uns.
help-comment = Kommentar
help-comment-hint = Was fehlt oder stimmt nicht? Nur das Team liest es. Es ist keine Anfrage, hier kann niemand antworten.
help-send-comment = Kommentar senden
help-comment-thanks = Vielen Dank. Das Team liest Ihren Kommentar.
help-related = Verwandte Artikel
help-still = Noch nicht gelöst?
help-still-why = Schreiben Sie uns. Sie erhalten eine Nummer, und ein Mensch antwortet.
help-feed = Neue Artikel als Feed
help-feed-title = { $desk }: Hilfe
article-title-missing = Bitte geben Sie dem Artikel einen Titel.
article-body-missing = Bitte schreiben Sie den Artikel. Leerzeichen allein lassen sich nicht speichern.
article-slug-reserved = „{ $slug }“ ist die Adresse einer anderen Seite. Bitte wählen Sie eine andere.
article-slug-wrong = Verwenden Sie Kleinbuchstaben, Ziffern und Bindestriche, höchstens { $most } Zeichen.
article-slug-taken = „{ $slug }“ ist vergeben. Bitte wählen Sie eine andere Adresse.
article-visibility-wrong = Bitte wählen Sie Entwurf, Intern oder Öffentlich.
article-only-admins-publish = Veröffentlichen, und was neben einem veröffentlichten Text steht, ist Sache der Administratoren. Speichern Sie als Entwurf oder intern, oder ändern Sie nur die Worte: Sie warten auf einen Administrator.
article-related-unknown = Kein Artikel hat die Adresse „{ $slug }“. Bitte prüfen Sie sie.
article-related-many = Wählen Sie höchstens { $most } verwandte Artikel.
article-changed-meanwhile = { $name } hat diesen Artikel gespeichert, während Sie schrieben. Vergleichen Sie die Fassungen, und speichern Sie dann erneut.
article-facts-changed-meanwhile = Während Sie schrieben, hat jemand geändert, wo oder ab wann dieser Artikel zu sehen ist. Sehen Sie ihn in einem anderen Fenster an, und speichern Sie dann erneut, wenn es so sein soll wie hier.
article-comment-missing = Bitte schreiben Sie zuerst etwas.
article-category-missing = Bitte geben Sie der Kategorie einen Namen.
article-categories-full = Es gibt schon { $most } Kategorien. Bitte verwenden Sie eine davon.
article-position-wrong = Bitte geben Sie eine ganze Zahl von 0 bis 1.000 an.
article-ticket-not-solved = Ein Artikel entsteht aus einer gelösten Anfrage. Diese ist noch nicht gelöst.
