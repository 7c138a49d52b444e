//! One SQL text, two engines: SQLite inside the process, or PostgreSQL. The only crate that knows a driver.
//!
//! Reads go through [`Db::read`], writes through [`Db::begin`]; both lend a [`Conn`], on which statements run.
//! Statements are written with [`sql!`], their values with [`params!`], their rows read into tuples or a [`record!`].

mod conn;
mod error;
mod migrate;
mod postgres;
mod row;
mod sqlite;
mod statement;
mod store;
mod value;

pub use conn::{Conn, Reader, Tx};
pub use error::{Error, Result};
pub use row::{Columns, FromRow, FromValue, Row};
pub use statement::{Shape, Statement, slots, statements};
pub use store::{Db, Engine, Schema, Target};
pub use value::Value;

#[doc(hidden)]
pub use inventory;
