//! Makes one request at a time: to a checked address, once, within bounded time, following nobody elsewhere.

use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1;
use hyper::header::{HOST, HeaderValue};
use hyper::{Request, Response, Uri};
use hyper_util::rt::TokioIo;
use tokio::task::JoinHandle;

use crate::destination::{Destination, Rules};
use crate::dial::{Tls, dial};
use crate::error::{Error, Result};
use crate::resolve::{Resolve, System};

/// From the look-up of the name to the end of the answer.
const PATIENCE: Duration = Duration::from_secs(15);
/// Read of an answer's body, in bytes, unless the caller says otherwise; the rest is left.
const ANSWER_MAX: usize = 16 * 1024;

/// Cheap to clone.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    rules: Rules,
    resolver: Box<dyn Resolve>,
    tls: Tls,
    patience: Duration,
    answer_max: usize,
}

impl Client {
    /// A client that goes where these rules allow.
    pub fn new(rules: Rules) -> Self {
        Self::with_resolver(rules, System)
    }

    /// The same with names of the caller's own.
    pub fn with_resolver(rules: Rules, resolver: impl Resolve + 'static) -> Self {
        Self(Arc::new(Inner {
            rules,
            resolver: Box::new(resolver),
            tls: Tls::default(),
            patience: PATIENCE,
            answer_max: ANSWER_MAX,
        }))
    }

    /// The same, waiting no longer than this for an answer.
    #[must_use]
    pub fn patience(self, patience: Duration) -> Self {
        let inner = Arc::into_inner(self.0).expect("not shared before it is made");
        Self(Arc::new(Inner { patience, ..inner }))
    }

    /// The same, reading this many bytes of an answer's body.
    #[must_use]
    pub fn answer_max(self, bytes: usize) -> Self {
        let inner = Arc::into_inner(self.0).expect("not shared before it is made");
        Self(Arc::new(Inner { answer_max: bytes, ..inner }))
    }

    /// Whether a request could go to this address. Looks its name up and dials nobody.
    pub async fn check(&self, address: &str) -> Result<()> {
        let uri: Uri = address.parse().map_err(|_| Error::Refused)?;
        self.in_time(self.destination(&uri)).await.map(drop)
    }

    /// Sends a request to the address in its line. The answer is whatever comes back, a redirect too; of its body
    /// no more than the beginning.
    pub async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>> {
        self.in_time(async {
            let destination = self.destination(request.uri()).await?;
            let answer = exchange(&destination, &self.0.tls, request, self.0.answer_max).await;
            answer.map_err(|()| Error::Unreachable)
        })
        .await
    }

    async fn destination(&self, uri: &Uri) -> Result<Destination> {
        Destination::of(uri, &self.0.rules, &*self.0.resolver).await
    }

    async fn in_time<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        tokio::time::timeout(self.0.patience, work).await.unwrap_or(Err(Error::Unreachable))
    }
}

/// One request and its answer on a connection of their own. What goes wrong is not told apart.
async fn exchange(
    destination: &Destination,
    tls: &Tls,
    request: Request<Bytes>,
    answer_max: usize,
) -> Result<Response<Bytes>, ()> {
    let stream = dial(destination, tls).await.map_err(drop)?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(drop)?;
    let _connection = EndedOnDrop(tokio::spawn(connection));
    let answer = async {
        let answer = sender.send_request(in_origin_form(request)?).await.map_err(drop)?;
        let (head, body) = answer.into_parts();
        Ok(Response::from_parts(head, beginning(body, answer_max).await?))
    };
    answer.await
}

/// Whoever is not waited for any more is hung up on.
struct EndedOnDrop<T>(JoinHandle<T>);

impl<T> Drop for EndedOnDrop<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// A server is asked for the path; the host goes into its header.
fn in_origin_form(request: Request<Bytes>) -> Result<Request<Full<Bytes>>, ()> {
    let (mut head, body) = request.into_parts();
    let host = head.uri.authority().ok_or(())?.as_str();
    head.headers.insert(HOST, HeaderValue::from_str(host).map_err(drop)?);
    let path = head.uri.path_and_query().map_or("/", |path| path.as_str());
    head.uri = path.parse().map_err(drop)?;
    Ok(Request::from_parts(head, Full::new(body)))
}

async fn beginning(mut body: Incoming, most: usize) -> Result<Bytes, ()> {
    let mut kept = Vec::new();
    while kept.len() < most {
        let Some(frame) = body.frame().await else { break };
        if let Some(data) = frame.map_err(drop)?.data_ref() {
            let room = most - kept.len();
            kept.extend_from_slice(&data[..data.len().min(room)]);
        }
    }
    Ok(kept.into())
}
