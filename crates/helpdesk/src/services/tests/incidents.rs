//! How a service was doing: stretches of not being Available, and what was said during them.

use db::params;

use super::*;

#[tokio::test]
async fn an_incident_is_a_stretch_of_not_being_available_with_its_words() {
    let desk = Desk::open_with_mail().await;
    let id = desk.add("Fibre").await;
    desk.app.clock.advance(3 * DAY);
    let began = desk.app.now();
    desk.say(id, Availability::Degraded).await;
    desk.app.clock.advance(HOUR);
    let worse = ServiceForm {
        availability: "down".to_owned(),
        note: "A cable was cut.".to_owned(),
        expected_end: "2027-01-18T18:00".to_owned(),
        ..form("Fibre")
    };
    update(&desk.app, &desk.admin, id, &worse).await.unwrap();
    let now = desk.service(id).await;
    assert_eq!((now.state, now.note.as_str()), (Availability::Down, "A cable was cut."));
    assert_eq!(now.ends_at, Some(1_800_295_200_000));
    let open = board(&desk.app, None, "UTC").await.unwrap();
    assert_eq!((open.open.len(), open.past.len()), (1, 0));
    desk.app.clock.advance(DAY);
    desk.say(id, Availability::Available).await;
    let over = board(&desk.app, None, "UTC").await.unwrap();
    assert_eq!((over.open.len(), over.past.len()), (0, 1));
    let incident = &over.past[0];
    assert_eq!((incident.starts_at, incident.worst()), (began, Availability::Down));
    assert_eq!(incident.ended_at, Some(desk.app.now()));
    let states: Vec<_> = incident.said.iter().map(|said| said.state).collect();
    assert_eq!(states, [Availability::Degraded, Availability::Down, Availability::Available]);
    let days = over.standings[0].days;
    let newest: Vec<_> = days.iter().rev().take(6).map(|day| day.worst).collect();
    let (well, down) = (Some(Availability::Available), Some(Availability::Down));
    assert_eq!(newest, [down, down, well, well, well, None]);
    let now = desk.service(id).await;
    assert_eq!((now.ends_at, now.note.as_str()), (None, ""));
    assert_eq!(incidents_of(&desk.app, &now, 5).await.unwrap().len(), 1);
}

#[tokio::test]
async fn an_incident_that_goes_on_keeps_its_beginning_when_work_is_planned_for_later() {
    let desk = Desk::open_with_mail().await;
    let id = desk.add("Fibre").await;
    desk.app.clock.advance(DAY);
    let began = desk.app.now();
    desk.say(id, Availability::Down).await;
    desk.app.clock.advance(4 * DAY);
    let now = desk.app.now();
    desk.announce(id, Availability::Planned, Some(now + 7 * DAY)).await;
    desk.app.clock.advance(2 * DAY);
    let told = board(&desk.app, None, "UTC").await.unwrap();
    assert_eq!(told.open[0].starts_at, began);
    let newest: Vec<_> = told.standings[0].days.iter().rev().take(8).map(|day| day.worst).collect();
    let (well, down) = (Some(Availability::Available), Some(Availability::Down));
    assert_eq!(newest, [well, well, down, down, down, down, down, well], "planned work has not begun");
}

#[tokio::test]
async fn a_beginning_is_moved_by_whoever_knows_better_and_never_past_the_end() {
    let desk = Desk::open_with_mail().await;
    let id = desk.add("Fibre").await;
    desk.app.clock.advance(10 * DAY);
    let now = desk.app.now();
    let start = async || board(&desk.app, None, "UTC").await.unwrap().open[0].starts_at;
    for ahead in [7 * DAY, 8 * DAY] {
        desk.announce(id, Availability::Planned, Some(now + ahead)).await;
        assert_eq!(start().await, now + ahead, "what has not begun moves freely");
    }
    desk.say(id, Availability::Down).await;
    assert_eq!(start().await, now, "it began after all");
    for (state, at, expected) in [
        (Availability::Down, now - 3 * HOUR, now - 3 * HOUR),
        (Availability::Down, now - 2 * HOUR, now - 2 * HOUR),
        (Availability::Degraded, now - HOUR, now - 2 * HOUR),
        (Availability::Down, now - 4 * HOUR, now - 4 * HOUR),
    ] {
        desk.announce(id, state, Some(at)).await;
        assert_eq!(start().await, expected, "{state:?}");
    }
    desk.say(id, Availability::Available).await;
    desk.announce(id, Availability::Planned, Some(now + DAY)).await;
    desk.say(id, Availability::Available).await;
    let told = board(&desk.app, None, "UTC").await.unwrap();
    let off = &told.past[0];
    assert_eq!((off.starts_at, off.ended_at), (now, Some(now)), "it was called off");
}

#[tokio::test]
async fn many_words_of_one_incident_take_none_from_another() {
    let desk = Desk::open_with_mail().await;
    let (fibre, tv) = (desk.add("Fibre").await, desk.add("TV").await);
    desk.say(fibre, Availability::Down).await;
    desk.say(tv, Availability::Degraded).await;
    let mut tx = desk.app.begin().await.unwrap();
    let sql = "INSERT INTO service_states (service, incident, state, note, said_at)
               SELECT service, incident, 'down', $2, said_at FROM service_states WHERE service = $1 AND id <= 2";
    for number in 0..5_100 {
        tx.exec(sql, params![fibre, number.to_string()]).await.unwrap();
    }
    tx.commit().await.unwrap();
    desk.app.clock.advance(HOUR);
    desk.announce(fibre, Availability::Degraded, None).await;
    let told = board(&desk.app, None, "UTC").await.unwrap();
    let [other, eventful] = told.open.as_slice() else { panic!("{:?}", told.open.len()) };
    assert_eq!((other.service, other.worst()), (tv, Availability::Degraded));
    assert_eq!(eventful.said.last().unwrap().state, Availability::Degraded, "the newest words stay");
    assert_eq!(eventful.worst(), Availability::Down);
}
