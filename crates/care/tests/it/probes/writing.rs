//! Every form that belongs to somebody else, sent: it is not there, and nothing is done.

use super::seekers::Seeker;
use super::seekers::Who::{self, Agent, Asker, Framed, Mary};
use super::world::World;
use crate::support::{Desk, both_engines};

both_engines!(no_form_of_somebody_else_can_be_sent_or_tells_what_it_is_about);

type Form = (String, Vec<(&'static str, String)>, &'static [Who]);

/// Address, fields, and to whom it belongs.
fn forms(world: &World) -> Vec<Form> {
    let planted = &world.planted;
    let (request, message, note) = (planted.request, planted.message, planted.note);
    let [chat, frame] = &planted.chats;
    let said = |name: &'static str| vec![(name, "Let me in".to_owned())];
    let of_chat =
        |id: i64, name: &'static str, value: &str| vec![("chat", id.to_string()), (name, value.to_owned())];
    let draft = |place: String| vec![("place", place), ("text", "Let me in".to_owned())];
    let mut forms: Vec<Form> = vec![
        (format!("/requests/{request}/messages"), said("message"), &[Mary]),
        (format!("/requests/{request}/closure"), Vec::new(), &[Mary]),
        (format!("/requests/{request}/reopening"), Vec::new(), &[Mary]),
        (format!("/requests/{request}/typing"), Vec::new(), &[Mary]),
        (format!("/requests/{request}/seen"), vec![("newest", message.to_string())], &[Mary]),
        (format!("/requests/{request}/messages/{note}"), said("message"), &[]),
        (format!("/requests/{request}/messages/{note}/deletion"), Vec::new(), &[]),
        (format!("/requests/{}/messages/{message}", planted.own), said("message"), &[]),
        (format!("/requests/{}/messages/{message}/deletion", planted.own), Vec::new(), &[]),
        (format!("/requests/{}/messages", chat.request), said("message"), &[]),
        ("/drafts".to_owned(), draft(format!("message.{request}")), &[Mary]),
        ("/drafts".to_owned(), draft(format!("reply.{request}")), &[Agent]),
        ("/drafts".to_owned(), draft(format!("article.{}", planted.public)), &[Agent]),
        ("/assistant".to_owned(), of_chat(chat.id, "question", "Let me in"), &[Asker]),
        ("/assistant".to_owned(), of_chat(chat.id, "action", "person"), &[Asker]),
        ("/assistant/again".to_owned(), of_chat(chat.id, "action", ""), &[Asker]),
        ("/assistant/seen".to_owned(), of_chat(chat.id, "message", "1"), &[Asker]),
        ("/assistant/code".to_owned(), of_chat(chat.id, "code", "123456"), &[Asker]),
        ("/assistant/email".to_owned(), of_chat(chat.id, "email", "me@example.test"), &[Asker]),
        ("/widget/chat".to_owned(), of_chat(frame.id, "question", "Let me in"), &[Framed]),
        ("/widget/chat/again".to_owned(), of_chat(frame.id, "action", ""), &[Framed]),
        ("/widget/chat/seen".to_owned(), of_chat(frame.id, "message", "1"), &[Framed]),
        ("/widget/chat/code".to_owned(), of_chat(frame.id, "code", "123456"), &[Framed]),
        ("/widget/chat/email".to_owned(), of_chat(frame.id, "email", "me@example.test"), &[Framed]),
        ("/widget/chat".to_owned(), of_chat(chat.id, "question", "Let me in"), &[]),
        ("/services/old-tower/news".to_owned(), vec![("email", "me@example.test".to_owned())], &[Agent]),
        ("/settings/articles/categories".to_owned(), said("en"), &[Agent]),
        ("/settings/articles/publishing".to_owned(), Vec::new(), &[]),
        ("/settings/services/1/restoring".to_owned(), Vec::new(), &[]),
    ];
    let one = |name: &'static str, value: &str| vec![(name, value.to_owned())];
    for (verb, fields) in [
        ("replies", said("reply")),
        ("notes", said("note")),
        ("status", one("status", "solved")),
        ("priority", one("priority", "urgent")),
        ("assignment", one("assignee", "")),
        ("take", Vec::new()),
        ("closure", Vec::new()),
        ("typing", Vec::new()),
        ("seen", one("newest", &message.to_string())),
    ] {
        forms.push((format!("/t/{request}/{verb}"), fields, &[Agent]));
    }
    for file in planted.files {
        forms.push((format!("/files/{file}/removal"), Vec::new(), &[Mary]));
    }
    for (id, slug) in planted.hidden.iter().zip(["splice-harbour", "refund-ledger", "winter-prices"]) {
        forms.push((format!("/help/{slug}/votes"), vec![("helpful", "yes".to_owned())], &[Agent]));
        forms.push((format!("/help/{slug}/comments"), said("comment"), &[Agent]));
        forms.push((format!("/settings/articles/{id}"), said("title"), &[Agent]));
        forms.push((format!("/settings/articles/{id}/deletion"), Vec::new(), &[Agent]));
        forms.push((format!("/settings/articles/{id}/revisions/{id}/restoration"), Vec::new(), &[Agent]));
    }
    forms
}

/// What would be another number if anything had been done.
const DONE: &str = "SELECT (SELECT COUNT(*) FROM messages) + (SELECT COUNT(*) FROM attachments) \
                    + (SELECT COUNT(*) FROM article_revisions) + (SELECT COUNT(*) FROM article_comments) \
                    + (SELECT COUNT(*) FROM drafts) + (SELECT COUNT(*) FROM chats) \
                    + (SELECT SUM(version) FROM tickets) + (SELECT SUM(version) FROM articles)";

async fn no_form_of_somebody_else_can_be_sent_or_tells_what_it_is_about(desk: Desk) {
    let world = World::of(desk).await;
    for (path, ..) in forms(&world) {
        assert!(is_a_form(&path), "nothing takes a form at {path}");
    }
    let before = world.site.desk.value(DONE).await;
    let mut probes = 0;
    for seeker in &world.seekers {
        for (path, fields, owners) in forms(&world) {
            if owners.contains(&seeker.who) {
                continue;
            }
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let page = seeker.post(&path, &fields).await;
            seeker.words_in(&path, &page);
            seeker.assert_closed(&path, &page);
            probes += 1;
        }
    }
    assert_eq!(world.site.desk.value(DONE).await, before, "something was done");
    probes += quote_and_send_on(&world).await;
    assert!(probes >= 300, "{probes}");
}

/// Whether the product has such an address: numbers and names stand where it has a part in braces.
fn is_a_form(path: &str) -> bool {
    let fits = |route: &str| {
        let (parts, of_path) = (route.split('/'), path.split('/'));
        parts.clone().count() == of_path.clone().count()
            && parts.zip(of_path).all(|(part, given)| part.starts_with('{') || part == given)
    };
    web::ROUTES.iter().any(|(method, route)| *method == "post" && fits(route))
}

/// Messages and files of others, named in a form of one's own.
async fn quote_and_send_on(world: &World) -> usize {
    let planted = &world.planted;
    let grace = Seeker::new(Who::Grace, &world.grace);
    let path = format!("/requests/{}/messages", planted.own);
    let names = [planted.message, planted.note].map(|id| ("quote", id));
    let names = names.into_iter().chain(planted.files.map(|id| ("attached", id)));
    let mut probes = 0;
    for (name, id) in names.chain([("attached", planted.chats[0].file), ("attached", planted.article_file)]) {
        let page = grace.post(&path, &[("message", "Look"), (name, &id.to_string())]).await;
        grace.words_in(&path, &page);
        page.assert_status(422);
        probes += 1;
    }
    probes
}
