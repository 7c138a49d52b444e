//! Logs go to standard error, one line an event; nothing that strangers send can break a line or colour it.

use std::io::{self, Write};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use crate::config::Error;

/// Starts logging with this filter, as `info` or `web=debug,info`.
pub fn start(filter: &str) -> Result<(), Error> {
    let filter = EnvFilter::try_new(filter).map_err(|error| {
        Error(format!("the setting log is \"{filter}\" ({error}): write info or web=debug,info"))
    })?;
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(Escaped).init();
    Ok(())
}

/// Standard error behind an escape of control characters.
struct Escaped;

impl<'a> MakeWriter<'a> for Escaped {
    type Writer = Line;

    fn make_writer(&'a self) -> Line {
        Line
    }
}

/// Takes one whole event per write.
struct Line;

impl Write for Line {
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        io::stderr().lock().write_all(escape(&String::from_utf8_lossy(event)).as_bytes())?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().flush()
    }
}

fn escape(event: &str) -> String {
    let (line, end) = event.strip_suffix('\n').map_or((event, ""), |line| (line, "\n"));
    let mut escaped = String::with_capacity(event.len());
    for c in line.chars() {
        if c.is_control() || is_invisible(c) {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    escaped + end
}

/// Line separators and the characters that turn the direction of writing.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn one_event_stays_one_line_without_colours() {
        assert_eq!(
            escape("agent \x1b[31mred\r\nINFO forged\u{202e}\n"),
            "agent \\u{1b}[31mred\\r\\nINFO forged\\u{202e}\n"
        );
    }

    #[test]
    fn plain_words_stay_as_they_are() {
        assert_eq!(escape("listens on Zürich ✓\n"), "listens on Zürich ✓\n");
    }
}
