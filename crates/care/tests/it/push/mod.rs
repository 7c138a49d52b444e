//! Notices on people's devices.

mod devices;
mod notices;

use crate::support::{Desk, Engine};

/// A desk that may call a push service on this machine.
async fn desk(engine: Engine) -> Desk {
    let desk = Desk::with(engine, |care| care.env("CARE_PUSH_ALLOW_LOOPBACK", "1")).await;
    desk.set_up().await;
    desk
}
