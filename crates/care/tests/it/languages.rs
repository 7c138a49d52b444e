//! Everybody reads their own language, on pages and in mails.

use reqwest::Method;

use crate::support::{Browser, Desk, PASSWORD, Page, both_engines};

both_engines!(
    who_registers_in_german_is_mailed_and_spoken_to_in_german_from_then_on,
    what_is_asked_for_comes_before_the_account_the_browser_and_the_desk,
    a_language_that_is_not_spoken_here_changes_nothing,
    an_arabic_page_is_written_from_right_to_left,
    what_is_wrong_with_a_form_is_said_in_the_readers_language,
    a_page_that_is_not_there_says_so_in_the_readers_language,
    a_mail_is_in_its_readers_language_whoever_causes_it,
    a_chosen_language_counts_from_the_next_page_on,
    a_hostile_name_inside_a_translated_sentence_stays_text,
    who_deleted_their_account_is_called_so_in_the_readers_language,
    the_team_reads_english_whatever_is_asked_for_and_customers_do_not,
);

fn language(page: &Page) -> (String, String) {
    let one = |name| page.attributes("html", name).pop().expect("an attribute of the page");
    (one("lang"), one("dir"))
}

async fn accepting(browser: &Browser, languages: &str, path: &str) -> Page {
    browser.send(browser.bare(Method::GET, path).header("accept-language", languages)).await
}

async fn who_registers_in_german_is_mailed_and_spoken_to_in_german_from_then_on(desk: Desk) {
    let grace = desk.stranger("Grace", "Hopper");
    let page = grace.open("/signup?lang=de").await;
    assert_eq!((page.heading(), language(&page).0), ("Konto erstellen".to_owned(), "de".to_owned()));
    let form = page.form("Konto erstellen").fill("Vorname", "Grace").fill("Nachname", "Hopper");
    let form = form.fill("E-Mail", &grace.email).tick("Kunde");
    let page = grace.submit(form.fill("Passwort", PASSWORD).fill("Passwort wiederholen", PASSWORD)).await;
    assert_eq!(page.heading(), "Sehen Sie in Ihr Postfach");

    let mail = desk.sink.next(&grace.email, "Ihr Code für").await;
    assert!(mail.text().contains("Er gilt 10 Minuten"), "{}", mail.text());
    assert!(mail.html().contains("<html lang=\"de\" dir=\"ltr\">"), "{}", mail.html());
    let page = grace.submit(page.form("E-Mail-Adresse bestätigen").fill("Code", &mail.code())).await;
    assert_eq!(page.assert_at("/requests").heading(), "Meine Anfragen");
    desk.sink.next(&grace.email, "Willkommen bei").await;

    // Another browser knows the language only once it knows who looks.
    let elsewhere = grace.elsewhere();
    assert_eq!(elsewhere.sign_in().await.heading(), "Meine Anfragen");
}

async fn what_is_asked_for_comes_before_the_account_the_browser_and_the_desk(desk: Desk) {
    let settings = desk.admin.open("/settings/desk").await;
    desk.admin
        .submit(settings.form_at("/settings/desk").fill("Language", "Deutsch"))
        .await
        .assert_status(200);
    let visitor = desk.visitor();
    assert_eq!(language(&visitor.open("/signin").await).0, "de");
    assert_eq!(language(&accepting(&visitor, "fr, ar;q=0.4", "/signin").await).0, "ar");
    assert_eq!(language(&accepting(&visitor, "ar", "/signin?lang=en").await).0, "en");
    // The next page has it too.
    assert_eq!(language(&accepting(&visitor, "ar", "/signup").await).0, "en");

    let grace = desk.stranger("Grace", "Hopper");
    grace.open("/signup?lang=en").await;
    desk.register_and_confirm(&grace, "Customer").await.assert_at("/requests");
    let elsewhere = grace.elsewhere();
    let form = elsewhere.open("/signin").await.form("Anmelden");
    elsewhere.submit(form.fill("E-Mail", &grace.email).fill("Passwort", PASSWORD)).await;
    assert_eq!(language(&accepting(&elsewhere, "ar", "/requests").await).0, "en");
    assert_eq!(language(&accepting(&elsewhere, "ar", "/requests?lang=de").await).0, "de");
}

async fn a_language_that_is_not_spoken_here_changes_nothing(desk: Desk) {
    let visitor = desk.visitor();
    for unknown in ["tlh", "", "../de", "%3Cscript%3E"] {
        let page = visitor.open(&format!("/signin?lang={unknown}")).await;
        assert_eq!(language(page.assert_status(200)), ("en".to_owned(), "ltr".to_owned()), "{unknown}");
        assert_eq!(visitor.cookie("care_language"), None, "{unknown}");
    }
    visitor.get("/signin?lang=de%00").await.assert_status(404);
    assert_eq!(visitor.cookie("care_language"), None);
    visitor.plant("care_language", "tlh");
    assert_eq!(language(&visitor.open("/signin").await).0, "en");
}

