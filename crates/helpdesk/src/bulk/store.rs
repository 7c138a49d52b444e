//! The SQL of bulk inserts: many rows a statement.

use db::{Conn, Engine, Value, params, sql};

use super::{Account, Free, Story};
use crate::app::DISPATCH;
use crate::error::Result;
use crate::people::store::email_key;
use crate::tickets::{LAST_WORDS_MAX, Message, Visibility, excerpt, subject_key};

/// Rows a statement: enough to spread its cost, few enough that its text stays short.
const ROWS: usize = 32;

pub async fn free_keys(conn: &mut Conn) -> Result<Free> {
    let (person, ticket, message) = conn
        .one(
            sql!(
                "SELECT (SELECT COALESCE(MAX(id), 0) + 1 FROM people),
                        (SELECT COALESCE(MAX(number), 0) + 1 FROM tickets),
                        (SELECT COALESCE(MAX(id), 0) + 1 FROM messages)"
            ),
            params![],
        )
        .await?;
    Ok(Free { person, ticket, message })
}

pub async fn insert_accounts(conn: &mut Conn, accounts: &[Account]) -> Result<()> {
    let rows = accounts.iter().map(|account| {
        let at = account.created_at;
        params![
            account.id,
            account.role.as_str(),
            account.state.as_str(),
            account.email.as_str(),
            email_key(&account.email),
            account.first_name.as_str(),
            account.last_name.as_str(),
            account.password_hash.as_str(),
            at,
            at,
            at
        ]
        .to_vec()
    });
    let columns = "id, role, state, email, email_key, first_name, last_name, password_hash, verified_at, created_at, \
                   updated_at";
    insert(conn, "people", columns, rows).await
}

pub async fn insert_tickets(conn: &mut Conn, stories: &[Story]) -> Result<()> {
    let rows = stories.iter().map(|story| {
        let ticket = &story.ticket;
        let newest = newest_public(&story.messages);
        params![
            ticket.number,
            ticket.subject.as_str(),
            subject_key(&ticket.subject),
            ticket.requester,
            ticket.assignee,
            ticket.status.as_str(),
            ticket.priority.as_str(),
            ticket.status.is_active(),
            newest.map_or_else(String::new, |message| excerpt(&message.body, message.format, LAST_WORDS_MAX)),
            newest.map(|message| message.author),
            ticket.created_at,
            ticket.updated_at,
            ticket.solved_at,
            ticket.closed_at
        ]
        .to_vec()
    });
    let columns = "number, subject, subject_key, requester, assignee, status, priority, active, last_words, \
                   last_author, created_at, updated_at, solved_at, closed_at";
    insert(conn, "tickets", columns, rows).await
}

fn newest_public(messages: &[Message]) -> Option<&Message> {
    messages.iter().rfind(|message| message.visibility == Visibility::Public)
}

pub async fn insert_messages(conn: &mut Conn, stories: &[Story]) -> Result<()> {
    let rows = stories.iter().flat_map(|story| &story.messages).map(|message| {
        params![
            message.id,
            message.ticket,
            message.author,
            message.visibility.as_str(),
            message.format.as_str(),
            message.body.as_str(),
            message.created_at
        ]
        .to_vec()
    });
    insert(conn, "messages", "id, ticket, author, visibility, format, body, created_at", rows).await
}

pub async fn insert_facts(conn: &mut Conn, stories: &[Story]) -> Result<()> {
    let facts = stories.iter().flat_map(|story| story.facts.iter().map(|fact| (story.ticket.number, fact)));
    let rows = facts.map(|(ticket, fact)| {
        params![fact.kind.as_str(), ticket, fact.actor, fact.person, fact.data.to_string(), fact.created_at]
            .to_vec()
    });
    insert(conn, "events", "kind, ticket, actor, person, data, created_at", rows).await
}

pub(super) async fn insert(
    conn: &mut Conn,
    table: &str,
    columns: &str,
    rows: impl Iterator<Item = Vec<Value>> + Send,
) -> Result<()> {
    let width = columns.split(',').count();
    let mut values = Vec::with_capacity(ROWS * width);
    for row in rows {
        values.extend(row);
        if values.len() == ROWS * width {
            conn.exec(&statement(table, columns, width, ROWS), &values).await?;
            values.clear();
        }
    }
    if !values.is_empty() {
        conn.exec(&statement(table, columns, width, values.len() / width), &values).await?;
    }
    Ok(())
}

fn statement(table: &str, columns: &str, width: usize, rows: usize) -> String {
    let row = |row: usize| {
        let slots: Vec<String> = (1..=width).map(|slot| format!("${}", row * width + slot)).collect();
        format!("({})", slots.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!("INSERT INTO {table} ({columns}) VALUES {}", rows.join(", "))
}

/// PostgreSQL does not notice keys that were given by hand; SQLite does.
pub async fn move_sequences(conn: &mut Conn) -> Result<()> {
    if conn.engine() == Engine::Sqlite {
        return Ok(());
    }
    for (table, key) in [("people", "id"), ("tickets", "number"), ("messages", "id")] {
        let sql = format!(
            "SELECT setval(pg_get_serial_sequence('{table}', '{key}'), (SELECT COALESCE(MAX({key}), 1) FROM {table}))"
        );
        conn.one::<i64>(&sql, params![]).await?;
    }
    Ok(())
}

pub async fn delete_dispatches(conn: &mut Conn, before: i64) -> Result<()> {
    conn.exec(sql!("DELETE FROM jobs WHERE kind = $1 AND created_at < $2"), params![DISPATCH, before])
        .await?;
    Ok(())
}
