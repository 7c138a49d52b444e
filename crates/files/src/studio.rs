//! Where pictures are made: one thread with a short queue, so that large pictures take neither the memory nor the
//! processor away from those who only read.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use tokio::sync::{mpsc, oneshot};

use crate::blob::{Blob, Variant};
use crate::error::Result;
use crate::folder::Folder;
use crate::format::Format;
use crate::picture::{self, Size};

/// Pictures that wait; whoever brings another one waits with it.
const QUEUE: usize = 8;

/// Its thread begins with the first picture. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Studio(Arc<OnceLock<mpsc::Sender<Order>>>);

struct Order {
    folder: Folder,
    blob: Blob,
    format: Format,
    done: oneshot::Sender<Result<Option<Size>>>,
}

impl Studio {
    /// Makes thumbnail and picture of a stored original, durably. None when it cannot be decoded.
    pub(crate) async fn make(&self, folder: Folder, blob: Blob, format: Format) -> Result<Option<Size>> {
        let (done, made) = oneshot::channel();
        let orders = self.0.get_or_init(open);
        let closed = || std::io::Error::other("no pictures are made any more");
        orders.send(Order { folder, blob, format, done }).await.map_err(|_| closed())?;
        made.await.map_err(|_| closed())?
    }
}

fn open() -> mpsc::Sender<Order> {
    let (orders, waiting) = mpsc::channel(QUEUE);
    let thread = std::thread::Builder::new().name("pictures".to_owned());
    if let Err(error) = thread.spawn(move || work(waiting)) {
        // Its end of the queue is gone then, and every order says so.
        tracing::error!(%error, "no thread could be started to make pictures");
    }
    orders
}

fn work(mut waiting: mpsc::Receiver<Order>) {
    while let Some(order) = waiting.blocking_recv() {
        // Whoever asked may have hung up meanwhile.
        if !order.done.is_closed() {
            let made = make(&order);
            let _ = order.done.send(made);
        }
    }
}

fn make(order: &Order) -> Result<Option<Size>> {
    let Order { folder, blob, format, .. } = order;
    let original = folder.path(blob, Variant::Original);
    // Decoders meet the oddest files; one that stumbles must not end the thread.
    let shown = match catch_unwind(AssertUnwindSafe(|| picture::shown(&original, *format))) {
        Ok(Ok(shown)) => shown,
        Ok(Err(error)) => {
            tracing::debug!(%error, "a picture cannot be decoded");
            return Ok(None);
        }
        Err(_) => {
            tracing::warn!("a picture broke its decoder");
            return Ok(None);
        }
    };
    folder.put(blob, Variant::Picture, &shown.picture)?;
    folder.put(blob, Variant::Thumbnail, &shown.thumbnail)?;
    Ok(Some(shown.size))
}
