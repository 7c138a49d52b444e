//! What could run in a browser never does so here.

use crate::support::{Desk, Person, both_engines};

both_engines!(
    nothing_that_somebody_attached_is_ever_shown_as_a_page,
    only_pictures_that_were_made_anew_are_shown,
);

const SVG: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
const HTML: &[u8] = b"<!doctype html><script>alert(1)</script>";
const GIF_AND_HTML: &[u8] = b"GIF89a/*<script>alert(1)</script>*/=1;alert(1)";
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj";
const XML: &[u8] = b"<?xml version=\"1.0\"?><?xml-stylesheet href=\"data:text/xsl,x\"?><x/>";

async fn send(grace: &Person, files: &[(&str, &[u8])]) -> Vec<String> {
    let form = grace.open("/requests/new").await.form("Send request");
    let form = form.fill("Subject", "Files").fill("Description", "Here they are.");
    let sent = grace.submit_with(&form, files).await;
    let page = grace.open(sent.assert_status(303).location()).await;
    assert!(!page.body.contains("alert(1)"));
    page.files()
}

async fn nothing_that_somebody_attached_is_ever_shown_as_a_page(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let files: [(&str, &[u8]); 10] = [
        ("x.svg", SVG),
        ("x.html", HTML),
        ("x.svg.png", SVG),
        ("noextension", HTML),
        ("x.SvG", SVG),
        ("x.HTM", HTML),
        ("polyglot.gif", GIF_AND_HTML),
        ("polyglot.html", GIF_AND_HTML),
        ("x.pdf", PDF),
        ("x.xml", XML),
    ];
    let addresses = send(&grace, &files).await;
    assert_eq!(addresses.len(), files.len());
    for (address, (name, content)) in addresses.iter().zip(files) {
        let fetched = grace.fetch(address).await;
        assert_eq!((fetched.status, fetched.content.as_slice()), (200, content), "{name}");
        assert!(fetched.header("content-disposition").starts_with("attachment; filename="), "{name}");
        assert_eq!(fetched.header("content-type"), "application/octet-stream", "{name}");
        assert_eq!(fetched.header("x-content-type-options"), "nosniff", "{name}");
        assert_eq!(fetched.header("content-security-policy"), "sandbox; default-src 'none'", "{name}");
        assert_eq!(fetched.header("cache-control"), "private, no-store", "{name}");
        let folder = address.rsplit_once('/').expect("a path").0;
        for shown in ["thumbnail", "picture"] {
            assert_eq!(grace.fetch(&format!("{folder}/{shown}")).await.status, 404, "{name} is no picture");
        }
    }
}

async fn only_pictures_that_were_made_anew_are_shown(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let mut picture = testkit::pictures::png(900, 600);
    picture.extend(b"<script>alert(1)</script>");
    let address = send(&grace, &[("hidden.png", &picture)]).await.remove(0);
    let folder = address.rsplit_once('/').expect("a path").0;
    for (shown, width) in [("thumbnail", 640), ("picture", 900)] {
        let fetched = grace.fetch(&format!("{folder}/{shown}")).await;
        assert_eq!((fetched.status, fetched.header("content-type")), (200, "image/jpeg"), "{shown}");
        assert_eq!(fetched.header("content-security-policy"), "sandbox; default-src 'none'");
        assert_eq!(fetched.header("x-content-type-options"), "nosniff");
        assert_eq!(fetched.header("cache-control"), "private, no-store");
        assert!(!fetched.content.windows(8).any(|part| part == b"<script>"), "{shown}");
        assert_eq!(image::load_from_memory(&fetched.content).expect("a picture").width(), width);
    }
    assert_eq!(grace.fetch(&address).await.content, picture, "saved, it is what was sent");
}
