//! Every statement of the program, before anybody runs it: one text, understood by both engines.

use channels as _;
use db::{Db, Statement, Target, Value, statements};
use helpdesk as _;
use jobs as _;
use workflow as _;

async fn sqlite() -> (Db, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let target = Target::Sqlite(folder.path().join("care.db"));
    (migrated(&target).await, folder)
}

async fn postgres() -> Db {
    migrated(&Target::Postgres(testkit::Database::create().await.url().to_owned())).await
}

async fn migrated(target: &Target) -> Db {
    let db = Db::open(target).await.expect("opens");
    db.migrate(0).await.expect("migrated");
    db
}

/// Fails with all of these at once, each with its place.
fn assert_none(what: &str, problems: &[String]) {
    assert!(problems.is_empty(), "{what}:\n\n{}\n", problems.join("\n\n"));
}

fn at(statement: &Statement, problem: &str) -> String {
    format!("{}:{}: {problem}\n{}", statement.file, statement.line, statement.text)
}

#[tokio::test]
async fn both_engines_understand_every_statement_alike() {
    let ((sqlite, _folder), postgres) = (sqlite().await, postgres().await);
    assert!(statements().count() > 50, "the statements of the program are not linked into its tests");
    let mut problems = Vec::new();
    for statement in statements() {
        match (sqlite.describe(statement.text).await, postgres.describe(statement.text).await) {
            (Ok(one), Ok(other))
                if one.parameters == other.parameters && one.columns.len() == other.columns.len() => {}
            (one, other) => problems.push(at(statement, &format!("SQLite: {one:?}\nPostgreSQL: {other:?}"))),
        }
    }
    assert_none("statements that are not understood alike", &problems);
}

/// Tables that grow as long as a desk lives. What the others hold is swept away or bounded by people who are signed in.
const GROWING: &[&str] = &[
    "people",
    "tickets",
    "messages",
    "submissions",
    "events",
    "mails",
    "articles",
    "article_texts",
    "article_revisions",
    "article_links",
    "chats",
    "chat_messages",
    "questions",
];

/// What the doctor counts anew to compare it.
const FOR_THE_DOCTOR: &str = "SELECT requester, service, assignee, status, COUNT(*) FROM tickets";

/// Reads that end early: from the newest row backwards.
fn ends_early(text: &str) -> bool {
    text.contains("ORDER BY id DESC LIMIT $1") && !text.contains("WHERE")
}

#[tokio::test]
async fn no_statement_reads_a_growing_table_from_end_to_end() {
    let (db, _folder) = sqlite().await;
    let mut problems = Vec::new();
    // Of an INSERT SQLite plans a look for orphans that it takes only when there are some.
    let may_not =
        |text: &str| !text.starts_with("INSERT") && !text.starts_with(FOR_THE_DOCTOR) && !ends_early(text);
    for statement in statements().filter(|it| may_not(it.text)) {
        let growing = growing(statement.text);
        let scans = |step: &String| growing.iter().any(|name| goes_through(step, name, statement.text));
        let steps = plan(&db, statement.text).await;
        problems.extend(steps.iter().filter(|step| scans(step)).map(|step| at(statement, step)));
    }
    assert_none("statements that read a whole table", &problems);
}

/// Whether a step goes through all rows of what has this name: one by one, or along an index in which nothing is sought
/// and which no limit leaves early.
fn goes_through(step: &str, name: &str, text: &str) -> bool {
    let how = step.strip_prefix("SCAN ").and_then(|rest| rest.strip_prefix(name));
    how.is_some_and(|how| how.is_empty() || (how.starts_with(" USING ") && !text.contains("LIMIT")))
}

/// The names under which a statement reads tables that grow: its own, or what it is called there.
fn growing(text: &str) -> Vec<&str> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let is_growing = |word: &str| GROWING.contains(&word);
    let aliases = words.windows(2).filter(|pair| is_growing(pair[0])).map(|pair| pair[1]);
    GROWING.iter().copied().chain(aliases.filter(|alias| !alias.is_empty())).collect()
}

#[tokio::test]
async fn no_statement_sorts_what_it_found_among_all_active_tickets() {
    let (db, _folder) = sqlite().await;
    let mut problems = Vec::new();
    for statement in statements() {
        let steps = plan(&db, statement.text).await;
        let begins_with_all = steps.iter().find(|step| step.ends_with("tickets_by_activity (active=?)"));
        // A select of its own has read no more than its limit before.
        let is_bounded = steps.iter().any(|step| step.starts_with("CO-ROUTINE"));
        let sorts = steps.iter().any(|step| step == "USE TEMP B-TREE FOR ORDER BY");
        problems.extend(begins_with_all.filter(|_| sorts && !is_bounded).map(|step| at(statement, step)));
    }
    assert_none("statements that sort all active tickets", &problems);
}

async fn plan(db: &Db, text: &str) -> Vec<String> {
    let parameters = db.describe(text).await.map_or(0, |shape| shape.parameters);
    let mut conn = db.read().await.expect("a reader");
    let explain = format!("EXPLAIN QUERY PLAN {text}");
    let steps: Vec<(i64, i64, i64, String)> =
        conn.all(&explain, &vec![Value::Null; parameters]).await.expect("a plan");
    steps.into_iter().map(|(_, _, _, step)| step).collect()
}

#[tokio::test]
async fn statements_keep_to_the_dialect_of_the_house() {
    const BANNED: &[(&str, &str)] = &[
        ("ILIKE", "SQLite does not know it: compare folded text"),
        ("NOW()", "time comes in as a parameter"),
        ("CURRENT_TIMESTAMP", "time comes in as a parameter"),
        ("ANY(", "SQLite does not know it: build a list of parameters"),
        (" OFFSET ", "lists page by key"),
        ("::", "write CAST"),
    ];
    let mut problems = Vec::new();
    for statement in statements() {
        let text = statement.text.to_uppercase();
        problems.extend(
            BANNED
                .iter()
                .filter(|(word, _)| text.contains(word))
                .map(|(word, why)| at(statement, &format!("{word}: {why}"))),
        );
    }
    assert_none("statements in another dialect", &problems);
}
