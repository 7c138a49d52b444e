//! What Saltmere Fibre offers, and how that went in the last three months.

use std::collections::HashMap;

use helpdesk::clock::{Clock, DAY, HOUR, MINUTE};
use helpdesk::services::{self, Announcement, Availability, ServiceForm};
use helpdesk::{Actor, App, Error, settings};

use super::photo;
use Availability::{Available, Degraded, Down, Planned};

struct Offer {
    slug: &'static str,
    name: &'static str,
    summary: &'static str,
    category: &'static str,
    price: &'static str,
    hours: &'static str,
    description: &'static str,
}

const HOURS: &str = "Mon-Fri 08:00-18:00; Sat 10:00-14:00";

const OFFERS: [Offer; 8] = [
    Offer {
        slug: "home-internet",
        name: "Home internet",
        summary: "Fibre to your home, 250 to 1,000 Mbit/s, without a limit on what you use.",
        category: "Internet",
        price: "from €39.90 a month",
        hours: "Day and night",
        description: "Fibre from the street to a socket in your home.\n\n\
            | Line | Down | Up | A month |\n|---|---|---|---|\n| Harbour 250 | 250 Mbit/s | 100 Mbit/s | €39.90 |\n\
            | Harbour 500 | 500 Mbit/s | 250 Mbit/s | €49.90 |\n| Harbour 1000 | 1,000 Mbit/s | 500 Mbit/s | €64.90 |\n\n\
            - The first month is free when you move to us.\n- You can leave at the end of every month.\n\
            - Bring your own router, or use ours.\n\n\
            A family that streams films and plays games is well served with 500, two who work from home with 250.",
    },
    Offer {
        slug: "business-internet",
        name: "Business internet",
        summary: "A line for shops and offices, with a second way out when one is cut.",
        category: "Internet",
        price: "from €89 a month",
        hours: "Day and night, faults fixed within 8 hours",
        description: "For shops, practices and offices.\n\n- **Two ways out**: when the fibre is cut, the line \
            continues by radio.\n- A fault is fixed within eight hours, on Sundays, too.\n- One fixed address is included.",
    },
    Offer {
        slug: "fixed-address",
        name: "Fixed address",
        summary: "An internet address that stays the same, for cameras and your own servers.",
        category: "Internet",
        price: "€5 a month",
        hours: "Day and night",
        description: "One IPv4 address and an IPv6 prefix that stay yours as long as the line does. Set up within a day.",
    },
    Offer {
        slug: "home-telephone",
        name: "Home telephone",
        summary: "Telephone over the fibre, with your old number and calls in the country included.",
        category: "Telephone",
        price: "€9.90 a month",
        hours: "Day and night",
        description: "Your number moves with you. Calls in the country are included; others cost what the list says.\n\n\
            > The telephone needs power in your home, also for emergency calls.",
    },
    Offer {
        slug: "saltmere-tv",
        name: "Saltmere TV",
        summary: "120 channels and a week of catching up, on the television, the tablet and the telephone.",
        category: "Television",
        price: "€14.90 a month",
        hours: "Day and night",
        description: "120 channels, 34 of them in high definition, and seven days to catch up.\n\n\
            Three devices can watch at the same time.",
    },
    Offer {
        slug: "home-wifi",
        name: "Home wifi",
        summary: "A router that we look after, and a second one where walls are thick.",
        category: "In your home",
        price: "€4.90 a month",
        hours: "Help Mon–Fri 08:00–18:00",
        description: "We set it up, keep it up to date and replace it when it breaks.\n\n\
            The lights: **Power**, **Line**, **Wifi**, **Telephone**. A red line light means that nothing arrives.",
    },
    Offer {
        slug: "technician-visit",
        name: "Technician visit",
        summary: "Somebody comes and looks: new sockets, wiring, wifi in every room.",
        category: "In your home",
        price: "€59, free when the fault is ours",
        hours: "Mon–Fri 08:00–18:00, Sat 10:00–14:00",
        description: "You choose a morning or an afternoon. The technician calls half an hour before.",
    },
    Offer {
        slug: "mail-and-web-space",
        name: "Mail and web space",
        summary: "Mailboxes at your own domain, 20 GB each, and a place for your site.",
        category: "Mail",
        price: "€3.50 a month",
        hours: "Day and night",
        description: "Five mailboxes of 20 GB at a domain of yours, and 10 GB of web space.",
    },
];

