//! The demo's tickets as written in `tickets.txt`: a heading, who raised it how long ago (and how urgent it is,
//! and `@` which service it is about), then one step a line
//! with the time since the step before. A first message that ends in `[photo]` brings a picture.

use helpdesk::clock::{DAY, HOUR, MINUTE};
use helpdesk::tickets::Priority;

/// One ticket's life.
#[derive(Debug)]
pub struct Story {
    pub subject: String,
    /// How long ago it was raised, in milliseconds.
    pub age: i64,
    pub priority: Option<Priority>,
    /// The slug of the service that it is about.
    pub service: Option<String>,
    pub steps: Vec<Step>,
}

#[derive(Debug)]
pub struct Step {
    /// Milliseconds since the step before.
    pub after: i64,
    pub who: String,
    pub act: Act,
}

/// What somebody does. The first step of a story is the customer's description.
#[derive(Debug, PartialEq, Eq)]
pub enum Act {
    Say(String),
    Note(String),
    Take,
    Assign(String),
    Solve,
    Close,
    Reopen,
    Priority(Priority),
}

/// Reads the script; an error names the line that makes no sense.
pub fn parse(text: &str) -> Result<Vec<Story>, String> {
    text.split("== ").skip(1).map(story).collect()
}

fn story(text: &str) -> Result<Story, String> {
    let mut lines = text.lines().filter(|line| !line.is_empty());
    let subject = lines.next().unwrap_or_default().to_owned();
    let head = lines.next().unwrap_or_default();
    let wrong = || format!("the demo's script has a wrong line below \"{subject}\": {head}");
    let mut words = head.split(' ');
    let customer = words.next().ok_or_else(wrong)?;
    let age = words.next().and_then(duration).ok_or_else(wrong)?;
    let (mut priority, mut service) = (None, None);
    for word in words {
        match word.strip_prefix('@') {
            Some(slug) => service = Some(slug.to_owned()),
            None => priority = Some(Priority::parse(word).ok_or_else(wrong)?),
        }
    }
    let steps: Vec<Step> = lines.map(step).collect::<Result<_, _>>()?;
    let described =
        steps.first().is_some_and(|first| first.who == customer && matches!(first.act, Act::Say(_)));
    if described { Ok(Story { subject, age, priority, service, steps }) } else { Err(wrong()) }
}

fn step(line: &str) -> Result<Step, String> {
    read_step(line).ok_or_else(|| format!("the demo's script has a wrong line: {line}"))
}

fn read_step(line: &str) -> Option<Step> {
    let (after, rest) = line.strip_prefix('+')?.split_once(' ')?;
    let after = duration(after)?;
    let (head, text) =
        rest.split_once(": ").map_or((rest, None), |(head, text)| (head, Some(text.to_owned())));
    let (who, what) = head.split_once(' ').unwrap_or((head, ""));
    let act = match (what.split_once(' ').unwrap_or((what, "")), text) {
        (("", ""), Some(text)) => Act::Say(text),
        (("notes", ""), Some(text)) => Act::Note(text),
        (("takes", ""), None) => Act::Take,
        (("assigns", agent), None) => Act::Assign(agent.to_owned()),
        (("solves", ""), None) => Act::Solve,
        (("closes", ""), None) => Act::Close,
        (("reopens", ""), None) => Act::Reopen,
        (("priority", word), None) => Act::Priority(Priority::parse(word)?),
        _ => return None,
    };
    Some(Step { after, who: who.to_owned(), act })
}

/// `35m`, `3h`, `2d` in milliseconds.
fn duration(text: &str) -> Option<i64> {
    let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let unit = match unit {
        "m" => MINUTE,
        "h" => HOUR,
        "d" => DAY,
        _ => return None,
    };
    Some(number.parse::<i64>().ok()? * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_tells_sixty_stories() {
        let stories = parse(super::super::SCRIPT).expect("makes sense");
        assert_eq!(stories.len(), 60);
        for story in &stories {
            assert!(
                story.steps.iter().map(|step| step.after).sum::<i64>() < story.age,
                "{} ends in the future",
                story.subject
            );
        }
    }

    #[test]
    fn a_line_says_who_does_what_when() {
        let step = step("+2h ruth assigns mei").expect("makes sense");
        assert_eq!(
            (step.after, step.who.as_str(), step.act),
            (2 * HOUR, "ruth", Act::Assign("mei".to_owned()))
        );
        assert!(super::step("+2h ruth sings").is_err());
    }
}
