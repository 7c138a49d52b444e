//! A desk to look at.

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{Browser, Care, Person, RUNTIME};

#[test]
fn the_demo_prints_one_sign_in_per_role_and_shows_its_mails() {
    RUNTIME.block_on(async {
        let folder = TempDir::new().expect("a temporary folder");
        let server = Care::new(folder.path(), &["demo", "--json", "--listen", "127.0.0.1:0"]).serve().await;
        let first: Value = serde_json::from_str(&server.stdout()[0]).expect("JSON in the first line");
        let base = format!("http://{}", server.address);
        for (role, home) in
            [("customer", "/requests"), ("agent", "/inbox/mine"), ("admin", "/inbox/unassigned")]
        {
            let word = |name: &str| first[role][name].as_str().expect("a word").to_owned();
            let person = Person::new(Browser::new(&base), "", "", &word("email"));
            let page = person.sign_in_with(&word("password")).await;
            page.assert_status(200).assert_at(home);
            assert!(
                page.has("main a[href^='/t/'], main a[href^='/requests/']"),
                "{role} has something to look at"
            );
            if role == "customer" {
                person.request("Is this thing on?", "I try the demo.").await;
            }
        }
        let mails = Browser::new(&base).open("/demo/mail").await;
        mails.assert_status(200);
        assert!(!folder.path().join("care-data").exists(), "the demo leaves nothing behind");
    });
}
