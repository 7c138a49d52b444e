//! Where all public articles are, for search engines.

use std::fmt::Write as _;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use helpdesk::articles::{self, Mapped};

use super::{address, encoded};
use crate::form::Query;
use crate::session::Visitor;
use crate::{Result, Web};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

/// Query: `after`, a slug. Without it and with more articles than one map holds, a list of maps.
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(query): Query) -> Result<Response> {
    let (mapped, next) = articles::sitemap(&web.app, query.get("after")).await?;
    let origin = web.origin();
    let xml = if next.is_some() && !query.has("after") {
        maps(&web, &origin, next).await?
    } else {
        let times = web.times(&visitor);
        map(&origin, &mapped, |at| times.when(at).iso)
    };
    Ok(([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], xml).into_response())
}

fn map(origin: &str, mapped: &[Mapped], iso: impl Fn(i64) -> String) -> String {
    let mut xml = format!(
        "{HEAD}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    );
    for article in mapped {
        let link = format!("{origin}{}", address(&article.slug));
        let _ = write!(xml, "<url><loc>{link}</loc><lastmod>{}</lastmod>", iso(article.updated_at));
        if article.languages.len() > 1 {
            for language in &article.languages {
                let _ = write!(
                    xml,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{link}?lang={language}\"/>"
                );
            }
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

async fn maps(web: &Web, origin: &str, mut next: Option<String>) -> Result<String> {
    let mut xml = format!("{HEAD}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let mut after = String::new();
    loop {
        let _ = writeln!(
            xml,
            "<sitemap><loc>{origin}/help/sitemap.xml?after={}</loc></sitemap>",
            encoded(&after)
        );
        let Some(slug) = next else { break };
        next = articles::sitemap(&web.app, &slug).await?.1;
        after = slug;
    }
    xml.push_str("</sitemapindex>\n");
    Ok(xml)
}
