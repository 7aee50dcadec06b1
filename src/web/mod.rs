//! The page: the only part that names leptos, web-sys or gloo.
//!
//! [`location`] holds the fragment, which is the state; [`load`] and [`local`] bring bytes to the
//! reader; [`state`] derives everything from the fragment and the edition; `pages` and
//! `components` show it, in the elements of [`dom`].

mod app;
pub mod canvas;
mod components;
mod digest;
mod dom;
mod env;
mod load;
mod local;
mod location;
mod memory;
pub mod pace;
mod pages;
mod parts;
mod state;

use any_spawner::Executor;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use crate::i18n::{Label, Lang};
use crate::selection::Query;

/// Puts the explorer into `#app`.
pub fn start() {
    std::panic::set_hook(Box::new(|info| show_failure(&info.to_string())));
    let document = env::document();
    let app = document.get_element_by_id("app");
    match app.and_then(|app| app.dyn_into::<web_sys::HtmlElement>().ok()) {
        Some(root) => {
            // As leptos mounts, less its views: the browser runs the effects, and one owner holds
            // all that follows for as long as the page lives.
            let _ = Executor::init_wasm_bindgen();
            let begin = move || {
                let owner = Owner::new();
                owner.with(|| app::app(dom::El::of(root)));
                std::mem::forget(owner);
            };
            let lang = Query::parse(&location::current()).lang();
            if lang == Lang::default() {
                begin();
            } else {
                spawn_local(async move {
                    parts::words(lang).await;
                    begin();
                });
            }
        }
        None => show_failure("#app is missing"),
    }
}

/// What `offline.js` says in a language, a line each: it runs beside the explorer, which does not
/// know of it.
pub fn notices(lang: &str) -> String {
    let words = Lang::parse(lang).unwrap_or_default().messages();
    let labels = [
        Label::NewEdition,
        Label::TakeEdition,
        Label::NewBuild,
        Label::TakeBuild,
        Label::Offline,
        Label::Close,
    ];
    labels.map(|label| words.label(label)).join("\n")
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
