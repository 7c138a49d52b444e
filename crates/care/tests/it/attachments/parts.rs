//! A file in parts: a download that broke off goes on, and only for whoever may have the file at that moment.

use reqwest::Method;

use crate::support::{Browser, Desk, Fetched, both_engines};

both_engines!(
    a_download_goes_on_where_it_broke_off,
    a_part_that_does_not_exist_is_refused_with_the_size,
    the_head_of_a_file_says_what_the_whole_would,
    parts_are_for_whoever_may_have_the_whole,
    the_parts_of_an_articles_file_end_with_its_visibility,
);

/// Longer than what is sent in one piece.
fn content() -> Vec<u8> {
    (0..200_000_u32).map(|at| (at % 251) as u8).collect()
}

async fn fetch(browser: &Browser, method: Method, path: &str, headers: &[(&str, &str)]) -> Fetched {
    let request = browser.bare(method, path);
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    Fetched::of(request.send().await.expect("an answer")).await
}

async fn part(browser: &Browser, path: &str, range: &str) -> Fetched {
    fetch(browser, Method::GET, path, &[("range", range)]).await
}

/// What holds for a whole file holds for each part of it.
fn assert_saved_alone(fetched: &Fetched) {
    assert!(fetched.header("content-disposition").starts_with("attachment; filename="));
    assert_eq!(fetched.header("content-security-policy"), "sandbox; default-src 'none'");
    assert_eq!(fetched.header("cache-control"), "private, no-store");
    assert_eq!(fetched.header("x-content-type-options"), "nosniff");
}

async fn a_download_goes_on_where_it_broke_off(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let content = content();
    let id = grace.attach("new", "film.bin", &content).await;
    let path = format!("/files/{id}/film.bin");
    let whole = grace.fetch(&path).await;
    assert_eq!((whole.status, whole.header("accept-ranges")), (200, "bytes"));
    let tag = whole.header("etag").to_owned();
    assert!(tag.starts_with('"') && tag.ends_with('"'), "a strong tag: {tag}");
    for (range, from, to) in [
        ("bytes=0-0", 0, 1),
        ("bytes=70000-", 70_000, 200_000),
        ("bytes=-3", 199_997, 200_000),
        ("bytes=199999-300000", 199_999, 200_000),
    ] {
        let got = part(&grace, &path, range).await;
        assert_eq!((got.status, got.content.as_slice()), (206, &content[from..to]), "{range}");
        assert_eq!(got.header("content-range"), format!("bytes {from}-{}/200000", to - 1));
        assert_eq!(got.header("etag"), tag);
        assert_saved_alone(&got);
    }
    let other = grace.attach("new", "film.bin", b"another film").await;
    let other = grace.fetch(&format!("/files/{other}/film.bin")).await.header("etag").to_owned();
    assert_ne!(other, tag);
    for (of, status) in [(tag.as_str(), 206), (&other, 200), ("Wed, 21 Oct 2026 07:28:00 GMT", 200)] {
        let headers = [("range", "bytes=5-9"), ("if-range", of)];
        assert_eq!(fetch(&grace, Method::GET, &path, &headers).await.status, status, "{of}");
    }
    let known = fetch(&grace, Method::GET, &path, &[("if-none-match", &tag)]).await;
    assert_eq!((known.status, known.content.len()), (304, 0));
    let several = part(&grace, &path, "bytes=0-1,5-6").await;
    assert_eq!((several.status, several.content.len()), (200, 200_000), "several at once are everything");
}

async fn a_part_that_does_not_exist_is_refused_with_the_size(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let id = grace.attach("new", "note.txt", b"short").await;
    let path = format!("/files/{id}/note.txt");
    for range in ["bytes=5-", "bytes=7-9"] {
        let got = part(&grace, &path, range).await;
        assert_eq!((got.status, got.header("content-range"), got.content.len()), (416, "bytes */5", 0));
        assert_saved_alone(&got);
    }
    for (range, status) in [
        ("bytes=4-2", 416),
        ("bytes=99999999999999999999-", 200),
        ("bytes=-0", 200),
        ("lines=1-2", 200),
        ("bytes=a-b", 200),
        ("x", 200),
    ] {
        assert_eq!(part(&grace, &path, range).await.status, status, "{range}");
    }
}

async fn the_head_of_a_file_says_what_the_whole_would(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let id = grace.attach("new", "light.png", &testkit::pictures::png(40, 30)).await;
    for name in ["light.png", "thumbnail", "picture"] {
        let path = format!("/files/{id}/{name}");
        let whole = grace.fetch(&path).await;
        let head = fetch(&grace, Method::HEAD, &path, &[("range", "bytes=0-0")]).await;
        assert_eq!((head.status, head.content.len()), (200, 0), "{name}");
        for header in ["content-length", "content-type", "etag", "accept-ranges", "cache-control"] {
            assert_eq!(head.header(header), whole.header(header), "{name}");
        }
        let some = part(&grace, &path, "bytes=2-9").await;
        assert_eq!((some.status, some.content.as_slice()), (206, &whole.content[2..10]), "{name}");
    }
}

async fn parts_are_for_whoever_may_have_the_whole(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let id = grace.attach("new", "light.png", &testkit::pictures::png(40, 30)).await;
    for name in ["light.png", "thumbnail", "picture"] {
        let path = format!("/files/{id}/{name}");
        let tag = grace.fetch(&path).await.header("etag").to_owned();
        for headers in [
            [("range", "bytes=0-0"), ("if-range", tag.as_str())],
            [("range", "bytes=9999999-"), ("accept", "*/*")],
            [("if-none-match", &tag), ("accept", "*/*")],
            [("if-none-match", "*"), ("range", "bytes=0-")],
        ] {
            for method in [Method::GET, Method::HEAD] {
                for (who, status) in
                    [(&mary.browser, 404), (&desk.admin.browser, 404), (&desk.visitor(), 303)]
                {
                    let got = fetch(who, method.clone(), &path, &headers).await;
                    assert_eq!(got.status, status, "{method} {path} {headers:?}");
                    for header in ["etag", "content-range", "accept-ranges"] {
                        assert_eq!(got.header(header), "", "{method} {path}");
                    }
                }
            }
        }
    }
}

async fn the_parts_of_an_articles_file_end_with_its_visibility(desk: Desk) {
    let form = desk.admin.open("/settings/articles/new").await.form("Save article");
    let form = form.fill("Title", "Lights").fill("Body", "[Plan](plan.txt)").fill("Category", "Faults");
    let sent =
        desk.admin.submit_with(&form.fill("Visibility", "Public"), &[("plan.txt", b"four lights")]).await;
    let (visitor, path) = (desk.visitor(), "/help/lights/plan.txt");
    let got = part(&visitor, path, "bytes=5-").await;
    assert_eq!((got.status, got.content.as_slice()), (206, b"lights".as_slice()));
    let tag = got.header("etag").to_owned();
    let edit = desk.admin.open(sent.assert_status(303).location()).await.form("Save article");
    desk.admin.submit(edit.fill("Visibility", "Internal")).await.assert_status(200);
    for headers in [("range", "bytes=5-"), ("if-none-match", &tag)] {
        assert_eq!(fetch(&visitor, Method::GET, path, &[headers]).await.status, 404, "{headers:?}");
        assert_ne!(fetch(&desk.admin, Method::GET, path, &[headers]).await.status, 404, "{headers:?}");
    }
}
