//! Every page in every variant, as a picture shows it: for the test that renders each once, and for looking at.

use askama::Template;

use crate::{
    admin, agent, assistant, auth, demo, design, error_page, help, own_message, portal, pwa, services,
    suggestions, widget,
};

/// Name and HTML of each.
pub fn samples() -> Vec<(String, String)> {
    macro_rules! pages {
        ($($name:literal => $page:expr,)*) => {
            vec![$(($name.to_owned(), $page.render().expect($name)),)*]
        };
    }
    let mut pages = pages! {
        "design" => design::Design::sample(),
        "welcome" => auth::welcome::Welcome::sample(),
        "welcome-before-set-up" => auth::welcome::Welcome::sample_before_set_up(),
        "setup" => auth::setup::Setup::sample(),
        "setup-errors" => auth::setup::Setup::sample_with_errors(),
        "sign-in" => auth::sign_in::SignIn::sample(),
        "sign-in-errors" => auth::sign_in::SignIn::sample_with_errors(),
        "sign-up" => auth::sign_up::SignUp::sample(),
        "sign-up-errors" => auth::sign_up::SignUp::sample_with_errors(),
        "sign-up-closed" => auth::sign_up::SignUp::sample_closed(),
        "verify" => auth::verify::Verify::sample(),
        "verify-errors" => auth::verify::Verify::sample_with_errors(),
        "forgot" => auth::forgot::Forgot::sample(),
        "forgot-errors" => auth::forgot::Forgot::sample_with_errors(),
        "forgot-code" => auth::forgot_code::ForgotCode::sample(),
        "forgot-code-errors" => auth::forgot_code::ForgotCode::sample_with_errors(),
        "reset" => auth::reset::Reset::sample(),
        "reset-errors" => auth::reset::Reset::sample_with_errors(),
        "invitation" => auth::invitation::Invitation::sample(),
        "invitation-errors" => auth::invitation::Invitation::sample_with_errors(),
        "waiting" => auth::waiting::Waiting::sample(),
        "assistant" => assistant::page::Page::sample(),
        "assistant-choosing" => assistant::page::Page::sample_choosing(),
        "assistant-waiting" => assistant::page::Page::sample_waiting(),
        "assistant-staff" => assistant::page::ForStaff::sample(),
        "assistant-staff-admin" => assistant::page::ForStaff::sample_of_admin(),
        "requests" => portal::requests::Requests::sample(),
        "requests-empty" => portal::requests::Requests::sample_empty(),
        "requests-none-done" => portal::requests::Requests::sample_none_done(),
        "requests-nothing-fits" => portal::requests::Requests::sample_nothing_fits(),
        "new-request" => portal::new_request::NewRequest::sample(),
        "new-request-errors" => portal::new_request::NewRequest::sample_with_errors(),
        "helped" => suggestions::helped::HelpedPage::sample(),
        "helped-another" => suggestions::helped::HelpedPage::sample_of_another(),
        "helped-answered" => suggestions::helped::HelpedPage::sample_answered(),
        "request" => portal::request::Request::sample(),
        "request-closed" => portal::request::Request::sample_closed(),
        "request-unassigned-errors" => portal::request::Request::sample_unassigned_with_errors(),
        "own-message" => own_message::OwnMessage::sample(),
        "own-message-errors" => own_message::OwnMessage::sample_of_staff_with_errors(),
        "account" => portal::account::Account::sample(),
        "account-staff-errors" => portal::account::Account::sample_of_staff_with_errors(),
        "help" => help::home::Home::sample(),
        "help-empty" => help::home::Home::sample_empty(),
        "help-category" => help::category::Category::sample(),
        "help-search" => help::search::Search::sample(),
        "help-search-refused" => help::search::Search::sample_refused(),
        "help-nothing-found" => help::search::Search::sample_nothing_found(),
        "help-article" => help::article::ArticlePage::sample(),
        "help-article-draft" => help::article::ArticlePage::sample_of_draft_with_errors(),
        "articles" => admin::articles::list::Articles::sample(),
        "articles-new" => admin::articles::edit_view::Edit::sample_new(),
        "articles-from-ticket" => admin::articles::edit_view::Edit::sample_from_ticket(),
        "articles-edit" => admin::articles::edit_view::Edit::sample(),
        "articles-categories" => admin::articles::categories::Categories::sample(),
        "articles-revisions" => admin::articles::revisions::Revisions::sample(),
        "articles-revision-first" => admin::articles::revisions::RevisionView::sample_first(),
        "articles-revision" => admin::articles::revisions::RevisionView::sample(),
        "articles-report" => admin::articles::report::ReportPage::sample(),
        "inbox" => agent::inbox::Inbox::sample(),
        "inbox-admin" => agent::inbox::Inbox::sample_of_admin(),
        "inbox-empty" => agent::inbox::Inbox::sample_empty(),
        "inbox-full" => agent::inbox::Inbox::sample_full(),
        "inbox-full-agent" => agent::inbox::Inbox::sample_full_of_agent(),
        "ticket" => agent::ticket::Ticket::sample(),
        "ticket-admin" => agent::ticket::Ticket::sample_of_admin_unassigned(),
        "ticket-suggestions" => agent::suggestions::Suggestions::sample(),
        "ticket-suggestions-untaken" => agent::suggestions::Suggestions::sample_untaken(),
        "ticket-suggestions-of-others" => agent::suggestions::Suggestions::sample_of_other_agent(),
        "ticket-suggestions-none" => agent::suggestions::Suggestions::sample_empty(),
        "ticket-canned" => agent::canned::list::Choose::sample(),
        "ticket-canned-none" => agent::canned::list::Choose::sample_nothing_fits(),
        "ticket-canned-text" => agent::canned::show::Filled::sample(),
        "ticket-closed" => agent::ticket::Ticket::sample_closed(),
        "ticket-other-agent" => agent::ticket::Ticket::sample_of_other_agent(),
        "people" => admin::people::People::sample(),
        "people-errors" => admin::people::People::sample_with_errors(),
        "people-invited" => admin::people::People::sample_invited(),
        "asking" => admin::assistant::Page::sample(),
        "asking-errors" => admin::assistant::Page::sample_with_errors(),
        "desk" => admin::desk::Desk::sample(),
        "desk-own-brand" => admin::desk::Desk::sample_with_own_brand(),
        "desk-without-mail" => admin::desk::Desk::sample_without_mail(),
        "canned-texts" => admin::canned::CannedList::sample(),
        "canned-texts-empty" => admin::canned::CannedList::sample_empty(),
        "canned-text" => admin::canned::CannedPage::sample(),
        "canned-text-errors" => admin::canned::CannedPage::sample_new_with_errors(),
        "service-settings" => admin::services::Services::sample(),
        "service-settings-empty" => admin::services::Services::sample_empty(),
        "service-form" => admin::service::ServicePage::sample(),
        "service-form-errors" => admin::service::ServicePage::sample_new_with_errors(),
        "services" => services::catalogue::Catalogue::sample(),
        "services-empty" => services::catalogue::Catalogue::sample_empty(),
        "services-nothing-fits" => services::catalogue::Catalogue::sample_nothing_fits(),
        "service" => services::show::Show::sample(),
        "service-told" => services::show::Show::sample_told(),
        "service-stranger-errors" => services::show::Show::sample_of_stranger_with_errors(),
        "status" => services::status::Status::sample(),
        "status-all-well" => services::status::Status::sample_all_well(),
        "status-empty" => services::status::Status::sample_empty(),
        "service-confirm" => services::confirm::Confirm::sample(),
        "service-confirmed" => services::confirm::Confirm::sample_confirmed(),
        "service-confirm-over" => services::confirm::Confirm::sample_over(),
        "service-end" => services::end::End::sample(),
        "service-end-ended" => services::end::End::sample_ended(),
        "widget-settings" => admin::widget::Widget::sample(),
        "widget-settings-new-key" => admin::widget::Widget::sample_with_new_key(),
        "widget-settings-errors" => admin::widget::Widget::sample_with_errors(),
        "widget-frame" => widget::frame::WidgetFrame::sample(),
        "mails" => demo::mails::Mails::sample(),
        "mails-empty" => demo::mails::Mails::sample_empty(),
        "mail" => demo::mail::Mail::sample(),
        "offline" => pwa::offline::Offline::sample(),
    };
    pages.extend(
        error_page::ErrorPage::samples()
            .into_iter()
            .map(|(status, page)| (format!("error-{status}"), page.render().expect("error page"))),
    );
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_renders_with_one_heading_and_nothing_that_the_policy_forbids() {
        for (name, html) in samples() {
            assert_eq!(html.matches("<h1").count(), 1, "{name}");
            assert!(html.contains("<title>") && html.contains("<html lang=\"en\" dir=\"ltr\">"), "{name}");
            assert_eq!(
                html.matches("<script").count(),
                html.matches("<script type=\"module\" src=").count(),
                "{name}"
            );
            assert!(
                !html.contains(" style=") && !html.contains("<style") && !html.contains(" onclick="),
                "{name}"
            );
        }
    }

    #[test]
    fn ids_on_a_page_are_unique() {
        for (name, html) in samples() {
            let mut ids: Vec<&str> =
                html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), count, "{name}");
        }
    }

    #[test]
    fn full_pages_stay_light() {
        let size =
            |wanted: &str| samples().into_iter().find(|(name, _)| name == wanted).map(|(_, html)| html.len());
        assert!(size("inbox-full-agent") <= Some(40_000), "{:?}", size("inbox-full-agent"));
        assert!(size("ticket") <= Some(25_000), "{:?}", size("ticket"));
    }
}
