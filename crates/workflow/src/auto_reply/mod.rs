//! The assistant answers a new request by itself, where an article fits it very well.

use helpdesk::{Event, Result, suggestions};

use crate::Workflow;

/// At most once for each request, however often it runs.
pub(crate) async fn react(workflow: &Workflow, event: &Event) -> Result<()> {
    suggestions::answer_new_request(workflow.app(), event, &workflow.base_url()).await
}
