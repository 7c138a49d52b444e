//! The sites that may show the widget: exact origins, none by default.

use locales::Phrase;

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Problems, Result};
use crate::fields;
use crate::settings::{Settings, store_changed};

/// Sites that one desk lists.
const MOST: usize = 50;

/// What the form holds, as typed.
#[derive(Debug, Clone, Default)]
pub struct SitesForm {
    /// One origin a line.
    pub sites: String,
    /// Whether only visitors may write whom their site has signed for.
    pub verified_only: bool,
}

/// The origins that may show the widget, such as `https://www.example.com`.
pub fn sites(settings: &Settings) -> impl Iterator<Item = &str> {
    settings.widget_sites.split_whitespace()
}

/// Stores the sites and who may write. Counts at once.
pub async fn change_sites(app: &App, actor: &Actor, form: &SitesForm) -> Result<()> {
    actor.require_admin()?;
    let mut problems = Problems::default();
    let sites = checked(&mut problems, &form.sites);
    problems.check()?;
    let before = app.settings();
    let values = [
        ("widget_sites", sites.join("\n"), before.widget_sites.clone()),
        ("widget_verified_only", form.verified_only.to_string(), before.widget_verified_only.to_string()),
    ];
    store_changed(app, actor, values).await
}

/// The origins as browsers write them, each once; a problem names the first that is none.
fn checked(problems: &mut Problems, typed: &str) -> Vec<String> {
    let mut sites = Vec::new();
    for word in typed.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()) {
        match origin(word) {
            Some(site) if !sites.contains(&site) => sites.push(site),
            Some(_) => {}
            None => {
                let shown: String = word.chars().take(60).collect();
                problems.add("sites", Phrase::new("widget-site-wrong").with("site", shown));
                return Vec::new();
            }
        }
    }
    if sites.len() > MOST {
        problems.add("sites", Phrase::new("widget-too-many-sites").with("most", MOST));
    }
    sites
}

/// `HTTPS://Shop.Example:443/` → `https://shop.example`. A policy that browsers read is made of it, so nothing passes
/// that is not plainly an origin: no path, no wildcard, no address in brackets.
fn origin(typed: &str) -> Option<String> {
    let text = typed.to_ascii_lowercase();
    let text = text.strip_suffix('/').unwrap_or(&text);
    if !fields::is_origin(text) || text.contains('[') {
        return None;
    }
    let usual = if text.starts_with("https:") { ":443" } else { ":80" };
    Some(text.strip_suffix(usual).unwrap_or(text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use crate::testing;

    #[test]
    fn origins_are_kept_as_browsers_write_them() {
        for (typed, kept) in [
            ("https://shop.example", "https://shop.example"),
            ("HTTPS://Shop.Example:443/", "https://shop.example"),
            ("http://localhost:8000", "http://localhost:8000"),
            ("http://intranet:80", "http://intranet"),
            ("https://xn--bcher-kva.example:8443", "https://xn--bcher-kva.example:8443"),
        ] {
            assert_eq!(origin(typed).as_deref(), Some(kept), "{typed}");
        }
        for wrong in [
            "shop.example",
            "https://",
            "https://*.shop.example",
            "https://shop.example/path",
            "https://shop.example//",
            "https://user@shop.example",
            "https://shop.example?x",
            "https://shop.example;script-src",
            "https://shop.example'",
            "https://bücher.example",
            "https://[::1]",
            "https://shop.example:0",
            "https://shop.example:99999",
            "javascript:alert(1)",
            "ftp://shop.example",
            "null",
            "*",
        ] {
            assert_eq!(origin(wrong), None, "{wrong}");
        }
    }

    #[tokio::test]
    async fn admins_list_sites_and_one_wrong_line_changes_none() {
        let app = testing::app().await;
        let admin = testing::admin(&app).await;
        assert_eq!(sites(&app.settings()).count(), 0);
        let form = |sites: &str| SitesForm { sites: sites.into(), verified_only: true };
        change_sites(&app, &admin, &form("https://a.example\r\n\n https://b.example/ https://A.example"))
            .await
            .unwrap();
        assert_eq!(sites(&app.settings()).collect::<Vec<_>>(), ["https://a.example", "https://b.example"]);
        assert!(app.settings().widget_verified_only);
        let refused = change_sites(&app, &admin, &form("https://c.example\nc.example")).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
        assert_eq!(sites(&app.settings()).count(), 2);
        let many: Vec<String> = (0..51).map(|n| format!("https://s{n}.example")).collect();
        assert!(change_sites(&app, &admin, &form(&many.join(" "))).await.is_err());
        change_sites(&app, &admin, &SitesForm::default()).await.unwrap();
        assert_eq!(sites(&app.settings()).count(), 0);
        let agent = testing::join(&app, crate::Role::Agent, "noor@example.test").await;
        assert!(matches!(change_sites(&app, &agent, &form("")).await, Err(Error::NotFound)));
    }
}
