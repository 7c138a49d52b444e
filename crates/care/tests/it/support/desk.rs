//! A desk: the running program, its store, its mail server and the administrator who set it up.

use std::net::SocketAddr;
use std::path::PathBuf;

use tempfile::TempDir;

use super::engine::Place;
use super::wait::until;
use super::{Browser, Care, Engine, PASSWORD, Person, Server, Sink};

/// Lives as long as the test that holds it.
pub struct Desk {
    /// First, as it ends before its folder goes.
    server: Option<Server>,
    pub sink: Sink,
    pub admin: Person,
    folder: TempDir,
    place: Place,
    address: SocketAddr,
}

impl Desk {
    /// A desk with its administrator, and mail that arrives.
    pub async fn start(engine: Engine) -> Self {
        let desk = Self::bare(engine).await;
        desk.set_up().await;
        desk
    }

    /// A desk that nobody has set up yet.
    pub async fn bare(engine: Engine) -> Self {
        Self::with(engine, |care| care).await
    }

    /// A desk that nobody has set up yet, started with more arguments or another environment.
    pub async fn with(engine: Engine, change: impl FnOnce(Care) -> Care) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        Self::inside(folder, Place::new(engine).await, change).await
    }

    /// A desk that nobody has set up yet, in this folder and at this place.
    pub async fn inside(folder: TempDir, place: Place, change: impl FnOnce(Care) -> Care) -> Self {
        let sink = Sink::start().await;
        let care = Care::new(folder.path(), &["serve", "--listen", "127.0.0.1:0"]);
        let server = change(place.of(care.mail_through(sink.address))).serve().await;
        let address = server.address;
        let browser = Browser::new(&format!("http://{address}"));
        let admin = Person::new(browser, "Ada", "Lovelace", "ada@desk.example.test");
        Self { sink, admin, folder, place, server: Some(server), address }
    }

    /// Does what the set-up page asks for.
    pub async fn set_up(&self) {
        let link = self.server().setup_link().await;
        let page = self.admin.open(&link).await;
        let form = page.form("Create desk").fill("Desk name", "Northwind Care");
        let form = form.fill("First name", &self.admin.first).fill("Last name", &self.admin.last);
        let form = form.fill("Email", &self.admin.email);
        let form = form.fill("Password", PASSWORD).fill("Confirm password", PASSWORD);
        let page = self.admin.submit(form).await;
        page.assert_status(200).assert_at("/inbox/unassigned");
    }

    pub fn server(&self) -> &Server {
        self.server.as_ref().expect("a running server")
    }

    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("care-data")
    }

    /// A browser that was never here.
    pub fn visitor(&self) -> Browser {
        Browser::new(&self.base())
    }

    /// Another command on the same store.
    pub fn command(&self, command: &[&str]) -> Care {
        self.place.of(Care::new(self.folder.path(), command))
    }

    /// SIGKILL.
    pub async fn kill(&mut self) {
        self.server.take().expect("a running server").kill().await;
    }

    /// SIGTERM, until it is gone.
    pub async fn stop(&mut self) -> std::time::Duration {
        self.server.take().expect("a running server").stop().await
    }

    /// Starts the program again, on the address it had.
    pub async fn start_again(&mut self) {
        self.start_again_with(|care| care).await;
    }

    pub async fn start_again_with(&mut self, change: impl FnOnce(Care) -> Care) {
        assert!(self.server.is_none(), "the server still runs");
        let care = self.command(&["serve", "--listen", &self.address.to_string()]);
        self.server = Some(change(care.mail_through(self.sink.address)).serve().await);
    }

    /// Waits until everything that follows from what was done is done: every mail was sent, or tried in vain.
    pub async fn settle(&self) {
        until("everything is done", async || {
            let jobs = self.value("SELECT COUNT(*) FROM jobs WHERE kind <> 'deliver_mail'").await;
            let untried =
                "SELECT COUNT(*) FROM mails WHERE state = 'waiting' AND held = 0 AND last_answer = ''";
            (jobs == "0" && self.value(untried).await == "0").then_some(())
        })
        .await;
    }

    /// What the store answers to a question of the test, as text.
    pub async fn rows(&self, sql: &str) -> Vec<Vec<String>> {
        match &self.place {
            Place::Folder => super::store::sqlite(&self.data().join("care.db"), sql),
            Place::Database(database) => super::store::postgres(database.url(), sql).await,
        }
    }

    /// The single value that the store answers.
    pub async fn value(&self, sql: &str) -> String {
        let rows = self.rows(sql).await;
        assert_eq!(rows.len(), 1, "{sql}");
        rows[0][0].clone()
    }
}
