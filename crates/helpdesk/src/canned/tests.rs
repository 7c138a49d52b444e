//! Canned texts as the team keeps them.

use super::*;
use crate::error::Error;
use crate::testing::Desk;

fn form(name: &str, language: &str) -> CannedForm {
    let text = "Hello {customer.first_name}".to_owned();
    CannedForm { name: name.to_owned(), text, language: language.to_owned() }
}

#[tokio::test]
async fn admins_write_them_and_the_team_reads_them() {
    let desk = Desk::open().await;
    let (app, admin) = (&desk.app, &desk.admin);
    let id = create(app, admin, &form(" Restart ", "")).await.unwrap();
    for actor in [&desk.agent, &desk.customer] {
        assert!(matches!(create(app, actor, &form("Mine", "")).await, Err(Error::NotFound)));
        assert!(matches!(update(app, actor, id, &form("Mine", "")).await, Err(Error::NotFound)));
        assert!(matches!(remove(app, actor, id).await, Err(Error::NotFound)));
    }
    assert!(matches!(list(app, &desk.customer).await, Err(Error::NotFound)));
    assert!(matches!(find(app, &desk.customer, id).await, Err(Error::NotFound)));
    assert!(matches!(names(app, &desk.customer).await, Err(Error::NotFound)));
    let text = find(app, &desk.agent, id).await.unwrap();
    assert_eq!((text.name.as_str(), text.author), ("Restart", admin.id));
    update(app, admin, id, &form("Restart it", "de")).await.unwrap();
    let names = names(app, &desk.agent).await.unwrap();
    assert_eq!(names, [(id, "Restart it".to_owned(), "de".to_owned())]);
    remove(app, admin, id).await.unwrap();
    assert!(matches!(remove(app, admin, id).await, Err(Error::NotFound)), "twice");
    assert!(matches!(update(app, admin, id, &form("x", "")).await, Err(Error::NotFound)));
    assert!(list(app, admin).await.unwrap().is_empty());
}

#[tokio::test]
async fn slips_are_named_and_a_name_is_taken_once_in_each_language() {
    let desk = Desk::open().await;
    let wrong = CannedForm { text: " ".to_owned(), ..form("", "xx") };
    let Err(Error::Invalid(problems)) = create(&desk.app, &desk.admin, &wrong).await else {
        panic!("accepted")
    };
    let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["name", "text", "language"]);
    create(&desk.app, &desk.admin, &form("Restart", "en")).await.unwrap();
    let german = create(&desk.app, &desk.admin, &form("Restart", "de")).await.unwrap();
    let again = create(&desk.app, &desk.admin, &form("Restart", "de")).await;
    assert!(matches!(again, Err(Error::Invalid(_))), "{again:?}");
    let onto = update(&desk.app, &desk.admin, german, &form("Restart", "en")).await;
    assert!(matches!(onto, Err(Error::Invalid(_))), "{onto:?}");
    update(&desk.app, &desk.admin, german, &form("Restart", "de")).await.unwrap();
}
