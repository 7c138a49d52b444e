//! People who use a desk, each with a browser of their own.

use std::ops::Deref;

use super::{Browser, Desk, Page};

/// Good enough for every account that a test makes.
pub const PASSWORD: &str = "seven purple otters juggle";

/// Somebody with an account, and their browser.
#[derive(Clone)]
pub struct Person {
    pub browser: Browser,
    pub first: String,
    pub last: String,
    pub email: String,
}

impl Deref for Person {
    type Target = Browser;
    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl Person {
    pub fn new(browser: Browser, first: &str, last: &str, email: &str) -> Self {
        Self { browser, first: first.to_owned(), last: last.to_owned(), email: email.to_owned() }
    }

    pub fn name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }

    /// The same person at another machine, where nobody has signed in yet.
    pub fn elsewhere(&self) -> Self {
        Self { browser: Browser::new(self.base()), ..self.clone() }
    }

    /// Signs in through the form; whatever page that leads to.
    pub async fn sign_in_with(&self, password: &str) -> Page {
        let page = self.open("/signin").await;
        self.submit(page.form("Sign in").fill("Email", &self.email).fill("Password", password)).await
    }

    pub async fn sign_in(&self) -> Page {
        self.sign_in_with(PASSWORD).await
    }

    pub async fn sign_out(&self) -> Page {
        let page = self.open("/").await;
        self.submit(page.form_to("/signout", "Sign out")).await
    }

    /// Whether the browser is signed in.
    pub async fn is_signed_in(&self) -> bool {
        self.open("/account").await.path() == "/account"
    }

    /// Raises a request through the form and returns its number.
    pub async fn request(&self, subject: &str, description: &str) -> i64 {
        let page = self.open("/requests/new").await;
        let form = page.form("Send request").fill("Subject", subject).fill("Description", description);
        let page = self.submit(form).await;
        number_in(&page)
    }

    /// Writes a message on an own request.
    pub async fn message(&self, number: i64, words: &str) -> Page {
        let page = self.open(&format!("/requests/{number}")).await;
        self.submit(page.form("Send").fill("Message", words)).await
    }

    /// Answers a request as staff.
    pub async fn reply(&self, number: i64, words: &str) -> Page {
        let page = self.open(&format!("/t/{number}")).await;
        self.submit(page.form("Send reply").fill("Reply", words)).await
    }

    pub async fn note(&self, number: i64, words: &str) -> Page {
        let page = self.open(&format!("/t/{number}")).await;
        self.submit(page.form("Add note").fill("Note", words)).await
    }

    /// Assigns a ticket from its page, by the assignee's full name.
    pub async fn assign(&self, number: i64, name: &str) -> Page {
        let page = self.open(&format!("/t/{number}")).await;
        self.submit(page.form("Assign").fill("Assignee", name)).await
    }

    pub async fn take(&self, number: i64) -> Page {
        self.press(&format!("/t/{number}"), "Take").await
    }

    pub async fn set_status(&self, number: i64, status: &str) -> Page {
        let page = self.open(&format!("/t/{number}")).await;
        self.submit(page.form("Set status").fill("Status", status)).await
    }
}

/// The number in the address of a request's or ticket's page.
#[track_caller]
pub fn number_in(page: &Page) -> i64 {
    let last = page.path().rsplit('/').next().unwrap_or_default();
    last.parse().unwrap_or_else(|_| panic!("{} ({}) is no request:\n{}", page.url, page.status, page.text()))
}

/// "ada.lovelace@example.test"
fn address(first: &str, last: &str) -> String {
    format!("{}.{}@example.test", first.to_lowercase(), last.to_lowercase())
}

impl Desk {
    /// Somebody who has not registered yet.
    pub fn stranger(&self, first: &str, last: &str) -> Person {
        Person::new(self.visitor(), first, last, &address(first, last))
    }

    /// Fills in the sign-up form; the page that asks for the code.
    pub async fn register(&self, person: &Person, role: &str) -> Page {
        let page = person.open("/signup").await;
        let form =
            page.form("Create account").fill("First name", &person.first).fill("Last name", &person.last);
        let form = form.fill("Email", &person.email).tick(role);
        let form = form.fill("Password", PASSWORD).fill("Confirm password", PASSWORD);
        person.submit(form).await
    }

    /// Registers and enters the mailed code; where that leads.
    pub async fn register_and_confirm(&self, person: &Person, role: &str) -> Page {
        let page = self.register(person, role).await;
        let code = self.sink.code(&person.email).await;
        person.submit(page.form("Confirm email").fill("Code", &code)).await
    }

    /// A registered customer, signed in.
    pub async fn customer(&self, first: &str, last: &str) -> Person {
        let person = self.stranger(first, last);
        self.register_and_confirm(&person, "Customer").await.assert_at("/requests");
        person
    }

    /// An invited agent, signed in.
    pub async fn agent(&self, first: &str, last: &str) -> Person {
        let person = self.stranger(first, last);
        self.invite(&person).await;
        let link = self.sink.next(&person.email, "/invitation/").await.first_link();
        let page = person.open(&link).await;
        let form = page.form("Join").fill("Password", PASSWORD).fill("Confirm password", PASSWORD);
        person.submit(form).await.assert_at("/inbox/mine");
        person
    }

    /// Sends an invitation; the page that says so.
    pub async fn invite(&self, person: &Person) -> Page {
        let page = self.admin.open("/settings/people").await;
        let form = page.form("Send invitation").fill("First name", &person.first);
        let form = form.fill("Last name", &person.last).fill("Email", &person.email);
        self.admin.submit(form).await
    }

    /// A verified applicant who waits for approval.
    pub async fn applicant(&self, first: &str, last: &str) -> Person {
        let person = self.stranger(first, last);
        self.register_and_confirm(&person, "Agent").await.assert_at("/waiting");
        person
    }

    /// Sets one of the desk's switches: sign_up_open, applications_open or mail_admins_new_requests.
    pub async fn switch(&self, name: &str, on: bool) {
        let page = self.admin.open("/settings/desk").await;
        let page = self.admin.submit(page.form_at("/settings/desk").switch(name, on)).await;
        page.assert_status(200);
    }

    /// Somebody's id in the store.
    pub async fn id_of(&self, person: &Person) -> i64 {
        let email = person.email.to_lowercase();
        let id = self.value(&format!("SELECT id FROM people WHERE email_key = '{email}'")).await;
        id.parse().expect("a number")
    }
}
