//! The team writes, publishes, compares and brings back.

use super::{edited, write};
use crate::support::{Desk, both_engines};

both_engines!(
    agents_write_and_admins_publish,
    a_revision_is_compared_and_restored,
    reserved_and_taken_addresses_are_refused,
    an_article_is_made_of_a_solved_ticket,
    categories_are_named_and_ordered,
    lists_and_report_show_what_is_missing,
    a_slip_in_a_form_is_no_leave_to_write_over_what_a_colleague_saved,
    a_form_that_is_out_of_date_says_so_before_it_publishes_again,
    chosen_neighbours_stand_in_one_line_that_is_read_again,
);

async fn agents_write_and_admins_publish(desk: Desk) {
    let agent = desk.agent("Alan", "Turing").await;
    let refused = write(&agent, "Slow line", "Public").await;
    assert_eq!(refused.status, 422);
    assert!(refused.problem_with("visibility").contains("administrators"));
    let path = edited(&write(&agent, "Slow line", "Draft").await);
    let page = desk.admin.open(&path).await;
    desk.admin.submit(page.form("Save article").fill("Visibility", "Public")).await.assert_status(200);
    desk.visitor().open("/help/slow-line").await.assert_shows("at length");

    let page = agent.open(&path).await;
    let page = agent.submit(page.form("Save article").fill("Body", "Proposed words.")).await;
    page.assert_shows("It waits for an administrator").assert_shows("Proposed words.");
    desk.visitor().open("/help/slow-line").await.assert_shows("at length").assert_hides("Proposed");
    let compare = desk.admin.open(&path).await.link("Compare and publish");
    desk.admin.press(&compare, "Restore").await.assert_shows("The article says this now");
    desk.visitor().open("/help/slow-line").await.assert_shows("Proposed words.");

    let settings = desk.admin.open("/settings/articles/categories").await;
    desk.admin
        .submit(settings.form("Save publishing").switch("agents_publish", true))
        .await
        .assert_status(200);
    write(&agent, "Quick line", "Public").await.assert_status(200);
    desk.visitor().open("/help/quick-line").await.assert_status(200);
}

async fn a_revision_is_compared_and_restored(desk: Desk) {
    let path = edited(&write(&desk.admin, "Slow line", "Public").await);
    let page = desk.admin.open(&path).await;
    let body = "Slow line, at length.\n\n## Part\n\nOther words.";
    desk.admin.submit(page.form("Save article").fill("Body", body)).await.assert_status(200);
    let list = desk.admin.open(&format!("{path}/revisions")).await;
    let links = list.attributes(".article-rows a", "href");
    assert_eq!(links.len(), 2);
    let newest = desk.admin.open(&links[0]).await;
    assert_eq!(newest.texts(".compared .gone"), ["Removed: More."]);
    assert_eq!(newest.texts(".compared .new"), ["Added: Other words."]);
    desk.admin.press(&links[1], "Restore").await.assert_status(200);
    desk.visitor().open("/help/slow-line").await.assert_shows("More.").assert_hides("Other words");
    let list = desk.admin.open(&format!("{path}/revisions")).await;
    assert_eq!(list.attributes(".article-rows a", "href").len(), 3);
}

