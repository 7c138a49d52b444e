//! A small picture that stands in the corner of every page: drawn anew, with what shines through.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat};

use crate::picture::redrawn;

/// Longest side, in pixels.
const SIDE: u32 = 256;

/// A PNG of at most 256 pixels from a PNG, JPEG or WebP. None when it is something else or cannot be decoded.
pub async fn logo(file: Vec<u8>) -> Option<Vec<u8>> {
    redrawn(file, SIDE, |image| {
        let mut png = Vec::new();
        DynamicImage::from(image.to_rgba8()).write_to(&mut Cursor::new(&mut png), ImageFormat::Png)?;
        Ok(png)
    })
    .await
}

#[cfg(test)]
mod tests {
    use image::{Rgba, RgbaImage};

    use super::*;

    fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let image =
            RgbaImage::from_fn(width, height, |x, _| Rgba([9, 90, 120, if x == 0 { 0 } else { 255 }]));
        let image = DynamicImage::from(image);
        let image = if format == ImageFormat::Jpeg { DynamicImage::from(image.to_rgb8()) } else { image };
        testkit::pictures::encoded(image, format)
    }

    #[tokio::test]
    async fn a_logo_is_a_small_png_that_keeps_what_shines_through() {
        let drawn = logo(encoded(1_000, 500, ImageFormat::Png)).await.expect("a logo");
        let image = image::load_from_memory_with_format(&drawn, ImageFormat::Png).expect("a PNG");
        assert_eq!((image.width(), image.height()), (256, 128));
        let small = logo(encoded(20, 10, ImageFormat::Png)).await.expect("a logo");
        let small = image::load_from_memory_with_format(&small, ImageFormat::Png).expect("a PNG").to_rgba8();
        assert_eq!((small.width(), small.get_pixel(0, 0).0[3], small.get_pixel(1, 0).0[3]), (20, 0, 255));
        for format in [ImageFormat::Jpeg, ImageFormat::WebP] {
            assert!(logo(encoded(40, 40, format)).await.is_some(), "{format:?}");
        }
    }

    #[tokio::test]
    async fn what_is_no_picture_becomes_no_logo() {
        let png = encoded(20, 10, ImageFormat::Png);
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        for file in [&b""[..], svg, b"GIF89a\x01\0\x01\0", &png[..30], b"\x89PNG\r\n\x1a\nnothing"] {
            assert!(logo(file.to_vec()).await.is_none(), "{}", file.len());
        }
    }
}
