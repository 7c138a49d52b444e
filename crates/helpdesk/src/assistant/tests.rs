//! The verbs of the assistant, on an empty desk.
