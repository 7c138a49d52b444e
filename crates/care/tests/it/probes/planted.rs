//! The words that are planted, and who may come upon each.

use super::seekers::Who::{self, Agent, Asker, Framed, Mary};

/// Of an internal article.
pub const INTERNAL: &str = "quartzine";
/// Of a draft.
pub const DRAFT: &str = "obsidrine";
/// Of an article that is public from next century on.
pub const LATER: &str = "basaltrine";
/// What the files of the three say.
pub const ARTICLE_FILE: &str = "porphyrine";
/// What a public article said before.
pub const BEFORE: &str = "travertrine";
/// What somebody proposes that it says next.
pub const PROPOSED: &str = "feldsparine";
/// Of a service that is not offered any more.
pub const ARCHIVED: &str = "onyxine";

/// Mary's request: its subject, its description, her file, and what was answered.
pub const SUBJECT: &str = "gneissine";
pub const DESCRIPTION: &str = "schistine";
pub const SENT_FILE: &str = "slatine";
pub const REPLY: &str = "granitine";
/// What the team says of it among themselves.
pub const NOTE: &str = "pumicine";
pub const NOTE_FILE: &str = "tuffine";
/// What she wrote, and wrote otherwise or took back.
pub const FORMER: &str = "marlstine";
pub const DELETED: &str = "dolomine";
/// What she typed and handed in, and has not sent.
pub const TYPED: &str = "chertine";
pub const WAITING_FILE: &str = "shaline";
/// What an admin typed and has not sent.
pub const REPLY_TYPED: &str = "flintine";

/// A chat on this site that somebody of the team joined.
pub const CHAT: &str = "zeolithine";
pub const CHAT_REPLY: &str = "talcine";
pub const CHAT_FILE: &str = "gypsine";
/// One in the frame on another site.
pub const FRAME: &str = "micarine";
pub const FRAME_REPLY: &str = "spinelline";
pub const FRAME_FILE: &str = "rutiline";

/// Every word, and who may read it. Nobody who looks here is an admin.
pub const WORDS: [(&str, &[Who]); 25] = [
    (INTERNAL, &[Agent]),
    (DRAFT, &[Agent]),
    (LATER, &[Agent]),
    (ARTICLE_FILE, &[Agent]),
    (BEFORE, &[Agent]),
    (PROPOSED, &[Agent]),
    (ARCHIVED, &[Agent]),
    (SUBJECT, &[Mary, Agent]),
    (DESCRIPTION, &[Mary, Agent]),
    (SENT_FILE, &[Mary, Agent]),
    (REPLY, &[Mary, Agent]),
    (NOTE, &[Agent]),
    (NOTE_FILE, &[Agent]),
    (FORMER, &[Agent]),
    (DELETED, &[Agent]),
    (TYPED, &[Mary]),
    (WAITING_FILE, &[Mary]),
    (REPLY_TYPED, &[]),
    (CHAT, &[Asker, Agent]),
    (CHAT_REPLY, &[Asker, Agent]),
    (CHAT_FILE, &[Asker, Agent]),
    (FRAME, &[Framed, Agent]),
    (FRAME_REPLY, &[Framed, Agent]),
    (FRAME_FILE, &[Framed, Agent]),
    // The person whose request it is.
    ("Marylebone", &[Mary, Agent]),
];

/// Addresses that lead to what is hidden. They may stand in an answer only where the question named them.
pub const ADDRESSES: [&str; 4] = ["splice-harbour", "refund-ledger", "winter-prices", "old-tower"];
