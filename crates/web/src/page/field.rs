//! One field of a form on a page.

/// What somebody typed into a field, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Field {
    /// Never filled for passwords and codes.
    pub value: String,
    pub error: Option<String>,
}

impl Field {
    pub fn new(value: impl Into<String>) -> Self {
        Self { value: value.into(), error: None }
    }

    pub fn wrong(value: impl Into<String>, error: impl Into<String>) -> Self {
        Self { value: value.into(), error: Some(error.into()) }
    }
}
