//! A text as words with their places.

/// One word without the marks around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    /// Where it begins in the text.
    pub at: usize,
    pub bare: &'a str,
    /// A line or a part of a sentence ends with it.
    pub ends: bool,
}

impl Word<'_> {
    pub(super) fn end(&self) -> usize {
        self.at + self.bare.len()
    }

    /// As labels and links are compared: small, without the sign that introduces what follows.
    pub(super) fn plain(&self) -> String {
        self.bare.trim_end_matches(SIGNS).to_lowercase()
    }

    /// "password:", "=" and the like.
    pub(super) fn introduces(&self) -> bool {
        self.bare.ends_with(SIGNS)
    }

    pub(super) fn is_hidden(&self) -> bool {
        self.bare.contains(super::MARK)
    }
}

/// What stands between a name and its value.
pub(super) const SIGNS: [char; 2] = [':', '='];

pub(super) fn split(text: &str) -> Vec<Word<'_>> {
    let around = |c: char| "\"'.,;!?()[]{}<>“”„«»‘’`،؛؟".contains(c);
    let whole: Vec<(usize, &str)> =
        text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word)).collect();
    let word = |index: usize| {
        let (start, word) = whole[index];
        let bare = word.trim_matches(around);
        let next = whole.get(index + 1).map_or(text.len(), |(next, _)| *next);
        let ends_line = text[start..next].contains(['\n', '\r']);
        let ends_part = word.ends_with(['.', ',', ';', '!', '?', ')', '،', '؛', '؟']);
        let at = bare.as_ptr() as usize - text.as_ptr() as usize;
        Word { at, bare, ends: ends_line || ends_part }
    };
    (0..whole.len()).map(word).collect()
}