/// How long ago, of which service, what was said, and in how many hours it should be over.
const SAID: &[(i64, &str, Availability, &str, Option<i64>)] = &[
    (
        81 * DAY,
        "saltmere-tv",
        Planned,
        "New software for the boxes. They restart once in the night.",
        Some(4),
    ),
    (81 * DAY - 4 * HOUR, "saltmere-tv", Available, "All boxes are up to date.", None),
    (67 * DAY, "home-internet", Down, "An excavator cut the cable at Ropewalk Bridge.", Some(6)),
    (67 * DAY, "home-telephone", Down, "An excavator cut the cable at Ropewalk Bridge.", Some(6)),
    (67 * DAY - 5 * HOUR, "home-internet", Degraded, "Half of the fibres are joined again.", Some(3)),
    (
        67 * DAY - 8 * HOUR,
        "home-internet",
        Available,
        "All fibres are joined. We are sorry for the day.",
        None,
    ),
    (67 * DAY - 8 * HOUR, "home-telephone", Available, "Telephones work again.", None),
    (44 * DAY, "mail-and-web-space", Degraded, "Mails arrive up to an hour late.", Some(5)),
    (44 * DAY - 6 * HOUR, "mail-and-web-space", Available, "All that waited has been delivered.", None),
    (30 * DAY, "home-wifi", Degraded, "Routers of the type Harbour 2 restart at night.", None),
    (28 * DAY, "home-wifi", Available, "Version 4.2 ends the restarts. Yours has it by tomorrow.", None),
    (12 * DAY, "home-internet", Degraded, "Slow in the evening east of Mill Lane.", None),
    (9 * DAY, "home-internet", Available, "A second line to Mill Lane carries the evenings now.", None),
    (5 * HOUR, "saltmere-tv", Degraded, "Pictures stop in Kelp Street and Chandlers Row.", None),
    (
        70 * MINUTE,
        "saltmere-tv",
        Degraded,
        "A part in the cabinet at Kelp Street failed. Engineers are on site with another one.",
        Some(4),
    ),
    (
        20 * HOUR,
        "mail-and-web-space",
        Planned,
        "We move the mailboxes to new machines. Mails that come meanwhile arrive afterwards.",
        Some(54),
    ),
];

/// Fills the catalogue; the ids by slug. Leaves the clock at `now`.
pub async fn stock(
    app: &App,
    clock: &Clock,
    admin: &Actor,
    now: i64,
) -> helpdesk::Result<HashMap<&'static str, i64>> {
    set(clock, now - 120 * DAY);
    settings::change_hours(app, admin, HOURS).await?;
    let mut ids = HashMap::new();
    for offer in &OFFERS {
        ids.insert(offer.slug, services::create(app, admin, &offer.form()).await?);
    }
    let picture = photo::draw().map_err(|error| Error::Internal(format!("the photograph: {error}")))?;
    if let Some(wifi) = ids.get("home-wifi") {
        services::change_picture(app, admin, *wifi, picture).await?;
    }
    let mut said: Vec<_> = SAID.iter().collect();
    said.sort_by_key(|(ago, ..)| -ago);
    for (ago, slug, state, note, hours) in said {
        set(clock, now - ago);
        let id = ids.get(slug).ok_or_else(|| Error::Internal(format!("nobody offers {slug}")))?;
        let starts_at =
            (*state == Planned).then(|| clock.now() + hours.map_or(0, |hours| (hours - 4) * HOUR));
        let announcement = Announcement {
            state: *state,
            note: (*note).to_owned(),
            starts_at,
            ends_at: hours.map(|hours| whole_hour(clock.now()) + hours * HOUR),
        };
        services::announce(app, admin, *id, &announcement).await?;
    }
    set(clock, now);
    Ok(ids)
}

impl Offer {
    fn form(&self) -> ServiceForm {
        ServiceForm {
            name: self.name.to_owned(),
            summary: self.summary.to_owned(),
            description: self.description.to_owned(),
            category: self.category.to_owned(),
            price: self.price.to_owned(),
            hours: self.hours.to_owned(),
            ..ServiceForm::default()
        }
    }
}

fn set(clock: &Clock, at: i64) {
    clock.advance(at - clock.now());
}

/// Nobody promises minutes.
fn whole_hour(at: i64) -> i64 {
    at - at.rem_euclid(HOUR)
}
