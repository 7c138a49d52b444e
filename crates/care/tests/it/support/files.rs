//! Sending and fetching files, as a browser without scripts does.

use reqwest::Method;
use reqwest::header::HeaderMap;

use super::{Browser, Form, Page};

/// Stands between the parts of a form; no content here contains it.
const BOUNDARY: &str = "care-boundary-7c1f";

/// A file that was fetched.
pub struct Fetched {
    pub status: u16,
    pub headers: HeaderMap,
    pub content: Vec<u8>,
}

impl Fetched {
    pub async fn of(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Self { status, headers, content: response.bytes().await.expect("whole").to_vec() }
    }

    /// A header as text, empty when it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap_or(""))
    }
}

/// A form in `multipart/form-data`: fields, then files under the name `files`. Names are sent as they are.
pub fn multipart(fields: &[(String, String)], files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        body.extend(head.bytes().chain(value.bytes()).chain(*b"\r\n"));
    }
    for (name, content) in files {
        let name = name.replace('"', "%22");
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
             Content-Type: image/svg+xml;\r\n\r\n"
        );
        body.extend(head.bytes().chain(content.iter().copied()).chain(*b"\r\n"));
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    body
}

impl Browser {
    /// Sends a form in `multipart/form-data`, and stays at the answer.
    pub async fn submit_with(&self, form: &Form, files: &[(&str, &[u8])]) -> Page {
        self.post_files(&form.action, &form.content(), files).await
    }

    /// Hands one file in at a place, as the page's script does.
    pub async fn upload(&self, place: &str, name: &str, content: &[u8]) -> Page {
        self.post_files(&format!("/files?place={place}"), &[], &[(name, content)]).await
    }

    /// The same, for a file that is taken; its id.
    pub async fn attach(&self, place: &str, name: &str, content: &[u8]) -> i64 {
        let answer = self.upload(place, name, content).await;
        answer.assert_status(200);
        answer.json()["id"].as_i64().expect("an id")
    }

    async fn post_files(&self, path: &str, fields: &[(String, String)], files: &[(&str, &[u8])]) -> Page {
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = self.post_request(path).header("content-type", kind);
        self.send(request.body(multipart(fields, files))).await
    }

    pub async fn fetch(&self, path: &str) -> Fetched {
        Fetched::of(self.bare(Method::GET, path).send().await.expect("an answer")).await
    }
}

impl Page {
    /// The answer to a script.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// Where the files on this page are saved from.
    pub fn files(&self) -> Vec<String> {
        self.attributes(".files .chip-file", "href")
    }
}
