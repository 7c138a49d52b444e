//! Set-up, sign-up, staff: the delicate parts, on the embedded store.

use super::*;
use crate::error::Error;
use crate::sessions::{SignedIn, sign_in};
use crate::testing::{self, PASSWORD, visitor};
use crate::{App, codes, links, sessions};

fn form(email: &str, role: &str) -> SignUp {
    SignUp {
        first_name: "Amara".into(),
        last_name: "Okafor".into(),
        email: email.into(),
        password: PASSWORD.into(),
        confirm_password: PASSWORD.into(),
        role: role.into(),
    }
}

#[tokio::test]
async fn of_several_who_race_for_the_set_up_exactly_one_wins() {
    let app = testing::app().await;
    let token = links::setup(&app).await.unwrap().unwrap();
    let racers = (0..6).map(|number| {
        let (app, token) = (app.clone(), token.clone());
        tokio::spawn(async move {
            let desk = testing::new_desk(&format!("racer{number}@example.test"));
            create_desk(&app, &visitor(), &token, &desk).await
        })
    });
    let mut winners = 0;
    for racer in racers.collect::<Vec<_>>() {
        match racer.await.unwrap() {
            Ok(_) => winners += 1,
            Err(Error::NotFound) => {}
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(winners, 1);
    assert_eq!(active_admins(&mut app.db.read().await.unwrap()).await.unwrap().len(), 1);
    assert!(app.settings().set_up);
    assert_eq!(app.settings().desk_name, "Saltmere Fibre");
    assert!(links::setup(&app).await.unwrap().is_none());
}

#[tokio::test]
async fn a_newer_set_up_link_ends_the_older() {
    let app = testing::app().await;
    let older = links::setup(&app).await.unwrap().unwrap();
    let newer = links::setup(&app).await.unwrap().unwrap();
    let refused = create_desk(&app, &visitor(), &older, &testing::new_desk("a@example.test")).await;
    assert!(matches!(refused, Err(Error::NotFound)));
    create_desk(&app, &visitor(), &newer, &testing::new_desk("a@example.test")).await.unwrap();
}

async fn sign_up_with_code(app: &App, email: &str, role: &str) -> crate::sessions::NewSession {
    let browser = visitor();
    assert!(matches!(sign_up(app, &browser, &form(email, role)).await.unwrap(), SignedUp::CodeSent));
    let code = testing::newest_secret(app).await;
    match codes::confirm(app, &browser, None, &code).await.unwrap() {
        codes::Confirmed::Started(session) => session,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_account_starts_when_its_code_is_entered_and_the_code_works_once() {
    let app = testing::app_with_mail().await;
    let browser = visitor();
    sign_up(&app, &browser, &form("amara@example.test", "customer")).await.unwrap();
    assert!(find_by_email(&mut app.db.read().await.unwrap(), "amara@example.test").await.unwrap().is_none());
    let code = testing::newest_secret(&app).await;
    let elsewhere = codes::confirm(&app, &visitor(), None, &code).await;
    assert!(matches!(elsewhere, Err(Error::Invalid(_))), "bound to the browser");
    codes::confirm(&app, &browser, None, &code).await.unwrap();
    let person =
        find_by_email(&mut app.db.read().await.unwrap(), "AMARA@example.test").await.unwrap().unwrap();
    assert!(person.verified && person.state == State::Active);
    assert!(matches!(codes::confirm(&app, &browser, None, &code).await, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn a_known_address_gets_another_mail_and_no_code_and_looks_the_same() {
    let app = testing::app_with_mail().await;
    sign_up_with_code(&app, "amara@example.test", "customer").await;
    let browser = visitor();
    let again = sign_up(&app, &browser, &form("Amara@Example.test", "customer")).await.unwrap();
    assert!(matches!(again, SignedUp::CodeSent));
    assert_eq!(testing::events(&app).await.last().unwrap(), "known_address_tried");
    let later = visitor();
    sign_up(&app, &later, &form("amara@example.test", "customer")).await.unwrap();
    let told = testing::events(&app).await.iter().filter(|kind| *kind == "known_address_tried").count();
    assert_eq!(told, 1, "one such mail a day");
    let pending = codes::pending(&app, &later.browser, None, codes::Page::Verify).await.unwrap().unwrap();
    assert_eq!(pending.email, "amara@example.test");
}

#[tokio::test]
async fn an_applicant_waits_until_approved_and_a_declined_one_is_gone() {
    let app = testing::app_with_mail().await;
    let admin = testing::admin(&app).await;
    let first = sign_up_with_code(&app, "bohdan@example.test", "agent").await;
    let Some(SignedIn::Waiting(guest)) = sessions::actor(&app, &first.token).await.unwrap() else { panic!() };
    let shown = list(&app, &admin).await.unwrap();
    assert_eq!(shown.applicants.len(), 1);
    approve(&app, &admin, guest.id).await.unwrap();
    assert_eq!(testing::actor(&app, &first.token).await.role, Role::Agent);
    assert!(matches!(decline(&app, &admin, guest.id).await, Err(Error::Conflict(_))));

    let second = sign_up_with_code(&app, "wanjiru@example.test", "agent").await;
    decline(&app, &admin, second.person).await.unwrap();
    assert!(sessions::actor(&app, &second.token).await.unwrap().is_none());
    assert!(sign_in(&app, &visitor(), "wanjiru@example.test", PASSWORD).await.is_err());
    sign_up_with_code(&app, "wanjiru@example.test", "agent").await;
}

#[tokio::test]
async fn nobody_registers_as_an_administrator() {
    let app = testing::app().await;
    assert!(matches!(
        sign_up(&app, &visitor(), &form("x@example.test", "admin")).await,
        Err(Error::Invalid(_))
    ));
}

#[tokio::test]
async fn without_mail_an_account_works_at_once_and_a_known_address_is_said() {
    let app = testing::app().await;
    let started = sign_up(&app, &visitor(), &form("amara@example.test", "customer")).await.unwrap();
    let SignedUp::Started(session) = started else { panic!("a code without mail") };
    let actor = testing::actor(&app, &session.token).await;
    assert!(!find(&mut app.db.read().await.unwrap(), actor.id).await.unwrap().unwrap().verified);
    assert!(sign_up(&app, &visitor(), &form("amara@example.test", "customer")).await.is_err());
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let app = testing::app().await;
    let first = testing::admin(&app).await;
    assert!(matches!(deactivate(&app, &first, first.id).await, Err(Error::Conflict(_))));
    assert!(matches!(set_role(&app, &first, first.id, Role::Agent).await, Err(Error::Conflict(_))));
    assert!(matches!(delete_account(&app, &first).await, Err(Error::Conflict(_))));
    let second = testing::person(&app, Role::Agent, "noor@example.test").await;
    set_role(&app, &first, second.id, Role::Admin).await.unwrap();
    delete_account(&app, &first).await.unwrap();
    let gone = find(&mut app.db.read().await.unwrap(), first.id).await.unwrap().unwrap();
    assert_eq!((gone.full_name().as_str(), gone.email.as_str()), ("", ""));
    let mut conn = app.db.read().await.unwrap();
    let told: i64 = conn
        .one("SELECT COUNT(*) FROM events WHERE person = $1 AND data LIKE '%address%'", db::params![first.id])
        .await
        .unwrap();
    assert_eq!(told, 0, "where they signed in from is forgotten too");
}

#[tokio::test]
async fn deactivating_ends_sessions_and_several_need_the_exact_word() {
    let app = testing::app().await;
    let admin = testing::admin(&app).await;
    let agent = testing::person(&app, Role::Agent, "noor@example.test").await;
    let session = sign_in(&app, &visitor(), "noor@example.test", PASSWORD).await.unwrap();
    assert!(deactivate_many(&app, &admin, &[agent.id], "deactivate").await.is_err());
    assert!(sessions::actor(&app, &session.token).await.unwrap().is_some());
    assert_eq!(deactivate_many(&app, &admin, &[agent.id, agent.id], "DEACTIVATE").await.unwrap(), 1);
    assert!(sessions::actor(&app, &session.token).await.unwrap().is_none());
    assert!(sign_in(&app, &visitor(), "noor@example.test", PASSWORD).await.is_err());
    reactivate(&app, &admin, agent.id).await.unwrap();
    sign_in(&app, &visitor(), "noor@example.test", PASSWORD).await.unwrap();
}

#[tokio::test]
async fn a_newer_invitation_ends_the_older_and_works_once() {
    let app = testing::app_with_mail().await;
    let admin = testing::admin(&app).await;
    let invitee = Invitee {
        first_name: "Chloé".into(),
        last_name: "Marchetti".into(),
        email: "chloe@example.test".into(),
    };
    let older = invite(&app, &admin, &invitee).await.unwrap();
    let newer = invite(&app, &admin, &invitee).await.unwrap();
    assert_eq!(older.person.id, newer.person.id);
    assert!(matches!(join(&app, &visitor(), &older.token, PASSWORD, PASSWORD).await, Err(Error::NotFound)));
    links::show(&app, links::Purpose::Invitation, &newer.token).await.unwrap();
    let session = join(&app, &visitor(), &newer.token, PASSWORD, PASSWORD).await.unwrap();
    assert_eq!(testing::actor(&app, &session.token).await.role, Role::Agent);
    assert!(matches!(join(&app, &visitor(), &newer.token, PASSWORD, PASSWORD).await, Err(Error::NotFound)));
    assert!(invite(&app, &admin, &invitee).await.is_err(), "works here already");
}

#[tokio::test]
async fn an_invitation_is_over_after_seven_days_and_customers_are_not_invited() {
    let app = testing::app_with_mail().await;
    let admin = testing::admin(&app).await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let mut invitee =
        Invitee { first_name: "A".into(), last_name: "B".into(), email: "amara@example.test".into() };
    let Err(Error::Invalid(problems)) = invite(&app, &admin, &invitee).await else {
        panic!("invited a customer")
    };
    assert!(problems.of("email").unwrap().to_string().contains("customer"));
    invitee.email = "new@example.test".into();
    let invitation = invite(&app, &admin, &invitee).await.unwrap();
    app.clock.advance(7 * crate::clock::DAY);
    assert!(matches!(
        join(&app, &visitor(), &invitation.token, PASSWORD, PASSWORD).await,
        Err(Error::NotFound)
    ));
}

#[tokio::test]
async fn a_new_address_counts_only_when_its_code_is_entered() {
    let app = testing::app_with_mail().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let browser = visitor();
    let session = sign_in(&app, &browser, "amara@example.test", PASSWORD).await.unwrap();
    let actor = testing::actor(&app, &session.token).await;
    let wrong = change_email(&app, &actor, &browser, "new@example.test", "not the password").await;
    assert!(matches!(wrong, Err(Error::Invalid(_))));
    let change = change_email(&app, &actor, &browser, "new@example.test", PASSWORD).await.unwrap();
    assert_eq!(change, EmailChange::CodeSent);
    assert_eq!(testing::actor(&app, &session.token).await.email, "amara@example.test");
    let code = testing::newest_secret(&app).await;
    assert!(codes::confirm(&app, &browser, None, &code).await.is_err(), "belongs to the session");
    let signed_in = sessions::actor(&app, &session.token).await.unwrap();
    codes::confirm(&app, &browser, signed_in.as_ref(), &code).await.unwrap();
    assert_eq!(testing::actor(&app, &session.token).await.email, "new@example.test");
}

#[tokio::test]
async fn moving_to_a_taken_address_tells_its_owner_and_looks_the_same() {
    let app = testing::app_with_mail().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    testing::person(&app, Role::Customer, "yusuf@example.test").await;
    let browser = visitor();
    let session = sign_in(&app, &browser, "amara@example.test", PASSWORD).await.unwrap();
    let actor = testing::actor(&app, &session.token).await;
    let change = change_email(&app, &actor, &browser, "yusuf@example.test", PASSWORD).await.unwrap();
    assert_eq!(change, EmailChange::CodeSent);
    assert_eq!(testing::events(&app).await.last().unwrap(), "known_address_tried");
}

#[tokio::test]
async fn changing_the_password_ends_the_other_sessions_and_renews_this_one() {
    let app = testing::app().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let here = sign_in(&app, &visitor(), "amara@example.test", PASSWORD).await.unwrap();
    let there = sign_in(&app, &visitor(), "amara@example.test", PASSWORD).await.unwrap();
    let actor = testing::actor(&app, &here.token).await;
    let new = "harbour violin 9 mosses";
    let renewed = change_password(&app, &actor, PASSWORD, new, new).await.unwrap();
    assert_eq!(testing::actor(&app, &renewed).await.session, actor.session);
    assert!(sessions::actor(&app, &here.token).await.unwrap().is_none(), "a copied cookie is worth nothing");
    assert!(sessions::actor(&app, &there.token).await.unwrap().is_none());
    assert!(sign_in(&app, &visitor(), "amara@example.test", PASSWORD).await.is_err());
    sign_in(&app, &visitor(), "amara@example.test", new).await.unwrap();
}
