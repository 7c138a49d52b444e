//! Which addresses have an account is nobody's business.

use std::time::{Duration, Instant};

use crate::support::{Desk, PASSWORD, both_engines};

both_engines!(a_known_and_an_unknown_address_take_the_same_work);

/// The middle one of an odd number of times.
fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// The words are compared where sign-in, reset and sign-up are tested. Here: a password hash that only known
/// addresses cost would multiply the time. A machine that is busy with other things may do so once; a leak does
/// it every time.
async fn a_known_and_an_unknown_address_take_the_same_work(desk: Desk) {
    for door in ["/signin", "/forgot", "/signup"] {
        let mut told = Vec::new();
        for attempt in 0..4 {
            let somebody = desk.customer(&format!("Grace{attempt}"), &door[1..]).await;
            let [known, unknown] = measure(&desk, door, &somebody.email, attempt).await;
            let (longer, shorter) = (known.max(unknown), known.min(unknown));
            if longer < shorter * 3 / 2 + Duration::from_millis(5) {
                told.clear();
                break;
            }
            told.push((known, unknown));
        }
        assert!(told.is_empty(), "{door}: known and unknown addresses took {told:?}");
    }
}

/// The median time for a known and for an unknown address.
async fn measure(desk: &Desk, door: &str, email: &str, attempt: usize) -> [Duration; 2] {
    let mut times = [Vec::new(), Vec::new()];
    for round in 0..9 {
        let unknown = format!("nobody{attempt}{round}@example.test");
        for (at, email) in [email, unknown.as_str()].into_iter().enumerate() {
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
            assert_eq!(page.status, if door == "/signin" { 422 } else { 303 }, "{door}");
        }
    }
    times.map(median)
}
