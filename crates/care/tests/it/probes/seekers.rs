//! Who tries the doors, and what each of them gets of a door that is not theirs.

use reqwest::{Method, RequestBuilder};

use super::planted::{ADDRESSES, WORDS};
use crate::support::{Browser, Page};
use crate::widget::Visit;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// Signed in nowhere, with no cookie.
    Nobody,
    /// Mary's session after she signed out.
    SignedOut,
    /// A customer with a request of their own.
    Grace,
    /// The customer whose request is planted.
    Mary,
    /// Waits to become an agent.
    Waiting,
    /// Whose chat is planted, and somebody else with one.
    Asker,
    OtherAsker,
    /// Whose frame's chat is planted, and somebody else in a frame of the same site.
    Framed,
    OtherFramed,
    Agent,
}

pub struct Seeker {
    pub who: Who,
    pub browser: Browser,
    pub visit: Option<Visit>,
}

impl Seeker {
    pub fn new(who: Who, browser: &Browser) -> Self {
        Self { who, browser: browser.clone(), visit: None }
    }

    pub fn in_frame(who: Who, visit: &Visit) -> Self {
        Self { who, browser: visit.browser.clone(), visit: Some(visit.clone()) }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = match &self.visit {
            Some(visit) => visit.request(method, path),
            None => self.browser.bare(method, path),
        };
        request.header("origin", self.browser.base()).header("accept", "application/json, text/html;q=0.9")
    }

    pub async fn ask(&self, method: Method, path: &str) -> Page {
        self.browser.send(self.request(method, path)).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.browser.send(self.request(Method::POST, path).form(fields)).await
    }

    /// The planted words in an answer. Panics for one that is not for this reader.
    #[track_caller]
    pub fn words_in(&self, asked: &str, answer: &Page) -> Vec<&'static str> {
        let all = format!("{:?}\n{}", answer.headers, answer.body);
        let found: Vec<_> = WORDS.iter().filter(|(word, _)| all.contains(word)).collect();
        for (word, readers) in &found {
            assert!(readers.contains(&self.who), "{:?} reads {word} at {asked}:\n{all}", self.who);
        }
        for address in ADDRESSES.iter().filter(|address| self.who != Who::Agent && !asked.contains(**address))
        {
            assert!(!all.contains(address), "{:?} learns of {address} at {asked}:\n{all}", self.who);
        }
        found.into_iter().map(|(word, _)| *word).collect()
    }

    /// Panics unless the answer is that there is nothing here, or that one has to sign in first.
    #[track_caller]
    pub fn assert_closed(&self, asked: &str, answer: &Page) {
        let is_for_signing_in = match self.who {
            Who::Waiting => answer.status == 303 && answer.location() == "/waiting",
            _ if self.is_signed_in() || is_for_everybody(asked) => false,
            _ => answer.status == 303 && answer.location().split('?').next() == Some("/signin"),
        };
        let at = (&self.who, asked, answer.status, answer.location());
        assert!(answer.status == 404 || is_for_signing_in, "{at:?} is not closed:\n{}", answer.text());
    }

    pub fn is_signed_in(&self) -> bool {
        matches!(self.who, Who::Grace | Who::Mary | Who::Waiting | Who::Agent)
    }
}

/// Where signing in is never asked for.
fn is_for_everybody(path: &str) -> bool {
    ["/help/", "/services/", "/assistant", "/widget/", "/helped/"].iter().any(|start| path.starts_with(start))
}
