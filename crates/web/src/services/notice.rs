//! The word on other pages that a service is not Available.

use helpdesk::services::{self, Availability};

use super::view::{ServiceView, StateView};
use crate::page::When;
use crate::session::Visitor;
use crate::{Result, Web};

/// Services that the notice counts.
const COUNTED: i64 = 20;

/// The service whose state changed last, and how many others there are.
#[derive(Debug, Clone)]
pub struct ServiceNotice {
    pub service: String,
    pub state: StateView,
    pub note: String,
    pub ends: Option<When>,
    pub others: usize,
}

impl ServiceNotice {
    /// None while everything works, whatever work is planned.
    pub async fn of(web: &Web, visitor: &Visitor) -> Result<Option<Self>> {
        let told = services::disturbed(&web.app, COUNTED).await?;
        let times = web.times(visitor);
        let views = told.iter().map(|service| ServiceView::of(service, &times));
        let mut disturbed = views.filter(ServiceView::is_disturbed);
        let first = disturbed.next();
        Ok(first.map(|view| Self::from(view, disturbed.count())))
    }

    fn from(view: ServiceView, others: usize) -> Self {
        let ServiceView { name, state, note, ends, .. } = view;
        // Only the beginning of a long word: the status page has all of it.
        Self { service: name, state, note: text::excerpt(&note, 90), ends, others }
    }

    pub fn sample() -> Self {
        Self::from(ServiceView::sample("Home internet", Availability::Degraded), 2)
    }
}
