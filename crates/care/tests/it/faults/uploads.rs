//! Kills in the middle of uploads, and a disk that fills up under them.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tempfile::TempDir;
use testkit::Cluster;

use crate::support::{Desk, Person, Place, RUNTIME, multipart};

const ROUNDS: usize = 5;

/// Address and content of each file that was acknowledged.
type Ledger = Arc<Mutex<Vec<(String, Vec<u8>)>>>;

#[test]
fn on_sqlite_every_acknowledged_file_is_there_after_kill_9_byte_for_byte() {
    RUNTIME.block_on(async {
        kill_and_compare(Desk::inside(folder(), Place::Folder, |care| care).await).await;
    });
}

#[test]
fn on_postgresql_every_acknowledged_file_is_there_after_kill_9_byte_for_byte() {
    RUNTIME.block_on(async {
        let cluster = Cluster::start().await;
        let place = Place::Database(cluster.database().await);
        kill_and_compare(Desk::inside(folder(), place, |care| care).await).await;
    });
}

fn folder() -> TempDir {
    TempDir::new().expect("a folder")
}

async fn kill_and_compare(mut desk: Desk) {
    desk.set_up().await;
    desk.rows("INSERT INTO settings (name, value, updated_at) VALUES ('files_per_message', '1000000', 0)")
        .await;
    desk.rows("INSERT INTO settings (name, value, updated_at) VALUES ('uploads_per_minute', '1000000', 0)")
        .await;
    desk.stop().await;
    desk.start_again().await;
    let people = [desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await];
    let ledgers = [Ledger::default(), Ledger::default()];
    for round in 0..ROUNDS {
        let stop = Arc::new(AtomicBool::new(false));
        let load: Vec<_> = people
            .iter()
            .zip(&ledgers)
            .enumerate()
            .map(|(at, (person, ledger))| {
                let name = format!("round {round}, person {at}");
                tokio::spawn(hand_in(person.clone(), Arc::clone(ledger), name, Arc::clone(&stop)))
            })
            .collect();
        // A moment in the middle of the work, another one each round.
        tokio::time::sleep(Duration::from_millis(120 + (round as u64 * 397) % 600)).await;
        desk.kill().await;
        stop.store(true, Ordering::SeqCst);
        for work in load {
            work.await.expect("works until it is told to stop");
        }
        desk.start_again().await;
    }
    let mut compared = 0;
    for (person, ledger) in people.iter().zip(ledgers) {
        let acknowledged = ledger.lock().expect("no panic").clone();
        for (address, content) in acknowledged {
            let fetched = person.fetch(&address).await;
            assert_eq!((fetched.status, fetched.content), (200, content), "{address}");
            compared += 1;
        }
    }
    assert!(compared > ROUNDS, "only {compared} files were acknowledged");
    for row in desk.rows("SELECT b.hash, b.copy FROM attachments a JOIN blobs b ON b.hash = a.blob").await {
        let file = desk.data().join(format!("files/{}/{}.{}", &row[0][..2], row[0], row[1]));
        assert!(file.exists(), "no row is without its file: {}", file.display());
    }
}

/// Hands in one file after the other until told to stop.
async fn hand_in(person: Person, ledger: Ledger, name: String, stop: Arc<AtomicBool>) {
    for at in 0.. {
        if stop.load(Ordering::SeqCst) {
            return;
        }
        let content = format!("{name}, file {at}. ").repeat(2_000).into_bytes();
        let request = person.post_request("/files?place=new");
        let request = request.header("content-type", "multipart/form-data; boundary=care-boundary-7c1f");
        let request = request.body(multipart(&[], &[("ledger.txt", &content)]));
        let Ok(answer) = person.try_send(request).await else { continue };
        if answer.status == 200 {
            let address = answer.json()["href"].as_str().expect("an address").to_owned();
            ledger.lock().expect("no panic").push((address, content));
        }
    }
}
