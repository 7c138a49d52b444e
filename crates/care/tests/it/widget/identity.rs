//! Who comes in by a site's word, and the rules of tokens.

use serde_json::{Value, json};

use super::{FRAME, OTHER_FRAME, Site, sign};
use crate::support::{Desk, both_engines};

both_engines!(
    a_forged_word_is_worth_nothing,
    a_word_counts_once_and_for_the_frame_that_showed_it,
    what_is_claimed_opens_no_account_and_merges_with_none,
    an_endless_token_is_turned_away_without_being_read,
    no_token_stands_in_an_address_or_in_the_log,
);

async fn a_forged_word_is_worth_nothing(desk: Desk) {
    let site = Site::of(desk).await;
    let browser = site.desk.visitor();
    let now = super::now();
    let head = |alg: &str| json!({ "alg": alg, "kid": site.kid });
    let claims = site.claims(&json!({}));
    let unsigned = |token: &str| format!("{}.", token.rsplit_once('.').expect("a token").0);
    for (what, token, reason) in [
        ("another key", sign(&head("HS256"), &claims, "guessed"), "unsigned"),
        ("an empty key", sign(&head("HS256"), &claims, ""), "unsigned"),
        ("no algorithm", unsigned(&sign(&head("none"), &claims, "")), "unsigned"),
        ("another algorithm", sign(&head("RS256"), &claims, &site.secret), "unsigned"),
        (
            "an unknown key",
            sign(&json!({ "alg": "HS256", "kid": "none" }), &claims, &site.secret),
            "unsigned",
        ),
        ("no signature", unsigned(&site.signed(&json!({}))), "unsigned"),
        ("another desk", site.signed(&json!({ "aud": "another" })), "audience"),
        ("several desks", site.signed(&json!({ "aud": [site.name] })), "malformed"),
        ("no name of its own", site.signed(&json!({ "jti": null })), "malformed"),
        ("nobody", site.signed(&json!({ "sub": null })), "malformed"),
        ("no beginning", site.signed(&json!({ "iat": null })), "malformed"),
        ("no end", site.signed(&json!({ "exp": null })), "malformed"),
        ("an end too far", site.signed(&json!({ "exp": now + 700 })), "too-long"),
        ("over", site.signed(&json!({ "iat": now - 400, "exp": now - 100 })), "expired"),
        ("not yet", site.signed(&json!({ "iat": now + 200, "exp": now + 400 })), "early"),
        ("empty", String::new(), "unsigned"),
    ] {
        let page = site.identify(&browser, &token, FRAME).await;
        assert_eq!(page.status, 403, "{what}");
        let told: Value = serde_json::from_str(&page.body).expect("JSON");
        assert_eq!(told, json!({ "refused": reason }), "{what}");
    }
    assert_eq!(site.desk.value("SELECT COUNT(*) FROM widget_people").await, "0");
    site.known(&browser, &json!({}), FRAME).await;
}

async fn a_word_counts_once_and_for_the_frame_that_showed_it(desk: Desk) {
    let site = Site::of(desk).await;
    let (own, thief) = (site.desk.visitor(), site.desk.visitor());
    let token = site.signed(&json!({}));
    site.identify(&own, &token, FRAME).await.assert_status(200);
    site.identify(&own, &token, FRAME).await.assert_status(200);
    let copied = site.identify(&thief, &token, OTHER_FRAME).await;
    assert_eq!((copied.status, copied.body.as_str()), (403, r#"{"refused":"copied"}"#));
    for key in ["", "short", "with blanks with blanks with blanks with blanks"] {
        site.identify(&thief, &site.signed(&json!({ "jti": "two" })), key).await.assert_status(403);
    }
}

async fn what_is_claimed_opens_no_account_and_merges_with_none(desk: Desk) {
    let site = Site::of(desk).await;
    let grace = site.desk.customer("Grace", "Hopper").await;
    let people = site.desk.value("SELECT COUNT(*) FROM people").await;
    let browser = site.desk.visitor();
    for (jti, email) in [("a", grace.email.as_str()), ("b", site.desk.admin.email.as_str())] {
        site.known(&browser, &json!({ "email": email, "jti": jti, "role": "admin", "sub": jti }), FRAME)
            .await;
        assert_eq!(browser.cookies(), "");
    }
    assert_eq!(site.desk.value("SELECT COUNT(*) FROM people").await, people);
    assert_eq!(site.desk.value("SELECT COUNT(*) FROM widget_people WHERE person IS NULL").await, "2");
}

async fn an_endless_token_is_turned_away_without_being_read(desk: Desk) {
    let site = Site::of(desk).await;
    let browser = site.desk.visitor();
    let long = site.signed(&json!({ "more": "x".repeat(4_000) }));
    site.identify(&browser, &long, FRAME).await.assert_status(403);
    let deep = format!("{}{}", "[".repeat(2_000), "]".repeat(2_000));
    site.identify(&browser, &deep, FRAME).await.assert_status(403);
    site.identify(&browser, &"x".repeat(2 << 20), FRAME).await.assert_status(413);
}

async fn no_token_stands_in_an_address_or_in_the_log(desk: Desk) {
    let site = Site::of(desk).await;
    let browser = site.desk.visitor();
    let good = site.signed(&json!({}));
    let visit = site.known(&browser, &json!({}), FRAME).await;
    let forged = sign(&json!({ "alg": "none" }), &site.claims(&json!({})), "");
    site.identify(&browser, &forged, FRAME).await.assert_status(403);
    browser.get(&format!("/widget/frame?desk={}&identity={good}", site.name)).await.assert_hides(&good);
    let log = site.desk.server().log();
    for secret in [&good, &visit.token, &site.secret, &forged] {
        assert!(!log.contains(secret.as_str()), "{secret}");
    }
}
