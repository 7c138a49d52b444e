//! The markup vectors that the browser suite posts, here one by one through every way of rendering.

use std::collections::BTreeMap;

use text::{Format, Pictures, clean, clean_html, to_html, to_text};

use crate::safe;

fn vectors() -> Vec<String> {
    let groups: BTreeMap<String, Vec<String>> =
        serde_json::from_str(include_str!("../../../../tests/browser/vectors.json"))
            .expect("groups of vectors");
    groups.into_values().flatten().collect()
}

#[test]
fn no_vector_becomes_more_than_a_message_may_hold() {
    let vectors = vectors();
    assert!(vectors.len() >= 300, "{} vectors", vectors.len());
    for vector in &vectors {
        let stored = clean(vector);
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            for pictures in [safe::shown(), Pictures::Linked("https://desk.test")] {
                let html = to_html(&stored, format, pictures);
                assert_eq!(safe::problem(&html), None, "{format:?} of {vector:?}: {html}");
            }
        }
        let cleaned = clean_html(&stored, safe::shown());
        assert_eq!(safe::problem(&cleaned), None, "cleaned {vector:?}: {cleaned}");
    }
}

#[test]
fn cleaning_a_vector_twice_changes_nothing() {
    for vector in vectors() {
        let once = clean_html(&clean(&vector), safe::shown());
        assert_eq!(clean_html(&once, safe::shown()), once, "{vector:?}");
    }
}

#[test]
fn what_was_cleaned_looks_the_same_when_it_is_shown() {
    for vector in vectors() {
        let stored = clean_html(&clean(&vector), safe::shown());
        let shown = to_html(&stored, Format::Html, safe::shown());
        // Bare addresses become links only then, and a link may have to say where it leads.
        if shown.matches("<a ").count() == stored.matches("<a ").count() {
            assert_eq!(safe::words(&shown), safe::words(&stored), "{vector:?}");
        }
        assert_eq!(safe::problem(&shown), None, "{vector:?}: {shown}");
    }
}

#[test]
fn raw_html_in_markdown_is_never_dropped() {
    let vectors = vectors();
    for vector in vectors.iter().filter(|vector| vector.starts_with('<') && vector.len() < 500) {
        let stored = clean(vector);
        let shown = safe::words(&to_html(&stored, Format::Markdown, safe::shown()));
        for name in ["script", "onerror", "onclick", "style", "iframe", "hx-get"] {
            assert_eq!(
                shown.matches(name).count(),
                stored.matches(name).count(),
                "{name} of {vector:?}: {shown}"
            );
        }
    }
}

#[test]
fn words_for_mails_hold_no_line_that_nobody_typed() {
    for vector in vectors() {
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            let words = to_text(&clean(&vector), format, 20_000);
            assert!(words.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()), "{vector:?}");
        }
    }
}
