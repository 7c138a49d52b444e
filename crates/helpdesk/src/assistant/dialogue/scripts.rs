//! Plays the written dialogues in `scripts/` over a few fixed articles, services and requests. Each ends where its
//! script says, and no message is without a source.

use locales::Language;

use super::*;
use crate::assistant::understand::person::{Asking, OFFER_FROM, by_words};
use crate::assistant::understand::{Intent, is_like, words};
use crate::services::Availability;
use crate::tickets::Status;

/// Title, slug, words that lead there, text.
const ARTICLES: &[(&str, &str, &str, &str)] = &[
    (
        "Restart your router",
        "restart-router",
        "restart reset router reboot neustarten zurucksetzen",
        "Hold the small button for ten seconds.",
    ),
    (
        "Pay your invoice",
        "pay-invoice",
        "pay invoice bill payment rechnung bezahlen فاتوره ادفع",
        "Open Billing and choose Pay.",
    ),
    (
        "Read your invoice",
        "read-invoice",
        "understand invoice bill explain rechnung verstehen",
        "Each line names one service.",
    ),
    (
        "Move to another address",
        "moving",
        "move moving house address umzug umziehen",
        "Tell us three weeks before.",
    ),
    (
        "Wifi is slow",
        "slow-wifi",
        "wifi wlan slow slowly langsam speed انترنت بطيء",
        "Put the router in the open.",
    ),
];
const SERVICES: &[(&str, &str, &str, &str)] = &[
    (
        "Fibre 500",
        "fibre-500",
        "fast faster fibre streaming gaming schneller glasfaser plan internet",
        "Fast fibre for streaming and gaming.",
    ),
    ("Mobile Small", "mobile-small", "mobile phone handy sim calls", "A small mobile plan for calls."),
];

/// May ask for a person.
const UNSURE: &str = "my wifi is slow, who knows about that";

struct Fixed {
    signed_in: bool,
}

fn rank(question: &str, list: &[(&str, &str, &str, &str)], what: What) -> Vec<Hit> {
    let asked = words(question);
    let mut hits: Vec<Hit> = list
        .iter()
        .map(|(title, slug, keys, text)| {
            let keys = words(keys);
            let fits = asked.iter().filter(|word| keys.iter().any(|key| is_like(word, key))).count();
            Hit {
                what,
                id: 0,
                title: (*title).to_owned(),
                slug: (*slug).to_owned(),
                language: Language::En,
                excerpt: (*text).to_owned(),
                internal: false,
                score: fits as f32,
            }
        })
        .filter(|hit| hit.score > 0.0)
        .collect();
    hits.sort_by(|one, other| other.score.total_cmp(&one.score));
    hits
}

impl Knowledge for Fixed {
    fn is_signed_in(&self) -> bool {
        self.signed_in
    }

    async fn ask(&self, question: &str) -> Result<Found> {
        let hits = rank(question, ARTICLES, What::Article);
        let score = |at: usize| hits.get(at).map_or(0.0, |hit| hit.score);
        let finding = if score(0) >= 2.0 && score(0) > score(1) {
            Finding::Answer(hits[0].clone())
        } else if hits.is_empty() {
            Finding::Nothing
        } else {
            Finding::Choices(hits)
        };
        Ok(Found { finding, strength: 0.0, by_words: true })
    }

    async fn asking(&self, text: &str) -> Asking {
        match text {
            UNSURE => Asking { part: text.to_owned(), sure: OFFER_FROM, by_meaning: false },
            text => by_words(text),
        }
    }

    async fn intent(&self, text: &str) -> Result<Option<Intent>> {
        Ok(text.starts_with("drop").then_some(Intent::Cancel))
    }

    async fn services(&self, words: &str) -> Result<Vec<Hit>> {
        Ok(rank(words, SERVICES, What::Service))
    }

    async fn disturbed(&self) -> Result<Option<Vec<ServiceFacts>>> {
        Ok(Some(self.service(SERVICES[0].1).await?.into_iter().collect()))
    }

    /// The first is disturbed.
    async fn service(&self, slug: &str) -> Result<Option<ServiceFacts>> {
        let is_first = SERVICES[0].1 == slug;
        Ok(SERVICES.iter().find(|service| service.1 == slug).map(|(name, slug, ..)| ServiceFacts {
            name: (*name).to_owned(),
            slug: (*slug).to_owned(),
            state: if is_first { Availability::Degraded } else { Availability::Available },
            note: if is_first { "A part failed.".to_owned() } else { String::new() },
            price: "€9 a month".to_owned(),
            hours: if is_first { "day and night".to_owned() } else { String::new() },
        }))
    }

    async fn read(&self, title: &str, slug: &str) -> Result<Option<Hit>> {
        Ok(rank(title, ARTICLES, What::Article).into_iter().find(|hit| hit.slug == slug))
    }

