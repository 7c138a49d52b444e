//! Every page, file and list, opened by everybody.

use std::collections::HashSet;

use reqwest::Method;

use super::planted::WORDS;
use super::seekers::Who::{self, Agent, Asker, Framed, Mary};
use super::world::World;
use crate::support::{Desk, both_engines};

both_engines!(no_door_shows_a_hidden_article_or_another_persons_request);

/// Doors at which everybody gets an answer; what stands in it is what matters.
const OPEN: [&str; 38] = [
    "/",
    "/help",
    "/help?lang=de",
    "/help/c/faults",
    "/help/c/faults?after=a",
    "/help/c/faults?before=zzz",
    "/help/moor-boat",
    "/help/moor-boat?lang=ar",
    "/help/moor-boat/plan.txt",
    "/help/feed",
    "/help/feed?lang=de",
    "/help/sitemap.xml",
    "/help/sitemap.xml?after=a",
    "/help/search?q=splice+harbour+trunk",
    "/help/search?q=refund+lost+parcel",
    "/help/search?q=winter+prices+ferry",
    "/help/search?q=lever",
    "/help/search?q=lamp+hums",
    "/services",
    "/services?q=old+tower",
    "/services?q=signals",
    "/status",
    "/assistant",
    "/assistant/chat",
    "/manifest.webmanifest",
    "/sw.js",
    "/offline",
    "/widget/chat",
    "/healthz",
    "/readyz",
    "/signin",
    "/requests",
    "/requests?q=lamp",
    "/requests?q=hums&state=all",
    "/requests/new",
    "/requests/new?service=old",
    "/account",
    "/waiting",
];

/// Doors to what is planted, and who gets through each.
fn closed(world: &World) -> Vec<(String, &'static [Who])> {
    let planted = &world.planted;
    let [sent, of_note, unsent] = planted.files;
    let [chat, frame] = &planted.chats;
    let (request, message, note) = (planted.request, planted.message, planted.note);
    let mut doors: Vec<(String, &[Who])> = vec![
        (format!("/requests/{request}"), &[Mary]),
        (format!("/requests/{request}?before={note}"), &[Mary]),
        (format!("/requests/{request}?quote={note}"), &[Mary]),
        (format!("/requests/{request}/messages/{note}"), &[]),
        (format!("/requests/{}/messages/{message}", planted.own), &[]),
        (format!("/requests/{}", chat.request), &[]),
        (format!("/requests/{}", frame.request), &[]),
        (format!("/t/{request}"), &[Agent]),
        (format!("/t/{request}?quote={note}"), &[Agent]),
        (format!("/t/{request}/suggestions"), &[Agent]),
        (format!("/t/{}", chat.request), &[Agent]),
        (format!("/t/{}", frame.request), &[Agent]),
        (format!("/files/{sent}/plan.txt"), &[Mary, Agent]),
        (format!("/files/{of_note}/plan.txt"), &[Agent]),
        (format!("/files/{unsent}/plan.txt"), &[Mary]),
        (format!("/files/{}/plan.txt", chat.file), &[Agent]),
        (format!("/files/{}/plan.txt", frame.file), &[Agent]),
        (format!("/files/{}/plan.txt", planted.article_file), &[Agent]),
        (format!("/assistant/chats/{}", chat.id), &[Asker]),
        (format!("/assistant/chats/{}", frame.id), &[]),
        (format!("/assistant/chats/{}/files/{}/plan.txt", chat.id, chat.file), &[Asker]),
        (format!("/assistant/chats/{}/files/{}/plan.txt", frame.id, frame.file), &[]),
        (format!("/assistant/chats/{}/files/{sent}/plan.txt", chat.id), &[]),
        (format!("/assistant/chats/{}/files/{of_note}/plan.txt", chat.id), &[]),
        (format!("/widget/chats/{}/files/{}/plan.txt", frame.id, frame.file), &[Framed]),
        (format!("/widget/chats/{}/files/{}/plan.txt", chat.id, chat.file), &[]),
        (format!("/widget/chats/{}/files/{sent}/plan.txt", frame.id), &[]),
        (format!("/settings/articles/{}", planted.public), &[Agent]),
        (format!("/settings/articles/{}/revisions", planted.public), &[Agent]),
        ("/settings/articles".to_owned(), &[Agent]),
        ("/settings/articles?visibility=internal".to_owned(), &[Agent]),
        ("/settings/articles/report".to_owned(), &[Agent]),
        (format!("/settings/articles/new?ticket={request}"), &[Agent]),
        ("/settings/assistant?try=lamp".to_owned(), &[]),
        ("/settings/services/1".to_owned(), &[]),
        ("/settings/people".to_owned(), &[]),
        ("/inbox/all".to_owned(), &[Agent]),
        ("/inbox/unassigned".to_owned(), &[Agent]),
        ("/inbox/closed".to_owned(), &[Agent]),
        ("/services/old-tower".to_owned(), &[Agent]),
    ];
    let readers: [&[Who]; 2] = [&[Mary, Agent], &[Agent]];
    for (picture, readers) in planted.pictures.iter().zip(readers) {
        for door in ["lamp.png", "thumbnail", "picture"] {
            doors.push((format!("/files/{picture}/{door}"), readers));
        }
    }
    for (id, slug) in planted.hidden.iter().zip(["splice-harbour", "refund-ledger", "winter-prices"]) {
        for door in ["", "-once", "?lang=de", "/plan.txt", "/map.png"] {
            doors.push((format!("/help/{slug}{door}"), &[Agent]));
        }
        for door in ["", "/revisions"] {
            doors.push((format!("/settings/articles/{id}{door}"), &[Agent]));
        }
    }
    doors
}

