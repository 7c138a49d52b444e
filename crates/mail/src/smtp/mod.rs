//! Hands a message to a mail server and says what the server answered.

mod server;

use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Severity;

pub use server::{Server, Tls};

use crate::header::neutral;

/// How long a polite goodbye may take once the server has taken the message.
const GOODBYE: Duration = Duration::from_secs(2);
/// Answers are kept to this length, so that a server cannot fill pages.
const LONGEST_ANSWER: usize = 500;

/// What became of a message. The text is the server's answer, or why there was none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The server has taken it and is responsible for it.
    Sent(String),
    /// Not now: worth another try, with the same bytes.
    Later(String),
    /// Never: the server refuses this recipient or this message.
    Refused(String),
}

/// A way to one mail server. Cheap to clone; each message has a connection of its own.
#[derive(Clone)]
pub struct Smtp {
    server: Server,
    tls: Option<TlsParameters>,
}

impl Smtp {
    /// Prepares the way; nothing is dialled. The error says which setting is wrong.
    pub fn new(server: Server) -> Result<Self, String> {
        server.check()?;
        let tls = server.tls_parameters()?;
        Ok(Self { server, tls })
    }

    /// Sends the bytes from one address to one other. Never takes longer than the server's timeout.
    pub async fn send(&self, from: &str, to: &str, content: &[u8]) -> Answer {
        let (from, to) = match (from.parse::<Address>(), to.parse::<Address>()) {
            (Ok(from), Ok(to)) => (from, to),
            (Err(_), _) => return Answer::Later(format!("{} is not an address to send from", neutral(from))),
            (_, Err(_)) => return Answer::Refused("this is not an address that mail can reach".to_owned()),
        };
        let limit = self.server.timeout;
        match tokio::time::timeout(limit, Box::pin(self.talk(from, to, content))).await {
            Ok(Ok((connection, answer))) => {
                goodbye(connection).await;
                Answer::Sent(answer)
            }
            Ok(Err(answer)) => answer,
            Err(_) => {
                Answer::Later(format!("no answer from {} within {} seconds", self.server, limit.as_secs()))
            }
        }
    }

    async fn talk(
        &self,
        from: Address,
        to: Address,
        content: &[u8],
    ) -> Result<(AsyncSmtpConnection, String), Answer> {
        let mut connection = self.connect().await?;
        let parameters = parameters(&connection, &from, &to, content)?;
        connection.command(Mail::new(Some(from), parameters)).await.map_err(|error| self.later(&error))?;
        connection.command(Rcpt::new(to, Vec::new())).await.map_err(|error| self.refusal(&error))?;
        connection.command(Data).await.map_err(|error| self.refusal(&error))?;
        // The line end before the final dot is written by the connection.
        let content = content.strip_suffix(b"\r\n").unwrap_or(content);
        let response = connection.message(content).await.map_err(|error| self.refusal(&error))?;
        let answer = format!("{} {}", response.code(), response.message().collect::<Vec<_>>().join(" "));
        Ok((connection, shortened(&answer)))
    }

    /// Connected, encrypted as configured, signed in.
    async fn connect(&self) -> Result<AsyncSmtpConnection, Answer> {
        let server = &self.server;
        let hello = ClientId::default();
        let implicit = self.tls.clone().filter(|_| server.tls == Tls::Implicit);
        let address = (server.host.as_str(), server.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(address, Some(server.timeout), &hello, implicit, None)
                .await
                .map_err(|error| self.later(&error))?;
        if let Some(tls) = self.tls.clone().filter(|_| server.tls == Tls::StartTls) {
            if !connection.can_starttls() {
                return Err(Answer::Later(format!("{server} offers no STARTTLS, nothing was sent")));
            }
            connection.starttls(tls, &hello).await.map_err(|error| self.later(&error))?;
        }
        if let Some(user) = &server.user {
            let credentials = Credentials::new(user.clone(), server.password.clone().unwrap_or_default());
            let mechanisms = [Mechanism::Plain, Mechanism::Login];
            connection.auth(&mechanisms, &credentials).await.map_err(|error| self.later(&error))?;
        }
        Ok(connection)
    }

    fn later(&self, error: &lettre::transport::smtp::Error) -> Answer {
        Answer::Later(self.words(error))
    }

    /// A 5xx about the recipient or the message is final, unless it asks for a sign-in or will not relay for
    /// us: those are the desk's own settings and can be mended.
    fn refusal(&self, error: &lettre::transport::smtp::Error) -> Answer {
        let words = self.words(error);
        let final_code = error.status().is_some_and(|code| {
            code.severity == Severity::PermanentNegativeCompletion
                && !matches!(u16::from(code), 530 | 534 | 535 | 538)
        });
        let will_not_relay = words.to_ascii_lowercase().contains("relay");
        if final_code && !will_not_relay { Answer::Refused(words) } else { Answer::Later(words) }
    }

    /// The server's answer as it gave it, or what happened on the way to it.
    fn words(&self, error: &lettre::transport::smtp::Error) -> String {
        let mut causes = Vec::new();
        let mut source = std::error::Error::source(error);
        while let Some(cause) = source {
            let words = cause.to_string();
            if causes.last().is_none_or(|last: &String| !last.contains(&words)) {
                causes.push(words);
            }
            source = cause.source();
        }
        let causes = causes.join(": ");
        match error.status() {
            Some(code) => shortened(&format!("{code} {causes}")),
            None if causes.is_empty() => shortened(&format!("{}: {error}", self.server)),
            None => shortened(&format!("{}: {causes}", self.server)),
        }
    }
}

/// What the server must understand to take this message; an error when it does not.
fn parameters(
    connection: &AsyncSmtpConnection,
    from: &Address,
    to: &Address,
    content: &[u8],
) -> Result<Vec<MailParameter>, Answer> {
    let mut parameters = Vec::new();
    let info = connection.server_info();
    let addresses: [&str; 2] = [from.as_ref(), to.as_ref()];
    if !addresses.iter().all(|address| address.is_ascii()) {
        if !info.supports_feature(Extension::SmtpUtfEight) {
            return Err(Answer::Refused("the mail server takes only addresses in ASCII letters".to_owned()));
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    if !content.is_ascii() && info.supports_feature(Extension::EightBitMime) {
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    Ok(parameters)
}

/// The message is taken by now: whatever happens here changes nothing.
async fn goodbye(mut connection: AsyncSmtpConnection) {
    let _ = tokio::time::timeout(GOODBYE, connection.quit()).await;
}

fn shortened(answer: &str) -> String {
    neutral(answer).chars().take(LONGEST_ANSWER).collect()
}
