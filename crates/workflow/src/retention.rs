//! Forgets what is over: sessions, codes, links, form keys, drafts, counts of attempts, old mails and files without
//! message.

use helpdesk::{Result, attachments, codes, drafts, limits, links, mails, services, sessions, submissions};

use crate::Workflow;

pub(crate) async fn sessions(workflow: &Workflow) -> Result<()> {
    sessions::sweep(workflow.app()).await?;
    submissions::sweep(workflow.app()).await?;
    drafts::sweep(workflow.app()).await?;
    services::sweep(workflow.app()).await?;
    limits::sweep(workflow.app()).await
}

pub(crate) async fn codes(workflow: &Workflow) -> Result<()> {
    codes::sweep(workflow.app()).await?;
    links::sweep(workflow.app()).await
}

pub(crate) async fn mails(workflow: &Workflow) -> Result<()> {
    mails::forget(workflow.app()).await
}

pub(crate) async fn files(workflow: &Workflow) -> Result<()> {
    attachments::sweep(workflow.app()).await
}
