//! What an administrator does on the people page.

use axum::extract::State;
use axum::response::Response;
use helpdesk::people::{self, Invitee, Member, State as PersonState};
use helpdesk::{Actor, Error, Role};
use locales::Phrase;

use super::people::{AgentRow, AgentState, Applicant, BulkForm, InvitationLink, InviteForm, People};
use crate::form::Fields;
use crate::page::{Field, Here, PersonView, Tone};
use crate::refusal::Refusal;
use crate::session::{Admin, Number, Visitor};
use crate::{Result, Web, render};

/// How long an invitation works, to tell when it was sent.
const INVITATION: i64 = 7 * 24 * 3_600_000;

pub async fn list(State(web): State<Web>, visitor: Visitor, Admin(actor): Admin) -> Result<Response> {
    render(&page(&web, &visitor, &actor).await?)
}

/// Invites, and shows the link this once.
pub async fn invite(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    fields: Fields,
) -> Result<Response> {
    let typed = |name: &str| fields.get(name).to_owned();
    let invitee =
        Invitee { first_name: typed("first_name"), last_name: typed("last_name"), email: typed("email") };
    match people::invite(&web.app, &actor, &invitee).await {
        Ok(invitation) => {
            let mut page = page(&web, &visitor, &actor).await?;
            page.invitation_link = Some(InvitationLink {
                name: invitation.person.full_name(),
                url: format!("{}/invitation/{}", public_address(&web), invitation.token),
                until: web.times(&visitor).when(web.app.now() + INVITATION),
            });
            render(&page)
        }
        Err(error) => {
            let mut form = InviteForm {
                first_name: Field::new(invitee.first_name),
                last_name: Field::new(invitee.last_name),
                email: Field::new(invitee.email),
                error: None,
            };
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            refusal.render(&People { invite_form: form, ..page(&web, &visitor, &actor).await? })
        }
    }
}

pub async fn approve(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(id): Number,
) -> Result<Response> {
    let approved = people::approve(&web.app, &actor, id).await;
    let approved = approved.map(|person| Phrase::new("applicant-approved").with("name", person.full_name()));
    done(&web, &visitor, &actor, approved).await
}

pub async fn decline(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(id): Number,
) -> Result<Response> {
    let declined = people::decline(&web.app, &actor, id).await;
    let declined = declined.map(|person| Phrase::new("applicant-declined").with("name", person.full_name()));
    done(&web, &visitor, &actor, declined).await
}

pub async fn deactivate(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(id): Number,
) -> Result<Response> {
    let released = people::deactivate(&web.app, &actor, id).await;
    let text = released.map(|released| Phrase::new("agent-was-deactivated").with("released", released));
    done(&web, &visitor, &actor, text).await
}

pub async fn reactivate(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(id): Number,
) -> Result<Response> {
    let reactivated =
        people::reactivate(&web.app, &actor, id).await.map(|()| Phrase::new("agent-was-reactivated"));
    done(&web, &visitor, &actor, reactivated).await
}

pub async fn set_role(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(id): Number,
    fields: Fields,
) -> Result<Response> {
    let changed = match Role::parse(fields.get("role")) {
        Some(role) => people::set_role(&web.app, &actor, id, role).await,
        None => Err(Error::invalid("role", Phrase::new("role-unfit"))),
    };
    done(&web, &visitor, &actor, changed.map(|()| Phrase::new("role-was-changed"))).await
}

pub async fn deactivate_selected(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    fields: Fields,
) -> Result<Response> {
    let chosen: Vec<i64> = fields.all("person").filter_map(|id| id.parse().ok()).collect();
    let word = fields.get("word");
    match people::deactivate_many(&web.app, &actor, &chosen, word).await {
        Ok(count) => {
            let text = Phrase::new("agents-were-deactivated").with("count", count);
            done(&web, &visitor, &actor, Ok(text)).await
        }
        Err(error) => {
            let mut form = BulkForm { word: Field::new(word), error: None };
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            let mut page = page(&web, &visitor, &actor).await?;
            page.bulk_form = form;
            page.agents.iter_mut().for_each(|row| row.selected = chosen.contains(&row.person.id));
            refusal.render(&page)
        }
    }
}

/// Back to the list with a sentence, or the list with what went wrong above it.
async fn done(
    web: &Web,
    visitor: &Visitor,
    actor: &Actor,
    outcome: helpdesk::Result<Phrase>,
) -> Result<Response> {
    match outcome {
        Ok(text) => {
            let text = text.say_in(visitor.language);
            Ok(web.go_saying("/settings/people", &text))
        }
        Err(error) => {
            let mut said = None;
            let refusal = Refusal::of(error, visitor.language, |_, message| said = Some(message.to_owned()))?;
            let mut page = page(web, visitor, actor).await?;
            page.frame.flash = said.map(|text| crate::page::Flash { tone: Tone::Bad, text });
            refusal.render(&page)
        }
    }
}

/// The address in links that are shown to be copied: the configured one, as in mails.
/// Where people reach the desk.
pub fn public_address(web: &Web) -> String {
    let base_url = web.app.settings().base_url.clone();
    if base_url.is_empty() { web.address.clone() } else { base_url }
}

async fn page(web: &Web, visitor: &Visitor, actor: &Actor) -> Result<People> {
    let listed = people::list(&web.app, actor).await?;
    let times = web.times(visitor);
    let applicants = listed.applicants.iter().map(|applicant| Applicant {
        person: PersonView::new(applicant.person.id, applicant.person.full_name(), false),
        email: applicant.person.email.clone(),
        applied: times.when(applicant.person.created_at),
    });
    let applicants = applicants.collect();
    let mut agents: Vec<AgentRow> = listed
        .members
        .iter()
        .map(|member| {
            let seen = member.seen_at.map(|at| times.when(at));
            AgentRow { seen, ..row(member, actor) }
        })
        .collect();
    agents.extend(listed.invited.into_iter().map(|invited| {
        let sent = invited.expires_at.map(|at| times.when(at - INVITATION));
        let member = Member { person: invited.person, open: 0, waiting: 0, closed_today: 0, seen_at: None };
        AgentRow { seen: sent, ..row(&member, actor) }
    }));
    Ok(People {
        frame: web.frame(visitor, Here::People).await?,
        applicants,
        agents,
        invite_form: InviteForm::default(),
        invitation_link: None,
        bulk_form: BulkForm::default(),
    })
}

fn row(member: &Member, actor: &Actor) -> AgentRow {
    let person = &member.person;
    AgentRow {
        person: PersonView::new(person.id, person.full_name(), false),
        email: person.email.clone(),
        admin: person.role == Role::Admin,
        state: match person.state {
            PersonState::Active => AgentState::Active,
            PersonState::Invited => AgentState::Invited,
            PersonState::Waiting | PersonState::Deactivated | PersonState::Deleted => AgentState::Deactivated,
        },
        open: member.open.unsigned_abs(),
        waiting: member.waiting.unsigned_abs(),
        closed_today: member.closed_today.unsigned_abs(),
        seen: None,
        is_you: person.id == actor.id,
        selected: false,
    }
}
