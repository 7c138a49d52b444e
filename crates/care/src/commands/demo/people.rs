//! Who works at Saltmere Fibre, and who its customers are.

use helpdesk::Role;
use helpdesk::people::State;

/// First names in the script are the keys.
#[derive(Debug)]
pub struct Character {
    pub key: &'static str,
    pub role: Role,
    pub state: State,
    pub first_name: &'static str,
    pub last_name: &'static str,
    pub email: &'static str,
    /// The tag of the language in which they read pages and mails; empty where they chose none.
    pub language: &'static str,
}

/// The password of everybody in the demo.
pub const PASSWORD: &str = "harbour-light-42";

const fn staff(
    key: &'static str,
    role: Role,
    first_name: &'static str,
    last_name: &'static str,
    email: &'static str,
) -> Character {
    Character { key, role, state: State::Active, first_name, last_name, email, language: "" }
}

/// Wants to be an agent, and waits for the administrator.
const fn applicant(
    key: &'static str,
    first_name: &'static str,
    last_name: &'static str,
    email: &'static str,
) -> Character {
    Character { key, role: Role::Agent, state: State::Waiting, first_name, last_name, email, language: "" }
}

const fn customer(
    key: &'static str,
    first_name: &'static str,
    last_name: &'static str,
    email: &'static str,
) -> Character {
    Character { key, role: Role::Customer, state: State::Active, first_name, last_name, email, language: "" }
}

pub const CHARACTERS: &[Character] = &[
    staff("ruth", Role::Admin, "Ruth", "Okonkwo", "ruth@saltmere.example"),
    staff("tomas", Role::Agent, "Tomás", "Ferreira", "tomas@saltmere.example"),
    staff("aisha", Role::Agent, "Aisha", "Rahman", "aisha@saltmere.example"),
    staff("jonas", Role::Agent, "Jonas", "Keller", "jonas@saltmere.example"),
    staff("mei", Role::Agent, "Mei", "Tanaka", "mei@saltmere.example"),
    applicant("noor", "Noor", "de Vries", "noor.devries@mail.example"),
    customer("ines", "Inês", "Duarte", "ines.duarte@mail.example"),
    customer("kwame", "Kwame", "Mensah", "kwame@mensah-trading.example"),
    customer("zoe", "Zoë", "Laurent", "zoe.laurent@mail.example"),
    customer("seun", "Oluwaseun", "Adeyemi", "seun.adeyemi@mail.example"),
    customer("soren", "Søren", "Lindqvist", "soren@lighthouse.example"),
    Character { language: "ar", ..customer("layla", "ليلى", "حداد", "layla.haddad@mail.example") },
    customer("hoa", "Thị Hoa", "Nguyễn", "hoa.nguyen@mail.example"),
    customer("marek", "Marek", "Nowák", "marek@ropewalk.example"),
    customer("priya", "Priya", "Raghavan", "priya.raghavan@mail.example"),
    customer("giulia", "Giulia", "Bianchi", "giulia@fornobianchi.example"),
    customer("dmytro", "Dmytro", "Шевченко", "dmytro.shevchenko@mail.example"),
    customer("siobhan", "Siobhán", "O'Connor", "siobhan.oconnor@mail.example"),
];

/// The one of each role whom the demo offers for signing in.
pub fn sign_in(role: Role) -> &'static Character {
    let key = match role {
        Role::Admin => "ruth",
        Role::Agent => "tomas",
        Role::Customer => "ines",
    };
    CHARACTERS.iter().find(|character| character.key == key).unwrap_or(&CHARACTERS[0])
}
