//! The chat on other sites: the script that they load, the frame that it opens, and what that frame asks for. Nothing
//! here reads or sets a cookie: a frame is known by what it says in its headers.

pub mod chat;
mod door;
pub mod frame;
pub mod live;
pub mod loader;
pub mod visits;
