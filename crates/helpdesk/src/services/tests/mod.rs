//! The catalogue as its readers and administrators meet it.

mod incidents;
mod news;

use std::net::{IpAddr, Ipv4Addr};

use locales::Language;

use super::*;
use crate::Kind;
use crate::app::App;
use crate::clock::{DAY, HOUR, MINUTE};
use crate::error::Error;
use crate::testing::Desk;
use crate::tickets::{self, NewTicket, Status};

impl Desk {
    async fn add(&self, name: &str) -> i64 {
        create(&self.app, &self.admin, &form(name)).await.unwrap()
    }

    async fn service(&self, id: i64) -> Service {
        for_admin(&self.app, &self.admin, id).await.unwrap().service
    }

    async fn announce(&self, id: i64, state: Availability, starts_at: Option<i64>) {
        let said = Announcement { starts_at, ..Announcement::of(state) };
        announce(&self.app, &self.admin, id, &said).await.unwrap();
    }

    async fn say(&self, id: i64, state: Availability) {
        set_availability(&self.app, &self.admin, id, state).await.unwrap();
    }
}

fn form(name: &str) -> ServiceForm {
    ServiceForm {
        name: name.to_owned(),
        summary: "Up to 500 Mbit/s".to_owned(),
        category: "Internet".to_owned(),
        ..ServiceForm::default()
    }
}

const FROM: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7));

