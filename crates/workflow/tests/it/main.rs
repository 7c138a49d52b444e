//! Who is mailed what, on both engines.

mod accounts;
mod chats;
mod hostile;
mod requests;
mod services;
mod support;
