//! Writes every article into a folder, one file for each of its languages.

use std::path::Path;
use std::process::ExitCode;

use helpdesk::App;
use helpdesk::articles;

use super::{folder, front_matter};
use crate::commands::{explain, say};

/// Texts that are read at once.
const BATCH: i64 = 200;

pub async fn run(app: &App, dir: &Path) -> Result<ExitCode, String> {
    std::fs::create_dir_all(dir).map_err(|error| format!("{} cannot be made: {error}", dir.display()))?;
    let (mut next, mut written) = (None, 0);
    loop {
        let (texts, more) = articles::export(app, next, BATCH).await.map_err(|error| explain(&error))?;
        for exported in &texts {
            let name = format!("{}.{}.md", exported.text.slug, exported.language);
            folder::write(&dir.join(name), &front_matter::write(&exported.text))?;
            written += 1;
        }
        next = more;
        if next.is_none() {
            break;
        }
    }
    say(&format!("{written} files written"));
    Ok(ExitCode::SUCCESS)
}
