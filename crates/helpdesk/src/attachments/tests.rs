//! The life of a file, and who may have it.

use std::path::PathBuf;

use files::Variant;
use tokio::io::AsyncReadExt as _;

use super::*;
use crate::actor::Actor;
use crate::clock::{DAY, HOUR, MINUTE};
use crate::people;
use crate::place::Place;
use crate::testing::Desk;
use crate::tickets::{self, NewTicket, Writing};

impl Desk {
    async fn hand_in(
        &self,
        actor: &Actor,
        place: Place,
        name: &str,
        content: &[u8],
    ) -> crate::Result<Attachment> {
        let mut receiving = receive(&self.app, actor, place, name).await?;
        receiving.write(content).await?;
        receiving.store().await
    }

    async fn file(&self, actor: &Actor, place: Place, content: &str) -> i64 {
        self.hand_in(actor, place, "notes.txt", content.as_bytes()).await.unwrap().id
    }

    async fn raise_with(&self, files: &[i64]) -> crate::Result<i64> {
        let description = Writing { text: "The router is dark.", key: "", files, ..Writing::default() };
        tickets::raise(
            &self.app,
            &self.customer,
            NewTicket { subject: "No light", description, service: None },
        )
        .await
    }

    async fn content(&self, actor: &Actor, id: i64) -> Option<String> {
        match open(&self.app, actor, id, Variant::Original).await {
            Ok(mut download) => {
                let mut content = String::new();
                download.opened.file.read_to_string(&mut content).await.unwrap();
                Some(content)
            }
            Err(Error::NotFound) => None,
            Err(error) => panic!("{error}"),
        }
    }

    async fn waiting(&self, actor: &Actor, place: Place) -> Vec<i64> {
        let files = unsent(&mut self.app.read().await.unwrap(), actor, place).await.unwrap();
        files.iter().map(|file| file.id).collect()
    }

    /// Everything that lies on the disk.
    fn on_disk(&self) -> Vec<PathBuf> {
        let shelves = std::fs::read_dir(self.app.files.root()).unwrap();
        shelves
            .flat_map(|shelf| std::fs::read_dir(shelf.unwrap().path()).unwrap())
            .map(|entry| entry.unwrap().path())
            .collect()
    }
}

