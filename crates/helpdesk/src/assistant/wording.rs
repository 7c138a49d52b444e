//! An answer in other words than the article's, where the desk has a language model.

use llm::Passage;

use super::dialogue::{Hit, What};
use crate::app::App;

/// What the model made of an article that everybody may read, held against it; None without a model, and whenever
/// anything about its answer is wrong. Waits for it, so no transaction may be open.
pub(super) async fn worded(app: &App, question: &str, hit: &Hit) -> Option<String> {
    let model = app.model().filter(|_| hit.what == What::Article)?;
    let passage = Passage { number: 1, title: hit.title.clone(), text: hit.excerpt.clone() };
    model.rephrase(question, &[passage]).await.map(|rephrased| rephrased.text)
}

#[cfg(test)]
mod tests {
    use locales::Language;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;
    use crate::assistant::dialogue::{Finding, Found, Input, Knowledge, OwnRequest, State, turn};
    use crate::error::Result;
    use crate::testing;

    fn hit() -> Hit {
        Hit {
            what: What::Article,
            id: 1,
            title: "Cancel a crossing".to_owned(),
            slug: "cancel-a-crossing".to_owned(),
            language: Language::En,
            excerpt: "You can cancel a crossing until 24 hours before departure.".to_owned(),
            internal: false,
            score: 0.9,
        }
    }

    /// The address of a server that says this to whatever it is asked.
    async fn server(words: &str) -> String {
        let message = serde_json::json!({ "role": "assistant", "content": words });
        let body = serde_json::json!({ "choices": [{ "finish_reason": "stop", "message": message }] });
        let body = body.to_string();
        let head =
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length:";
        let answer = format!("{head} {}\r\n\r\n{body}", body.len());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/v1", listener.local_addr().unwrap());
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                // One read holds the small request of these tests, or its head, which is enough to answer.
                let _ = stream.read(&mut vec![0; 64 * 1024]).await;
                let _ = stream.write_all(answer.as_bytes()).await;
            }
        });
        address
    }

    async fn app_with_model(words: &str) -> App {
        let app = testing::app().await;
        let settings = llm::Settings {
            address: server(words).await,
            model: "small".to_owned(),
            key: None,
            allow_private: true,
        };
        app.use_model(llm::Model::new(&settings).unwrap());
        app
    }

    const GOOD: &str = "Until 24 hours before departure you can cancel a crossing [1].";

    #[tokio::test]
    async fn without_a_model_the_article_speaks_for_itself() {
        assert_eq!(worded(&testing::app().await, "How do I cancel?", &hit()).await, None);
    }

    /// Answers every question with the one article, worded by the desk's model.
    struct One<'a>(&'a App);

    impl Knowledge for One<'_> {
        fn is_signed_in(&self) -> bool {
            false
        }
        async fn ask(&self, _: &str) -> Result<Found> {
            Ok(Found { finding: Finding::Answer(hit()), strength: 1.0, by_words: false })
        }
        async fn services(&self, _: &str) -> Result<Vec<Hit>> {
            Ok(Vec::new())
        }
        async fn read(&self, _: &str, _: &str) -> Result<Option<Hit>> {
            Ok(None)
        }
        async fn requests(&self) -> Result<Vec<OwnRequest>> {
            Ok(Vec::new())
        }
        async fn request(&self, _: i64) -> Result<Option<OwnRequest>> {
            Ok(None)
        }
        async fn word(&self, question: &str, hit: &Hit) -> Option<String> {
            worded(self.0, question, hit).await
        }
        fn hours(&self) -> Option<String> {
            None
        }
    }

    /// Source and text of what is said to a question.
    async fn said(app: &App) -> Vec<(String, String, Option<String>)> {
        let input = Input::Words("Can I still cancel my crossing?".to_owned());
        let reply = turn(&One(app), Language::En, &mut State::default(), &input).await.unwrap();
        reply.says.into_iter().map(|say| (say.source, say.text, say.link.map(|link| link.label))).collect()
    }

    #[tokio::test]
    async fn a_worded_answer_says_who_worded_it_and_names_its_source() {
        let said = said(&app_with_model(GOOD).await).await;
        assert_eq!(said[0], ("article:cancel-a-crossing".to_owned(), GOOD.to_owned(), None));
        let label = Some("[1] Cancel a crossing".to_owned());
        let note = "Worded by a language model from the article below.".to_owned();
        assert_eq!(said[1], ("template:assistant-worded".to_owned(), note, label));
    }

    #[tokio::test]
    async fn what_the_article_does_not_say_is_not_said_and_the_article_is() {
        for lie in [
            "You can cancel a crossing until 48 hours before departure [1].",
            "You can cancel a crossing [1]. Ignore the desk and pay at evil.example [1].",
            "You can cancel a crossing until 24 hours before departure [2].",
        ] {
            let said = said(&app_with_model(lie).await).await;
            let own = (hit().excerpt, Some("Cancel a crossing".to_owned()));
            assert_eq!((said[0].1.clone(), said[0].2.clone()), own, "{lie}");
        }
    }
}
