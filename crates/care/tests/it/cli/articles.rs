//! Articles from files and into files, beside a running server.

use std::fs;
use std::path::Path;

use crate::support::{Care, Desk, both_engines};

both_engines!(
    what_was_exported_imports_without_a_change,
    a_wrong_file_is_named_and_nothing_of_it_is_stored,
    nothing_outside_the_folder_is_read_or_written,
    the_same_address_and_language_is_a_new_revision,
    what_is_imported_beside_a_server_is_found_by_it_at_once,
    nothing_is_exported_from_a_folder_without_a_store,
);

async fn command(desk: &Desk, what: &str, folder: &Path) -> crate::support::Output {
    desk.command(&["articles", what]).arg(folder).run("").await
}

fn put(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("written");
}

/// Everything that the store knows of articles.
async fn contents(desk: &Desk) -> Vec<Vec<Vec<String>>> {
    let mut all = Vec::new();
    for (table, order) in [
        ("articles", "id"),
        ("article_texts", "article, language"),
        ("article_revisions", "id"),
        ("article_categories", "id"),
        ("article_category_names", "category, language"),
        ("article_redirects", "slug"),
        ("article_links", "article, language, kind, target"),
        ("events", "id"),
    ] {
        all.push(desk.rows(&format!("SELECT * FROM {table} ORDER BY {order}")).await);
    }
    all
}

async fn what_was_exported_imports_without_a_change(desk: Desk) {
    let folder = tempfile::tempdir().expect("a folder");
    let (source, target) = (folder.path().join("in"), folder.path().join("out"));
    put(
        &source,
        "faults/slow-line.md",
        "---\ntitle: \"Slow: a \\\"line\\\"\"\nslug: slow-line\ncategory: Faults & more\nvisibility: Public\nlanguage: en\n\
         publish_at: 2026-03-01T08:00:00Z\n---\n\nWords with --- and\n\n---\n\n```\n---\ntitle: no\n```\n",
    );
    put(&source, "slow-line.de.md", "---\ntitle: Langsam\nslug: slow-line\nlanguage: de\n---\nWorte");
    put(&source, "draft.md", "---\ntitle: Draft\ncategory: Bills\n---\n\n  indented");
    let output = command(&desk, "import", &source).await;
    assert!(output.success, "{}{}", output.stdout, output.stderr);
    assert!(output.stdout.contains("2 new, 1 translated"), "{}", output.stdout);
    desk.visitor().open("/help/slow-line").await.assert_status(200).assert_shows("Slow: a \"line\"");
    desk.visitor().open("/help/draft").await.assert_status(404);
    desk.settle().await;
    let before = contents(&desk).await;
    let output = command(&desk, "export", &target).await;
    assert!(output.success, "{}", output.stderr);
    let output = command(&desk, "import", &target).await;
    assert!(
        output.success && output.stdout.contains("0 new, 0 translated, 0 changed, 3 as before, 0 refused"),
        "{}",
        output.stdout
    );
    assert_eq!(contents(&desk).await, before);
    let again = folder.path().join("again");
    assert!(command(&desk, "export", &again).await.success);
    for entry in fs::read_dir(&target).expect("files") {
        let path = entry.expect("a file").path();
        let twin = again.join(path.file_name().expect("a name"));
        assert_eq!(fs::read(&path).expect("read"), fs::read(twin).expect("read"));
    }
}

async fn a_wrong_file_is_named_and_nothing_of_it_is_stored(desk: Desk) {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, text: &str| put(folder.path(), name, text);
    put("good.md", "---\ntitle: Good\nvisibility: public\n---\nWords");
    put("good.ar.md", "---\ntitle: حسن\nslug: good\nlanguage: ar\nvisibility: internal\n---\nكلمات");
    put("no-head.md", "Words");
    put("no-title.md", "---\nslug: no-title\n---\nWords");
    put("empty.md", "---\ntitle: Empty\n---\n  \n");
    put("language.md", "---\ntitle: A\nlanguage: tlh\n---\nWords");
    put("visibility.md", "---\ntitle: A\nvisibility: secret\n---\nWords");
    put("date.md", "---\ntitle: A\npublish_at: tomorrow\n---\nWords");
    put("reserved.md", "---\ntitle: A\nslug: search\n---\nWords");
    put("escape.md", "---\ntitle: A\nslug: ../../etc/passwd\n---\nWords");
    put("key.md", "---\ntitle: A\nauthor: me\n---\nWords");
    fs::write(folder.path().join("binary.md"), [0xff, 0xfe, 0x00]).expect("written");
    put("large.md", &format!("---\ntitle: A\n---\n{}", "x".repeat(2 << 20)));
    put("long.md", &format!("---\ntitle: A\n---\n{}", "x".repeat(60_001)));
    put("notes.txt", "no article");
    let output = command(&desk, "import", folder.path()).await;
    assert!(!output.success);
    for (name, why) in [
        ("good.md", "is public here, but internal in good.ar.md"),
        ("no-head.md", "the first line must be ---"),
        ("no-title.md", "title: "),
        ("empty.md", "body: "),
        ("language.md", "language: "),
        ("visibility.md", "visibility: "),
        ("date.md", "publish_at: "),
        ("reserved.md", "slug: "),
        ("escape.md", "slug: "),
        ("key.md", "line 3: author is not known here"),
        ("binary.md", "is not UTF-8 text"),
        ("large.md", "is larger than 1 MB"),
        ("long.md", "body: "),
    ] {
        let line = output.stderr.lines().find(|line| line.starts_with(&format!("{name}: ")));
        assert!(line.is_some_and(|line| line.contains(why)), "{name}: {line:?}");
    }
    assert!(output.stdout.contains("1 new") && output.stdout.contains("13 refused"), "{}", output.stdout);
    assert_eq!(desk.value("SELECT COUNT(*) FROM article_texts").await, "1");
    let none = command(&desk, "import", &folder.path().join("nowhere")).await;
    assert!(!none.success && none.stderr.contains("nowhere"), "{}", none.stderr);
}

