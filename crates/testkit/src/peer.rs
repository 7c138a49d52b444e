//! An HTTP server on this machine that answers everybody with the same bytes, counts the visits, and keeps what was said.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

pub struct Peer {
    pub address: SocketAddr,
    visits: Arc<AtomicUsize>,
    heard: Arc<Mutex<String>>,
}

impl Peer {
    /// One that answers nothing keeps its visitors waiting.
    pub async fn answering(answer: impl Into<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let peer = Self { address, visits: Arc::default(), heard: Arc::default() };
        let (visits, heard, answer) = (Arc::clone(&peer.visits), Arc::clone(&peer.heard), answer.into());
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                visits.fetch_add(1, Ordering::SeqCst);
                let said = hear(&mut stream).await;
                heard.lock().expect("words").push_str(&said);
                if answer.is_empty() {
                    std::future::pending::<()>().await;
                }
                let _ = stream.write_all(answer.as_bytes()).await;
            }
        });
        peer
    }

    pub fn visits(&self) -> usize {
        self.visits.load(Ordering::SeqCst)
    }

    pub fn heard(&self) -> String {
        self.heard.lock().expect("words").clone()
    }
}

/// The whole request: its head tells how long its body is.
async fn hear(stream: &mut TcpStream) -> String {
    let mut said = Vec::new();
    let mut piece = vec![0; 16 * 1024];
    loop {
        let length = stream.read(&mut piece).await.unwrap_or_default();
        said.extend_from_slice(&piece[..length]);
        let text = String::from_utf8_lossy(&said).into_owned();
        let whole = text.split_once("\r\n\r\n").is_some_and(|(head, body)| {
            let wanted = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
            body.len() >= wanted.unwrap_or(0)
        });
        if length == 0 || whole {
            return text;
        }
    }
}
