//! What leaves, and what does not: names that a test makes up, and a server on this machine that counts who comes.

use std::collections::HashMap;
use std::io;
use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use hyper::Request;
use hyper::body::Bytes;
use outbound::{Addresses, Client, Error, Resolve, Rules};
use testkit::Peer;
use tokio::net::TcpListener;

type Turns = Vec<Vec<IpAddr>>;

/// Names with the addresses that they have at each look-up; the last stays.
#[derive(Default, Clone)]
struct Names {
    known: Arc<Mutex<HashMap<&'static str, Turns>>>,
    asked: Arc<AtomicUsize>,
}

impl Names {
    fn with(self, name: &'static str, turns: &[&[&str]]) -> Self {
        let parsed = |turn: &&[&str]| turn.iter().map(|one| one.parse().expect("an address")).collect();
        self.known.lock().expect("names").insert(name, turns.iter().map(parsed).collect());
        self
    }
}

impl Resolve for Names {
    fn resolve<'a>(&'a self, host: &'a str) -> Addresses<'a> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let mut known = self.known.lock().expect("names");
        let found =
            known.get_mut(host).map(|turns| if turns.len() > 1 { turns.remove(0) } else { turns[0].clone() });
        Box::pin(async move { found.ok_or_else(|| io::ErrorKind::NotFound.into()) })
    }
}

fn for_tests() -> Rules {
    Rules { loopback: true, ..Rules::https() }
}

fn anywhere(port: u16) -> Rules {
    Rules { plain_http: true, ports: vec![80, 443, port], loopback: false, inside: false }
}

fn to(address: &str) -> Request<Bytes> {
    Request::post(address).body(Bytes::from_static(b"ciphertext")).expect("a request")
}

#[tokio::test]
async fn no_spelling_of_an_inside_address_is_called() {
    let server = Peer::answering("HTTP/1.1 204 No Content\r\n\r\n").await;
    let port = server.address.port();
    let client = Client::new(anywhere(port));
    for host in [
        "127.0.0.1",
        "[::1]",
        "0",
        "0.0.0.0",
        "[::]",
        "0x7f000001",
        "0x7f.1",
        "2130706433",
        "0177.0.0.1",
        "127.1",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "169.254.169.254",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fd00::1]",
        "[fe80::1]",
        "10.0.0.1",
        "192.168.0.1",
        "172.16.0.1",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
    ] {
        let address = format!("http://{host}:{port}/");
        let sent = client.send(to(&address)).await;
        // What this machine's resolver cannot read is not called either.
        assert!(matches!(sent, Err(Error::Refused | Error::Unreachable)), "{host}");
        assert!(client.check(&address).await.is_err(), "{host}");
    }
    assert_eq!(server.visits(), 0);
}

#[tokio::test]
async fn a_name_counts_as_the_addresses_behind_it() {
    let server = Peer::answering("HTTP/1.1 204 No Content\r\n\r\n").await;
    let names = Names::default()
        .with("inside.example.test", &[&["127.0.0.1"]])
        .with("metadata.example.test", &[&["169.254.169.254"]])
        .with("mapped.example.test", &[&["::ffff:127.0.0.1", "fd00::1"]])
        .with("nobody.example.test", &[&[]]);
    let client = Client::with_resolver(anywhere(server.address.port()), names);
    for name in ["inside", "metadata", "mapped", "nobody"] {
        let address = format!("http://{name}.example.test:{}/", server.address.port());
        assert_eq!(client.send(to(&address)).await.unwrap_err(), Error::Refused, "{name}");
    }
    assert_eq!(server.visits(), 0);
}

#[tokio::test]
async fn a_name_that_moves_inside_after_the_check_is_refused_when_it_is_called() {
    let server = Peer::answering("HTTP/1.1 204 No Content\r\n\r\n").await;
    let names = Names::default().with("rebound.example.test", &[&["203.0.112.1"], &["127.0.0.1"]]);
    let client = Client::with_resolver(anywhere(server.address.port()), names.clone());
    let address = format!("http://rebound.example.test:{}/", server.address.port());
    client.check(&address).await.expect("a public address at first");
    assert_eq!(client.send(to(&address)).await.unwrap_err(), Error::Refused);
    assert_eq!(names.asked.load(Ordering::SeqCst), 2, "a call looks up once, and dials what it then checked");
    assert_eq!(server.visits(), 0);
}

