//! The page. Everything is in the library.

use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    indicateurs::web::start();
}

/// What `offline.js` says, a line each.
#[wasm_bindgen]
pub fn notices(lang: &str) -> String {
    indicateurs::web::notices(lang)
}
