//! Kills and crashes at random moments, under load. More rounds by CARE_KILL_ROUNDS.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use testkit::Cluster;

use crate::support::{Desk, Person, Place, RUNTIME, within};

use super::history::assert_consistent;

/// Most of a core's time that a start after a kill may cost.
const WORK_MAX: Duration = Duration::from_secs(1);
/// Longest that one may take, and on a busy machine: as long as so many starts with nothing to do.
const START_MAX: Duration = Duration::from_secs(1);
const BARE_STARTS: u32 = 40;

/// What the desk acknowledged, kept outside of it.
#[derive(Default)]
struct Ledger {
    /// Subject and number of each request that was answered with its page.
    requests: Mutex<Vec<(String, i64)>>,
    /// Text and ticket of each message and reply.
    messages: Mutex<Vec<(String, i64)>>,
    /// The last acknowledged assignee of each ticket.
    assigned: Mutex<HashMap<i64, String>>,
}

/// Everybody who works while the desk is killed.
#[derive(Clone)]
struct Crowd {
    customers: Vec<Person>,
    admin: Person,
    agents: Vec<(Person, String)>,
    ledger: Arc<Ledger>,
    stop: Arc<AtomicBool>,
}

fn rounds(default: usize) -> usize {
    std::env::var("CARE_KILL_ROUNDS").map_or(default, |rounds| rounds.parse().expect("a number of rounds"))
}

/// Between 50 and 800 milliseconds, the same at every run.
fn moment(round: usize) -> Duration {
    Duration::from_millis(50 + (round as u64 * 397 + 131) % 750)
}

#[test]
fn on_sqlite_nothing_acknowledged_is_lost_by_kill_9() {
    RUNTIME.block_on(async {
        let mut desk = Desk::inside(TempDir::new().expect("a folder"), Place::Folder, |care| care).await;
        let crowd = Crowd::gather(&desk).await;
        let mut starts = Vec::new();
        for round in 0..rounds(8) {
            let load = crowd.work(round);
            tokio::time::sleep(moment(round)).await;
            desk.kill().await;
            crowd.rest(load).await;
            starts.push(start(&mut desk).await);
            assert_eq!(desk.value("PRAGMA integrity_check").await, "ok");
        }
        assert_quick(&starts);
        crowd.check(&desk).await;
    });
}

#[test]
fn on_postgresql_nothing_acknowledged_is_lost_by_kill_9_and_crashes_of_the_database() {
    RUNTIME.block_on(async {
        let cluster = Cluster::start().await;
        let place = Place::Database(cluster.database().await);
        let mut desk = Desk::inside(TempDir::new().expect("a folder"), place, |care| care).await;
        let crowd = Crowd::gather(&desk).await;
        let mut starts = Vec::new();
        for round in 0..rounds(6) {
            let load = crowd.work(round);
            tokio::time::sleep(moment(round)).await;
            if round % 2 == 0 {
                cluster.crash_and_restart().await;
                // The same process finds its database again.
                within(Duration::from_secs(30), "the desk works again", async || {
                    (desk.visitor().open("/signin").await.status == 200).then_some(())
                })
                .await;
                crowd.rest(load).await;
            } else {
                desk.kill().await;
                crowd.rest(load).await;
                starts.push(start(&mut desk).await);
            }
        }
        assert_quick(&starts);
        crowd.check(&desk).await;
    });
}

/// How a start after a kill went.
struct Start {
    /// Until the program was ready.
    took: Duration,
    /// For which it held a core until then: other programs on the machine do not change that.
    worked: Duration,
    /// How long a start takes that has nothing to do, on the machine as busy as it is.
    bare: Duration,
}

async fn start(desk: &mut Desk) -> Start {
    let begin = Instant::now();
    assert!(desk.command(&["--version"]).run("").await.success);
    let bare = begin.elapsed();
    let begin = Instant::now();
    desk.start_again().await;
    desk.visitor().get("/readyz").await.assert_status(200);
    Start { took: begin.elapsed(), worked: processor_time(desk.server().pid()), bare }
}

/// In user and kernel mode together, as the kernel counts it: in hundredths of a second.
fn processor_time(pid: u32) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).expect("a running program");
    // The name in brackets may hold blanks; user time is the twelfth field behind it.
    let (_, behind) = stat.rsplit_once(')').expect("a name");
    let ticks = behind.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<u64>().expect("ticks"));
    Duration::from_millis(ticks.sum::<u64>() * 10)
}

