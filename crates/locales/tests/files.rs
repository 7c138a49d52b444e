//! What holds for all texts, and for the sources that name them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use locales::{Language, ids, ids_of_team, values_of};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file with one of these endings below the folder, but for tests.
fn below(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            below(&path, endings, found);
        } else if path.extension().is_some_and(|ending| endings.iter().any(|one| ending == *one))
            && !folder.components().any(|part| part.as_os_str() == "tests")
        {
            found.push(path);
        }
    }
}

/// Path and text of templates, scripts and code, without comments.
fn sources() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    for folder in ["templates", "assets/js", "crates"] {
        below(&root().join(folder), &["html", "txt", "js", "rs"], &mut paths);
    }
    assert!(paths.len() > 200, "only {} sources were found", paths.len());
    let code = |path: &Path| {
        let text = fs::read_to_string(path).expect("a source");
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    };
    paths.into_iter().map(|path| (path.clone(), code(&path))).collect()
}

/// The first argument of each call of this function, where it is a text.
fn called<'a>(text: &'a str, function: &str) -> Vec<&'a str> {
    let call = format!("{function}(\"");
    let is_name = |before: &str| before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let places = text.match_indices(&call).filter(|(at, _)| !is_name(&text[..*at]));
    places.filter_map(|(at, _)| text[at + call.len()..].split('"').next()).collect()
}

/// Whether the team's pages are said in this language, and not in English instead.
fn speaks_to_the_team(language: Language) -> bool {
    language.for_the_team() == language
}

#[test]
fn every_language_says_every_text_with_the_same_values() {
    let mut missing = Vec::new();
    let of_team = ids_of_team();
    for language in [Language::De, Language::Ar] {
        let (english, other) = (ids(Language::En), ids(language));
        let is_due = |id: &&&str| speaks_to_the_team(language) || !of_team.contains(**id);
        let lacks = english.iter().filter(|id| !other.contains(id)).filter(is_due);
        missing.extend(lacks.map(|id| format!("{language} lacks {id}")));
        missing.extend(other.iter().filter(|id| !english.contains(id)).map(|id| format!("en lacks {id}")));
        for id in english {
            let (expected, found) = (values_of(Language::En, id), values_of(language, id));
            if found.is_some() && expected != found {
                missing.push(format!("{language} {id}: {found:?} instead of {expected:?}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_text_that_is_asked_for_exists() {
    let known: BTreeSet<&str> = ids(Language::En).into_iter().collect();
    let mut unknown = Vec::new();
    for (path, text) in sources() {
        for function in ["frame.say", "language.say", "say_with", "say_marked", "Phrase::new", "words.say"] {
            for id in called(&text, function).into_iter().filter(|id| !known.contains(id)) {
                unknown.push(format!("{}: {id}", path.display()));
            }
        }
    }
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
}

#[test]
fn no_text_is_left_over() {
    let quoted: BTreeSet<String> = sources()
        .iter()
        .flat_map(|(_, text)| text.split('"').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let unused: Vec<&str> = ids(Language::En).into_iter().filter(|id| !quoted.contains(*id)).collect();
    assert!(unused.is_empty(), "{}", unused.join("\n"));
}

#[test]
fn a_text_is_one_line_of_words_without_markup() {
    let mut paths = Vec::new();
    below(&root().join("locales"), &["ftl"], &mut paths);
    for path in paths {
        let text = fs::read_to_string(&path).expect("a file of texts");
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let plain = line.replace("->", "");
            assert!(!plain.contains(['<', '>', '&', '!', '\t']), "{}: {line}", path.display());
        }
    }
}

#[test]
fn every_file_is_listed_and_stands_in_every_language_that_it_is_read_in() {
    let names = |language: Language| {
        let mut paths = Vec::new();
        below(&root().join("locales").join(language.tag()), &["ftl"], &mut paths);
        let names = paths.iter().map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned());
        names.collect::<BTreeSet<_>>()
    };
    let listed = fs::read_to_string(root().join("crates/locales/src/files.rs")).expect("the list");
    for name in names(Language::En) {
        assert!(listed.contains(&format!("            \"{name}\",\n")), "{name}.ftl is not in files.rs");
    }
    for language in [Language::De, Language::Ar] {
        let unknown: Vec<_> = names(language).difference(&names(Language::En)).cloned().collect();
        assert!(unknown.is_empty(), "only in {language}: {unknown:?}");
        // What stands there is read: the compiler has found every file that is listed.
        let read: BTreeSet<&str> = ids(language).into_iter().collect();
        for name in names(language) {
            let path = root().join("locales").join(language.tag()).join(format!("{name}.ftl"));
            let text = fs::read_to_string(path).expect("a file of texts");
            let id = text.lines().find_map(|line| line.split_once(" = ")).expect("a text").0;
            assert!(read.contains(id), "{language}/{name}.ftl is not read: files.rs says in which languages");
        }
    }
}

#[test]
fn pages_and_mails_of_customers_say_nothing_that_only_the_team_reads() {
    let of_team = ids_of_team();
    let mut found = Vec::new();
    for folder in ["auth", "email", "help", "portal", "services"] {
        let mut paths = Vec::new();
        below(&root().join("templates").join(folder), &["html", "txt"], &mut paths);
        for path in paths {
            let text = fs::read_to_string(&path).expect("a template");
            let quoted = text.split('"').filter(|id| of_team.contains(id));
            found.extend(quoted.map(|id| format!("{}: {id}", path.display())));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