#[tokio::test]
async fn only_admins_change_the_catalogue_and_slips_are_named() {
    let desk = Desk::open_with_mail().await;
    for actor in [&desk.agent, &desk.customer] {
        assert!(matches!(create(&desk.app, actor, &form("Fibre")).await, Err(Error::NotFound)));
    }
    let wrong = ServiceForm {
        name: " ".to_owned(),
        availability: "broken".to_owned(),
        starts: "tomorrow".to_owned(),
        ..form("")
    };
    let Err(Error::Invalid(problems)) = create(&desk.app, &desk.admin, &wrong).await else {
        panic!("accepted")
    };
    let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["name", "availability", "starts"]);
    let id = desk.add("Fibre 500").await;
    let other = desk.add("Fibre 500").await;
    assert_eq!(desk.service(id).await.slug, "fibre-500");
    assert_eq!(desk.service(other).await.slug, "fibre-500-2");
    for actor in [&desk.agent, &desk.customer] {
        assert!(matches!(update(&desk.app, actor, id, &form("X")).await, Err(Error::NotFound)));
        let said = set_availability(&desk.app, actor, id, Availability::Down).await;
        assert!(matches!(said, Err(Error::NotFound)));
        assert!(matches!(archive(&desk.app, actor, id).await, Err(Error::NotFound)));
        assert!(matches!(history(&desk.app, actor, id).await, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn the_history_says_who_changed_what_from_what_to_what() {
    let desk = Desk::open_with_mail().await;
    let id = desk.add("Fibre").await;
    let renamed = ServiceForm { price: "39 a month".to_owned(), ..form("Fibre 500") };
    update(&desk.app, &desk.admin, id, &renamed).await.unwrap();
    update(&desk.app, &desk.admin, id, &renamed).await.unwrap();
    desk.say(id, Availability::Down).await;
    desk.say(id, Availability::Down).await;
    archive(&desk.app, &desk.admin, id).await.unwrap();
    archive(&desk.app, &desk.admin, id).await.unwrap();
    let lines = history(&desk.app, &desk.admin, id).await.unwrap();
    let kinds: Vec<_> = lines.iter().map(|line| line.kind).collect();
    let expected =
        [Kind::ServiceArchived, Kind::AvailabilityChanged, Kind::ServiceUpdated, Kind::ServiceCreated];
    assert_eq!(kinds, expected, "what changes nothing is no line");
    assert_eq!(lines[2].actor, Some(desk.admin.full_name()));
    let changes = &lines[2].changes;
    assert!(changes.contains(&("name".to_owned(), "Fibre".to_owned(), "Fibre 500".to_owned())));
    assert!(changes.contains(&("price".to_owned(), String::new(), "39 a month".to_owned())));
    assert_eq!(lines[1].state(), Some(Availability::Down));
    assert_eq!(desk.service(id).await.slug, "fibre", "its address stays");
}

#[tokio::test]
async fn archived_services_are_the_teams_alone() {
    let desk = Desk::open_with_mail().await;
    let id = desk.add("Fibre").await;
    archive(&desk.app, &desk.admin, id).await.unwrap();
    for reader in [None, Some(&desk.customer)] {
        assert!(matches!(find(&desk.app, reader, "fibre").await, Err(Error::NotFound)));
        assert!(!list(&desk.app, reader, Filter::default(), None).await.unwrap().has_services);
        assert!(board(&desk.app, reader, "UTC").await.unwrap().standings.is_empty());
    }
    for reader in [Some(&desk.agent), Some(&desk.admin)] {
        assert_eq!(find(&desk.app, reader, "fibre").await.unwrap().id, id);
    }
    let ways = Ways { mail: true, push: false };
    assert!(matches!(subscribe(&desk.app, &desk.customer, "fibre", ways).await, Err(Error::NotFound)));
    let asked = ask(&desk.app, FROM, Language::En, "fibre", "a@example.test").await;
    assert!(matches!(asked, Err(Error::NotFound)));
    restore(&desk.app, &desk.admin, id).await.unwrap();
    assert_eq!(find(&desk.app, None, "fibre").await.unwrap().id, id);
}

#[tokio::test]
async fn the_catalogue_is_searched_by_words_category_and_state() {
    let desk = Desk::open_with_mail().await;
    let fibre = desk.add("Fibre 500").await;
    let tv = ServiceForm { category: "Television".to_owned(), summary: String::new(), ..form("TV box") };
    create(&desk.app, &desk.admin, &tv).await.unwrap();
    desk.say(fibre, Availability::Degraded).await;
    let found = async |filter| {
        let catalogue = list(&desk.app, None, filter, None).await.unwrap();
        assert!(catalogue.has_services);
        assert_eq!(catalogue.categories, ["Internet", "Television"]);
        catalogue.page.rows.into_iter().map(|service| service.name).collect::<Vec<_>>()
    };
    let filter = Filter::default();
    assert_eq!(found(filter).await, ["Fibre 500", "TV box"]);
    assert_eq!(found(Filter { words: " MBIT fibre ", ..filter }).await, ["Fibre 500"]);
    assert_eq!(found(Filter { words: "fibre box", ..filter }).await, [""; 0]);
    assert_eq!(found(Filter { category: "Television", ..filter }).await, ["TV box"]);
    assert_eq!(found(Filter { state: Some(Availability::Available), ..filter }).await, ["TV box"]);
    let disturbed = disturbed(&desk.app, 3).await.unwrap();
    assert_eq!(disturbed.len(), 1);
    assert_eq!(disturbed[0].id, fibre);
}

#[tokio::test]
async fn the_catalogue_goes_on_page_by_page_with_its_filter() {
    let desk = Desk::open_with_mail().await;
    let mut expected = Vec::new();
    for nr in 0..2 * PAGE + 5 {
        let category = if nr % 2 == 0 { "Internet" } else { "Mail" };
        let name = format!("Line {nr:03} {}", if nr % 3 == 0 { "slow" } else { "fast" });
        create(&desk.app, &desk.admin, &ServiceForm { category: category.to_owned(), ..form(&name) })
            .await
            .unwrap();
        expected.push((category, name));
    }
    expected.sort();
    for filter in [
        Filter::default(),
        Filter { category: "Mail", ..Filter::default() },
        Filter { words: "FAST", ..Filter::default() },
        Filter { words: "slow", category: "Internet", ..Filter::default() },
    ] {
        let word = filter.words.to_lowercase();
        let names: Vec<&str> = expected
            .iter()
            .filter(|(category, _)| filter.category.is_empty() || *category == filter.category)
            .map(|(_, name)| name.as_str())
            .filter(|name| name.contains(&word))
            .collect();
        let mut pages = vec![list(&desk.app, None, filter, None).await.unwrap().page];
        while let Some(after) = pages.last().unwrap().after {
            pages.push(list(&desk.app, None, filter, Some(after)).await.unwrap().page);
        }
        let read = |pages: &[Page<Service>]| {
            pages.iter().flat_map(|page| &page.rows).map(|row| row.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(read(&pages), names, "{filter:?}");
        assert!(pages.iter().all(|page| page.rows.len() <= PAGE) && pages[0].before.is_none());
        let mut back = vec![pages.pop().unwrap()];
        while let Some(before) = back[0].before {
            back.insert(0, list(&desk.app, None, filter, Some(before)).await.unwrap().page);
        }
        assert_eq!(read(&back), names, "backwards {filter:?}");
    }
    let first = list_for_admin(&desk.app, &desk.admin, Some(Place::After(9_999))).await.unwrap();
    assert_eq!(first.rows[0].service.name, expected[0].1, "a place that is none");
    let next = list_for_admin(&desk.app, &desk.admin, first.after).await.unwrap();
    assert_eq!(next.rows[0].service.name, expected[PAGE].1);
}

#[tokio::test]
async fn requests_about_a_service_are_counted_while_they_are_open() {
    let desk = Desk::open_with_mail().await;
    let (fibre, tv) = (desk.add("Fibre").await, desk.add("TV").await);
    let new = |service| NewTicket { subject: "No light", description: "It is dark.".into(), service };
    let number = tickets::raise(&desk.app, &desk.customer, new(Some(fibre))).await.unwrap();
    tickets::raise(&desk.app, &desk.customer, new(None)).await.unwrap();
    let open = async |id| for_admin(&desk.app, &desk.admin, id).await.unwrap().open_requests;
    assert_eq!((open(fibre).await, open(tv).await), (1, 0));
    let refused = tickets::set_service(&desk.app, &desk.agent, number, Some(tv)).await;
    assert!(matches!(refused, Err(Error::Forbidden(_))), "another agent's: {refused:?}");
    tickets::take(&desk.app, &desk.agent, number).await.unwrap();
    tickets::set_service(&desk.app, &desk.agent, number, Some(tv)).await.unwrap();
    tickets::set_service(&desk.app, &desk.agent, number, Some(tv)).await.unwrap();
    assert_eq!((open(fibre).await, open(tv).await), (0, 1));
    tickets::set_status(&desk.app, &desk.agent, number, Status::Solved).await.unwrap();
    assert_eq!(open(tv).await, 0);
    archive(&desk.app, &desk.admin, fibre).await.unwrap();
    let gone = tickets::raise(&desk.app, &desk.customer, new(Some(fibre))).await;
    assert!(matches!(gone, Err(Error::Invalid(_))));
    assert!(matches!(
        tickets::raise(&desk.app, &desk.customer, new(Some(999))).await,
        Err(Error::Invalid(_))
    ));
    let mut conn = desk.app.read().await.unwrap();
    assert_eq!(tickets::counters::disagreements(&mut conn).await.unwrap(), [""; 0]);
}

#[tokio::test]
async fn the_catalogue_holds_so_many_and_the_archive_any_number() {
    let desk = Desk::open_with_mail().await;
    let first = desk.add("Fibre").await;
    let mut tx = desk.app.begin().await.unwrap();
    let sql = "INSERT INTO services (slug, name, summary, description, category, price, hours, state, note, since,
               archived_at, created_at, updated_at) VALUES ($1, $1, '', '', '', '', '', 'available', '', 0, $2, 0, 0)";
    for number in 1..MOST {
        tx.exec(sql, db::params![format!("offered-{number}"), None::<i64>]).await.unwrap();
    }
    for number in 0..120 {
        tx.exec(sql, db::params![format!("archived-{number}"), Some(1)]).await.unwrap();
    }
    tx.commit().await.unwrap();
    let full = create(&desk.app, &desk.admin, &form("One more")).await;
    assert!(matches!(full, Err(Error::Invalid(_))), "{full:?}");
    let (mut seen, mut below) = (Vec::new(), None);
    loop {
        let page = list_archived(&desk.app, &desk.admin, below).await.unwrap();
        seen.extend(page.services.iter().map(|service| service.id));
        below = page.older;
        if below.is_none() {
            break;
        }
    }
    assert_eq!(seen.len(), 120);
    assert!(matches!(restore(&desk.app, &desk.admin, seen[0]).await, Err(Error::Conflict(_))));
    archive(&desk.app, &desk.admin, first).await.unwrap();
    restore(&desk.app, &desk.admin, seen[0]).await.unwrap();
    assert!(matches!(list_archived(&desk.app, &desk.agent, None).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_picture_is_drawn_anew_and_goes_with_the_service() {
    let desk = Desk::open_with_mail().await;
    let id = desk.add("Fibre").await;
    // One pixel.
    let gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;".to_vec();
    for file in [Vec::new(), gif, b"<svg/>".to_vec()] {
        let refused = change_picture(&desk.app, &desk.admin, id, file).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    }
    assert!(matches!(picture(&desk.app, None, "fibre").await, Err(Error::NotFound)));
    let agent = change_picture(&desk.app, &desk.agent, id, Vec::new()).await;
    assert!(matches!(agent, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_service() {
    let desk = Desk::open_with_mail().await;
    let keyed = ServiceForm { key: "f81d4fae7dec".to_owned(), ..form("Fibre 500") };
    let first = create(&desk.app, &desk.admin, &keyed).await.unwrap();
    let (one, other) =
        tokio::join!(create(&desk.app, &desk.admin, &keyed), create(&desk.app, &desk.admin, &keyed));
    assert_eq!((one.unwrap(), other.unwrap()), (first, first));
    let renamed = ServiceForm { name: "Fibre 900".to_owned(), ..keyed };
    assert_ne!(create(&desk.app, &desk.admin, &renamed).await.unwrap(), first);
}

#[tokio::test]
async fn nothing_new_is_said_of_a_service_that_was_archived() {
    let desk = Desk::open_with_mail().await;
    let id = desk.add("Fibre 500").await;
    archive(&desk.app, &desk.admin, id).await.unwrap();
    let said = set_availability(&desk.app, &desk.admin, id, Availability::Down).await;
    assert!(matches!(said, Err(Error::Invalid(_))), "{said:?}");
    update(&desk.app, &desk.admin, id, &form("Fibre 900")).await.unwrap();
    restore(&desk.app, &desk.admin, id).await.unwrap();
    desk.say(id, Availability::Down).await;
    assert_eq!(desk.service(id).await.state, Availability::Down);
}