/// The middle ones count: a single start may have met anything.
fn assert_quick(starts: &[Start]) {
    let middle = |of: fn(&Start) -> Duration| {
        let mut all: Vec<_> = starts.iter().map(of).collect();
        all.sort_unstable();
        all[all.len() / 2]
    };
    let (took, worked, bare) =
        (middle(|start| start.took), middle(|start| start.worked), middle(|start| start.bare));
    eprintln!("started after a kill in {took:?}, working for {worked:?}; {bare:?} with nothing to do");
    assert!(worked < WORK_MAX, "a start after a kill works for {worked:?}");
    let most = START_MAX.max(BARE_STARTS * bare);
    assert!(took < most, "a start after a kill takes {took:?}, where {most:?} would be much");
}

impl Crowd {
    async fn gather(desk: &Desk) -> Self {
        desk.set_up().await;
        let customers =
            vec![desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await];
        let mut agents = Vec::new();
        for (first, last) in [("Alan", "Turing"), ("Joan", "Clarke")] {
            let agent = desk.agent(first, last).await;
            let id = desk.id_of(&agent).await.to_string();
            agents.push((agent, id));
        }
        // The limit on new requests is not what is tested here.
        let no_limit =
            "INSERT INTO settings (name, value, updated_at) VALUES ('requests_per_customer', '1000000', 0)";
        desk.rows(no_limit).await;
        let stop = Arc::new(AtomicBool::new(false));
        Self { customers, admin: desk.admin.clone(), agents, ledger: Arc::default(), stop }
    }

    /// Four clients begin to work: two create and write, one replies, one assigns.
    fn work(&self, round: usize) -> Vec<tokio::task::JoinHandle<()>> {
        self.stop.store(false, Ordering::SeqCst);
        let mut load = Vec::new();
        for (at, customer) in self.customers.iter().cloned().enumerate() {
            let crowd = self.clone();
            load.push(tokio::spawn(async move {
                crowd.create(&customer, &format!("round {round}, customer {at}")).await;
            }));
        }
        let crowd = self.clone();
        load.push(tokio::spawn(async move { crowd.reply(&format!("round {round}")).await }));
        let crowd = self.clone();
        load.push(tokio::spawn(async move { crowd.assign().await }));
        load
    }

    async fn rest(&self, load: Vec<tokio::task::JoinHandle<()>>) {
        self.stop.store(true, Ordering::SeqCst);
        for client in load {
            client.await.expect("no panic");
        }
    }

    fn goes_on(&self) -> bool {
        !self.stop.load(Ordering::SeqCst)
    }

    /// Sends a form; where it leads, when it was taken. A server that is gone is no news.
    async fn send(&self, person: &Person, path: &str, fields: &[(&str, &str)]) -> Option<String> {
        let page = person.try_send(person.post_request(path).form(fields)).await;
        match page {
            Ok(page) if page.status == 303 => Some(page.location().to_owned()),
            Ok(page) => {
                assert!(matches!(page.status, 409 | 429 | 503), "{path}: {}\n{}", page.status, page.text());
                tokio::time::sleep(Duration::from_millis(20)).await;
                None
            }
            Err(_) => {
                tokio::time::sleep(Duration::from_millis(20)).await;
                None
            }
        }
    }

    async fn create(&self, customer: &Person, name: &str) {
        let mut step = 0;
        while self.goes_on() {
            step += 1;
            let subject = format!("Request {step} of {name}");
            let fields = [("subject", subject.as_str()), ("description", "It hums.")];
            let Some(location) = self.send(customer, "/requests/new", &fields).await else { continue };
            let number = location.rsplit('/').next().and_then(|n| n.parse().ok()).expect("a request's page");
            self.ledger.requests.lock().expect("ledger").push((subject, number));
            let words = format!("Message {step} of {name}");
            if self
                .send(customer, &format!("/requests/{number}/messages"), &[("message", &words)])
                .await
                .is_some()
            {
                self.ledger.messages.lock().expect("ledger").push((words, number));
            }
        }
    }

    /// Some ticket that is surely there, another one at each step.
    fn ticket(&self, step: usize) -> Option<i64> {
        let requests = self.ledger.requests.lock().expect("ledger");
        (!requests.is_empty()).then(|| requests[requests.len() - 1 - step % requests.len().min(5)].1)
    }

    async fn reply(&self, name: &str) {
        let mut step = 0;
        while self.goes_on() {
            step += 1;
            let Some(number) = self.ticket(step) else {
                tokio::time::sleep(Duration::from_millis(5)).await;
                continue;
            };
            let words = format!("Reply {step} in {name}");
            if self.send(&self.admin, &format!("/t/{number}/replies"), &[("reply", &words)]).await.is_some() {
                self.ledger.messages.lock().expect("ledger").push((words, number));
            }
        }
    }

