//! A picture that stands on pages of the desk's own: drawn anew, so that nothing of the file is left but what one sees.

use crate::picture::{Size, encode, redrawn};

/// Longest side, in pixels.
const SIDE: u32 = 1_024;

/// As JPEG, or as PNG when something shines through.
#[derive(Debug, Clone)]
pub struct Cover {
    pub content: Vec<u8>,
    pub size: Size,
}

/// From a PNG, JPEG or WebP. None when it is something else or cannot be decoded.
pub async fn cover(file: Vec<u8>) -> Option<Cover> {
    redrawn(file, SIDE, |image| {
        Ok(Cover { size: Size { width: image.width(), height: image.height() }, content: encode(&image)? })
    })
    .await
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgb, RgbImage};
    use testkit::pictures::encoded;

    use super::*;
    use crate::format::Format;

    #[tokio::test]
    async fn a_cover_is_a_smaller_picture_with_nothing_else_in_it() {
        let image = RgbImage::from_pixel(2_000, 1_000, Rgb([9, 90, 120]));
        let mut file = encoded(image, ImageFormat::Png);
        file.extend_from_slice(b"<script>alert(1)</script>");
        let cover = cover(file).await.expect("a picture");
        assert_eq!((cover.size.width, cover.size.height), (1_024, 512));
        assert_eq!(Format::begun(&cover.content), Some(Format::Jpeg));
        assert!(!cover.content.windows(8).any(|part| part == b"<script>"));
    }

    #[tokio::test]
    async fn what_is_no_picture_is_no_cover() {
        for file in [
            &b""[..],
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            b"GIF89a\x01\0\x01\0",
            b"\x89PNG\r\n\x1a\n",
        ] {
            assert!(cover(file.to_vec()).await.is_none(), "{}", file.len());
        }
    }
}
