//! The public pages.

use reqwest::Method;

use super::write;
use crate::support::{Desk, both_engines};

both_engines!(
    an_article_is_found_read_and_named_for_machines,
    a_reader_is_told_when_an_article_is_not_translated,
    markup_of_an_author_stays_words,
    a_category_is_read_page_by_page,
    who_asks_for_the_head_alone_is_no_reader,
    a_slash_behind_a_page_is_no_other_page,
);

async fn an_article_is_found_read_and_named_for_machines(desk: Desk) {
    write(&desk.admin, "Slow line", "Public").await;
    let visitor = desk.visitor();
    let home = visitor.open("/help").await;
    home.assert_status(200).assert_shows("Faults").assert_shows("1 article");
    assert!(home.has("form[action='/help/search'] input[name=q]") && home.shows("Search help"));
    let found = visitor.open("/help/search?q=SLOW").await;
    let page = visitor.open(&found.link("Slow line")).await;
    page.assert_status(200).assert_at("/help/slow-line").assert_shows("at length");
    assert_eq!(page.heading(), "Slow line");
    assert_eq!(page.attributes("link[rel=canonical]", "href"), [format!("{}/help/slow-line", desk.base())]);
    assert!(page.has("[itemtype='https://schema.org/TechArticle'] [itemprop=headline]"));
    assert_eq!(page.attributes("h2[id='s-part']", "dir"), ["auto"]);
    let feed = visitor.open("/help/feed").await;
    assert!(feed.header("content-type").starts_with("application/atom+xml"));
    assert!(feed.body.contains("<title>Slow line</title>") && feed.body.contains(&desk.base()));
    let map = visitor.open("/help/sitemap.xml").await;
    assert!(map.body.contains(&format!("<loc>{}/help/slow-line</loc>", desk.base())), "{}", map.body);
    visitor.open("/help/nothing").await.assert_status(404);
    visitor.open("/help/c/nothing").await.assert_status(404);
}

async fn a_reader_is_told_when_an_article_is_not_translated(desk: Desk) {
    let page = write(&desk.admin, "Slow line", "Public").await;
    let form = page.form("Save article").fill("Title", "Langsame Leitung").fill("Language", "Deutsch");
    desk.admin.submit(form.fill("Body", "Ausschalten.")).await.assert_status(200);
    let visitor = desk.visitor();
    let german = visitor.open("/help/slow-line?lang=de").await;
    german.assert_shows("Ausschalten").assert_hides("noch nicht übersetzt");
    assert_eq!(german.attributes("link[rel=alternate][hreflang]", "hreflang").len(), 2);
    assert!(german.attributes("link[rel=canonical]", "href")[0].ends_with("/help/slow-line?lang=de"));
    let arabic = visitor.open("/help/slow-line?lang=ar").await;
    assert_eq!(arabic.attributes("html", "dir"), ["rtl"]);
    assert_eq!(arabic.attributes(".article-text", "lang"), ["en"]);
    arabic.assert_shows("لم يُترجم هذا المقال بعد").assert_shows("الإنجليزية");
}

async fn markup_of_an_author_stays_words(desk: Desk) {
    let page = desk.admin.open("/settings/articles/new").await;
    let body = "<script>alert(1)</script> <img src=x onerror=alert(1)> ![x](https://evil.test/t.png) \
                [x](javascript:alert(1))";
    let title = "<b>Bold\"> & x";
    let form = page.form("Save article").fill("Title", title).fill("Body", body).fill("Visibility", "Public");
    desk.admin.submit(form).await.assert_status(200);
    for path in ["/help/b-bold-x", "/help/c/general", "/help", "/help/search?q=bold", "/settings/articles"] {
        let page = desk.admin.open(path).await;
        page.assert_status(200)
            .assert_hides("<script>alert")
            .assert_hides("onerror=alert(1)>")
            .assert_hides("<b>Bold");
        assert!(!page.has("img[src*=evil]") && !page.has("a[href^=javascript]"), "{path}");
    }
    desk.visitor().open("/help/feed").await.assert_hides("<b>Bold");
}

async fn a_category_is_read_page_by_page(desk: Desk) {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..120 {
        let text =
            format!("---\ntitle: Article {number:03}\ncategory: Faults\nvisibility: public\n---\nWords");
        std::fs::write(folder.path().join(format!("article-{number:03}.md")), text).expect("written");
    }
    let output = desk.command(&["articles", "import"]).arg(folder.path()).run("").await;
    assert!(output.success, "{}", output.stderr);
    let visitor = desk.visitor();
    let mut page = visitor.open("/help/c/faults").await;
    page.assert_shows("120 articles").assert_shows("Article 049").assert_hides("Article 050");
    page = visitor.open(&page.link("Next page")).await;
    page.assert_shows("Article 050").assert_shows("Article 099").assert_hides("Article 100");
    page = visitor.open(&page.link("Next page")).await;
    page.assert_shows("Article 119").assert_hides("Next page");
    page = visitor.open(&page.link("Previous page")).await;
    page.assert_shows("Article 050").assert_shows("Article 099");
}

async fn who_asks_for_the_head_alone_is_no_reader(mut desk: Desk) {
    write(&desk.admin, "Slow line", "Public").await;
    let visitor = desk.visitor();
    for _ in 0..3 {
        visitor.send(visitor.bare(Method::HEAD, "/help/slow-line")).await.assert_status(200);
    }
    visitor.open("/help/slow-line").await.assert_status(200);
    // What was counted is stored at the end at the latest.
    desk.stop().await;
    desk.start_again().await;
    assert_eq!(desk.value("SELECT views FROM articles").await, "1");
}

async fn a_slash_behind_a_page_is_no_other_page(desk: Desk) {
    let visitor = desk.visitor();
    for (path, page) in [("/help/", "/help"), ("/services/?q=a", "/services?q=a"), ("/status/", "/status")] {
        let moved = visitor.get(path).await;
        assert_eq!((moved.status, moved.location()), (308, page), "{path}");
    }
}
