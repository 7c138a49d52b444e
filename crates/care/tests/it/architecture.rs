//! The direction in which the house is built: read from the sources, so that nobody builds against it unseen.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The storeys: which crates of ours each one may name.
const MAY_USE: [(&str, &[&str]); 17] = [
    (
        "care",
        &[
            "assist", "channels", "db", "files", "helpdesk", "jobs", "llm", "mail", "outbound", "web",
            "workflow",
        ],
    ),
    ("web", &["files", "helpdesk", "locales", "outbound", "text", "mail"]),
    ("channels", &["helpdesk", "jobs", "mail", "outbound", "webpush", "db"]),
    ("workflow", &["helpdesk", "jobs", "locales", "mail", "text", "db"]),
    ("helpdesk", &["assist", "db", "files", "jobs", "llm", "locales", "outbound", "text", "webpush"]),
    ("assist", &[]),
    ("db", &[]),
    ("files", &[]),
    ("jobs", &["db"]),
    ("llm", &["outbound", "text"]),
    ("locales", &[]),
    ("mail", &[]),
    ("outbound", &[]),
    ("text", &[]),
    ("testkit", &[]),
    ("webpush", &[]),
    ("bench", &["db", "helpdesk", "testkit"]),
];

struct Source {
    krate: String,
    /// Path below the crate's `src`.
    file: PathBuf,
    /// The code without comments, and without what stands below `mod tests`.
    code: String,
}

fn sources() -> Vec<Source> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("crates").to_owned();
    let mut found = Vec::new();
    for entry in std::fs::read_dir(crates).expect("the crates") {
        let folder = entry.expect("a crate").path();
        let krate = folder.file_name().expect("a name").to_string_lossy().into_owned();
        gather(&folder.join("src"), &folder.join("src"), &krate, &mut found);
    }
    assert!(found.len() > 60, "only {} sources were found", found.len());
    found
}

fn gather(root: &Path, folder: &Path, krate: &str, found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.ends_with("tests") || path.ends_with("tests.rs") || path.ends_with("testing.rs") {
            // Tests inside a crate may look behind the scenes.
        } else if path.is_dir() {
            gather(root, &path, krate, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).expect("a source");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let code: String = code
                .lines()
                .map(|line| line.split("//").next().unwrap_or_default())
                .collect::<Vec<_>>()
                .join("\n");
            let file = path.strip_prefix(root).expect("below src").to_owned();
            found.push(Source { krate: krate.to_owned(), file, code });
        }
    }
}

/// Whether the code names this crate or module as the start of a path.
fn names(code: &str, name: &str) -> bool {
    code.match_indices(&format!("{name}::")).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

#[track_caller]
fn assert_none(breaches: &[String], rule: &str) {
    assert!(breaches.is_empty(), "{rule}\n{}", breaches.join("\n"));
}

#[test]
fn storeys_name_only_the_storeys_below_them() {
    let mut breaches = Vec::new();
    for source in sources() {
        let (_, allowed) = MAY_USE.iter().find(|(krate, _)| *krate == source.krate).expect("a known crate");
        for (other, _) in
            MAY_USE.iter().filter(|(other, _)| *other != source.krate && !allowed.contains(other))
        {
            // A module of the same name inside the crate is no other storey.
            let own = sources_of(&source.krate, other);
            if !own && names(&source.code, other) {
                breaches.push(format!("{}/src/{} names {other}", source.krate, source.file.display()));
            }
        }
    }
    assert_none(
        &breaches,
        "rule 1: care → web, channels, workflow → helpdesk → tools, which know no helpdesk",
    );
}

fn sources_of(krate: &str, module: &str) -> bool {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("crates").join(krate).join("src");
    root.join(module).is_dir() || root.join(format!("{module}.rs")).is_file()
}

#[test]
fn manifests_hold_no_dependency_against_the_direction() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("crates");
    let mut breaches = Vec::new();
    for (krate, allowed) in MAY_USE {
        let manifest = std::fs::read_to_string(crates.join(krate).join("Cargo.toml")).expect("a manifest");
        let section = manifest.split("[dependencies]").nth(1).unwrap_or_default();
        let section = section.split("\n[").next().unwrap_or_default();
        for (other, _) in MAY_USE {
            let depends = section.lines().any(|line| line.split(['.', ' ', '=']).next() == Some(other));
            if depends && !allowed.contains(&other) {
                breaches.push(format!("{krate} depends on {other}"));
            }
        }
    }
    assert_none(&breaches, "rule 1: the direction of the storeys");
}

#[test]
fn workflow_rooms_never_import_each_other() {
    let all = sources();
    let in_rooms =
        || all.iter().filter(|source| source.krate == "workflow" && !source.file.ends_with("lib.rs"));
    let rooms: BTreeSet<String> = in_rooms().map(|source| subject(&source.file)).collect();
    assert!(
        rooms.contains("chats") && rooms.contains("notifications"),
        "files are rooms, and folders: {rooms:?}"
    );
    let mut breaches = Vec::new();
    for source in in_rooms() {
        for room in rooms.iter().filter(|room| **room != subject(&source.file)) {
            if imports(&source.code, room) {
                breaches.push(format!("workflow/src/{} names the room {room}", source.file.display()));
            }
        }
    }
    assert_none(&breaches, "rule 2: rooms of workflow meet in events");
}

