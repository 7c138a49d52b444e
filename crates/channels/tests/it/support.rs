//! A desk whose outbox is filled by hand, a mail server, and a worker between them.

use std::sync::Arc;
use std::time::Duration;

use channels::email::{Email, Settings};
use db::{Db, Target, params};
use helpdesk::clock::{Clock, HOUR, MINUTE};
use helpdesk::mails::{self, DELIVER, Deliver, Mail, NewMail, Summary};
use helpdesk::{App, Kind, NewEvent};
use tempfile::TempDir;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::sink::{Rules, Sink};

pub const START: i64 = 1_795_000_000_000;

pub struct Desk {
    pub app: App,
    pub sink: Sink,
    clock: Clock,
    target: Target,
    _folder: TempDir,
}

impl Desk {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self::open(Target::Sqlite(folder.path().join("care.db")), folder).await
    }

    pub async fn postgres() -> Self {
        let target = Target::Postgres(testkit::Database::create().await.url().to_owned());
        Self::open(target, tempfile::tempdir().expect("a folder")).await
    }

    async fn open(target: Target, folder: TempDir) -> Self {
        let clock = Clock::fixed(START);
        let db = Db::open(&target).await.expect("opens");
        db.migrate(START).await.expect("migrated");
        let files = files::Store::open(&folder.path().join("files")).expect("opens");
        let app = App::new(db, files, clock.clone(), true).await.expect("an app");
        let sink = Sink::start(Rules::default()).await;
        Self { app, sink, clock, target, _folder: folder }
    }

    /// The same desk in a process that has no mail server.
    pub async fn without_mail_server(&self) -> App {
        let db = Db::open(&self.target).await.expect("opens");
        App::new(db, self.app.files.clone(), self.clock.clone(), false).await.expect("an app")
    }

    pub fn email(&self) -> Email {
        let settings = Settings {
            host: "127.0.0.1".to_owned(),
            port: self.sink.address.port(),
            tls: mail::Tls::None,
            user: None,
            password: None,
            from: "care@desk.test".to_owned(),
            ca_file: None,
        };
        Email::new(self.app.clone(), Some(settings)).expect("settings")
    }

    /// A worker that sends, with the channel's sweeps, until the guard is dropped.
    pub fn run(&self, email: &Email) -> DropGuard {
        let clock = self.clock.clone();
        let worker = jobs::Worker::new(
            self.app.db.clone(),
            self.app.jobs.clone(),
            Arc::new(move || clock.now()),
            email.handlers(jobs::Handlers::new()),
            email.sweeps(),
        );
        let stop = CancellationToken::new();
        tokio::spawn(worker.run(stop.clone()));
        stop.drop_guard()
    }

    pub fn advance(&self, by: i64) {
        self.clock.advance(by);
        self.app.jobs.wake();
    }

    pub async fn write(&self, recipient: &str) -> i64 {
        self.write_in(&self.app, recipient, |_| {}).await
    }

    /// A code that is over in ten minutes.
    pub async fn write_code(&self, recipient: &str) -> i64 {
        self.write_in(&self.app, recipient, |mail| {
            mail.secret = true;
            mail.expires_at = START + 10 * MINUTE;
        })
        .await
    }

    pub async fn write_in(&self, app: &App, recipient: &str, change: impl FnOnce(&mut NewMail)) -> i64 {
        let mut tx = app.begin().await.expect("begins");
        let event = tx.record(NewEvent::new(Kind::TestMailRequested)).await.expect("recorded");
        let mut mail = NewMail {
            event,
            kind: "test",
            recipient: recipient.to_owned(),
            person: None,
            ticket: None,
            message_id: format!("care.{event}.0.x@desk.test"),
            subject: "Hello".to_owned(),
            content: format!("To: {recipient}\r\nSubject: Hello\r\n\r\n048211 {event}\r\n").into_bytes(),
            secret: false,
            held: false,
            expires_at: START + 48 * HOUR,
        };
        change(&mut mail);
        assert!(mails::store_once(&mut tx, app, &mail).await.expect("stored"));
        tx.commit().await.expect("committed");
        let mut conn = app.db.read().await.expect("a reader");
        conn.one("SELECT id FROM mails WHERE event = $1", params![event]).await.expect("its id")
    }

    pub async fn another_job(&self, mail: i64) {
        let mut tx = self.app.begin().await.expect("begins");
        jobs::enqueue(&mut tx, DELIVER, &Deliver { mail }, self.app.now()).await.expect("enqueued");
        tx.commit().await.expect("committed");
    }

    pub async fn mail(&self, id: i64) -> Mail {
        let mut conn = self.app.db.read().await.expect("a reader");
        mails::find(&mut conn, id).await.expect("read").expect("it is there")
    }

    pub async fn summary(&self) -> Summary {
        let mut conn = self.app.db.read().await.expect("a reader");
        mails::summary(&mut conn, self.app.now()).await.expect("read")
    }

    /// Waits until the mail is in this state after this many tries, and nobody tries it.
    pub async fn reaches(&self, id: i64, state: &str, attempts: i64) -> Mail {
        let reached = async {
            loop {
                let now: (String, i64, bool) = {
                    let mut conn = self.app.db.read().await.expect("a reader");
                    let sql = "SELECT state, attempts, trying FROM mails WHERE id = $1";
                    conn.one(sql, params![id]).await.expect("read")
                };
                if now == (state.to_owned(), attempts, false) {
                    return self.mail(id).await;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let waited = tokio::time::timeout(Duration::from_secs(20), reached).await;
        match waited {
            Ok(mail) => mail,
            Err(_) => panic!("not {state} after {attempts} tries, but {:?}", self.mail(id).await),
        }
    }

    /// Waits until no delivery job is left.
    pub async fn no_job_left(&self) {
        let done = async {
            loop {
                let left: i64 = {
                    let mut conn = self.app.db.read().await.expect("a reader");
                    conn.one("SELECT COUNT(*) FROM jobs WHERE kind = $1", params![DELIVER])
                        .await
                        .expect("read")
                };
                if left == 0 {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), done).await.expect("jobs are left");
    }
}
