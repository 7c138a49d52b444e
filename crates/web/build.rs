//! Joins the style sheets, names every asset after its content, compresses each once, and writes the table that
//! `assets.rs` embeds.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

const LATIN: &str = "vendor/figtree@5.3.0/figtree-latin-wght-normal.woff2";
const LATIN_EXT: &str = "vendor/figtree@5.3.0/figtree-latin-ext-wght-normal.woff2";
const IMAGES: [&str; 6] =
    ["mark.svg", "icon.svg", "icon-192.png", "icon-512.png", "icon-maskable-512.png", "apple-touch-icon.png"];
/// Loaded by our own scripts when somebody begins to write.
const VENDORED_SCRIPTS: [(&str, &str); 3] = [
    ("text-expander.js", "vendor/text-expander-element@2.9.4/text-expander.js"),
    ("squire.js", "vendor/squire-rte@2.4.8/squire.mjs"),
    ("purify.js", "vendor/dompurify@3.4.18/purify.min.js"),
];
/// As little as the chat needs inside a frame on another site; the frame speaks in the system's own letters.
const IN_FRAMES: [&str; 9] = [
    "_layers.css",
    "tokens.css",
    "base.css",
    "buttons.css",
    "fields.css",
    "prose.css",
    "files.css",
    "assistant.css",
    "widget.css",
];
const LUCIDE: &str = "vendor/lucide-static@1.62.0/icons";

