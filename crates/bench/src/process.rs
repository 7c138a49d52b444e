//! What a process used, as the kernel counts it.

use std::fs;
use std::time::Duration;

/// The kernel's unit of processor time in /proc.
const TICK: Duration = Duration::from_millis(10);

/// The processes whose work counts: the server's, and the database's with its children.
#[derive(Debug, Clone, Copy)]
pub struct Processes {
    pub server: u32,
    pub postgres: Option<u32>,
}

impl Processes {
    /// Processor time used so far by all of them, by threads and children that ended too.
    pub fn cpu(self) -> Duration {
        let server = stat(self.server).map_or(0, |stat| stat.own);
        let postgres = self.postgres.map_or(0, |parent| {
            let children =
                children(parent).iter().filter_map(|child| stat(*child)).map(|stat| stat.own).sum::<u32>();
            children + stat(parent).map_or(0, |stat| stat.own + stat.ended)
        });
        TICK * (server + postgres)
    }

    /// Proportional memory of the server and of the database, in MiB.
    pub fn memory(self) -> (f64, Option<f64>) {
        let postgres =
            self.postgres.map(|parent| pss(parent) + children(parent).into_iter().map(pss).sum::<f64>());
        (pss(self.server), postgres)
    }
}

struct Stat {
    parent: u32,
    /// Ticks of the process itself.
    own: u32,
    /// Ticks of its children that ended.
    ended: u32,
}

fn stat(process: u32) -> Option<Stat> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name in brackets may hold anything; the numbers begin behind it.
    let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let number = |index: usize| fields.get(index)?.parse::<u32>().ok();
    Some(Stat { parent: number(1)?, own: number(11)? + number(12)?, ended: number(13)? + number(14)? })
}

fn children(parent: u32) -> Vec<u32> {
    let Ok(processes) = fs::read_dir("/proc") else { return Vec::new() };
    let ids = processes.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    ids.filter(|id| stat(*id).is_some_and(|stat| stat.parent == parent)).collect()
}

fn pss(process: u32) -> f64 {
    let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("Pss:"));
    let kib =
        line.and_then(|line| line.trim().strip_suffix("kB")).and_then(|kib| kib.trim().parse::<f64>().ok());
    kib.unwrap_or(0.0) / 1024.0
}
