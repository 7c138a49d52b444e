//! What an article is drawn as, and what is found in it.

use super::*;

fn shown(body: &str) -> Article {
    let picture = |address: &str| {
        let address = format!("/help/a/{address}");
        (address == "/help/a/light.png").then_some(Picture { address, size: Some((40, 30)) })
    };
    article(body, &picture, &|name| (name == "prices.pdf").then(|| "/help/a/prices.pdf".to_owned()))
}

#[test]
fn links_to_own_files_lead_there_and_to_others_stay_as_typed() {
    assert_eq!(
        shown("See [our prices](prices.pdf).").html,
        "<p dir=\"auto\">See <a href=\"/help/a/prices.pdf\">our prices</a>.</p>\n"
    );
    assert!(!shown("[x](other.pdf)").html.contains("<a "));
    assert_eq!(article_words("See [our *prices*](prices.pdf)."), "See our prices.");
}

#[test]
fn headings_are_parts_that_one_can_go_to() {
    let article = shown("# A\n\ntext\n\n## *Lights* & <more>\n\n## Lights & more\n\n##### Deep");
    let ids: Vec<_> = article.headings.iter().map(|heading| (heading.level, heading.id.as_str())).collect();
    assert_eq!(ids, [(2, "s-a"), (2, "s-lights-more"), (2, "s-lights-more-2"), (4, "s-deep")]);
    assert_eq!(article.headings[1].words, "Lights & <more>");
    assert!(article.html.starts_with("<h2 dir=\"auto\" id=\"s-a\">A</h2>\n<p dir=\"auto\">text</p>\n"));
    assert!(article.html.contains("<em>Lights</em> &amp; &lt;more&gt;</h2>"), "{}", article.html);
}

#[test]
fn lines_that_were_broken_by_an_editor_flow() {
    assert_eq!(shown("one\ntwo\\\nthree").html, "<p dir=\"auto\">one two\\ three</p>\n");
    assert_eq!(shown("one  \ntwo").html, "<p dir=\"auto\">one<br>\ntwo</p>\n");
}

#[test]
fn links_to_own_pages_are_plain_and_others_keep_their_guard() {
    assert_eq!(shown("[x](/help/y#s-z)").html, "<p dir=\"auto\"><a href=\"/help/y#s-z\">x</a></p>\n");
    for foreign in ["//evil.test", "/\\evil.test", "javascript:x", "../x"] {
        assert!(!shown(&format!("[x]({foreign})")).html.contains("<a "), "{foreign}");
    }
    assert!(shown("[x](https://a.test)").html.contains("rel=\"noopener"));
}

#[test]
fn only_own_pictures_are_shown_and_with_their_size() {
    assert_eq!(
        shown("![a \"b\"](light.png)").html,
        "<p dir=\"auto\"><img src=\"/help/a/light.png\" alt=\"a &quot;b&quot;\" loading=\"lazy\" width=\"40\" \
         height=\"30\" decoding=\"async\"></p>\n"
    );
    assert!(!shown("![a](other.png) ![t](https://evil.test/x.png)").html.contains("<img"));
}

#[test]
fn the_words_of_an_article_stand_without_its_marks() {
    let body = "# A\n\nSee [the *status*](/status).\n\n1. **One**\n2. Two ![x](y.png)\n\n## B\n\nThree";
    assert_eq!(article_words(body), "See the status. One Two Three");
}

#[test]
fn the_text_of_an_article_keeps_headings_and_lines_without_marks_and_addresses() {
    let body = "## See\n\n[the status page](/status), **then** [us](https://a.test).\n\n---\n\n![](b.png) ![Lights](a.png)";
    assert_eq!(crate::article_text(body, 1_000), "See\n\nthe status page, then us.\n\nLights");
    assert_eq!(crate::article_text("[x](javascript:y)", 1_000), "[x](javascript:y)");
}

#[test]
fn what_an_article_leads_to_is_found() {
    let (pages, files) = own_links(
        "[a](/help/b) [c](https://d.test) ![e](f.png) ![g](https://h.test/i.png) [p](#s-x) [q](r.pdf)",
    );
    assert_eq!((pages, files), (vec!["/help/b".to_owned()], vec!["f.png".to_owned(), "r.pdf".to_owned()]));
}
