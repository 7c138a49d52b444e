//! Links of Markdown. Those that lead nowhere we let people go stand there as typed.

use comrak::nodes::{AstNode, NodeLink, NodeValue};

use super::unshielded;
use super::walk::Walk;
use crate::sink::Sink;
use crate::{address, bare};

impl<S: Sink> Walk<'_, S> {
    pub(super) fn begin_link<'a>(&mut self, link: &NodeLink, node: &'a AstNode<'a>) {
        self.links += 1;
        match self.goal(link) {
            _ if self.links > 1 => {}
            Some(goal) => self.sink.link(&goal),
            None if is_bare(link, node) => {}
            None => self.text("["),
        }
    }

    fn goal(&mut self, link: &NodeLink) -> Option<String> {
        goal(link).or_else(|| self.sink.own_page(&unshielded(&link.url)))
    }

    pub(super) fn end_link<'a>(&mut self, link: &NodeLink, node: &'a AstNode<'a>) {
        self.links -= 1;
        match self.goal(link) {
            _ if self.links > 0 => {}
            Some(_) => self.sink.end_link(),
            None if is_bare(link, node) => {}
            None => self.text(&format!("]({})", link.url)),
        }
    }
}

fn goal(link: &NodeLink) -> Option<String> {
    address::safe(&bare::with_scheme(&unshielded(&link.url)))
}

/// Whether the link is nothing but its address.
fn is_bare<'a>(link: &NodeLink, node: &'a AstNode<'a>) -> bool {
    node.first_child().is_some_and(|child| match &child.data().value {
        NodeValue::Text(text) => link.url.ends_with(text.as_ref()),
        _ => false,
    })
}
