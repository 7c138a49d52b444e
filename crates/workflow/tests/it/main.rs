//! Who is mailed what, on both engines.

mod accounts;
mod hostile;
mod requests;
mod services;
mod support;
