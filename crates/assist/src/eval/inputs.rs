//! The files that are measured with: a line is a text, a tab and a label; or an article in JSON.

use std::collections::HashSet;

use serde::Deserialize;
use serde::de::Error as _;

pub(super) struct Row {
    pub text: String,
    pub label: String,
}

/// The last tab parts text and label; quotes are letters. Lines without words are passed over.
pub(super) fn rows(file: &str) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    for (number, line) in lines(file) {
        let Some((text, label)) = line.rsplit_once('\t') else {
            return Err(format!("line {number} has no tab between text and label"));
        };
        let (text, label) = (text.trim(), label.trim());
        if text.is_empty() {
            continue;
        }
        if label.is_empty() {
            return Err(format!("line {number} has no label after its tab"));
        }
        rows.push(Row { text: text.to_owned(), label: label.to_owned() });
    }
    Ok(rows)
}

#[derive(Deserialize)]
pub(super) struct Article {
    #[serde(deserialize_with = "text_or_number")]
    pub id: String,
    pub title: String,
    pub body: String,
}

pub(super) fn articles(file: &str) -> Result<Vec<Article>, String> {
    let mut seen = HashSet::new();
    let mut articles = Vec::new();
    for (number, line) in lines(file) {
        let article: Article =
            serde_json::from_str(line).map_err(|error| format!("line {number} is no article: {error}"))?;
        if article.id == super::NONE {
            return Err(format!("line {number} has the id \"-\", which stands for no article"));
        }
        if !seen.insert(article.id.clone()) {
            return Err(format!("line {number} has the id \"{}\" of an earlier line", article.id));
        }
        articles.push(article);
    }
    Ok(articles)
}

fn text_or_number<'de, D: serde::Deserializer<'de>>(value: D) -> Result<String, D::Error> {
    match serde_json::Value::deserialize(value)? {
        serde_json::Value::String(text) => Ok(text.trim().to_owned()),
        serde_json::Value::Number(number) => Ok(number.to_string()),
        _ => Err(D::Error::custom("id is neither text nor a number")),
    }
}

/// Lines with something in them, counted from one.
fn lines(file: &str) -> impl Iterator<Item = (usize, &str)> {
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    (1..).zip(file.lines()).filter(|(_, line)| !line.trim().is_empty())
}
