//! How many streams there may be.

use crate::support::{Browser, Desk, Person, SOON, Stream, both_engines};

both_engines!(
    the_eleventh_stream_of_a_session_ends_the_oldest,
    the_hundred_and_first_stream_of_an_address_ends_the_oldest,
    admins_set_how_many_streams_an_address_may_have,
    streams_that_were_closed_count_no_more,
);

async fn open_many(browser: &Browser, count: usize) -> Vec<Stream> {
    let mut streams = Vec::new();
    for _ in 0..count {
        streams.push(Stream::open(browser).await);
    }
    streams
}

/// The browser is told to leave it for a while, instead of coming back at once.
async fn expect_crowded_out(mut stream: Stream) {
    let told = stream.next(SOON).await.expect("a last word");
    assert_eq!(told.name, "closed");
    stream.expect_end().await;
}

async fn expect_told(streams: &mut [Stream], person: &Person) {
    let number = person.request("Slow line", "It hums.").await;
    for stream in streams {
        stream.expect(number, "message").await;
    }
}

async fn the_eleventh_stream_of_a_session_ends_the_oldest(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let mut streams = open_many(&grace, 10).await;
    expect_told(&mut streams, &grace).await;
    streams.push(Stream::open(&grace).await);
    expect_crowded_out(streams.remove(0)).await;
    expect_told(&mut streams, &grace).await;
}

async fn the_hundred_and_first_stream_of_an_address_ends_the_oldest(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let here = desk.visitor().address;
    let mut streams = Vec::new();
    for _ in 0..10 {
        let session = Person { browser: Browser::at(&desk.base(), here), ..grace.clone() };
        session.sign_in().await.assert_status(200);
        streams.extend(open_many(&session, 10).await);
    }
    // Others at another address take nobody's place here.
    let elsewhere = Stream::open(&grace).await;
    expect_told(&mut streams, &grace).await;
    let last = Person { browser: Browser::at(&desk.base(), here), ..grace.clone() };
    last.sign_in().await;
    streams.push(Stream::open(&last).await);
    expect_crowded_out(streams.remove(0)).await;
    streams.push(elsewhere);
    expect_told(&mut streams, &grace).await;
}

async fn admins_set_how_many_streams_an_address_may_have(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let page = desk.admin.open("/settings/desk").await;
    let form = page.form("Save limits");
    assert_eq!(form.value("Live pages per network address"), "100");
    desk.admin.submit(form.fill("Live pages per network address", "2")).await.assert_status(200);
    let mut streams = open_many(&grace, 3).await;
    expect_crowded_out(streams.remove(0)).await;
    expect_told(&mut streams, &grace).await;
}

async fn streams_that_were_closed_count_no_more(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let mut stays = [Stream::open(&grace).await];
    for _ in 0..3 {
        drop(open_many(&grace, 9).await);
        // The server learns of it when it has something to say.
        expect_told(&mut stays, &grace).await;
    }
    expect_told(&mut stays, &grace).await;
}
