//! What people type, and what they leave out.

use crate::support::{Desk, both_engines};

both_engines!(
    a_request_of_blanks_alone_is_not_accepted,
    a_missing_field_is_a_message_and_what_was_typed_stays,
    overlong_words_are_a_message_not_an_error_page,
    unknown_and_odd_numbers_are_a_designed_404_page,
    a_body_that_is_no_form_is_no_error_of_the_server,
    odd_characters_are_stored_and_shown_as_they_are_or_refused,
    an_empty_message_is_not_stored,
);

async fn a_request_of_blanks_alone_is_not_accepted(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    for blank in ["", " ", "\n\t  \r\n", "\u{a0}\u{2003}\u{3000}", "\u{200b}\u{feff}\u{2060}"] {
        let form = grace.open("/requests/new").await.form("Send request");
        let page = grace.submit(form.fill("Subject", blank).fill("Description", blank)).await;
        page.assert_status(422);
        assert!(!page.problem_with("subject").is_empty() && !page.problem_with("description").is_empty());
    }
    assert_eq!(desk.value("SELECT COUNT(*) FROM tickets").await, "0");
}

async fn a_missing_field_is_a_message_and_what_was_typed_stays(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let form = grace.open("/requests/new").await.form("Send request");
    let page = grace.submit(form.clone().fill("Description", "The line is slow.")).await;
    page.assert_status(422);
    assert!(!page.problem_with("subject").is_empty());
    assert_eq!(page.form("Send request").value("Description"), "The line is slow.");
    grace.submit(form.clone().without("subject").without("description")).await.assert_status(422);
    let page = grace.submit(page.form("Send request").fill("Subject", "Slow line")).await;
    page.assert_status(200).assert_shows("The line is slow.");
}

async fn overlong_words_are_a_message_not_an_error_page(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let form = grace.open("/requests/new").await.form("Send request");
    let page =
        grace.submit(form.clone().fill("Subject", &"x".repeat(1_000)).fill("Description", "It hums.")).await;
    page.assert_status(422);
    assert!(!page.problem_with("subject").is_empty());
    let page =
        grace.submit(form.clone().fill("Subject", "Long").fill("Description", &"x".repeat(150_000))).await;
    page.assert_status(422);
    assert!(!page.problem_with("description").is_empty());
    let page = grace.submit(form.fill("Subject", "Long").fill("Description", &"x".repeat(3 << 20))).await;
    page.assert_status(413);
    assert!(!page.heading().is_empty(), "a page that says what to do:\n{}", page.text());
}

async fn unknown_and_odd_numbers_are_a_designed_404_page(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let odd = [
        "0",
        "-1",
        "999999",
        "9223372036854775807",
        "9223372036854775808",
        "abc",
        "1.5",
        "1%27",
        "%00",
        "..%2f1",
    ];
    for (person, start) in [(&grace, "/requests"), (&desk.admin, "/t")] {
        for number in odd {
            let page = person.get(&format!("{start}/{number}")).await;
            assert_eq!(page.status, 404, "{start}/{number}");
            assert!(!page.heading().is_empty() && page.has("main"), "a designed page:\n{}", page.text());
        }
    }
    let page = grace.get("/no/such/page").await;
    page.assert_status(404);
    assert!(page.has("main a[href]"), "with a way on");
}

async fn a_body_that_is_no_form_is_no_error_of_the_server(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    for (kind, body) in [
        ("application/json", r#"{"subject":"Slow line","description":"It hums."}"#),
        (
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"subject\"\r\n\r\nSlow\r\n--x--\r\n",
        ),
        ("application/x-www-form-urlencoded", "subject[]=Slow&description[0]=It&subject[a][b]=c"),
        ("application/x-www-form-urlencoded", "subject=%ff%fe&description=%ff%zz&%%%=&&&=&"),
    ] {
        let request = grace.post_request("/requests/new").header("content-type", kind).body(body);
        let page = grace.send(request).await;
        assert!(page.status < 500, "{kind}: {}", page.status);
        let stored = desk.value("SELECT COUNT(*) FROM tickets").await;
        assert_eq!(page.status == 303, stored != "0", "{kind}: {} and {stored} stored", page.status);
    }
}

async fn odd_characters_are_stored_and_shown_as_they_are_or_refused(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    for odd in [
        "a\0b",
        "a\u{202e}b",
        "e\u{301}",
        "🏳️‍🌈",
        "a\u{1b}[31mb",
        "𒐫",
        "مرحبا",
        "a\rb",
        "\u{fffe}x",
        "a\u{7f}b",
    ] {
        let form = grace.open("/requests/new").await.form("Send request");
        let page = grace.submit(form.fill("Subject", odd).fill("Description", odd)).await;
        assert!(matches!(page.status, 200 | 422), "{odd:?}: {}", page.status);
    }
    grace.open("/requests").await.assert_status(200);
    desk.admin.open("/inbox/all").await.assert_status(200);
    desk.sink
        .next_where(&grace.email, "the receipt of the emoji", |mail| mail.subject().contains("🏳️‍🌈"))
        .await;
}

async fn an_empty_message_is_not_stored(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let page = grace.message(number, " \n ").await;
    page.assert_status(422);
    assert!(!page.problem_with("message").is_empty());
    let page = desk.admin.reply(number, " \n ").await;
    page.assert_status(422);
    assert!(!page.problem_with("reply").is_empty());
    let page = desk.admin.note(number, " \n ").await;
    page.assert_status(422);
    assert!(!page.problem_with("note").is_empty());
    assert_eq!(desk.value("SELECT COUNT(*) FROM messages").await, "1");
}
