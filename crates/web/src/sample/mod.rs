//! People and requests of an invented internet provider, for pictures and for the test that renders every
//! page once.

mod talk;

use helpdesk::Place;

use crate::admin::people::{AgentRow, AgentState};
use crate::agent::inbox::TicketRow;
use crate::agent::ticket::{OtherRequest, Requester, SideList, SideRow};
use crate::composer::Composer;
use crate::page::{
    Banner, Counts, Field, Flash, Frame, Link, PersonView, PriorityView, StatusView, Tone, Viewer,
    ViewerRole, When,
};

pub use talk::{
    conversation_for_customer, conversation_for_staff, conversation_from_chat, history,
    noors_question_quoted, photo,
};

const DESK: &str = "Saltmere Fibre";

/// A moment with its short form; the exact one is made from the machine's form.
pub fn when(iso: &str, short: &str) -> When {
    let exact = iso
        .parse::<jiff::Timestamp>()
        .ok()
        .and_then(|moment| moment.in_tz("Europe/Berlin").ok())
        .map(|zoned| zoned.strftime("%-d %B %Y, %H:%M %Z").to_string());
    When::new(iso, short, exact.as_deref().unwrap_or(iso))
}

/// A field that was sent empty.
pub fn refused(place: Place) -> Composer {
    let text = Field::wrong("", "Write something first. Spaces alone cannot be sent.");
    Composer { text, ..Composer::new(place, "") }
}

pub fn visitor() -> Frame {
    Frame::of(DESK)
}

pub fn customer() -> Frame {
    signed_in(5, "Amara Okafor", "amara.okafor@example.test", ViewerRole::Customer)
}

pub fn agent() -> Frame {
    let mut frame = signed_in(2, "Noor Haddad", "noor@saltmere.test", ViewerRole::Agent);
    frame.flash = Some(Flash { tone: Tone::Ok, text: "Reply sent.".to_owned() });
    frame
}

pub fn admin() -> Frame {
    let mut frame = signed_in(1, "Marit Solheim", "marit@saltmere.test", ViewerRole::Admin);
    frame.applicants = 2;
    frame
}

pub fn banners() -> Vec<Banner> {
    vec![
        Banner {
            tone: Tone::Attention,
            text: "14 mails wait: no mail server is set.".to_owned(),
            link: Some(Link { href: "/settings/desk#mail".to_owned(), label: "Set up mail".to_owned() }),
        },
        Banner {
            tone: Tone::Bad,
            text:
                "This desk is reached over plain http beyond this machine. Passwords can be read on the way."
                    .to_owned(),
            link: None,
        },
    ]
}

fn signed_in(id: i64, name: &str, email: &str, role: ViewerRole) -> Frame {
    Frame {
        viewer: Some(Viewer { id, name: name.to_owned(), email: email.to_owned(), role }),
        counts: Counts { mine: 11, unassigned: 4, all_open: 37, closed: 1_204 },
        ..visitor()
    }
}

pub fn noor() -> PersonView {
    PersonView::new(2, "Noor Haddad", false)
}

pub fn dev() -> PersonView {
    PersonView::new(3, "Dev Malhotra", false)
}

pub fn rosalind() -> PersonView {
    PersonView::new(4, "Rosalind Achterberg", false)
}

pub fn jonas() -> PersonView {
    PersonView::new(6, "Jonas Kivelä", false)
}

pub fn amara() -> PersonView {
    PersonView::new(5, "Amara Okafor", true)
}

pub fn staff() -> Vec<PersonView> {
    vec![PersonView::new(1, "Marit Solheim", false), noor(), dev(), rosalind(), jonas()]
}

pub fn requester() -> Requester {
    let other = |number, subject: &str, status| OtherRequest {
        number,
        subject: subject.to_owned(),
        status: StatusView::staff(status),
    };
    Requester {
        person: amara(),
        email: "amara.okafor@example.test".to_owned(),
        mobile: "0771 555 0188".to_owned(),
        since: "Customer since 2021".to_owned(),
        other_requests: vec![
            other(1039, "Second invoice for October", "open"),
            other(1027, "Fixed IP for the shop camera", "new"),
            other(988, "Moving to Harbour Lane 3", "solved"),
        ],
    }
}

