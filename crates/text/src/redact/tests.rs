//! What is hidden, and what stays.

use proptest::prelude::*;

use super::*;

#[test]
fn cards_are_hidden_and_other_numbers_stay() {
    assert_eq!(redact("my card 4111 1111 1111 1111, exp 12/27"), "my card ••••••, exp 12/27");
    assert_eq!(redact("4111-1111-1111-1111"), HIDDEN);
    assert_eq!(redact("٤١١١١١١١١١١١١١١١"), HIDDEN);
    for fine in ["order 4111111111111112", "call +49 30 1234567", "0000 0000 0000 0000", "request 1042"] {
        assert_eq!(redact(fine), fine);
    }
}

#[test]
fn a_card_is_hidden_across_lines_and_among_other_numbers() {
    for parted in ["4111 1111\n1111 1111", "4111 1111 11\r\n11 1111", "4111 1111 1111 \n 1111"] {
        assert_eq!(redact(parted), HIDDEN, "{parted:?}");
    }
    assert_eq!(redact("4111 1111 1111 1111 12/27"), "•••••• 12/27");
    assert_eq!(redact("4111111111111111 123"), "•••••• 123");
    assert_eq!(redact("1042\n4111 1111 1111 1111"), "1042\n••••••");
}

#[test]
fn passwords_are_hidden_where_one_is_told() {
    for (text, clean) in [
        ("My password is Hunter2!", "My password is ••••••!"),
        ("password: correct-horse", "password: ••••••"),
        ("Mein Passwort lautet geheim12.", "Mein Passwort lautet ••••••."),
        ("pwd=abc123 user=x", "pwd=•••••• user=x"),
        ("كلمة المرور هي abc123", "كلمة المرور هي ••••••"),
        ("كلمة المرور: سري جدا", "كلمة المرور: ••••••"),
        ("كلمة المرور abc123", "كلمة المرور ••••••"),
        ("password hunter2x", "password ••••••"),
        ("the Passwort hunter2x fails", "the Passwort •••••• fails"),
        ("Kennwort: drei kleine Affen", "Kennwort: ••••••"),
        ("the password: correct horse battery", "the password: ••••••"),
        ("password: correct horse battery and user gus", "password: •••••• and user gus"),
        ("password: hunter2\nIt fails.", "password: ••••••\nIt fails."),
        ("password:hunter2 fails. Thanks", "password:••••••. Thanks"),
        ("pw=Secret123!", "pw=••••••!"),
        ("pass: hunter2", "pass: ••••••"),
        ("Routerpasswort: abc123", "Routerpasswort: ••••••"),
        ("PIN 1234", "PIN ••••••"),
        ("the password of the router is abcd1234", "the password of the router is ••••••"),
    ] {
        assert_eq!(redact(text), clean);
    }
}

#[test]
fn sentences_about_passwords_stay() {
    for fine in [
        "my password is wrong",
        "I forgot my password",
        "Passwort vergessen",
        "Passwort vergessen?",
        "Passwort: vergessen",
        "reset the password now",
        "the password does not work",
        "Password: it does not work since Monday",
        "password gus@mail.example and I cannot sign in",
        "the password of request 1042 is wrong",
        "the token expired, and my pin is lost",
        "a boarding pass for 2 people",
        "see https://desk.example/reset-password 1042",
        "نسيت كلمة المرور",
        "كلمة المرور لا تعمل",
    ] {
        assert_eq!(redact(fine), fine);
    }
}

#[test]
fn keys_and_tokens_are_hidden_and_addresses_stay() {
    assert_eq!(redact("use ghp_abcdefghijklmnop1234"), "use ••••••");
    assert_eq!(redact("Authorization: Bearer abc.def-123"), "Authorization: Bearer ••••••");
    assert_eq!(redact("key 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b"), "key ••••••");
    assert_eq!(
        redact("a -----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY----- b"),
        "a •••••• b"
    );
    assert_eq!(redact("api_key = 9f8e7d6c"), "api_key = ••••••");
    assert_eq!(redact("api key: zebra"), "api key: ••••••");
    assert_eq!(redact("DB_PASSWORD=zebra"), "DB_PASSWORD=••••••");
    assert_eq!(redact("{\"token\":\"zebra\"}"), "{\"token\":\"••••••\"}");
    for fine in [
        "see https://example.com/a/Very/Long/Path/With/Numbers/123456789",
        "see https://example.com/find?q=token&page=2",
        "Donaudampfschifffahrtsgesellschaft",
    ] {
        assert_eq!(redact(fine), fine);
    }
}

#[test]
fn what_an_address_proves_somebody_with_is_hidden() {
    assert_eq!(
        redact("open https://desk.example/reset?token=abcdef12345&lang=de please"),
        "open https://desk.example/reset?token=••••••&lang=de please"
    );
    assert_eq!(redact("/sign?code=abcdef1234567890#top"), "/sign?code=••••••#top");
    assert_eq!(redact("/shop?code=DE"), "/shop?code=DE");
}

/// Pieces that mean something here, and words.
fn pieces() -> impl Strategy<Value = String> {
    let telling = proptest::sample::select(vec![
        "password",
        "pass",
        "pin:",
        "Passwort",
        "token=",
        "api",
        "key",
        "=",
        ":",
        "is",
        "the",
        "Bearer",
        "المرور",
        "hunter2x",
        "correct",
        "and",
        "4111",
        "1111 1111 1111",
        "411111111111",
        "12345",
        "-----BEGIN ",
        "-----END ",
        "-----",
        "••••••",
        "https://x.example/?token=",
        "&pw=",
        "\"",
        "\n",
        "\r\n",
        ".",
        ",",
        "!",
        " ",
        " ",
        " ",
    ]);
    let piece = prop_oneof![4 => telling.prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn hiding_twice_hides_no_more(text in pieces()) {
        let once = redact(&text).into_owned();
        prop_assert_eq!(redact(&once), once.as_str());
    }

    #[test]
    fn a_told_password_never_stays(before in "[a-z ]{0,12}", secret in "[a-z]{3}[0-9]{3}[A-Z]{2}", label in
        proptest::sample::select(vec!["password ", "Passwort: ", "pw=", "api_key = ", "token=", "Kennwort ist "])) {
        let text = format!("{before} {label}{secret}");
        prop_assert!(!redact(&text).contains(&secret), "{}", redact(&text));
    }

    #[test]
    fn words_without_secrets_stay(text in "([b-oq-z]{1,8} ){0,12}") {
        prop_assert_eq!(redact(&text), text.as_str());
    }
}