#[tokio::test]
async fn schemes_ports_and_names_in_front_of_a_host_are_the_callers_to_allow() {
    let names = Names::default().with("push.example.test", &[&["203.0.112.1"]]);
    let client = Client::with_resolver(Rules::https(), names);
    for address in [
        "http://push.example.test/",
        "https://push.example.test:8080/",
        "https://push.example.test:22/",
        "https://user:word@push.example.test/",
        "gopher://push.example.test/",
        "file:///etc/passwd",
        "/etc/passwd",
        "https://",
        "push.example.test",
        "",
    ] {
        assert_eq!(client.check(address).await, Err(Error::Refused), "{address}");
    }
    client.check("https://push.example.test/abc").await.expect("allowed");
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_is_not_followed() {
    let inner = Peer::answering("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await;
    let location =
        format!("HTTP/1.1 302 Found\r\nlocation: http://{}/\r\ncontent-length: 0\r\n\r\n", inner.address);
    let outer = Peer::answering(location).await;
    let answer = Client::new(for_tests()).send(to(&format!("http://{}/x?y=1", outer.address))).await;
    assert_eq!(answer.expect("an answer").status(), 302);
    assert_eq!(inner.visits(), 0);
    let heard = outer.heard();
    assert!(heard.starts_with("POST /x?y=1 HTTP/1.1\r\n"), "{heard}");
    assert!(
        heard.contains(&format!("host: {}\r\n", outer.address)) && heard.ends_with("ciphertext"),
        "{heard}"
    );
}

#[tokio::test]
async fn a_closed_port_and_one_that_speaks_something_else_look_the_same() {
    let other = Peer::answering("220 mail.example.test ESMTP\r\n").await;
    let closed = TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("an address");
    let client = Client::new(for_tests());
    let [one, two] = [other.address, closed].map(|address| format!("http://{address}/"));
    assert_eq!(client.send(to(&one)).await.unwrap_err(), client.send(to(&two)).await.unwrap_err());
}

#[tokio::test]
async fn nobody_is_waited_for_without_end() {
    let silent = Peer::answering("").await;
    let client = Client::new(for_tests()).patience(Duration::from_millis(50));
    let answer = client.send(to(&format!("http://{}/", silent.address))).await;
    assert_eq!(answer.unwrap_err(), Error::Unreachable);
    assert_eq!(silent.visits(), 1);
}

#[tokio::test]
async fn only_the_beginning_of_a_long_answer_is_read() {
    let body = "x".repeat(1 << 20);
    let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    let server = Peer::answering(answer).await;
    let answer = Client::new(for_tests()).send(to(&format!("http://{}/", server.address))).await;
    assert_eq!(answer.expect("an answer").body().len(), 16 * 1024);
    let client = Client::new(for_tests()).answer_max(100_000);
    let answer = client.send(to(&format!("http://{}/", server.address))).await;
    assert_eq!(answer.expect("an answer").body().len(), 100_000);
}

#[tokio::test]
async fn networks_of_ones_own_are_open_to_callers_that_say_so_and_metadata_never() {
    let names = Names::default()
        .with("model.example.test", &[&["10.0.0.7"]])
        .with("metadata.example.test", &[&["169.254.169.254"]])
        .with("public.example.test", &[&["203.0.112.1"]]);
    let client = Client::with_resolver(Rules { inside: true, ..Rules::https() }, names);
    for address in ["http://model.example.test:11434/", "http://127.0.0.1:9/", "https://[fd00::1]/"] {
        client.check(address).await.expect("inside");
    }
    client.check("https://public.example.test/").await.expect("public");
    for address in
        ["http://metadata.example.test/", "http://public.example.test/", "https://169.254.169.254/"]
    {
        assert_eq!(client.check(address).await, Err(Error::Refused), "{address}");
    }
}

#[tokio::test]
async fn the_switch_for_tests_opens_this_machine_and_nothing_else() {
    let names = Names::default().with("push.example.test", &[&["203.0.112.1"]]);
    let client = Client::with_resolver(for_tests(), names);
    client.check("http://127.0.0.1:9/").await.expect("loopback");
    client.check("https://[::1]:9/").await.expect("loopback");
    for address in ["http://10.0.0.1/", "http://push.example.test/", "https://169.254.169.254/"] {
        assert_eq!(client.check(address).await, Err(Error::Refused), "{address}");
    }
}
