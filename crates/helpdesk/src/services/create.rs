//! An administrator adds a service.

use locales::Phrase;

use super::form::ServiceForm;
use super::{MOST, availability, store};
use crate::actor::Actor;
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::slug::slug_of;
use crate::submissions::{self, Submission};

/// Slugs that are tried before the name counts as used up.
const TRIES: usize = 50;
const SLUG_MAX: usize = 60;

/// Returns the new service's id.
pub async fn create(app: &App, actor: &Actor, form: &ServiceForm) -> Result<i64> {
    actor.require_admin()?;
    let checked = form.checked(&actor.time_zone)?;
    let now = app.now();
    let submission = Submission::new(actor.id, &form.key, &["service", &format!("{form:?}")]);
    let mut tx = app.begin().await?;
    if let Some(id) = submissions::answered(&mut tx, submission.as_ref()).await? {
        return submissions::confirmed(tx, id).await;
    }
    if store::is_full(&mut tx).await? {
        return Err(Error::invalid("name", Phrase::new("services-full").with("most", MOST)));
    }
    let id = insert(&mut tx, &checked, now).await?;
    tx.record(NewEvent::new(Kind::ServiceCreated).by(actor.id).of_service(id)).await?;
    let service = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    availability::say(&mut tx, app, Some(actor), &service, &checked.announcement).await?;
    submissions::commit(tx, app, submission.as_ref(), id).await
}

async fn insert(tx: &mut Tx, checked: &super::form::Checked, now: i64) -> Result<i64> {
    let slug = slug(&checked.name);
    for number in 1..=TRIES {
        let tried = if number == 1 { slug.clone() } else { format!("{slug}-{number}") };
        if let Some(id) = store::insert(tx, &tried, checked, now).await? {
            return Ok(id);
        }
    }
    Err(Error::invalid("name", Phrase::new("service-name-used-up")))
}

/// In letters that every address takes.
fn slug(name: &str) -> String {
    let slug = slug_of(name, SLUG_MAX, |letter| letter.is_ascii_alphanumeric());
    if slug.is_empty() { "service".to_owned() } else { slug }
}
