//! Fills the frame around a page for whoever looks.

use helpdesk::sessions::SignedIn;
use helpdesk::tickets::InboxCounts;
use helpdesk::{Actor, Role, full_name, mails, people, tickets};
use locales::Language;

use crate::page::{Banner, Counts, Frame, Here, Link, Tone, Viewer, ViewerRole};
use crate::session::Visitor;
use crate::state::host_of;
use crate::{Result, Web, guard};

impl Web {
    /// The frame of a page for this visitor. `here` is the entry of the navigation it belongs to.
    pub async fn frame(&self, visitor: &Visitor, here: Here) -> Result<Frame> {
        let mut frame = self.bare_frame(visitor, here);
        if let Some(actor) = visitor.actor().filter(|actor| actor.role.is_staff()) {
            let counts = tickets::inbox_counts(&mut *self.app.read().await?, actor).await?;
            self.fill_for_staff(&mut frame, actor, counts).await?;
        }
        Ok(frame)
    }

    /// The frame for a page of the inbox, which has the counts already.
    pub async fn frame_with(&self, visitor: &Visitor, here: Here, counts: InboxCounts) -> Result<Frame> {
        let mut frame = self.bare_frame(visitor, here);
        if let Some(actor) = visitor.actor() {
            self.fill_for_staff(&mut frame, actor, counts).await?;
        }
        Ok(frame)
    }

    fn bare_frame(&self, visitor: &Visitor, here: Here) -> Frame {
        let settings = self.app.settings();
        Frame {
            viewer: visitor.signed_in.as_ref().map(viewer),
            flash: visitor.flash.clone(),
            mark: visitor.mark,
            tells_seen: settings.show_seen,
            tells_typing: settings.show_typing,
            demo: self.demo,
            assistant: settings.assistant_on,
            language: visitor.language,
            address: visitor.page.clone(),
            ..self.frame_of_nobody()
        }
        .at(here)
    }

    /// The frame of a page that is the same for everybody.
    pub fn frame_of_nobody(&self) -> Frame {
        Frame { brand: self.brand(), ..Frame::of(&self.app.settings().desk_name) }
    }

    async fn fill_for_staff(&self, frame: &mut Frame, actor: &Actor, counts: InboxCounts) -> Result<()> {
        frame.counts = Counts {
            mine: counts.mine.unsigned_abs(),
            unassigned: counts.unassigned.unsigned_abs(),
            all_open: counts.all.unsigned_abs(),
            closed: counts.closed.unsigned_abs(),
        };
        if actor.role == Role::Admin {
            let mut conn = self.app.read().await?;
            frame.applicants = people::count_waiting(&mut conn).await?.unsigned_abs();
            let summary = mails::summary(&mut conn, self.app.now()).await?;
            frame.banners.extend(self.mail_banner(&summary, frame.language));
            frame.banners.extend(self.http_banner(frame.language));
        }
        Ok(())
    }

    fn mail_banner(&self, summary: &mails::Summary, language: Language) -> Option<Banner> {
        // The demo shows its mails and sends none.
        if self.demo {
            return None;
        }
        let text = if !self.app.mail_configured {
            language.say_with("banner-mail-off").with("waiting", summary.waiting).to_string()
        } else if summary.failing > 0 {
            language.say_with("banner-mail-failing").with("waiting", summary.waiting).to_string()
        } else if summary.expired > 0 {
            language.say("banner-mail-again").to_owned()
        } else {
            return None;
        };
        let expired = language.say_with("banner-mail-expired").with("expired", summary.expired);
        let text = if summary.expired > 0 { format!("{text} {expired}") } else { text };
        let link = to_desk_settings(language.say("set-up-mail"));
        Some(Banner { tone: Tone::Attention, text, link: Some(link) })
    }

    /// Plain http is for one's own machine; elsewhere passwords would travel in the open.
    fn http_banner(&self, language: Language) -> Option<Banner> {
        let own = host_of(&self.app.settings().base_url);
        let beyond = own.iter().chain(&self.allowed_hosts).any(|host| !guard::is_loopback(host));
        (beyond && !self.is_https()).then(|| Banner {
            tone: Tone::Bad,
            text: language.say("banner-http").to_owned(),
            link: Some(to_desk_settings(language.say("desk-settings"))),
        })
    }
}

fn to_desk_settings(label: &str) -> Link {
    Link { href: "/settings/desk".to_owned(), label: label.to_owned() }
}

/// Who looks, as pages show them.
pub fn viewer(signed_in: &SignedIn) -> Viewer {
    let (id, name, email, role) = match signed_in {
        SignedIn::Active(actor) => (actor.id, actor.full_name(), &actor.email, actor.role),
        SignedIn::Waiting(guest) | SignedIn::MustVerify(guest) => {
            (guest.id, full_name(&guest.first_name, &guest.last_name), &guest.email, guest.role)
        }
    };
    let role = match role {
        Role::Customer => ViewerRole::Customer,
        Role::Agent => ViewerRole::Agent,
        Role::Admin => ViewerRole::Admin,
    };
    Viewer { id, name, email: email.clone(), role }
}