async fn nothing_outside_the_folder_is_read_or_written(desk: Desk) {
    let folder = tempfile::tempdir().expect("a folder");
    let (inside, outside) = (folder.path().join("in"), folder.path().join("out"));
    put(&outside, "secret.md", "---\ntitle: Secret\nvisibility: public\n---\nSecret");
    put(&inside, "good.md", "---\ntitle: Good\nvisibility: public\n---\nWords");
    std::os::unix::fs::symlink(outside.join("secret.md"), inside.join("linked.md")).expect("a link");
    std::os::unix::fs::symlink(&outside, inside.join("folder")).expect("a link");
    let output = command(&desk, "import", &inside).await;
    assert!(!output.success);
    for name in ["linked.md: is a link", "folder: is a link"] {
        assert!(output.stderr.contains(name), "{}", output.stderr);
    }
    assert_eq!(desk.value("SELECT COUNT(*) FROM articles").await, "1");

    let target = folder.path().join("target");
    fs::create_dir(&target).expect("a folder");
    std::os::unix::fs::symlink(outside.join("secret.md"), target.join("good.en.md")).expect("a link");
    let output = command(&desk, "export", &target).await;
    assert!(!output.success, "{}", output.stdout);
    assert!(fs::read_to_string(outside.join("secret.md")).expect("read").contains("Secret"));
}

async fn the_same_address_and_language_is_a_new_revision(desk: Desk) {
    let folder = tempfile::tempdir().expect("a folder");
    for (words, said) in [("First", "1 new"), ("First", "1 as before"), ("Second", "1 changed")] {
        put(folder.path(), "a.md", &format!("---\ntitle: A\nvisibility: public\n---\n{words}"));
        let output = command(&desk, "import", folder.path()).await;
        assert!(output.success && output.stdout.contains(said), "{said}: {}", output.stdout);
    }
    desk.visitor().open("/help/a").await.assert_shows("Second");
    assert_eq!(desk.value("SELECT COUNT(*) FROM article_revisions").await, "2");
    // A file that says nothing of it leaves it as it is.
    put(folder.path(), "a.md", "---\ntitle: A\n---\nThird");
    assert!(command(&desk, "import", folder.path()).await.success);
    desk.visitor().open("/help/a").await.assert_shows("Third");
}

async fn what_is_imported_beside_a_server_is_found_by_it_at_once(desk: Desk) {
    let folder = tempfile::tempdir().expect("a folder");
    let found = async || desk.visitor().open("/help/search?q=giraffe").await.texts(".found .name a");
    assert_eq!(found().await, [""; 0]);
    for title in ["A giraffe in the garden", "The giraffe is gone"] {
        let text = format!("---\ntitle: {title}\nslug: a\nvisibility: public\n---\nWords");
        put(folder.path(), "a.md", &text);
        assert!(command(&desk, "import", folder.path()).await.success);
        assert_eq!(found().await, [title]);
    }
}

async fn nothing_is_exported_from_a_folder_without_a_store(_desk: Desk) {
    let folder = tempfile::tempdir().expect("a folder");
    let (mistyped, target) = (folder.path().join("daat"), folder.path().join("out"));
    let command = Care::new(folder.path(), &["articles", "export"]).arg(&target).arg("--data").arg(&mistyped);
    let refused = command.run("").await;
    assert!(!refused.success && refused.stderr.contains("there is no store"), "{}", refused.stderr);
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 0, "nothing was made");
}
