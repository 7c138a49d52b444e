//! Streams: nobody hears that something happens to what they may not see.

use reqwest::Method;

use super::seekers::{Seeker, Who};
use super::world::World;
use crate::support::{Desk, SOON, Stream, both_engines};

both_engines!(no_stream_tells_of_another_persons_request);

async fn no_stream_tells_of_another_persons_request(desk: Desk) {
    let world = World::of(desk).await;
    for seeker in world.seekers.iter().filter(|seeker| !seeker.is_signed_in() || seeker.who == Who::Waiting) {
        seeker.ask(Method::GET, "/live").await.assert_status(404);
    }
    for seeker in world.seekers.iter().filter(|seeker| seeker.visit.is_none()) {
        seeker.ask(Method::GET, "/widget/live").await.assert_status(404);
    }
    let (planted, admin) = (&world.planted, &world.site.desk.admin);
    let mut streams = [Stream::open(&world.grace).await, Stream::open_after(&world.grace, "0").await];
    let others = [planted.request, planted.chats[0].request, planted.chats[1].request];
    admin.post(&format!("/t/{}/typing", planted.request), &[]).await.assert_status(204);
    for number in others {
        admin.reply(number, "Hello again.").await.assert_status(200);
        admin.note(number, "Still there.").await.assert_status(200);
        let sql = format!("SELECT MAX(id) FROM messages WHERE ticket = {number}");
        let newest = world.site.desk.value(&sql).await;
        admin.post(&format!("/t/{number}/seen"), &[("newest", &newest)]).await.assert_status(204);
    }
    world.grace.message(planted.own, "The end.").await.assert_status(200);
    let grace = Seeker::new(Who::Grace, &world.grace);
    for stream in &mut streams {
        assert!(others.iter().all(|number| stream.ready.data["tickets"].get(number.to_string()).is_none()));
        loop {
            let told = stream.next(SOON).await.expect("her own message");
            let said = told.data.to_string();
            let alien = others.iter().find(|number| told.data["tickets"].get(number.to_string()).is_some());
            assert_eq!(alien, None, "{:?} hears {said}", grace.who);
            if told.concerns(planted.own, "message") {
                break;
            }
        }
    }
}
