//! Reads HTML as rich editors and mails write it. The tags are read one by one, no tree is built of them: whatever
//! somebody nests or leaves open, the work stays in proportion to the text.

mod blocks;
mod elements;
mod reader;

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, CharacterTokens, StartTag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer,
    TokenizerOpts,
};

use self::elements::raw;
use self::reader::Reader;
use crate::sink::Sink;

/// What becomes of bare addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bare {
    Links,
    Words,
}

pub(crate) fn read(html: &str, bare: Bare, sink: &mut impl Sink) {
    let reader = Tags(RefCell::new(Reader::new(bare, sink)));
    let tokenizer = Tokenizer::new(reader, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // It stops at the end of a script that somebody might want to run, and is told to go on.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.0.borrow_mut().finish();
}

struct Tags<'s, S>(RefCell<Reader<'s, S>>);

impl<S: Sink> TokenSink for Tags<'_, S> {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut reader = self.0.borrow_mut();
        match token {
            CharacterTokens(text) => reader.characters(&text),
            TagToken(tag) if tag.kind == StartTag => {
                reader.start(&tag);
                return raw(&tag.name).map_or(TokenSinkResult::Continue, TokenSinkResult::RawData);
            }
            TagToken(tag) => reader.end(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}
