door-claim-answer = Hier antwortet ein Mensch.
door-claim-request = Jede Anfrage hat
door-claim-page = ihre Nummer und ihre Seite.
door-you-write = Sie schreiben
door-you-write-how = Mit Ihren Worten, jederzeit
door-you-see = Sie sehen
door-you-see-what = Wer sich darum kümmert und wie es steht
door-you-keep = Sie behalten
door-you-keep-what = Den ganzen Verlauf an einem Ort
back-to-sign-in = Zurück zur Anmeldung
create-an-account = Konto erstellen

welcome = Willkommen
welcome-lead = Wenn etwas nicht stimmt, schreiben Sie uns. Sie erhalten eine Nummer, ein Mensch antwortet, und alles bleibt auf einer Seite.
welcome-closed = Konten werden vom Helpdesk angelegt. Bitte fragen Sie dort danach.
welcome-before-set-up = Dieser Helpdesk ist noch nicht eingerichtet. Wer ihn gestartet hat, findet einen einmaligen Link zur Einrichtung dort, wo das Programm seine Adresse ausgibt.

sign-in-lead = Um Ihre Anfragen zu sehen und uns zu schreiben.
sign-in-to-see = Melden Sie sich an, um diese Seite zu sehen.
sign-in-forgot = Passwort vergessen?
signed-out = Sie sind abgemeldet.

sign-up-known = Sie haben schon ein Konto?
sign-up-as = Ich registriere mich als
sign-up-as-customer = Ich brauche Hilfe
sign-up-as-agent = Ich beantworte Anfragen. Zuvor gibt mich ein Administrator frei
sign-up-create = Konto erstellen
sign-up-closed = Konten werden zurzeit vom Helpdesk angelegt. Bitte fragen Sie dort danach.

verify-title = E-Mail-Adresse bestätigen
verify-look = Sehen Sie in Ihr Postfach
verify-lead = Wir haben an { $email } geschrieben. Geben Sie den Code aus dieser E-Mail ein.
verify-lead-unknown = Wir haben an Ihre Adresse geschrieben. Geben Sie den Code aus dieser E-Mail ein.
verify-lead-not-asked = Dieser Helpdesk kann jetzt E-Mails senden. Fordern Sie unten einen Code an { $email } an und geben Sie ihn hier ein.
verify-confirm = E-Mail-Adresse bestätigen
verify-junk = Nichts angekommen? Sehen Sie im Spam-Ordner nach.
verify-resend = Neuen Code senden
verify-resend-in = In { $seconds } s können Sie einen neuen anfordern.
verify-resend-wait = Ein neuer Code kann in { $wait } gesendet werden. Der letzte kommt vielleicht noch an.
verify-resent = Ein neuer Code ist unterwegs.
verify-begin-again = Neu beginnen
email-changed = Ihre E-Mail-Adresse ist geändert.

forgot-title = Passwort vergessen
forgot-heading = Passwort vergessen?
forgot-lead = Wir senden Ihnen einen Code, mit dem Sie ein neues festlegen.
forgot-mail-off = Dieser Helpdesk kann zurzeit keine E-Mails senden. Bitte fragen Sie seinen Administrator nach einem Link.
forgot-send = Code senden
forgot-code-lead = Wenn es zu { $email } hier ein Konto gibt, ist ein Code dorthin unterwegs.
forgot-code-lead-unknown = Wenn es zu Ihrer Adresse hier ein Konto gibt, ist ein Code dorthin unterwegs.
forgot-code-again = Neuen Code anfordern

reset-title = Neues Passwort festlegen
reset-lead = Für { $email }. Andere Sitzungen dieses Kontos werden beendet.
reset-set = Passwort festlegen
password-set = Ihr Passwort ist geändert. Melden Sie sich mit dem neuen an; alle anderen Sitzungen sind beendet.

invitation-title = Beitreten
invitation-heading = Willkommen, { $name }
invitation-lead = Sie sind eingeladen, bei { $desk } Anfragen zu beantworten. Sie melden sich als { $email } an. Wählen Sie ein Passwort.

setup-title = Helpdesk einrichten
setup-lead = Sie werden der erste Administrator. Alles hier lässt sich später ändern.
setup-create = Helpdesk anlegen
desk-name = Name des Helpdesks
desk-name-hint = Ihre Kunden lesen ihn auf jeder Seite und in jeder E-Mail.
base-url = Basis-URL
base-url-hint = Damit beginnen Links in E-Mails.

waiting-title = Freigabe steht aus
waiting-heading = Fast geschafft, { $name }
waiting-lead = Über neue Mitarbeiter entscheidet ein Administrator von { $desk }.
waiting-name = Name
waiting-applied = Beworben
what-happens-next = Wie es weitergeht
waiting-step-read = Ein Administrator liest Ihre Bewerbung.
waiting-step-mail = Sie erhalten die Antwort per E-Mail.
waiting-step-inbox = Nach der Freigabe führt diese Seite zum Posteingang.
waiting-withdraw = Zurückziehen
waiting-withdraw-hint = Damit wird Ihre Bewerbung gelöscht. Sie können sich jederzeit neu bewerben.
waiting-withdrawn = Ihre Bewerbung ist zurückgezogen. Nichts davon wird aufbewahrt.
