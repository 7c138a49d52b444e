//! The assistant: what visitors and customers do in its chat, and how people answer there.

mod contact;
mod hand_over;
mod pages;
mod rights;
mod settings;
