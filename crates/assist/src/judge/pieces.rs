//! The parts of a message that may ask on their own: all of it, each sentence, and what commas part.

/// Most parts of a message that are looked at.
const MOST: usize = 24;

/// The whole message first, as it is; then what says something else than those before.
pub fn pieces(text: &str) -> Vec<&str> {
    let mut found = vec![text.trim()];
    for sentence in text.split(['.', '!', '?', '؟', ';', '…', '\n']) {
        let parts = sentence.split([',', '،', '–', '—', ':', '(', ')']);
        for piece in std::iter::once(sentence).chain(parts).map(bare) {
            if !piece.is_empty() && !found.iter().any(|known| bare(known) == piece) {
                found.push(piece);
            }
        }
    }
    found.truncate(MOST);
    found
}

/// Without the marks around it.
fn bare(piece: &str) -> &str {
    piece.trim_matches(|c: char| !c.is_alphanumeric())
}
