//! How a file is called on pages and in mails: its size, and where it is saved from.

use super::{Attachment, MIB};

impl Attachment {
    /// "412 kB"
    pub fn size(&self) -> String {
        size(self.bytes)
    }

    /// Where the file itself is saved from. The name in it is for people; only the number counts.
    pub fn address(&self) -> String {
        address(self.id, &self.name)
    }
}

/// "412 kB", "2.6 MB"; never zero.
fn size(bytes: i64) -> String {
    let tenths = bytes * 10 / MIB;
    match bytes {
        ..1_024 => format!("{bytes} B"),
        1_024..MIB => format!("{} kB", bytes / 1_024),
        _ if tenths < 100 => format!("{}.{} MB", tenths / 10, tenths % 10),
        _ => format!("{} MB", bytes / MIB),
    }
}

fn address(id: i64, name: &str) -> String {
    match name {
        // These are the addresses of something else.
        "thumbnail" | "picture" | "removal" => format!("/files/{id}/{name}."),
        _ => format!("/files/{id}/{}", files::encoded(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_in_the_unit_that_fits() {
        for (bytes, said) in [(1, "1 B"), (1_023, "1023 B"), (422_000, "412 kB"), (2_726_298, "2.6 MB")] {
            assert_eq!(size(bytes), said);
        }
        assert_eq!(size(25 * MIB), "25 MB");
    }

    #[test]
    fn an_address_names_the_file_and_never_means_another() {
        assert_eq!(address(7, "a b/ü?.pdf"), "/files/7/a%20b%2F%C3%BC%3F.pdf");
        assert_eq!(address(7, "thumbnail"), "/files/7/thumbnail.");
    }
}
