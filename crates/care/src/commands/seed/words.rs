//! Invented subjects, names and messages of about four hundred characters.

use super::random::Random;

/// Characters of a message, more or less.
const LENGTH: usize = 400;

pub fn subject(random: &mut Random) -> String {
    format!("{} {}", random.pick(TROUBLES), random.pick(PLACES))
}

pub fn name(random: &mut Random) -> (String, String) {
    ((*random.pick(FIRST_NAMES)).to_owned(), (*random.pick(LAST_NAMES)).to_owned())
}

/// A message that holds these words somewhere, when given.
pub fn message(random: &mut Random, salutation: bool, must_hold: &[&str]) -> String {
    let mut text = String::with_capacity(LENGTH + 120);
    if salutation {
        text.push_str(random.pick::<&str>(GREETINGS));
        text.push_str("\n\n");
    }
    for sentence in must_hold {
        text.push_str(sentence);
        text.push(' ');
    }
    while text.len() < LENGTH - 40 {
        text.push_str(random.pick::<&str>(SENTENCES));
        match random.below(4) {
            0 => text.push_str("\n\n"),
            _ => text.push(' '),
        }
    }
    text.truncate(text.trim_end().len());
    text
}

pub const INVOICE: &str = "It is about the invoice of last month.";
pub const ZEBRAFISH: &str = "The label on the box says zebrafish.";

const GREETINGS: &[&str] =
    &["Hello,", "Good morning,", "Dear team,", "Hi there,", "Good evening,", "Hello again,"];

const TROUBLES: &[&str] = &[
    "No connection since this morning",
    "Speed drops every evening",
    "Question about the router",
    "Moving to another flat",
    "Wrong amount on the account",
    "Telephone has no dial tone",
    "Television picture freezes",
    "Order of a second line",
    "Wireless does not reach",
    "Appointment with the technician",
    "Mailbox cannot be opened",
    "Change of the tariff",
    "Light on the modem is red",
    "Cable was cut by the works",
    "Static address needed",
    "Cancellation of the contract",
];

const PLACES: &[&str] = &[
    "in the upper floor",
    "at the harbour office",
    "in Mill Lane",
    "at the new address",
    "behind the station",
    "in the shop",
    "at home",
    "in the summer house",
    "on the second line",
    "in the workshop",
    "at the school",
    "by the market",
];

const FIRST_NAMES: &[&str] = &[
    "Ada", "Bruno", "Chidi", "Dalia", "Emil", "Farah", "Goran", "Hana", "Igor", "Jana", "Kofi", "Leila",
    "Mateo", "Nadia", "Oskar", "Priya", "Quentin", "Rosa", "Samir", "Tove", "Umar", "Vera", "Wanda",
    "Ximena", "Yusuf", "Zoë",
];

const LAST_NAMES: &[&str] = &[
    "Abara",
    "Bergström",
    "Castillo",
    "Dubois",
    "Eriksen",
    "Fofana",
    "García",
    "Hoffmann",
    "Ivanova",
    "Jensen",
    "Kowalski",
    "Lindqvist",
    "Moreau",
    "Nowak",
    "Okafor",
    "Petrov",
    "Quispe",
    "Rossi",
    "Santos",
    "Tanaka",
    "Ullah",
    "Virtanen",
    "Weber",
    "Xu",
    "Yılmaz",
    "Zhang",
];

const SENTENCES: &[&str] = &[
    "The box was restarted twice and the lights came back in the usual order.",
    "A neighbour in the same house has no trouble at all.",
    "It began after the storm on Tuesday night.",
    "The technician was here last week and changed the socket in the hall.",
    "Two of the three computers are affected, the telephone works.",
    "Could you please look at the line from your side?",
    "We measured four times and wrote the numbers down.",
    "Please call in the afternoon, in the morning nobody is at home.",
    "The number of the contract is on the letter that I sent in spring.",
    "There is a crackle on the line whenever it rains.",
    "I followed the steps on your page down to the last one.",
    "The cable runs along the outer wall and looks fine.",
    "Your colleague promised a new device, it has not come yet.",
    "From eight in the evening films stop every few minutes.",
    "We have checked the distribution box in your street today.",
    "The signal is within its limits, so the trouble must be in the house.",
    "I have ordered a replacement; it should be with you within two days.",
    "Please hold the small button at the back for ten seconds.",
    "The lamp turns green as soon as the line is up again.",
    "For the moment I have raised the limit, so that you can work.",
    "The change takes effect on the first of next month.",
    "I am sorry that this has taken so long.",
    "Thank you for the quick answer and the clear words.",
    "It worked for one day and then stopped again at noon.",
    "My daughter studies at home and needs the line for her lessons.",
    "The password on the sticker is not accepted any more.",
    "Is there a fee for the visit, and if so, how much is it?",
    "The old box is packed and can be collected at any time.",
    "We would like to keep the telephone number when we move.",
    "The measurement shows forty where two hundred was promised.",
    "Please send the confirmation by letter too, if you can.",
    "I will look at it again tomorrow and write to you then.",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_about_four_hundred_characters_long() {
        for thing in 0..500 {
            let text = message(&mut Random::new(1, thing), thing % 2 == 0, &[INVOICE]);
            let length = text.chars().count();
            assert!((340..=460).contains(&length), "{length}");
        }
    }

    #[test]
    fn the_words_to_search_for_are_nowhere_else() {
        let others = [GREETINGS, TROUBLES, PLACES, FIRST_NAMES, LAST_NAMES, SENTENCES].concat();
        assert!(others.iter().all(|text| !text.contains("invoice") && !text.contains("zebrafish")));
    }
}
