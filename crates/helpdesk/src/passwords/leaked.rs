//! The passwords that attackers try first, from lists of leaked ones (assets/vendor/django-common-passwords).

use std::collections::HashSet;
use std::io::Read;
use std::sync::LazyLock;

use super::policy::MIN_CHARACTERS;

static PACKED: &[u8] =
    include_bytes!("../../../../assets/vendor/django-common-passwords@5.2/common-passwords.txt.gz");

/// In lower case; the shorter ones are refused anyway.
static LEAKED: LazyLock<HashSet<Box<str>>> = LazyLock::new(|| {
    let mut text = String::new();
    flate2::read::GzDecoder::new(PACKED).read_to_string(&mut text).expect("the bundled list is intact");
    text.lines().filter(|line| line.chars().count() >= MIN_CHARACTERS).map(Into::into).collect()
});

/// Whether the password is on the list, in whatever case.
pub fn is_leaked(password: &str) -> bool {
    LEAKED.contains(password.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_list_holds_the_usual_ones_in_any_case() {
        assert!(LEAKED.len() > 8_000);
        assert!(is_leaked("Password1"));
        assert!(is_leaked("trustno1"));
        assert!(!is_leaked("tram lantern 47 oats"));
    }
}
