//! Words of internal articles that a draft brought into a reply: they go out only when its author says so once more.

use std::collections::HashSet;

use db::Conn;
use locales::Phrase;

use super::store;
use crate::app::App;
use crate::error::{Error, Result};
use crate::tickets::Writing;

/// Words in a row that tell where they come from.
const RUN: usize = 6;
/// Passages of one ticket that are compared, the newest.
const MOST: i64 = 100;
/// Characters of an unsent reply that are looked at.
const TYPED_MAX: usize = 200_000;

/// Fails, tied to the field `internal_words`, when the reply still holds a passage of an internal article that a
/// draft brought into it, and its author was not asked.
pub(crate) async fn require_confirmed(
    conn: &mut Conn,
    ticket: i64,
    reply: &str,
    confirmed: bool,
) -> Result<()> {
    if confirmed {
        return Ok(());
    }
    let passages = store::internal_passages(conn, ticket, MOST).await?;
    match passages.into_iter().find(|(_, passage)| share_a_run(reply, passage)) {
        Some((title, _)) => {
            Err(Error::invalid("internal_words", Phrase::new("reply-holds-internal").with("title", title)))
        }
        None => Ok(()),
    }
}

/// Whether what was typed as a reply on this ticket holds such a passage, for whoever may read the ticket already.
pub async fn holds_internal(app: &App, ticket: i64, typed: Writing<'_>) -> Result<bool> {
    let words = text::to_text(typed.text, typed.format.into(), TYPED_MAX);
    let passages = store::internal_passages(&mut *app.read().await?, ticket, MOST).await?;
    Ok(passages.iter().any(|(_, passage)| share_a_run(&words, passage)))
}

fn share_a_run(reply: &str, passage: &str) -> bool {
    let (reply, passage) = (words(reply), words(passage));
    let length = RUN.min(passage.len());
    if length == 0 {
        return false;
    }
    let runs: HashSet<&[String]> = passage.windows(length).collect();
    reply.windows(length).any(|run| runs.contains(run))
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSAGE: &str = "Partners get the wholesale price of 12 € per month. Never say so on the phone.";

    #[test]
    fn six_words_in_a_row_are_known_again_however_they_are_written() {
        for reply in [
            PASSAGE,
            "Hello Amara,\n\nPartners get **the wholesale** price of 12 € — yes.",
            "NEVER SAY SO, ON THE PHONE!",
        ] {
            assert!(share_a_run(reply, PASSAGE), "{reply}");
        }
        for reply in ["The price is 12 € per month.", "Say so on the phone.", ""] {
            assert!(!share_a_run(reply, PASSAGE), "{reply}");
        }
        assert!(
            share_a_run("It is tariff blue.", "Tariff blue") && !share_a_run("tariff red", "Tariff blue")
        );
        assert!(!share_a_run("anything", ""));
    }
}
