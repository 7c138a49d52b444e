//! A temporary cluster.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::OnceCell;
use tokio::task::spawn_blocking;
use tokio_postgres::NoTls;

use crate::database::Database;
use crate::programs;

const PATIENCE: Duration = Duration::from_secs(60);

/// Runs until dropped; when this process dies it ends too, and its folder is removed.
pub struct Cluster {
    port: u16,
    folder: PathBuf,
    /// The shell that stands over the server: it stops it and cleans up when its standard input ends.
    keeper: Child,
    talk: Mutex<Option<Talk>>,
    databases: AtomicU64,
}

struct Talk {
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// The cluster that all tests of this process share. It never waits for the disk.
pub(crate) async fn shared() -> &'static Cluster {
    static SHARED: OnceCell<Cluster> = OnceCell::const_new();
    SHARED.get_or_init(|| start(false)).await
}

/// What the keeper does: a line on its input crashes the server and starts it again, the end of its input ends all.
const KEEPER: &str = r#"
    $AS "$BIN/initdb" --no-sync --auth=trust --username=postgres --encoding=UTF8 --locale=C -D data >log 2>&1
    while :; do
        $AS "$BIN/postgres" -D data -k "$PWD" -p "$PORT" $SETTINGS >>log 2>&1 &
        server=$!
        if ! read -r order; then break; fi
        kill -QUIT $server; wait $server
        echo "crashed"
    done
    # TERM too: the shell lets its children ignore QUIT until the server says otherwise.
    kill -TERM $server; kill -QUIT $server; wait $server
    rm -rf "$PWD"
"#;

async fn start(durable: bool) -> Cluster {
    let cluster = spawn_blocking(move || launch(durable)).await.expect("the cluster starts");
    cluster.wait_until_it_answers().await;
    cluster
}

fn launch(durable: bool) -> Cluster {
    let folder = tempfile::Builder::new().prefix("care-postgres-").tempdir().expect("a folder").keep();
    let port = free_port();
    let mut keeper = keep(&folder, port, durable);
    let orders = keeper.stdin.take().expect("it is piped");
    let answers = BufReader::new(keeper.stdout.take().expect("it is piped"));
    let talk = Mutex::new(Some(Talk { orders, answers }));
    Cluster { port, folder, keeper, talk, databases: AtomicU64::new(0) }
}

fn keep(folder: &Path, port: u16, durable: bool) -> Child {
    let mut settings =
        String::from("-c listen_addresses=127.0.0.1 -c max_connections=300 -c shared_buffers=64MB");
    if !durable {
        settings.push_str(" -c fsync=off -c full_page_writes=off");
    }
    if programs::is_root() {
        programs::give_to_postgres(folder);
    }
    let mut keeper = Command::new("sh");
    keeper.args(["-c", KEEPER]).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
    keeper.env("AS", programs::prefix()).env("BIN", programs::folder());
    keeper.env("PORT", port.to_string()).env("SETTINGS", settings);
    // Not of our process group: Ctrl-C on the tests reaches it as the end of its input.
    keeper.process_group(0).spawn().expect("sh is there")
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("it is bound").port()
}

impl Cluster {
    /// A cluster of one's own, as durable as in earnest.
    pub async fn start() -> Self {
        start(true).await
    }

    /// A new, empty database.
    pub async fn database(&self) -> Database {
        let number = self.databases.fetch_add(1, Ordering::Relaxed);
        let name = format!("test_{number}");
        self.admin(&format!("CREATE DATABASE {name}")).await;
        Database::new(self.url(&name))
    }

    /// Kills the server like a power cut would, but for the memory of the kernel, and starts it again.
    pub async fn crash_and_restart(&self) {
        {
            let mut talk = self.talk.lock().expect("nobody panicked while talking");
            let talk = talk.as_mut().expect("it talks until the cluster is dropped");
            talk.orders.write_all(b"crash\n").expect("the keeper listens");
            talk.answers.read_line(&mut String::new()).expect("the keeper answers");
        }
        self.wait_until_it_answers().await;
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}?sslmode=disable", self.port)
    }

    async fn admin(&self, sql: &str) {
        let (client, connection) =
            tokio_postgres::connect(&self.url("postgres"), NoTls).await.expect("the cluster answers");
        let connection = tokio::spawn(connection);
        client.batch_execute(sql).await.expect("the cluster obeys");
        drop(client);
        connection.await.ok();
    }

    async fn wait_until_it_answers(&self) {
        let since = Instant::now();
        while tokio_postgres::connect(&self.url("postgres"), NoTls).await.is_err() {
            let log = self.folder.join("log");
            assert!(
                since.elapsed() < PATIENCE,
                "PostgreSQL did not start: {}",
                std::fs::read_to_string(log).unwrap_or_default()
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // The end of its input is the keeper's sign to clean up.
        drop(self.talk.lock().map(|mut talk| talk.take()));
        self.keeper.wait().ok();
    }
}
