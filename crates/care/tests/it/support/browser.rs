//! A browser without scripts: cookies, origin, redirects and forms, nothing else.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use reqwest::cookie::{CookieStore, Jar};
use reqwest::{Method, RequestBuilder, Response, Url};

use super::{Form, Page};

#[expect(clippy::disallowed_types, reason = "this is the browser that the ban speaks of")]
type Client = reqwest::Client;

/// Cheap to clone; clones share their cookies, as two tabs do.
#[derive(Clone)]
pub struct Browser {
    client: Client,
    jar: Arc<Jar>,
    base: String,
    pub address: IpAddr,
}

impl Browser {
    /// A fresh browser on a machine of its own: each has another loopback address, as limits count them.
    pub fn new(base: &str) -> Self {
        static MACHINES: AtomicU16 = AtomicU16::new(0);
        let [high, low] = MACHINES.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        Self::at(base, IpAddr::V4(Ipv4Addr::new(127, 1, high, low)))
    }

    /// A fresh browser on the machine with this address.
    pub fn at(base: &str, address: IpAddr) -> Self {
        let jar = Arc::new(Jar::default());
        let client = Client::builder()
            .cookie_provider(jar.clone())
            .local_address(address)
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(30))
            .build()
            .expect("a client");
        Self { client, jar, base: base.to_owned(), address }
    }

    pub fn base(&self) -> &str {
        &self.base
    }

    /// The full address of a path; full addresses stay as they are.
    pub fn url(&self, path: &str) -> Url {
        let base: Url = self.base.parse().expect("a base address");
        base.join(path).expect("a path")
    }

    /// Goes to a page and wherever that leads.
    pub async fn open(&self, path: &str) -> Page {
        let first = self.get(path).await;
        self.follow(first).await
    }

    /// Asks for a page and stays, whatever the answer is.
    pub async fn get(&self, path: &str) -> Page {
        self.send(self.bare(Method::GET, path)).await
    }

    /// Sends a form as a press of its button does, and goes wherever that leads.
    pub async fn submit(&self, form: Form) -> Page {
        let answer = self.submit_only(form).await;
        self.follow(answer).await
    }

    /// Sends a form and stays at the answer.
    pub async fn submit_only(&self, form: Form) -> Page {
        assert!(form.is_post(), "the form to {} is not sent by POST", form.action);
        let request = self.post_request(&form.action).form(&form.content());
        self.send(request).await
    }

    /// Opens a page and presses the one button with this text.
    pub async fn press(&self, path: &str, button: &str) -> Page {
        let page = self.open(path).await;
        self.submit(page.form(button)).await
    }

    /// Sends fields of the caller's making to a path, and stays at the answer.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let request = self.post_request(path).form(fields);
        self.send(request).await
    }

    /// A POST that says truthfully where it comes from.
    pub fn post_request(&self, path: &str) -> RequestBuilder {
        self.bare(Method::POST, path).header("origin", &self.base)
    }

    /// A bare request with this browser's cookies.
    pub fn bare(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, self.url(path))
    }

    pub async fn send(&self, request: RequestBuilder) -> Page {
        self.try_send(request).await.expect("an answer")
    }

    /// As `send`, for servers that may be dead.
    pub async fn try_send(&self, request: RequestBuilder) -> reqwest::Result<Page> {
        let response: Response = request.send().await?;
        let status = response.status().as_u16();
        let at = response.url();
        let url = at.query().map_or_else(|| at.path().to_owned(), |query| format!("{}?{query}", at.path()));
        let headers = response.headers().clone();
        Ok(Page { status, url, headers, body: response.text().await? })
    }

    async fn follow(&self, mut page: Page) -> Page {
        for _ in 0..10 {
            if !matches!(page.status, 301 | 302 | 303 | 307 | 308) {
                return page;
            }
            page = self.get(page.location()).await;
        }
        panic!("redirects without end, now at {}", page.url);
    }

    /// The cookies that would be sent to the desk.
    pub fn cookies(&self) -> String {
        let cookies = self.jar.cookies(&self.url("/"));
        cookies.map_or_else(String::new, |value| value.to_str().expect("text").to_owned())
    }

    /// The value of one cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.cookies();
        let mut pairs = cookies.split("; ").filter_map(|pair| pair.split_once('='));
        pairs.find(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
    }

    /// Puts a cookie into the jar, as somebody who stole or planted it would.
    pub fn plant(&self, name: &str, value: &str) {
        self.jar.add_cookie_str(&format!("{name}={value}; Path=/"), &self.url("/"));
    }
}
