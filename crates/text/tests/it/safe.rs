//! Says what is wrong with HTML that was made of somebody's text.

use scraper::{Html, Node};
use text::{Picture, Pictures};

/// Elements, and the attributes that each may have.
const ALLOWED: &[(&str, &[&str])] = &[
    ("a", &["href", "rel", "target"]),
    ("blockquote", &["dir"]),
    ("br", &[]),
    ("code", &[]),
    ("em", &[]),
    ("hr", &[]),
    ("img", &["src", "alt", "loading"]),
    ("li", &["value"]),
    ("ol", &["dir", "start"]),
    ("p", &["dir"]),
    ("pre", &["dir"]),
    ("s", &[]),
    ("strong", &[]),
    ("table", &["dir", "tabindex"]),
    ("tbody", &[]),
    ("td", &[]),
    ("th", &[]),
    ("tr", &[]),
    ("u", &[]),
    ("ul", &["dir"]),
];

/// Elements around an element of a message, itself included; `<html>` not counted.
const DEEPEST: usize = 20;

pub fn own_files(address: &str) -> bool {
    address.strip_prefix("/files/7/").is_some_and(|name| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
    })
}

pub fn shown() -> Pictures<'static> {
    Pictures::Shown(&|address| own_files(address).then(|| Picture::at(address)))
}

/// The first thing in it that must not be there.
pub fn problem(html: &str) -> Option<String> {
    let page = Html::parse_fragment(html);
    for node in page.tree.root().descendants() {
        match node.value() {
            Node::Element(element) if element.name() == "html" => {}
            Node::Element(element) => {
                let name = element.name();
                let Some((_, attributes)) = ALLOWED.iter().find(|(allowed, _)| *allowed == name) else {
                    return Some(format!("element {name}"));
                };
                for (attribute, value) in element.attrs() {
                    if !attributes.contains(&attribute) || !is_fine(name, attribute, value) {
                        return Some(format!("attribute {attribute}={value:?} of {name}"));
                    }
                }
                if name == "a" && element.attr("rel") != Some("noopener noreferrer nofollow") {
                    return Some("a link without rel".to_owned());
                }
                if node.ancestors().count() - 1 > DEEPEST {
                    return Some(format!("{name} is too deep"));
                }
            }
            Node::Comment(_) => return Some("a comment".to_owned()),
            _ => {}
        }
    }
    None
}

fn is_fine(name: &str, attribute: &str, value: &str) -> bool {
    match (name, attribute) {
        (_, "href") => {
            ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| value.starts_with(scheme))
        }
        (_, "src") => own_files(value),
        (_, "dir") => value == "auto",
        (_, "target") => value == "_blank",
        (_, "loading") => value == "lazy",
        (_, "tabindex") => value == "0",
        (_, "start" | "value") => value.bytes().all(|byte| byte.is_ascii_digit()),
        _ => true,
    }
}

/// What a reader sees, without space.
pub fn words(html: &str) -> String {
    Html::parse_fragment(html)
        .root_element()
        .text()
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
        .collect()
}
