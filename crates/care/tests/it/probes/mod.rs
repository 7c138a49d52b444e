//! Every door, tried by everybody: words are planted in what not everybody may read, and looked for in all answers.

mod listening;
mod planted;
mod questions;
mod reading;
mod seekers;
mod world;
mod writing;
