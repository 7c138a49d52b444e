//! The program under test, run as its users run it.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWriteExt, BufReader};
use tokio::process::{Child, Command};

use super::RUNTIME;
use super::wait::{PATIENCE, until};

/// One command line of `care`, in an empty environment.
#[derive(Clone)]
pub struct Care {
    arguments: Vec<OsString>,
    environment: Vec<(String, String)>,
    folder: PathBuf,
}

/// What a finished command left behind.
#[derive(Debug)]
pub struct Output {
    pub success: bool,
    pub stdout: String,
    pub stderr: String,
}

impl Care {
    /// A command that runs in this folder.
    pub fn new(folder: &Path, command: &[&str]) -> Self {
        let arguments = command.iter().map(OsString::from).collect();
        Self { arguments, environment: Vec::new(), folder: folder.to_owned() }
    }

    #[must_use]
    pub fn arg(mut self, argument: impl Into<OsString>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    #[must_use]
    pub fn env(mut self, name: &str, value: &(impl ToString + ?Sized)) -> Self {
        self.environment.push((name.to_owned(), value.to_string()));
        self
    }

    /// Where mail goes.
    #[must_use]
    pub fn mail_through(self, server: SocketAddr) -> Self {
        self.env("CARE_SMTP_HOST", &server.ip())
            .env("CARE_SMTP_PORT", &server.port())
            .env("CARE_SMTP_TLS", "none")
            .env("CARE_MAIL_FROM", "Care <care@desk.example.test>")
    }

    /// Nowhere for mail to go.
    #[must_use]
    pub fn without_mail(mut self) -> Self {
        self.environment.retain(|(name, _)| !name.starts_with("CARE_SMTP_"));
        self
    }

    fn command(&self) -> Command {
        let mut command = Command::new("setpriv");
        // The kernel ends the program with the tests, however they end.
        command.args(["--pdeathsig", "KILL", env!("CARGO_BIN_EXE_care")]);
        command.args(&self.arguments).current_dir(&self.folder);
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("CARE_")) {
            command.env_remove(name);
        }
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        command
    }

    /// Started by a thread that lives as long as the tests: its end would end the program.
    async fn spawn(&self) -> Child {
        let mut command = self.command();
        RUNTIME.spawn(async move { command.spawn() }).await.expect("no panic").expect("care starts")
    }

    /// Runs to the end with this standard input.
    pub async fn run(&self, input: &str) -> Output {
        let mut child = self.spawn().await;
        let mut stdin = child.stdin.take().expect("piped");
        let input = input.to_owned();
        RUNTIME.spawn(async move { stdin.write_all(input.as_bytes()).await });
        let output = tokio::time::timeout(PATIENCE * 4, child.wait_with_output());
        let output = output.await.expect("care ends by itself").expect("output");
        Output {
            success: output.status.success(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Starts a server and reads its address; panics with its words when it ends instead.
    pub async fn serve(&self) -> Server {
        let mut child = self.spawn().await;
        let stdout = collect(child.stdout.take().expect("piped"));
        let stderr = collect(child.stderr.take().expect("piped"));
        let child = Arc::new(tokio::sync::Mutex::new(child));
        let address = until("the line with the address", async || {
            let said = stdout.lock().expect("lines").clone();
            if let Some(address) = said.iter().find_map(|line| line.split_once(" listens on http://")) {
                return Some(address.1.trim().trim_end_matches('/').parse().expect("an address"));
            }
            if let Some(status) = child.lock().await.try_wait().expect("a child") {
                let words = stderr.lock().expect("lines").join("\n");
                panic!("care ended with {status} instead of listening:\n{words}");
            }
            None
        })
        .await;
        Server { child: Arc::into_inner(child).expect("one owner").into_inner(), address, stdout, stderr }
    }
}

type Lines = Arc<Mutex<Vec<String>>>;

fn collect(pipe: impl AsyncRead + Send + Unpin + 'static) -> Lines {
    let lines = Lines::default();
    let kept = lines.clone();
    RUNTIME.spawn(async move {
        let mut reader = BufReader::new(pipe).lines();
        while let Ok(Some(line)) = reader.next_line().await {
            kept.lock().expect("lines").push(line);
        }
    });
    lines
}

/// A running server; dropped, it is killed.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    stdout: Lines,
    stderr: Lines,
}

impl Server {
    /// The one-time link that was printed; awaited, as it follows the address.
    pub async fn setup_link(&self) -> String {
        until("the set-up link", async || self.find_setup_link()).await
    }

    pub fn find_setup_link(&self) -> Option<String> {
        let marker = "Set up your desk: ";
        let said = self.stdout.lock().expect("lines");
        said.iter().find_map(|line| Some(line.split_once(marker)?.1.trim().to_owned()))
    }

    pub fn stdout(&self) -> Vec<String> {
        self.stdout.lock().expect("lines").clone()
    }

    /// The log so far.
    pub fn log(&self) -> String {
        self.stderr.lock().expect("lines").join("\n")
    }

    pub fn pid(&self) -> u32 {
        self.child.id().expect("a running server")
    }

    /// SIGKILL: no goodbye, no flush.
    pub async fn kill(mut self) {
        self.child.kill().await.expect("a running server");
    }

    /// SIGTERM; how long it took to end.
    pub async fn stop(mut self) -> Duration {
        let start = std::time::Instant::now();
        let told = std::process::Command::new("kill").arg("-TERM").arg(self.pid().to_string()).status();
        assert!(told.expect("kill runs").success());
        tokio::time::timeout(Duration::from_secs(40), self.child.wait())
            .await
            .expect("it stops")
            .expect("a status");
        start.elapsed()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("--- what the server logged ---\n{}\n---", self.log());
        }
    }
}
