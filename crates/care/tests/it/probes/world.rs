//! A desk with something to hide in every room, and everybody who looks for it.

use serde_json::json;

use super::planted as word;
use super::seekers::{Seeker, Who};
use crate::support::{Browser, Desk, Form, Person, number_in, until};
use crate::widget::{FRAME, OTHER_FRAME, Site, Visit};

/// Ids and numbers of what was planted.
pub struct Planted {
    /// The internal article, the draft, and the one for later: `/settings/articles/{id}`.
    pub hidden: Vec<i64>,
    pub public: i64,
    /// Of an article's file.
    pub article_file: i64,
    /// Mary's request, her first message, the team's note, and her files: sent, of the note, unsent.
    pub request: i64,
    pub message: i64,
    pub note: i64,
    pub files: [i64; 3],
    /// The pictures beside those that were sent and of the note.
    pub pictures: [i64; 2],
    /// The request, the chat and the file of each chat: on this site, in a frame.
    pub chats: [Chat; 2],
    /// A request of Grace's own.
    pub own: i64,
}

pub struct Chat {
    pub id: i64,
    pub request: i64,
    pub file: i64,
}

pub struct World {
    pub site: Site,
    pub planted: Planted,
    pub seekers: Vec<Seeker>,
    pub mary: Person,
    pub grace: Person,
}

const BODY: &str = "Throw two ropes ashore, and make them fast.";

