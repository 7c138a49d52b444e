//! The forms of the assistant's settings.

use helpdesk::assistant::Cut;
use helpdesk::settings::{self, ASSISTANT_LIMITS, Settings, THRESHOLDS};

use crate::form_view::form_view;
use crate::page::Field;

form_view! {
    pub struct SwitchForm { questions_per_visitor, questions_per_address, chat_requests_per_address }
}

form_view! {
    pub struct ThresholdsForm { answer_from, offer_from, answer_by_words_from, offer_by_words_from, intent_from }
}

form_view! {
    pub struct ExamplesForm { examples }
}

impl SwitchForm {
    pub(super) fn with([visitor, address, requests]: [String; 3]) -> Self {
        Self {
            questions_per_visitor: Field::new(visitor),
            questions_per_address: Field::new(address),
            chat_requests_per_address: Field::new(requests),
            error: None,
        }
    }

    pub(super) fn of(settings: &Settings) -> Self {
        Self::with(ASSISTANT_LIMITS.map(|name| settings::assistant_number(settings, name).to_string()))
    }
}

impl ThresholdsForm {
    pub(super) fn with([answer, offer, answer_by_words, offer_by_words, intent]: [String; 5]) -> Self {
        Self {
            answer_from: Field::new(answer),
            offer_from: Field::new(offer),
            answer_by_words_from: Field::new(answer_by_words),
            offer_by_words_from: Field::new(offer_by_words),
            intent_from: Field::new(intent),
            error: None,
        }
    }

    pub(super) fn of(settings: &Settings) -> Self {
        Self::with(THRESHOLDS.map(|name| settings::assistant_number(settings, name).to_string()))
    }

    pub(super) fn typed(&self) -> [&str; 5] {
        [
            &self.answer_from,
            &self.offer_from,
            &self.answer_by_words_from,
            &self.offer_by_words_from,
            &self.intent_from,
        ]
        .map(|field| field.value.as_str())
    }

    /// Of fields that were checked.
    pub(super) fn cut(&self) -> Cut {
        let number = |field: &Field| field.value.trim().parse().unwrap_or_default();
        Cut {
            answer: number(&self.answer_from),
            offer: number(&self.offer_from),
            answer_by_words: number(&self.answer_by_words_from),
            offer_by_words: number(&self.offer_by_words_from),
        }
    }
}