async fn reserved_and_taken_addresses_are_refused(desk: Desk) {
    let path = edited(&write(&desk.admin, "Slow line", "Public").await);
    write(&desk.admin, "Other", "Public").await;
    let page = desk.admin.open(&path).await;
    for (slug, said) in [
        ("c", "another page"),
        ("search", "another page"),
        ("feed", "another page"),
        ("sitemap.xml", "another page"),
        ("other", "is taken"),
        ("a/b", "small letters"),
        ("../x", "small letters"),
    ] {
        let form = page.form("Save article").fill("Address", slug).fill("Body", "Typed and kept.");
        let refused = desk.admin.submit_only(form).await;
        assert_eq!(refused.status, 422, "{slug}");
        assert!(refused.problem_with("slug").contains(said), "{slug}: {}", refused.problem_with("slug"));
        refused.assert_shows("Typed and kept.");
    }
    for (title, slug) in [("Search", "search"), ("Feed", "feed"), ("C", "c")] {
        let refused = write(&desk.admin, title, "Draft").await;
        assert_eq!(refused.status, 422, "{slug}");
    }
    desk.admin.submit(page.form("Save article").fill("Address", "new-address")).await.assert_status(200);
    for (query, kept) in [("", ""), ("?lang=de", "?lang=de"), ("?lang=xx", "")] {
        let moved = desk.visitor().get(&format!("/help/slow-line{query}")).await;
        assert_eq!((moved.status, moved.location()), (301, format!("/help/new-address{kept}").as_str()));
    }
    desk.admin.open(&path).await.assert_shows("slow-line");
}

async fn an_article_is_made_of_a_solved_ticket(desk: Desk) {
    let customer = desk.customer("Grace", "Hopper").await;
    let words = "My line is slow, says Grace. Call 020 7946 0958 or write to grace@mail.example.";
    let number = customer.request("Slow since Monday", words).await;
    let path = format!("/t/{number}");
    desk.admin.take(number).await;
    desk.admin.note(number, "Secret note").await;
    assert!(!desk.admin.open(&path).await.shows("Write an article"));
    let early = desk.admin.get(&format!("/settings/articles/new?ticket={number}")).await;
    early.assert_status(409);
    desk.admin.reply(number, "Please restart it.").await;
    desk.admin.set_status(number, "Solved").await;
    let page = desk.admin.open(&desk.admin.open(&path).await.link("Write an article")).await;
    let form = page.form("Save article");
    assert_eq!(form.value("Title"), "Slow since Monday");
    assert!(form.value("Body").contains("Please restart it.") && !form.value("Body").contains("Secret"));
    let marked = page.texts(".personal li");
    for expected in ["Name Grace", "Phone number 020 7946 0958", "Email grace@mail.example"] {
        assert!(marked.iter().any(|one| one == expected), "{expected}: {marked:?}");
    }
    let list = page.body.find("class=\"personal\"").expect("a list");
    assert!(list < page.body.find("Save article").expect("a button"), "it is seen before the button");
    let asked = desk.admin.submit_only(page.form("Save article").fill("Visibility", "Public")).await;
    asked.assert_status(422).assert_shows("save again to publish it all the same");
    assert!(asked.texts(".personal li").iter().any(|one| one == "Name Grace"), "names are still pointed out");
    let twice = desk.admin.submit(asked.form("Save article")).await;
    twice.assert_status(200).assert_hides("save again");
    desk.admin
        .submit(form.fill("Body", "Restart it.").fill("Address", "restart-it"))
        .await
        .assert_status(200);
    let agentless = customer.get(&format!("/settings/articles/new?ticket={number}")).await;
    agentless.assert_status(404);
}

async fn categories_are_named_and_ordered(desk: Desk) {
    let page = desk.admin.open("/settings/articles/categories").await;
    let form = page.form("Add category").fill("English", "Bills").fill("Deutsch", "Rechnungen");
    desk.admin.submit(form).await.assert_status(200).assert_shows("bills");
    let refused = desk.admin.submit(page.form("Add category").fill("English", " ")).await;
    assert_eq!(refused.status, 422);
    let form = page.form("Add category").fill("English", "Bills");
    assert_eq!(desk.admin.submit(form).await.status, 422, "its address is taken");
    write(&desk.admin, "Slow line", "Public").await;
    let page = desk.admin.open("/settings/articles/new").await;
    let form =
        page.form("Save article").fill("Title", "Read it").fill("Body", "x").fill("Category", "Rechnungen");
    desk.admin.submit(form.fill("Visibility", "Public")).await.assert_status(200);
    let home = desk.visitor().open("/help?lang=de").await;
    assert_eq!(home.texts(".topics b"), ["Rechnungen", "Faults"]);
    let page = desk.admin.open("/settings/articles/categories").await;
    let action = page.attributes(".category-rows form", "action")[0].clone();
    desk.admin.submit(page.form_at(&action).fill("Place", "9")).await.assert_status(200);
    assert_eq!(desk.visitor().open("/help").await.texts(".topics b"), ["Faults", "Bills"]);
}