type ListLine = (&'static str, &'static str, &'static str, &'static str, &'static str, bool);

const LIST: [ListLine; 11] = [
    ("Amara Okafor", "Internet drops every evening around eight", "open", "normal", "10:31", false),
    ("Bakery Lindqvist", "Card terminal offline since 6 this morning", "new", "urgent", "10:24", true),
    ("Priya Raghunathan", "Upload speed half of what we ordered", "open", "high", "10:02", true),
    ("Tomasz Wiśniewski", "Neighbour says you changed the box outside", "open", "normal", "09:51", false),
    ("María José Peñalver", "Factura duplicada de octubre", "open", "normal", "09:40", false),
    ("Lukas Brandt", "Fixed address for home office VPN", "pending", "normal", "09:17", false),
    ("Keiko Tanabe", "Returning the old router", "pending", "low", "08:44", false),
    ("Siobhán Ní Bhriain", "Trench across the garden not filled in", "pending", "high", "Yesterday", false),
    (
        "Oluwaseun Adeyemi",
        "Change the name on the contract after a move",
        "pending",
        "normal",
        "Yesterday",
        false,
    ),
    ("Ingrid Sørensen", "Phone number moved, thank you!", "solved", "normal", "Yesterday", false),
    ("فاطمة السيد", "واي فاي في غرفة الصلاة", "solved", "normal", "20 Nov", false),
];

pub fn ticket_rows() -> Vec<TicketRow> {
    let people = staff();
    LIST.iter()
        .enumerate()
        .zip((1_000..=1_042).rev().step_by(3))
        .map(|((at, &(requester, subject, status, priority, short, unanswered)), number)| TicketRow {
            number,
            subject: subject.to_owned(),
            last_words: "The small light is red again, and the telephone is silent.".to_owned(),
            requester: requester.to_owned(),
            status: StatusView::staff(status),
            priority: PriorityView::of(priority),
            assignee: (status != "new")
                .then(|| &people[at % people.len()])
                .map(|one| (one.id, one.name.clone())),
            updated: when("2026-11-22T09:31:00Z", short),
            unanswered,
            chat: at % 5 == 1,
        })
        .collect()
}

pub fn side_list() -> SideList {
    let rows = ticket_rows().into_iter().map(|row| SideRow {
        number: row.number,
        subject: row.subject,
        requester: row.requester,
        status: row.status,
        priority: row.priority,
        updated: row.updated.short,
        unanswered: row.unanswered,
        chat: row.chat,
    });
    SideList { title: "view-mine", href: "/inbox/mine", count: 11, rows: rows.collect() }
}

pub fn agent_rows() -> Vec<AgentRow> {
    let loads =
        [(2, 1, 3, "now"), (9, 3, 11, "now"), (7, 5, 8, "now"), (14, 2, 6, "4 min ago"), (5, 4, 0, "Friday")];
    let row =
        |person: PersonView, state, (open, waiting, closed_today, seen): (u64, u64, u64, &str)| AgentRow {
            email: format!("{}@saltmere.test", person.first_name().to_lowercase()),
            admin: person.id == 1,
            state,
            open,
            waiting,
            closed_today,
            seen: Some(when("2026-11-22T09:31:00Z", seen)),
            is_you: person.id == 1,
            selected: false,
            person,
        };
    let mut rows: Vec<AgentRow> =
        staff().into_iter().zip(loads).map(|(person, load)| row(person, AgentState::Active, load)).collect();
    rows.push(row(PersonView::new(21, "Chloé Marchetti", false), AgentState::Invited, (0, 0, 0, "20 Nov")));
    rows.push(row(PersonView::new(22, "Tove Ek", false), AgentState::Deactivated, (0, 0, 0, "3 Nov")));
    rows
}
