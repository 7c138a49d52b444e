//! An administrator changes the desk's settings.

use locales::Phrase;
use serde_json::json;

use super::put;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Problems, Result};
use crate::event::{Kind, NewEvent};
use crate::fields;

/// What the form holds, as typed.
#[derive(Debug, Clone, Default)]
pub struct DeskForm {
    pub desk_name: String,
    pub base_url: String,
    pub time_zone: String,
    /// A tag such as `de`.
    pub language: String,
    pub sign_up_open: bool,
    pub applications_open: bool,
    pub mail_admins_new_requests: bool,
}

/// Stores what changed; it counts at once in this process, and within a second in others.
pub async fn change(app: &App, actor: &Actor, form: &DeskForm) -> Result<()> {
    actor.require_admin()?;
    let mut problems = Problems::default();
    let desk_name = fields::desk_name(&mut problems, &form.desk_name);
    let base_url = fields::base_url(&mut problems, &form.base_url);
    let time_zone = fields::time_zone(&mut problems, &form.time_zone);
    if time_zone.is_empty() {
        problems.add("time_zone", Phrase::new("time-zone-missing"));
    }
    let language = fields::language(&mut problems, &form.language);
    if language.is_empty() {
        problems.add("language", Phrase::new("language-missing"));
    }
    problems.check()?;

    let before = app.settings();
    let values = [
        ("desk_name", desk_name, before.desk_name.clone()),
        ("base_url", base_url, before.base_url.clone()),
        ("time_zone", time_zone, before.time_zone.clone()),
        ("language", language, before.language.to_string()),
        ("sign_up_open", form.sign_up_open.to_string(), before.sign_up_open.to_string()),
        ("applications_open", form.applications_open.to_string(), before.applications_open.to_string()),
        (
            "mail_admins_new_requests",
            form.mail_admins_new_requests.to_string(),
            before.mail_admins_new_requests.to_string(),
        ),
    ];
    store_changed(app, actor, values).await
}

/// Stores the values (name, after, before) that differ, with one event that names them.
pub(crate) async fn store_changed(
    app: &App,
    actor: &Actor,
    values: impl IntoIterator<Item = (&'static str, String, String)>,
) -> Result<()> {
    let changed: Vec<_> = values.into_iter().filter(|(_, after, before)| after != before).collect();
    if changed.is_empty() {
        return Ok(());
    }
    let mut tx = app.begin().await?;
    let mut data = serde_json::Map::new();
    for (name, value, _) in changed {
        put(&mut tx, app, name, &value).await?;
        data.insert(name.to_owned(), json!(value));
    }
    tx.record(NewEvent::new(Kind::SettingsChanged).by(actor.id).with(data.into())).await?;
    tx.commit().await
}
