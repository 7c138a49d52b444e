//! Reads a password: typed without being shown on a terminal, or the first line of standard input.

use std::io::{BufRead as _, IsTerminal as _, Write as _, stderr, stdin};

use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

/// A new password and its repetition; piped in, it is not repeated.
pub fn new_password() -> Result<(String, String), String> {
    if !stdin().is_terminal() {
        let password = line()?;
        return Ok((password.clone(), password));
    }
    let _quiet = Quiet::start()?;
    Ok((ask("Password (8 to 128 characters): ")?, ask("Once more: ")?))
}

fn ask(prompt: &str) -> Result<String, String> {
    let _ = write!(stderr(), "{prompt}").and_then(|()| stderr().flush());
    let answer = line();
    let _ = writeln!(stderr());
    answer
}

fn line() -> Result<String, String> {
    let mut line = String::new();
    stdin().lock().read_line(&mut line).map_err(|error| format!("the password cannot be read: {error}"))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// A terminal that shows nothing of what is typed, until this is dropped.
struct Quiet {
    before: Termios,
}

impl Quiet {
    fn start() -> Result<Self, String> {
        let failed =
            |error| format!("the terminal cannot be made quiet ({error}): pipe the password in instead");
        let before = tcgetattr(stdin()).map_err(failed)?;
        let mut quiet = before.clone();
        quiet.local_modes.remove(LocalModes::ECHO);
        tcsetattr(stdin(), OptionalActions::Flush, &quiet).map_err(failed)?;
        Ok(Self { before })
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        let _ = tcsetattr(stdin(), OptionalActions::Now, &self.before);
    }
}