    async fn requests(&self) -> Result<Vec<OwnRequest>> {
        let own = |number, subject: &str, status| OwnRequest { number, subject: subject.to_owned(), status };
        Ok(if self.signed_in {
            vec![
                own(1042, "Internet drops", Status::Pending),
                own(1040, "No light", Status::Open),
                own(1030, "Wrong bill", Status::Solved),
            ]
        } else {
            Vec::new()
        })
    }

    async fn request(&self, number: i64) -> Result<Option<OwnRequest>> {
        Ok(self.requests().await?.into_iter().find(|request| request.number == number))
    }

    fn hours(&self) -> Option<String> {
        Some("Mon–Fri 08:00–18:00".to_owned())
    }
}

struct Played {
    language: Language,
    knowledge: Fixed,
    state: State,
    last: Reply,
}

impl Played {
    async fn take(&mut self, line: &str) -> Result<(), String> {
        let (kind, rest) = line.split_once(':').map_or((line, ""), |(kind, rest)| (kind, rest.trim()));
        let input = match kind {
            "language" => {
                self.language = Language::parse(rest).expect(rest);
                return Ok(());
            }
            "signed in" => {
                self.knowledge.signed_in = true;
                return Ok(());
            }
            "expect" => return self.expect(rest),
            "act" => {
                let act = self.last.act.as_ref().map_or_else(String::new, |act| format!("{act:?}"));
                return ok_or(act.contains(rest), || format!("{rest} is not the act {act}"));
            }
            "verdict" => {
                let verdict = format!("{:?}", self.last.verdict);
                return ok_or(verdict == format!("Some({rest})"), || format!("{rest} is not {verdict}"));
            }
            "you" => Input::Words(rest.to_owned()),
            "pick" => Input::Pick(rest.to_owned()),
            "press" => match rest {
                "solved" => Input::Solved,
                "create" => Input::Create,
                "cancel" => Input::Cancel,
                "person" => Input::Person,
                other => panic!("no button {other}"),
            },
            other => panic!("no such line: {other}"),
        };
        // Kept and read again between turns, as a chat is.
        let stored = serde_json::to_string(&self.state).expect("a state");
        self.state = serde_json::from_str(&stored).expect("a state");
        self.last = turn(&self.knowledge, self.language, &mut self.state, &input).await.expect("a turn");
        for say in &self.last.says {
            let known = say.source.starts_with("template:assistant-")
                || say.source.starts_with("template:email-")
                || say.source.starts_with("article:");
            assert!(known && !say.text.is_empty(), "without source: {say:?}");
            if let Some(slug) = say.source.strip_prefix("article:") {
                assert!(ARTICLES.iter().any(|article| article.1 == slug && article.3 == say.text), "{say:?}");
            }
        }
        Ok(())
    }

    /// `step; source; "words"`, each of which has to hold.
    fn expect(&self, wanted: &str) -> Result<(), String> {
        for want in wanted.split("; ").map(str::trim) {
            let says = &self.last.says;
            let holds = if let Some(text) = want.strip_prefix('"') {
                let text = text.trim_end_matches('"');
                let said =
                    |say: &Say| say.text.contains(text) || say.choices.iter().any(|one| one.label == text);
                says.iter().any(said)
            } else if want.contains(':') {
                says.iter().any(|say| say.source == want)
            } else if want.starts_with("assistant-") {
                says.iter().any(|say| say.source == format!("template:{want}"))
            } else {
                self.state.step.name() == want
            };
            let said = || says.iter().map(|say| format!("{} {}", say.source, say.text)).collect::<Vec<_>>();
            ok_or(holds, || format!("{want} does not hold: {} {:#?}", self.state.step.name(), said()))?;
        }
        Ok(())
    }
}

fn ok_or(holds: bool, problem: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(problem()) }
}

#[tokio::test]
async fn written_dialogues_end_where_they_should_and_every_sentence_has_its_source() {
    let files = [
        include_str!("scripts/questions.txt"),
        include_str!("scripts/people.txt"),
        include_str!("scripts/requests.txt"),
        include_str!("scripts/languages.txt"),
    ];
    let (mut count, mut problems) = (0, Vec::new());
    for script in files.iter().flat_map(|file| file.split("\n\n")).filter(|script| !script.trim().is_empty())
    {
        count += 1;
        let mut played = Played {
            language: Language::En,
            knowledge: Fixed { signed_in: false },
            state: State::default(),
            last: Reply::default(),
        };
        for line in script.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            if let Err(problem) = played.take(line).await {
                problems.push(format!("{}\n{line}\n{problem}", script.lines().next().unwrap_or_default()));
                break;
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n\n"));
    assert!(count >= 60, "{count} dialogues");
}
