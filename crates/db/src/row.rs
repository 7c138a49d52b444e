//! Rows, read by position into tuples, single values, or a `record!`.

use crate::error::{Error, Result};
use crate::value::Value;

/// A type that one column can be read into.
pub trait FromValue: Sized {
    fn from_value(value: Value) -> Result<Self>;
}

/// A type that a whole row can be read into.
pub trait FromRow: Sized {
    /// How many columns the row must have.
    const COLUMNS: usize;
    fn from_row(row: &Row<'_>) -> Result<Self>;
}

/// A row of either engine.
pub struct Row<'a>(pub(crate) Source<'a>);

pub(crate) enum Source<'a> {
    Sqlite { row: &'a rusqlite::Row<'a>, columns: usize },
    Postgres(&'a tokio_postgres::Row),
}

impl Row<'_> {
    fn value(&self, index: usize) -> Result<Value> {
        match &self.0 {
            Source::Sqlite { row, .. } => crate::sqlite::value(row, index),
            Source::Postgres(row) => row.try_get(index).map_err(Error::from),
        }
    }

    fn len(&self) -> usize {
        match &self.0 {
            Source::Sqlite { columns, .. } => *columns,
            Source::Postgres(row) => row.len(),
        }
    }

    /// The columns from left to right, for a row that must have `expected` of them.
    pub fn columns(&self, expected: usize) -> Result<Columns<'_>> {
        let found = self.len();
        if found == expected {
            Ok(Columns { row: self, next: 0 })
        } else {
            Err(Error::Other(format!("the row has {found} columns, {expected} are read")))
        }
    }
}

/// Reads a row from left to right.
pub struct Columns<'a> {
    row: &'a Row<'a>,
    next: usize,
}

impl Columns<'_> {
    /// The next column.
    pub fn read<T: FromValue>(&mut self) -> Result<T> {
        let index = self.next;
        self.next += 1;
        T::from_value(self.row.value(index)?)
            .map_err(|error| Error::Other(format!("column {index}: {error}")))
    }
}

/// The kind only: contents of the store do not belong in error texts.
fn unexpected<T>(wanted: &str, found: &Value) -> Result<T> {
    let found = match found {
        Value::Null => "NULL",
        Value::Int(_) => "an integer",
        Value::Real(_) => "a real number",
        Value::Text(_) => "text",
        Value::Bytes(_) => "bytes",
    };
    Err(Error::Other(format!("{found} found, {wanted} expected")))
}

macro_rules! from_value {
    ($($type:ty, $wanted:literal, $pattern:pat => $value:expr;)+) => {$(
        impl FromValue for $type {
            fn from_value(value: Value) -> Result<Self> {
                match value {
                    $pattern => Ok($value),
                    other => unexpected($wanted, &other),
                }
            }
        }
    )+};
}
from_value! {
    i64, "an integer", Value::Int(value) => value;
    bool, "an integer", Value::Int(value) => value != 0;
    f64, "a real number", Value::Real(value) => value;
    String, "text", Value::Text(value) => value;
    Vec<u8>, "bytes", Value::Bytes(value) => value;
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Result<Self> {
        if value == Value::Null { Ok(None) } else { T::from_value(value).map(Some) }
    }
}

macro_rules! single_value {
    ($([$($bound:tt)*] $type:ty),+ $(,)?) => {$(
        impl<$($bound)*> FromRow for $type {
            const COLUMNS: usize = 1;
            fn from_row(row: &Row<'_>) -> Result<Self> {
                row.columns(1)?.read()
            }
        }
    )+};
}
single_value!([] i64, [] bool, [] f64, [] String, [] Vec<u8>, [T: FromValue] Option<T>);

macro_rules! tuple {
    ($($name:ident)+) => {
        impl<$($name: FromValue),+> FromRow for ($($name,)+) {
            const COLUMNS: usize = [$(stringify!($name)),+].len();
            fn from_row(row: &Row<'_>) -> Result<Self> {
                let mut columns = row.columns(Self::COLUMNS)?;
                Ok(($(columns.read::<$name>()?,)+))
            }
        }
    };
}
tuple!(A);
tuple!(A B);
tuple!(A B C);
tuple!(A B C D);
tuple!(A B C D E);
tuple!(A B C D E F);
tuple!(A B C D E F G);
tuple!(A B C D E F G H);
tuple!(A B C D E F G H I);
tuple!(A B C D E F G H I J);
tuple!(A B C D E F G H I J K);
tuple!(A B C D E F G H I J K L);
tuple!(A B C D E F G H I J K L M);
tuple!(A B C D E F G H I J K L M N);
tuple!(A B C D E F G H I J K L M N O);
tuple!(A B C D E F G H I J K L M N O P);

/// A struct that is read from a row in the order of its fields.
#[macro_export]
macro_rules! record {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $name:ident {
            $($(#[$field_attribute:meta])* $field_visibility:vis $field:ident : $type:ty),+ $(,)?
        }
    ) => {
        $(#[$attribute])*
        $visibility struct $name {
            $($(#[$field_attribute])* $field_visibility $field: $type),+
        }

        impl $crate::FromRow for $name {
            const COLUMNS: usize = [$(stringify!($field)),+].len();
            fn from_row(row: &$crate::Row<'_>) -> $crate::Result<Self> {
                let mut columns = row.columns(Self::COLUMNS)?;
                Ok(Self { $($field: columns.read()?),+ })
            }
        }
    };
}
