//! The checks, in the order in which they are printed. None of them changes what is stored.

use std::path::Path;
use std::time::Duration;

use db::Db;
use helpdesk::clock::{Clock, MINUTE};
use helpdesk::tickets::counters;
use helpdesk::{App, event_store, mails, people};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::Finding;
use super::Verdict::{self, Advice, Broken, Fine};
use crate::config::{Config, Smtp};
use crate::data_folder;

const GIB: u64 = 1 << 30;
/// Below this the store cannot be trusted to go on for long.
const LEAST_DISK: u64 = GIB / 4;
const PATIENCE: Duration = Duration::from_secs(5);

pub async fn all(config: &Config) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut note = |subject, verdict| findings.push(Finding { subject, verdict });
    if config.database.is_none() {
        if !config.data.join("care.db").exists() {
            let text = format!(
                "{} holds no store: run care serve once, or name the right folder with --data",
                config.data.display()
            );
            note("data folder", Broken(text));
            note("mail server", mail_server(config.smtp.as_ref()).await);
            return findings;
        }
        note("data folder", rights(&config.data));
        note("disk", disk(&config.data));
    }
    let files = match data_folder::files(&config.data) {
        Ok(files) => {
            note("files", Fine(format!("{} can be written", files.root().display())));
            files
        }
        Err(problem) => {
            note("files", Broken(problem));
            return findings;
        }
    };
    let db = match Db::open(&config.target()).await {
        Ok(db) => db,
        Err(error) => {
            note(
                "store",
                Broken(format!("cannot be opened ({error}): check --data or --database, and its rights")),
            );
            return findings;
        }
    };
    let (verdict, usable) = schema(&db).await;
    note("schema", verdict);
    note("store", integrity(&db).await);
    if usable {
        match App::new(db, files, Clock::system(), config.smtp.is_some()).await {
            Ok(app) => findings.extend(desk(&app, config).await),
            Err(error) => {
                note(
                    "settings",
                    Broken(format!("cannot be read ({error}): restore the store from a backup")),
                );
            }
        }
    }
    findings
}

async fn desk(app: &App, config: &Config) -> Vec<Finding> {
    let found = |subject, verdict| Finding { subject, verdict };
    vec![
        found("clock", clock(app).await),
        found("admin", admin(app).await),
        found("base URL", base_url(&app.settings().base_url)),
        found("mail server", mail_server(config.smtp.as_ref()).await),
        found("mails", waiting_mails(app).await),
        found("jobs", backlog(app).await),
        found("counters", counters(app).await),
    ]
}

fn rights(folder: &Path) -> Verdict {
    let shown = folder.display();
    match data_folder::is_private(folder) {
        Ok(true) => Fine(format!("{shown} is private")),
        Ok(false) => Broken(format!("others on this machine may look into {shown}: chmod 700 {shown}")),
        Err(error) => Broken(format!("{shown} cannot be looked at ({error}): correct its rights")),
    }
}

fn disk(folder: &Path) -> Verdict {
    match rustix::fs::statvfs(folder) {
        Ok(disk) => {
            let free = disk.f_bavail * disk.f_frsize;
            let text = format!("{} MiB free", free >> 20);
            match free {
                ..LEAST_DISK => {
                    Broken(format!("{text}: make room, or move the data folder to a larger disk"))
                }
                LEAST_DISK..GIB => Advice(format!("{text}: make room soon")),
                _ => Fine(text),
            }
        }
        Err(error) => Advice(format!("the free space cannot be measured ({error})")),
    }
}

/// Also whether this program can read the store.
async fn schema(db: &Db) -> (Verdict, bool) {
    match db.schema().await {
        Ok(schema) if schema.found == schema.known => (Fine(format!("version {}", schema.found)), true),
        Ok(schema) if schema.found < schema.known => {
            let text = format!(
                "version {} of {}: the next start of care serve brings it up to date",
                schema.found, schema.known
            );
            (Advice(text), false)
        }
        Ok(schema) => {
            let text = format!(
                "version {} is newer than this program ({}): use the newer program",
                schema.found, schema.known
            );
            (Broken(text), false)
        }
        Err(error) => (Broken(format!("cannot be read ({error}): is this a store of care?")), false),
    }
}

