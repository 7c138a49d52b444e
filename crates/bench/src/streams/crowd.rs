//! All clients together: how many streams are open, and what was heard on them.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::client;
use super::desk::Customer;

/// Until all streams are open or gone.
const PATIENCE: Duration = Duration::from_secs(120);

pub struct Crowd {
    pub address: SocketAddr,
    pub customers: Vec<Customer>,
    /// When a reply that its customer has not heard of was sent, by the customer's index.
    sent: Vec<Mutex<Option<Instant>>>,
    delivered: Mutex<Vec<Duration>>,
    open: watch::Sender<usize>,
    failures: AtomicU64,
}

impl Crowd {
    pub fn new(address: SocketAddr, customers: Vec<Customer>) -> Self {
        let sent = customers.iter().map(|_| Mutex::default()).collect();
        let open = watch::Sender::new(0);
        Self { address, customers, sent, delivered: Mutex::default(), open, failures: AtomicU64::new(0) }
    }

    /// Opens a stream for each customer, a thousand in a second at most.
    pub async fn gather(self: &Arc<Self>) -> Result<(), String> {
        for index in 0..self.customers.len() {
            tokio::spawn(client::stay(Arc::clone(self), index));
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        self.are_open(self.customers.len()).await?;
        match self.failures() {
            0 => Ok(()),
            failures => Err(format!("{failures} streams were refused")),
        }
    }

    /// Waits until exactly so many streams are open.
    pub async fn are_open(&self, count: usize) -> Result<(), String> {
        let mut open = self.open.subscribe();
        let reached = tokio::time::timeout(PATIENCE, open.wait_for(|open| *open == count)).await;
        match reached {
            Ok(_) => Ok(()),
            Err(_) => Err(format!("{} streams are open instead of {count}", *self.open.borrow())),
        }
    }

    pub fn failures(&self) -> u64 {
        self.failures.load(Ordering::Relaxed)
    }

    pub fn opened(&self) {
        self.open.send_modify(|open| *open += 1);
    }

    pub fn lost(&self) {
        self.open.send_modify(|open| *open -= 1);
    }

    pub fn failed(&self) {
        self.failures.fetch_add(1, Ordering::Relaxed);
    }

    pub fn sends(&self, index: usize) {
        *lock(&self.sent[index]) = Some(Instant::now());
    }

    pub fn heard(&self, index: usize) {
        let sent = lock(&self.sent[index]).take();
        lock(&self.delivered).extend(sent.map(|sent| sent.elapsed()));
    }

    /// Replies that nobody heard of so far.
    pub fn unheard(&self) -> usize {
        self.sent.iter().filter(|sent| lock(sent).is_some()).count()
    }

    /// From sending a reply to its event, for all so far.
    pub fn take_delivered(&self) -> Vec<Duration> {
        std::mem::take(&mut lock(&self.delivered))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
