//! A durable queue in the same database as the work that fills it: what is committed is done, at least once.

mod attempt;
mod backlog;
mod job;
mod queue;
mod sweep;
mod wake;
mod worker;

pub use backlog::{Backlog, backlog};
pub use job::{Error, Handlers, Job, Outcome};
pub use queue::{enqueue, release_all};
pub use sweep::Sweep;
pub use wake::{Nudges, Wake};
pub use worker::{Clock, Worker};
