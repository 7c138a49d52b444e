//! Lays the demo's help articles out, with the code that imports anybody's, and lets some be read more than others.

use helpdesk::App;
use helpdesk::articles::{self, Reader};

use super::leaflets::FILES;
use crate::commands::articles::{File, store_all};

/// Most articles that were read.
const READ: i64 = 24;

pub async fn lay_out(app: &App) -> Result<(), String> {
    let file = |(name, text): &(&str, &str)| File { name: (*name).to_owned(), text: Ok((*text).to_owned()) };
    let files: Vec<File> = FILES.iter().map(file).collect();
    let (_, refused) = store_all(app, &files).await;
    if let Some((name, why)) = refused.first() {
        return Err(format!("the demo's article {name} is wrong: {why}"));
    }
    let failed = |error: helpdesk::Error| format!("the demo's articles cannot be read: {error}");
    let reader = Reader::of(app, None, app.settings().language);
    for (place, card) in (0..READ).zip(articles::most_read(app, &reader, READ).await.map_err(failed)?) {
        for _ in 0..(card.id * 37 % 61 + READ - place) {
            articles::count_views(app, card.id);
        }
    }
    articles::flush_views(app).await.map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::articles::front_matter;

    #[test]
    fn forty_articles_lie_there_some_in_three_languages() {
        let texts: Vec<_> =
            FILES.iter().map(|(name, text)| (name, front_matter::parse(text, "x").expect(name))).collect();
        let count = |language: &str| {
            texts.iter().filter(|(_, text)| text.language.as_deref() == Some(language)).count()
        };
        assert_eq!((count("en"), count("de"), count("ar")), (40, 6, 3));
        for (name, text) in &texts {
            assert!(name.starts_with(&format!("{}.", text.slug)), "{name}");
        }
    }
}
