//! What the demo's team answers often.

use helpdesk::canned::{self, CannedForm};
use helpdesk::{Actor, App, Result};

/// Name, language, text.
const TEXTS: [(&str, &str, &str); 5] = [
    (
        "Ask which lights are on",
        "en",
        "Hello {customer.first_name},\n\nto see what is wrong with your line we have to know which lights are on at your \
         router: power, fibre, internet, wifi. Please tell us which of them are on, and which blink red.\n\nKind \
         regards\n{agent.first_name}",
    ),
    (
        "Restart the router",
        "en",
        "Hello {customer.first_name},\n\nplease unplug the router for ten seconds and plug it in again. After five \
         minutes the internet should be back. If it is not, answer this message: it belongs to request \
         {ticket.number}.\n\nKind regards\n{agent.first_name}",
    ),
    (
        "An engineer comes",
        "en",
        "Hello {customer.first_name},\n\nan engineer has to look at the line in your home. Which of these days fits \
         you: …\n\nSomebody has to be at home for about an hour. It costs nothing.\n\nKind regards\n{agent.first_name}",
    ),
    (
        "Router neu starten",
        "de",
        "Guten Tag {customer.name},\n\nbitte ziehen Sie den Netzstecker des Routers für zehn Sekunden und stecken ihn \
         wieder ein. Nach fünf Minuten sollte das Internet wieder da sein.\n\nFreundliche Grüße\n{agent.name}",
    ),
    (
        "Thank you for telling us",
        "",
        "Thank you, {customer.first_name}. We look into {ticket.subject} and come back to you.\n",
    ),
];

pub async fn write(app: &App, admin: &Actor) -> Result<()> {
    for (name, language, text) in TEXTS {
        let form = CannedForm { name: name.to_owned(), text: text.to_owned(), language: language.to_owned() };
        canned::create(app, admin, &form).await?;
    }
    Ok(())
}
