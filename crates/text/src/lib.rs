//! Plain text from people: cleaned when it comes in, made into safe HTML or a short line when it goes out.

mod html;
mod intake;
mod short;

pub use html::{escape, to_html};
pub use intake::{clean, is_blank, one_line};
pub use short::excerpt;
