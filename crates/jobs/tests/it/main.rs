//! The queue on both engines.

mod claiming;
mod failing;
mod support;
mod sweeping;
mod working;
