//! Files that were sent in a chat, for whoever the chat belongs to.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use files::Variant;
use helpdesk::assistant::{self, Asker};

use super::door::asker;
use crate::attachments::Wanted;
use crate::attachments::download::{saved, shown};
use crate::session::Visitor;
use crate::{Failure, Result, Web};

/// GET /assistant/chats/{id}/files/{file}/{name}
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    headers: HeaderMap,
    Path((chat, file, name)): Path<(String, String, String)>,
    wanted: Wanted,
) -> Result<Response> {
    answer(&web, &asker(&web, &visitor, &headers), (&chat, &file, &name), &wanted).await
}

/// The file itself, or by these names what a page shows of a picture.
pub async fn answer(
    web: &Web,
    asker: &Asker,
    (chat, file, name): (&str, &str, &str),
    wanted: &Wanted,
) -> Result<Response> {
    let number = |text: &str| text.parse().map_err(|_| Failure::NotFound);
    let open = async |variant| {
        assistant::open_file(&web.app, asker, number(chat)?, number(file)?, variant)
            .await
            .map_err(Failure::from)
    };
    match name {
        "thumbnail" => shown(open(Variant::Thumbnail).await?, wanted).await,
        "picture" => shown(open(Variant::Picture).await?, wanted).await,
        _ => saved(open(Variant::Original).await?, wanted).await,
    }
}
