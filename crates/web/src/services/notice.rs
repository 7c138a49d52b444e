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
    pub starts: Option<When>,
    pub ends: Option<When>,
    pub others: usize,
}

impl ServiceNotice {
    /// None while everything works.
    pub async fn of(web: &Web, visitor: &Visitor) -> Result<Option<Self>> {
        let disturbed = services::disturbed(&web.app, COUNTED).await?;
        let times = web.times(visitor);
        let others = disturbed.len().saturating_sub(1);
        let first = disturbed.first().map(|service| ServiceView::of(service, &times));
        Ok(first.map(|view| Self::from(view, others)))
    }

    fn from(view: ServiceView, others: usize) -> Self {
        let ServiceView { name, state, note, starts, ends, .. } = view;
        // Only the beginning of a long word: the status page has all of it.
        Self { service: name, state, note: text::excerpt(&note, 140), starts, ends, others }
    }

    pub fn sample() -> Self {
        Self::from(ServiceView::sample("Home internet", Availability::Degraded), 2)
    }
}
