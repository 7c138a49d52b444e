//! What every page is made of: the frame around it and the small parts that pages share. Plain data only:
//! a page never sees the store.

use std::sync::LazyLock;

/// What surrounds a page: the desk, who looks, and what there is to tell them.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// The desk's name, shown beside the mark and in the window's title.
    pub desk: String,
    /// Nobody before sign-in.
    pub viewer: Option<Viewer>,
    /// What came of the action just before.
    pub flash: Option<Flash>,
    /// What an administrator has to know on every page.
    pub banners: Vec<Banner>,
    /// Counts beside the views of the inbox.
    pub counts: Counts,
    /// People who wait for approval: the badge beside "People".
    pub applicants: u64,
    /// Whether this is the demo, which shows its outgoing mails.
    pub demo: bool,
    /// Which entry of the navigation is the page one is on.
    pub here: Here,
}

impl Frame {
    /// A frame for somebody not signed in.
    pub fn of(desk: impl Into<String>) -> Self {
        Self { desk: desk.into(), ..Self::default() }
    }

    #[must_use]
    pub fn at(mut self, here: Here) -> Self {
        self.here = here;
        self
    }

    pub fn is(&self, here: Here) -> bool {
        self.here == here
    }

    pub fn is_staff(&self) -> bool {
        self.viewer.as_ref().is_some_and(|viewer| viewer.role != ViewerRole::Customer)
    }

    pub fn is_admin(&self) -> bool {
        self.viewer.as_ref().is_some_and(|viewer| viewer.role == ViewerRole::Admin)
    }

    /// Where the mark leads.
    pub fn home(&self) -> &'static str {
        match self.viewer.as_ref().map(|viewer| viewer.role) {
            None => "/",
            Some(ViewerRole::Customer) => "/requests",
            Some(ViewerRole::Agent) => "/inbox/mine",
            Some(ViewerRole::Admin) => "/inbox/unassigned",
        }
    }
}

/// The entries of the navigation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Here {
    #[default]
    Elsewhere,
    Requests,
    Mine,
    Unassigned,
    AllOpen,
    Closed,
    People,
    Desk,
    Account,
}

/// The person who looks at the page.
#[derive(Debug, Clone)]
pub struct Viewer {
    pub id: i64,
    pub name: String,
    pub email: String,
    pub role: ViewerRole,
}

impl Viewer {
    pub fn avatar(&self) -> AvatarView {
        AvatarView::of(self.id, &self.name, self.role == ViewerRole::Customer)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewerRole {
    Customer,
    Agent,
    Admin,
}

impl ViewerRole {
    pub fn word(self) -> &'static str {
        match self {
            Self::Customer => "Customer",
            Self::Agent => "Agent",
            Self::Admin => "Admin",
        }
    }
}

/// How a message is meant. Each tone has its own icon beside its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Ok,
    Info,
    Attention,
    Bad,
}

impl Tone {
    pub fn class(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Info => "info",
            Self::Attention => "attn",
            Self::Bad => "bad",
        }
    }

    pub fn icon(self) -> &'static str {
        match self {
            Self::Ok => "circle-check",
            Self::Info => "info",
            Self::Attention => "mail",
            Self::Bad => "triangle-alert",
        }
    }
}

/// One sentence about what was just done.
#[derive(Debug, Clone)]
pub struct Flash {
    pub tone: Tone,
    pub text: String,
}

/// A standing message with the way to its cure.
#[derive(Debug, Clone)]
pub struct Banner {
    pub tone: Tone,
    pub text: String,
    pub link: Option<Link>,
}

#[derive(Debug, Clone)]
pub struct Link {
    pub href: String,
    pub label: String,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    pub mine: u64,
    pub unassigned: u64,
    pub all_open: u64,
    pub closed: u64,
}

/// A moment: the machine's form, the short one, and the exact one with its zone.
#[derive(Debug, Clone, Default)]
pub struct When {
    /// RFC 3339 in UTC, to the second: `2026-11-22T09:31:00Z`.
    pub iso: String,
    /// "4 min ago", "09:12", "Yesterday", "3 Nov".
    pub short: String,
    /// "22 November 2026, 10:31 CET".
    pub exact: String,
}

impl When {
    pub fn new(iso: &str, short: &str, exact: &str) -> Self {
        Self { iso: iso.to_owned(), short: short.to_owned(), exact: exact.to_owned() }
    }
}

/// A status as its reader calls it; `key` picks the shape and the colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusView {
    pub key: &'static str,
    pub word: &'static str,
}

impl StatusView {
    /// From the stored word (`new`, `open`, `pending`, `solved`, `closed`), as agents read it.
    pub fn staff(stored: &str) -> Self {
        let (key, word) = match stored {
            "new" => ("new", "New"),
            "pending" => ("pending", "Pending"),
            "solved" => ("solved", "Solved"),
            "closed" => ("closed", "Closed"),
            _ => ("open", "Open"),
        };
        Self { key, word }
    }

