//! What happens by itself: reactions follow from events, sweeps make the world right.

mod auto_reply;
mod chats;
mod notifications;
mod push;
mod retention;

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use helpdesk::event_store::{self, Dispatch};
use helpdesk::services::{self, Tell};
use helpdesk::{App, DISPATCH, Event, Result, suggestions};
use jobs::{Handlers, Job, Outcome, Sweep};

type Doing<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;
/// Follows from an event; `secret` is the code or token that came with it. May run twice for one event.
type Reaction = for<'a> fn(&'a Workflow, &'a Event, Option<&'a str>) -> Doing<'a>;
/// No input, harmless to repeat.
type Making = for<'a> fn(&'a Workflow) -> Doing<'a>;

/// Everything that follows from events.
const REACTIONS: &[Reaction] = &[
    |workflow, event, secret| Box::pin(notifications::react(workflow, event, secret)),
    |workflow, event, _| Box::pin(push::react(workflow, event)),
    |workflow, event, _| Box::pin(chats::react(workflow, event)),
    |workflow, event, _| Box::pin(auto_reply::react(workflow, event)),
    |workflow, event, _| Box::pin(suggestions::forget_solved(workflow.app(), event)),
];

/// Everything that is looked at on a timer.
const SWEEPS: &[(&str, Duration, Making)] = &[
    ("expire_mails", Duration::from_secs(30), |workflow| Box::pin(helpdesk::mails::expire(workflow.app()))),
    ("forget_sessions", Duration::from_secs(3_600), |workflow| Box::pin(retention::sessions(workflow))),
    ("forget_mails", Duration::from_secs(3_600), |workflow| Box::pin(retention::mails(workflow))),
    ("forget_files", Duration::from_secs(600), |workflow| Box::pin(retention::files(workflow))),
    ("count_article_views", Duration::from_secs(20), |workflow| {
        Box::pin(helpdesk::articles::flush_views(workflow.app()))
    }),
    ("forget_feedback", Duration::from_secs(3_600), |workflow| {
        Box::pin(helpdesk::articles::sweep(workflow.app()))
    }),
    ("read_articles", Duration::from_secs(5), |workflow| Box::pin(helpdesk::search::sweep(workflow.app()))),
    ("read_solved_tickets", Duration::from_secs(5), |workflow| {
        Box::pin(suggestions::read_solved(workflow.app()))
    }),
    ("forget_push_notices", Duration::from_secs(3_600), |workflow| {
        Box::pin(helpdesk::push::sweep(workflow.app()))
    }),
    ("forget_chats", Duration::from_secs(3_600), |workflow| {
        Box::pin(helpdesk::assistant::sweep(workflow.app()))
    }),
    ("forget_widget_visits", Duration::from_secs(600), |workflow| {
        Box::pin(helpdesk::widget::sweep(workflow.app()))
    }),
    ("end_planned_work", Duration::from_secs(20), |workflow| {
        Box::pin(helpdesk::services::end_planned(workflow.app()))
    }),
    ("tell_missed_news", Duration::from_secs(60), |workflow| Box::pin(notifications::tell_missed(workflow))),
    ("forget_codes", Duration::from_secs(600), |workflow| Box::pin(retention::codes(workflow))),
];

/// The reactions and sweeps of one process. Cheap to clone.
#[derive(Clone)]
pub struct Workflow {
    app: App,
    own_address: Arc<str>,
}

impl Workflow {
    /// `own_address` (`http://127.0.0.1:8080`) begins links while the desk has no base URL.
    pub fn new(app: App, own_address: impl Into<Arc<str>>) -> Self {
        Self { app, own_address: own_address.into() }
    }

    pub fn app(&self) -> &App {
        &self.app
    }

    /// Where links in mails begin: never what a request claims.
    pub fn base_url(&self) -> String {
        let settings = self.app.settings();
        let base = if settings.base_url.is_empty() { &*self.own_address } else { settings.base_url.as_str() };
        base.trim_end_matches('/').to_owned()
    }

    /// The mail behind the button [Send a test mail]; never stored.
    pub fn test_mail(&self, to: &str) -> std::result::Result<mail::Ready, String> {
        notifications::test_mail(self, to).map_err(|error| error.to_string())
    }

    /// Adds the jobs that let everything follow from an event, at once or later, and that tell of services.
    #[must_use]
    pub fn handlers(&self, handlers: Handlers) -> Handlers {
        let (workflow, teller, mailer) = (self.clone(), self.clone(), self.clone());
        let handlers = handlers.on(DISPATCH, move |job| {
            let workflow = workflow.clone();
            async move { dispatch(&workflow, &job).await }
        });
        let handlers = handlers.on(services::TELL, move |job| {
            let workflow = teller.clone();
            async move { tell(&workflow, &job).await }
        });
        handlers.on(helpdesk::assistant::MAIL_UNSEEN, move |job| {
            let workflow = mailer.clone();
            async move { notifications::mail_unseen(&workflow, &job).await }
        })
    }

    pub fn sweeps(&self) -> Vec<Sweep> {
        let sweep = |&(name, every, make): &(&'static str, Duration, Making)| {
            let workflow = self.clone();
            Sweep::new(name, every, move || {
                let workflow = workflow.clone();
                async move { make(&workflow).await.map_err(|error| error.to_string()) }
            })
        };
        SWEEPS.iter().map(sweep).collect()
    }
}

async fn tell(workflow: &Workflow, job: &Job) -> std::result::Result<Outcome, jobs::Error> {
    let round: Tell = job.payload()?;
    let failed =
        |error: helpdesk::Error| jobs::Error::new(format!("news of service {}: {error}", round.service));
    notifications::tell(workflow, round).await.map_err(failed)?;
    Ok(Outcome::Done)
}

/// Runs every reaction to the event of this job. One that fails lets the job run again, and with it the others.
async fn dispatch(workflow: &Workflow, job: &Job) -> std::result::Result<Outcome, jobs::Error> {
    let Dispatch { event, secret } = job.payload()?;
    let failed = |error: helpdesk::Error| jobs::Error::new(format!("event {event}: {error}"));
    let found = {
        let mut conn = workflow.app.db.read().await?;
        event_store::find(&mut conn, event).await.map_err(failed)?
    };
    let Some(event) = found else { return Ok(Outcome::Done) };
    for reaction in REACTIONS {
        reaction(workflow, &event, secret.as_deref()).await.map_err(failed)?;
    }
    Ok(Outcome::Done)
}
