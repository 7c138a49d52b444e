//! Who asks through the pages of this site: whoever is signed in, or the holder of the visitor's cookie.

use axum::http::{HeaderMap, HeaderValue};
use helpdesk::assistant::{Asker, VisitorToken};
use helpdesk::limits;

use crate::session::Visitor;
use crate::{Web, cookies};

/// The asker as the verbs know them.
pub fn asker(web: &Web, visitor: &Visitor, headers: &HeaderMap) -> Asker {
    let token = cookies::read(headers, &web.cookie_names().visitor);
    Asker {
        person: visitor.actor().cloned(),
        visitor: token.as_deref().and_then(VisitorToken::read),
        known: None,
        network: limits::network(visitor.address),
        language: visitor.language,
    }
}

/// Gives somebody who begins to talk a token of their own. The cookie keeps it, and is renewed at every turn.
pub fn cookie(web: &Web, asker: &mut Asker) -> Option<HeaderValue> {
    if asker.person.is_some() {
        return None;
    }
    let token = asker.visitor.get_or_insert_with(VisitorToken::new);
    Some(web.cookie_names().keep_visitor(token.as_str()))
}
