//! Who comes in by a site's word, and who does not.

use serde_json::{Value, json};

use super::token::tests::signed;
use super::*;
use crate::actor::Actor;
use crate::app::App;
use crate::clock::{MINUTE, SECOND};
use crate::error::Error;
use crate::testing;

const FRAME: &str = "frame-key-frame-key-frame-key-frame-key-1";
const OTHER_FRAME: &str = "frame-key-frame-key-frame-key-frame-key-2";

struct Site {
    app: App,
    admin: Actor,
    key: NewKey,
}

async fn site() -> Site {
    let app = testing::app().await;
    let admin = testing::admin(&app).await;
    desk_id(&app).await.unwrap();
    let form = SitesForm { sites: "https://shop.example".into(), verified_only: false };
    change_sites(&app, &admin, &form).await.unwrap();
    let key = make_key(&app, &admin).await.unwrap();
    Site { app, admin, key }
}

impl Site {
    fn claims(&self, sub: &str, jti: &str) -> Value {
        let now = self.app.now() / SECOND;
        let desk = self.app.settings().widget_desk.clone();
        json!({ "aud": desk, "sub": sub, "iat": now, "exp": now + 300, "jti": jti, "name": "Ada Lovelace",
                "email": "marit@example.test" })
    }

    fn signed(&self, claims: &Value) -> String {
        let head = json!({ "alg": "HS256", "typ": "JWT", "kid": self.key.kid });
        signed(&head, claims, &self.key.secret)
    }

    async fn show(&self, token: &str, key: &str) -> Proof {
        self.show_after(token, key, None).await
    }

    async fn show_after(&self, token: &str, key: &str, before: Option<&str>) -> Proof {
        identify(&self.app, Shown { token, key, before, network: "10.0.0.1" }).await.unwrap()
    }

    async fn known(&self, token: &str, key: &str) -> Option<Visit> {
        find(&self.app, token, Some(key)).await.unwrap()
    }
}

#[tokio::test]
async fn whom_a_site_signed_for_is_known_by_its_name_for_them_on_every_device() {
    let site = site().await;
    let first = site.show(&site.signed(&site.claims("4711", "one")), FRAME).await.unwrap();
    let second = site.show(&site.signed(&site.claims("4711", "two")), OTHER_FRAME).await.unwrap();
    let other = site.show(&site.signed(&site.claims("4712", "three")), FRAME).await.unwrap();
    assert_eq!(first.name, "Ada Lovelace");
    let visit = site.known(&first.token, FRAME).await.unwrap();
    let same = site.known(&second.token, OTHER_FRAME).await.unwrap();
    let other = site.known(&other.token, FRAME).await.unwrap();
    assert_eq!(visit.chat, same.chat);
    assert_ne!(visit.chat, other.chat);
    let known = visit.known.unwrap();
    assert_eq!((known.name.as_str(), known.email.as_str()), ("Ada Lovelace", "marit@example.test"));
    // The administrator's own address was claimed: no account came of it, and none changed.
    let people: i64 =
        site.app.db.read().await.unwrap().one("SELECT COUNT(*) FROM people", db::params![]).await.unwrap();
    assert_eq!(people, 1);
}

#[tokio::test]
async fn a_token_belongs_to_the_frame_that_showed_it_first() {
    let site = site().await;
    let token = site.signed(&site.claims("4711", "one"));
    let first = site.show(&token, FRAME).await.unwrap();
    assert!(matches!(site.show(&token, OTHER_FRAME).await, Err(Refused::Copied)));
    site.show(&token, FRAME).await.unwrap();
    let renamed = site.signed(&site.claims("4712", "one"));
    assert!(matches!(site.show(&renamed, FRAME).await, Err(Refused::Copied)), "one name, two people");
    assert!(site.known(&first.token, FRAME).await.is_some());
    assert!(matches!(site.show(&token, "short").await, Err(Refused::Malformed)));
}

#[tokio::test]
async fn of_two_frames_that_show_a_token_at_once_one_comes_in() {
    let site = site().await;
    let token = site.signed(&site.claims("4711", "one"));
    let (first, second) = tokio::join!(site.show(&token, FRAME), site.show(&token, OTHER_FRAME));
    assert_eq!([&first, &second].iter().filter(|proof| proof.is_ok()).count(), 1, "{first:?} {second:?}");
}

