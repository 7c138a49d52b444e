//! Rows, read by position into tuples, single values, or a `record!`.

use crate::error::{Error, Result};

/// What stands in one column, borrowed from the row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    Null,
    Int(i64),
    Real(f64),
    Text(&'a str),
    Bytes(&'a [u8]),
}

/// A type that one column can be read into. `None` when the column holds something else.
pub trait FromCell: Sized {
    fn from_cell(cell: Cell<'_>) -> Option<Self>;
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
    fn cell(&self, index: usize) -> Result<Cell<'_>> {
        match &self.0 {
            Source::Sqlite { row, .. } => crate::sqlite::cell(row, index),
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
    pub fn read<T: FromCell>(&mut self) -> Result<T> {
        let index = self.next;
        self.next += 1;
        let cell = self.row.cell(index)?;
        T::from_cell(cell).ok_or_else(|| {
            let wanted = std::any::type_name::<T>();
            Error::Other(format!("column {index} holds {}, not {wanted}", kind(cell)))
        })
    }
}

/// The kind only: contents of the store do not belong in error texts.
fn kind(cell: Cell<'_>) -> &'static str {
    match cell {
        Cell::Null => "NULL",
        Cell::Int(_) => "an integer",
        Cell::Real(_) => "a real number",
        Cell::Text(_) => "text",
        Cell::Bytes(_) => "bytes",
    }
}

impl FromCell for i64 {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Int(value) = cell { Some(value) } else { None }
    }
}

impl FromCell for bool {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Int(value) = cell { Some(value != 0) } else { None }
    }
}

impl FromCell for f64 {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Real(value) = cell { Some(value) } else { None }
    }
}

impl FromCell for String {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Text(value) = cell { Some(value.to_owned()) } else { None }
    }
}

impl FromCell for Vec<u8> {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Bytes(value) = cell { Some(value.to_owned()) } else { None }
    }
}

impl<T: FromCell> FromCell for Option<T> {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        if cell == Cell::Null { Some(None) } else { T::from_cell(cell).map(Some) }
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
single_value!([] i64, [] bool, [] f64, [] String, [] Vec<u8>, [T: FromCell] Option<T>);

macro_rules! tuple {
    ($($name:ident)+) => {
        impl<$($name: FromCell),+> FromRow for ($($name,)+) {
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
