//! An administrator adds a service.

use locales::Phrase;

use super::form::{ServiceForm, zone};
use super::{MOST, availability, store};
use crate::actor::Actor;
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};

/// Slugs that are tried before the name counts as used up.
const TRIES: usize = 50;
const SLUG_MAX: usize = 60;

/// Returns the new service's id.
pub async fn create(app: &App, actor: &Actor, form: &ServiceForm) -> Result<i64> {
    actor.require_admin()?;
    let checked = form.checked(&zone(app, actor))?;
    let now = app.now();
    let mut tx = app.begin().await?;
    if store::is_full(&mut tx).await? {
        return Err(Error::invalid("name", Phrase::new("services-full").with("most", MOST)));
    }
    let id = insert(&mut tx, &checked, now).await?;
    tx.record(NewEvent::new(Kind::ServiceCreated).by(actor.id).of_service(id)).await?;
    let service = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    availability::say(&mut tx, app, Some(actor), &service, &checked.announcement).await?;
    tx.commit().await?;
    Ok(id)
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

/// The name in letters that every address takes: "Möbel & Café" is `mobel-cafe`.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.to_lowercase().chars() {
        match plain(letter) {
            Some(letters) if slug.len() + letters.len() <= SLUG_MAX => slug.push_str(letters),
            Some(_) => break,
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "service".to_owned() } else { slug.to_owned() }
}

/// The letter without its marks; None for what is no letter of an address.
fn plain(letter: char) -> Option<&'static str> {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    if let Some(at) = PLAIN.find(letter) {
        return PLAIN.get(at..=at);
    }
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_name_becomes_an_address() {
        for (name, expected) in [
            ("Home internet 500", "home-internet-500"),
            ("  Möbel & Café! ", "mobel-cafe"),
            ("هاتف", "service"),
            ("../../etc", "etc"),
            ("Straße", "strasse"),
        ] {
            assert_eq!(slug(name), expected);
        }
        assert!(slug(&"long ".repeat(40)).len() <= 60);
    }
}
