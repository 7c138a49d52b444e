//! Whether a service is out of order, as its state says.

use locales::Phrase;

use super::{Knowledge, Talk};
use crate::error::Result;
use crate::services::Availability;

impl<K: Knowledge> Talk<'_, K> {
    /// Of the services that are named, or of all that are out of order. Where nothing is known to be, the cause may be
    /// nearer: then it is a question like any other.
    pub(super) async fn outage(&mut self, text: &str, alone: bool) -> Result<()> {
        let named = self.named_services(text).await?;
        let of_all = if named.is_empty() { self.knowledge.disturbed().await? } else { None };
        let told = of_all.clone().unwrap_or(named);
        let is_disturbed = told.iter().any(|service| service.state != Availability::Available);
        for service in told {
            let say = self.state_of(service);
            self.reply.says.push(say);
        }
        if is_disturbed {
            return Ok(());
        }
        if of_all.is_some() {
            self.say(Phrase::new("assistant-all-available"));
        }
        self.question(text, alone).await
    }
}
