//! The running desk: web server, job workers and everything that keeps time, started and stopped together.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use axum::middleware::from_fn;
use channels::email::{self, Email};
use channels::push::Push;
use helpdesk::{App, live, push};
use outbound::{Client, Rules};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use workflow::Workflow;

use crate::config::{Config, Smtp};
use crate::{access, metrics, neighbours, patience, server};

/// Events that are followed up at once: their writes share commits.
const DISPATCH_CONCURRENCY: usize = 16;
/// Mails sent at the same time. They wait for servers of others, so they have a worker of their own and hold up
/// nothing else.
const MAIL_CONCURRENCY: usize = 8;
/// The same for push notices.
const PUSH_CONCURRENCY: usize = 8;

/// A desk that is about to run.
pub struct Desk<'a> {
    config: &'a Config,
    app: App,
    listener: TcpListener,
    /// Where people reach it when no base URL is set.
    pub address: String,
    demo: bool,
}

impl<'a> Desk<'a> {
    /// Takes the address and port. A demo shows its mails instead of sending them.
    pub async fn bind(config: &'a Config, app: App, demo: bool) -> Result<Self, String> {
        let wanted = config.listen;
        let failed = |error: std::io::Error| {
            format!("{wanted} cannot be listened on ({error}): choose another with --listen")
        };
        let listener = TcpListener::bind(wanted).await.map_err(failed)?;
        let address = format!("http://{}", reachable(listener.local_addr().map_err(failed)?));
        Ok(Self { config, app, listener, address, demo })
    }

    /// Serves until the process is asked to stop (SIGTERM, SIGINT), then ends what runs within bounded time.
    pub async fn run(self) -> Result<(), String> {
        let stop = CancellationToken::new();
        if let Some(address) = self.config.metrics_listen {
            metrics::start(address, stop.clone()).await?;
        }
        if let Some(settings) = &self.config.llm {
            let model = llm::Model::new(settings);
            self.app.use_model(model.map_err(|wrong| format!("CARE_LLM_ADDRESS {wrong}"))?);
        }
        let flow = Workflow::new(self.app.clone(), self.address.clone());
        let smtp = if self.demo { None } else { self.config.smtp.clone() };
        let email = Email::new(self.app.clone(), smtp.map(settings))?;

        let client = Client::new(Rules { loopback: self.config.push_allow_loopback, ..Rules::https() });
        // Made here, since looking at its page changes nothing.
        helpdesk::widget::desk_id(&self.app)
            .await
            .map_err(|error| format!("no name for other sites: {error}"))?;
        let sender = push::key(&self.app).await.map_err(|error| format!("no push key: {error}"))?;
        let public_key = sender.public_key();
        let notices = Push::new(self.app.clone(), client.clone(), sender, self.address.clone());

        let stop_work = CancellationToken::new();
        let work = TaskTracker::new();
        for worker in workers(&self.app, &flow, &email, &notices) {
            work.spawn(worker.run(stop_work.clone()));
        }
        work.spawn(neighbours::watch(self.app.clone(), stop.clone()));
        work.spawn(watch_rights(self.app.clone(), stop.clone()));
        work.close();

        let options = web::Options {
            app: self.app.clone(),
            address: self.address,
            allowed_hosts: self.config.allowed_hosts.clone(),
            proxies: self.config.trusted_proxies.clone(),
            demo: self.demo,
            stop: stop.clone(),
            push: web::Push { client, public_key },
            test_mail: test_mail(flow, email),
            mail_server: self.config.smtp.as_ref().map(|smtp| web::MailServer {
                host: smtp.host.clone(),
                port: smtp.port,
                from: smtp.from.clone(),
            }),
        };
        let router = web::router(options).layer(from_fn(patience::limit)).layer(from_fn(access::log));
        tokio::spawn(stop_at_signal(stop.clone())?);
        server::serve(self.listener, router, stop).await;

        stop_work.cancel();
        if tokio::time::timeout(server::DRAIN_PATIENCE, work.wait()).await.is_err() {
            tracing::warn!("stopped before all jobs had ended; they run again at the next start");
        }
        if let Err(error) = helpdesk::articles::flush_views(&self.app).await {
            tracing::warn!("who read articles of late is not counted: {error}");
        }
        self.app.db.close().await.map_err(|error| format!("the store was not closed well: {error}"))
    }
}

/// Until `stop`.
async fn watch_rights(app: App, stop: CancellationToken) {
    stop.run_until_cancelled(live::watch_rights(&app)).await;
}

fn workers(app: &App, flow: &Workflow, email: &Email, notices: &Push) -> [jobs::Worker; 3] {
    let clock = app.clock.clone();
    let clock: jobs::Clock = Arc::new(move || clock.now());
    let worker = |handlers, sweeps| {
        jobs::Worker::new(app.db.clone(), app.jobs.clone(), Arc::clone(&clock), handlers, sweeps)
    };
    [
        worker(flow.handlers(jobs::Handlers::new()), flow.sweeps()).concurrency(DISPATCH_CONCURRENCY),
        worker(email.handlers(jobs::Handlers::new()), email.sweeps()).concurrency(MAIL_CONCURRENCY),
        worker(notices.handlers(jobs::Handlers::new()), Vec::new()).concurrency(PUSH_CONCURRENCY),
    ]
}

fn settings(smtp: Smtp) -> email::Settings {
    let (user, password) = smtp.login.unzip();
    let Smtp { host, port, tls, from, ca_file, .. } = smtp;
    email::Settings { host, port, tls, user, password, from, ca_file }
}

fn test_mail(flow: Workflow, email: Email) -> web::TestMail {
    let parts = Arc::new((flow, email));
    Arc::new(move |to| {
        let parts = Arc::clone(&parts);
        Box::pin(async move {
            let (flow, email) = &*parts;
            email.send_now(flow.test_mail(&to)?).await
        })
    })
}

fn stop_at_signal(stop: CancellationToken) -> Result<impl Future<Output = ()> + Send + 'static, String> {
    let failed = |error| format!("signals cannot be waited for: {error}");
    let mut terminate = signal(SignalKind::terminate()).map_err(failed)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(failed)?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stops");
        stop.cancel();
    })
}

/// Listening everywhere is reached here, too.
pub fn reachable(address: SocketAddr) -> SocketAddr {
    match address {
        SocketAddr::V4(v4) if v4.ip().is_unspecified() => {
            SocketAddr::new(Ipv4Addr::LOCALHOST.into(), v4.port())
        }
        SocketAddr::V6(v6) if v6.ip().is_unspecified() => {
            SocketAddr::new(Ipv6Addr::LOCALHOST.into(), v6.port())
        }
        other => other,
    }
}
