//! A language's texts, ready to be said. Most have no values and are kept as they stand; where values merely stand in
//! a text, its parts are kept; the rest, such as plurals, is worked out by Fluent.

use std::collections::{BTreeSet, HashMap};
use std::fmt::{self, Write};
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::files::files;
use crate::{Language, Phrase, Value, Wrap};

pub(crate) struct Catalogue {
    language: Language,
    texts: HashMap<&'static str, Text>,
    bundle: FluentBundle<FluentResource>,
}

enum Text {
    Plain(String),
    Parts(Vec<Part>),
    Variants(Vec<&'static str>),
}

enum Part {
    Text(&'static str),
    /// The name of the value that stands here.
    Value(&'static str),
}

static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(Language::En));
static GERMAN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(Language::De));
static ARABIC: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(Language::Ar));

pub(crate) fn catalogue(language: Language) -> &'static Catalogue {
    match language {
        Language::En => &ENGLISH,
        Language::De => &GERMAN,
        Language::Ar => &ARABIC,
    }
}

/// The ids of all texts of a language, sorted.
pub fn ids(language: Language) -> Vec<&'static str> {
    let mut ids: Vec<_> = catalogue(language).texts.keys().copied().collect();
    ids.sort_unstable();
    ids
}

/// The ids of the texts that only the team reads.
pub fn ids_of_team() -> BTreeSet<&'static str> {
    files(Language::En).team.iter().flat_map(|source| messages(source)).map(|(id, _)| id).collect()
}

/// The text with this id, and the names of the values that it needs.
pub fn find(id: &str) -> Option<(Phrase, Vec<&'static str>)> {
    let (id, _) = catalogue(Language::En).texts.get_key_value(id)?;
    Some((Phrase::new(id), values_of(Language::En, id)?))
}

/// The names of the values in a text, sorted; None when the language does not have it.
pub fn values_of(language: Language, id: &str) -> Option<Vec<&'static str>> {
    let mut names: Vec<_> = match catalogue(language).texts.get(id)? {
        Text::Plain(_) => Vec::new(),
        Text::Parts(parts) => parts
            .iter()
            .filter_map(|part| match part {
                Part::Text(_) => None,
                Part::Value(name) => Some(*name),
            })
            .collect(),
        Text::Variants(names) => names.clone(),
    };
    names.sort_unstable();
    names.dedup();
    Some(names)
}

impl Catalogue {
    fn read(language: Language) -> Self {
        let tag = language.tag().parse().expect("the tags are well formed");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // No marks around values: mail subjects and copied text would carry them. Pages and mails in HTML isolate
        // people's words with an element instead.
        bundle.set_use_isolating(false);
        let mut texts = HashMap::new();
        let files = files(language);
        for source in files.everybody.iter().chain(files.team) {
            let resource = FluentResource::try_new((*source).to_owned()).expect("the tests have read it");
            bundle.add_resource(resource).expect("every id is there once");
            texts.extend(messages(source).into_iter().map(|(id, pattern)| (id, Text::of(&pattern))));
        }
        Self { language, texts, bundle }
    }

