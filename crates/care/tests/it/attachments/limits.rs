//! How much one person may hand in, and what becomes of uploads that break off.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::support::{Desk, Person, both_engines, multipart, until};

both_engines!(
    a_file_too_large_is_refused_and_the_words_are_kept,
    the_eleventh_file_and_the_one_beyond_the_quota_are_refused,
    sixty_files_a_minute_are_enough,
    an_upload_that_breaks_off_leaves_nothing,
);

const MIB: usize = 1 << 20;

async fn a_file_too_large_is_refused_and_the_words_are_kept(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let large = vec![b'x'; 25 * MIB + 1];
    let answer = grace.upload("new", "film.mov", &large).await;
    let said = answer.assert_status(422).json()["error"].to_string();
    assert!(said.contains("film.mov") && said.contains("is too large. A file may have 25 MB."), "{said}");
    grace.upload("new", "just-fits.mov", &large[1..]).await.assert_status(200);
    let form = grace.open("/requests/new").await.form("Send request");
    let form = form.fill("Subject", "A film").fill("Description", "See the film.");
    let refused = grace.submit_with(&form, &[("film.mov", &large), ("small.txt", b"small")]).await;
    refused.assert_status(422).assert_shows("is too large. A file may have 25 MB.");
    assert_eq!(refused.form("Send request").value("Description"), "See the film.");
    assert_eq!(on_disk(&desk).len(), 1, "only what fits was kept");
}

async fn the_eleventh_file_and_the_one_beyond_the_quota_are_refused(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    for at in 0..10 {
        grace.attach("new", "part.bin", format!("part {at}").as_bytes()).await;
    }
    let many = grace.upload("new", "part.bin", b"one too many").await;
    assert!(many.assert_status(422).json()["error"].to_string().contains("at most 10 files"));
    let form = desk.admin.open("/settings/desk").await.form("Save limits").fill("Largest file", "2");
    let form = form.fill("Files per message", "20").fill("Room for unsent files", "3");
    desk.admin.submit(form).await.assert_shows("Limits saved.");
    grace.attach("new", "large.bin", &vec![b'x'; 2 * MIB]).await;
    let full = grace.upload("new", "larger.bin", &vec![b'y'; 2 * MIB]).await;
    assert!(full.assert_status(422).json()["error"].to_string().contains("may take 3 MB"));
    let mary = desk.customer("Mary", "Somerville").await;
    mary.attach("new", "large.bin", &vec![b'y'; 2 * MIB]).await;
}

async fn sixty_files_a_minute_are_enough(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let mut taken = 0;
    let refused = loop {
        let answer = grace.upload("new", "quick.txt", b"quick").await;
        if answer.status != 200 {
            break answer;
        }
        taken += 1;
        grace.post(&format!("/files/{}/removal", answer.json()["id"]), &[]).await.assert_status(204);
    };
    assert_eq!(taken, 60);
    refused.assert_status(429);
    assert!(refused.header("retry-after").parse::<u64>().is_ok_and(|seconds| seconds <= 60));
    desk.customer("Mary", "Somerville").await.attach("new", "quick.txt", b"quick").await;
}

async fn an_upload_that_breaks_off_leaves_nothing(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let mut connection = half_an_upload(&desk, &grace).await;
    until("it is on its way", async || (arriving(&desk) == 1).then_some(())).await;
    connection.shutdown().await.expect("closes");
    drop(connection);
    until("nothing of it is left", async || (arriving(&desk) == 0).then_some(())).await;
    assert_eq!(on_disk(&desk).len(), 0);
    assert_eq!(desk.value("SELECT COUNT(*) FROM attachments").await, "0");
}

/// Sends the first half of a file, and keeps the line open.
async fn half_an_upload(desk: &Desk, person: &Person) -> TcpStream {
    let body = multipart(&[], &[("film.mov", &vec![b'x'; MIB])]);
    let head = format!(
        "POST /files?place=new HTTP/1.1\r\nHost: {}\r\nOrigin: {}\r\nCookie: {}\r\nContent-Length: {}\r\n\
         Content-Type: multipart/form-data; boundary=care-boundary-7c1f\r\n\r\n",
        desk.address(),
        desk.base(),
        person.cookies(),
        body.len()
    );
    let mut connection = TcpStream::connect(desk.address()).await.expect("connects");
    connection.write_all(head.as_bytes()).await.expect("sends");
    connection.write_all(&body[..body.len() / 2]).await.expect("sends");
    // The answer does not come before the whole.
    let early = tokio::time::timeout(Duration::from_millis(50), connection.read(&mut [0; 16])).await;
    assert!(early.is_err(), "answered too early");
    connection
}

/// Files that are not whole yet.
fn arriving(desk: &Desk) -> usize {
    std::fs::read_dir(desk.data().join("files/arriving")).expect("the folder").count()
}

fn on_disk(desk: &Desk) -> Vec<std::path::PathBuf> {
    let shelves = std::fs::read_dir(desk.data().join("files")).expect("the folder");
    let files =
        shelves.flat_map(|shelf| std::fs::read_dir(shelf.expect("a shelf").path()).expect("a folder"));
    files.map(|file| file.expect("a file").path()).collect()
}
