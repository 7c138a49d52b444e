//! Running one statement on a SQLite connection.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ErrorCode, ToSql, ffi};

use crate::error::{Error, Result};
use crate::row::{FromRow, Row, Source};
use crate::statement::Shape;
use crate::value::Value;

pub(super) fn exec(conn: &Connection, sql: &str, params: &[Value]) -> Result<u64> {
    let mut statement = prepare(conn, sql, params)?;
    if statement.column_count() == 0 {
        return Ok(statement.raw_execute()? as u64);
    }
    let mut rows = statement.raw_query();
    let mut count = 0;
    while rows.next()?.is_some() {
        count += 1;
    }
    Ok(count)
}

pub(super) fn all<T: FromRow>(conn: &Connection, sql: &str, params: &[Value]) -> Result<Vec<T>> {
    let mut statement = prepare(conn, sql, params)?;
    let columns = statement.column_count();
    let mut rows = statement.raw_query();
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(T::from_row(&Row(Source::Sqlite { row, columns }))?);
    }
    Ok(found)
}

pub(super) fn opt<T: FromRow>(conn: &Connection, sql: &str, params: &[Value]) -> Result<Option<T>> {
    let mut statement = prepare(conn, sql, params)?;
    let columns = statement.column_count();
    let writes = !statement.readonly();
    let mut rows = statement.raw_query();
    let Some(row) = rows.next()? else { return Ok(None) };
    let first = T::from_row(&Row(Source::Sqlite { row, columns }))?;
    // A statement that writes is run to its end, whatever it returns.
    while writes && rows.next()?.is_some() {}
    Ok(Some(first))
}

pub(super) fn describe(conn: &Connection, sql: &str) -> Result<Shape> {
    let statement = conn.prepare(sql)?;
    let columns = statement.column_names().map(str::to_owned).collect();
    Ok(Shape { parameters: statement.parameter_count(), columns })
}

/// `$n` is a *named* parameter for SQLite, numbered by first appearance: bound by the number in its name.
fn prepare<'c>(conn: &'c Connection, sql: &str, params: &[Value]) -> Result<CachedStatement<'c>> {
    let mut statement = conn.prepare_cached(sql)?;
    let expected = statement.parameter_count();
    if expected != params.len() {
        return Err(Error::Other(format!(
            "the statement takes {expected} values, {} are given",
            params.len()
        )));
    }
    for index in 1..=expected {
        let value = statement
            .parameter_name(index)
            .and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok())
            .and_then(|number| params.get(number.checked_sub(1)?))
            .ok_or_else(|| Error::Other("parameters are named $1, $2, … without gaps".into()))?;
        statement.raw_bind_parameter(index, value)?;
    }
    Ok(statement)
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(value) => ValueRef::Integer(*value),
            Self::Real(value) => ValueRef::Real(*value),
            Self::Text(value) => ValueRef::Text(value.as_bytes()),
            Self::Bytes(value) => ValueRef::Blob(value),
        }))
    }
}

pub(crate) fn value(row: &rusqlite::Row<'_>, index: usize) -> Result<Value> {
    Ok(match row.get_ref(index)? {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(value) => Value::Int(value),
        ValueRef::Real(value) => Value::Real(value),
        ValueRef::Text(value) => match std::str::from_utf8(value) {
            Ok(text) => Value::Text(text.to_owned()),
            Err(_) => return Err(Error::Other(format!("column {index} is not UTF-8"))),
        },
        ValueRef::Blob(value) => Value::Bytes(value.to_owned()),
    })
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, message) = &error else {
            return Self::Other(error.to_string());
        };
        let message = message.clone().unwrap_or_else(|| failure.to_string());
        match failure.code {
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::OutOfMemory => Self::Unavailable(message),
            ErrorCode::ConstraintViolation if is_unique(failure.extended_code) => {
                let key = message.strip_prefix("UNIQUE constraint failed: ").unwrap_or(&message);
                Self::Unique(key.to_owned())
            }
            _ => Self::Other(message),
        }
    }
}

fn is_unique(extended_code: i32) -> bool {
    matches!(
        extended_code,
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID
    )
}
