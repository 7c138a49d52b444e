//! `care doctor`: looks at everything an installation needs, and says how to mend what is wrong.

mod checks;

use std::process::ExitCode;

use super::say;
use crate::config::Config;

/// What one check found.
struct Finding {
    subject: &'static str,
    verdict: Verdict,
}

enum Verdict {
    /// It is as it should be; the text says how.
    Fine(String),
    /// It works, but could be better; the text says how to improve it.
    Advice(String),
    /// It is broken; the text says how to mend it.
    Broken(String),
}

/// Prints one line for each check. Fails when something is broken.
pub async fn run(config: &Config) -> Result<ExitCode, String> {
    let findings = checks::all(config).await;
    let mut broken = 0;
    for Finding { subject, verdict } in &findings {
        let (mark, text) = match verdict {
            Verdict::Fine(text) => ("ok    ", text),
            Verdict::Advice(text) => ("advice", text),
            Verdict::Broken(text) => {
                broken += 1;
                ("BROKEN", text)
            }
        };
        say(&format!("{mark}  {subject:<12} {text}"));
    }
    Ok(if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
