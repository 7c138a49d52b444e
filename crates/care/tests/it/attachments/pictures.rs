//! What is left of a picture that comes from a phone.

use testkit::pictures::{from_a_phone, jpeg};

use crate::support::{Desk, both_engines};

both_engines!(a_picture_from_a_phone_no_longer_says_where_it_was_taken);

async fn a_picture_from_a_phone_no_longer_says_where_it_was_taken(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let id = grace.attach("new", "IMG_0001.JPG", &from_a_phone(&jpeg(1200, 800))).await;
    for (shown, size) in [("thumbnail", (427, 640)), ("picture", (800, 1200))] {
        let fetched = grace.fetch(&format!("/files/{id}/{shown}")).await;
        let told = fetched.content.windows(4).any(|part| part == b"Exif" || part == b"GPS ");
        assert!(!told, "{shown} still tells");
        let image = image::load_from_memory(&fetched.content).expect("a picture");
        assert_eq!((image.width(), image.height()), size, "{shown} stands upright");
    }
}
