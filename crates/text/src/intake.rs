//! What is kept of text that somebody typed or mailed.

/// Text of several lines as it may be stored: line ends are LF, control characters other than newline and
/// tab are gone, and so is space at the end.
pub fn clean(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                kept.push('\n');
            }
            '\n' | '\t' => kept.push(character),
            _ if character.is_control() => {}
            _ => kept.push(character),
        }
    }
    kept.truncate(kept.trim_end().len());
    kept
}

/// Text of one line (names, subjects): every run of space, line ends included, becomes one blank; control
/// characters and those that turn the direction of what follows are gone.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_whitespace() {
            if !line.is_empty() && !line.ends_with(' ') {
                line.push(' ');
            }
        } else if !character.is_control() && !turns_direction(character) {
            line.push(character);
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// Whether nothing of it would be seen: space, and characters without width.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|character| {
        character.is_whitespace()
            || character.is_control()
            || turns_direction(character)
            || matches!(
                character,
                '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}'
                    | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}'
            )
    })
}

/// Embeddings, overrides and isolates: left open in a name, they would reverse the words after it.
fn turns_direction(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn line_ends_become_newlines_and_controls_vanish() {
        assert_eq!(clean("a\r\nb\rc\n\0d\u{8}\te\u{7f}\u{85} \n\n"), "a\nb\nc\nd\te");
    }

    #[test]
    fn a_subject_is_one_line() {
        assert_eq!(one_line("  Router\r\nBcc: v@x\t is \u{202e} down\0 "), "Router Bcc: v@x is down");
    }

    #[test]
    fn what_nobody_can_see_is_blank() {
        assert!(is_blank(" \u{200b}\u{feff}\n\u{2060}"));
        assert!(is_blank(""));
        assert!(!is_blank("\u{200b}x") && !is_blank("❤\u{fe0f}"));
    }

    #[test]
    fn only_space_is_nothing() {
        assert_eq!(one_line(" \u{a0}\u{2003}\r\n"), "");
        assert_eq!(clean(" \n\t\r\n "), "");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in "\\PC*|(?s).*") {
            let once = clean(&text);
            prop_assert_eq!(&clean(&once), &once);
            prop_assert!(once.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()));
        }

        #[test]
        fn one_line_never_holds_a_control_character(text in "(?s).*") {
            let line = one_line(&text);
            prop_assert!(line.chars().all(|c| !c.is_control()));
            prop_assert_eq!(&one_line(&line), &line);
        }
    }
}
