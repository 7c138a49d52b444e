//! The desk as an app of its own: what a browser needs to install it, and what it shows without a network.

pub mod manifest;
pub mod offline;
pub mod worker;

/// The colour of the window around an installed desk, by day.
pub const THEME_LIGHT: &str = "#0e5c66";
/// The same by night.
pub const THEME_DARK: &str = "#12323a";