    pub(crate) fn text(&'static self, id: &'static str) -> &'static str {
        match self.texts.get(id) {
            Some(Text::Plain(text)) => text,
            Some(_) => {
                debug_assert!(false, "the text {id} needs its values");
                id
            }
            None if self.language != Language::En => ENGLISH.text(id),
            None => {
                debug_assert!(false, "there is no text {id}");
                id
            }
        }
    }

    pub(crate) fn write(&self, phrase: &Phrase, wrap: Option<Wrap>, out: &mut dyn Write) -> fmt::Result {
        match self.texts.get(phrase.id) {
            Some(Text::Plain(text)) => out.write_str(text),
            Some(Text::Parts(parts)) => parts.iter().try_for_each(|part| match part {
                Part::Text(text) => out.write_str(text),
                Part::Value(name) => self.write_value(phrase, name, wrap, out),
            }),
            Some(Text::Variants(_)) => self.write_variant(phrase, wrap, out),
            None if self.language != Language::En => ENGLISH.write(phrase, wrap, out),
            None => {
                debug_assert!(false, "there is no text {}", phrase.id);
                out.write_str(phrase.id)
            }
        }
    }

    fn write_value(
        &self,
        phrase: &Phrase,
        name: &str,
        wrap: Option<Wrap>,
        out: &mut dyn Write,
    ) -> fmt::Result {
        match phrase.values.iter().find(|(known, _)| *known == name) {
            Some((_, Value::Text(text))) => match wrap {
                Some(wrap) => wrap(text, out),
                None => out.write_str(text),
            },
            Some((_, Value::Number(number))) => write!(out, "{number}"),
            Some((_, Value::Choice(word))) => out.write_str(word),
            Some((_, Value::Phrase(inner))) => self.write(inner, wrap, out),
            None => {
                debug_assert!(false, "the text {} misses its value {name}", phrase.id);
                Ok(())
            }
        }
    }

    fn write_variant(&self, phrase: &Phrase, wrap: Option<Wrap>, mut out: &mut dyn Write) -> fmt::Result {
        let mut values = FluentArgs::new();
        for (name, value) in &phrase.values {
            let value = match value {
                Value::Number(number) => FluentValue::from(*number),
                Value::Choice(word) => FluentValue::from(*word),
                Value::Text(_) | Value::Phrase(_) => {
                    let mut text = String::new();
                    self.write_value(phrase, name, wrap, &mut text)?;
                    FluentValue::from(text)
                }
            };
            values.set(*name, value);
        }
        let message = self.bundle.get_message(phrase.id).and_then(|message| message.value());
        let pattern = message.expect("whatever has an id here is in the bundle");
        let mut errors = Vec::new();
        self.bundle.write_pattern(&mut out, pattern, Some(&values), &mut errors)?;
        debug_assert!(errors.is_empty(), "the text {} misses a value: {errors:?}", phrase.id);
        Ok(())
    }
}

/// Id and text of each message in a file.
fn messages(source: &'static str) -> Vec<(&'static str, Pattern<&'static str>)> {
    let entries = parser::parse(source).expect("the tests have read it").body.into_iter();
    let messages = entries.filter_map(|entry| match entry {
        Entry::Message(message) => message.value.map(|text| (message.id.name, text)),
        _ => None,
    });
    messages.collect()
}

impl Text {
    fn of(pattern: &Pattern<&'static str>) -> Self {
        let Some(parts) = pattern.elements.iter().map(Part::of).collect::<Option<Vec<_>>>() else {
            let mut names = Vec::new();
            values_in(pattern, &mut names);
            return Self::Variants(names);
        };
        if parts.iter().any(|part| matches!(part, Part::Value(_))) {
            return Self::Parts(parts);
        }
        let words = parts.iter().map(|part| match part {
            Part::Text(text) | Part::Value(text) => *text,
        });
        Self::Plain(words.collect())
    }
}

impl Part {
    fn of(element: &PatternElement<&'static str>) -> Option<Self> {
        match element {
            PatternElement::TextElement { value } => Some(Self::Text(value)),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::StringLiteral { value } => Some(Self::Text(value)),
                InlineExpression::VariableReference { id } => Some(Self::Value(id.name)),
                _ => None,
            },
            PatternElement::Placeable { expression: Expression::Select { .. } } => None,
        }
    }
}

fn values_in(pattern: &Pattern<&'static str>, names: &mut Vec<&'static str>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => names.push(id.name),
            Expression::Inline(_) => {}
            Expression::Select { selector, variants } => {
                if let InlineExpression::VariableReference { id } = selector {
                    names.push(id.name);
                }
                variants.iter().for_each(|variant| values_in(&variant.value, names));
            }
        }
    }
}
