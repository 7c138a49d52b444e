//! What somebody hands to a verb that stores a message, whatever door they came through.

#[derive(Debug, Clone, Copy, Default)]
pub struct Writing<'a> {
    /// As typed; the verb cleans and checks it.
    pub text: &'a str,
    /// The form's idempotency key; empty for none.
    pub key: &'a str,
}

impl<'a> From<&'a str> for Writing<'a> {
    /// A text alone.
    fn from(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }
}
