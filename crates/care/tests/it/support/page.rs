//! An answer of the server, read as a person reads it.

use reqwest::header::HeaderMap;
use scraper::{ElementRef, Html, Node, Selector};

use super::Form;

/// Status, headers and body; parsed when asked.
#[derive(Debug, Clone)]
pub struct Page {
    pub status: u16,
    /// Path and query of the page's own address.
    pub url: String,
    pub headers: HeaderMap,
    pub body: String,
}

impl Page {
    /// A header as text, empty when it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap_or(""))
    }

    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The page's own path, without its query.
    pub fn path(&self) -> &str {
        self.url.split('?').next().unwrap_or_default()
    }

    fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    /// The visible words of the page.
    pub fn text(&self) -> String {
        self.texts("body").join(" ")
    }

    /// The words of each element that fits.
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.html().select(&selector(css)).map(own_text).collect()
    }

    /// One attribute of each element that fits and has it.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let html = self.html();
        html.select(&selector(css)).filter_map(|element| Some(element.attr(name)?.to_owned())).collect()
    }

    /// Whether anything fits.
    pub fn has(&self, css: &str) -> bool {
        self.html().select(&selector(css)).next().is_some()
    }

    pub fn heading(&self) -> String {
        self.texts("h1").first().cloned().unwrap_or_default()
    }

    pub fn shows(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    #[track_caller]
    pub fn assert_shows(&self, words: &str) -> &Self {
        assert!(
            self.shows(words),
            "{} ({}) does not show {words:?}:\n{}",
            self.url,
            self.status,
            self.text()
        );
        self
    }

    #[track_caller]
    pub fn assert_hides(&self, words: &str) -> &Self {
        assert!(!self.body.contains(words), "{} shows {words:?}:\n{}", self.url, self.text());
        self
    }

    #[track_caller]
    pub fn assert_status(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "the status of {}:\n{}", self.url, self.text());
        self
    }

    #[track_caller]
    pub fn assert_at(&self, path: &str) -> &Self {
        assert_eq!(self.path(), path, "the way led elsewhere ({}):\n{}", self.status, self.text());
        self
    }

    /// The one form that has a button with this text.
    #[track_caller]
    pub fn form(&self, button: &str) -> Form {
        let mut forms = self.forms(button);
        assert_eq!(
            forms.len(),
            1,
            "forms with [{button}] on {} ({}):\n{}",
            self.url,
            self.status,
            self.text()
        );
        forms.remove(0)
    }

    /// The form that has a button with this text and is sent to this path.
    #[track_caller]
    pub fn form_to(&self, action: &str, button: &str) -> Form {
        let forms = self.forms(button);
        let found = forms.iter().find(|form| form.action == action).cloned();
        found.unwrap_or_else(|| {
            let actions: Vec<_> = forms.iter().map(|form| &form.action).collect();
            panic!("no form with [{button}] leads to {action}, only to {actions:?}:\n{}", self.text())
        })
    }

    /// The form that is sent to this path, whatever its button says.
    #[track_caller]
    pub fn form_at(&self, action: &str) -> Form {
        let form = Form::sent_to(&self.html(), action, &self.url);
        form.unwrap_or_else(|| panic!("no form on {} is sent to {action}:\n{}", self.url, self.text()))
    }

    pub fn forms(&self, button: &str) -> Vec<Form> {
        Form::all_with(&self.html(), button, &self.url)
    }

    pub fn has_button(&self, button: &str) -> bool {
        !self.forms(button).is_empty()
    }

    /// Where the link with these words leads.
    #[track_caller]
    pub fn link(&self, words: &str) -> String {
        let html = self.html();
        let link = html.select(&selector("a[href]")).find(|link| own_text(*link) == words);
        let link = link.unwrap_or_else(|| panic!("no link {words:?} on {}:\n{}", self.url, self.text()));
        link.attr("href").expect("a[href]").to_owned()
    }

    pub fn has_link_to(&self, path: &str) -> bool {
        self.attributes("a[href]", "href").iter().any(|href| href == path)
    }

    /// The words of the smallest row (table row, list item, article) that links to this path.
    #[track_caller]
    pub fn row(&self, path: &str) -> String {
        let html = self.html();
        let (rows, links) = (selector("tr, li, article, [role=row]"), selector("a[href]"));
        let rows =
            html.select(&rows).filter(|row| row.select(&links).any(|link| link.attr("href") == Some(path)));
        let row = rows.map(own_text).min_by_key(String::len);
        row.unwrap_or_else(|| panic!("no row leads to {path} on {}:\n{}", self.url, self.text()))
    }

    /// The message that an input's `aria-describedby` leads to, or that stands nowhere.
    #[track_caller]
    pub fn problem_with(&self, name: &str) -> String {
        let html = self.html();
        let field = html.select(&selector(&format!("[name='{name}'][aria-invalid=true]"))).next();
        let field = field
            .unwrap_or_else(|| panic!("{name} is not marked as invalid on {}:\n{}", self.url, self.text()));
        let ids = field.attr("aria-describedby").or(field.attr("aria-errormessage")).unwrap_or_default();
        let words = ids.split_whitespace().flat_map(|id| self.texts(&format!("[id='{id}']")));
        words.collect::<Vec<_>>().join(" ")
    }
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("a selector")
}

/// One blank between words, none around.
pub(super) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words inside an element, without scripts, styles and what is hidden from everybody's ears.
pub(super) fn own_text(element: ElementRef) -> String {
    let mut text = String::new();
    gather(element, &mut text);
    squeeze(&text)
}

fn gather(element: ElementRef, text: &mut String) {
    for child in element.children() {
        match child.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(inner) if !matches!(inner.name(), "script" | "style" | "svg" | "template") => {
                let inner = ElementRef::wrap(child).expect("an element");
                if inner.attr("aria-hidden") != Some("true") {
                    let is_inline = matches!(
                        inner.value().name(),
                        "span" | "a" | "b" | "strong" | "em" | "i" | "mark" | "code"
                    );
                    let gap = if is_inline { "" } else { " " };
                    text.push_str(gap);
                    gather(inner, text);
                    text.push_str(gap);
                }
            }
            _ => {}
        }
    }
}
