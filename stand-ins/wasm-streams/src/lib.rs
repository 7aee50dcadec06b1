//! Stands in for the crate `wasm-streams`.
//!
//! Leptos' server functions are compiled with the page whether or not there is a server, and
//! ask for this crate; it exports classes to JavaScript, which no optimiser may drop. They and
//! what they bring are 5 kB of the page (brotli) that nobody calls. Here is only what server
//! functions name, and it carries nothing: a page that is to have some takes the real crate, by
//! deleting `[patch.crates-io]` in the `Cargo.toml` above.

use futures_util::stream::{Empty, Stream, empty};
use wasm_bindgen::{JsCast, JsValue};

/// A stream of the browser.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// No stream at all, whatever is given.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// Keeps a stream.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The stream that is kept.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// An empty stream.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }
}
