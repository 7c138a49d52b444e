//! A form as a browser without scripts sees it: fields found by their label, sent as the page says.

use scraper::{ElementRef, Html, Selector};

use super::page::{own_text, squeeze};

#[derive(Debug, Clone, PartialEq)]
enum Kind {
    Plain,
    /// The options by text and value.
    Select(Vec<(String, String)>),
    /// A radio button or check box: sent only when on.
    Tick(bool),
}

#[derive(Debug, Clone)]
struct Field {
    name: String,
    label: Option<String>,
    value: String,
    kind: Kind,
}

/// Filled in and sent by `Browser::submit`.
#[derive(Debug, Clone)]
pub struct Form {
    pub action: String,
    method: String,
    fields: Vec<Field>,
}

impl Form {
    /// All forms that hold a button with this text.
    pub(super) fn all_with(html: &Html, button: &str, url: &str) -> Vec<Self> {
        html.select(&css("form"))
            .filter_map(|form| {
                let pressed = controls(html, form).into_iter().find(|control| is_button(*control, button))?;
                Some(Self::read(html, form, pressed, url))
            })
            .collect()
    }

    /// The form that is sent to this path, by its first button.
    pub(super) fn sent_to(html: &Html, action: &str, url: &str) -> Option<Self> {
        let form = html.select(&css("form")).find(|form| form.attr("action") == Some(action))?;
        let pressed = controls(html, form).into_iter().find(|control| control.value().name() == "button")?;
        Some(Self::read(html, form, pressed, url))
    }

    fn read(html: &Html, form: ElementRef, pressed: ElementRef, url: &str) -> Self {
        let action = pressed.attr("formaction").or(form.attr("action")).filter(|action| !action.is_empty());
        let fields = controls(html, form).into_iter().filter_map(|control| field(html, control, pressed));
        Self {
            action: action.unwrap_or(url).to_owned(),
            method: form.attr("method").unwrap_or("get").to_lowercase(),
            fields: fields.collect(),
        }
    }

    /// Types into the field with this label, or chooses the option with this text.
    #[must_use]
    #[track_caller]
    pub fn fill(mut self, label: &str, value: &str) -> Self {
        let field = self.labelled(label);
        field.value = match &field.kind {
            Kind::Plain => value.to_owned(),
            Kind::Select(options) => options
                .iter()
                .find(|(text, _)| text == value)
                .unwrap_or_else(|| panic!("{label} does not offer {value:?}, only {options:?}"))
                .1
                .clone(),
            Kind::Tick(_) => panic!("{label} is to be ticked, not filled"),
        };
        self
    }

    /// Ticks the check box or radio button with this label; a radio button puts out the others of its name.
    #[must_use]
    #[track_caller]
    pub fn tick(mut self, label: &str) -> Self {
        self.tick_at(|field| field.label.as_deref() == Some(label), label);
        self
    }

    /// Ticks the check box or radio button with this value.
    #[must_use]
    #[track_caller]
    pub fn tick_value(mut self, name: &str, value: &str) -> Self {
        self.tick_at(|field| field.name == name && field.value == value, value);
        self
    }

    #[track_caller]
    fn tick_at(&mut self, fits: impl Fn(&Field) -> bool, what: &str) {
        let at = self.fields.iter().position(|field| matches!(field.kind, Kind::Tick(_)) && fits(field));
        let at = at.unwrap_or_else(|| panic!("nothing to tick called {what:?} in {:?}", self.labels()));
        let name = self.fields[at].name.clone();
        let is_radio = self.fields.iter().filter(|field| field.name == name).count() > 1 && name == "role";
        for field in self.fields.iter_mut().filter(|field| is_radio && field.name == name) {
            field.kind = Kind::Tick(false);
        }
        self.fields[at].kind = Kind::Tick(true);
    }

    /// Sets a switch by its name.
    #[must_use]
    #[track_caller]
    pub fn switch(mut self, name: &str, on: bool) -> Self {
        let field =
            self.fields.iter_mut().find(|field| field.name == name && matches!(field.kind, Kind::Tick(_)));
        field.unwrap_or_else(|| panic!("no switch {name}")).kind = Kind::Tick(on);
        self
    }

    /// Sets a field by its name, or adds one that the page does not have: what an attacker would send.
    #[must_use]
    pub fn forge(mut self, name: &str, value: &str) -> Self {
        match self.fields.iter_mut().find(|field| field.name == name) {
            Some(field) => {
                value.clone_into(&mut field.value);
                field.kind = Kind::Plain;
            }
            None => {
                let (name, value) = (name.to_owned(), value.to_owned());
                self.fields.push(Field { name, label: None, value, kind: Kind::Plain });
            }
        }
        self
    }

