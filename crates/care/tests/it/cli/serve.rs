//! Starting the desk, and being told what is wrong.

use std::os::unix::fs::PermissionsExt;

use tempfile::TempDir;

use crate::support::{Browser, Care, Desk, Engine, RUNTIME, both_engines, until};

both_engines!(
    what_was_acknowledged_is_there_after_a_restart,
    a_start_stays_quiet_about_set_up_once_there_is_an_admin,
);

fn folder() -> TempDir {
    TempDir::new().expect("a temporary folder")
}

/// Runs a command that is to be refused, and gives its words.
async fn refused(care: Care) -> String {
    let output = care.run("").await;
    assert!(!output.success, "it was not refused:\n{}", output.stdout);
    assert!(output.stdout.is_empty(), "refusals go to the log: {}", output.stdout);
    output.stderr
}

async fn what_was_acknowledged_is_there_after_a_restart(mut desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "It hums.").await;
    desk.stop().await;
    desk.start_again().await;
    grace.open(&format!("/requests/{number}")).await.assert_status(200).assert_shows("It hums.");
}

async fn a_start_stays_quiet_about_set_up_once_there_is_an_admin(mut desk: Desk) {
    desk.stop().await;
    desk.start_again().await;
    desk.visitor().open("/signin").await.assert_status(200);
    let said = desk.server().stdout();
    assert_eq!(said, [format!("Customer Care Registry listens on {}", desk.base())]);
    until("logs go to stderr", async || (!desk.server().log().is_empty()).then_some(())).await;
}

#[test]
fn the_default_command_serves_an_embedded_store_in_a_private_folder() {
    RUNTIME.block_on(async {
        let folder = folder();
        let server = Care::new(folder.path(), &["--listen", "127.0.0.1:0"]).serve().await;
        Browser::new(&format!("http://{}", server.address)).get("/healthz").await.assert_status(200);
        let data = folder.path().join("care-data");
        let mode = |path: &std::path::Path| {
            std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777
        };
        assert_eq!(mode(&data), 0o700);
        assert!(data.join("care.db").is_file());
        assert_eq!(mode(&data.join("care.db")) & 0o077, 0, "nobody else reads the store");
    });
}

#[test]
fn a_second_serve_seed_or_demo_on_a_data_folder_in_use_is_refused() {
    RUNTIME.block_on(async {
        let folder = folder();
        let _server = Care::new(folder.path(), &["serve", "--listen", "127.0.0.1:0"]).serve().await;
        for command in [
            vec!["serve", "--listen", "127.0.0.1:0"],
            vec!["seed", "--customers", "1", "--agents", "1", "--tickets", "1"],
        ] {
            let words = refused(Care::new(folder.path(), &command)).await;
            assert!(words.contains("care-data") && words.contains("use"), "{command:?}: {words}");
        }
    });
}

#[test]
fn unknown_and_wrong_settings_are_refused_with_the_fix_named() {
    RUNTIME.block_on(async {
        let folder = folder();
        let serve = || Care::new(folder.path(), &["serve", "--listen", "127.0.0.1:0"]);
        let words = refused(serve().env("CARE_LISTNE", "127.0.0.1:0")).await;
        assert!(words.contains("CARE_LISTNE") && words.contains("CARE_LISTEN"), "{words}");
        let words = refused(serve().arg("--liste").arg("x")).await;
        assert!(words.contains("--listen"), "{words}");
        let words =
            refused(serve().env("CARE_SMTP_HOST", "mail.example.test").env("CARE_SMTP_TLS", "none")).await;
        assert!(words.contains("CARE_SMTP_TLS") && words.contains("starttls"), "{words}");
        let words = refused(serve().env("CARE_SMTP_HOST", "127.0.0.1").env("CARE_SMTP_TLS", "maybe")).await;
        assert!(words.contains("CARE_SMTP_TLS") && words.contains("implicit"), "{words}");
        let words = refused(serve().env("CARE_SMTP_HOST", "127.0.0.1").env("CARE_SMTP_PORT", "many")).await;
        assert!(words.contains("CARE_SMTP_PORT"), "{words}");
        let words = refused(Care::new(folder.path(), &["serve", "--listen", "here"])).await;
        assert!(words.contains("listen"), "{words}");
        let words = refused(serve().arg("--database").arg("mysql://127.0.0.1/care")).await;
        assert!(words.contains("postgres://"), "{words}");
        let words = refused(serve().arg("--trusted-proxies").arg("everybody")).await;
        assert!(words.contains("trusted-proxies") || words.contains("trusted_proxies"), "{words}");
        std::fs::write(folder.path().join("care.toml"), "listne = \"127.0.0.1:0\"\n").expect("a file");
        let words = refused(Care::new(folder.path(), &["serve"])).await;
        assert!(
            words.contains("listne") && words.contains("listen") && words.contains("care.toml"),
            "{words}"
        );
    });
}

#[test]
fn flags_win_over_the_environment_and_the_environment_over_the_file() {
    RUNTIME.block_on(async {
        let folder = folder();
        std::fs::write(folder.path().join("care.toml"), "data = \"from-file\"\nlisten = \"127.0.0.1:0\"\n")
            .expect("a file");
        let exists = |name: &str| folder.path().join(name).join("care.db").is_file();
        drop(Care::new(folder.path(), &["serve"]).serve().await);
        assert!(exists("from-file") && !exists("care-data"));
        drop(Care::new(folder.path(), &["serve"]).env("CARE_DATA", "from-environment").serve().await);
        assert!(exists("from-environment"));
        let care =
            Care::new(folder.path(), &["serve", "--data", "from-flag"]).env("CARE_DATA", "from-nowhere");
        drop(care.serve().await);
        assert!(exists("from-flag") && !exists("from-nowhere"));
    });
}

#[test]
fn a_database_that_is_away_is_named_and_the_password_is_not() {
    RUNTIME.block_on(async {
        let folder = folder();
        let care = Care::new(folder.path(), &["serve", "--listen", "127.0.0.1:0", "--database"]);
        let words = refused(care.arg("postgres://care:topsecret@127.0.0.1:1/care")).await;
        assert!(words.contains("127.0.0.1") && !words.contains("topsecret"), "{words}");
    });
}

#[test]
fn a_port_in_use_is_named() {
    RUNTIME.block_on(async {
        let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = taken.local_addr().expect("an address").to_string();
        let words = refused(Care::new(folder().path(), &["serve", "--listen", &address])).await;
        assert!(words.contains(&address), "{words}");
    });
}

#[test]
fn a_store_of_a_newer_version_is_left_alone() {
    RUNTIME.block_on(async {
        let mut desk = Desk::start(Engine::Sqlite).await;
        desk.stop().await;
        let store = rusqlite::Connection::open(desk.data().join("care.db")).expect("the store opens");
        let version: i64 =
            store.pragma_query_value(None, "user_version", |row| row.get(0)).expect("a version");
        if version == 0 {
            let columns =
                "SELECT name FROM sqlite_master WHERE name LIKE '%migration%' OR name LIKE '%schema%'";
            let table: String =
                store.query_row(columns, [], |row| row.get(0)).expect("a table of migrations");
            store
                .execute(&format!("UPDATE {table} SET version = version + 100"), [])
                .expect("a newer version");
        } else {
            store.pragma_update(None, "user_version", version + 100).expect("a newer version");
        }
        drop(store);
        let words = refused(desk.command(&["serve", "--listen", "127.0.0.1:0"])).await;
        assert!(words.contains("newer"), "{words}");
    });
}
