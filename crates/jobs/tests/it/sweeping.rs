//! Sweeps run at the start and again and again, whatever becomes of one run.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use jobs::{Handlers, Sweep};
use tokio::sync::mpsc;

use crate::support::{Desk, start, within};

#[tokio::test]
async fn a_sweep_goes_on_after_an_error_and_after_a_panic() {
    let desk = Desk::sqlite().await;
    let (sender, mut runs) = mpsc::unbounded_channel();
    let count = Arc::new(AtomicU32::new(0));
    let sweep = Sweep::new("test", Duration::from_millis(1), move || {
        let run = count.fetch_add(1, Ordering::SeqCst);
        sender.send(run).ok();
        async move {
            match run {
                0 => Err("this error is part of the test".into()),
                1 => panic!("this panic is part of the test"),
                _ => Ok(()),
            }
        }
    });
    let running = start(desk.worker(desk.db.clone(), Handlers::new(), vec![sweep]));
    for run in 0..4 {
        assert_eq!(within(runs.recv()).await, Some(run));
    }
    running.stop().await;
}
