//! What holds for a run of words: marks and links. A link whose words look like another address says where it leads.

use super::Page;
use super::escape::escape_into;
use crate::address;
use crate::sink::Mark;

/// The end of a tag that leads to somebody else.
const FOREIGN: &str = "\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">";
/// Bytes of a link's words that count with those of a link right behind it.
const LABEL_KEPT: usize = 100;

/// Something that holds for a run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Run {
    Mark(Mark),
    /// With its address, and its number: two links side by side stay two.
    Link(String, usize),
}

impl Run {
    fn address(&self) -> Option<&str> {
        match self {
            Self::Link(address, _) => Some(address),
            Self::Mark(_) => None,
        }
    }
}

impl Page<'_> {
    /// How many of the runs that are written go on.
    pub(super) fn lasting_runs(&self) -> usize {
        self.wanted.iter().zip(&self.written).take_while(|(wanted, written)| wanted == written).count()
    }

    /// Writes what holds from here on, behind the first `kept` runs.
    pub(super) fn begin_runs(&mut self, kept: usize) {
        let opens_link = self.wanted[kept..].iter().any(|run| run.address().is_some());
        if opens_link && self.label.len() > LABEL_KEPT {
            self.label.clear();
        }
        for run in &self.wanted[kept..] {
            match run {
                Run::Mark(mark) => self.html.push_str(&format!("<{}>", name(*mark))),
                Run::Link(address, _) => {
                    self.html.push_str("<a href=\"");
                    escape_into(address, &mut self.html);
                    let is_own = address.starts_with(['/', '#']);
                    self.html.push_str(if is_own { "\">" } else { FOREIGN });
                }
            }
        }
        self.written.clone_from(&self.wanted);
    }

    /// Ends what is written but the first `keep` runs. A link says where it leads, if its words look like another
    /// address; each as it is written, since that is how it is read again.
    pub(super) fn end_runs(&mut self, keep: usize) {
        let link = self.written[keep..].iter().find_map(Run::address);
        if let Some(goal) = link.and_then(|address| address::concealed(&self.label, address)) {
            let note = format!(" ({goal})");
            escape_into(&note, &mut self.html);
            self.label.push_str(&note);
        }
        for run in self.written.drain(keep..).rev() {
            match run {
                Run::Mark(mark) => self.html.push_str(&format!("</{}>", name(mark))),
                Run::Link(..) => self.html.push_str("</a>"),
            }
        }
    }

    /// A blank parts the words of two links; outside of links it ends them.
    pub(super) fn note_space(&mut self) {
        if self.written.iter().any(|run| run.address().is_some()) {
            self.label.push(' ');
        } else {
            self.label.clear();
        }
    }

    /// Remembers words of a link; other words part it from those before.
    pub(super) fn note_label(&mut self, text: &str) {
        if self.linked_to().is_some() {
            self.label.push_str(text);
        } else {
            self.label.clear();
        }
    }

    pub(super) fn linked_to(&self) -> Option<&str> {
        self.wanted.iter().find_map(Run::address)
    }
}

fn name(mark: Mark) -> &'static str {
    match mark {
        Mark::Bold => "strong",
        Mark::Italic => "em",
        Mark::Underlined => "u",
        Mark::Struck => "s",
        Mark::Code => "code",
    }
}
