//! A job that fails is tried again, ever later, and never lost.

use jobs::{Handlers, Job, Outcome};

use crate::support::{Desk, START, noting};

testkit::on_both_engines!(Desk:
    a_failed_job_is_tried_again_ever_later,
    after_twenty_attempts_a_job_is_kept_for_people_to_look_at,
    a_handler_may_choose_the_next_time_itself,
    a_panic_is_a_failure_of_the_job_alone,
    a_payload_that_does_not_fit_is_a_failure,
);

const WAITS: [i64; 6] = [1_000, 5_000, 30_000, 120_000, 600_000, 600_000];

async fn a_failed_job_is_tried_again_ever_later(desk: Desk) {
    let (handlers, mut seen) = noting(|_| Err("no luck".into()));
    let running = desk.run(handlers);
    let id = desk.enqueue("note", 1).await;
    for (attempt, wait) in (1..).zip(WAITS) {
        assert_eq!(seen.next().await.attempts, attempt);
        let row = desk.settled(id).await;
        assert_eq!(row, Some(("ready".into(), attempt, desk.now() + wait, "no luck".into())));
        desk.advance(wait);
    }
    running.stop().await;
}

async fn after_twenty_attempts_a_job_is_kept_for_people_to_look_at(desk: Desk) {
    let (handlers, mut seen) = noting(|_| Err("no luck".into()));
    let running = desk.run(handlers);
    let id = desk.enqueue("note", 1).await;
    for attempt in 1..=20 {
        assert_eq!(seen.next().await.attempts, attempt);
        desk.settled(id).await;
        desk.advance(600_000);
    }
    desk.advance(86_400_000);
    let next = desk.enqueue("note", 2).await;
    assert_eq!(seen.next().await.id, next, "it was tried once more");
    running.stop().await;
    let (state, attempts, _, error) = desk.row(id).await.expect("it is kept");
    assert_eq!((state.as_str(), attempts, error.as_str()), ("failed", 20, "no luck"));
}

async fn a_handler_may_choose_the_next_time_itself(desk: Desk) {
    let (handlers, mut seen) = noting(|_| Ok(Outcome::RetryAt(START + 77_000)));
    let running = desk.run(handlers);
    let id = desk.enqueue("note", 1).await;
    seen.next().await;
    assert_eq!(desk.settled(id).await, Some(("ready".into(), 0, START + 77_000, String::new())));
    desk.advance(77_000);
    assert_eq!(seen.next().await.id, id);
    running.stop().await;
}

async fn a_panic_is_a_failure_of_the_job_alone(desk: Desk) {
    let (handlers, mut seen) = noting(|_| Ok(Outcome::Done));
    let handlers = handlers.on("bomb", |_: Job| async {
        assert!(std::hint::black_box(false), "this panic is part of the test");
        Ok::<_, String>(Outcome::Done)
    });
    let running = desk.run(handlers);
    let bomb = desk.enqueue("bomb", 1).await;
    let next = desk.enqueue("note", 2).await;
    assert_eq!(seen.next().await.id, next);
    loop {
        let (state, attempts, _, error) = desk.settled(bomb).await.expect("it is kept");
        if attempts == 1 && !error.is_empty() {
            assert_eq!((state.as_str(), error.as_str()), ("ready", "the handler panicked"));
            break;
        }
        tokio::task::yield_now().await;
    }
    running.stop().await;
}

async fn a_payload_that_does_not_fit_is_a_failure(desk: Desk) {
    let (sender, mut begun) = tokio::sync::mpsc::unbounded_channel();
    let handlers = Handlers::new().on("note", move |job: Job| {
        sender.send(()).ok();
        async move { job.payload::<Vec<String>>().map(|_| Outcome::Done) }
    });
    let running = desk.run(handlers);
    let id = desk.enqueue("note", 1).await;
    begun.recv().await.expect("it began");
    let (_, _, _, error) = desk.settled(id).await.expect("it is kept");
    assert!(error.contains("note"), "{error}");
    running.stop().await;
}