#[tokio::test]
async fn a_copied_visit_is_nobodys() {
    let site = site().await;
    let visit = site.show(&site.signed(&site.claims("4711", "one")), FRAME).await.unwrap();
    assert!(site.known(&visit.token, OTHER_FRAME).await.is_none());
    assert!(find(&site.app, &visit.token, None).await.unwrap().is_none());
    assert!(site.known("unknown-unknown-unknown-unknown", FRAME).await.is_none());
    assert!(site.known("", FRAME).await.is_none());
}

#[tokio::test]
async fn forged_words_are_refused_and_leave_nothing_behind() {
    let site = site().await;
    let claims = site.claims("4711", "one");
    let mut late = claims.clone();
    late["exp"] = json!(site.app.now() / SECOND - 61);
    late["iat"] = json!(site.app.now() / SECOND - 361);
    let mut elsewhere = claims.clone();
    elsewhere["aud"] = json!("another-desk");
    let mut nameless = claims.clone();
    nameless.as_object_mut().unwrap().remove("jti");
    let head = |alg: &str, kid: &str| json!({ "alg": alg, "kid": kid });
    for (token, refused) in [
        (signed(&head("HS256", &site.key.kid), &claims, "another secret"), Refused::Unsigned),
        (signed(&head("HS256", "unknown"), &claims, &site.key.secret), Refused::Unsigned),
        (signed(&head("none", &site.key.kid), &claims, &site.key.secret), Refused::Unsigned),
        (site.signed(&elsewhere), Refused::Audience),
        (site.signed(&late), Refused::Expired),
        (site.signed(&nameless), Refused::Malformed),
        (String::new(), Refused::Unsigned),
    ] {
        assert_eq!(site.show(&token, FRAME).await.err(), Some(refused), "{token}");
    }
    for table in ["widget_people", "widget_visits", "widget_tokens"] {
        let mut conn = site.app.db.read().await.unwrap();
        let left: i64 = conn.one(&format!("SELECT COUNT(*) FROM {table}"), db::params![]).await.unwrap();
        assert_eq!(left, 0, "{table}");
    }
}

#[tokio::test]
async fn another_identity_ends_the_visit_before_even_when_it_is_refused() {
    let site = site().await;
    let first = site.show(&site.signed(&site.claims("4711", "one")), FRAME).await.unwrap();
    let next = site.signed(&site.claims("4712", "two"));
    let second = site.show_after(&next, FRAME, Some(&first.token)).await.unwrap();
    assert!(site.known(&first.token, FRAME).await.is_none());
    assert!(site.show_after("forged", FRAME, Some(&second.token)).await.is_err());
    assert!(site.known(&second.token, FRAME).await.is_none());
    let third = site.show(&next, FRAME).await.unwrap();
    end(&site.app, &third.token).await.unwrap();
    end(&site.app, &third.token).await.unwrap();
    assert!(site.known(&third.token, FRAME).await.is_none());
}

