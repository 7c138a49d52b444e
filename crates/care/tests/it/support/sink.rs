//! A mail server that takes everything, remembers it, and can be told to misbehave.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::wait::until;
use super::{Mail, RUNTIME};

/// What the server says to a recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// 250: taken.
    Take,
    /// 451: try again later.
    Later,
    /// 550: no such person.
    Refuse,
    /// Takes the mail, then hangs up instead of saying so.
    HangUpAfterData,
}

#[derive(Default)]
struct Inside {
    mails: Vec<Mail>,
    read: Vec<bool>,
    answers: HashMap<String, Answer>,
    away: bool,
    slow: Duration,
    attempts: HashMap<String, usize>,
}

/// Cheap to clone; all clones are one server.
#[derive(Clone)]
pub struct Sink {
    pub address: SocketAddr,
    inside: Arc<Mutex<Inside>>,
}

impl Sink {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let sink = Self { address: listener.local_addr().expect("an address"), inside: Arc::default() };
        let server = sink.clone();
        RUNTIME.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = server.clone();
                // A client that hangs up ends its dialogue with an error, which is its own affair.
                RUNTIME.spawn(async move { server.talk(stream).await.ok() });
            }
        });
        sink
    }

    /// From now on, what this recipient gets to hear.
    pub fn answer(&self, recipient: &str, answer: Answer) {
        self.inside().answers.insert(recipient.to_lowercase(), answer);
    }

    /// While away, every connection is dropped at once.
    pub fn set_away(&self, away: bool) {
        self.inside().away = away;
    }

    /// How long the server thinks before each answer.
    pub fn set_slow(&self, slow: Duration) {
        self.inside().slow = slow;
    }

    /// How often the recipient was named, whatever the answer was.
    pub fn attempts(&self, recipient: &str) -> usize {
        self.inside().attempts.get(&recipient.to_lowercase()).copied().unwrap_or(0)
    }

    /// Everything that was ever taken.
    pub fn all(&self) -> Vec<Mail> {
        self.inside().mails.clone()
    }

    /// Everything that was ever taken for one address.
    pub fn to(&self, recipient: &str) -> Vec<Mail> {
        self.all().into_iter().filter(|mail| mail.to.eq_ignore_ascii_case(recipient)).collect()
    }

    /// The oldest mail to this address that matches and was not handed out before.
    pub async fn next_where(&self, recipient: &str, what: &str, fits: impl Fn(&Mail) -> bool) -> Mail {
        until(Awaited { sink: self, recipient, what }, async || {
            let mut inside = self.inside();
            let found = (0..inside.mails.len()).find(|&i| {
                !inside.read[i]
                    && inside.mails[i].to.eq_ignore_ascii_case(recipient)
                    && fits(&inside.mails[i])
            })?;
            inside.read[found] = true;
            Some(inside.mails[found].clone())
        })
        .await
    }

    /// The next mail to this address whose subject or text holds these words, in capitals or not.
    pub async fn next(&self, recipient: &str, words: &str) -> Mail {
        self.next_where(recipient, &format!("{words:?}"), |mail| {
            let words = words.to_lowercase();
            mail.subject().to_lowercase().contains(&words) || mail.text().to_lowercase().contains(&words)
        })
        .await
    }

    /// The code of the next mail to this address that has one.
    pub async fn code(&self, recipient: &str) -> String {
        self.next_where(recipient, "a code", |mail| mail.find_code().is_some()).await.code()
    }

    /// Hands out everything that is there now, so that `next` looks only at what comes later.
    pub fn forget(&self) {
        self.inside().read.iter_mut().for_each(|read| *read = true);
    }

    fn summary(&self) -> String {
        self.all().iter().map(|mail| format!("  to {}: {}\n", mail.to, mail.subject())).collect()
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().expect("no test panicked while it held the sink")
    }

    async fn talk(&self, stream: TcpStream) -> std::io::Result<()> {
        if self.inside().away {
            return Ok(());
        }
        let mut stream = BufReader::new(stream);
        stream.write_all(b"220 sink.example.test ESMTP\r\n").await?;
        let mut recipients: Vec<String> = Vec::new();
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let slow = self.inside().slow;
            if !slow.is_zero() {
                tokio::time::sleep(slow).await;
            }
            let line = line.trim_end();
            let verb = line.get(..4).unwrap_or(line).to_ascii_uppercase();
            let said: &[u8] = match verb.as_str() {
                "EHLO" => b"250-sink.example.test\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 52428800\r\n",
                "HELO" | "NOOP" => b"250 ok\r\n",
                "RCPT" => {
                    let to = address_in(line);
                    let mut inside = self.inside();
                    *inside.attempts.entry(to.to_lowercase()).or_default() += 1;
                    match inside.answers.get(&to.to_lowercase()) {
                        Some(Answer::Later) => b"451 4.2.0 try again later\r\n",
                        Some(Answer::Refuse) => b"550 5.1.1 no such person here\r\n",
                        _ => {
                            recipients.push(to);
                            b"250 ok\r\n"
                        }
                    }
                }
                "DATA" => {
                    stream.write_all(b"354 go on\r\n").await?;
                    let bytes = read_data(&mut stream).await?;
                    let hang_up = self.take(&recipients, &bytes);
                    if hang_up {
                        return Ok(());
                    }
                    b"250 2.0.0 taken\r\n"
                }
                "MAIL" | "RSET" => {
                    recipients.clear();
                    b"250 ok\r\n"
                }
                "QUIT" => {
                    stream.write_all(b"221 bye\r\n").await?;
                    return Ok(());
                }
                _ => b"502 5.5.1 unknown\r\n",
            };
            stream.write_all(said).await?;
        }
    }

    /// Stores the mail once per recipient; true when the server shall hang up.
    fn take(&self, recipients: &[String], bytes: &[u8]) -> bool {
        let mut inside = self.inside();
        for to in recipients {
            inside.mails.push(Mail { to: to.clone(), bytes: bytes.to_vec() });
            inside.read.push(false);
        }
        recipients.iter().any(|to| inside.answers.get(&to.to_lowercase()) == Some(&Answer::HangUpAfterData))
    }
}

/// What was looked for, and what is there instead at the time of telling.
struct Awaited<'a> {
    sink: &'a Sink,
    recipient: &'a str,
    what: &'a str,
}

impl std::fmt::Display for Awaited<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a mail to {} with {}; there are:\n{}", self.recipient, self.what, self.sink.summary())
    }
}

/// The address between angle brackets.
fn address_in(line: &str) -> String {
    let start = line.find('<').map_or(line.len(), |at| at + 1);
    let end = line[start..].find('>').map_or(line.len(), |at| start + at);
    line[start..end].to_owned()
}

/// Reads up to the line with a single dot and undoes the dot-stuffing.
async fn read_data(stream: &mut BufReader<TcpStream>) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let mut line = Vec::new();
        if (&mut *stream).take(1 << 20).read_until(b'\n', &mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == b".\r\n" {
            return Ok(bytes);
        }
        let text = line.strip_prefix(b".").unwrap_or(&line);
        bytes.extend_from_slice(text);
    }
}
