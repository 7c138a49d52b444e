//! A desk on an empty store, for the tests of this crate.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::{AtomicU32, Ordering};

use tokio::sync::OnceCell;

use crate::actor::{Actor, Role};
use crate::app::App;
use crate::clock::Clock;
use crate::links;
use crate::people::{NewAdmin, NewDesk, create_desk};
use crate::sessions::{self, SignedIn, Visitor};

pub const PASSWORD: &str = "tram lantern 47 oats";
const NOON: i64 = 1_800_014_400_000;
/// Of [`PASSWORD`], made once for everybody: it costs a core for a while.
static HASH: OnceCell<String> = OnceCell::const_new();

/// An app without mail; its clock stands at 2027-01-15 12:00 UTC until it is advanced.
pub async fn app() -> App {
    start(false).await
}

/// An app that believes a mail server is set.
pub async fn app_with_mail() -> App {
    start(true).await
}

async fn start(mail: bool) -> App {
    let db = db::Db::open(&target().await).await.unwrap();
    db.migrate(NOON).await.unwrap();
    let files = files::Store::open(&testkit::folder()).unwrap();
    App::new(db, files, Clock::fixed(NOON), mail).await.unwrap()
}

/// An empty store: SQLite, or PostgreSQL when `CARE_TEST_ENGINE=postgres` says so.
async fn target() -> db::Target {
    if std::env::var("CARE_TEST_ENGINE").is_ok_and(|engine| engine == "postgres") {
        let database = testkit::Database::create().await;
        return db::Target::Postgres(database.url().to_owned());
    }
    db::Target::Sqlite(testkit::folder().join("care.db"))
}

/// A browser that never was here.
pub fn visitor() -> Visitor {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    Visitor {
        address: IpAddr::V4(Ipv4Addr::from(0x0a00_0000 + number)),
        agent: "Test browser".into(),
        session: None,
        device: None,
        browser: format!("browser-{number}"),
        language: locales::Language::En,
    }
}

/// A desk with people in every role.
pub struct Desk {
    pub app: App,
    pub admin: Actor,
    pub agent: Actor,
    pub other_agent: Actor,
    pub customer: Actor,
    pub stranger: Actor,
}

impl Desk {
    pub async fn open() -> Self {
        Self::around(app().await).await
    }

    pub async fn open_with_mail() -> Self {
        Self::around(app_with_mail().await).await
    }

    async fn around(app: App) -> Self {
        let admin = admin(&app).await;
        Self {
            agent: join(&app, Role::Agent, "noor@example.test").await,
            other_agent: join(&app, Role::Agent, "dev@example.test").await,
            customer: join(&app, Role::Customer, "amara@example.test").await,
            stranger: join(&app, Role::Customer, "yusuf@example.test").await,
            admin,
            app,
        }
    }
}

/// Sets the desk up and returns its administrator.
pub async fn admin(app: &App) -> Actor {
    let token = links::setup(app).await.unwrap().unwrap();
    let session = create_desk(app, &visitor(), &token, &new_desk("marit@example.test")).await.unwrap();
    actor(app, &session.token).await
}

pub fn new_desk(email: &str) -> NewDesk {
    NewDesk {
        desk_name: "Saltmere Fibre".into(),
        admin: NewAdmin {
            first_name: "Marit".into(),
            last_name: "Solheim".into(),
            email: email.into(),
            password: PASSWORD.into(),
            confirm_password: PASSWORD.into(),
        },
        ..NewDesk::default()
    }
}

/// The active person behind a session.
pub async fn actor(app: &App, token: &str) -> Actor {
    match sessions::actor(app, token).await.unwrap() {
        Some(SignedIn::Active(actor)) => actor,
        other => panic!("not an active session: {other:?}"),
    }
}

/// The code or token in the newest job whose event is of this kind.
pub async fn newest_secret(app: &App) -> String {
    let mut conn = app.db.read().await.unwrap();
    let payloads: Vec<String> =
        conn.all("SELECT payload FROM jobs ORDER BY id DESC", db::params![]).await.unwrap();
    let secrets = payloads.iter().filter_map(|payload| {
        let dispatch: crate::event_store::Dispatch = serde_json::from_str(payload).ok()?;
        dispatch.secret
    });
    secrets.into_iter().next().expect("a secret was sent")
}

/// The kinds of all events so far, oldest first.
pub async fn events(app: &App) -> Vec<String> {
    let mut conn = app.db.read().await.unwrap();
    conn.all("SELECT kind FROM events ORDER BY id", db::params![]).await.unwrap()
}

/// A person of this role who may work at once.
pub async fn person(app: &App, role: Role, email: &str) -> crate::people::Person {
    let mut tx = app.begin().await.unwrap();
    let hash = HASH.get_or_init(async || crate::passwords::hash(PASSWORD).await.unwrap()).await;
    let row = crate::people::store::NewRow {
        role,
        state: crate::people::State::Active,
        email,
        first_name: "Noor",
        last_name: "Haddad",
        password_hash: Some(hash),
        verified_at: Some(app.now()),
        language: "",
    };
    let person = crate::people::store::insert(&mut tx, &row, app.now()).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    person
}

/// Somebody of this role who is signed in.
pub async fn join(app: &App, role: Role, email: &str) -> Actor {
    let person = person(app, role, email).await;
    Actor {
        id: person.id,
        role,
        first_name: person.first_name,
        last_name: person.last_name,
        email: person.email,
        time_zone: String::new(),
        language: None,
        session: 0,
    }
}
