//! A store with customers who are signed in and have one ticket each.

use db::params;
use helpdesk::clock::{Clock, DAY};
use helpdesk::{secrets, sessions};
use hyper::StatusCode;
use tokio::task::JoinSet;

use crate::Options;
use crate::browser::Browser;
use crate::measure::BODY;
use crate::server::{ANY_PORT, Server};
use crate::store::Store;

#[derive(Debug, Clone)]
pub struct Customer {
    pub cookie: String,
    pub ticket: i64,
}

/// The store, served by nobody, and its customers.
pub async fn furnish(options: &Options, count: u32) -> Result<(Store, Vec<Customer>), String> {
    let what = ["--tickets", "0", "--customers", &count.to_string()].map(str::to_owned);
    let store = Store::seed(options, &what).await?;
    let people = open_sessions(&store).await?;
    let server = Server::start(options, store, ANY_PORT).await?;
    raise_tickets(&server, options.connections, &people).await?;
    server.settle().await?;
    let store = server.stop().await?;
    let customers = with_tickets(&store, people).await?;
    Ok((store, customers))
}

/// Cookies by the person's id. Made beside the program: thousands of password checks would take minutes.
async fn open_sessions(store: &Store) -> Result<Vec<(i64, String)>, String> {
    let failed = |error: db::Error| format!("the customers cannot be read: {error}");
    let sql = "SELECT id FROM people WHERE role = 'customer' ORDER BY id";
    let ids: Vec<i64> = store.db.read().await.map_err(failed)?.all(sql, &[]).await.map_err(failed)?;
    let now = Clock::system().now();
    let mut tx = store.db.begin().await.map_err(failed)?;
    let mut people = Vec::new();
    for person in ids {
        let token = secrets::token();
        let token_hash = &secrets::hash(&token);
        let row = sessions::store::NewRow {
            token_hash,
            person,
            ends_at: now + DAY,
            address: "127.0.0.1",
            agent: "bench",
        };
        sessions::store::insert(&mut tx, &row, now).await.map_err(|error| error.to_string())?;
        people.push((person, format!("care={token}")));
    }
    tx.commit().await.map_err(failed)?;
    Ok(people)
}

async fn raise_tickets(server: &Server, connections: usize, people: &[(i64, String)]) -> Result<(), String> {
    let mut tasks = JoinSet::new();
    for share in people.chunks(people.len().div_ceil(connections)) {
        let (address, share) = (server.address, share.to_vec());
        tasks.spawn(async move {
            let mut browser = Browser::new(address);
            for (_, cookie) in share {
                browser.cookie = cookie;
                let form = [("subject", "Speed drops every evening"), ("description", BODY), ("key", "")];
                let answer = browser.post("/requests/new", &form).await?;
                if answer.status != StatusCode::SEE_OTHER {
                    return Err(format!("a request cannot be sent: {}", answer.status));
                }
            }
            Ok(())
        });
    }
    tasks.join_all().await.into_iter().collect()
}

async fn with_tickets(store: &Store, people: Vec<(i64, String)>) -> Result<Vec<Customer>, String> {
    let failed = |error: db::Error| format!("the tickets cannot be read: {error}");
    let mut conn = store.db.read().await.map_err(failed)?;
    let mut customers = Vec::new();
    for (person, cookie) in people {
        let sql = "SELECT number FROM tickets WHERE requester = $1";
        let ticket = conn.one(sql, params![person]).await.map_err(failed)?;
        customers.push(Customer { cookie, ticket });
    }
    Ok(customers)
}