    async fn assign(&self) {
        let mut step = 0;
        while self.goes_on() {
            step += 1;
            let Some(number) = self.ticket(step) else {
                tokio::time::sleep(Duration::from_millis(5)).await;
                continue;
            };
            let id = &self.agents[step % self.agents.len()].1;
            // What was not acknowledged may have been stored or not: then nothing is known about this ticket.
            self.ledger.assigned.lock().expect("ledger").remove(&number);
            if self.send(&self.admin, &format!("/t/{number}/assignment"), &[("assignee", id)]).await.is_some()
            {
                self.ledger.assigned.lock().expect("ledger").insert(number, id.clone());
            }
        }
    }

    async fn check(&self, desk: &Desk) {
        let requests = self.ledger.requests.lock().expect("ledger").clone();
        let messages = self.ledger.messages.lock().expect("ledger").clone();
        eprintln!("acknowledged: {} requests, {} messages", requests.len(), messages.len());
        assert!(requests.len() > 10 && messages.len() > 10, "there was load");

        let tickets = desk.rows("SELECT subject, number FROM tickets").await;
        let stored = count(tickets.iter().map(|row| (row[0].clone(), row[1].clone())));
        assert!(stored.values().all(|times| *times == 1));
        for (subject, number) in &requests {
            assert_eq!(stored.get(&(subject.clone(), number.to_string())), Some(&1), "{subject} ({number})");
        }
        let subjects = count(tickets.iter().map(|row| row[0].clone()));
        assert!(subjects.values().all(|times| *times == 1), "nothing is there twice");
        let rows = desk.rows("SELECT body, ticket FROM messages").await;
        let stored = count(rows.iter().map(|row| (row[0].clone(), row[1].clone())));
        for (words, number) in &messages {
            assert_eq!(stored.get(&(words.clone(), number.to_string())), Some(&1), "{words} ({number})");
        }
        let assigned = self.ledger.assigned.lock().expect("ledger").clone();
        for (number, id) in assigned {
            assert_eq!(
                desk.value(&format!("SELECT assignee FROM tickets WHERE number = {number}")).await,
                id
            );
        }
        assert_consistent(desk).await;
        self.check_mails(desk, &requests, &messages).await;
    }

    /// Every event of the store has its mails at the sink; a repeated one is the same mail.
    async fn check_mails(&self, desk: &Desk, requests: &[(String, i64)], messages: &[(String, i64)]) {
        within(Duration::from_secs(150), "all mails are sent", async || {
            let waiting = "SELECT COUNT(*) FROM mails WHERE state = 'waiting'";
            let jobs = "SELECT COUNT(*) FROM jobs";
            (desk.value(waiting).await == "0" && desk.value(jobs).await == "0").then_some(())
        })
        .await;
        let mails = desk.sink.all();
        let mut first: HashMap<String, &crate::support::Mail> = HashMap::new();
        let mut tags: HashMap<(String, i64), usize> = HashMap::new();
        let mut texts = String::new();
        for mail in &mails {
            if let Some(known) = first.insert(mail.message_id(), mail) {
                assert_eq!(known.bytes, mail.bytes, "a repeated mail is the same mail");
                continue;
            }
            if let Some(number) =
                mail.subject().split("[#").nth(1).and_then(|rest| rest.split(']').next()?.parse().ok())
            {
                *tags.entry((mail.to.clone(), number)).or_default() += 1;
            }
            texts.push_str(&mail.text());
        }
        let ledger = count(mails.iter().map(|mail| (mail.message_id(), mail.to.clone())));
        eprintln!("{} mails, {} of them repeated", mails.len(), mails.len() - ledger.len());
        for (subject, number) in requests {
            let told =
                self.customers.iter().any(|customer| tags.contains_key(&(customer.email.clone(), *number)));
            assert!(told, "the customer was told of {subject} ({number})");
            assert!(
                tags.contains_key(&(self.admin.email.clone(), *number)),
                "admins were told of {subject} ({number})"
            );
        }
        for (words, number) in messages.iter().filter(|(words, _)| words.starts_with("Reply")) {
            assert!(texts.contains(words.as_str()), "{words} ({number}) was mailed");
        }
    }
}

fn count<T: std::hash::Hash + Eq>(all: impl Iterator<Item = T>) -> HashMap<T, usize> {
    let mut counts = HashMap::new();
    all.for_each(|one| *counts.entry(one).or_default() += 1);
    counts
}