impl World {
    pub async fn of(desk: Desk) -> Self {
        let site = Site::of(desk).await;
        let desk = &site.desk;
        let agent = desk.agent("Alan", "Turing").await;
        let (public, hidden) = plant_articles(desk, &agent).await;
        plant_service(desk).await;
        let (grace, mary) =
            (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Marylebone").await);
        let own = grace.request("My own boat", "It drifts.").await;
        let (request, message, note, files, pictures) = plant_request(desk, &mary).await;
        let (asker, other_asker) = (desk.visitor(), desk.visitor());
        let chat = plant_chat(desk, &asker).await;
        other_asker.press("/assistant", "Talk to a person").await.assert_status(200);
        let framed = site.known(&desk.visitor(), &json!({}), FRAME).await;
        let frame = plant_frame(&site, &framed).await;
        let other = json!({ "jti": "two", "sub": "4712", "name": "Ada", "email": "ada@shop.example" });
        let other_framed = site.known(&desk.visitor(), &other, OTHER_FRAME).await;
        say(&other_framed, &[("action", "person")]).await;
        let article_file = number(desk, "SELECT MIN(id) FROM attachments WHERE article IS NOT NULL").await;
        let waiting = desk.applicant("Eve", "Waiting").await;
        let seekers = vec![
            Seeker::new(Who::Nobody, &desk.visitor()),
            Seeker::new(Who::SignedOut, &session_that_ended(desk, &mary).await),
            Seeker::new(Who::Grace, &grace),
            Seeker::new(Who::Mary, &mary),
            Seeker::new(Who::Waiting, &waiting),
            Seeker::new(Who::Asker, &asker),
            Seeker::new(Who::OtherAsker, &other_asker),
            Seeker::in_frame(Who::Framed, &framed),
            Seeker::in_frame(Who::OtherFramed, &other_framed),
            Seeker::new(Who::Agent, &agent),
        ];
        found_by_search(&seekers[0]).await;
        let chats = [chat, frame];
        let planted =
            Planted { hidden, public, article_file, request, message, note, files, pictures, chats, own };
        Self { site, planted, seekers, mary, grace }
    }
}

pub async fn number(desk: &Desk, sql: &str) -> i64 {
    desk.value(sql).await.parse().expect("a number")
}

/// The index follows what was written a moment later.
async fn found_by_search(nobody: &Seeker) {
    until("what everybody may read is found", async || {
        let page = nobody.ask(reqwest::Method::GET, "/help/search?q=moor+boat").await;
        page.has("a[href^='/help/moor-boat']").then_some(())
    })
    .await;
}

async fn write(desk: &Desk, fields: &[(&str, &str)], plan: &str) -> i64 {
    let page = desk.admin.open("/settings/articles/new").await;
    let form = page.form("Save article").fill("Category", "Faults");
    let form = fields.iter().fold(form, |form, (label, value)| form.fill(label, value));
    let files: [(&str, &[u8]); 2] =
        [("plan.txt", plan.as_bytes()), ("map.png", &testkit::pictures::png(9, 9))];
    let sent = desk.admin.submit_with(&form, &files).await;
    let id = sent.assert_status(303).location().rsplit('/').next().and_then(|id| id.parse().ok());
    id.expect("an article")
}

async fn edit(person: &Person, id: i64, change: impl FnOnce(Form) -> Form) {
    let page = person.open(&format!("/settings/articles/{id}")).await;
    person.submit(change(page.form("Save article"))).await.assert_status(200);
}

async fn plant_articles(desk: &Desk, agent: &Person) -> (i64, Vec<i64>) {
    let mut hidden = Vec::new();
    for (slug, title, secret, visibility, from) in [
        ("splice-harbour", "Splice the harbour trunk", word::INTERNAL, "Internal", ""),
        ("refund-ledger", "Refund a lost parcel", word::DRAFT, "Draft", ""),
        ("winter-prices", "Winter prices of the ferry", word::LATER, "Public", "2199-01-01T09:00"),
    ] {
        let title = format!("{title} {secret}");
        let body = format!("{title}: the {secret} lever does it. ![Map](map.png) [Plan](plan.txt)");
        let fields = [
            ("Title", title.as_str()),
            ("Body", &body),
            ("Visibility", visibility),
            ("Publish from", from),
            ("Address", &format!("{slug}-once")),
        ];
        let id = write(desk, &fields, word::ARTICLE_FILE).await;
        edit(&desk.admin, id, |form| form.fill("Address", slug)).await;
        hidden.push(id);
    }
    let body = format!("{BODY} The {} does the rest.", word::BEFORE);
    let fields = [("Title", "Moor a small boat"), ("Body", &body), ("Visibility", "Public")];
    let fields = [fields.as_slice(), &[("Address", "moor-boat")]].concat();
    let public = write(desk, &fields, "Two ropes.").await;
    let related = word::ADDRESSES[..3].join(", ");
    edit(&desk.admin, public, |form| form.fill("Body", BODY).fill("Related articles", &related)).await;
    let proposal = format!("{BODY} Or try the {}.", word::PROPOSED);
    edit(agent, public, |form| form.fill("Body", &proposal)).await;
    (public, hidden)
}

async fn plant_service(desk: &Desk) {
    let page = desk.admin.open("/settings/services/new").await;
    let words = format!("Signals from the {} tower", word::ARCHIVED);
    let form = page.form("Save service").fill("Name", "Old tower").fill("Summary", &words);
    desk.admin.submit(form.fill("Description", &words)).await.assert_status(200);
    desk.admin.post("/settings/services/1/archiving", &[]).await.assert_status(303);
}

async fn plant_request(desk: &Desk, mary: &Person) -> (i64, i64, i64, [i64; 3], [i64; 2]) {
    let picture = testkit::pictures::png(9, 9);
    let form = mary.open("/requests/new").await.form("Send request");
    let form = form.fill("Subject", &format!("The {} lamp", word::SUBJECT));
    let form = form.fill("Description", &format!("It hums {}.", word::DESCRIPTION));
    let sent =
        mary.submit_with(&form, &[("plan.txt", word::SENT_FILE.as_bytes()), ("lamp.png", &picture)]).await;
    let request = number_in(&mary.open(sent.assert_status(303).location()).await);
    let message = number(desk, "SELECT MAX(id) FROM messages").await;
    let (page, path) = (desk.admin.take(request).await, format!("/t/{request}"));
    let note = page.form("Add note").fill("Note", &format!("She is {}.", word::NOTE));
    let files = [("plan.txt", word::NOTE_FILE.as_bytes()), ("lamp.png", &picture)];
    desk.admin.submit_with(&note, &files).await.assert_status(303);
    let note = number(desk, "SELECT MAX(id) FROM messages").await;
    let page = desk.admin.open(&format!("{path}?quote={message}")).await;
    let reply = page.form("Send reply").fill("Reply", &format!("Use the {}.", word::REPLY));
    desk.admin.submit(reply).await.assert_status(200);
    let page = mary.message(request, &format!("The {} one.", word::DELETED)).await;
    mary.submit(page.form("Delete message")).await.assert_status(200);
    let page = mary.message(request, &format!("The {} one.", word::FORMER)).await;
    let edit = page.attributes(".doing a[href*='/messages/']", "href").pop().expect("a link to edit");
    let form = mary.open(&edit).await.form("Save").fill("Message", "The other one.");
    mary.submit(form).await.assert_status(200);
    let draft = [("place", format!("message.{request}")), ("text", format!("And a {}", word::TYPED))];
    keep_draft(mary, &draft).await;
    let draft = [("place", format!("reply.{request}")), ("text", format!("Dear {}", word::REPLY_TYPED))];
    keep_draft(&desk.admin, &draft).await;
    let waiting = mary.attach(&format!("message.{request}"), "plan.txt", word::WAITING_FILE.as_bytes()).await;
    let of = async |message: i64, name: &str| {
        let sql = format!("SELECT id FROM attachments WHERE message = {message} AND name = '{name}'");
        number(desk, &sql).await
    };
    let files = [of(message, "plan.txt").await, of(note, "plan.txt").await, waiting];
    let pictures = [of(message, "lamp.png").await, of(note, "lamp.png").await];
    (request, message, note, files, pictures)
}

async fn keep_draft(person: &Person, fields: &[(&str, String)]) {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    person.post("/drafts", &fields).await.assert_status(200);
}

async fn plant_chat(desk: &Desk, asker: &Browser) -> Chat {
    asker.press("/assistant", "Talk to a person").await.assert_status(200);
    let page = asker.open("/assistant").await;
    let words = format!("My {} lamp is out", word::CHAT);
    asker.submit(page.form("Ask").fill("Your question", &words)).await.assert_status(200);
    answer_chat(desk, word::CHAT_REPLY, word::CHAT_FILE).await
}

async fn plant_frame(site: &Site, framed: &Visit) -> Chat {
    say(framed, &[("action", "person")]).await;
    say(framed, &[("question", &format!("My {} lamp is out", word::FRAME))]).await;
    answer_chat(&site.desk, word::FRAME_REPLY, word::FRAME_FILE).await
}

async fn say(visit: &Visit, fields: &[(&str, &str)]) {
    let page = visit.get("/widget/chat").await;
    let chat = page.attributes("#chat", "data-chat").pop().unwrap_or_default();
    let fields = [&[("chat", chat.as_str())], fields].concat();
    visit.post("/widget/chat", &fields).await.assert_status(200);
}

/// Answers the newest chat, with a file.
async fn answer_chat(desk: &Desk, words: &str, file: &str) -> Chat {
    let request = number(desk, "SELECT MAX(number) FROM tickets").await;
    desk.admin.take(request).await;
    let page = desk.admin.open(&format!("/t/{request}")).await;
    let reply = page.form("Send reply").fill("Reply", &format!("Use the {words}."));
    desk.admin.submit_with(&reply, &[("plan.txt", file.as_bytes())]).await.assert_status(303);
    let id = number(desk, "SELECT MAX(id) FROM chats").await;
    Chat { id, request, file: number(desk, "SELECT MAX(id) FROM attachments").await }
}

/// A browser with the cookie that Mary had somewhere before she signed out there.
async fn session_that_ended(desk: &Desk, mary: &Person) -> Browser {
    let there = mary.elsewhere();
    there.sign_in().await.assert_at("/requests");
    let cookie = there.cookie("care").expect("a session");
    there.sign_out().await;
    let thief = desk.visitor();
    thief.plant("care", &cookie);
    thief
}
