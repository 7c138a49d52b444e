//! One's own requests: where they stand, something to add, opened again.

use assist::found_in;
use locales::Phrase;

use super::{Act, Choice, Knowledge, Link, OwnRequest, Say, Step, Talk};
use crate::assistant::understand::number;
use crate::error::Result;
use crate::tickets::Status;

/// Requests that are named at once.
const MOST: usize = 3;

impl<K: Knowledge> Talk<'_, K> {
    /// Says so to somebody who is not signed in: nobody's requests are told without.
    fn must_sign_in(&mut self) -> bool {
        if self.knowledge.is_signed_in() {
            return false;
        }
        let phrase = Phrase::new("assistant-sign-in-first");
        let label = self.language.say("sign-in").to_owned();
        let link = Some(Link { href: "/signin?next=/assistant".to_owned(), label });
        self.reply.says.push(Say { link, ..Say::template(self.language, phrase) });
        true
    }

    pub(super) async fn status(&mut self, text: &str) -> Result<()> {
        if self.must_sign_in() {
            return Ok(());
        }
        if let Some(number) = number(text) {
            match self.knowledge.request(number).await? {
                Some(request) => self.stands(&request),
                None => self.say(Phrase::new("assistant-no-such-request").with("number", number)),
            }
            return Ok(());
        }
        let requests = self.knowledge.requests().await?;
        if requests.is_empty() {
            self.say(Phrase::new("assistant-no-requests"));
        }
        requests.iter().take(MOST).for_each(|request| self.stands(request));
        Ok(())
    }

    fn stands(&mut self, request: &OwnRequest) {
        let status = match request.status {
            Status::New | Status::Open => "status-ours",
            Status::Pending => "status-yours",
            Status::Solved => "status-solved",
            Status::Closed => "status-closed",
        };
        let phrase = Phrase::new("assistant-status")
            .with("number", request.number)
            .with("subject", &request.subject)
            .with("status", Phrase::new(status));
        let link = Link { href: format!("/requests/{}", request.number), label: request.subject.clone() };
        self.reply.says.push(Say { link: Some(link), ..Say::template(self.language, phrase) });
    }

    pub(super) async fn begin_comment(&mut self, text: &str) -> Result<()> {
        self.choose_request(text, Step::WhichToComment).await
    }

    pub(super) async fn begin_reopen(&mut self, text: &str) -> Result<()> {
        self.choose_request(text, Step::WhichToReopen).await
    }

    async fn choose_request(&mut self, text: &str, step: Step) -> Result<()> {
        if self.must_sign_in() {
            return Ok(());
        }
        self.state.begin_topic();
        self.state.step = step;
        if number(text).is_some() {
            return self.named_request(text).await;
        }
        let requests = self.fitting_requests().await?;
        match requests.as_slice() {
            [] => {
                self.state.step = Step::Free;
                let text = if step == Step::WhichToReopen {
                    "assistant-none-to-reopen"
                } else {
                    "assistant-none-open"
                };
                self.say(Phrase::new(text));
            }
            [only] => self.take_request(only),
            several => self.offer_requests(Phrase::new("assistant-which-request"), several),
        }
        Ok(())
    }

    async fn fitting_requests(&self) -> Result<Vec<OwnRequest>> {
        let mut requests = self.knowledge.requests().await?;
        requests.retain(|request| fits(self.state.step, request.status));
        Ok(requests)
    }

    fn offer_requests(&mut self, phrase: Phrase, requests: &[OwnRequest]) {
        let mut choices: Vec<Choice> = requests.iter().take(MOST).map(choice).collect();
        choices.push(self.choice("none", "assistant-none-of-these"));
        self.offer(phrase, choices);
    }

    pub(super) async fn picked_request(&mut self, key: &str) -> Result<()> {
        self.named_request(key).await
    }

    pub(super) async fn named_request(&mut self, text: &str) -> Result<()> {
        let Some(number) = number(text) else { return self.described_request(text).await };
        match self.knowledge.request(number).await? {
            Some(request) if fits(self.state.step, request.status) => self.take_request(&request),
            Some(request) => {
                self.state.step = Step::Free;
                self.stands(&request);
            }
            None => {
                let requests = self.fitting_requests().await?;
                self.offer_requests(
                    Phrase::new("assistant-no-such-request").with("number", number),
                    &requests,
                );
            }
        }
        Ok(())
    }

    /// By words of its subject, where they fit one alone.
    async fn described_request(&mut self, text: &str) -> Result<()> {
        let requests = self.fitting_requests().await?;
        let named = |request: &&OwnRequest| !found_in(&request.subject, text).is_empty();
        match requests.iter().filter(named).collect::<Vec<_>>()[..] {
            [only] => self.take_request(only),
            _ => self.offer_requests(Phrase::new("assistant-which-number"), &requests),
        }
        Ok(())
    }

    /// Words where a button is waited for: its choices are offered again.
    pub(super) fn press_a_button(&mut self) -> Result<()> {
        let word = match self.state.step {
            Step::ConfirmComment => "assistant-comment-send",
            _ => "assistant-reopen-it",
        };
        let choices = vec![self.choice("yes", word)];
        self.offer(Phrase::new("assistant-press-a-button"), choices);
        Ok(())
    }

    fn take_request(&mut self, request: &OwnRequest) {
        self.state.request = Some(request.number);
        if self.state.step == Step::WhichToReopen {
            self.state.step = Step::ConfirmReopen;
            let choices = vec![self.choice("yes", "assistant-reopen-it")];
            let phrase = Phrase::new("assistant-reopen-which").with("number", request.number);
            self.offer(phrase.with("subject", &request.subject), choices);
        } else {
            self.state.step = Step::CommentText;
            let phrase = Phrase::new("assistant-comment-what").with("number", request.number);
            self.say(phrase.with("subject", &request.subject));
        }
    }

    pub(super) fn comment_text(&mut self, text: &str) -> Result<()> {
        text.clone_into(&mut self.state.comment);
        self.state.step = Step::ConfirmComment;
        let choices = vec![self.choice("yes", "assistant-comment-send")];
        let number = self.state.request.unwrap_or_default();
        self.offer(
            Phrase::new("assistant-comment-confirm").with("number", number).with("words", text),
            choices,
        );
        Ok(())
    }

    pub(super) fn confirmed_own(&mut self) -> Result<()> {
        let number = self.state.request.unwrap_or_default();
        self.reply.act = Some(match self.state.step {
            Step::ConfirmReopen => Act::Reopen { number },
            _ => Act::Comment { number, text: std::mem::take(&mut self.state.comment) },
        });
        self.state.begin_topic();
        Ok(())
    }
}

const fn fits(step: Step, status: Status) -> bool {
    match step {
        Step::WhichToReopen => !status.is_active(),
        _ => !matches!(status, Status::Closed),
    }
}

fn choice(request: &OwnRequest) -> Choice {
    Choice {
        value: format!("request:{}", request.number),
        label: format!("{} · {}", request.number, request.subject),
    }
}
