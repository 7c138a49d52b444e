//! Reads articles from a folder. A file that is wrong is named, and nothing of it is stored.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use helpdesk::App;
use helpdesk::articles::{self, Imported, NewText};

use super::{folder, front_matter};
use crate::commands::{explain, say};

/// A file by its name and what stands in it, or why it could not be read.
pub struct File {
    pub name: String,
    pub text: Result<String, String>,
}

/// How many files became what.
#[derive(Debug, Default, Clone, Copy)]
pub struct Count {
    pub new: usize,
    pub translated: usize,
    pub changed: usize,
    pub same: usize,
}

pub async fn run(app: &App, dir: &Path) -> Result<ExitCode, String> {
    let mut files = Vec::new();
    for found in folder::articles(dir)? {
        let (path, text) = match found {
            Ok(path) => (path.clone(), folder::read(&path)),
            Err((path, why)) => (path, Err(why)),
        };
        files.push(File { name: below(dir, &path), text });
    }
    if files.is_empty() {
        return Err(format!("{} holds no *.md files", dir.display()));
    }
    let (count, refused) = store_all(app, &files).await;
    for (name, why) in &refused {
        eprintln!("{name}: {}", why.replace('\n', "; "));
    }
    let Count { new, translated, changed, same } = count;
    say(&format!(
        "{new} new, {translated} translated, {changed} changed, {same} as before, {} refused",
        refused.len()
    ));
    Ok(if refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn below(dir: &Path, path: &Path) -> String {
    path.strip_prefix(dir).map_or_else(|_| path.to_owned(), PathBuf::from).display().to_string()
}

/// Stores what is right of these files; those that were refused, with the reason.
pub async fn store_all(app: &App, files: &[File]) -> (Count, Vec<(String, String)>) {
    let mut count = Count::default();
    let mut refused = Vec::new();
    // Whoever says first whether an article is public decides: another file of it cannot publish it unseen.
    let mut visibilities: HashMap<String, (String, String)> = HashMap::new();
    for file in files {
        match store(app, file, &mut visibilities).await {
            Ok(Imported::New) => count.new += 1,
            Ok(Imported::Translated) => count.translated += 1,
            Ok(Imported::Changed) => count.changed += 1,
            Ok(Imported::Same) => count.same += 1,
            Err(why) => refused.push((file.name.clone(), why)),
        }
    }
    (count, refused)
}

async fn store(
    app: &App,
    file: &File,
    visibilities: &mut HashMap<String, (String, String)>,
) -> Result<Imported, String> {
    let text = file.text.as_ref().map_err(Clone::clone)?;
    let new: NewText = front_matter::parse(text, &slug_of_name(&file.name))?;
    if let Some(visibility) = &new.visibility {
        let (said, other) = visibilities
            .entry(new.slug.clone())
            .or_insert_with(|| (visibility.to_lowercase(), file.name.clone()));
        if *said != visibility.to_lowercase() {
            return Err(format!(
                "visibility: is {visibility} here, but {said} in {other}, which is of the same article"
            ));
        }
    }
    articles::import(app, &new).await.map_err(|error| explain(&error))
}

/// `faults/slow-line.de.md` → `slow-line`
fn slug_of_name(name: &str) -> String {
    let name = name.rsplit('/').next().unwrap_or(name);
    articles::slug_of(name.split('.').next().unwrap_or_default())
}