    /// Leaves a field out.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|field| field.name != name);
        self
    }

    /// What the field with this label holds now.
    #[track_caller]
    pub fn value(&self, label: &str) -> &str {
        let field = self.fields.iter().find(|field| field.label.as_deref() == Some(label));
        &field.unwrap_or_else(|| panic!("no field {label:?}, only {:?}", self.labels())).value
    }

    /// The texts that a select offers.
    #[track_caller]
    pub fn options(&self, label: &str) -> Vec<String> {
        let field = self.fields.iter().find(|field| field.label.as_deref() == Some(label));
        match field.map(|field| &field.kind) {
            Some(Kind::Select(options)) => options.iter().map(|(text, _)| text.clone()).collect(),
            _ => panic!("no select {label:?} in {:?}", self.labels()),
        }
    }

    /// The labels in their order.
    pub fn labels(&self) -> Vec<&str> {
        self.fields.iter().filter_map(|field| field.label.as_deref()).collect()
    }

    pub fn is_post(&self) -> bool {
        self.method == "post"
    }

    /// What a browser would send.
    pub fn content(&self) -> Vec<(String, String)> {
        let sent = self.fields.iter().filter(|field| field.kind != Kind::Tick(false));
        sent.map(|field| (field.name.clone(), field.value.clone())).collect()
    }

    #[track_caller]
    fn labelled(&mut self, label: &str) -> &mut Field {
        let Some(at) = self.fields.iter().position(|field| field.label.as_deref() == Some(label)) else {
            panic!("no field is labelled {label:?}; there are {:?}", self.labels());
        };
        &mut self.fields[at]
    }
}

fn css(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

/// The controls of a form: those inside it, and those elsewhere that name it.
fn controls<'a>(html: &'a Html, form: ElementRef<'a>) -> Vec<ElementRef<'a>> {
    html.select(&css("input, select, textarea, button"))
        .filter(|control| match control.attr("form") {
            Some(id) => Some(id) == form.attr("id"),
            None => control.ancestors().any(|ancestor| ancestor.id() == form.id()),
        })
        .filter(|control| control.attr("disabled").is_none())
        .collect()
}

fn is_button(control: ElementRef, text: &str) -> bool {
    match (control.value().name(), control.attr("type")) {
        ("button", None | Some("submit")) => own_text(control) == text,
        ("input", Some("submit")) => control.attr("value") == Some(text),
        _ => false,
    }
}

fn field(html: &Html, control: ElementRef, pressed: ElementRef) -> Option<Field> {
    let name = control.attr("name").filter(|name| !name.is_empty())?.to_owned();
    let label = label(html, control);
    let value = control.attr("value");
    let (value, kind) = match (control.value().name(), control.attr("type")) {
        ("button", _) | ("input", Some("submit")) if control.id() == pressed.id() => {
            (value.unwrap_or_default().to_owned(), Kind::Plain)
        }
        ("button", _) | ("input", Some("submit" | "button" | "reset" | "file")) => return None,
        ("input", Some("checkbox" | "radio")) => {
            (value.unwrap_or("on").to_owned(), Kind::Tick(control.attr("checked").is_some()))
        }
        ("textarea", _) => {
            let text: String = control.text().collect();
            (text.strip_prefix('\n').unwrap_or(&text).to_owned(), Kind::Plain)
        }
        ("select", _) => select(control),
        _ => (value.unwrap_or_default().to_owned(), Kind::Plain),
    };
    Some(Field { name, label, value, kind })
}

fn select(control: ElementRef) -> (String, Kind) {
    let mut chosen = None;
    let mut options = Vec::new();
    for option in control.select(&css("option")) {
        let text = squeeze(&option.text().collect::<String>());
        let value = option.attr("value").map_or_else(|| text.clone(), str::to_owned);
        if option.attr("selected").is_some() || chosen.is_none() {
            chosen = Some(value.clone());
        }
        options.push((text, value));
    }
    (chosen.unwrap_or_default(), Kind::Select(options))
}

/// The text of the `<label for>` of a control, or its `aria-label`.
fn label(html: &Html, control: ElementRef) -> Option<String> {
    let id = control.attr("id");
    let label = html.select(&css("label[for]")).find(|label| id.is_some() && label.attr("for") == id);
    label.map(own_text).or_else(|| control.attr("aria-label").map(str::to_owned))
}
