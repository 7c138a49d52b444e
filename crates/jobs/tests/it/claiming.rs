//! Who gets a job, and when it goes to somebody else.

use std::collections::HashSet;
use std::sync::Arc;

use jobs::{Handlers, Job, Outcome};
use tokio::sync::{Barrier, Semaphore, mpsc};

use crate::support::{Desk, noting, start, within};

testkit::on_both_engines!(Desk:
    two_workers_do_every_job_once,
    a_job_of_a_worker_that_died_goes_to_another_when_its_lease_ends,
    leases_of_a_crashed_process_can_be_released_at_once,
    kinds_without_a_handler_are_left_to_others,
    as_many_run_at_once_as_allowed,
    a_job_waits_for_its_time,
);

async fn two_workers_do_every_job_once(desk: Desk) {
    let (sender, mut done) = mpsc::unbounded_channel();
    let handlers = || {
        let sender = sender.clone();
        Handlers::new().on("note", move |job: Job| {
            sender.send(job.payload::<i64>().expect("a number")).ok();
            async { Ok::<_, String>(Outcome::Done) }
        })
    };
    let one = desk.run(handlers());
    let other = start(desk.worker(desk.other_handle().await, handlers(), Vec::new()));
    for payload in 0..60 {
        desk.enqueue("note", payload).await;
    }
    let mut seen = HashSet::new();
    while seen.len() < 60 {
        let payload = within(done.recv()).await.expect("workers are there");
        assert!(seen.insert(payload), "{payload} was done twice");
    }
    one.stop().await;
    other.stop().await;
    assert!(done.is_empty(), "something was done twice");
}

async fn a_job_of_a_worker_that_died_goes_to_another_when_its_lease_ends(desk: Desk) {
    let (sender, mut begun) = mpsc::unbounded_channel();
    let hanging = Handlers::new().on("note", move |job: Job| {
        sender.send(job.id).ok();
        std::future::pending::<Result<Outcome, String>>()
    });
    let dead = desk.run(hanging);
    let id = desk.enqueue("note", 1).await;
    within(begun.recv()).await.expect("it began");
    dead.task.abort();

    let (handlers, mut seen) = noting(|_| Ok(Outcome::Done));
    let alive = desk.run(handlers);
    desk.advance(14_000);
    let other = desk.enqueue("note", 2).await;
    assert_eq!(seen.next().await.id, other, "the lease still held");
    desk.advance(2_000);
    let job = seen.next().await;
    assert_eq!((job.id, job.attempts), (id, 2));
    assert_eq!(desk.settled(id).await, None);
    alive.stop().await;
}

async fn leases_of_a_crashed_process_can_be_released_at_once(desk: Desk) {
    let hanging = Handlers::new().on("note", |_| std::future::pending::<Result<Outcome, String>>());
    let dead = desk.run(hanging);
    let id = desk.enqueue("note", 1).await;
    within(async {
        while desk.row(id).await.is_some_and(|(_, attempts, ..)| attempts == 0) {
            tokio::task::yield_now().await;
        }
    })
    .await;
    dead.task.abort();
    assert_eq!(jobs::release_all(&desk.db, desk.now()).await, Ok(1));
    let (handlers, mut seen) = noting(|_| Ok(Outcome::Done));
    let alive = desk.run(handlers);
    assert_eq!(seen.next().await.id, id);
    alive.stop().await;
}

async fn kinds_without_a_handler_are_left_to_others(desk: Desk) {
    let foreign = desk.enqueue("foreign", 1).await;
    let (handlers, mut seen) = noting(|_| Ok(Outcome::Done));
    let running = desk.run(handlers);
    let own = desk.enqueue("note", 2).await;
    assert_eq!(seen.next().await.id, own);
    running.stop().await;
    assert_eq!(desk.row(foreign).await.map(|(_, attempts, ..)| attempts), Some(0));
}

async fn as_many_run_at_once_as_allowed(desk: Desk) {
    // Three meet at the barrier only if three run at once; the fourth must wait for its end.
    let barrier = Arc::new(Barrier::new(4));
    let release = Arc::new(Semaphore::new(0));
    let (sender, mut begun) = mpsc::unbounded_channel();
    let handlers = Handlers::new().on("note", {
        let (barrier, release) = (barrier.clone(), release.clone());
        move |job: Job| {
            let (barrier, release, sender) = (barrier.clone(), release.clone(), sender.clone());
            async move {
                sender.send(job.id).ok();
                if job.payload::<i64>().expect("a number") < 3 {
                    barrier.wait().await;
                    release.acquire().await.expect("it is open").forget();
                }
                Ok::<_, String>(Outcome::Done)
            }
        }
    });
    let running = start(desk.worker(desk.db.clone(), handlers, Vec::new()).concurrency(3));
    for payload in 0..4 {
        desk.enqueue("note", payload).await;
    }
    within(barrier.wait()).await;
    for _ in 0..3 {
        within(begun.recv()).await.expect("it began");
    }
    assert!(begun.is_empty(), "a fourth began");
    release.add_permits(1);
    within(begun.recv()).await.expect("the fourth began");
    release.add_permits(2);
    running.stop().await;
}

async fn a_job_waits_for_its_time(desk: Desk) {
    let mut tx = desk.db.begin().await.expect("begins");
    let later = jobs::enqueue(&mut tx, "note", &1, desk.now() + 5_000).await.expect("enqueued");
    tx.commit().await.expect("committed");
    let (handlers, mut seen) = noting(|_| Ok(Outcome::Done));
    let running = desk.run(handlers);
    let first = desk.enqueue("note", 2).await;
    assert_eq!(seen.next().await.id, first);
    desk.settled(first).await;
    assert!(seen.is_empty(), "it came before its time");
    desk.advance(5_000);
    assert_eq!(seen.next().await.id, later);
    running.stop().await;
}