async fn an_arabic_page_is_written_from_right_to_left(desk: Desk) {
    let page = desk.visitor().open("/signin?lang=ar").await;
    assert_eq!(language(&page), ("ar".to_owned(), "rtl".to_owned()));
    assert_eq!(page.heading(), "تسجيل الدخول");
    // The same page in the others, each under its own name and in its own language.
    assert_eq!(page.texts(".languages a"), ["English", "Deutsch", "العربية"]);
    assert_eq!(page.attributes(".languages a", "hreflang"), ["en", "de", "ar"]);
    assert_eq!(page.attributes(".languages a", "lang"), ["en", "de", "ar"]);
    let page = desk.visitor().open("/signin?next=%2Frequests%2F7&lang=ar").await;
    assert_eq!(page.link("English"), "/signin?next=%2Frequests%2F7&lang=en");
}

async fn what_is_wrong_with_a_form_is_said_in_the_readers_language(desk: Desk) {
    let visitor = desk.visitor();
    let page = visitor.open("/signup?lang=de").await;
    let form = page.form("Konto erstellen").fill("Vorname", "Grace").fill("Nachname", "Hopper");
    let page = visitor.submit(form.fill("E-Mail", "grace@example").fill("Passwort", "kurz")).await;
    assert_eq!(
        page.assert_status(422).problem_with("email"),
        "Dieser Adresse fehlt eine Endung wie .com. Bitte prüfen Sie sie."
    );
    let problem = page.problem_with("password");
    assert!(problem.starts_with("Noch 4 Zeichen. Ein Passwort hat mindestens 8."), "{problem}");
    // A link would lose what was typed.
    assert!(!page.has(".languages"));
}

async fn a_page_that_is_not_there_says_so_in_the_readers_language(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let page = grace.open("/requests/999999?lang=de").await;
    page.assert_status(404).assert_shows("Diese Seite ist nicht angeschlossen").assert_shows("Fehler 404");
}

async fn a_mail_is_in_its_readers_language_whoever_causes_it(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let account = grace.open("/account").await;
    grace.submit(account.form("Save").fill("Language", "العربية")).await.assert_status(200);
    let number = {
        let page = grace.open("/requests/new?lang=en").await;
        let form = page.form("Send request").fill("Subject", "Router").fill("Description", "It blinks.");
        crate::support::number_in(&grace.submit(form).await)
    };
    alan.take(number).await;
    alan.reply(number, "Please restart it.").await;
    let mail = desk.sink.next(&grace.email, "رد جديد").await;
    assert_eq!(mail.subject(), format!("[#{number}] رد جديد: Router"));
    assert!(mail.html().contains("<html lang=\"ar\" dir=\"rtl\">"), "{}", mail.html());
    assert!(mail.html().contains("<span dir=\"auto\">Alan Turing</span>"), "{}", mail.html());
    grace.message(number, "It still blinks.").await;
    let mail = desk.sink.next(&alan.email, "still blinks").await;
    assert_eq!(mail.subject(), format!("[#{number}] New reply: Router"));
}

async fn a_chosen_language_counts_from_the_next_page_on(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let account = grace.open("/account?lang=en").await;
    let page = grace.submit(account.form("Save").fill("Language", "Deutsch")).await;
    assert_eq!((page.heading(), language(&page).0), ("Konto".to_owned(), "de".to_owned()));
    let page = grace.submit(page.form("Speichern").forge("language", "tlh")).await;
    let problem = page.assert_status(422).problem_with("language");
    assert!(problem.starts_with("Diese Sprache gibt es hier nicht."), "{problem}");
}

async fn a_hostile_name_inside_a_translated_sentence_stays_text(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let account = alan.open("/account").await;
    let hostile = "</bdi><img src=x onerror=alert(1)>";
    alan.submit(account.form("Save").fill("First name", hostile)).await.assert_status(200);
    let number = grace.request("Router", "It blinks.").await;
    alan.take(number).await;
    for tag in ["en", "de", "ar"] {
        let page = grace.open(&format!("/requests/{number}?lang={tag}")).await;
        page.assert_status(200).assert_shows(hostile);
        assert!(!page.has("img"), "{tag}: {}", page.body);
    }
}

async fn who_deleted_their_account_is_called_so_in_the_readers_language(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Router", "It blinks.").await;
    alan.take(number).await;
    alan.reply(number, "Please restart it.").await;
    let account = alan.open("/account").await;
    alan.submit(account.form("Delete my account")).await.assert_status(200);

    for (tag, name) in [("en", "Deleted person"), ("de", "Gelöschte Person"), ("ar", "شخص محذوف")] {
        let page = grace.open(&format!("/requests/{number}?lang={tag}")).await;
        page.assert_status(200).assert_shows(name).assert_shows("Please restart it.").assert_hides("Turing");
        assert!(page.texts(".bubble .by b").iter().any(|author| author == name), "{tag}: {}", page.body);
        let list = grace.open(&format!("/requests?lang={tag}")).await;
        assert_eq!(list.texts(".author bdi"), [name], "{tag}");
    }
    desk.admin.open(&format!("/t/{number}?lang=de")).await.assert_shows("Deleted person took this on");
}

async fn the_team_reads_english_whatever_is_asked_for_and_customers_do_not(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    assert_eq!(language(&grace.open("/requests?lang=de").await).0, "de");
    for path in ["/inbox/unassigned", "/settings/desk", "/settings/people", "/account"] {
        let page = accepting(&desk.admin, "ar", &format!("{path}?lang=de")).await;
        assert_eq!(language(page.assert_status(200)), ("en".to_owned(), "ltr".to_owned()), "{path}");
    }
}
