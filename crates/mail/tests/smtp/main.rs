//! Sending, against a server that speaks real SMTP over real sockets and real TLS.

mod sink;

use std::sync::Arc;
use std::time::Duration;

use mail::{Answer, Server, Smtp, Tls};
use sink::{Rules, Sink};
use tempfile::NamedTempFile;
use tokio_rustls::TlsAcceptor;

const CONTENT: &[u8] = b"Subject: hello\r\n\r\n.a line with a dot\r\n..two\r\nlast";

fn server(sink: &Sink) -> Server {
    Server {
        host: "localhost".to_owned(),
        port: sink.address.port(),
        tls: Tls::None,
        user: None,
        password: None,
        ca_file: None,
        timeout: Duration::from_secs(5),
    }
}

async fn send(server: Server, to: &str) -> Answer {
    Smtp::new(server).expect("a server").send("care@desk.test", to, CONTENT).await
}

/// A certificate for this name: what the server shows, and the file that makes a client trust it.
fn certificate(name: &str) -> (TlsAcceptor, NamedTempFile) {
    let made = rcgen::generate_simple_self_signed(vec![name.to_owned()]).expect("a certificate");
    let file = NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), made.cert.pem()).expect("written");
    let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .expect("a configuration");
    (TlsAcceptor::from(Arc::new(config)), file)
}

#[tokio::test]
async fn the_bytes_arrive_as_they_were_sent() {
    let sink = Sink::start(Rules::default()).await;
    let answer = send(server(&sink), "ana@home.test").await;
    assert_eq!(answer, Answer::Sent("250 2.0.0 Queued as 7".to_owned()));
    let taken = sink.taken();
    assert_eq!(taken.len(), 1);
    assert_eq!((taken[0].from.as_str(), taken[0].to.join(",").as_str()), ("care@desk.test", "ana@home.test"));
    assert_eq!(taken[0].content, [CONTENT, b"\r\n"].concat());
}

#[tokio::test]
async fn a_refused_recipient_is_final_and_keeps_the_servers_words() {
    let sink = Sink::start(Rules::default()).await;
    let answer = send(server(&sink), "never@home.test").await;
    assert_eq!(answer, Answer::Refused("550 5.1.1 No such person here".to_owned()));
    let answer = send(server(&sink), "spam@home.test").await;
    assert_eq!(answer, Answer::Refused("554 5.7.1 This looks like spam".to_owned()));
}

#[tokio::test]
async fn whatever_may_pass_is_tried_later() {
    let sink = Sink::start(Rules::default()).await;
    let answer = send(server(&sink), "later@home.test").await;
    assert_eq!(answer, Answer::Later("451 4.7.1 Greylisted, come back".to_owned()));
    assert!(matches!(send(server(&sink), "cut@home.test").await, Answer::Later(_)));
    let hasty = Server { timeout: Duration::from_millis(200), ..server(&sink) };
    let Answer::Later(words) = send(hasty, "slow@home.test").await else { panic!("not later") };
    assert!(words.contains("no answer"), "{words}");
    let closed = Server { port: 1, ..server(&sink) };
    let Answer::Later(words) = send(closed, "ana@home.test").await else { panic!("not later") };
    assert!(words.contains("localhost:1") && words.contains("refused"), "{words}");
    assert!(sink.taken().is_empty());
}

#[tokio::test]
async fn a_sign_in_that_fails_blames_no_recipient() {
    let sink = Sink::start(Rules { sign_in: true, ..Rules::default() }).await;
    let user = |password: &str| Server {
        user: Some("user".to_owned()),
        password: Some(password.to_owned()),
        ..server(&sink)
    };
    assert_eq!(
        send(user("wrong"), "ana@home.test").await,
        Answer::Later("535 5.7.8 Wrong user or password".to_owned())
    );
    assert_eq!(
        send(server(&sink), "ana@home.test").await,
        Answer::Later("530 5.7.0 Authentication required".to_owned())
    );
    assert!(matches!(send(user("secret"), "ana@home.test").await, Answer::Sent(_)));
    assert_eq!(
        send(user("secret"), "relay@home.test").await,
        Answer::Later("554 5.7.1 Relay access denied".to_owned())
    );
}

#[tokio::test]
async fn both_ways_of_tls_work_with_a_private_certificate() {
    let (acceptor, file) = certificate("localhost");
    let implicit = Sink::start(Rules { implicit: Some(acceptor.clone()), ..Rules::default() }).await;
    let ca_file = Some(file.path().to_owned());
    let way = Server { tls: Tls::Implicit, ca_file: ca_file.clone(), ..server(&implicit) };
    assert!(matches!(send(way, "ana@home.test").await, Answer::Sent(_)));
    let upgraded = Sink::start(Rules { starttls: Some(acceptor), ..Rules::default() }).await;
    let way = Server { tls: Tls::StartTls, ca_file, ..server(&upgraded) };
    assert!(matches!(send(way, "ana@home.test").await, Answer::Sent(_)));
    assert_eq!((implicit.taken().len(), upgraded.taken().len()), (1, 1));
}

#[tokio::test]
async fn nothing_is_sent_to_a_server_that_cannot_prove_its_name() {
    let (acceptor, file) = certificate("elsewhere.test");
    let sink = Sink::start(Rules { implicit: Some(acceptor), ..Rules::default() }).await;
    let unknown = Server { tls: Tls::Implicit, ..server(&sink) };
    let misnamed = Server { ca_file: Some(file.path().to_owned()), ..unknown.clone() };
    for way in [unknown, misnamed] {
        let Answer::Later(words) = send(way, "ana@home.test").await else { panic!("not later") };
        assert!(words.contains("certificate"), "{words}");
    }
    assert!(sink.taken().is_empty());
}

#[tokio::test]
async fn starttls_is_never_skipped() {
    let sink = Sink::start(Rules::default()).await;
    let way = Server { tls: Tls::StartTls, ..server(&sink) };
    let Answer::Later(words) = send(way, "ana@home.test").await else { panic!("not later") };
    assert!(words.contains("no STARTTLS"), "{words}");
    assert!(sink.taken().is_empty());
}

#[test]
fn without_tls_mails_stay_on_this_machine() {
    let remote = Server {
        host: "mail.example.test".to_owned(),
        port: 25,
        tls: Tls::None,
        user: None,
        password: None,
        ca_file: None,
        timeout: Duration::from_secs(1),
    };
    let Err(why) = Smtp::new(remote.clone()) else { panic!("accepted") };
    assert!(why.contains("mail.example.test"), "{why}");
    for host in ["localhost", "127.0.0.1", "127.9.9.9", "::1"] {
        assert!(Smtp::new(Server { host: host.to_owned(), ..remote.clone() }).is_ok(), "{host}");
    }
}

#[tokio::test]
async fn an_address_cannot_carry_commands() {
    let sink = Sink::start(Rules::default()).await;
    for to in ["a@b.test>\r\nRCPT TO:<v@x.test", "a@b.test\nDATA", "", "a b@c.test", "a@b.test,v@x.test"] {
        assert!(matches!(send(server(&sink), to).await, Answer::Refused(_)), "{to:?}");
    }
    assert!(sink.taken().is_empty());
}
