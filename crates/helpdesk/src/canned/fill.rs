//! Placeholders in canned texts are names of stored facts, and nothing else: what is filled in is not looked at again.

/// What may stand in braces.
pub const PLACEHOLDERS: [&str; 8] = [
    "customer.first_name",
    "customer.last_name",
    "customer.name",
    "agent.first_name",
    "agent.name",
    "ticket.number",
    "ticket.subject",
    "desk.name",
];

/// Placeholders longer than this are none.
const NAME_MAX: usize = 40;

/// What is known in the place of each placeholder, in the same order.
pub(crate) struct Facts(pub(crate) [String; PLACEHOLDERS.len()]);

impl Facts {
    /// None for what is no placeholder, or not known.
    fn get(&self, name: &str) -> Option<&str> {
        let at = PLACEHOLDERS.iter().position(|known| *known == name)?;
        Some(self.0[at].as_str()).filter(|value| !value.is_empty())
    }
}

/// The Markdown with its placeholders filled in. What is not known stays as it is, for whoever reads it before it is
/// sent.
pub(crate) fn filled(text: &str, facts: &Facts) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        done.push_str(before);
        let fact = behind.split_once('}').filter(|(name, _)| name.len() <= NAME_MAX);
        match fact.and_then(|(name, after)| Some((facts.get(name.trim())?, after))) {
            Some((value, after)) => {
                done.push_str(&literal(value));
                rest = after;
            }
            None => {
                done.push('{');
                rest = behind;
            }
        }
    }
    done.push_str(rest);
    done
}

/// In Markdown the value itself in one line, whatever it looks like.
pub(crate) fn literal(value: &str) -> String {
    text::markdown_of_plain(&text::one_line(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(first: &str) -> Facts {
        let mut facts = PLACEHOLDERS.map(str::to_owned);
        facts[0] = first.to_owned();
        facts[3] = String::new();
        Facts(facts)
    }

    #[test]
    fn what_is_known_is_filled_in_and_the_rest_stays_to_be_seen() {
        for (text, expected) in [
            ("Hello {customer.first_name}, {desk.name}", "Hello Amara, desk.name"),
            ("{ customer.first_name }{customer.first_name}", "AmaraAmara"),
            ("{agent.first_name}", "{agent.first_name}"),
            ("{customer.password} {} {{customer.first_name}} {", "{customer.password} {} {Amara} {"),
            ("{% for %} ${x} {customer.first_name", "{% for %} ${x} {customer.first_name"),
        ] {
            assert_eq!(filled(text, &facts("Amara")), expected);
        }
    }

    #[test]
    fn a_name_is_never_read_as_a_placeholder_or_as_markup() {
        let first = "{desk.name} [pay](/x) <b>\n# x www.example.org ada@example.org";
        let text = filled("Hello {customer.first_name}.", &facts(first));
        assert!(text.starts_with("Hello {desk.name} "), "{text}");
        let html = text::to_html(&text, text::Format::Markdown, text::Pictures::Linked(""));
        assert!(!html.contains("<a ") && !html.contains("<b>") && !html.contains("<h1"), "{html}");
    }
}
