//! What a test stands on: a running desk on either engine, people with browsers, and a mail server that listens.

mod browser;
mod desk;
mod engine;
mod files;
mod form;
mod mail;
mod page;
mod people;
mod process;
mod push;
mod sink;
mod store;
mod stream;
mod wait;

pub use browser::Browser;
pub use desk::Desk;
pub use engine::{Engine, Place};
pub use files::{Fetched, multipart};
pub use form::Form;
pub use mail::Mail;
pub use page::Page;
pub use people::{PASSWORD, Person, number_in};
pub use process::{Care, Output, Server};
pub use push::PushService;
pub use sink::{Answer, Sink};
pub use stream::{SOON, Stream};
pub use wait::{PATIENCE, at_once, until, within};

use std::future::Future;
use std::sync::LazyLock;

use tokio::runtime::Runtime;

/// One runtime for all tests. Its threads live as long as the test program, and so do the processes they start.
pub static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime starts"));

/// Runs one story on a desk of its own.
pub fn run<S: Future<Output = ()>>(engine: Engine, story: impl FnOnce(Desk) -> S) {
    RUNTIME.block_on(async { Box::pin(story(Desk::start(engine).await)).await });
}

/// Runs something that prepares its own desks.
pub fn run_with<S: Future<Output = ()>>(engine: Engine, story: impl FnOnce(Engine) -> S) {
    RUNTIME.block_on(Box::pin(story(engine)));
}

/// Makes two tests, one on each engine, out of every story named: `async fn story(desk: Desk)`.
macro_rules! both_engines {
    ($($story:ident),* $(,)?) => {
        mod sqlite {
            $(#[test] fn $story() { $crate::support::run($crate::support::Engine::Sqlite, super::$story); })*
        }
        mod postgres {
            $(#[test] fn $story() { $crate::support::run($crate::support::Engine::Postgres, super::$story); })*
        }
    };
}

/// The same for stories that prepare their own desks: `async fn story(engine: Engine)`.
macro_rules! both_engines_from_scratch {
    ($($story:ident),* $(,)?) => {
        mod sqlite_from_scratch {
            $(#[test] fn $story() { $crate::support::run_with($crate::support::Engine::Sqlite, super::$story); })*
        }
        mod postgres_from_scratch {
            $(#[test] fn $story() { $crate::support::run_with($crate::support::Engine::Postgres, super::$story); })*
        }
    };
}

pub(crate) use {both_engines, both_engines_from_scratch};
