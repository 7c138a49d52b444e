//! On what was measured.

use std::fs;
use std::path::Path;

/// Processor, cores, memory, file system and kernel in one line, without what names this one machine.
pub fn describe(folder: &Path) -> String {
    let processor = field("/proc/cpuinfo", "model name");
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let memory = field("/proc/meminfo", "MemTotal");
    let kilobytes: u64 = memory.trim_end_matches(" kB").parse().unwrap_or_default();
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let version: Vec<&str> = kernel.split('.').take(2).collect();
    let gigabytes = kilobytes.div_ceil(1 << 20);
    format!(
        "{processor}, {cores} cores, {gigabytes} GB of memory, {}, Linux {}",
        disk(folder),
        version.join(".")
    )
}

fn field(path: &str, name: &str) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with(name));
    line.and_then(|line| line.split_once(':')).map_or_else(String::new, |(_, value)| value.trim().to_owned())
}

/// File system of the deepest mount point above the folder.
fn disk(folder: &Path) -> String {
    let folder = folder.canonicalize().unwrap_or_default();
    let mounts = fs::read_to_string("/proc/mounts").unwrap_or_default();
    let fields = mounts.lines().filter_map(|line| {
        let mut fields = line.split(' ');
        Some((fields.nth(1)?, fields.next()?))
    });
    let above = fields.filter(|(point, _)| folder.starts_with(point));
    let deepest = above.max_by_key(|(point, _)| point.len());
    deepest.map_or_else(String::new, |(_, kind)| kind.to_owned())
}
