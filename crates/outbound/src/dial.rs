//! A connection to an address that was checked, encrypted where the address says so.

use std::io;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use rustls::crypto::ring;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use crate::destination::Destination;

/// How long one of several addresses may take to answer at all.
const CONNECT: Duration = Duration::from_secs(5);

pub(crate) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// Tries the addresses in turn.
pub(crate) async fn dial(destination: &Destination, tls: &Tls) -> io::Result<Box<dyn Stream>> {
    let stream = connect(destination).await?;
    if !destination.is_https {
        return Ok(Box::new(stream));
    }
    let name = ServerName::try_from(destination.host.clone()).map_err(io::Error::other)?;
    Ok(Box::new(tls.connector()?.connect(name, stream).await?))
}

async fn connect(destination: &Destination) -> io::Result<TcpStream> {
    let mut failure = io::Error::from(io::ErrorKind::NotFound);
    for address in &destination.addresses {
        match tokio::time::timeout(CONNECT, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(error)) => failure = error,
            Err(_) => failure = io::ErrorKind::TimedOut.into(),
        }
    }
    Err(failure)
}

/// Trusts the machine's root certificates, read when they are first needed.
#[derive(Default)]
pub(crate) struct Tls(OnceLock<Arc<ClientConfig>>);

impl Tls {
    fn connector(&self) -> io::Result<TlsConnector> {
        if let Some(config) = self.0.get() {
            return Ok(Arc::clone(config).into());
        }
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        let config = trusting(roots)?;
        Ok(Arc::clone(self.0.get_or_init(|| config)).into())
    }
}

fn trusting(roots: RootCertStore) -> io::Result<Arc<ClientConfig>> {
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use rcgen::{CertifiedKey, generate_simple_self_signed};
    use rustls::ServerConfig;
    use rustls::pki_types::{CertificateDer, PrivateKeyDer};
    use tokio::net::TcpListener;
    use tokio_rustls::TlsAcceptor;

    use super::*;

    /// Greets whoever comes by TLS, as `push.example.test`; its address and its certificate.
    async fn server() -> (SocketAddr, CertificateDer<'static>) {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(["push.example.test".to_owned()]).expect("a certificate");
        let key = PrivateKeyDer::try_from(signing_key.serialize_der()).expect("a key");
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .expect("a certificate with its key");
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let _ = acceptor.accept(stream).await;
            }
        });
        (address, cert.der().clone())
    }

    fn destination(host: &str, address: SocketAddr) -> Destination {
        Destination { host: host.to_owned(), is_https: true, addresses: vec![address] }
    }

    #[tokio::test]
    async fn a_certificate_is_held_against_the_roots_and_the_name() {
        let (address, certificate) = server().await;
        let stranger = dial(&destination("push.example.test", address), &Tls::default()).await;
        assert!(stranger.is_err(), "nobody vouches for it");
        let mut roots = RootCertStore::empty();
        roots.add(certificate).expect("a root");
        let tls = Tls(OnceLock::from(trusting(roots).expect("a configuration")));
        assert!(dial(&destination("push.example.test", address), &tls).await.is_ok());
        assert!(dial(&destination("other.example.test", address), &tls).await.is_err(), "another's name");
    }
}
