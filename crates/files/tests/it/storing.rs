//! Taking files in, giving them out, and removing them.

use std::os::unix::fs::PermissionsExt as _;
use std::time::{Duration, SystemTime};

use files::{Error, Store, Variant};
use tokio::io::AsyncReadExt as _;

use crate::support::{Shelf, copy};

/// SHA-256 of "a red light".
const HASH: &str = "3e53892d6b994a42cb9ec70612472a13ff17d5f98d211e4a8b47002fd9c78eed";

fn later() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 33)
}

#[tokio::test]
async fn a_file_lies_under_its_hash_and_comes_back_whole() {
    let shelf = Shelf::new();
    let mut upload = shelf.store.receive(copy(), 100).await.unwrap();
    upload.write(b"a red ").await.unwrap();
    upload.write(b"light").await.unwrap();
    let kept = upload.keep().await.unwrap();
    assert_eq!((kept.bytes, &*kept.head), (11, &b"a red light"[..]));
    let files = shelf.files();
    assert_eq!(files.len(), 1, "{files:?}");
    assert!(files[0].ends_with(format!(
        "{}/{}.{}",
        &kept.blob.hash()[..2],
        kept.blob.hash(),
        kept.blob.copy()
    )));
    assert_eq!(files[0].metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let mut opened = shelf.store.open_variant(&kept.blob, Variant::Original).await.unwrap().unwrap();
    let mut content = String::new();
    opened.file.read_to_string(&mut content).await.unwrap();
    assert_eq!((content.as_str(), opened.bytes), ("a red light", 11));
    assert_eq!(kept.blob.hash(), HASH);
}

#[tokio::test]
async fn the_same_content_twice_is_two_copies_and_removing_one_leaves_the_other() {
    let shelf = Shelf::new();
    let (first, second) = (shelf.keep(b"same").await.blob, shelf.keep(b"same").await.blob);
    assert_eq!(first.hash(), second.hash());
    assert_ne!(first, second);
    shelf.store.remove(&first).await.unwrap();
    shelf.store.remove(&first).await.expect("removing again is no error");
    assert!(shelf.store.open_variant(&first, Variant::Original).await.unwrap().is_none());
    assert!(shelf.store.open_variant(&second, Variant::Original).await.unwrap().is_some());
}

#[tokio::test]
async fn what_is_too_large_or_given_up_leaves_nothing() {
    let shelf = Shelf::new();
    let mut upload = shelf.store.receive(copy(), 10).await.unwrap();
    upload.write(b"0123456789").await.unwrap();
    assert!(matches!(upload.write(b"x").await, Err(Error::TooLarge)));
    drop(upload);
    let mut given_up = shelf.store.receive(copy(), 10).await.unwrap();
    given_up.write(b"half").await.unwrap();
    drop(given_up);
    assert_eq!(shelf.files(), Vec::<std::path::PathBuf>::new());
}

#[tokio::test]
async fn what_a_killed_process_left_is_found_and_forgotten() {
    let shelf = Shelf::new();
    let kept = shelf.keep(b"left behind").await;
    let mut half = shelf.store.receive(copy(), 10).await.unwrap();
    half.write(b"half").await.unwrap();
    let shelf_number = u8::from_str_radix(&kept.blob.hash()[..2], 16).unwrap();
    assert_eq!(shelf.store.untouched(shelf_number, SystemTime::UNIX_EPOCH).await.unwrap(), []);
    assert_eq!(shelf.store.untouched(shelf_number, later()).await.unwrap(), [kept.blob]);
    assert_eq!(shelf.store.forget_arriving(SystemTime::UNIX_EPOCH).await.unwrap(), 0);
    assert_eq!(shelf.store.forget_arriving(later()).await.unwrap(), 1);
}

#[tokio::test]
async fn a_place_that_cannot_be_a_folder_is_refused_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("files");
    std::fs::write(&file, "in the way").unwrap();
    assert!(Store::open(&file).is_err());
}
