//! What a stored content is called on the disk.

use std::path::PathBuf;

/// One stored copy of some content. What is stored, swept and handed in again is another copy under another name:
/// whoever removes the old one can never meet the new one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Blob {
    hash: String,
    copy: String,
}

/// What is kept of one content: itself, and for a picture what pages show of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    Original,
    /// At most 640 pixels wide and high: twice the room it gets on a page.
    Thumbnail,
    /// At most 2048 pixels wide and high.
    Picture,
}

impl Variant {
    const ALL: [Self; 3] = [Self::Original, Self::Thumbnail, Self::Picture];

    const fn ending(self) -> &'static str {
        match self {
            Self::Original => "",
            Self::Thumbnail => ".thumbnail",
            Self::Picture => ".picture",
        }
    }
}

impl Blob {
    /// `hash` is the SHA-256 in lower-case hex; `copy` consists of letters, digits, `-` and `_`. None for anything
    /// else, which could lead out of the folder.
    pub fn new(hash: &str, copy: &str) -> Option<Self> {
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let is_copy = !copy.is_empty()
            && copy.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        (is_hash && is_copy).then(|| Self { hash: hash.to_owned(), copy: copy.to_owned() })
    }

    /// The blob to which a file in the folder belongs.
    pub(crate) fn of_file(name: &str) -> Option<Self> {
        let (hash, rest) = name.split_once('.')?;
        let variant = Variant::ALL.iter().rev().find(|variant| rest.ends_with(variant.ending()))?;
        Self::new(hash, rest.strip_suffix(variant.ending())?)
    }

    /// SHA-256 of the content, in hex.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Which copy of this content it is.
    pub fn copy(&self) -> &str {
        &self.copy
    }

    /// Name of the folder that holds it.
    pub(crate) fn shelf(&self) -> &str {
        &self.hash[..2]
    }

    /// Where a variant lies, from the root folder.
    pub(crate) fn path(&self, variant: Variant) -> PathBuf {
        let (hash, copy) = (&self.hash, &self.copy);
        PathBuf::from(self.shelf()).join(format!("{hash}.{copy}{}", variant.ending()))
    }

    pub(crate) fn paths(&self) -> impl Iterator<Item = PathBuf> {
        Variant::ALL.into_iter().map(|variant| self.path(variant))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_leads_elsewhere_is_no_blob() {
        let hash = "ab".repeat(32);
        assert!(Blob::new(&hash, "Zq7_-x").is_some());
        for (hash, copy) in
            [("../../etc/passwd", "x"), (&*hash.to_uppercase(), "x"), (&*hash, ""), (&*hash, "../x")]
        {
            assert_eq!(Blob::new(hash, copy), None, "{hash} {copy}");
        }
    }

    #[test]
    fn a_file_is_traced_to_its_blob() {
        let blob = Blob::new(&"0f".repeat(32), "one").unwrap();
        for path in blob.paths() {
            let name = path.file_name().unwrap().to_str().unwrap();
            assert_eq!(Blob::of_file(name).as_ref(), Some(&blob), "{name}");
        }
        assert_eq!(Blob::of_file("lost+found"), None);
    }
}
