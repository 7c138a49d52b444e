//! Writes every page with sample data, and the assets, into a folder to look at:
//! `cargo run -p web --example samples -- OUTDIR`, then serve that folder.

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let Some(out) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: samples OUTDIR");
        std::process::exit(2);
    };
    std::fs::create_dir_all(out.join("assets"))?;
    for (name, html) in web::samples::samples() {
        std::fs::write(out.join(format!("{name}.html")), html)?;
    }
    for asset in web::assets::ASSETS {
        std::fs::write(out.join("assets").join(asset.name), asset.plain)?;
    }
    Ok(())
}
