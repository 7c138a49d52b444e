//! No page has words of its own: all of them stand in the Fluent files.

use std::fs;
use std::path::{Path, PathBuf};

/// Examples, each with the file it stands in: they are looked at, not read. An address or a name is no word.
const EXAMPLES: &[(&str, &str)] = &[("design.html", ""), ("admin/desk.html", "CARE_SMTP_HOST")];

/// Attributes that are read out or shown.
const READ: &[&str] = &["alt", "aria-label", "aria-description", "data-label", "placeholder", "title"];

/// Blocks and macros that stand inside a tag: classes and attributes.
const INSIDE_TAGS: &[(&str, &str)] = &[
    ("block look ", "endblock"),
    ("block wide ", "endblock"),
    ("macro described(", "endmacro"),
    ("macro live(", "endmacro"),
    ("macro signs(", "endmacro"),
];

fn templates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates")
}

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder of templates").flatten() {
        let path = entry.path();
        if path.is_dir() {
            pages(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "html") {
            found.push(path);
        }
    }
}

fn without_insides_of_tags(template: &str) -> String {
    let mut text = template.to_owned();
    for (begin, end) in INSIDE_TAGS {
        while let Some(start) = text.find(begin) {
            let length = text[start..].find(end).expect("what begins ends");
            text.replace_range(start..start + length, "");
        }
    }
    text
}

/// A template apart: what it says by itself, and what it lets programs say.
#[derive(Default)]
struct Parts {
    markup: String,
    expressions: Vec<String>,
}

/// In the markup a mark stands where an expression stood; statements and comments leave nothing.
fn apart(template: &str) -> Parts {
    let mut parts = Parts::default();
    let mut rest = template;
    while let Some(start) = rest.find("{{").into_iter().chain(rest.find("{%")).chain(rest.find("{#")).min() {
        parts.markup.push_str(&rest[..start]);
        let end = match &rest[start..start + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let length = rest[start..].find(end).expect("what opens is closed");
        let inner = &rest[start + 2..start + length];
        if end != "#}" {
            parts.expressions.push(inner.to_owned());
        }
        if end == "}}" {
            parts.markup.push('·');
        }
        rest = &rest[start + length + 2..];
    }
    parts.markup.push_str(rest);
    parts
}

/// Text between tags, and values of attributes that are read.
fn said(markup: &str) -> Vec<String> {
    let mut said = Vec::new();
    let mut rest = markup;
    while let Some(start) = rest.find('<') {
        said.push(rest[..start].to_owned());
        let end = rest[start..].find('>').map_or(rest.len(), |length| start + length + 1);
        let tag = &rest[start..end];
        for name in READ {
            let attribute = format!(" {name}=\"");
            let values = tag.match_indices(&attribute).map(|(at, _)| &tag[at + attribute.len()..]);
            said.extend(values.filter_map(|value| value.split('"').next()).map(str::to_owned));
        }
        rest = &rest[end..];
    }
    said.push(rest.to_owned());
    said
}

fn has_letters(text: &str) -> bool {
    let text = text.replace("&nbsp;", " ").replace("https://", "");
    text.chars().any(|character| character.is_alphabetic())
}

/// Texts in quotation marks that are for people: capital first, or several words. Ids of texts and names of fields
/// are small and have hyphens; markup that a macro takes has an equals sign.
fn sentences(expression: &str) -> impl Iterator<Item = String> {
    let quoted = expression.replace("\\\"", "'");
    let texts: Vec<String> = quoted.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    texts.into_iter().filter(|text| {
        let is_for_people = text.starts_with(char::is_uppercase) || text.trim().contains(' ');
        is_for_people && !text.contains('=') && !text.contains(['{', '<'])
    })
}

fn is_example(page: &str, text: &str) -> bool {
    EXAMPLES.iter().any(|(file, example)| page == *file && text.contains(example))
}

/// What this template says that stands in no Fluent file.
fn own_words(page: &str, template: &str) -> Vec<String> {
    let parts = apart(&without_insides_of_tags(template));
    let words = said(&parts.markup).into_iter().filter(|text| has_letters(text));
    let words = words.chain(parts.expressions.iter().flat_map(|expression| sentences(expression)));
    words.filter(|text| !is_example(page, text)).map(|text| text.trim().to_owned()).collect()
}

#[test]
fn no_page_has_words_of_its_own() {
    let root = templates();
    let mut paths = Vec::new();
    pages(&root, &mut paths);
    assert!(paths.len() > 40, "only {} pages were found", paths.len());
    let mut found = Vec::new();
    // Mails lay their parts out in a style of their own; a test of theirs renders each in every language.
    for path in paths.iter().filter(|path| !path.starts_with(root.join("email"))) {
        let page = path.strip_prefix(&root).expect("a path below").to_string_lossy().into_owned();
        let template = fs::read_to_string(path).expect("a template");
        found.extend(own_words(&page, &template).into_iter().map(|text| format!("{page}: {text}")));
    }
    assert!(found.is_empty(), "these belong into locales/:\n{}", found.join("\n"));
}

#[test]
fn words_are_found_wherever_a_page_may_say_them() {
    for (template, words) in [
        ("<p>Send</p>", vec!["Send"]),
        ("<a title=\"Go {{ x }}\">{{ y }}</a>", vec!["Go ·"]),
        ("<p>{{ n }} mails wait</p>", vec!["· mails wait"]),
        ("{{ part::text(\"name\", \"Desk name\", field) }}", vec!["Desk name"]),
        ("{% if a %}Until{% else %}{{ b }}{% endif %}", vec!["Until·"]),
        ("<p>{{ frame.say(\"send\") }} · {{ n }}, {# a note #}</p>", vec![]),
        (
            "{{ part::text(\"a\", frame.say(\"a-b\"), f, \"text\", \"off\", \"\", \"id=\\\"c d\\\"\") }}",
            vec![],
        ),
    ] {
        assert_eq!(own_words("page.html", template), words, "{template}");
    }
}
