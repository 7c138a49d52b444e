//! A browser's User-Agent in words: "Firefox on Linux".

use locales::Language;

/// The name of the browser and of its system, as far as they can be told.
pub fn short(agent: &str, language: Language) -> String {
    let browser = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
        ("curl", "curl"),
    ];
    let system = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let find = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    match (find(&browser), find(&system)) {
        (Some(browser), Some(system)) => {
            language.say_with("browser-on-system").with("browser", browser).with("system", system).to_string()
        }
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => language.say("unknown-browser").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use locales::Language;

    fn short(agent: &str) -> String {
        super::short(agent, Language::En)
    }

    #[test]
    fn usual_browsers_are_named() {
        let chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
        assert_eq!(short(chrome), "Chrome on Windows");
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Version/19.1 Mobile/15E148 Safari/604.1";
        assert_eq!(short(safari), "Safari on iPhone");
        assert_eq!(
            short("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"),
            "Firefox on Linux"
        );
        assert_eq!(short(""), "Unknown browser");
    }
}