#[tokio::test]
async fn keys_rotate_without_a_gap_and_a_retired_one_counts_for_nothing() {
    let site = site().await;
    let old = site.show(&site.signed(&site.claims("4711", "one")), FRAME).await.unwrap();
    let newer = make_key(&site.app, &site.admin).await.unwrap();
    let head = json!({ "alg": "HS256", "kid": newer.kid });
    let token = signed(&head, &site.claims("4711", "two"), &newer.secret);
    let new = site.show(&token, FRAME).await.unwrap();
    let listed = keys(&site.app, &site.admin).await.unwrap();
    assert_eq!(listed.len(), 2);
    assert!(!format!("{listed:?}").contains(&newer.secret));
    let old_key = listed.iter().find(|key| key.kid == site.key.kid).unwrap();
    assert!(old_key.used_at.is_some());
    retire_key(&site.app, &site.admin, old_key.id).await.unwrap();
    assert!(matches!(retire_key(&site.app, &site.admin, old_key.id).await, Err(Error::NotFound)));
    assert!(site.known(&old.token, FRAME).await.is_none(), "who came in by it is out");
    assert!(site.known(&new.token, FRAME).await.is_some());
    let late = site.signed(&site.claims("4711", "three"));
    assert_eq!(site.show(&late, FRAME).await.err(), Some(Refused::Unsigned));
    let empty = signed(&json!({ "alg": "HS256", "kid": site.key.kid }), &site.claims("4711", "four"), "");
    assert_eq!(site.show(&empty, FRAME).await.err(), Some(Refused::Unsigned), "its secret is not empty now");
    for _ in 0..9 {
        make_key(&site.app, &site.admin).await.unwrap();
    }
    assert!(matches!(make_key(&site.app, &site.admin).await, Err(Error::Conflict(_))));
    let agent = testing::join(&site.app, crate::Role::Agent, "noor@example.test").await;
    assert!(matches!(make_key(&site.app, &agent).await, Err(Error::NotFound)));
    assert!(matches!(keys(&site.app, &agent).await, Err(Error::NotFound)));
    assert!(matches!(retire_key(&site.app, &agent, listed[0].id).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn somebody_unknown_comes_back_for_a_month_unless_the_desk_wants_proof() {
    let site = site().await;
    let visit = begin(&site.app, "10.0.0.1").await.unwrap();
    let first = find(&site.app, &visit.token, None).await.unwrap().unwrap();
    assert!(first.known.is_none());
    site.app.clock.advance(29 * DAY);
    assert_eq!(find(&site.app, &visit.token, None).await.unwrap().unwrap().chat, first.chat);
    site.app.clock.advance(29 * DAY);
    sweep(&site.app).await.unwrap();
    assert!(find(&site.app, &visit.token, None).await.unwrap().is_some());
    let form = SitesForm { sites: "https://shop.example".into(), verified_only: true };
    change_sites(&site.app, &site.admin, &form).await.unwrap();
    assert!(find(&site.app, &visit.token, None).await.unwrap().is_none());
    assert!(matches!(begin(&site.app, "10.0.0.1").await, Err(Error::NotFound)));
    let known = site.show(&site.signed(&site.claims("4711", "one")), FRAME).await.unwrap();
    assert!(site.known(&known.token, FRAME).await.is_some());
    change_sites(&site.app, &site.admin, &SitesForm::default()).await.unwrap();
    assert!(site.known(&known.token, FRAME).await.is_none(), "no site, no visit");
    let token = site.signed(&site.claims("4711", "two"));
    let shown = Shown { token: &token, key: FRAME, before: None, network: "10.0.0.1" };
    assert!(matches!(identify(&site.app, shown).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn what_is_over_is_forgotten() {
    let site = site().await;
    let visit = begin(&site.app, "10.0.0.1").await.unwrap();
    let known = site.show(&site.signed(&site.claims("4711", "one")), FRAME).await.unwrap();
    site.app.clock.advance(13 * HOUR);
    assert!(site.known(&known.token, FRAME).await.is_none(), "a proof does not last");
    let count = async |table: &str| -> i64 {
        let mut conn = site.app.db.read().await.unwrap();
        conn.one(&format!("SELECT COUNT(*) FROM {table}"), db::params![]).await.unwrap()
    };
    sweep(&site.app).await.unwrap();
    assert_eq!((count("widget_tokens").await, count("widget_visits").await), (0, 1));
    assert_eq!(count("widget_people").await, 1, "and their chat with them");
    site.app.clock.advance(31 * DAY);
    sweep(&site.app).await.unwrap();
    assert_eq!((count("widget_people").await, count("widget_visits").await), (0, 0));
    assert!(find(&site.app, &visit.token, None).await.unwrap().is_none());
}

#[tokio::test]
async fn a_network_shows_and_begins_only_so_many() {
    let site = site().await;
    let shown = Shown { token: "forged", key: FRAME, before: None, network: "10.0.0.9" };
    for _ in 0..60 {
        assert!(identify(&site.app, shown).await.unwrap().is_err());
        begin(&site.app, "10.0.0.9").await.unwrap();
    }
    assert!(matches!(identify(&site.app, shown).await, Err(Error::TooMany { .. })));
    assert!(matches!(begin(&site.app, "10.0.0.9").await, Err(Error::TooMany { .. })));
    begin(&site.app, "10.0.0.8").await.unwrap();
    site.app.clock.advance(MINUTE);
    begin(&site.app, "10.0.0.9").await.unwrap();
}

#[tokio::test]
async fn the_desks_name_is_made_once() {
    let app = testing::app().await;
    assert!(!is_desk(&app.settings(), ""));
    let (first, second) = tokio::join!(desk_id(&app), desk_id(&app));
    assert_eq!(first.unwrap(), second.unwrap());
    assert!(is_desk(&app.settings(), &desk_id(&app).await.unwrap()));
    assert!(!is_desk(&app.settings(), "another"));
}
