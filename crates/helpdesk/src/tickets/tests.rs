//! The life of a ticket, and who may change it.

use super::*;
use crate::actor::Actor;
use crate::error::Error;
use crate::people;
use crate::testing::Desk;

impl Desk {
    pub(super) async fn raise(&self) -> i64 {
        let new = NewTicket { subject: "No light", description: "The router is dark.".into(), service: None };
        raise(&self.app, &self.customer, new).await.unwrap()
    }

    pub(super) async fn taken(&self) -> i64 {
        let number = self.raise().await;
        take(&self.app, &self.agent, number).await.unwrap();
        number
    }

    async fn status(&self, number: i64) -> Status {
        self.ticket(number).await.status
    }

    async fn ticket(&self, number: i64) -> Ticket {
        find(&mut self.app.db.read().await.unwrap(), number).await.unwrap().unwrap()
    }

    pub(super) async fn counters_agree(&self) {
        let wrong = counters::disagreements(&mut self.app.db.read().await.unwrap()).await.unwrap();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}

#[tokio::test]
async fn a_request_goes_from_new_to_open_to_pending_and_back_with_who_writes() {
    let desk = Desk::open().await;
    let number = desk.raise().await;
    assert_eq!(desk.status(number).await, Status::New);
    post_message(&desk.app, &desk.customer, number, "Still dark.".into()).await.unwrap();
    assert_eq!(desk.status(number).await, Status::New, "nobody has it yet");
    take(&desk.app, &desk.agent, number).await.unwrap();
    assert_eq!(desk.status(number).await, Status::Open);
    add_note(&desk.app, &desk.other_agent, number, "Known fault.".into()).await.unwrap();
    assert_eq!(desk.status(number).await, Status::Open, "a note changes no status");
    reply(&desk.app, &desk.agent, number, "Which lights?".into()).await.unwrap();
    assert_eq!(desk.status(number).await, Status::Pending);
    post_message(&desk.app, &desk.customer, number, "All of them.".into()).await.unwrap();
    assert_eq!(desk.status(number).await, Status::Open);
    set_status(&desk.app, &desk.agent, number, Status::Solved).await.unwrap();
    post_message(&desk.app, &desk.customer, number, "Dark again.".into()).await.unwrap();
    assert_eq!(desk.status(number).await, Status::Open, "a customer's message opens a solved one");
    close(&desk.app, &desk.customer, number).await.unwrap();
    assert_eq!(desk.status(number).await, Status::Closed);
    assert!(desk.ticket(number).await.closed_at.is_some());
    reopen(&desk.app, &desk.customer, number).await.unwrap();
    let ticket = desk.ticket(number).await;
    assert_eq!((ticket.status, ticket.assignee, ticket.closed_at), (Status::Open, Some(desk.agent.id), None));
    desk.counters_agree().await;
}

#[tokio::test]
async fn a_closed_request_takes_no_message_note_status_priority_or_assignee() {
    let desk = Desk::open().await;
    let (app, number) = (&desk.app, desk.taken().await);
    close(app, &desk.admin, number).await.unwrap();
    let to_admin = Assignment { to: Some(desk.admin.id), seen: None };
    let refusals = [
        post_message(app, &desk.customer, number, "One more thing".into()).await.map(|_| ()),
        reply(app, &desk.agent, number, "One more thing".into()).await.map(|_| ()),
        add_note(app, &desk.agent, number, "One more thing".into()).await.map(|_| ()),
        set_status(app, &desk.agent, number, Status::Open).await,
        set_priority(app, &desk.agent, number, Priority::Urgent).await,
        assign(app, &desk.admin, number, to_admin).await,
    ];
    for (place, refusal) in refusals.into_iter().enumerate() {
        assert!(matches!(refusal, Err(Error::Conflict(_))), "{place}: {refusal:?}");
    }
    let shown = show_ticket(app, &desk.admin, number, None).await.unwrap();
    assert_eq!(shown.conversation.len(), 1);
}

#[tokio::test]
async fn a_stranger_learns_of_nothing_and_changes_nothing() {
    let desk = Desk::open().await;
    let (app, number) = (&desk.app, desk.taken().await);
    let stranger = &desk.stranger;
    let attempts = [
        show_request(app, stranger, number, None).await.map(|_| ()),
        show_ticket(app, stranger, number, None).await.map(|_| ()),
        post_message(app, stranger, number, "Hello".into()).await.map(|_| ()),
        reply(app, stranger, number, "Hello".into()).await.map(|_| ()),
        add_note(app, stranger, number, "Hello".into()).await.map(|_| ()),
        close(app, stranger, number).await,
        reopen(app, stranger, number).await,
        take(app, stranger, number).await,
        set_status(app, stranger, number, Status::Closed).await,
        set_priority(app, stranger, number, Priority::Low).await,
        assign(app, stranger, number, Assignment { to: None, seen: None }).await,
        inbox(app, stranger, InboxView::All, None).await.map(|_| ()),
    ];
    for (place, attempt) in attempts.into_iter().enumerate() {
        assert!(matches!(attempt, Err(Error::NotFound)), "{place}: {attempt:?}");
    }
    assert_eq!(desk.status(number).await, Status::Open);
}

#[tokio::test]
async fn an_agent_works_on_own_tickets_and_only_reads_and_notes_on_others() {
    let desk = Desk::open().await;
    let (app, number) = (&desk.app, desk.taken().await);
    let other = &desk.other_agent;
    let refusals = [
        reply(app, other, number, "Hello".into()).await.map(|_| ()),
        set_status(app, other, number, Status::Solved).await,
        set_priority(app, other, number, Priority::Low).await,
        close(app, other, number).await,
    ];
    for (place, refusal) in refusals.into_iter().enumerate() {
        let Err(Error::Forbidden(why)) = refusal else { panic!("{place}: {refusal:?}") };
        assert!(why.to_string().contains("Noor Haddad"), "{why}");
    }
    assert!(matches!(take(app, other, number).await, Err(Error::Conflict(_))));
    let shown = show_ticket(app, other, number, None).await.unwrap();
    assert!(!shown.may_work);
    add_note(app, other, number, "I saw this before.".into()).await.unwrap();
}

#[tokio::test]
async fn a_customer_sees_no_note_and_no_trace_of_one() {
    let desk = Desk::open().await;
    let (app, number) = (&desk.app, desk.taken().await);
    let before = desk.ticket(number).await;
    add_note(app, &desk.agent, number, "Difficult customer.".into()).await.unwrap();
    set_priority(app, &desk.agent, number, Priority::Low).await.unwrap();
    let shown = show_request(app, &desk.customer, number, None).await.unwrap();
    assert_eq!(shown.conversation.len(), 1);
    assert!(shown.history.iter().all(|entry| is_public(entry.kind)));
    assert!(shown.others.is_empty() && shown.rejected.is_empty());
    let row = &own_requests(app, &desk.customer, RequestView::All, "", None).await.unwrap().page.rows[0];
    assert!(!row.last_words.contains("Difficult"));
    assert_eq!(before.requester, desk.customer.id);
}

#[tokio::test]
async fn the_slower_of_two_admins_is_told_who_has_the_ticket() {
    let desk = Desk::open().await;
    let (app, number) = (&desk.app, desk.raise().await);
    let to = |person: &Actor| Assignment { to: Some(person.id), seen: Some(None) };
    assign(app, &desk.admin, number, to(&desk.agent)).await.unwrap();
    let slower = assign(app, &desk.admin, number, to(&desk.other_agent)).await;
    let Err(Error::Conflict(text)) = slower else { panic!("{slower:?}") };
    assert!(text.to_string().contains("Noor Haddad"), "{text}");
    assert_eq!(desk.ticket(number).await.assignee, Some(desk.agent.id));
}

#[tokio::test]
async fn nobody_is_assigned_who_cannot_answer() {
    let desk = Desk::open().await;
    let (app, number) = (&desk.app, desk.raise().await);
    people::deactivate(app, &desk.admin, desk.other_agent.id).await.unwrap();
    for person in [desk.other_agent.id, desk.customer.id, 999] {
        let done = assign(app, &desk.admin, number, Assignment { to: Some(person), seen: None }).await;
        assert!(matches!(done, Err(Error::Invalid(_))), "{person}: {done:?}");
    }
    assert_eq!(desk.ticket(number).await.assignee, None);
}

#[tokio::test]
async fn a_deactivated_agents_tickets_return_to_the_queue_with_their_history() {
    let desk = Desk::open().await;
    let app = &desk.app;
    let (open, closed) = (desk.taken().await, desk.taken().await);
    close(app, &desk.agent, closed).await.unwrap();
    people::deactivate(app, &desk.admin, desk.agent.id).await.unwrap();
    assert_eq!(desk.ticket(open).await.assignee, None);
    let history = show_ticket(app, &desk.admin, open, None).await.unwrap().history;
    assert!(history.iter().any(|entry| entry.actor.as_deref() == Some("Noor Haddad") && entry.taken));
    let refused = reply(app, &desk.agent, open, "I am still here".into()).await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    reopen(app, &desk.customer, closed).await.unwrap();
    assert_eq!(desk.ticket(closed).await.assignee, None, "reopened, it goes to nobody who left");
    desk.counters_agree().await;
}

#[tokio::test]
async fn the_same_form_twice_is_one_request_and_other_words_are_another() {
    let desk = Desk::open().await;
    let new = |text| NewTicket {
        subject: "No light",
        description: Writing { text, key: "k1", files: &[], ..Writing::default() },
        service: None,
    };
    let first = raise(&desk.app, &desk.customer, new("Dark.")).await.unwrap();
    assert_eq!(raise(&desk.app, &desk.customer, new("Dark.")).await.unwrap(), first);
    assert_ne!(raise(&desk.app, &desk.customer, new("Dark now too.")).await.unwrap(), first);
    let posted = post_message(
        &desk.app,
        &desk.customer,
        first,
        Writing { text: "Hello?", key: "k2", files: &[], ..Writing::default() },
    )
    .await
    .unwrap();
    close(&desk.app, &desk.customer, first).await.unwrap();
    let again = post_message(
        &desk.app,
        &desk.customer,
        first,
        Writing { text: "Hello?", key: "k2", files: &[], ..Writing::default() },
    )
    .await
    .unwrap();
    assert_eq!(again, posted, "sent again after closing, it is still the same message");
}

#[tokio::test]
async fn empty_and_endless_texts_are_refused_with_a_message_for_each_field() {
    let desk = Desk::open().await;
    let long = "x".repeat(BODY_MAX + 1);
    for (subject, description) in [(" \n ", "\t"), (&*"x".repeat(SUBJECT_MAX + 1), &*long)] {
        let refused = raise(
            &desk.app,
            &desk.customer,
            NewTicket { subject, description: description.into(), service: None },
        )
        .await;
        let Err(Error::Invalid(problems)) = refused else { panic!("{refused:?}") };
        assert!(problems.of("subject").is_some() && problems.of("description").is_some());
    }
    assert_eq!(
        own_requests(&desk.app, &desk.customer, RequestView::All, "", None).await.unwrap().page.rows.len(),
        0
    );
}

#[tokio::test]
async fn the_pages_of_a_list_follow_each_other_without_gap_or_repeat() {
    let desk = Desk::open().await;
    for _ in 0..60 {
        desk.raise().await;
        desk.app.clock.advance(crate::clock::SECOND);
    }
    for _ in 0..60 {
        desk.raise().await;
        desk.app.clock.advance(crate::clock::MINUTE);
    }
    let list =
        async |cursor| inbox(&desk.app, &desk.agent, InboxView::Unassigned, cursor).await.unwrap().page;
    let numbers = |page: &list::Page<InboxRow>| page.rows.iter().map(|row| row.number).collect::<Vec<_>>();
    let (first, mut seen) = (list(None).await, Vec::new());
    assert!(first.newer.is_none());
    let mut page = first;
    loop {
        seen.extend(numbers(&page));
        let Some(older) = page.older else { break };
        let next = list(Some(older)).await;
        let back = list(next.newer).await;
        assert_eq!(numbers(&back), numbers(&page), "Newer leads back");
        page = next;
    }
    assert_eq!(seen, (1..=120).rev().collect::<Vec<_>>());
}

#[tokio::test]
async fn counters_agree_with_the_tickets_after_any_course_of_events() {
    let desk = Desk::open().await;
    let app = &desk.app;
    let mut numbers = vec![desk.raise().await];
    // A fixed walk through the verbs; what is refused must change nothing either.
    let mut state: u64 = 1;
    for _ in 0..250 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (choice, pick) = ((state >> 33) % 10, usize::try_from(state >> 40).unwrap());
        let number = numbers[pick % numbers.len()];
        let agent = if pick % 2 == 0 { &desk.agent } else { &desk.other_agent };
        let to = [None, Some(desk.agent.id), Some(desk.other_agent.id), Some(desk.admin.id)][pick % 4];
        let _refused_or_done = match choice {
            0 => {
                numbers.push(desk.raise().await);
                Ok(())
            }
            1 => take(app, agent, number).await,
            2 => assign(app, &desk.admin, number, Assignment { to, seen: None }).await,
            3 => reply(app, agent, number, "Answer".into()).await.map(|_| ()),
            4 => post_message(app, &desk.customer, number, "Question".into()).await.map(|_| ()),
            5 => set_status(app, &desk.admin, number, Status::ALL[pick % 5]).await,
            6 => close(app, &desk.customer, number).await,
            7 => reopen(app, &desk.admin, number).await,
            8 => set_priority(app, agent, number, Priority::ALL[pick % 4]).await,
            _ => add_note(app, agent, number, "Note".into()).await.map(|_| ()),
        };
    }
    assert!(numbers.len() > 10);
    desk.counters_agree().await;
}

