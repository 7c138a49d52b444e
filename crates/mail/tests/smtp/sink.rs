//! A small mail server that speaks real SMTP. What it answers depends on the recipient's first word:
//! `later` 451, `grey` 451 the first time, `never` 550, `relay` 554 as from a server that is not ours to use,
//! `spam` 554 after the message, `cut` hangs up after the message, `slow` says nothing.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// A message as it arrived, dots unstuffed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub from: String,
    pub to: Vec<String>,
    pub content: Vec<u8>,
}

#[derive(Clone, Default)]
pub struct Rules {
    pub starttls: Option<TlsAcceptor>,
    pub implicit: Option<TlsAcceptor>,
    /// `user` and `secret` must be given first.
    pub sign_in: bool,
}

#[derive(Clone)]
pub struct Sink {
    pub address: SocketAddr,
    taken: Shared<Vec<Taken>>,
    met: Shared<HashSet<String>>,
}

type Shared<T> = Arc<Mutex<T>>;

impl Sink {
    pub async fn start(rules: Rules) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let sink = Self { address, taken: Arc::default(), met: Arc::default() };
        let serving = sink.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (rules, sink) = (rules.clone(), serving.clone());
                tokio::spawn(async move { serve(stream, rules, sink).await });
            }
        });
        sink
    }

    pub fn taken(&self) -> Vec<Taken> {
        self.taken.lock().expect("whole").clone()
    }
}

async fn serve(stream: TcpStream, rules: Rules, sink: Sink) -> std::io::Result<()> {
    if let Some(tls) = &rules.implicit {
        let stream = tls.accept(stream).await?;
        let mut session = Session::new(stream, rules, sink, true);
        session.say("220 sink.test ready").await?;
        session.run().await?;
        return Ok(());
    }
    let mut session = Session::new(stream, rules.clone(), sink.clone(), false);
    session.say("220 sink.test ready").await?;
    let wants_tls = session.run().await?;
    if let (true, Some(tls)) = (wants_tls, &rules.starttls) {
        let stream = tls.accept(session.stream.into_inner()).await?;
        Session::new(stream, rules, sink, true).run().await?;
    }
    Ok(())
}

struct Session<S> {
    stream: BufReader<S>,
    rules: Rules,
    taken: Shared<Vec<Taken>>,
    met: Shared<HashSet<String>>,
    encrypted: bool,
    signed_in: bool,
    from: String,
    to: Vec<String>,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Session<S> {
    fn new(stream: S, rules: Rules, sink: Sink, encrypted: bool) -> Self {
        let signed_in = !rules.sign_in;
        let stream = BufReader::new(stream);
        let Sink { taken, met, .. } = sink;
        Self { stream, rules, taken, met, encrypted, signed_in, from: String::new(), to: Vec::new() }
    }

    async fn say(&mut self, line: &str) -> std::io::Result<()> {
        self.stream.write_all(format!("{line}\r\n").as_bytes()).await
    }

    /// Until the client leaves (false) or asks for TLS (true).
    async fn run(&mut self) -> std::io::Result<bool> {
        loop {
            let mut line = String::new();
            if self.stream.read_line(&mut line).await? == 0 {
                return Ok(false);
            }
            let line = line.trim_end();
            let word = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            match word.as_str() {
                "EHLO" => self.greet().await?,
                "STARTTLS" => {
                    self.say("220 go ahead").await?;
                    return Ok(true);
                }
                "AUTH" => self.sign_in(line).await?,
                "MAIL" if !self.signed_in => self.say("530 5.7.0 Authentication required").await?,
                "MAIL" => {
                    self.from = between(line);
                    self.to.clear();
                    self.say("250 ok").await?;
                }
                "RCPT" => self.recipient(between(line)).await?,
                "DATA" => {
                    self.say("354 go on").await?;
                    let content = self.message().await?;
                    if !self.take(content).await? {
                        return Ok(false);
                    }
                }
                "QUIT" => {
                    self.say("221 bye").await?;
                    return Ok(false);
                }
                _ => self.say("500 what").await?,
            }
        }
    }

    async fn greet(&mut self) -> std::io::Result<()> {
        let mut lines = vec!["sink.test"];
        if self.rules.starttls.is_some() && !self.encrypted {
            lines.push("STARTTLS");
        }
        if self.rules.sign_in {
            lines.push("AUTH PLAIN LOGIN");
        }
        lines.push("8BITMIME");
        let last = lines.len() - 1;
        for (index, line) in lines.into_iter().enumerate() {
            let dash = if index == last { ' ' } else { '-' };
            self.say(&format!("250{dash}{line}")).await?;
        }
        Ok(())
    }

    /// `AUTH PLAIN` with the base64 of `\0user\0secret`.
    async fn sign_in(&mut self, line: &str) -> std::io::Result<()> {
        if line.ends_with("AHVzZXIAc2VjcmV0") {
            self.signed_in = true;
            self.say("235 2.7.0 welcome").await
        } else {
            self.say("535 5.7.8 Wrong user or password").await
        }
    }

    async fn recipient(&mut self, address: String) -> std::io::Result<()> {
        if address.starts_with("later") || (address.starts_with("grey") && self.greylist(&address)) {
            self.say("451 4.7.1 Greylisted, come back").await
        } else if address.starts_with("never") {
            self.say("550 5.1.1 No such person here").await
        } else if address.starts_with("relay") {
            self.say("554 5.7.1 Relay access denied").await
        } else if address.starts_with("slow") {
            std::future::pending().await
        } else {
            self.to.push(address);
            self.say("250 ok").await
        }
    }

    /// True the first time.
    fn greylist(&self, address: &str) -> bool {
        self.met.lock().expect("whole").insert(address.to_owned())
    }

    async fn message(&mut self) -> std::io::Result<Vec<u8>> {
        let mut content = Vec::new();
        loop {
            let mut line = Vec::new();
            if self.stream.read_until(b'\n', &mut line).await? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            if line == b".\r\n" {
                return Ok(content);
            }
            content.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
    }

    /// False when the connection ends here.
    async fn take(&mut self, content: Vec<u8>) -> std::io::Result<bool> {
        let first = self.to.first().cloned().unwrap_or_default();
        if first.starts_with("cut") {
            return Ok(false);
        }
        if first.starts_with("spam") {
            self.say("554 5.7.1 This looks like spam").await?;
            return Ok(true);
        }
        let taken = Taken { from: self.from.clone(), to: std::mem::take(&mut self.to), content };
        self.taken.lock().expect("whole").push(taken);
        self.say("250 2.0.0 Queued as 7").await?;
        Ok(true)
    }
}

/// The text between angle brackets.
fn between(line: &str) -> String {
    let from = line.find('<').map_or(0, |at| at + 1);
    let to = line.find('>').unwrap_or(line.len());
    line[from..to].to_owned()
}
