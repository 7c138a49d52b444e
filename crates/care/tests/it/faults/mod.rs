//! What must not break: kills, crashes, races, full disks.

mod full_disk;
mod history;
mod kill;
mod race;
mod uploads;
