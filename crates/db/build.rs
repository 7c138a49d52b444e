//! Embeds the files of `migrations/` as a list.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../migrations");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the folder migrations/ is there")
        .map(|entry| entry.expect("its entries can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "sql"))
        .collect();
    files.sort();

    let mut list = String::from("const MIGRATIONS: &[Migration] = &[\n");
    for (place, path) in files.iter().enumerate() {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("names are UTF-8");
        let (number, name) = stem.split_once('_').expect("names look like 0001_people.sql");
        let version: usize = number.parse().expect("names begin with a number");
        assert_eq!(version, place + 1, "{stem}: numbers go up without gaps");
        let path = path.canonicalize().expect("it was just listed");
        writeln!(
            list,
            "    Migration {{ version: {version}, name: {name:?}, text: include_str!({path:?}) }},"
        )
        .expect("a String takes everything");
    }
    list.push_str("];\n");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("migrations.rs");
    fs::write(out, list).expect("OUT_DIR is writable");
}
