//! The ordinary course of a job.

use std::sync::Arc;

use jobs::{Handlers, Job, Outcome};
use tokio::sync::{Notify, mpsc};

use crate::support::{Desk, noting, within};

testkit::on_both_engines!(Desk:
    a_job_reaches_its_handler_and_is_gone,
    a_job_of_a_transaction_that_was_dropped_never_was,
    stopping_waits_for_the_jobs_that_run,
    jobs_that_were_waiting_at_the_start_are_done,
);

async fn a_job_reaches_its_handler_and_is_gone(desk: Desk) {
    let (handlers, mut seen) = noting(|_| Ok(Outcome::Done));
    let running = desk.run(handlers);
    let id = desk.enqueue("note", 42).await;
    let job = seen.next().await;
    assert_eq!((job.id, job.kind.as_str(), job.attempts, job.created_at), (id, "note", 1, desk.now()));
    assert_eq!(job.payload::<i64>().expect("a number"), 42);
    assert_eq!(desk.settled(id).await, None);
    running.stop().await;
}

async fn a_job_of_a_transaction_that_was_dropped_never_was(desk: Desk) {
    let (handlers, mut seen) = noting(|_| Ok(Outcome::Done));
    let running = desk.run(handlers);
    let mut tx = desk.db.begin().await.expect("begins");
    jobs::enqueue(&mut tx, "note", &1, desk.now()).await.expect("enqueued");
    drop(tx);
    desk.enqueue("note", 2).await;
    assert_eq!(seen.next().await.payload::<i64>().expect("a number"), 2);
    running.stop().await;
    assert!(seen.is_empty());
}

async fn stopping_waits_for_the_jobs_that_run(desk: Desk) {
    let release = Arc::new(Notify::new());
    let (sender, mut begun) = mpsc::unbounded_channel();
    let handlers = Handlers::new().on("note", {
        let release = release.clone();
        move |_: Job| {
            let (release, sender) = (release.clone(), sender.clone());
            async move {
                sender.send(()).ok();
                release.notified().await;
                Ok::<_, String>(Outcome::Done)
            }
        }
    });
    let running = desk.run(handlers);
    let id = desk.enqueue("note", 1).await;
    within(begun.recv()).await.expect("it began");
    running.cancel.cancel();
    let later = desk.enqueue("note", 2).await;
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    assert!(!running.task.is_finished(), "it did not wait");
    release.notify_one();
    within(running.task).await.expect("no panic");
    assert_eq!(desk.row(id).await, None, "the job that ran was not noted as done");
    assert!(desk.row(later).await.is_some(), "a job was begun after the stop");
}

async fn jobs_that_were_waiting_at_the_start_are_done(desk: Desk) {
    for payload in 0..10 {
        desk.enqueue("note", payload).await;
    }
    let (handlers, mut seen) = noting(|_| Ok(Outcome::Done));
    let running = desk.run(handlers);
    let mut payloads = Vec::new();
    for _ in 0..10 {
        payloads.push(seen.next().await.payload::<i64>().expect("a number"));
    }
    payloads.sort_unstable();
    assert_eq!(payloads, (0..10).collect::<Vec<_>>());
    running.stop().await;
}
