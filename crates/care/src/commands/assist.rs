//! `care assist eval`: how well questions are understood, on files from outside.

use std::path::Path;
use std::process::ExitCode;

use ::assist::{Encoder, eval};
use helpdesk::assistant::eval as heard;
use serde::Serialize;
use serde_json::Value;

use super::say;
use crate::cli::{Assist, Eval};

pub async fn run(command: &Assist) -> Result<ExitCode, String> {
    let Assist::Eval(measured) = command;
    let encoder = Encoder::new();
    match measured {
        Eval::Intents { train, test, json } => {
            let figures = eval::intents(&encoder, &read(train)?, &read(test)?).await?;
            print(&figures, *json)
        }
        Eval::Person { asking, other, by_words, json } => {
            let encoder = if *by_words { Encoder::off() } else { encoder };
            let figures = heard::person(&encoder, &read(asking)?, &read(other)?).await?;
            print(&figures, *json)
        }
        Eval::Articles { articles, queries, json } => {
            let figures = eval::articles(&encoder, &read(articles)?, &read(queries)?).await?;
            print(&figures, *json)
        }
    }
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

fn print(figures: &impl Serialize, json: bool) -> Result<ExitCode, String> {
    let unsaid = |error: serde_json::Error| format!("the figures cannot be written: {error}");
    if json {
        say(&serde_json::to_string(figures).map_err(unsaid)?);
        return Ok(ExitCode::SUCCESS);
    }
    if let Value::Object(all) = serde_json::to_value(figures).map_err(unsaid)? {
        for (name, value) in all {
            say(&format!("{:<24} {value}", name.replace('_', " ")));
        }
    }
    Ok(ExitCode::SUCCESS)
}
