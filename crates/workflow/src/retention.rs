//! Forgets what is over: sessions, codes, links, form keys and counts of attempts.

use helpdesk::{Result, codes, limits, links, sessions};

use crate::Workflow;

pub(crate) async fn sessions(workflow: &Workflow) -> Result<()> {
    sessions::sweep(workflow.app()).await?;
    limits::sweep(workflow.app()).await
}

pub(crate) async fn codes(workflow: &Workflow) -> Result<()> {
    codes::sweep(workflow.app()).await?;
    links::sweep(workflow.app()).await
}
