//! Measuring how questions are understood.

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{Care, Output};

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../assist/tests/data");

async fn eval(folder: &TempDir, kind: &str, files: [(&str, &str); 2]) -> Output {
    let command = Care::new(folder.path(), &["assist", "eval", kind]).arg("--json");
    let command = files.into_iter().fold(command, |command, (flag, path)| command.arg(flag).arg(path));
    command.run("").await
}

#[test]
fn intents_and_articles_are_measured_without_a_store() {
    crate::support::RUNTIME.block_on(async {
        let folder = TempDir::new().expect("a temporary folder");
        let of = |name: &str| format!("{DATA}/{name}");
        let (train, test) = (of("intents-train.tsv"), of("intents-test.tsv"));
        let intents = eval(&folder, "intents", [("--train", &train), ("--test", &test)]).await;
        assert!(intents.success, "{}", intents.stderr);
        assert_eq!(intents.stdout.lines().count(), 1);
        let figures: Value = serde_json::from_str(&intents.stdout).expect("one line of JSON");
        assert!(figures["accuracy"].as_f64() > Some(0.85), "{figures}");
        let (articles, queries) = (of("articles.jsonl"), of("queries.tsv"));
        let found = eval(&folder, "articles", [("--articles", &articles), ("--queries", &queries)]).await;
        let figures: Value = serde_json::from_str(&found.stdout).expect("one line of JSON");
        assert!(figures["recall_at_3"].as_f64() > Some(0.9), "{figures}");
        assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 0, "nothing was made");
    });
}

#[test]
fn a_file_that_is_not_there_or_wrong_is_named() {
    crate::support::RUNTIME.block_on(async {
        let folder = TempDir::new().expect("a temporary folder");
        let missing = eval(&folder, "intents", [("--train", "nowhere.tsv"), ("--test", "nowhere.tsv")]).await;
        assert!(!missing.success && missing.stdout.is_empty());
        assert!(missing.stderr.contains("nowhere.tsv cannot be read"), "{}", missing.stderr);
        let wrong = folder.path().join("wrong.tsv");
        std::fs::write(&wrong, "no tab here\n").expect("a file");
        let wrong = wrong.to_string_lossy();
        let refused = eval(&folder, "intents", [("--train", &wrong), ("--test", &wrong)]).await;
        assert!(refused.stderr.contains("line 1 has no tab"), "{}", refused.stderr);
    });
}

#[test]
fn figures_are_told_beside_broken_settings_and_of_empty_files() {
    crate::support::RUNTIME.block_on(async {
        let folder = TempDir::new().expect("a temporary folder");
        std::fs::write(folder.path().join("care.toml"), "listen = [broken").expect("a file");
        let empty = folder.path().join("empty.tsv");
        std::fs::write(&empty, "").expect("a file");
        let empty = empty.to_string_lossy();
        for (kind, files) in [
            ("intents", [("--train", &*empty), ("--test", &*empty)]),
            ("articles", [("--articles", &*empty), ("--queries", &*empty)]),
        ] {
            let command =
                Care::new(folder.path(), &["assist", "eval", kind, "--json"]).env("CARE_LISTEN", "x");
            let command =
                files.into_iter().fold(command, |command, (flag, path)| command.arg(flag).arg(path));
            let told = command.run("").await;
            assert!(told.success, "{}", told.stderr);
            let figures: Value = serde_json::from_str(&told.stdout).expect("one line of JSON");
            assert!(figures["ms_per_query"].is_null(), "{figures}");
        }
    });
}

#[test]
fn asking_for_a_person_is_measured_by_words_and_what_was_missed_is_named() {
    crate::support::RUNTIME.block_on(async {
        let folder = TempDir::new().expect("a temporary folder");
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("a file");
            path.to_string_lossy().into_owned()
        };
        let asking = write("asking.tsv", "en\tget me a human\nde\tMitarbeiter bitte\nen\tthe lamp is red\n");
        let other = write("other.tsv", "en\tmy router is slow\n");
        let command = Care::new(folder.path(), &["assist", "eval", "person", "--json", "--by-words"]);
        let told = command.arg("--asking").arg(&asking).arg("--other").arg(&other).run("").await;
        assert!(told.success, "{}", told.stderr);
        let figures: Value = serde_json::from_str(&told.stdout).expect("one line of JSON");
        assert_eq!(figures["missed"], serde_json::json!(["the lamp is red"]));
        let en = &figures["languages"]["en"];
        assert_eq!(
            (en["asking"].as_i64(), en["fetched"].as_i64(), en["fetched_unasked"].as_i64()),
            (Some(2), Some(1), Some(0))
        );
    });
}