    /// From the stored word, as customers read it.
    pub fn customer(stored: &str) -> Self {
        let (key, word) = match stored {
            "pending" => ("you", "Waiting for you"),
            "solved" => ("solved", "Solved"),
            "closed" => ("closed", "Closed"),
            _ => ("open", "Waiting for us"),
        };
        Self { key, word }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriorityView {
    pub key: &'static str,
    pub word: &'static str,
}

impl PriorityView {
    /// From the stored word (`low`, `normal`, `high`, `urgent`).
    pub fn of(stored: &str) -> Self {
        let (key, word) = match stored {
            "low" => ("low", "Low"),
            "high" => ("high", "High"),
            "urgent" => ("urgent", "Urgent"),
            _ => ("normal", "Normal"),
        };
        Self { key, word }
    }

    /// Lists leave the usual out.
    pub fn stands_out(&self) -> bool {
        self.key != "normal"
    }
}

/// Initials on a tint. A circle asks, a rounded square answers.
#[derive(Debug, Clone, Default)]
pub struct AvatarView {
    pub initials: String,
    /// 1 to 6: which pair of colours.
    pub tint: u8,
    pub asks: bool,
}

impl AvatarView {
    pub fn of(id: i64, name: &str, asks: bool) -> Self {
        // People who came one after the other get different tints.
        let tint = id.unsigned_abs() % 6 + 1;
        Self { initials: initials(name), tint: u8::try_from(tint).unwrap_or(1), asks }
    }

    pub fn class(&self) -> String {
        format!("avatar t{}{}", self.tint, if self.asks { " asks" } else { "" })
    }
}

/// The first letters of the first and the last word.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

/// Somebody on a ticket.
#[derive(Debug, Clone)]
pub struct PersonView {
    pub id: i64,
    pub name: String,
    pub avatar: AvatarView,
}

impl PersonView {
    pub fn new(id: i64, name: impl Into<String>, asks: bool) -> Self {
        let name = name.into();
        Self { avatar: AvatarView::of(id, &name, asks), id, name }
    }

    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or(&self.name)
    }
}

/// One option of a select.
#[derive(Debug, Clone)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub selected: bool,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>, selected: bool) -> Self {
        Self { value: value.into(), label: label.into(), selected }
    }

    /// What an agent may set by hand, with the present one chosen.
    pub fn statuses(current: &str) -> Vec<Self> {
        Self::words(
            &["new", "open", "pending", "solved", "closed"],
            |key| StatusView::staff(key).word,
            current,
        )
    }

    pub fn priorities(current: &str) -> Vec<Self> {
        Self::words(&["low", "normal", "high", "urgent"], |key| PriorityView::of(key).word, current)
    }

    fn words(keys: &[&str], word: fn(&str) -> &'static str, current: &str) -> Vec<Self> {
        keys.iter().map(|key| Self::new(*key, word(key), *key == current)).collect()
    }
}

/// What somebody typed into a field, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Field {
    /// Never filled for passwords and codes.
    pub value: String,
    pub error: Option<String>,
}

impl Field {
    pub fn new(value: impl Into<String>) -> Self {
        Self { value: value.into(), error: None }
    }

    pub fn wrong(value: impl Into<String>, error: impl Into<String>) -> Self {
        Self { value: value.into(), error: Some(error.into()) }
    }

    #[must_use]
    pub fn with(mut self, error: Option<&str>) -> Self {
        self.error = error.map(str::to_owned);
        self
    }
}

/// The names of all time zones, for the list behind the field.
pub fn time_zones() -> &'static [String] {
    static ZONES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let mut names: Vec<String> =
            jiff::tz::db().available().map(|name| name.to_string()).filter(|name| is_place(name)).collect();
        names.sort();
        names
    });
    &ZONES
}

/// "Region/City" and "UTC"; the rest are old aliases.
fn is_place(name: &str) -> bool {
    const REGIONS: [&str; 10] = [
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    ];
    name == "UTC" || name.split_once('/').is_some_and(|(region, _)| REGIONS.contains(&region))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_the_first_and_the_last_word() {
        assert_eq!(initials("María José Peñalver"), "MP");
        assert_eq!(initials("noor haddad"), "NH");
        assert_eq!(initials("Cher"), "C");
        assert_eq!(initials(""), "");
    }

    #[test]
    fn every_id_gets_one_of_six_tints() {
        for id in [0, 1, 2, 3, 99, i64::MAX, -1] {
            assert!((1..=6).contains(&AvatarView::of(id, "A B", true).tint));
        }
    }

    #[test]
    fn time_zones_are_places() {
        assert!(time_zones().iter().any(|name| name == "Europe/Berlin"));
        assert!(time_zones().iter().all(|name| !name.starts_with("Etc/")));
    }
}
