//! Pages of a list, by key: the addresses of "Older" and "Newer".

use helpdesk::services::Place;
use helpdesk::tickets::Cursor;

use crate::form::Fields;

/// Where an earlier part of a conversation ends: `before`, a message id.
pub fn earlier(query: &Fields) -> Option<i64> {
    query.get("before").parse().ok()
}

/// Reads `before=<time>.<number>` or `after=…`; anything else is the first page.
pub fn cursor(query: &Fields) -> Option<Cursor> {
    match (place(query.get("before")), place(query.get("after"))) {
        (Some((time, number)), _) => Some(Cursor::Before(time, number)),
        (None, Some((time, number))) => Some(Cursor::After(time, number)),
        (None, None) => None,
    }
}

fn place(text: &str) -> Option<(i64, i64)> {
    let (time, number) = text.split_once('.')?;
    Some((time.parse().ok()?, number.parse().ok()?))
}

/// Reads `after=<service>` or `before=…`.
pub fn beside(query: &Fields) -> Option<Place> {
    let id = |name| query.get(name).parse().ok();
    id("after").map(Place::After).or(id("before").map(Place::Before))
}

/// The address of the page at this place of the catalogue.
pub fn address_beside(path: &str, place: Place) -> String {
    let joint = if path.contains('?') { '&' } else { '?' };
    match place {
        Place::After(id) => format!("{path}{joint}after={id}"),
        Place::Before(id) => format!("{path}{joint}before={id}"),
    }
}

/// The address of the page at this place of a list.
pub fn address(path: &str, cursor: Cursor) -> String {
    let joint = if path.contains('?') { '&' } else { '?' };
    match cursor {
        Cursor::Before(time, number) => format!("{path}{joint}before={time}.{number}"),
        Cursor::After(time, number) => format!("{path}{joint}after={time}.{number}"),
    }
}

#[cfg(test)]
mod tests {
    use helpdesk::services::Place;
    use helpdesk::tickets::Cursor;

    use super::{address, address_beside, beside, cursor};
    use crate::form::Fields;

    #[test]
    fn an_address_leads_back_to_its_place() {
        assert_eq!(address("/requests?show=yours", Cursor::Before(5, 7)), "/requests?show=yours&before=5.7");
        assert_eq!(cursor(&Fields::parse(b"show=yours&before=5.7")), Some(Cursor::Before(5, 7)));
        assert_eq!(cursor(&Fields::parse(b"after=5.7")), Some(Cursor::After(5, 7)));
        assert_eq!(address_beside("/services?q=tv", Place::After(7)), "/services?q=tv&after=7");
        assert_eq!(beside(&Fields::parse(b"q=tv&before=7")), Some(Place::Before(7)));
        for rubbish in ["before=", "before=5", "before=x.y", "before=5.7.9", "before=99999999999999999999.1"]
        {
            assert_eq!(cursor(&Fields::parse(rubbish.as_bytes())), None, "{rubbish:?}");
        }
    }
}
