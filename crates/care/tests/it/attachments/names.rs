//! Names of files, as hostile as they come.

use crate::support::{Desk, both_engines};

both_engines!(names_are_shown_and_saved_safely);

async fn names_are_shown_and_saved_safely(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let long = format!("{}.txt", "n".repeat(300));
    let kept = format!("{}.txt", "n".repeat(116));
    for (name, shown) in [
        (".htaccess", "htaccess"),
        ("\u{200b}.htaccess", "htaccess"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        (&*long, &*kept),
        ("photo\u{202e}gnp.exe", "photognp.exe"),
        ("CON", "_CON"),
        ("lpt1.txt", "_lpt1.txt"),
        ("<img src=x onerror=alert(1)>.png", "_img src=x onerror=alert(1)_.png"),
        ("{{7*7}}.txt", "{{7_7}}.txt"),
        ("Grüße aus 東京.txt", "Grüße aus 東京.txt"),
    ] {
        let answer = grace.upload("new", name, b"content").await;
        answer.assert_status(200);
        let told = answer.json();
        assert_eq!(told["name"], shown, "{name:?}");
        let page = grace.open("/requests/new").await;
        page.assert_shows(shown).assert_hides("<img src=x").assert_hides("49.txt");
        let href = told["href"].as_str().expect("an address");
        let fetched = grace.fetch(href).await;
        let disposition = fetched.header("content-disposition");
        assert_eq!(fetched.status, 200, "{href}");
        assert!(
            disposition.starts_with("attachment; filename=\"") && !disposition.contains(".."),
            "{disposition}"
        );
        grace.post(&format!("/files/{}/removal", told["id"]), &[]).await.assert_status(204);
    }
    grace.upload("new", "a\0b.txt", b"no head may hold a NUL").await.assert_status(422);
    let shelves = std::fs::read_dir(desk.data().join("files")).expect("the folder");
    for file in shelves.flat_map(|shelf| std::fs::read_dir(shelf.expect("a shelf").path()).expect("a folder"))
    {
        let name = file.expect("a file").file_name().into_string().expect("text");
        assert!(name.len() > 64 && name[..64].bytes().all(|byte| byte.is_ascii_hexdigit()), "{name} is ours");
    }
}
