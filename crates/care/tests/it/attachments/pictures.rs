//! Pictures made for the tests, and what is left of those that come from a phone.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::support::{Desk, both_engines};

both_engines!(a_picture_from_a_phone_no_longer_says_where_it_was_taken);

fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let image = RgbImage::from_fn(width, height, |x, y| Rgb([(x % 251) as u8, (y % 241) as u8, 120]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(image).write_to(&mut bytes, format).expect("encodes");
    bytes.into_inner()
}

pub fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(width, height, ImageFormat::Png)
}

pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(width, height, ImageFormat::Jpeg)
}

/// A JPEG that lies on its side (orientation 6) and carries a GPS directory with a latitude.
pub fn from_a_phone(width: u32, height: u32) -> Vec<u8> {
    let plain = jpeg(width, height);
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    exif.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
    exif.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0");
    // One entry, GPSLatitudeRef = N, and a text that the test looks for.
    exif.extend(b"\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0");
    exif.extend(b"GPS 60.1699 N 24.9384 E\0");
    let mut bytes = plain[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(u16::try_from(exif.len() + 2).expect("short").to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&plain[2..]);
    bytes
}

async fn a_picture_from_a_phone_no_longer_says_where_it_was_taken(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let id = grace.attach("new", "IMG_0001.JPG", &from_a_phone(1200, 800)).await;
    for (shown, size) in [("thumbnail", (427, 640)), ("picture", (800, 1200))] {
        let fetched = grace.fetch(&format!("/files/{id}/{shown}")).await;
        let told = fetched.content.windows(4).any(|part| part == b"Exif" || part == b"GPS ");
        assert!(!told, "{shown} still tells");
        let image = image::load_from_memory(&fetched.content).expect("a picture");
        assert_eq!((image.width(), image.height()), size, "{shown} stands upright");
    }
}
