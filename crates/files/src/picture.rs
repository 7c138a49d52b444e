//! What pages show of a picture: decoded within limits and encoded anew, so that nothing of the original file is
//! left but what one sees.

use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::error::{LimitError, LimitErrorKind};
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits};

use crate::format::Format;
use crate::jpeg;

/// Most pixels that are decoded, width times height.
const PIXELS_MAX: u64 = 25_000_000;
/// Longest side that is decoded.
const SIDE_MAX: u32 = 20_000;
/// Most memory that a decoder may ask for, in bytes.
const MEMORY_MAX: u64 = 160 << 20;
/// Longest sides of what is shown, in pixels.
const PICTURE: u32 = 2_048;
const THUMBNAIL: u32 = 640;
const QUALITY: u8 = 85;

/// Width and height in pixels, turned as the picture is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

/// Encoded as JPEG, or as PNG when something shines through.
pub(crate) struct Shown {
    pub(crate) size: Size,
    pub(crate) thumbnail: Vec<u8>,
    pub(crate) picture: Vec<u8>,
}

/// Fails for what is too large or not whole. Of a moving picture the first frame counts.
pub(crate) fn shown(original: &Path, format: Format) -> Result<Shown, ImageError> {
    let image = decoded(BufReader::new(File::open(original)?), format)?;
    let size = Size { width: image.width(), height: image.height() };
    let picture = fitted(image, PICTURE);
    let encoded = encode(&picture)?;
    let thumbnail = encode(&fitted(picture, THUMBNAIL))?;
    Ok(Shown { size, thumbnail, picture: encoded })
}

pub(crate) fn decoded(mut file: impl BufRead + Seek, format: Format) -> Result<DynamicImage, ImageError> {
    if format == Format::Jpeg {
        if !jpeg::is_whole(&mut file)? {
            return Err(std::io::Error::from(std::io::ErrorKind::UnexpectedEof).into());
        }
        file.rewind()?;
    }
    let mut reader = ImageReader::with_format(file, format.into());
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_MAX);
    limits.max_image_height = Some(SIDE_MAX);
    limits.max_alloc = Some(MEMORY_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MAX || decoder.total_bytes() > MEMORY_MAX {
        return Err(ImageError::Limits(LimitError::from_kind(LimitErrorKind::DimensionError)));
    }
    let orientation = decoder.orientation()?;
    let mut image = DynamicImage::from_decoder(decoder)?;
    image.apply_orientation(orientation);
    Ok(image)
}

/// What `draw` makes of a PNG, JPEG or WebP that was made to fit. None when the file is something else or cannot be
/// decoded.
pub(crate) async fn redrawn<T: Send + 'static>(
    file: Vec<u8>,
    side: u32,
    draw: fn(DynamicImage) -> Result<T, ImageError>,
) -> Option<T> {
    let format = Format::begun(&file).filter(|format| *format != Format::Gif)?;
    let draw = move || draw(fitted(decoded(Cursor::new(file), format)?, side));
    // Decoders meet the oddest files; one that stumbles must not end more than itself.
    let drawing = move || catch_unwind(AssertUnwindSafe(draw)).ok()?.ok();
    tokio::task::spawn_blocking(drawing).await.ok().flatten()
}

/// Made smaller until it fits; never larger.
pub(crate) fn fitted(image: DynamicImage, side: u32) -> DynamicImage {
    let longest = image.width().max(image.height());
    if longest <= side {
        image
    } else if longest > 2 * side {
        // Averages boxes of pixels in place, without a second large picture in memory.
        image.thumbnail(side, side)
    } else {
        image.resize(side, side, FilterType::CatmullRom)
    }
}

pub(crate) fn encode(image: &DynamicImage) -> Result<Vec<u8>, ImageError> {
    let mut bytes = Vec::new();
    if is_opaque(image) {
        image.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?;
    } else {
        DynamicImage::from(image.to_rgba8()).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)?;
    }
    Ok(bytes)
}

fn is_opaque(image: &DynamicImage) -> bool {
    !image.color().has_alpha() || image.to_rgba8().pixels().all(|pixel| pixel.0[3] == u8::MAX)
}
