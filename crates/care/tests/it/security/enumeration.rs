//! Which addresses have an account is nobody's business.

use std::time::{Duration, Instant};

use crate::support::{Desk, PASSWORD, both_engines};

both_engines!(s17_a_known_and_an_unknown_address_take_the_same_work);

/// The middle one of an odd number of times.
fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// The words are compared where sign-in, reset and sign-up are tested. Here: a password hash that only known
/// addresses cost would double the time, or more; the bound leaves room for a busy machine.
async fn s17_a_known_and_an_unknown_address_take_the_same_work(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    for door in ["/signin", "/forgot", "/signup"] {
        let mut times = [Vec::new(), Vec::new()];
        for round in 0..9 {
            let unknown = format!("nobody{round}@example.test");
            for (at, email) in [grace.email.as_str(), unknown.as_str()].into_iter().enumerate() {
                let fields = [
                    ("email", email),
                    ("password", if door == "/signin" { "a wrong guess" } else { PASSWORD }),
                    ("confirm_password", PASSWORD),
                    ("first_name", "Grace"),
                    ("last_name", "Hopper"),
                    ("role", "customer"),
                ];
                desk.settle().await;
                let browser = desk.visitor();
                let start = Instant::now();
                let page = browser.post(door, &fields).await;
                times[at].push(start.elapsed());
                assert_eq!(page.status, if door == "/signin" { 422 } else { 303 });
            }
        }
        let [known, unknown] = times.map(median);
        let (longer, shorter) = (known.max(unknown), known.min(unknown));
        let bound = shorter * 8 / 5 + Duration::from_millis(8);
        assert!(longer < bound, "{door}: {known:?} for a known address, {unknown:?} for an unknown one");
        eprintln!("{door}: known {known:?}, unknown {unknown:?}");
    }
}
