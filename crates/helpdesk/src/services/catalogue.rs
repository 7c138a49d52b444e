//! The catalogue, page by page: by category and name, for everybody and for those who keep it.

use db::Conn;

use super::{Availability, Service, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::tickets::counters;

/// Services on one page.
pub const PAGE: usize = 50;

/// Which services somebody looks for; the default is all.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter<'a> {
    /// Each of them stands in the name, the summary or the category.
    pub words: &'a str,
    /// Empty for every category.
    pub category: &'a str,
    pub state: Option<Availability>,
}

/// A place in the catalogue, beside the service with this id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    After(i64),
    Before(i64),
}

/// A part of a list, with the places where the parts beside it lie.
#[derive(Debug)]
pub struct Page<T> {
    pub rows: Vec<T>,
    pub before: Option<Place>,
    pub after: Option<Place>,
}

#[derive(Debug)]
pub struct Catalogue {
    /// By category and name, without their descriptions.
    pub page: Page<Service>,
    /// All there are, in order.
    pub categories: Vec<String>,
    /// Whether there are any without filter.
    pub has_services: bool,
}

/// A service as administrators list it.
#[derive(Debug)]
pub struct Listed {
    pub service: Service,
    /// Requests that name it and are not solved or closed.
    pub open_requests: i64,
}

impl Filter<'_> {
    fn says(&self, service: &Service) -> bool {
        let hay = format!("{}\n{}\n{}", service.name, service.summary, service.category).to_lowercase();
        self.words.split_whitespace().take(20).all(|word| hay.contains(&word.to_lowercase()))
    }
}

/// The catalogue without archived services, whoever reads it.
pub async fn list(
    app: &App,
    _reader: Option<&Actor>,
    filter: Filter<'_>,
    place: Option<Place>,
) -> Result<Catalogue> {
    let mut conn = app.read().await?;
    let page = page(&mut conn, filter, place).await?;
    let has_services = !page.rows.is_empty() || store::is_any(&mut conn).await?;
    Ok(Catalogue { page, categories: store::categories(&mut conn).await?, has_services })
}

/// The catalogue with what waits for each service.
pub async fn list_for_admin(app: &App, actor: &Actor, place: Option<Place>) -> Result<Page<Listed>> {
    actor.require_admin()?;
    let mut conn = app.read().await?;
    let Page { rows, before, after } = page(&mut conn, Filter::default(), place).await?;
    let names: Vec<String> = rows.iter().map(|service| counters::service_open(service.id)).collect();
    let counts = counters::get_many(&mut conn, &names).await?;
    let listed = |(service, open_requests)| Listed { service, open_requests };
    Ok(Page { rows: rows.into_iter().zip(counts).map(listed).collect(), before, after })
}

/// A place that is none any more is the first page.
async fn page(conn: &mut Conn, filter: Filter<'_>, place: Option<Place>) -> Result<Page<Service>> {
    let beside = match place {
        Some(Place::After(id) | Place::Before(id)) => store::find(conn, id).await?,
        None => None,
    };
    let backwards = beside.is_some() && matches!(place, Some(Place::Before(_)));
    let is_first = beside.is_none();
    let mut rows = fitting(conn, filter, beside, backwards).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    if backwards {
        rows.reverse();
    }
    let (has_before, has_after) = if backwards { (more, true) } else { (!is_first, more) };
    let before = rows.first().filter(|_| has_before).map(|service| Place::Before(service.id));
    let after = rows.last().filter(|_| has_after).map(|service| Place::After(service.id));
    Ok(Page { rows, before, after })
}

/// Those from here on that fit, and one more than a page of them where there are as many. Words are looked for here,
/// since the engines do not agree on small and capital letters.
async fn fitting(
    conn: &mut Conn,
    filter: Filter<'_>,
    mut beside: Option<Service>,
    backwards: bool,
) -> Result<Vec<Service>> {
    let mut found = Vec::new();
    loop {
        let batch = store::page(conn, filter, beside.as_ref(), backwards, PAGE + 1).await?;
        let is_last = batch.len() <= PAGE;
        beside = batch.last().cloned();
        found.extend(batch.into_iter().filter(|service| filter.says(service)));
        if is_last || found.len() > PAGE {
            return Ok(found);
        }
    }
}
