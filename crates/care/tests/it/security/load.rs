//! Costly requests.

use crate::support::{Desk, at_once, both_engines};

both_engines!(overlong_passwords_cost_nothing_and_the_desk_goes_on);

async fn overlong_passwords_cost_nothing_and_the_desk_goes_on(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let huge = "x".repeat(10 << 20);
    let attempts = (0..4).map(|_| {
        let (browser, huge, email) = (desk.visitor(), huge.clone(), grace.email.clone());
        async move {
            let request =
                browser.post_request("/signin").form(&[("email", email.as_str()), ("password", &huge)]);
            // The server may hang up on a body that it will not read.
            browser.try_send(request).await.map(|page| page.status)
        }
    });
    for answer in at_once(attempts).await {
        assert!(answer.is_err() || matches!(answer, Ok(413 | 422)), "{answer:?}");
    }
    let long = "x".repeat(500_000);
    let attempts = (0..100).map(|_| {
        let (browser, long) = (desk.visitor(), long.clone());
        async move {
            browser.post("/signin", &[("email", "nobody@example.test"), ("password", &long)]).await.status
        }
    });
    for status in at_once(attempts).await {
        assert!(matches!(status, 413 | 422 | 429), "{status}");
    }
    grace.elsewhere().sign_in().await.assert_at("/requests");
}
