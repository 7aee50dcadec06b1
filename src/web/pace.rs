//! Long work in slices: between two of them the browser paints and answers.

use std::cell::Cell;

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// How long the page may be held, in milliseconds: less than what one notices, and far more than
/// giving way costs.
const HELD: f64 = 16.0;

/// When the page was held last.
pub struct Pace(Cell<f64>);

impl Pace {
    /// Begins to hold it.
    pub fn new() -> Self {
        Self(Cell::new(js_sys::Date::now()))
    }

    /// Gives way, if it has been held long enough.
    pub async fn pause(&self) {
        if js_sys::Date::now() - self.0.get() < HELD {
            return;
        }
        // A message to oneself comes after what waits already; a time-out would wait at least 4 ms.
        let mut come = |resolve: js_sys::Function, _| {
            if let Ok(channel) = web_sys::MessageChannel::new() {
                channel.port1().set_onmessage(Some(&resolve));
                let _ = channel.port2().post_message(&0.into());
            }
        };
        let _ = JsFuture::from(Promise::new(&mut come)).await;
        self.0.set(js_sys::Date::now());
    }
}
