//! Long work in slices: between two of them the browser paints and answers.

use std::cell::Cell;
use std::future::poll_fn;
use std::task::{Context, Poll};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// How long the page may be held, in milliseconds: less than what one notices, and far more than
/// giving way costs.
const HELD: f64 = 16.0;

/// Since when the page is held, and whether it gives way.
pub struct Pace {
    since: Cell<f64>,
    gives_way: Cell<bool>,
}

#[expect(clippy::new_without_default, reason = "a default has no clock in it")]
impl Pace {
    /// Begins to hold it.
    pub fn new() -> Self {
        Self {
            since: Cell::new(js_sys::Date::now()),
            gives_way: Cell::new(false),
        }
    }

    /// Gives way, if it has been held long enough: a [`Pause`](crate::steps::Pause).
    pub fn poll(&self, context: &mut Context) -> Poll<()> {
        let now = js_sys::Date::now();
        if self.gives_way.replace(false) {
            self.since.set(now);
        } else if now - self.since.get() >= HELD
            && let Ok(channel) = web_sys::MessageChannel::new()
        {
            // A message to oneself comes after what waits already; a time-out would wait at least 4 ms.
            let waker = context.waker().clone();
            let wake = Closure::once_into_js(move || waker.wake());
            channel.port1().set_onmessage(Some(wake.unchecked_ref()));
            if channel.port2().post_message(&0.into()).is_ok() {
                self.gives_way.set(true);
                return Poll::Pending;
            }
        }
        Poll::Ready(())
    }

    /// Gives way, if it has been held long enough.
    pub async fn pause(&self) {
        poll_fn(|context| self.poll(context)).await;
    }
}
