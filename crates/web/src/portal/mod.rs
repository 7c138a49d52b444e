//! Pages for customers.

pub mod account;
pub mod account_forms;
pub mod act;
pub mod new_request;
pub mod notices;
pub mod request;
pub mod requests;
