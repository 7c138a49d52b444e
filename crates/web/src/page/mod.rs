//! What every page is made of: the frame around it and the small parts that pages share. Plain data only:
//! a page never sees the store.

mod field;
mod frame;
mod marked;
mod views;
mod zones;

pub use field::Field;
pub use frame::{Banner, Counts, Flash, Frame, Here, Link, Tone, Viewer, ViewerRole};
pub use marked::Marked;
pub use views::{AvatarView, Choice, PersonView, PriorityView, StatusView, When, initials, name_or_deleted};
pub use zones::time_zones;
