//! A desk with people and a worker that lets everything follow from events. Nothing is sent.

use std::sync::Arc;
use std::time::Duration;

use db::{Db, Target, params};
use helpdesk::clock::Clock;
use helpdesk::event_store::Dispatch;
use helpdesk::mails::{self, Mail};
use helpdesk::tickets::{self, Assignment, NewTicket};
use helpdesk::{Actor, App, DISPATCH, NewEvent, Role};
use mail::read::{Shown, parts};
use tempfile::TempDir;
use tokio_util::sync::{CancellationToken, DropGuard};
use workflow::Workflow;

pub const START: i64 = 1_795_000_000_000;
const OWN_ADDRESS: &str = "http://127.0.0.1:8080";

pub struct Desk {
    pub app: App,
    flow: Workflow,
    _worker: DropGuard,
    _folder: TempDir,
}

impl Desk {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self::open(&Target::Sqlite(folder.path().join("care.db")), folder).await
    }

    pub async fn postgres() -> Self {
        let target = Target::Postgres(testkit::Database::create().await.url().to_owned());
        Self::open(&target, tempfile::tempdir().expect("a folder")).await
    }

    async fn open(target: &Target, folder: TempDir) -> Self {
        let db = Db::open(target).await.expect("opens");
        db.migrate(START).await.expect("migrated");
        let files = files::Store::open(&folder.path().join("files")).expect("opens");
        let app = App::new(db, files, Clock::fixed(START), true).await.expect("an app");
        let flow = Workflow::new(app.clone(), OWN_ADDRESS);
        let clock = app.clock.clone();
        let worker = jobs::Worker::new(
            app.db.clone(),
            app.jobs.clone(),
            Arc::new(move || clock.now()),
            flow.handlers(jobs::Handlers::new()),
            Vec::new(),
        );
        let stop = CancellationToken::new();
        tokio::spawn(worker.run(stop.clone()));
        Self { app, flow, _worker: stop.drop_guard(), _folder: folder }
    }

    pub async fn exec(&self, sql: &str, values: &[db::Value]) {
        let mut tx = self.app.db.begin().await.expect("begins");
        tx.exec(sql, values).await.expect("written");
        tx.commit().await.expect("committed");
    }

    pub async fn set(&self, name: &str, value: &str) {
        self.exec("INSERT INTO settings (name, value, updated_at) VALUES ($1, $2, 0)", params![name, value])
            .await;
        self.app.reload_settings().await.expect("reloaded");
    }

    /// An active person with a proven address.
    pub async fn person(&self, role: Role, first: &str, last: &str, email: &str) -> Actor {
        let mut tx = self.app.db.begin().await.expect("begins");
        let id = tx
            .one(
                "INSERT INTO people (role, state, email, email_key, first_name, last_name, verified_at, created_at,
                 updated_at) VALUES ($1, 'active', $2, $2, $3, $4, $5, $5, $5) RETURNING id",
                params![role.as_str(), email, first, last, START],
            )
            .await
            .expect("stored");
        tx.commit().await.expect("committed");
        Actor {
            id,
            role,
            first_name: first.to_owned(),
            last_name: last.to_owned(),
            email: email.to_owned(),
            time_zone: String::new(),
            language: None,
            session: 0,
        }
    }

    pub async fn customer(&self) -> Actor {
        self.person(Role::Customer, "Ana", "Ruiz", "ana@home.test").await
    }

    pub async fn agent(&self) -> Actor {
        self.person(Role::Agent, "Noor", "Haddad", "noor@desk.test").await
    }

    pub async fn admin(&self) -> Actor {
        self.person(Role::Admin, "Dev", "Patel", "dev@desk.test").await
    }

    pub async fn raise(&self, customer: &Actor, subject: &str, description: &str) -> i64 {
        tickets::raise(
            &self.app,
            customer,
            NewTicket { subject, description: description.into(), service: None },
        )
        .await
        .expect("raised")
    }

    pub async fn assign(&self, admin: &Actor, number: i64, agent: &Actor) {
        let assignment = Assignment { to: Some(agent.id), seen: None };
        tickets::assign(&self.app, admin, number, assignment).await.expect("assigned");
    }

    pub async fn record(&self, event: NewEvent) -> i64 {
        let mut tx = self.app.begin().await.expect("begins");
        let id = tx.record(event).await.expect("recorded");
        tx.commit().await.expect("committed");
        id
    }

    /// As after a kill between the work of a job and its end.
    pub async fn dispatch_again(&self, event: i64) {
        let mut tx = self.app.db.begin().await.expect("begins");
        let payload = Dispatch { event, secret: None };
        jobs::enqueue(&mut tx, DISPATCH, &payload, self.app.now()).await.expect("enqueued");
        tx.commit().await.expect("committed");
        self.app.jobs.wake();
    }

    /// Runs the sweep with this name once.
    pub async fn sweep(&self, name: &str) {
        self.try_sweep(name).await.expect("swept");
    }

    pub async fn try_sweep(&self, name: &str) -> Result<(), String> {
        let sweep = self.flow.sweeps().into_iter().find(|sweep| sweep.name == name).expect("a sweep");
        (sweep.run)().await
    }

    /// Lets everything follow that has to.
    pub async fn settle(&self) {
        let all_done = async {
            loop {
                let left: i64 = {
                    let mut conn = self.app.db.read().await.expect("a reader");
                    let sql = "SELECT COUNT(*) FROM jobs WHERE kind = $1";
                    conn.one(sql, params![DISPATCH]).await.expect("counted")
                };
                if left == 0 {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), all_done).await.expect("reactions do not end");
    }

    /// Lets this much time pass, and the jobs of this kind be done that are due by then.
    pub async fn pass(&self, kind: &str, time: i64) {
        self.settle().await;
        self.app.clock.advance(time);
        let done = async {
            loop {
                let left: i64 = {
                    let mut conn = self.app.db.read().await.expect("a reader");
                    let sql =
                        "SELECT COUNT(*) FROM jobs WHERE kind = $1 AND (run_at <= $2 OR leased_until > 0)";
                    conn.one(sql, params![kind, self.app.now()]).await.expect("counted")
                };
                if left == 0 {
                    return;
                }
                self.app.jobs.wake();
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), done).await.expect("the jobs do not end");
    }

    /// All mails so far, oldest first, once everything has followed.
    pub async fn mails(&self) -> Vec<Mail> {
        self.settle().await;
        let mut conn = self.app.db.read().await.expect("a reader");
        let mut mails = mails::newest(&mut conn, None, 1_000).await.expect("read");
        mails.reverse();
        mails
    }

    /// Kind and recipient of the mails after the first `seen`, sorted.
    pub async fn told(&self, seen: usize) -> Vec<(String, String)> {
        let mut told: Vec<_> =
            self.mails().await.into_iter().skip(seen).map(|mail| (mail.kind, mail.recipient)).collect();
        told.sort();
        told
    }

    /// The mail of this kind to this address.
    pub async fn mail(&self, kind: &str, recipient: &str) -> Mail {
        let mails = self.mails().await;
        let mut found = mails.into_iter().filter(|mail| mail.kind == kind && mail.recipient == recipient);
        let mail = found.next().unwrap_or_else(|| panic!("no {kind} to {recipient}"));
        assert!(found.next().is_none(), "two of {kind} to {recipient}");
        mail
    }
}

pub fn shown(mail: &Mail) -> Shown {
    parts(&mail.content).expect("a message")
}

pub fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(kind, recipient)| ((*kind).to_owned(), (*recipient).to_owned())).collect()
}
