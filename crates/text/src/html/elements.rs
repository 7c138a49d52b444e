//! What the elements of HTML mean in a text.

use html5ever::tokenizer::Tag;
use html5ever::tokenizer::states::RawKind;

use crate::sink::Mark;

/// Elements whose content is no text for people, and how far it reaches.
pub(super) fn raw(name: &str) -> Option<RawKind> {
    Some(match name {
        "script" => RawKind::ScriptData,
        "style" | "iframe" | "noembed" | "noframes" | "noscript" | "xmp" => RawKind::Rawtext,
        "title" => RawKind::Rcdata,
        _ => return None,
    })
}

pub(super) fn attribute<'t>(tag: &'t Tag, name: &str) -> &'t str {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map_or("", |attribute| &attribute.value)
}

pub(super) fn number(tag: &Tag, name: &str) -> Option<u64> {
    attribute(tag, name).parse().ok().filter(|number| *number < 1_000_000_000)
}

pub(super) fn mark(name: &str) -> Option<Mark> {
    Some(match name {
        "b" | "strong" => Mark::Bold,
        "i" | "em" => Mark::Italic,
        "u" | "ins" => Mark::Underlined,
        "s" | "strike" | "del" => Mark::Struck,
        "code" | "tt" | "kbd" | "samp" => Mark::Code,
        _ => return None,
    })
}

pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

pub(super) fn is_paragraph(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "address"
            | "article"
            | "aside"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "main"
            | "nav"
            | "option"
            | "section"
            | "summary"
            | "table"
            | "tr"
    )
}
