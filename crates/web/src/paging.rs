//! Pages of a list, by key: the addresses of "Older" and "Newer".

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
    use helpdesk::tickets::Cursor;

    use super::{address, cursor};
    use crate::form::Fields;

    #[test]
    fn an_address_leads_back_to_its_place() {
        assert_eq!(address("/requests?show=yours", Cursor::Before(5, 7)), "/requests?show=yours&before=5.7");
        assert_eq!(cursor(&Fields::parse(b"show=yours&before=5.7")), Some(Cursor::Before(5, 7)));
        assert_eq!(cursor(&Fields::parse(b"after=5.7")), Some(Cursor::After(5, 7)));
        for rubbish in ["before=", "before=5", "before=x.y", "before=5.7.9", "before=99999999999999999999.1"]
        {
            assert_eq!(cursor(&Fields::parse(rubbish.as_bytes())), None, "{rubbish:?}");
        }
    }
}
