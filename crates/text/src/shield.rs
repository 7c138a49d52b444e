//! Keeps what people type without a thought of Markdown from being taken for it.

/// Stands before or between what would otherwise be read as markup. It is no character that anybody can type, and
/// nothing that is shown contains it.
pub(crate) const SHIELD: char = '\u{fdd0}';

/// The text with shields where a phone number would begin a list, a network path would lose a backslash, and so on.
pub(crate) fn shielded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16 + 8);
    let mut is_code = false;
    let mut quoted = false;
    for line in text.lines() {
        let start = line.trim_start();
        if start.starts_with("```") {
            is_code = !is_code;
        }
        let quotes = start.starts_with('>');
        if quoted && !quotes && !is_code && !start.is_empty() {
            // The answer below a quotation is no part of it.
            out.push('\n');
        }
        quoted = quotes && !is_code;
        if begins_by_chance(start) {
            out.push_str(&line[..line.len() - start.len()]);
            out.push(SHIELD);
            shield_marks(start, &mut out);
        } else {
            shield_marks(line, &mut out);
        }
        out.push('\n');
    }
    out
}

/// `+ 49 30 …` is a phone number, `# 5` a number, `007.` a name, `~~~~~` a line drawn by hand.
fn begins_by_chance(line: &str) -> bool {
    let before_number = |mark: char| {
        line.strip_prefix(mark)
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    };
    let leading_zero = line.starts_with('0') && line[1..].starts_with(|c: char| c.is_ascii_digit());
    let only_marks = !line.is_empty() && line.trim_matches(['#', ' ']).is_empty();
    before_number('+') || before_number('#') || leading_zero || only_marks || line.starts_with("~~~")
}

/// Entities, definitions of references, backslashes before backslashes and line ends, and `\@`, which would be part of
/// an address all the same.
fn shield_marks(line: &str, out: &mut String) {
    let mut before = ' ';
    for character in line.chars() {
        match (before, character) {
            (_, SHIELD) => continue,
            (']', ':') | ('\\', '\\') => out.push(SHIELD),
            ('\\', '@') => {
                out.pop();
                out.extend([SHIELD, '\\']);
            }
            _ => {}
        }
        out.push(character);
        if character == '&' {
            out.push(SHIELD);
        }
        before = character;
    }
    if before == '\\' {
        out.push(SHIELD);
    }
}
