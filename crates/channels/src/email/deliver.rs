//! One try to send one mail, as a job.

use std::time::Duration;

use helpdesk::App;
use helpdesk::mails::{self, Deliver, Delivery, Turn};
use jobs::{Job, Outcome};
use mail::Answer;

use super::pace::pause;
use super::{Email, Way};

/// How often, and how far apart, it is attempted to note that a mail was sent: while that is not stored, the
/// mail would go out again.
const NOTES: u32 = 40;
const NOTE_AGAIN: Duration = Duration::from_millis(500);

impl Email {
    pub(super) async fn deliver(&self, job: &Job) -> Result<Outcome, String> {
        let failed = |error: helpdesk::Error| error.to_string();
        let Deliver { mail } = job.payload().map_err(|error| error.to_string())?;
        let Some(way) = &self.way else {
            mails::park(&self.app, mail).await.map_err(failed)?;
            return Ok(Outcome::Done);
        };
        match mails::begin(&self.app, mail).await.map_err(failed)? {
            Turn::Over => Ok(Outcome::Done),
            Turn::At(time) => Ok(Outcome::RetryAt(time)),
            Turn::Send(delivery) => self.attempt(way, &delivery).await.map_err(failed),
        }
    }

    async fn attempt(&self, way: &Way, delivery: &Delivery) -> helpdesk::Result<Outcome> {
        let Delivery { mail, attempts, .. } = *delivery;
        match self.send(way, &delivery.recipient, &delivery.content).await {
            Answer::Sent(answer) => {
                note_sent(&self.app, mail, &answer).await?;
                tracing::info!(mail, attempts, "a mail was sent");
                Ok(Outcome::Done)
            }
            Answer::Refused(answer) => {
                mails::refuse(&self.app, mail, &answer).await?;
                tracing::warn!(mail, attempts, "a mail was refused for good");
                Ok(Outcome::Done)
            }
            Answer::Later(answer) => {
                let now = self.app.now();
                let next = now + pause(delivery, now);
                mails::try_later(&self.app, mail, &answer, next).await?;
                tracing::warn!(mail, attempts, "a mail could not be sent yet");
                Ok(Outcome::RetryAt(next))
            }
        }
    }
}

async fn note_sent(app: &App, mail: i64, answer: &str) -> helpdesk::Result<()> {
    for _ in 1..NOTES {
        match mails::sent(app, mail, answer).await {
            Ok(()) => return Ok(()),
            Err(error) => tracing::warn!(mail, %error, "a sent mail could not be noted"),
        }
        tokio::time::sleep(NOTE_AGAIN).await;
    }
    mails::sent(app, mail, answer).await
}