fn problem(refused: crate::Result<impl std::fmt::Debug>) -> String {
    match refused {
        Err(Error::Invalid(problems)) => problems.of("files").expect("about the files").to_string(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_file_waits_at_its_field_goes_with_the_message_and_is_read_by_whoever_reads_it() {
    let desk = Desk::open().await;
    let file = desk.file(&desk.customer, Place::New, "a red light").await;
    assert_eq!(desk.waiting(&desk.customer, Place::New).await, [file]);
    assert_eq!(desk.content(&desk.customer, file).await.as_deref(), Some("a red light"));
    for other in [&desk.stranger, &desk.agent, &desk.admin] {
        assert_eq!(desk.content(other, file).await, None, "it was not sent yet");
    }
    let number = desk.raise_with(&[file]).await.unwrap();
    assert_eq!(desk.waiting(&desk.customer, Place::New).await, [] as [i64; 0]);
    let shown = tickets::show_ticket(&desk.app, &desk.agent, number, None).await.unwrap();
    assert_eq!(shown.conversation[0].files.iter().map(|file| &*file.name).collect::<Vec<_>>(), ["notes.txt"]);
    for reader in [&desk.customer, &desk.agent, &desk.admin] {
        assert_eq!(desk.content(reader, file).await.as_deref(), Some("a red light"));
    }
    assert_eq!(desk.content(&desk.stranger, file).await, None);
    assert!(matches!(remove(&desk.app, &desk.customer, file).await, Err(Error::NotFound)), "it was sent");
}

#[tokio::test]
async fn the_file_of_a_note_does_not_exist_for_the_customer() {
    let desk = Desk::open().await;
    let number = desk.raise_with(&[]).await.unwrap();
    let file = desk.file(&desk.agent, Place::Note(number), "for us alone").await;
    let writing = Writing { text: "See the file.", key: "", files: &[file], ..Writing::default() };
    tickets::add_note(&desk.app, &desk.agent, number, writing).await.unwrap();
    assert_eq!(desk.content(&desk.admin, file).await.as_deref(), Some("for us alone"));
    assert_eq!(desk.content(&desk.customer, file).await, None);
}

#[tokio::test]
async fn files_of_others_of_another_place_or_sent_before_go_with_no_message() {
    let desk = Desk::open().await;
    let sent = desk.file(&desk.customer, Place::New, "sent").await;
    let number = desk.raise_with(&[sent]).await.unwrap();
    let of_stranger = desk.file(&desk.stranger, Place::New, "other").await;
    let of_message = desk.file(&desk.customer, Place::Message(number), "for the message").await;
    for file in [sent, of_stranger, of_message, 987_654] {
        assert!(problem(desk.raise_with(&[file]).await).contains("not there any more"));
    }
    let twice = desk.file(&desk.customer, Place::New, "twice").await;
    problem(desk.raise_with(&[twice, twice]).await);
    assert_eq!(desk.waiting(&desk.customer, Place::New).await, [twice], "what was refused still waits");
    assert!(matches!(remove(&desk.app, &desk.customer, of_stranger).await, Err(Error::NotFound)));
    assert_eq!(remove(&desk.app, &desk.customer, of_message).await.unwrap(), Place::Message(number));
}

#[tokio::test]
async fn nobody_hands_in_files_where_they_cannot_write() {
    let desk = Desk::open().await;
    let number = desk.raise_with(&[]).await.unwrap();
    for (actor, place) in [
        (&desk.stranger, Place::Message(number)),
        (&desk.customer, Place::Message(number + 1)),
        (&desk.customer, Place::Note(number)),
        (&desk.agent, Place::New),
        (&desk.agent, Place::Reply(number + 1)),
    ] {
        let refused = desk.hand_in(actor, place, "x.txt", b"x").await;
        assert!(matches!(refused, Err(Error::NotFound)), "{place} {refused:?}");
    }
    tickets::close(&desk.app, &desk.customer, number).await.unwrap();
    let refused = desk.hand_in(&desk.customer, Place::Message(number), "x.txt", b"x").await;
    assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
    assert_eq!(desk.on_disk(), [] as [PathBuf; 0]);
}

#[tokio::test]
async fn limits_hold_for_one_file_one_message_one_person_and_one_minute() {
    let desk = Desk::open().await;
    crate::settings::change_limits(
        &desk.app,
        &desk.admin,
        ["10", "100", "5", "20", "20", "60", "100", "1", "2", "3", "7", "120"],
    )
    .await
    .unwrap();
    let mebibyte = vec![b'x'; 1 << 20];
    let mut large = mebibyte.clone();
    large.push(b'x');
    let refused = desk.hand_in(&desk.customer, Place::New, "film.mov", &large).await;
    assert_eq!(problem(refused), "“film.mov” is too large. A file may have 1 MB.");
    for number in [1, 2] {
        let first = desk.hand_in(&desk.customer, Place::New, "a.bin", &mebibyte).await.unwrap();
        assert_eq!(first.bytes, 1 << 20, "{number}");
    }
    let third = desk.hand_in(&desk.customer, Place::New, "c.bin", b"c").await;
    assert_eq!(problem(third), "A message takes at most 2 files.");
    let number = desk.raise_with(&[]).await.unwrap();
    desk.hand_in(&desk.customer, Place::Message(number), "d.bin", &mebibyte).await.unwrap();
    let full = desk.hand_in(&desk.customer, Place::Message(number), "e.bin", b"e").await;
    assert!(problem(full).starts_with("Files that were not sent yet may take 3 MB."));
    desk.app.clock.advance(MINUTE);
    for _ in 0..7 {
        let file = desk.file(&desk.agent, Place::Note(number), "quick").await;
        remove(&desk.app, &desk.agent, file).await.unwrap();
    }
    let hasty = desk.hand_in(&desk.agent, Place::Note(number), "hasty.txt", b"x").await;
    assert!(matches!(hasty, Err(Error::TooMany { .. })), "{hasty:?}");
}

#[tokio::test]
async fn several_at_once_never_pass_the_limit_of_a_message() {
    let desk = Desk::open().await;
    let tries = (0..16).map(|number| {
        let (app, customer) = (desk.app.clone(), desk.customer.clone());
        tokio::spawn(async move {
            let mut receiving = receive(&app, &customer, Place::New, "a.txt").await?;
            receiving.write(format!("{number}").as_bytes()).await?;
            receiving.store().await
        })
    });
    let mut stored = 0;
    for attempt in tries.collect::<Vec<_>>() {
        stored += usize::from(attempt.await.unwrap().is_ok());
    }
    assert_eq!(stored, 10);
    assert_eq!(desk.on_disk().len(), 10, "of what was refused nothing is left");
}

#[tokio::test]
async fn the_same_form_twice_sends_its_files_once() {
    let desk = Desk::open().await;
    let number = desk.raise_with(&[]).await.unwrap();
    let place = Place::Message(number);
    let first = desk.file(&desk.customer, place, "a red light").await;
    let again = desk.file(&desk.customer, place, "a red light").await;
    let other = desk.file(&desk.customer, place, "a green light").await;
    let post = async |file| {
        let writing = Writing { text: "Look:", key: "k1", files: &[file], ..Writing::default() };
        tickets::post_message(&desk.app, &desk.customer, number, writing).await.unwrap().message
    };
    let message = post(first).await;
    assert_eq!(post(first).await, message);
    assert_eq!(post(again).await, message, "a browser without script sends the file itself again");
    assert_eq!(desk.waiting(&desk.customer, place).await, [other], "and it does not stay behind");
    assert_ne!(post(other).await, message);
}

#[tokio::test]
async fn a_message_of_files_alone_says_their_names() {
    let desk = Desk::open().await;
    let number = desk.raise_with(&[]).await.unwrap();
    let file = desk.file(&desk.customer, Place::Message(number), "a red light").await;
    let writing = Writing { text: " ", key: "", files: &[file], ..Writing::default() };
    tickets::post_message(&desk.app, &desk.customer, number, writing).await.unwrap();
    let view = tickets::RequestView::All;
    let list = tickets::own_requests(&desk.app, &desk.customer, view, "", None).await.unwrap();
    assert_eq!(list.page.rows[0].last_words, "notes.txt");
}

#[tokio::test]
async fn one_content_lies_on_the_disk_once_and_goes_a_day_after_its_last_reference() {
    let desk = Desk::open().await;
    let mine = desk.file(&desk.customer, Place::New, "the same").await;
    let theirs = desk.file(&desk.stranger, Place::New, "the same").await;
    assert_eq!(desk.on_disk().len(), 1);
    remove(&desk.app, &desk.customer, mine).await.unwrap();
    desk.app.clock.advance(2 * DAY);
    sweep(&desk.app).await.unwrap();
    assert_eq!(desk.content(&desk.stranger, theirs).await.as_deref(), Some("the same"));
    remove(&desk.app, &desk.stranger, theirs).await.unwrap();
    desk.app.clock.advance(DAY - HOUR);
    sweep(&desk.app).await.unwrap();
    assert_eq!(desk.on_disk().len(), 1, "a day has not passed since the last reference went");
    desk.app.clock.advance(2 * HOUR);
    sweep(&desk.app).await.unwrap();
    assert_eq!(desk.on_disk().len(), 0);
    let anew = desk.file(&desk.customer, Place::New, "the same").await;
    assert_eq!(desk.content(&desk.customer, anew).await.as_deref(), Some("the same"));
}

#[tokio::test]
async fn handing_in_what_is_being_swept_keeps_it() {
    let desk = Desk::open().await;
    for _ in 0..20 {
        let old = desk.file(&desk.customer, Place::New, "contested").await;
        remove(&desk.app, &desk.customer, old).await.unwrap();
        desk.app.clock.advance(2 * DAY);
        let (swept, anew) = tokio::join!(
            sweep::remove_unwanted(&desk.app),
            desk.file(&desk.stranger, Place::New, "contested")
        );
        swept.unwrap();
        assert_eq!(desk.content(&desk.stranger, anew).await.as_deref(), Some("contested"));
        remove(&desk.app, &desk.stranger, anew).await.unwrap();
    }
}

#[tokio::test]
async fn what_was_never_sent_goes_after_a_month_or_with_its_account() {
    let desk = Desk::open().await;
    let old = desk.file(&desk.customer, Place::New, "old").await;
    let sent = desk.file(&desk.customer, Place::New, "sent").await;
    desk.raise_with(&[sent]).await.unwrap();
    desk.app.clock.advance(31 * DAY);
    let young = desk.file(&desk.customer, Place::New, "young").await;
    sweep(&desk.app).await.unwrap();
    assert_eq!(desk.waiting(&desk.customer, Place::New).await, [young]);
    assert_eq!(desk.content(&desk.customer, old).await, None);
    people::delete_account(&desk.app, &desk.customer).await.unwrap();
    desk.app.clock.advance(2 * DAY);
    sweep(&desk.app).await.unwrap();
    assert_eq!(desk.content(&desk.agent, sent).await.as_deref(), Some("sent"), "the request stays whole");
    assert_eq!(desk.on_disk().len(), 1);
}

#[tokio::test]
async fn what_a_killed_process_left_on_the_disk_is_found_within_two_days() {
    let desk = Desk::open().await;
    let kept = desk.file(&desk.customer, Place::New, "kept").await;
    let mut upload = desk.app.files.receive("orphan".into(), 100).await.unwrap();
    upload.write(b"no row names this").await.unwrap();
    let orphan = upload.keep().await.unwrap().blob;
    for _ in 0..256 {
        sweep(&desk.app).await.unwrap();
        desk.app.clock.advance(10 * MINUTE);
    }
    assert!(desk.app.files.open_variant(&orphan, Variant::Original).await.unwrap().is_none());
    assert_eq!(desk.content(&desk.customer, kept).await.as_deref(), Some("kept"));
}
