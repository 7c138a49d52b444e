//! The pictures and files of an article, for whoever may read it.

use axum::extract::{Path, State};
use axum::response::Response;
use files::Variant;
use helpdesk::articles;

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
    let (found, variant) = articles::download(&web.app, &reader, &slug, &name).await?;
    match variant {
        Variant::Original => download::saved(found, &wanted).await,
        _ => download::shown(found, &wanted).await,
    }
}
