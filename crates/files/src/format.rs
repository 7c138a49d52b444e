//! Which files may be shown as pictures: those whose first bytes and whose name's ending say the same.

/// A kind of picture that can be decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Jpeg,
    Png,
    Gif,
    Webp,
}

impl Format {
    /// None when it is not a picture, or when ending and content disagree: then it is a plain file.
    pub fn of(name: &str, head: &[u8]) -> Option<Self> {
        Self::named(name).filter(|format| Self::begun(head) == Some(*format))
    }

    /// By the ending of a name.
    pub fn named(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" => Some(Self::Jpeg),
            "png" => Some(Self::Png),
            "gif" => Some(Self::Gif),
            "webp" => Some(Self::Webp),
            _ => None,
        }
    }

    /// By the first bytes of a content.
    pub fn begun(head: &[u8]) -> Option<Self> {
        match head {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ => None,
        }
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
        }
    }
}

impl From<Format> for image::ImageFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Jpeg => Self::Jpeg,
            Format::Png => Self::Png,
            Format::Gif => Self::Gif,
            Format::Webp => Self::WebP,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ending_and_content_must_agree() {
        let png = b"\x89PNG\r\n\x1a\n0000";
        assert_eq!(Format::of("router.PNG", png), Some(Format::Png));
        assert_eq!(Format::of("a.jpeg", b"\xff\xd8\xff\xe0"), Some(Format::Jpeg));
        assert_eq!(Format::of("a.webp", b"RIFF\x10\0\0\0WEBPVP8 "), Some(Format::Webp));
        for (name, head) in [
            ("router.jpg", &png[..]),
            ("router", png),
            ("png", png),
            ("x.html", b"GIF89a<script>"),
            ("x.gif", b"<script>"),
            ("x.svg", b"<svg xmlns="),
            ("x.svg.png", b"<svg xmlns="),
            ("x.pdf", b"%PDF-1.7"),
            ("x.png", b""),
        ] {
            assert_eq!(Format::of(name, head), None, "{name}");
        }
    }
}
