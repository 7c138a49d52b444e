//! Points out what in a text may say who somebody is: for whoever is about to publish it.

mod codes;
mod numbers;

/// What it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Mail,
    Card,
    Phone,
    /// Of a bank account (IBAN).
    Account,
    /// Of a network (IP).
    Network,
    /// A password, a key or a token.
    Secret,
    /// A day with its year: of birth, maybe.
    Date,
    Address,
    Name,
}

/// A stretch of the text, as it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Personal {
    pub kind: Kind,
    pub words: String,
}

/// Each once, in the order of the text. `names` are those of the people who wrote it.
pub fn personal(text: &str, names: &[&str]) -> Vec<Personal> {
    let mut found: Vec<(usize, Personal)> = Vec::new();
    found.extend(mails(text));
    let codes = codes::codes(text);
    let is_free =
        |at: usize| !codes.iter().any(|(start, one)| (*start..start + one.words.len()).contains(&at));
    found.extend(numbers::numbers(text).into_iter().filter(|(at, _)| is_free(*at)));
    found.extend(codes.iter().cloned());
    found.extend(addresses(text));
    found.extend(names.iter().flat_map(|name| places_of(text, name)));
    found.sort_by_key(|(at, _)| *at);
    let mut each: Vec<Personal> = Vec::new();
    for (_, one) in found {
        if !each.contains(&one) {
            each.push(one);
        }
    }
    each
}

fn one(at: usize, kind: Kind, words: &str) -> (usize, Personal) {
    (at, Personal { kind, words: words.to_owned() })
}

fn mails(text: &str) -> impl Iterator<Item = (usize, Personal)> {
    words(text).filter_map(|(at, word)| {
        let (name, host) = word.split_once('@')?;
        (!name.is_empty() && host.contains('.')).then(|| one(at, Kind::Mail, word))
    })
}

/// The words with their places, without the marks around them.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(char::is_whitespace).filter_map(move |word| {
        let trimmed = word.trim_matches(|c: char| !c.is_alphanumeric());
        let at = trimmed.as_ptr() as usize - text.as_ptr() as usize;
        (!trimmed.is_empty()).then_some((at, trimmed))
    })
}

/// Street and number: a word that streets end with, and a number beside it.
fn addresses(text: &str) -> Vec<(usize, Personal)> {
    const STREETS: [&str; 14] = [
        "street", "road", "lane", "avenue", "drive", "close", "square", "terrace", "straße", "strasse",
        "weg", "platz", "allee", "شارع",
    ];
    let all: Vec<(usize, &str)> = words(text).collect();
    let is_number = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.len() <= 5
            && word.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let is_name = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let mut found = Vec::new();
    for (index, (at, word)) in all.iter().enumerate() {
        let lower = word.to_lowercase();
        if !STREETS.iter().any(|street| lower == *street || (street.len() > 4 && lower.ends_with(street))) {
            continue;
        }
        let first = (1..=2)
            .take_while(|back| {
                index >= *back && (is_name(all[index - back].1) || is_number(all[index - back].1))
            })
            .last()
            .map_or(index, |back| index - back);
        let last = all.get(index + 1).filter(|(_, next)| is_number(next)).map_or(index, |_| index + 1);
        if (first..=last).any(|place| is_number(all[place].1)) {
            let (start, end) = (all[first].0, all[last].0 + all[last].1.len());
            found.push(one(start.min(*at), Kind::Address, &text[start..end]));
        }
    }
    found
}

/// Where a name stands as a word of its own.
fn places_of(text: &str, name: &str) -> Vec<(usize, Personal)> {
    if name.chars().count() < 2 {
        return Vec::new();
    }
    let stands_alone = |at: usize| {
        let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = text[at + name.len()..].chars().next().is_some_and(char::is_alphanumeric);
        !before && !after
    };
    text.match_indices(name)
        .filter(|(at, _)| stands_alone(*at))
        .map(|(at, _)| one(at, Kind::Name, name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Kind, String)> {
        personal(text, &["Ines", "Duarte"]).into_iter().map(|one| (one.kind, one.words)).collect()
    }

    #[test]
    fn mails_numbers_streets_and_names_are_pointed_out() {
        let text = "Hello Ines,\nwrite to (ines@mail.example). Call +44 20 7946 0958, or pay with \
                    4111 1111 1111 1111. I live at 12 Harbour Lane, before that Hafenstraße 7b. Ines Duarte";
        assert_eq!(
            found(text),
            [
                (Kind::Name, "Ines".to_owned()),
                (Kind::Mail, "ines@mail.example".to_owned()),
                (Kind::Phone, "+44 20 7946 0958".to_owned()),
                (Kind::Card, "4111 1111 1111 1111".to_owned()),
                (Kind::Address, "12 Harbour Lane".to_owned()),
                (Kind::Address, "Hafenstraße 7b".to_owned()),
                (Kind::Name, "Duarte".to_owned()),
            ]
        );
    }

    fn kinds(text: &str) -> Vec<(Kind, String)> {
        personal(text, &[]).into_iter().map(|one| (one.kind, one.words)).collect()
    }

    #[test]
    fn accounts_networks_and_secrets_are_pointed_out_as_what_they_are() {
        for (text, kind, words) in [
            ("Pay to DE89 3704 0044 0532 0130 00 today", Kind::Account, "DE89 3704 0044 0532 0130 00"),
            ("(GB29NWBK60161331926819)", Kind::Account, "GB29NWBK60161331926819"),
            ("from 203.0.113.77, again", Kind::Network, "203.0.113.77"),
            ("at http 203.0.113.77:8080.", Kind::Network, "203.0.113.77:8080"),
            ("from [2001:db8::8a2e:370:7334]", Kind::Network, "2001:db8::8a2e:370:7334"),
            ("my key sk-abcdefghijklmnop", Kind::Secret, "sk-abcdefghijklmnop"),
            ("the password is Hunter2.", Kind::Secret, "Hunter2"),
            ("see /reset?token=abcdef", Kind::Secret, "abcdef"),
        ] {
            assert_eq!(kinds(text), [(kind, words.to_owned())], "{text}");
        }
    }

    #[test]
    fn a_day_with_its_year_is_a_date_and_no_phone_number() {
        for day in ["1984-03-12", "12.03.1984", "12/03/1984", "3/12/1984", "1.2.2001"] {
            assert_eq!(kinds(&format!("born {day}, you know")), [(Kind::Date, day.to_owned())], "{day}");
        }
        assert_eq!(
            kinds("12.03.1984 0171 5550188"),
            [(Kind::Date, "12.03.1984".to_owned()), (Kind::Phone, "0171 5550188".to_owned())]
        );
    }

    #[test]
    fn ordinary_numbers_and_words_are_left_alone() {
        assert_eq!(
            found("At 20:15 it was 480 Mbit/s, in 2026 twice. Close the lid. Inesita said 1-2-3."),
            []
        );
    }
}
