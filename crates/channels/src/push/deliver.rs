//! One try at one notice.

use helpdesk::push::{self, Deliver, Notice};
use helpdesk::{Error, Result};
use hyper::body::Bytes;
use hyper::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE};
use hyper::{Request, Uri};
use jobs::{Job, Outcome};
use webpush::Receiver;

use super::Push;
use super::answer::{Fate, fate};

/// How long a push service may take our signature for ours, in seconds.
const SIGNATURE_LIFETIME: i64 = 12 * 3_600;

impl Push {
    pub(super) async fn deliver(&self, job: &Job) -> std::result::Result<Outcome, jobs::Error> {
        let Deliver { notice } = job.payload()?;
        self.try_once(notice).await.map_err(|error| jobs::Error::new(format!("notice {notice}: {error}")))
    }

    async fn try_once(&self, notice: i64) -> Result<Outcome> {
        let Some(notice) = push::begin(&self.app, notice).await? else { return Ok(Outcome::Done) };
        let answer = self.client.send(self.request(&notice)?).await;
        match fate(&answer, notice.attempts) {
            Fate::Taken => push::end(&self.app, notice.id).await?,
            Fate::Gone => push::forget_subscription(&self.app, notice.subscription).await?,
            Fate::Refused => {
                let status = answer.map(|answer| answer.status().as_u16()).unwrap_or_default();
                tracing::warn!(notice = notice.id, status, "a push service did not take a notice");
                push::end(&self.app, notice.id).await?;
            }
            Fate::Later(pause) => {
                push::try_later(&self.app, notice.id).await?;
                // By then it may be too old, which shows at its turn.
                return Ok(Outcome::RetryAt(self.app.now() + pause));
            }
        }
        Ok(Outcome::Done)
    }

    fn request(&self, notice: &Notice) -> Result<Request<Bytes>> {
        let unusable =
            |what: &dyn std::fmt::Display| Error::Internal(format!("notice {}: {what}", notice.id));
        let now = self.app.now();
        let uri: Uri = notice.endpoint.parse().map_err(|error| unusable(&error))?;
        let receiver = Receiver::parse(&notice.p256dh, &notice.auth).map_err(|error| unusable(&error))?;
        let body = receiver.encrypt(notice.payload.as_bytes()).map_err(|error| unusable(&error))?;
        let authorization = self
            .sender
            .authorization(&origin(&uri), &self.contact(), now / 1_000 + SIGNATURE_LIFETIME)
            .map_err(|error| unusable(&error))?;
        Request::post(uri)
            .header(AUTHORIZATION, authorization)
            .header(CONTENT_ENCODING, "aes128gcm")
            .header(CONTENT_TYPE, "application/octet-stream")
            .header("ttl", (notice.expires_at - now) / 1_000)
            .header("urgency", "normal")
            // What is newer about the same takes the place of what still waits there.
            .header("topic", &notice.topic)
            .body(body.into())
            .map_err(|error| unusable(&error))
    }

    /// Where a push service's operator can reach us: the desk's own address, or a mail address of its host.
    fn contact(&self) -> String {
        let settings = self.app.settings();
        let base = if settings.base_url.is_empty() { &*self.own_address } else { settings.base_url.as_str() };
        match base.split_once("://") {
            Some(("http", authority)) => {
                format!("mailto:care@{}", authority.split(':').next().unwrap_or_default())
            }
            _ => base.to_owned(),
        }
    }
}

fn origin(uri: &Uri) -> String {
    let scheme = uri.scheme_str().unwrap_or("https");
    format!("{scheme}://{}", uri.authority().map_or("", |authority| authority.as_str()))
}