#[tokio::test]
async fn a_customer_finds_own_requests_by_a_part_of_number_or_subject_in_any_case() {
    let desk = Desk::open().await;
    let raise_about = async |who: &Actor, subject: &str| {
        raise(&desk.app, who, NewTicket { subject, description: "See there.".into(), service: None })
            .await
            .unwrap()
    };
    let first = raise_about(&desk.customer, "Über 100% der Zeit langsam").await;
    let second = raise_about(&desk.customer, "Invoice_twice").await;
    raise_about(&desk.stranger, "Über Nacht kein Licht").await;
    for (search, expected) in [
        ("über", vec![first]),
        ("LANGSAM", vec![first]),
        ("100%", vec![first]),
        ("e_t", vec![second]),
        ("%t%", vec![]),
        (" invoice ", vec![second]),
        ("nacht", vec![]),
        ("' OR 1=1 --", vec![]),
        ("a\0b", vec![]),
    ] {
        let list = own_requests(&desk.app, &desk.customer, RequestView::All, search, None).await.unwrap();
        let found: Vec<i64> = list.page.rows.iter().map(|row| row.number).collect();
        assert_eq!(found, expected, "{search}");
    }
    let number = format!("#{second}");
    let list =
        own_requests(&desk.app, &desk.customer, RequestView::WaitingForUs, &number, None).await.unwrap();
    assert!(list.page.rows.iter().any(|row| row.number == second));
    let done = own_requests(&desk.app, &desk.customer, RequestView::Done, "", None).await.unwrap();
    assert!(done.page.rows.is_empty() && done.waiting_for_us == 2);
}
