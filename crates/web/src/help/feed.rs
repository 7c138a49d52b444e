//! The newest articles as an Atom feed.

use std::fmt::Write as _;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use helpdesk::articles;

use super::address;
use crate::session::Visitor;
use crate::{Result, Web};

pub async fn show(State(web): State<Web>, visitor: Visitor) -> Result<Response> {
    let entries = articles::newest(&web.app, visitor.language).await?;
    let origin = web.origin();
    let settings = web.app.settings();
    let times = web.times(&visitor);
    let iso = |at: i64| times.when(at).iso;
    let title =
        visitor.language.say_with("help-feed-title").with("desk", settings.desk_name.as_str()).to_string();
    let updated = entries.iter().map(|entry| entry.updated_at.max(entry.publish_at.unwrap_or(0))).max();
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{}</title>\n<id>{origin}/help</id>\n<link rel=\"alternate\" href=\"{origin}/help\"/>\n\
         <link rel=\"self\" href=\"{origin}/help/feed\"/>\n<updated>{}</updated>\n<author><name>{}</name></author>\n",
        visitor.language,
        text::escape(&title),
        iso(updated.unwrap_or(0)),
        text::escape(&settings.desk_name),
    );
    for entry in &entries {
        let link = format!("{origin}{}", address(&entry.slug));
        let _ = write!(
            xml,
            "<entry xml:lang=\"{}\">\n<title>{}</title>\n<id>{link}</id>\n<link rel=\"alternate\" href=\"{link}\"/>\n\
             <published>{}</published>\n<updated>{}</updated>\n<summary>{}</summary>\n</entry>\n",
            entry.language,
            text::escape(&entry.title),
            iso(entry.publish_at.unwrap_or(0)),
            iso(entry.updated_at),
            text::escape(&entry.summary),
        );
    }
    xml.push_str("</feed>\n");
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], xml).into_response())
}
