//! The chat on other sites: who may show it, and who is who in it.

mod chats;
mod frame;
mod identity;
mod settings;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::Method;
use ring::hmac;
use serde_json::{Value, json};

use crate::support::{Browser, Desk, Page};

/// A random key, as a frame makes one.
pub const FRAME: &str = "Vq8mTz2KxWb7RcY4NfL1JhG9sDp3AeU6oiQk5wXyZ0M";
pub const OTHER_FRAME: &str = "aVq8mTz2KxWb7RcY4NfL1JhG9sDp3AeU6oiQk5wXyZ0";

/// A site that shows the widget, with a key to sign by.
pub struct Site {
    pub desk: Desk,
    /// The desk's name towards it.
    pub name: String,
    pub kid: String,
    pub secret: String,
}

impl Site {
    pub async fn of(desk: Desk) -> Self {
        allow(&desk, "https://shop.example", false).await;
        let page = desk.admin.press("/settings/widget", "New key").await;
        page.assert_status(200);
        let value = |id: &str| page.attributes(&format!("#{id}"), "value").remove(0);
        let (kid, secret) = (value("new-kid"), value("new-secret"));
        let name = desk.value("SELECT value FROM settings WHERE name = 'widget_desk'").await;
        Self { desk, name, kid, secret }
    }

    /// What a site says about its visitor. A null takes a claim away.
    pub fn claims(&self, changes: &Value) -> Value {
        let now = now();
        let mut claims = json!({
            "aud": self.name, "sub": "4711", "iat": now, "exp": now + 300, "jti": "one",
            "name": "Ines Duarte", "email": "ines@shop.example",
        });
        let claim = claims.as_object_mut().expect("an object");
        for (name, value) in changes.as_object().expect("an object") {
            claim.insert(name.clone(), value.clone());
        }
        claim.retain(|_, value| !value.is_null());
        claims
    }

    pub fn signed(&self, changes: &Value) -> String {
        sign(&json!({ "alg": "HS256", "typ": "JWT", "kid": self.kid }), &self.claims(changes), &self.secret)
    }

    /// Shows a token from a frame.
    pub async fn identify(&self, browser: &Browser, token: &str, key: &str) -> Page {
        browser.post("/widget/visits", &[("desk", &self.name), ("identity", token), ("key", key)]).await
    }

    /// The visit that a token opens.
    pub async fn known(&self, browser: &Browser, changes: &Value, key: &str) -> Visit {
        let page = self.identify(browser, &self.signed(changes), key).await;
        page.assert_status(200);
        Visit::of(browser, &page, Some(key))
    }

    pub async fn unknown(&self, browser: &Browser) -> Visit {
        let page = browser.post("/widget/visits", &[("desk", &self.name)]).await;
        page.assert_status(200);
        Visit::of(browser, &page, None)
    }
}

/// What a frame keeps.
#[derive(Clone)]
pub struct Visit {
    pub browser: Browser,
    pub token: String,
    pub key: Option<String>,
}

impl Visit {
    fn of(browser: &Browser, page: &Page, key: Option<&str>) -> Self {
        let told: Value = serde_json::from_str(&page.body).expect("JSON");
        let token = told["token"].as_str().expect("a token").to_owned();
        assert_eq!(told["known"], key.is_some());
        Self { browser: browser.clone(), token, key: key.map(str::to_owned) }
    }

    fn with_headers(&self, request: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
        let request = request.header("x-care-visitor", &self.token);
        match &self.key {
            Some(key) => request.header("x-care-key", key),
            None => request,
        }
    }

    pub async fn get(&self, path: &str) -> Page {
        self.browser.send(self.with_headers(self.browser.bare(Method::GET, path))).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.browser.send(self.with_headers(self.browser.post_request(path)).form(fields)).await
    }

    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.with_headers(self.browser.bare(method, path))
    }
}

/// Lists a site, or several, as an administrator does.
pub async fn allow(desk: &Desk, sites: &str, verified_only: bool) {
    let mut fields = vec![("sites", sites)];
    if verified_only {
        fields.push(("verified_only", "on"));
    }
    desk.admin.post("/settings/widget", &fields).await.assert_status(303);
}

/// Seconds since 1970 UTC.
pub fn now() -> i64 {
    helpdesk::clock::Clock::system().now() / 1_000
}

pub fn sign(head: &Value, claims: &Value, secret: &str) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!("{}.{}", part(head), part(claims));
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let signature = hmac::sign(&key, text.as_bytes());
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}
