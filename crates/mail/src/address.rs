//! Whom a message comes from or goes to.

use crate::header::{encoded_words, is_plain, neutral};

/// A name for people and an address for servers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// May be empty.
    pub name: String,
    pub address: String,
}

/// Longest address that a mail server has to take (RFC 3696, 64 + 1 + 255): one line of a header holds it.
const ADDRESS_MAX: usize = 320;

impl Mailbox {
    pub fn new(name: impl Into<String>, address: impl Into<String>) -> Self {
        Self { name: name.into(), address: address.into() }
    }

    /// Reads `Name <name@example.com>` or the bare address; None when the address cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (name, address) = match text.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
            Some((name, address)) => (name.trim().trim_matches('"'), address),
            None => ("", text),
        };
        address.parse::<lettre::Address>().ok()?;
        Some(Self::new(name, address))
    }

    /// As the value of a header: quoted or encoded, on folded lines, without any way to end the header.
    pub(crate) fn header(&self) -> String {
        let address: String =
            self.address.chars().filter(|c| is_part_of_address(*c)).take(ADDRESS_MAX).collect();
        let name = neutral(&self.name);
        if name.is_empty() {
            return address;
        }
        let shown = if is_plain(&name) && name.len() <= 60 {
            format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
        } else {
            encoded_words(&name).join("\r\n ")
        };
        let fold = if shown.len() + address.len() > 60 { "\r\n " } else { " " };
        format!("{shown}{fold}<{address}>")
    }
}

/// A colon would begin a group of addresses, with nobody in it.
fn is_part_of_address(character: char) -> bool {
    !character.is_control()
        && !character.is_whitespace()
        && !matches!(character, '<' | '>' | ',' | ';' | ':' | '(' | ')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_is_read_with_and_without_a_name() {
        assert_eq!(Mailbox::parse("care@desk.test"), Some(Mailbox::new("", "care@desk.test")));
        assert_eq!(
            Mailbox::parse("\"Saltmere, care\" <care@desk.test>"),
            Some(Mailbox::new("Saltmere, care", "care@desk.test"))
        );
        assert_eq!(Mailbox::parse("Care <nobody>"), None);
        assert_eq!(Mailbox::parse(""), None);
    }

    #[test]
    fn a_name_cannot_end_its_quotes_or_its_header() {
        let hostile = Mailbox::new("A\" <v@x.test>,\r\nBcc: w@x.test", "a@b.test\r\nBcc: c@d.test");
        let header = hostile.header();
        assert_eq!(header, "\"A\\\" <v@x.test>, Bcc: w@x.test\" <a@b.testBccc@d.test>");
    }

    #[test]
    fn a_name_that_looks_encoded_is_encoded_itself() {
        let header = Mailbox::new("=?utf-8?q?a=0d=0aBcc:_v@x?=", "a@b.test").header();
        assert!(header.starts_with("=?utf-8?B?") && !header.contains("=0d"), "{header}");
    }
}
