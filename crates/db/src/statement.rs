//! Every statement of the program, known by text and place, so that one test prepares them all on both engines.

/// A statement written with [`sql!`](crate::sql).
#[derive(Debug)]
pub struct Statement {
    pub text: &'static str,
    pub file: &'static str,
    pub line: u32,
}

/// What an engine says about a statement it prepared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    pub parameters: usize,
    pub columns: Vec<String>,
}

inventory::collect!(Statement);

/// All statements that are linked into this program.
pub fn statements() -> impl Iterator<Item = &'static Statement> {
    inventory::iter::<Statement>.into_iter()
}

/// The text of a statement, registered with its place. Takes a literal or a constant expression.
#[macro_export]
macro_rules! sql {
    ($text:expr) => {{
        const TEXT: &str = $text;
        $crate::inventory::submit! {
            $crate::Statement { text: TEXT, file: file!(), line: line!() }
        }
        TEXT
    }};
}

/// `$3, $4, $5` for three places from the third on: for as many values as there are.
pub fn slots(first: usize, count: usize) -> String {
    (first..first + count).map(|slot| format!("${slot}")).collect::<Vec<_>>().join(", ")
}
