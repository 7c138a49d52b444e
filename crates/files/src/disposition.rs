//! The header that tells a browser to save a file, and under which name (RFC 6266).

use std::fmt::Write as _;

/// `attachment` with the name twice: in ASCII for old programs, and in full (RFC 8187).
pub fn attachment(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%') || c == ' ' { c } else { '_' })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", encoded(name))
}

/// Every byte but letters, digits and `-._~` as `%XX`: also safe in an address.
pub fn encoded(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::attachment;

    #[test]
    fn a_name_never_ends_its_quotes_and_arrives_whole() {
        assert_eq!(
            attachment("Rechnung März.pdf"),
            "attachment; filename=\"Rechnung M_rz.pdf\"; filename*=UTF-8''Rechnung%20M%C3%A4rz.pdf"
        );
        assert_eq!(
            attachment("a\"; filename=\"b.exe\r\nX: y"),
            "attachment; filename=\"a_; filename=_b.exe__X: y\"; filename*=UTF-8''a%22%3B%20filename%3D%22b.exe%0D%0AX%3A%20y"
        );
    }
}
