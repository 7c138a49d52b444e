//! What an article said before: listed, compared line by line, restored.

use locales::Language;
use serde_json::json;

use super::revise::show_text;
use super::{may_publish, revision_store, store};
use crate::actor::{Actor, PersonId, full_name};
use crate::app::App;
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::tickets;

/// Revisions on one page.
const PAGE: i64 = 50;
/// Lines of two texts beyond which only what both begin and end with is taken as the same.
const COMPARED: usize = 1_500;

db::record! {
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Revision {
        pub id: i64,
        pub language: String,
        pub title: String,
        pub body: String,
        /// None for the command line.
        pub author: Option<PersonId>,
        pub first_name: String,
        pub last_name: String,
        pub created_at: i64,
    }
}

impl Revision {
    pub fn author_name(&self) -> String {
        full_name(&self.first_name, &self.last_name)
    }
}

/// The revisions of one language, newest first.
#[derive(Debug, Clone)]
pub struct RevisionPage {
    pub rows: Vec<Revision>,
    /// The one that the article says now.
    pub current: Option<i64>,
    /// Before which revision the next page begins.
    pub older: Option<i64>,
}

pub async fn revisions(
    app: &App,
    actor: &Actor,
    article: i64,
    language: Language,
    before: Option<i64>,
) -> Result<RevisionPage> {
    actor.require_staff()?;
    let mut conn = app.read().await?;
    store::find(&mut conn, article).await?.ok_or(Error::NotFound)?;
    let before = before.unwrap_or(i64::MAX);
    let mut rows = revision_store::list(&mut conn, article, language.tag(), before, PAGE + 1).await?;
    let more = rows.len() as i64 > PAGE;
    rows.truncate(PAGE.unsigned_abs() as usize);
    let older = rows.last().filter(|_| more).map(|row| row.id);
    let current = store::text(&mut conn, article, language.tag()).await?.map(|text| text.revision);
    Ok(RevisionPage { rows, current, older })
}

/// A revision, and the one before it in the same language.
pub async fn revision(
    app: &App,
    actor: &Actor,
    article: i64,
    id: i64,
) -> Result<(Revision, Option<Revision>)> {
    actor.require_staff()?;
    let mut conn = app.read().await?;
    let found = revision_store::find(&mut conn, article, id).await?.ok_or(Error::NotFound)?;
    let before = revision_store::list(&mut conn, article, &found.language, found.id, 1).await?;
    Ok((found, before.into_iter().next()))
}

/// Lets the article say again what it said in this revision, as a new one. One that waits to be published is shown
/// by this as it is.
pub async fn restore(app: &App, actor: &Actor, article: i64, id: i64) -> Result<String> {
    actor.require_staff()?;
    let now = app.now();
    let mut tx = app.begin().await?;
    tickets::still_active(&mut tx, actor).await?;
    let found = store::lock(&mut tx, article).await?.ok_or(Error::NotFound)?;
    let revision = revision_store::find(&mut tx, article, id).await?.ok_or(Error::NotFound)?;
    if found.visibility == super::Visibility::Public && !may_publish(&app.settings(), actor) {
        return Err(Error::Forbidden(locales::Phrase::new("article-only-admins-publish")));
    }
    let newest = revision_store::list(&mut tx, article, &revision.language, i64::MAX, 1).await?;
    let is_newest = newest.first().is_some_and(|newest| newest.id == id);
    let shown = if is_newest {
        id
    } else {
        let row = revision_store::NewRow {
            article,
            language: &revision.language,
            title: &revision.title,
            body: &revision.body,
            author: Some(actor.id),
        };
        revision_store::insert(&mut tx, &row, now).await?
    };
    show_text(&mut tx, article, &revision.language, (&revision.title, &revision.body), (shown, now)).await?;
    store::touch(&mut tx, article, now).await?;
    let data =
        json!({ "article": article, "language": revision.language, "revision": shown, "restored": id });
    tx.record(NewEvent::new(Kind::ArticleWritten).by(actor.id).with(data)).await?;
    tx.commit().await?;
    Ok(revision.language)
}

/// One line of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    Same(String),
    Gone(String),
    New(String),
}

/// How one text became the other, line by line.
pub fn compare(before: &str, after: &str) -> Vec<Line> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count().min(most);
    let mut lines: Vec<Line> = old[..start].iter().map(|line| Line::Same((*line).to_owned())).collect();
    lines.extend(middle(&old[start..old.len() - end], &new[start..new.len() - end]));
    lines.extend(old[old.len() - end..].iter().map(|line| Line::Same((*line).to_owned())));
    lines
}

/// By the longest row of lines that both have in common.
fn middle(old: &[&str], new: &[&str]) -> Vec<Line> {
    let gone = |line: &&str| Line::Gone((*line).to_owned());
    let added = |line: &&str| Line::New((*line).to_owned());
    if old.len() > COMPARED || new.len() > COMPARED {
        return old.iter().map(gone).chain(new.iter().map(added)).collect();
    }
    let width = new.len() + 1;
    // For each pair of places, how many lines both still have in common.
    let mut common = vec![0_u16; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut lines) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            lines.push(Line::Same(old[i].to_owned()));
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            lines.push(gone(&old[i]));
            i += 1;
        } else {
            lines.push(added(&new[j]));
            j += 1;
        }
    }
    lines.extend(old[i..].iter().map(gone));
    lines.extend(new[j..].iter().map(added));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(before: &str, after: &str) -> String {
        let line = |line: Line| match line {
            Line::Same(words) => format!(" {words}"),
            Line::Gone(words) => format!("-{words}"),
            Line::New(words) => format!("+{words}"),
        };
        compare(before, after).into_iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_comparison_shows_what_went_and_what_came() {
        assert_eq!(drawn("a\nb\nc\nd", "a\nc\nx\nd"), " a\n-b\n c\n+x\n d");
        assert_eq!(drawn("", "a"), "+a");
        assert_eq!(drawn("a\na", "a"), " a\n-a");
        assert_eq!(drawn("same", "same"), " same");
    }

    #[test]
    fn long_texts_are_compared_in_bounded_work() {
        let many = |mark: &str| (0..5_000).map(|line| format!("{mark}{line}\n")).collect::<String>();
        assert_eq!(compare(&many("a"), &many("b")).len(), 10_000);
        let last = format!("{}new", many("a"));
        assert_eq!(compare(&many("a"), &last).last(), Some(&Line::New("new".to_owned())));
    }
}
