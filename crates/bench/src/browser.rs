//! One kept-alive connection with a cookie: as much of a browser as a load needs.

use std::net::SocketAddr;
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{CONTENT_TYPE, COOKIE, HOST, ORIGIN, SET_COOKIE};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

const PATIENCE: Duration = Duration::from_secs(30);

pub struct Browser {
    address: SocketAddr,
    sender: Option<SendRequest<Full<Bytes>>>,
    pub cookie: String,
}

pub struct Answer {
    pub status: StatusCode,
    pub body: Bytes,
}

impl Browser {
    pub const fn new(address: SocketAddr) -> Self {
        Self { address, sender: None, cookie: String::new() }
    }

    pub fn with_cookie(address: SocketAddr, cookie: &str) -> Self {
        Self { cookie: cookie.to_owned(), ..Self::new(address) }
    }

    /// The session's cookie of this person.
    pub async fn sign_in(address: SocketAddr, email: &str) -> Result<String, String> {
        let mut browser = Self::new(address);
        let answer = browser.post("/signin", &[("email", email), ("password", "benchpass1")]).await?;
        if answer.status != StatusCode::SEE_OTHER || browser.cookie.is_empty() {
            return Err(format!("{email} cannot sign in: {}", answer.status));
        }
        Ok(browser.cookie)
    }

    /// A page; anything but 200 is an error.
    pub async fn get(&mut self, path: &str) -> Result<Answer, String> {
        let answer = self.send(Method::GET, path, String::new()).await?;
        if answer.status == StatusCode::OK { Ok(answer) } else { Err(format!("{path}: {}", answer.status)) }
    }

    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Result<Answer, String> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        self.send(Method::POST, path, body).await
    }

    async fn send(&mut self, method: Method, path: &str, body: String) -> Result<Answer, String> {
        let sent = tokio::time::timeout(PATIENCE, self.exchange(method, path, body)).await;
        sent.map_err(|_| format!("{path}: no answer"))?.map_err(|error| format!("{path}: {error}"))
    }

    async fn exchange(&mut self, method: Method, path: &str, body: String) -> Result<Answer, String> {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, self.address.to_string())
            .header(ORIGIN, format!("http://{}", self.address))
            .header(COOKIE, &self.cookie)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Full::new(Bytes::from(body)))
            .map_err(|error| error.to_string())?;
        let sender = self.connection().await?;
        let answer = sender.send_request(request).await.map_err(|error| error.to_string())?;
        self.keep_cookie(&answer);
        let status = answer.status();
        let body = answer.into_body().collect().await.map_err(|error| error.to_string())?.to_bytes();
        Ok(Answer { status, body })
    }

    async fn connection(&mut self) -> Result<&mut SendRequest<Full<Bytes>>, String> {
        let open = self.sender.as_ref().is_some_and(|sender| !sender.is_closed());
        if !open {
            let stream = TcpStream::connect(self.address).await.map_err(|error| error.to_string())?;
            stream.set_nodelay(true).map_err(|error| error.to_string())?;
            let (sender, connection) =
                handshake(TokioIo::new(stream)).await.map_err(|error| error.to_string())?;
            tokio::spawn(connection);
            self.sender = Some(sender);
        }
        let sender = self.sender.as_mut().ok_or("no connection")?;
        sender.ready().await.map_err(|error| error.to_string())?;
        Ok(sender)
    }

    fn keep_cookie(&mut self, answer: &Response<Incoming>) {
        let cookies = answer.headers().get_all(SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
        if let Some(session) =
            cookies.filter_map(|cookie| cookie.split(';').next()).find(|c| c.starts_with("care="))
        {
            self.cookie = session.to_owned();
        }
    }
}