/// The folder or file below `src` in which this file is.
fn subject(file: &Path) -> String {
    let first = file.components().next().expect("a path");
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// Whether the code reaches this module of its own crate, by its path or in a list of what is used.
fn imports(code: &str, module: &str) -> bool {
    let begins = |path: &str| {
        let rest = path.trim_start().strip_prefix(module);
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    };
    let reaches = |start: &str| {
        code.match_indices(start).any(|(at, _)| {
            let path = &code[at + start.len()..];
            match path.strip_prefix('{') {
                Some(list) => list.split('}').next().unwrap_or_default().split(',').any(begins),
                None => begins(path),
            }
        })
    };
    reaches("crate::") || reaches("super::")
}

#[test]
fn an_import_is_seen_alone_and_in_a_list() {
    for code in
        ["use crate::push;", "crate::push::react(x)", "use crate::{Workflow, push};", "use super::push::x;"]
    {
        assert!(imports(code, "push"), "{code}");
    }
    for code in
        ["use crate::pushes;", "use helpdesk::push;", "use crate::{Workflow, pushed};", "stack.push(1)"]
    {
        assert!(!imports(code, "push"), "{code}");
    }
}

#[test]
fn doors_never_import_doors() {
    let breaches: Vec<_> = sources()
        .iter()
        .filter(|source| {
            source.krate == "web" && names(&source.code, "channels")
                || source.krate == "channels" && names(&source.code, "web")
        })
        .map(|source| format!("{}/src/{}", source.krate, source.file.display()))
        .collect();
    assert_none(&breaches, "rule 1: doors never import doors");
}

#[test]
fn only_stores_hold_sql() {
    let breaches: Vec<_> = sources()
        .iter()
        .filter(|source| !matches!(source.krate.as_str(), "db" | "jobs" | "testkit" | "bench"))
        .filter(|source| {
            let name = source.file.file_name().expect("a name").to_string_lossy().into_owned();
            !name.ends_with("store.rs") && (source.code.contains("sql!(") || holds_statement(&source.code))
        })
        .map(|source| format!("{}/src/{} holds SQL", source.krate, source.file.display()))
        .collect();
    assert_none(&breaches, "rule 3: only a store holds SQL");
}

fn holds_statement(code: &str) -> bool {
    let starts = ["\"SELECT ", "\"INSERT INTO ", "\"UPDATE ", "\"DELETE FROM "];
    starts.iter().any(|start| code.contains(start))
}

#[test]
fn each_table_is_written_by_one_subject() {
    let mut writers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    // `bulk` fills an empty store, of all subjects at once.
    let is_asked = |source: &&Source| source.krate == "helpdesk" && !source.file.starts_with("bulk");
    for source in sources().iter().filter(is_asked) {
        for table in written(&source.code) {
            writers.entry(table).or_default().insert(subject(&source.file));
        }
    }
    assert!(writers.len() > 40, "only {} tables are written", writers.len());
    let breaches: Vec<_> = writers
        .iter()
        .filter(|(_, subjects)| subjects.len() > 1)
        .map(|(table, subjects)| format!("{table} is written by {subjects:?}"))
        .collect();
    assert_none(&breaches, "rule 3: only a subject's own stores write its tables");
}

/// The tables that statements in this code change.
fn written(code: &str) -> BTreeSet<String> {
    let mut tables = BTreeSet::new();
    for verb in ["INSERT INTO ", "UPDATE ", "DELETE FROM "] {
        for (at, _) in code.match_indices(verb) {
            let table = code[at + verb.len()..].split(|c: char| !c.is_alphanumeric() && c != '_').next();
            // `DO UPDATE SET`, `FOR UPDATE`
            tables.extend(table.filter(|table| table.starts_with(char::is_lowercase)).map(str::to_owned));
        }
    }
    tables
}

#[test]
fn nobody_reads_a_clock_or_rolls_dice_past_the_app() {
    let mut breaches = Vec::new();
    for source in sources()
        .iter()
        .filter(|source| matches!(source.krate.as_str(), "helpdesk" | "workflow" | "mail" | "text"))
    {
        for name in ["SystemTime::now", "Timestamp::now", "rand::rng", "thread_rng"] {
            let is_the_one_place = source.file.ends_with("clock.rs") || source.file.ends_with("secrets.rs");
            if source.code.contains(name) && !is_the_one_place {
                breaches.push(format!("{}/src/{} calls {name}", source.krate, source.file.display()));
            }
        }
    }
    assert_none(&breaches, "rule 9: time and randomness come in through App");
}
