//! Notices on people's devices: turned on by the device's own script, turned off by it or on the account page.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use helpdesk::push::{self, Subscription};
use helpdesk::{Actor, Error};

use crate::form::Fields;
use crate::page::When;
use crate::session::{SignedInActor, Visitor};
use crate::{Failure, Result, Web, agent_name};

/// The offer to be told on this device.
#[derive(Debug, Clone)]
pub struct Notices {
    /// The desk's public key, to which the browser binds itself.
    pub key: String,
    /// Whether this device gets notices.
    pub here: bool,
}

impl Notices {
    pub async fn of(web: &Web, actor: &Actor) -> Result<Self> {
        let here = push::has_device(&web.app, actor).await?;
        Ok(Self { key: web.push.public_key.clone(), here })
    }

    pub fn sample() -> Self {
        Self { key: "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6".to_owned(), here: false }
    }
}

/// A device on the account page.
#[derive(Debug, Clone)]
pub struct DeviceRow {
    pub id: i64,
    /// "Firefox on Linux"
    pub name: String,
    pub since: When,
    pub current: bool,
}

impl DeviceRow {
    pub async fn all(web: &Web, visitor: &Visitor, actor: &Actor) -> Result<Vec<Self>> {
        let times = web.times(visitor);
        let row = |device: push::Device| Self {
            id: device.id,
            name: agent_name::short(&device.agent, visitor.language),
            since: times.when(device.since),
            current: device.current,
        };
        Ok(push::devices(&web.app, actor).await?.into_iter().map(row).collect())
    }
}

/// POST /push/subscriptions with `endpoint`, `p256dh` and `auth` of the browser's subscription. Answers scripts:
/// nothing, or why not.
pub async fn subscribe(
    State(web): State<Web>,
    visitor: Visitor,
    SignedInActor(actor): SignedInActor,
    fields: Fields,
) -> Result<Response> {
    let wanted = Subscription {
        endpoint: fields.get("endpoint"),
        p256dh: fields.get("p256dh"),
        auth: fields.get("auth"),
    };
    match push::subscribe(&web.app, &actor, &web.push.client, wanted).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(error @ Error::Invalid(_)) => {
            let failure = Failure::from(error);
            Ok((failure.status(), failure.sentence(visitor.language).unwrap_or_default()).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// POST /push/subscriptions/removal with the `id` of one of one's devices; without it, this one.
pub async fn unsubscribe(
    State(web): State<Web>,
    visitor: Visitor,
    SignedInActor(actor): SignedInActor,
    fields: Fields,
) -> Result<Response> {
    match fields.get("id") {
        "" => push::unsubscribe_here(&web.app, &actor).await?,
        id => push::unsubscribe(&web.app, &actor, id.parse().map_err(|_| Failure::NotFound)?).await?,
    }
    let text = visitor.language.say("notices-turned-off");
    Ok(web.go_saying("/account#notices", text))
}
