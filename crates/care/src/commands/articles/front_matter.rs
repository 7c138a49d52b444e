//! The head of an article's file: lines `key: value` between two lines `---`, then the body in Markdown.

use std::fmt::Write as _;

use helpdesk::articles::NewText;

const FENCE: &str = "---";

/// Reads a file; an error says which line is wrong. `slug` is what the file's name gives.
pub fn parse(file: &str, slug: &str) -> Result<NewText, String> {
    let file = file.strip_prefix('\u{feff}').unwrap_or(file).replace("\r\n", "\n");
    let rest = file
        .strip_prefix(FENCE)
        .and_then(|rest| rest.trim_start_matches([' ', '\t']).strip_prefix('\n'))
        .ok_or("the first line must be ---")?;
    let mut new = NewText::default();
    let mut seen: Vec<&str> = Vec::new();
    let mut body_at = None;
    let mut at = 0;
    for (number, line) in (2..).zip(rest.split_inclusive('\n')) {
        at += line.len();
        let line = line.trim();
        if line == FENCE {
            body_at = Some(at);
            break;
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, value) =
            line.split_once(':').ok_or_else(|| format!("line {number} is no “key: value”: {line}"))?;
        let key = key.trim();
        if seen.contains(&key) {
            return Err(format!("line {number} says {key} a second time"));
        }
        seen.push(key);
        let value = unquoted(value.trim()).ok_or_else(|| format!("line {number}: the quotes do not end"))?;
        put(&mut new, key, value).ok_or_else(|| format!("line {number}: {key} is not known here"))?;
    }
    let body_at = body_at.ok_or("the line --- that ends the head is missing")?;
    let body = &rest[body_at..];
    new.body = body.strip_prefix('\n').unwrap_or(body).to_owned();
    if new.slug.is_empty() {
        slug.clone_into(&mut new.slug);
    }
    Ok(new)
}

/// None for a key that is not known. An empty value is one that was not given.
fn put(new: &mut NewText, key: &str, value: String) -> Option<()> {
    let given = Some(value.clone()).filter(|value| !value.is_empty());
    match key {
        "title" => new.title = value,
        "slug" => new.slug = value,
        "category" => new.category = given,
        "visibility" => new.visibility = given,
        "language" => new.language = given,
        "publish_at" => new.publish_at = given,
        "review_at" => new.review_at = given,
        _ => return None,
    }
    Some(())
}

/// As it is, or what stands between quotes. None for quotes that do not end.
fn unquoted(value: &str) -> Option<String> {
    let inside = |mark: char| value.strip_prefix(mark).map(|rest| rest.strip_suffix(mark));
    if let Some(inside) = inside('\'') {
        return inside.map(|inside| inside.replace("''", "'"));
    }
    let Some(inside) = inside('"') else { return Some(value.to_owned()) };
    let mut text = String::new();
    let mut characters = inside?.chars();
    while let Some(character) = characters.next() {
        text.push(if character == '\\' { characters.next()? } else { character });
    }
    Some(text)
}

/// Writes a file that reads as the same.
pub fn write(text: &NewText) -> String {
    let mut file = format!("{FENCE}\ntitle: {}\nslug: {}\n", quoted(&text.title), text.slug);
    let fields = [
        ("category", text.category.as_deref().map(quoted)),
        ("visibility", text.visibility.clone()),
        ("language", text.language.clone()),
        ("publish_at", text.publish_at.clone()),
        ("review_at", text.review_at.clone()),
    ];
    for (key, value) in fields {
        if let Some(value) = value {
            let _ = writeln!(file, "{key}: {value}");
        }
    }
    let _ = write!(file, "{FENCE}\n\n{}\n", text.body);
    file
}

fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_reads_as_it_was_written() {
        for (title, body) in [
            ("What \"this\" is: a \\ test", "One.\n\n## Two\n\n---\n\ntitle: three"),
            ("'Quoted'", "\n  indented"),
            ("كيف؟", "```\n---\n```"),
        ] {
            let text = NewText {
                title: title.to_owned(),
                slug: "a-b".to_owned(),
                body: body.to_owned(),
                language: Some("ar".to_owned()),
                category: Some("# Bills".to_owned()),
                visibility: Some("public".to_owned()),
                publish_at: Some("2026-05-01T08:00:00Z".to_owned()),
                review_at: None,
            };
            let read = parse(&write(&text), "other").expect("reads");
            assert_eq!(NewText { body: read.body.trim_end().to_owned(), ..read }, text);
        }
    }

    #[test]
    fn plain_lines_comments_and_windows_line_ends_are_read() {
        let text = parse("\u{feff}---\r\n# ours\r\ntitle: It's: fine\r\nvisibility:\r\n---\r\nWords", "it")
            .expect("reads");
        assert_eq!(
            (text.title.as_str(), text.slug.as_str(), text.body.as_str()),
            ("It's: fine", "it", "Words")
        );
        assert_eq!(text.visibility, None);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        for (file, said) in [
            ("Words", "the first line must be ---"),
            ("---\ntitle: A\n", "that ends the head is missing"),
            ("---\ntitle: A\nauthor: B\n---\n", "line 3: author is not known here"),
            ("---\ntitle: A\ntitle: B\n---\n", "line 3 says title a second time"),
            ("---\ntitle\n---\n", "line 2 is no"),
            ("---\ntitle: \"A\n---\n", "line 2: the quotes do not end"),
        ] {
            let error = parse(file, "x").expect_err(file);
            assert!(error.contains(said), "{error}");
        }
    }
}
