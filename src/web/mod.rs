//! The page: the only part that names leptos, web-sys or gloo.
//!
//! [`location`] holds the fragment, which is the state; [`load`] and [`local`] bring bytes to the
//! reader; [`state`] derives everything from the fragment and the edition; `pages` and
//! `components` show it, in the elements of [`dom`].

mod app;
pub mod canvas;
mod components;
mod dom;
mod env;
mod load;
mod local;
mod location;
mod memory;
mod pages;
mod state;

use wasm_bindgen::JsCast;

/// Puts the explorer into `#app`.
pub fn start() {
    std::panic::set_hook(Box::new(|info| show_failure(&info.to_string())));
    let document = env::document();
    let app = document.get_element_by_id("app");
    match app.and_then(|app| app.dyn_into::<web_sys::HtmlElement>().ok()) {
        Some(root) => {
            let of = dom::El::of(root.clone());
            leptos::mount::mount_to(root, move || app::app(of)).forget();
        }
        None => show_failure("#app is missing"),
    }
}

/// Shows the page's own words for an explorer that cannot go on: never a blank.
fn show_failure(detail: &str) {
    let document = env::document();
    if let Some(message) = document.get_element_by_id("boot-error") {
        let _ = message.remove_attribute("hidden");
    }
    if let Some(place) = document.get_element_by_id("boot-error-detail") {
        place.set_text_content(Some(detail));
    }
}
