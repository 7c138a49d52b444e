//! E-mail: sends what waits in the outbox through the configured mail server.

mod deliver;
mod pace;
mod settings;

use std::time::Duration;

use helpdesk::{App, mails};
use jobs::{Handlers, Sweep};
use mail::{Answer, Mailbox, Ready, Smtp};

pub use settings::Settings;

/// Waiting mails are looked at this often, in case nothing else has set them going.
const RELEASE: Duration = Duration::from_secs(60);

/// The way out for mails. Cheap to clone.
#[derive(Clone)]
pub struct Email {
    app: App,
    way: Option<Way>,
}

#[derive(Clone)]
struct Way {
    smtp: Smtp,
    from: Mailbox,
}

impl Email {
    /// Without settings mails wait. The error names the setting that is wrong; nothing is dialled yet.
    pub fn new(app: App, settings: Option<Settings>) -> Result<Self, String> {
        let way = settings.map(Way::new).transpose()?;
        Ok(Self { app, way })
    }

    /// Adds the job that tries to send one mail.
    #[must_use]
    pub fn handlers(&self, handlers: Handlers) -> Handlers {
        let email = self.clone();
        handlers.on(mails::DELIVER, move |job| {
            let email = email.clone();
            async move { email.deliver(&job).await }
        })
    }

    /// With a mail server, mails that wait without a job get one: those from before it was configured, and
    /// those of people who have proved their address since.
    pub fn sweeps(&self) -> Vec<Sweep> {
        if self.way.is_none() {
            return Vec::new();
        }
        let app = self.app.clone();
        let release = Sweep::new("release_mails", RELEASE, move || {
            let app = app.clone();
            async move { mails::release(&app).await.map_err(|error| error.to_string()) }
        });
        vec![release]
    }

    /// Sends one message at once and once: the mail server's own answer, good or bad.
    pub async fn send_now(&self, message: Ready) -> Result<String, String> {
        let Some(way) = &self.way else {
            return Err("No mail server is configured: set CARE_SMTP_HOST and CARE_MAIL_FROM.".to_owned());
        };
        match self.send(way, &message.to, &message.content).await {
            Answer::Sent(answer) => Ok(answer),
            Answer::Later(answer) | Answer::Refused(answer) => Err(answer),
        }
    }

    async fn send(&self, way: &Way, to: &str, content: &[u8]) -> Answer {
        let mut from = way.from.clone();
        if from.name.is_empty() {
            from.name = self.app.settings().desk_name.clone();
        }
        way.smtp.send(&from.address, to, &mail::with_sender(&from, content)).await
    }
}

impl Way {
    fn new(settings: Settings) -> Result<Self, String> {
        let from = settings.sender()?;
        Ok(Self { smtp: Smtp::new(settings.server())?, from })
    }
}
