//! The time zones that one can choose.

use std::sync::LazyLock;

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
    fn time_zones_are_places() {
        assert!(time_zones().iter().any(|name| name == "Europe/Berlin"));
        assert!(time_zones().iter().all(|name| !name.starts_with("Etc/")));
    }
}
