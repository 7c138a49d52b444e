//! A push service of the test's own, and devices that read what it was handed.

use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use web_push_native::p256::elliptic_curve::sec1::ToEncodedPoint as _;
use web_push_native::p256::{SecretKey, ecdsa};
use web_push_native::{Auth, decrypt};

use super::wait::until;
use super::{Page, Person, RUNTIME};

/// Takes what it is handed, unless it was told to answer otherwise.
pub struct PushService {
    pub address: SocketAddr,
    received: Arc<Mutex<Vec<Handed>>>,
    answers: Arc<Mutex<VecDeque<String>>>,
}

/// What the desk handed in.
#[derive(Debug, Clone)]
pub struct Handed {
    pub path: String,
    /// By names in lower case.
    pub headers: HashMap<String, String>,
    pub body: Vec<u8>,
}

impl PushService {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let service = Self { address, received: Arc::default(), answers: Arc::default() };
        let (received, answers) = (Arc::clone(&service.received), Arc::clone(&service.answers));
        RUNTIME.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let handed = read(stream, &answers).await;
                received.lock().expect("a list").push(handed);
            }
        });
        service
    }

    /// Answers the next one with this head instead of "201 Created".
    pub fn answer(&self, head: &str) {
        self.answers.lock().expect("a list").push_back(head.to_owned());
    }

    pub fn received(&self) -> Vec<Handed> {
        self.received.lock().expect("a list").clone()
    }

    /// All, once there are so many.
    pub async fn until(&self, count: usize) -> Vec<Handed> {
        until(format!("{count} messages at the push service"), async || {
            let received = self.received();
            (received.len() >= count).then_some(received)
        })
        .await
    }

    /// A browser that asked this service for an address.
    pub fn device(&self, name: &str) -> Device {
        let seed = name.bytes().fold([7; 32], |mut seed, byte| {
            seed.rotate_left(1);
            seed[0] ^= byte;
            seed
        });
        Device {
            secret: SecretKey::from_slice(&seed).expect("a key"),
            endpoint: format!("http://{}/{name}", self.address),
        }
    }
}

async fn read(stream: TcpStream, answers: &Mutex<VecDeque<String>>) -> Handed {
    let mut stream = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        let length = stream.read_line(&mut line).await.expect("a line");
        if length == 0 || line == "\r\n" {
            break;
        }
        lines.push(line.trim_end().to_owned());
    }
    let headers: HashMap<_, _> = lines.iter().skip(1).filter_map(|line| line.split_once(": ")).collect();
    let headers: HashMap<_, _> =
        headers.into_iter().map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.expect("a body");
    let head = answers.lock().expect("a list").pop_front().unwrap_or_else(|| "201 Created".to_owned());
    let answer = format!("HTTP/1.1 {head}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    stream.write_all(answer.as_bytes()).await.expect("an answer");
    let path = lines.first().and_then(|line| line.split(' ').nth(1)).unwrap_or_default().to_owned();
    Handed { path, headers, body }
}

/// A browser with its secret.
pub struct Device {
    secret: SecretKey,
    pub endpoint: String,
}

const AUTH: [u8; 16] = *b"sixteen octets!!";

impl Device {
    /// The fields of the subscription, as the page's script sends them.
    pub fn fields(&self) -> [(&'static str, String); 3] {
        let point = self.secret.public_key().to_encoded_point(false);
        [
            ("endpoint", self.endpoint.clone()),
            ("p256dh", URL_SAFE_NO_PAD.encode(point.as_bytes())),
            ("auth", URL_SAFE_NO_PAD.encode(AUTH)),
        ]
    }

    /// What was handed in for this device, in the clear.
    pub fn read(&self, handed: &Handed) -> serde_json::Value {
        let text =
            decrypt(handed.body.clone(), &self.secret, &Auth::from(AUTH)).expect("meant for this device");
        serde_json::from_slice(&text).expect("JSON")
    }
}

impl Handed {
    /// The claims under the sender's signature, and the key that it holds under.
    #[track_caller]
    pub fn signed_claims(&self) -> (serde_json::Value, String) {
        use ecdsa::signature::Verifier as _;
        let header = &self.headers["authorization"];
        let (token, key) =
            header.strip_prefix("vapid t=").and_then(|rest| rest.split_once(", k=")).expect("VAPID");
        let (signed, signature) = token.rsplit_once('.').expect("a signature");
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).expect("base64");
        let verifier = ecdsa::VerifyingKey::from_sec1_bytes(&bytes(key)).expect("a key");
        let signature = ecdsa::Signature::from_slice(&bytes(signature)).expect("a signature");
        verifier.verify(signed.as_bytes(), &signature).expect("signed by this key");
        let claims = signed.split_once('.').expect("two parts").1;
        (serde_json::from_slice(&bytes(claims)).expect("JSON"), key.to_owned())
    }
}

impl Person {
    /// What the page's script does after a press on [Turn on].
    pub async fn turn_on_notices(&self, device: &Device) -> Page {
        let fields = device.fields();
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.post("/push/subscriptions", &fields).await
    }
}
