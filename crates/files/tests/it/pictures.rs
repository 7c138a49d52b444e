//! Pictures as pages show them, and files that only pretend to be one.

use files::{Format, Size, Variant};
use image::{DynamicImage, GenericImageView as _, ImageFormat, Rgba, RgbaImage};
use testkit::pictures::{encoded, from_a_phone};
use tokio::io::AsyncReadExt as _;

use crate::support::{Shelf, two_halves};

/// Stores and looks at a picture; its size, thumbnail and shown picture, if it has them.
async fn made(content: &[u8], format: Format) -> Option<(Size, Vec<u8>, Vec<u8>)> {
    let shelf = Shelf::new();
    let blob = shelf.keep(content).await.blob;
    let size = shelf.store.make_picture(&blob, format).await.expect("the disk works");
    let Some(size) = size else {
        assert_eq!(shelf.files().len(), 1, "only the original is there");
        return None;
    };
    let mut variants = Vec::new();
    for variant in [Variant::Thumbnail, Variant::Picture] {
        let mut opened = shelf.store.open_variant(&blob, variant).await.unwrap().expect("made");
        let mut bytes = Vec::new();
        opened.file.read_to_end(&mut bytes).await.unwrap();
        assert!(opened.format.is_some());
        variants.push(bytes);
    }
    let picture = variants.pop().unwrap();
    Some((size, variants.pop().unwrap(), picture))
}

fn size(bytes: &[u8]) -> (u32, u32) {
    image::load_from_memory(bytes).expect("decodes").dimensions()
}

#[tokio::test]
async fn every_format_is_made_anew_in_the_sizes_that_pages_use() {
    for (format, as_image) in [
        (Format::Jpeg, ImageFormat::Jpeg),
        (Format::Png, ImageFormat::Png),
        (Format::Gif, ImageFormat::Gif),
        (Format::Webp, ImageFormat::WebP),
    ] {
        let original = encoded(two_halves(2100, 1050), as_image);
        let (shown, thumbnail, picture) = made(&original, format).await.expect("a picture");
        assert_eq!((shown.width, shown.height), (2100, 1050), "{format:?}");
        assert_eq!((size(&thumbnail), size(&picture)), ((640, 320), (2048, 1024)), "{format:?}");
    }
}

#[tokio::test]
async fn a_small_picture_keeps_its_size_and_a_clear_one_its_clearness() {
    let clear = RgbaImage::from_pixel(40, 30, Rgba([10, 200, 10, 90]));
    let (shown, thumbnail, _) =
        made(&encoded(clear, ImageFormat::Png), Format::Png).await.expect("a picture");
    assert_eq!((shown.width, shown.height), (40, 30));
    let thumbnail = image::load_from_memory_with_format(&thumbnail, ImageFormat::Png).expect("a PNG");
    assert_eq!(thumbnail.get_pixel(5, 5), Rgba([10, 200, 10, 90]));
}

#[tokio::test]
async fn a_picture_from_a_phone_stands_upright_and_no_longer_says_where_it_was_taken() {
    let original = from_a_phone(&encoded(two_halves(80, 40), ImageFormat::Jpeg));
    assert!(original.windows(3).any(|part| part == b"GPS"));
    let (shown, thumbnail, picture) = made(&original, Format::Jpeg).await.expect("a picture");
    assert_eq!((shown.width, shown.height), (40, 80));
    for bytes in [thumbnail, picture] {
        assert!(!bytes.windows(4).any(|part| part == b"Exif" || part == b"GPS "), "nothing is left of it");
        let image = image::load_from_memory(&bytes).expect("decodes");
        let (top, bottom) = (image.get_pixel(20, 10), image.get_pixel(20, 70));
        assert!(top[0] > 150 && bottom[2] > 150, "the red half is on top: {top:?} {bottom:?}");
    }
}

#[tokio::test]
async fn a_picture_of_too_many_pixels_is_not_even_begun() {
    // Its head promises 30,000 × 30,000 pixels; decoding would need gigabytes.
    let mut png = encoded(DynamicImage::new_luma8(8, 8), ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    let check = crc32(&png[12..29]).to_be_bytes();
    png[29..33].copy_from_slice(&check);
    assert!(made(&png, Format::Png).await.is_none());
    let mut gif = encoded(DynamicImage::new_rgb8(8, 8), ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0xff; 4]);
    assert!(made(&gif, Format::Gif).await.is_none());
}

#[tokio::test]
async fn what_is_cut_off_or_something_else_is_no_picture() {
    for (format, as_image) in [
        (Format::Jpeg, ImageFormat::Jpeg),
        (Format::Png, ImageFormat::Png),
        (Format::Webp, ImageFormat::WebP),
    ] {
        let whole = encoded(two_halves(400, 300), as_image);
        assert!(made(&whole[..whole.len() / 2], format).await.is_none(), "{format:?}");
    }
    assert!(made(b"GIF89a<script>alert(1)</script>", Format::Gif).await.is_none());
    assert!(made(b"\xff\xd8\xff\xe0<html>", Format::Jpeg).await.is_none());
}

#[tokio::test]
async fn after_a_broken_picture_the_next_one_is_made() {
    let shelf = Shelf::new();
    let broken = shelf.keep(b"\x89PNG\r\n\x1a\nnothing").await.blob;
    let sound = shelf.keep(&encoded(two_halves(10, 10), ImageFormat::Png)).await.blob;
    assert_eq!(shelf.store.make_picture(&broken, Format::Png).await.unwrap(), None);
    let size = shelf.store.make_picture(&sound, Format::Png).await.unwrap();
    assert_eq!(size, Some(Size { width: 10, height: 10 }));
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    })
}
