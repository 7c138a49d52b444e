//! The pictures and files of an article, for whoever may read it.

use axum::extract::{Path, State};
use axum::response::Response;
use files::Variant;
use helpdesk::articles::{self, FoundFile};

use super::article::moved;
use super::{address, encoded};
use crate::attachments::{Wanted, download};
use crate::session::Visitor;
use crate::{Result, Web};

pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path((slug, name)): Path<(String, String)>,
    wanted: Wanted,
) -> Result<Response> {
    let reader = web.reader(&visitor, "");
    match articles::download(&web.app, &reader, &slug, &name).await? {
        FoundFile::File(found, Variant::Original) => download::saved(found, &wanted).await,
        FoundFile::File(found, _) => download::shown(found, &wanted).await,
        FoundFile::Moved(slug) => Ok(moved(&format!("{}/{}", address(&slug), encoded(&name)))),
    }
}
