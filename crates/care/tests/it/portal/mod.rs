//! What customers do.

mod conversation;
mod dashboard;
mod double_submit;
mod drafts;
mod input;
mod installed;
mod messages;
mod requests;
mod services;
pub mod suggestions;
