//! What hostile texts become, as a browser would read it.

mod hostile;
mod properties;
mod safe;
mod vectors;
