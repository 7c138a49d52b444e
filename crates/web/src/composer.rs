//! The box in which somebody writes on a ticket: a customer's message, an agent's reply, a note.

use helpdesk::tickets::{self, Quote};
use helpdesk::{Actor, Error, Place, secrets};

use crate::attachments::FilesField;
use crate::conversation::QuoteView;
use crate::page::{Field, Flash, Frame, Tone};
use crate::{Failure, Result, Web};

#[derive(Debug, Clone)]
pub struct Composer {
    /// Where the text goes; its draft and its unsent files hang on the same place.
    pub place: Place,
    /// Who reads it, by name; empty for a message while nobody is assigned.
    pub to: String,
    /// The text that says how a reply reaches them.
    pub reaches: &'static str,
    /// They have no address: who leaves the chat is gone.
    pub no_address: bool,
    pub text: Field,
    /// Whether the text is HTML from the rich editor.
    pub rich: bool,
    /// The message that this one answers.
    pub quote: Option<QuoteView>,
    /// The message that its draft answers.
    pub drafted_quote: Option<i64>,
    /// The hidden key that makes sending twice harmless.
    pub key: String,
    pub files: FilesField,
    /// Whether sending has to be confirmed: the text holds words of an internal article.
    pub asks_internal: bool,
}

impl Composer {
    pub fn new(place: Place, to: impl Into<String>) -> Self {
        Self {
            place,
            to: to.into(),
            reaches: "composer-to",
            no_address: false,
            text: Field::default(),
            rich: false,
            quote: None,
            drafted_quote: None,
            key: secrets::token(),
            files: FilesField::default(),
            asks_internal: false,
        }
    }

    /// Where the form is sent.
    pub fn action(&self) -> String {
        match self.place {
            Place::New => "/requests/new".to_owned(),
            Place::Message(number) => format!("/requests/{number}/messages"),
            Place::Reply(number) => format!("/t/{number}/replies"),
            Place::Note(number) => format!("/t/{number}/notes"),
            Place::NewArticle => "/settings/articles/new".to_owned(),
            Place::Article(id) => format!("/settings/articles/{id}"),
        }
    }

    /// The field's name, and the form's class.
    pub const fn name(&self) -> &'static str {
        self.place.field()
    }

    /// Whether a rich editor may take the plain field's place.
    pub const fn may_be_rich(&self) -> bool {
        matches!(self.place, Place::Reply(_))
    }

    /// Whether a customer writes it.
    pub const fn is_message(&self) -> bool {
        matches!(self.place, Place::Message(_))
    }

    /// The same page without a quotation.
    pub fn unquoted(&self) -> String {
        match self.place {
            Place::Reply(number) | Place::Note(number) => format!("/t/{number}?quote=#compose"),
            Place::Message(number) => format!("/requests/{number}?quote=#write"),
            Place::New | Place::NewArticle | Place::Article(_) => self.action(),
        }
    }

    /// Lines of the empty field.
    pub const fn rows(&self) -> usize {
        if self.is_message() { 2 } else { 3 }
    }

    pub fn problems(&self) -> Vec<(&'static str, &str)> {
        self.text.error.as_deref().map(|error| (self.name(), error)).into_iter().collect()
    }
}

/// What the address asks to quote; nothing when this actor cannot.
pub async fn quote(web: &Web, actor: &Actor, number: i64, id: i64) -> Result<Option<Quote>> {
    match tickets::quote(&web.app, actor, number, id).await {
        Ok(quote) => Ok(Some(quote)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Hands a refused text back to its field, if the page still has one. What was wrong stands at the field when the
/// text was at fault, and at the head of the page otherwise.
pub fn hand_back(
    frame: &mut Frame,
    composer: Option<&mut Composer>,
    typed: &str,
    failure: &Failure,
    sentence: String,
) {
    match (composer, failure) {
        (Some(composer), Failure::Invalid(_)) => composer.text = Field::wrong(typed, sentence),
        (composer, _) => {
            if let Some(composer) = composer {
                composer.text = Field::new(typed);
            }
            frame.flash = Some(Flash { tone: Tone::Bad, text: sentence });
        }
    }
}