/// Addresses of everything that articles ever said.
async fn revisions(world: &World) -> Vec<(String, &'static [Who])> {
    let rows = world.site.desk.rows("SELECT article, id FROM article_revisions").await;
    let path = |row: &Vec<String>| format!("/settings/articles/{}/revisions/{}", row[0], row[1]);
    rows.iter().map(|row| (path(row), [Agent].as_slice())).collect()
}

async fn no_door_shows_a_hidden_article_or_another_persons_request(desk: Desk) {
    let world = World::of(desk).await;
    let mut doors = closed(&world);
    doors.extend(revisions(&world).await);
    let mut probes = 0;
    let mut read = HashSet::new();
    for seeker in &world.seekers {
        for path in OPEN {
            let page = seeker.ask(Method::GET, path).await;
            assert!(page.status < 500, "{:?} at {path}: {}", seeker.who, page.status);
            read.extend(seeker.words_in(path, &page).into_iter().map(|word| (word, seeker.who)));
            probes += 1;
        }
        for (path, through) in &doors {
            let page = seeker.ask(Method::GET, path).await;
            read.extend(seeker.words_in(path, &page).into_iter().map(|word| (word, seeker.who)));
            probes += 1;
            if through.contains(&seeker.who) {
                assert!(
                    matches!(page.status, 200 | 301 | 409),
                    "{:?} at {path}: {}",
                    seeker.who,
                    page.status
                );
            } else {
                seeker.assert_closed(path, &page);
                let head = seeker.ask(Method::HEAD, path).await;
                assert_eq!((head.status, head.body.len()), (page.status, 0), "{:?}: HEAD {path}", seeker.who);
                seeker.words_in(path, &head);
                probes += 1;
            }
        }
    }
    counts_leave_out_what_is_hidden(&world).await;
    for (word, readers) in WORDS {
        for reader in readers {
            assert!(read.contains(&(word, *reader)), "{word} was nowhere, though {reader:?} may read it");
        }
    }
    assert!(probes >= 300, "{probes}");
}

async fn counts_leave_out_what_is_hidden(world: &World) {
    for seeker in world.seekers.iter().filter(|seeker| seeker.who != Who::Waiting) {
        let shown = if seeker.who == Agent { "4 articles" } else { "1 article" };
        for path in ["/help?lang=en", "/help/c/faults"] {
            seeker.ask(Method::GET, path).await.assert_shows(shown);
        }
    }
}
