//! Filling a store.

use rusqlite::Connection;
use tempfile::TempDir;

use crate::support::{Care, Desk, Engine, Person, both_engines_from_scratch};

both_engines_from_scratch!(
    seeded_people_sign_in_and_find_what_was_promised,
    seeded_articles_are_found_and_need_not_be_read,
    a_desk_with_tickets_is_not_seeded_over,
);

fn seed(care: Care, seed: &str) -> Care {
    ["--customers", "20", "--agents", "4", "--tickets", "1000", "--messages", "3", "--seed", seed]
        .into_iter()
        .fold(care, Care::arg)
}

#[test]
fn the_same_seed_makes_the_same_data() {
    crate::support::RUNTIME.block_on(async {
        let folders = [(); 3].map(|()| TempDir::new().expect("a temporary folder"));
        let mut contents = Vec::new();
        for (folder, number) in folders.iter().zip(["1", "1", "2"]) {
            let output = seed(Care::new(folder.path(), &["seed"]), number).run("").await;
            assert!(output.success, "{}", output.stderr);
            let store = Connection::open(folder.path().join("care-data/care.db")).expect("the store");
            let words = "SELECT t.number || t.subject || t.status || m.body FROM tickets t JOIN messages m ON m.ticket = t.number ORDER BY m.id";
            let mut statement = store.prepare(words).expect("a statement");
            let rows: Vec<String> = statement.query_map([], |row| row.get(0)).expect("rows").map(|row| row.expect("a row")).collect();
            contents.push(rows);
        }
        assert!(contents[0].len() >= 3_000, "{}", contents[0].len());
        assert!(contents[0] == contents[1], "the same seed, the same data");
        assert!(contents[0] != contents[2], "another seed, other data");
    });
}

async fn seeded_people_sign_in_and_find_what_was_promised(engine: Engine) {
    let mut desk = Desk::bare(engine).await;
    desk.stop().await;
    let output = seed(desk.command(&["seed"]), "1").run("").await;
    assert!(output.success, "{}", output.stderr);
    desk.start_again().await;
    let agent = Person::new(desk.visitor(), "", "", "agent0@example.test");
    agent.sign_in_with("benchpass1").await.assert_at("/inbox/mine");
    agent.open("/inbox/all").await.assert_status(200);
    assert_eq!(desk.value("SELECT COUNT(*) FROM tickets").await, "1000");
    assert_eq!(
        desk.value("SELECT COUNT(DISTINCT password_hash) FROM people WHERE role = 'agent'").await,
        "1"
    );
    let zebrafish = desk.value("SELECT COUNT(DISTINCT m.ticket) FROM messages m JOIN tickets t ON t.number = m.ticket WHERE LOWER(m.body) LIKE '%zebrafish%' OR LOWER(t.subject) LIKE '%zebrafish%'").await;
    assert_eq!(zebrafish, "2", "one ticket in 500");
    let invoices: f64 = desk
        .value("SELECT COUNT(*) FROM messages WHERE LOWER(body) LIKE '%invoice%'")
        .await
        .parse()
        .expect("a number");
    let all: f64 = desk.value("SELECT COUNT(*) FROM messages").await.parse().expect("a number");
    assert!((0.28..0.39).contains(&(invoices / all)), "{invoices} of {all} messages speak of an invoice");
    let kept = desk.value("SELECT COUNT(*) FROM tickets WHERE active <> (CASE WHEN status IN ('new','open','pending') THEN 1 ELSE 0 END)").await;
    assert_eq!(kept, "0");
}

async fn seeded_articles_are_found_and_need_not_be_read(engine: Engine) {
    let mut desk = Desk::bare(engine).await;
    desk.stop().await;
    let flags = ["--articles", "60", "--meanings"].into_iter().fold(desk.command(&["seed"]), Care::arg);
    let output = seed(flags, "1").run("").await;
    assert!(output.success, "{}", output.stderr);
    desk.start_again().await;
    let page = desk.visitor().open("/help/search?q=line").await;
    assert!(!page.texts(".found a").is_empty(), "articles that speak of a line");
    let unread = "SELECT COUNT(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM search_vectors v WHERE v.what = 'article' AND v.id = a.id)";
    assert_eq!(desk.value(unread).await, "0");
}

async fn a_desk_with_tickets_is_not_seeded_over(engine: Engine) {
    let mut desk = Desk::start(engine).await;
    let grace = desk.customer("Grace", "Hopper").await;
    grace.request("Slow line", "It hums.").await;
    desk.stop().await;
    let output = seed(desk.command(&["seed"]), "1").run("").await;
    assert!(!output.success && !output.stderr.is_empty(), "{}", output.stdout);
    assert_eq!(desk.value("SELECT COUNT(*) FROM tickets").await, "1");
}
