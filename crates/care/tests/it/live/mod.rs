//! Open pages follow what happens elsewhere.

mod catch_up;
mod limits;
mod many;
mod rights;
mod signs;
mod told;
