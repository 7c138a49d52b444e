//! The one thread that encodes, and the three queues before it.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::model::Meaning;
use crate::vector::Vector;

/// How many questions wait at most.
const QUEUE: usize = 8;
/// For a moment of reading in the background, this many moments of rest: a quarter of one core.
const REST: u32 = 3;
/// How often an idle thread looks whether anybody still needs it.
const IDLE: Duration = Duration::from_secs(10);

#[derive(Clone, Copy)]
pub(super) enum Lane {
    Asked,
    Work,
    Background,
}

struct Order {
    text: String,
    answer: oneshot::Sender<Vector>,
}

#[derive(Default)]
pub(super) struct Desk {
    orders: Mutex<Orders>,
    called: Condvar,
}

#[derive(Default)]
struct Orders {
    asked: VecDeque<Order>,
    work: VecDeque<Order>,
    background: VecDeque<Order>,
    /// Nothing is read in the background before.
    rested: Option<Instant>,
    running: bool,
}

impl Desk {
    /// `None` when too many wait.
    pub(super) fn put(self: &Arc<Self>, lane: Lane, text: &str) -> Option<oneshot::Receiver<Vector>> {
        let (answer, receiver) = oneshot::channel();
        let order = Order { text: text.to_owned(), answer };
        let mut orders = self.orders();
        match lane {
            Lane::Asked if orders.asked.len() >= QUEUE => return None,
            Lane::Asked => orders.asked.push_back(order),
            Lane::Work => orders.work.push_back(order),
            Lane::Background => orders.background.push_back(order),
        }
        if !orders.running {
            let desk = Arc::downgrade(self);
            orders.running =
                std::thread::Builder::new().name("encoder".to_owned()).spawn(move || run(&desk)).is_ok();
        }
        drop(orders);
        self.called.notify_one();
        Some(receiver)
    }

    fn orders(&self) -> MutexGuard<'_, Orders> {
        self.orders.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// `None` after a while without any, so that the thread can see whether it is still needed.
    fn next(&self) -> Option<(Lane, Order)> {
        let mut orders = self.orders();
        loop {
            let pause = match orders.take() {
                Ok(order) => return Some(order),
                Err(pause) => pause,
            };
            let (again, waited) = self
                .called
                .wait_timeout(orders, pause.unwrap_or(IDLE))
                .unwrap_or_else(PoisonError::into_inner);
            orders = again;
            if waited.timed_out() && pause.is_none() {
                return None;
            }
        }
    }
}

impl Orders {
    /// The next order that somebody still waits for; else how long the background has to rest, if it has work.
    fn take(&mut self) -> Result<(Lane, Order), Option<Duration>> {
        if let Some(order) = first_wanted(&mut self.asked) {
            return Ok((Lane::Asked, order));
        }
        if let Some(order) = first_wanted(&mut self.work) {
            return Ok((Lane::Work, order));
        }
        let rest = self.rested.map(|at| at.saturating_duration_since(Instant::now())).unwrap_or_default();
        if !rest.is_zero() && !self.background.is_empty() {
            return Err(Some(rest));
        }
        first_wanted(&mut self.background).map(|order| (Lane::Background, order)).ok_or(None)
    }
}

fn first_wanted(lane: &mut VecDeque<Order>) -> Option<Order> {
    while let Some(order) = lane.pop_front() {
        if !order.answer.is_closed() {
            return Some(order);
        }
    }
    None
}

fn run(desk: &Weak<Desk>) {
    let _leaving = Leaving(desk);
    let begun = Instant::now();
    let meaning = match Meaning::load() {
        Ok(meaning) => meaning,
        Err(error) => {
            // Whoever waits, and whoever comes later, goes on without: their answers are dropped.
            tracing::error!("the sentence encoder cannot be loaded: {error}");
            while let Some(desk) = desk.upgrade() {
                desk.next();
            }
            return;
        }
    };
    tracing::info!("the sentence encoder was loaded in {} ms", begun.elapsed().as_millis());
    work(desk, |text| meaning.of(text));
}

/// Until nobody needs the desk any more.
fn work(desk: &Weak<Desk>, meaning: impl Fn(&str) -> Result<Vector, String>) {
    while let Some(desk) = desk.upgrade() {
        let Some((lane, order)) = desk.next() else { continue };
        let begun = Instant::now();
        match meaning(&order.text) {
            // Who does not wait any more does not mind.
            Ok(vector) => drop(order.answer.send(vector)),
            Err(error) => tracing::warn!("a text was not encoded: {error}"),
        }
        if matches!(lane, Lane::Background) {
            desk.orders().rested = Some(Instant::now() + begun.elapsed() * REST);
        }
    }
}

/// The thread ends, be it that the model panicked: whoever waits goes on without, and the next order starts another.
struct Leaving<'a>(&'a Weak<Desk>);

impl Drop for Leaving<'_> {
    fn drop(&mut self) {
        if let Some(desk) = self.0.upgrade() {
            *desk.orders() = Orders::default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Waits at most a minute, so that a thread that is gone fails the test and does not hold it up.
    async fn within<T>(answer: impl Future<Output = T>) -> T {
        tokio::time::timeout(Duration::from_secs(60), answer)
            .await
            .expect("an answer, or the word that none comes")
    }

    #[tokio::test]
    async fn after_a_panic_nobody_waits_and_the_next_order_starts_anew() {
        let desk = Arc::new(Desk::default());
        desk.orders().running = true;
        let waiting = [Lane::Asked, Lane::Work, Lane::Background]
            .map(|lane| desk.put(lane, "a question").expect("there is room"));
        let weak = Arc::downgrade(&desk);
        let thread = std::thread::spawn(move || {
            let _leaving = Leaving(&weak);
            work(&weak, |_| panic!("the model met a text it cannot bear"));
        });
        assert!(thread.join().is_err());
        for answer in waiting {
            assert!(within(answer).await.is_err(), "nobody encodes it any more");
        }
        let again = desk.put(Lane::Work, "a question").expect("there is room");
        within(again).await.expect("a vector");
    }
}
