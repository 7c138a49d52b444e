//! Where something belongs that was not sent yet: a draft, a file that waits for its message.

use std::fmt;
use std::str::FromStr;

use crate::actor::{Actor, Role};
use crate::error::{Error, Result};

/// A field that somebody writes in. Stored and sent as `new`, `message.1042`, `reply.1042`, `note.1042`, `article`,
/// `article.7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The form for a new request.
    New,
    /// The customer's field on their own request.
    Message(i64),
    Reply(i64),
    Note(i64),
    /// The form for a new help article.
    NewArticle,
    /// The form of this one.
    Article(i64),
}

impl Place {
    /// The request it stands on; none for a new one.
    pub const fn ticket(self) -> Option<i64> {
        match self {
            Self::New | Self::NewArticle | Self::Article(_) => None,
            Self::Message(number) | Self::Reply(number) | Self::Note(number) => Some(number),
        }
    }

    /// The name of the form's field.
    pub const fn field(self) -> &'static str {
        match self {
            Self::New => "description",
            Self::Message(_) => "message",
            Self::Reply(_) => "reply",
            Self::Note(_) => "note",
            Self::NewArticle | Self::Article(_) => "body",
        }
    }

    /// NotFound for whoever never sees this field. Whether they may see its request is asked elsewhere.
    pub fn require_writer(self, actor: &Actor) -> Result<()> {
        let fits = match self {
            Self::New | Self::Message(_) => actor.role == Role::Customer,
            Self::Reply(_) | Self::Note(_) | Self::NewArticle | Self::Article(_) => actor.role.is_staff(),
        };
        if fits { Ok(()) } else { Err(Error::NotFound) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New => f.write_str("new"),
            Self::NewArticle => f.write_str("article"),
            Self::Article(id) => write!(f, "article.{id}"),
            Self::Message(number) | Self::Reply(number) | Self::Note(number) => {
                write!(f, "{}.{number}", self.field())
            }
        }
    }
}

impl FromStr for Place {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        if text == "new" {
            return Ok(Self::New);
        }
        if text == "article" {
            return Ok(Self::NewArticle);
        }
        let (field, number) = text.split_once('.').ok_or(Error::NotFound)?;
        let number = number.parse().map_err(|_| Error::NotFound)?;
        match field {
            "message" => Ok(Self::Message(number)),
            "reply" => Ok(Self::Reply(number)),
            "note" => Ok(Self::Note(number)),
            "article" => Ok(Self::Article(number)),
            _ => Err(Error::NotFound),
        }
    }
}

impl db::FromValue for Place {
    fn from_value(value: db::Value) -> db::Result<Self> {
        let text = String::from_value(value)?;
        text.parse().map_err(|_| db::Error::Other(format!("unknown place {text}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_as_it_is_written() {
        for place in [
            Place::New,
            Place::Message(1042),
            Place::Reply(1),
            Place::Note(i64::MAX),
            Place::NewArticle,
            Place::Article(7),
        ] {
            assert_eq!(place.to_string().parse::<Place>().unwrap(), place);
        }
        for text in ["", "reply", "reply.", "reply.x", "reply.99999999999999999999", "elsewhere.1"] {
            assert!(matches!(text.parse::<Place>(), Err(Error::NotFound)), "{text}");
        }
    }
}
