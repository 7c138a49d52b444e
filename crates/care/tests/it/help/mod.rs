//! Help articles: written by the team, read by everybody, and by nobody who may not.

mod feedback;
mod hidden;
mod pages;
mod pictures;
mod searching;
mod writing;

use crate::support::{Desk, Page, Person};

/// Writes an article through the form; the page that this leads to.
async fn write(person: &Person, title: &str, visibility: &str) -> Page {
    let page = person.open("/settings/articles/new").await;
    let form = page.form("Save article").fill("Title", title).fill("Visibility", visibility);
    let form =
        form.fill("Body", &format!("{title}, at length.\n\n## Part\n\nMore.")).fill("Category", "Faults");
    person.submit(form).await
}

/// Where the team edits what a page of the team shows.
fn edited(page: &Page) -> String {
    page.assert_status(200);
    page.path().to_owned()
}

/// One article of each kind: draft, internal, public, and public from next year on.
async fn one_of_each(desk: &Desk) -> [String; 4] {
    let draft = edited(&write(&desk.admin, "Drafted words", "Draft").await);
    let internal = edited(&write(&desk.admin, "Internal words", "Internal").await);
    let public = edited(&write(&desk.admin, "Public words", "Public").await);
    let page = desk.admin.open("/settings/articles/new").await;
    let form = page.form("Save article").fill("Title", "Later words").fill("Visibility", "Public");
    let form =
        form.fill("Body", "Later.").fill("Category", "Faults").fill("Publish from", "2199-01-01T09:00");
    [draft, internal, public, edited(&desk.admin.submit(form).await)]
}