fn main() {
    let assets = Path::new("../../assets");
    println!("cargo:rerun-if-changed=../../assets");
    println!("cargo:rerun-if-changed=build.rs");
    let mut table = Table::new(PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")));

    table.add("figtree-latin.woff2", &fs::read(assets.join(LATIN)).expect("vendored font"));
    table.add("figtree-latin-ext.woff2", &fs::read(assets.join(LATIN_EXT)).expect("vendored font"));
    for image in IMAGES {
        table.add(image, &fs::read(assets.join("img").join(image)).expect("an image"));
    }
    table.add("icons.svg", sprite(assets).as_bytes());
    for (name, sheets) in style_sheets(assets) {
        let styles = table.hashed_names_in(&joined(&sheets));
        table.add(name, styles.as_bytes());
    }
    for (name, path) in VENDORED_SCRIPTS {
        table.add(name, &fs::read(assets.join(path)).expect("vendored script"));
    }
    table.add_scripts(sorted(&assets.join("js"), "js"));
    table.write();
}

struct Table {
    out: PathBuf,
    /// Plain name to name with hash.
    names: BTreeMap<String, String>,
    rows: String,
}

impl Table {
    fn new(out: PathBuf) -> Self {
        Self { out, names: BTreeMap::new(), rows: String::new() }
    }

    fn add(&mut self, name: &str, bytes: &[u8]) {
        let hash: String = Sha256::digest(bytes).iter().take(5).map(|byte| format!("{byte:02x}")).collect();
        let (stem, extension) = name.rsplit_once('.').expect("an asset has an extension");
        let hashed = format!("{stem}.{hash}.{extension}");
        let store = |suffix: &str, bytes: &[u8]| {
            let path = self.out.join(format!("{hashed}{suffix}"));
            fs::write(&path, bytes).expect("OUT_DIR is writable");
            format!("include_bytes!({path:?})")
        };
        let plain = store("", bytes);
        // Fonts and pictures are compressed already.
        let (brotli, gzip) = if matches!(extension, "woff2" | "png") {
            ("None".to_owned(), "None".to_owned())
        } else {
            (
                format!("Some({})", store(".br", &brotli(bytes))),
                format!("Some({})", store(".gz", &gzip(bytes))),
            )
        };
        let constant = name.to_uppercase().replace(['-', '.'], "_");
        let constant = constant.trim_end_matches("_WOFF2").trim_end_matches("_SVG").trim_end_matches("_PNG");
        writeln!(self.rows, "/// `{name}`\npub const {constant}: &str = \"/assets/{hashed}\";")
            .expect("String");
        self.names.insert(name.to_owned(), hashed.clone());
        fs::write(
            self.out.join(format!("{name}.row")),
            format!(
                "Asset {{ name: {hashed:?}, kind: {:?}, plain: {plain}, brotli: {brotli}, gzip: {gzip} }},\n",
                kind(extension)
            ),
        )
        .expect("OUT_DIR is writable");
    }

    /// A script comes after those that it imports, since it names them.
    fn add_scripts(&mut self, mut scripts: Vec<PathBuf>) {
        while !scripts.is_empty() {
            let known: Vec<String> = scripts.iter().map(|path| file_name(path)).collect();
            let ready = |path: &PathBuf| {
                let script = read(path);
                !known.iter().any(|name| script.contains(&format!("\"./{name}\"")))
            };
            let (now, later): (Vec<_>, Vec<_>) = scripts.into_iter().partition(ready);
            assert!(!now.is_empty(), "scripts import each other in a circle: {later:?}");
            for path in now {
                let script = self.hashed_names_in(&bare(&read(&path)));
                self.add(&file_name(&path), script.as_bytes());
            }
            scripts = later;
        }
    }

    /// Replaces `asset:name` by the name with its hash.
    fn hashed_names_in(&self, text: &str) -> String {
        self.names.iter().rev().fold(text.to_owned(), |text, (name, hashed)| {
            text.replace(&format!("asset:{name}"), &format!("/assets/{hashed}"))
                .replace(&format!("\"./{name}\""), &format!("\"/assets/{hashed}\""))
        })
    }

    fn write(mut self) {
        self.rows.push_str("/// Everything there is to serve.\npub static ASSETS: &[Asset] = &[\n");
        for name in self.names.keys() {
            self.rows.push_str(&read(&self.out.join(format!("{name}.row"))));
        }
        self.rows.push_str("];\n");
        fs::write(self.out.join("assets.rs"), self.rows).expect("OUT_DIR is writable");
    }
}

fn kind(extension: &str) -> &'static str {
    match extension {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        _ => panic!("no media type is known for .{extension}"),
    }
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).expect("memory");
    out
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// What every page loads, what the pages of one kind load besides, what the page of all components does, and what
/// frames on other sites load alone.
fn style_sheets(assets: &Path) -> [(&'static str, Vec<PathBuf>); 8] {
    let (design, rest): (Vec<_>, Vec<_>) =
        sorted(&assets.join("css"), "css").into_iter().partition(|path| file_name(path) == "design.css");
    let (assistant, rest): (Vec<_>, Vec<_>) =
        rest.into_iter().partition(|path| file_name(path) == "assistant.css");
    let (services, rest): (Vec<_>, Vec<_>) =
        rest.into_iter().partition(|path| file_name(path) == "services.css");
    let (_, rest): (Vec<_>, Vec<_>) = rest.into_iter().partition(|path| file_name(path) == "widget.css");
    let (suggestions, rest): (Vec<_>, Vec<_>) =
        rest.into_iter().partition(|path| file_name(path) == "suggestions.css");
    let (help, rest): (Vec<_>, Vec<_>) = rest.into_iter().partition(|path| file_name(path) == "help.css");
    let (staff, all): (Vec<_>, Vec<_>) = rest.into_iter().partition(|path| {
        let of_staff = [
            "articles.css",
            "canned.css",
            "team_settings.css",
            "ticket.css",
            "waiting_chats.css",
            "workspace.css",
        ];
        of_staff.contains(&file_name(path).as_str())
    });
    let widget = IN_FRAMES.map(|name| assets.join("css").join(name)).to_vec();
    [
        ("app.css", all),
        ("staff.css", staff),
        ("services.css", services),
        ("design.css", design),
        ("assistant.css", assistant),
        ("suggestions.css", suggestions),
        ("help.css", help),
        ("widget.css", widget),
    ]
}

/// All style sheets in one, without comments and indentation.
fn joined(sheets: &[PathBuf]) -> String {
    let mut text: String = sheets.iter().map(|path| read(path)).collect();
    while let Some(start) = text.find("/*") {
        let end = text[start..].find("*/").map_or(text.len(), |at| start + at + 2);
        text.replace_range(start..end, "");
    }
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// A script without lines that are comments alone, and without indentation.
fn bare(script: &str) -> String {
    let lines: Vec<&str> = script.lines().map(str::trim).collect();
    lines
        .into_iter()
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// One sheet of symbols: our own shapes, and those icons of the set that stand in the vendor folder.
fn sprite(assets: &Path) -> String {
    let mut sprite = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\">\n");
    sprite.push_str(&read(&assets.join("img/symbols.svg")));
    for path in sorted(&assets.join(LUCIDE), "svg") {
        let icon = read(&path);
        let start =
            icon.find("<svg").and_then(|at| icon[at..].find('>').map(|end| at + end + 1)).expect("an icon");
        let shapes: Vec<&str> = icon[start..].lines().map(str::trim).collect();
        let shapes = shapes.concat().replace("</svg>", "").replace(" />", "/>");
        let name = file_name(&path);
        writeln!(
            sprite,
            "<symbol id=\"{}\" viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.75\" \
             stroke-linecap=\"round\" stroke-linejoin=\"round\">{shapes}</symbol>",
            name.trim_end_matches(".svg")
        )
        .expect("String");
    }
    sprite.push_str("</svg>\n");
    sprite
}

fn sorted(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    paths
}

fn file_name(path: &Path) -> String {
    path.file_name().expect("a file").to_string_lossy().into_owned()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
