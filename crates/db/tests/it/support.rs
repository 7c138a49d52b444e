//! Stores for one test each.

use db::{Db, Target, params};

/// An open store without a schema.
pub struct Store {
    pub db: Db,
    pub target: Target,
    _folder: Option<tempfile::TempDir>,
}

impl Store {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let target = Target::Sqlite(folder.path().join("store.db"));
        Self { db: Db::open(&target).await.expect("opens"), target, _folder: Some(folder) }
    }

    pub async fn postgres() -> Self {
        let target = Target::Postgres(testkit::Database::create().await.url().to_owned());
        Self { db: Db::open(&target).await.expect("opens"), target, _folder: None }
    }

    /// With a table of unique words.
    pub async fn with_words(self) -> Self {
        let sql = self.db.pick(
            "CREATE TABLE words (word TEXT NOT NULL UNIQUE, n INTEGER) STRICT",
            "CREATE TABLE words (word TEXT NOT NULL UNIQUE, n BIGINT)",
        );
        let mut tx = self.db.begin().await.expect("begins");
        tx.exec(sql, params![]).await.expect("created");
        tx.commit().await.expect("committed");
        self
    }

    pub fn file(&self) -> &std::path::Path {
        match &self.target {
            Target::Sqlite(file) => file,
            Target::Postgres(_) => panic!("PostgreSQL has no file"),
        }
    }
}

pub async fn insert(conn: &mut db::Conn, word: &str) -> db::Result<u64> {
    conn.exec("INSERT INTO words (word) VALUES ($1)", params![word]).await
}

/// In one transaction of its own.
pub async fn write(db: &Db, word: &str) -> db::Result<()> {
    let mut tx = db.begin().await?;
    insert(&mut tx, word).await?;
    tx.commit().await
}

pub async fn words(db: &Db) -> Vec<String> {
    let mut conn = db.read().await.expect("a reader");
    conn.all("SELECT word FROM words ORDER BY word", params![]).await.expect("read")
}
