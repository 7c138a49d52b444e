//! Several questions in one message: what is asked back stands at the end, and once.

use super::answer::MOST_OFFERED;
use super::{Knowledge, Say, Shown, Step, Talk};

const DID_IT_HELP: &str = "template:assistant-did-it-help";

impl<K: Knowledge> Talk<'_, K> {
    pub(super) fn ask_back_at_the_end(&mut self) {
        let (choosing, rest): (Vec<Say>, Vec<Say>) =
            std::mem::take(&mut self.reply.says).into_iter().partition(|say| !offered(say).is_empty());
        let (mut asking, told): (Vec<Say>, Vec<Say>) =
            rest.into_iter().partition(|say| say.source == DID_IT_HELP || !say.choices.is_empty());
        self.reply.says = told;
        if self.state.step.is_under_way() {
            asking.retain(|say| say.source != DID_IT_HELP);
            self.reply.says.append(&mut asking);
        } else if !choosing.is_empty() {
            self.offer_these(one_of_each_first(&choosing));
        } else if self.state.step == Step::Answered {
            self.reply.says.extend(asking.pop());
        }
    }
}

fn offered(say: &Say) -> Vec<Shown> {
    say.choices.iter().filter_map(Shown::offered_by).collect()
}

/// What fits each question best comes before what fits less.
fn one_of_each_first(choosing: &[Say]) -> Vec<Shown> {
    let lists: Vec<Vec<Shown>> = choosing.iter().map(offered).collect();
    let mut together: Vec<Shown> = Vec::new();
    for shown in (0..MOST_OFFERED).flat_map(|place| lists.iter().filter_map(move |list| list.get(place))) {
        if !together.contains(shown) {
            together.push(shown.clone());
        }
    }
    together.truncate(MOST_OFFERED);
    together
}