async fn lists_and_report_show_what_is_missing(desk: Desk) {
    write(&desk.admin, "Slow line", "Public").await;
    let path = edited(&write(&desk.admin, "Old words", "Internal").await);
    let page = desk.admin.open(&path).await;
    let form = page.form("Save article").fill("Review by", "2020-01-01").fill("Body", "[x](/help/nowhere)");
    desk.admin.submit(form).await.assert_status(200);
    for (query, shown, hidden) in [
        ("visibility=public", "Slow line", "Old words"),
        ("stale=1", "Old words", "Slow line"),
        ("q=SLOW", "Slow line", "Old words"),
        ("missing=de&visibility=internal", "Old words", "Slow line"),
    ] {
        let page = desk.admin.open(&format!("/settings/articles?{query}")).await;
        page.assert_shows(shown).assert_hides(hidden);
    }
    let page = desk.admin.open("/settings/articles?stale=1").await;
    assert_eq!(page.texts(".article-rows .two bdi"), ["Faults", "old-words"], "the category by its name");
    desk.admin.open("/settings/articles?missing=en").await.assert_shows("No article fits");
    let report = desk.admin.open("/settings/articles/report").await;
    report.assert_shows("nowhere").assert_shows("due 1 January 2020");
}

async fn a_slip_in_a_form_is_no_leave_to_write_over_what_a_colleague_saved(desk: Desk) {
    let agent = desk.agent("Alan", "Turing").await;
    let path = edited(&write(&agent, "Slow line", "Draft").await);
    let page = agent.open(&path).await;
    let theirs = desk.admin.open(&path).await.form("Save article").fill("Body", "What a colleague saved.");
    desk.admin.submit(theirs).await.assert_status(200);
    let slip = page.form("Save article").fill("Title", " ").fill("Body", "Mine.");
    let refused = agent.submit_only(slip).await;
    assert_eq!(refused.status, 422);
    let told = agent.submit_only(refused.form("Save article").fill("Title", "Slow line")).await;
    assert_eq!(told.status, 409);
    told.assert_shows("saved this article while you wrote");
    agent.submit(told.form("Save article")).await.assert_status(200).assert_shows("Mine.");
}

async fn a_form_that_is_out_of_date_says_so_before_it_publishes_again(desk: Desk) {
    let path = edited(&write(&desk.admin, "Slow line", "Public").await);
    let page = desk.admin.open(&path).await;
    let withdrawn = page.form("Save article").fill("Visibility", "Draft");
    desk.admin.submit(withdrawn).await.assert_status(200);
    let told = desk.admin.submit_only(page.form("Save article").fill("Body", "Better words.")).await;
    assert_eq!(told.status, 409);
    told.assert_shows("Somebody changed where or from when");
    desk.visitor().get("/help/slow-line").await.assert_status(404);
    desk.admin.submit(told.form("Save article")).await.assert_status(200);
    desk.visitor().open("/help/slow-line").await.assert_shows("Better words.");
}

async fn chosen_neighbours_stand_in_one_line_that_is_read_again(desk: Desk) {
    for title in ["First", "Second"] {
        write(&desk.admin, title, "Public").await;
    }
    let path = edited(&write(&desk.admin, "Slow line", "Public").await);
    let page = desk.admin.open(&path).await;
    let form = page.form("Save article").fill("Related articles", "first second");
    desk.admin.submit(form).await.assert_status(200);
    let page = desk.admin.open(&path).await;
    assert_eq!(page.form("Save article").value("Related articles"), "first, second");
    desk.admin.submit(page.form("Save article")).await.assert_status(200);
    desk.visitor().open("/help/slow-line").await.assert_shows("First").assert_shows("Second");
}
