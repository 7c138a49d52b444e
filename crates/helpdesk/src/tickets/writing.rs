//! What somebody hands to a verb that stores a message, whatever door they came through.

#[derive(Debug, Clone, Copy, Default)]
pub struct Writing<'a> {
    /// As typed; the verb cleans and checks it.
    pub text: &'a str,
    /// The form's idempotency key; empty for none.
    pub key: &'a str,
    /// Files that wait at the field the text was written in, in their order.
    pub files: &'a [i64],
}

impl<'a> From<&'a str> for Writing<'a> {
    /// A text alone.
    fn from(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }
}