async fn integrity(db: &Db) -> Verdict {
    match db.integrity_check().await {
        Ok(faults) if faults.is_empty() => Fine("sound".to_owned()),
        Ok(faults) => Broken(format!(
            "{} faults, the first: {}: restore the store from a backup",
            faults.len(),
            faults[0]
        )),
        Err(error) => Broken(format!("cannot be checked: {error}")),
    }
}

async fn clock(app: &App) -> Verdict {
    let newest = async {
        let mut conn = app.db.read().await?;
        event_store::newest(&mut conn).await
    };
    match newest.await {
        Ok(Some(event)) if event.created_at > app.now() + MINUTE => {
            Broken("the newest entry is from the future: set this machine's clock by NTP".to_owned())
        }
        Ok(_) => Fine(
            jiff::Timestamp::from_millisecond(app.now())
                .map_or_else(|_| String::new(), |now| format!("{now:.0}")),
        ),
        Err(error) => Broken(format!("the newest entry cannot be read: {error}")),
    }
}

async fn admin(app: &App) -> Verdict {
    let admins = async {
        let mut conn = app.db.read().await?;
        people::active_admins(&mut conn).await
    };
    match admins.await {
        Ok(admins) if admins.is_empty() => Advice(
            "there is none: use the set-up link that care serve prints, or care admin create".to_owned(),
        ),
        Ok(admins) => Fine(format!("{} active", admins.len())),
        Err(error) => Broken(format!("cannot be read: {error}")),
    }
}

fn base_url(url: &str) -> Verdict {
    let host = web::host_of(url);
    if url.is_empty() {
        Advice("not set: links in mails lead to this machine only; set it under Settings".to_owned())
    } else if url.starts_with("https://") || host.as_deref().is_some_and(web::is_loopback) {
        Fine(url.to_owned())
    } else {
        Advice(format!("{url} is not encrypted: put a proxy with https before it and change the base URL"))
    }
}

async fn mail_server(smtp: Option<&Smtp>) -> Verdict {
    let Some(smtp) = smtp else {
        return Advice("none is set, so mails wait: set CARE_SMTP_HOST and CARE_MAIL_FROM".to_owned());
    };
    let name = format!("{}:{}", smtp.host, smtp.port);
    match timeout(PATIENCE, TcpStream::connect((smtp.host.as_str(), smtp.port))).await {
        Ok(Ok(_)) => Fine(format!("{name} answers; Settings sends a test mail")),
        Ok(Err(error)) => Broken(format!(
            "{name} cannot be reached ({error}): check CARE_SMTP_HOST, CARE_SMTP_PORT and the firewall"
        )),
        Err(_) => {
            Broken(format!("{name} does not answer: check CARE_SMTP_HOST, CARE_SMTP_PORT and the firewall"))
        }
    }
}

async fn waiting_mails(app: &App) -> Verdict {
    let summary = async {
        let mut conn = app.db.read().await?;
        mails::summary(&mut conn, app.now()).await
    };
    match summary.await {
        Ok(mails) if mails.expired > 0 => {
            let expired = mails.expired;
            Advice(format!(
                "{expired} were not sent within their time in the last seven days: look at the mail server"
            ))
        }
        Ok(mails) if mails.waiting > 0 && app.mail_configured => {
            Advice(format!("{} wait to be sent", mails.waiting))
        }
        Ok(mails) => Fine(format!("{} wait", mails.waiting)),
        Err(error) => Broken(format!("cannot be read: {error}")),
    }
}

async fn backlog(app: &App) -> Verdict {
    match jobs::backlog(&app.db, app.now()).await {
        Ok(jobs) if jobs.failed > 0 => {
            Broken(format!("{} failed for good: look for \"failed for good\" in the log", jobs.failed))
        }
        Ok(jobs) if jobs.late > 0 => {
            Broken(format!("{} are late by more than a minute: does care serve run?", jobs.late))
        }
        Ok(jobs) => Fine(format!("{} wait, none failed", jobs.waiting)),
        Err(error) => Broken(format!("cannot be read: {error}")),
    }
}

async fn counters(app: &App) -> Verdict {
    let disagreements = async {
        let mut conn = app.db.read().await?;
        counters::disagreements(&mut conn).await
    };
    match disagreements.await {
        Ok(names) if names.is_empty() => Fine("agree with the tickets".to_owned()),
        Ok(names) => {
            Broken(format!("{} disagree with the tickets, as {}: please report this", names.len(), names[0]))
        }
        Err(error) => Broken(format!("cannot be compared with the tickets: {error}")),
    }
}
