//! What the browser is and wants: window, document, theme, pixel ratio.

use gloo::events::EventListener;
use leptos::prelude::*;

use crate::charts::theme::Theme;
use crate::dataset::model::PartialDate;

/// The window.
pub(super) fn window() -> web_sys::Window {
    leptos::prelude::window()
}

/// The document.
pub(super) fn document() -> web_sys::Document {
    leptos::prelude::document()
}

/// The address of a fragment: on the public site where the edition names one, else on this one.
pub(super) fn here(homepage: &str, fragment: &str) -> String {
    let own = window().location().href().unwrap_or_default();
    let own = own.split('#').next().unwrap_or_default();
    let home = if homepage.is_empty() { own } else { homepage };
    [home, fragment].concat()
}

/// The date on the reader's calendar.
pub(super) fn today() -> PartialDate {
    let now = js_sys::Date::new_0();
    PartialDate {
        year: now.get_full_year() as i32,
        month: now.get_month() as u8 + 1,
        day: now.get_date() as u8,
    }
}

/// The clipboard; a page that did not come over https has none.
pub(super) fn clipboard() -> Option<web_sys::Clipboard> {
    let clipboard = window().navigator().clipboard();
    (!clipboard.is_undefined()).then_some(clipboard)
}

/// What is kept on this device: of no address, sent nowhere. A browser may have no such place, or refuse it.
fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// What was kept under a name.
pub(super) fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Keeps a text under a name, where it can be kept.
pub(super) fn keep_text(name: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(name, text);
    }
}

/// Listens for as long as the current owner lives: what a page listens to ends with the page.
pub(super) fn keep(listener: EventListener) {
    StoredValue::new_local(listener);
}

/// Whether a media query holds, as a signal that follows it.
fn media(query: &str) -> Signal<bool> {
    let list = window().match_media(query).ok().flatten();
    let holds = RwSignal::new(list.as_ref().is_some_and(web_sys::MediaQueryList::matches));
    if let Some(list) = list {
        let of = list.clone();
        keep(EventListener::new(&list, "change", move |_| {
            holds.set(of.matches());
        }));
    }
    holds.into()
}

/// Whether the panel stands beside the results; as in the style sheet.
pub(super) fn is_wide() -> Signal<bool> {
    media("(min-width: 56.25em)")
}

/// Whether the reader asks for less motion.
pub(super) fn is_still() -> Signal<bool> {
    media("(prefers-reduced-motion: reduce)")
}

/// Width and height of the window, in CSS pixels.
pub(super) fn size() -> (f64, f64) {
    let length = |length: Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>| {
        length.ok().and_then(|length| length.as_f64())
    };
    let window = window();
    let (width, height) = (window.inner_width(), window.inner_height());
    (length(width).unwrap_or(0.0), length(height).unwrap_or(0.0))
}

/// Whether a list has room beside a sheet; as in the style sheet.
pub(super) fn is_roomy() -> Signal<bool> {
    media("(min-width: 68.75em)")
}

/// The colours that the reader's settings ask for.
pub(super) fn theme() -> Memo<Theme> {
    let dark = media("(prefers-color-scheme: dark)");
    let contrast = media("(prefers-contrast: more)");
    let forced = media("(forced-colors: active)");
    let paper = media("print");
    Memo::new(
        move |_| match (paper.get(), contrast.get() || forced.get(), dark.get()) {
            (true, ..) => Theme::print(),
            (_, true, true) => Theme::contrast_dark(),
            (_, true, false) => Theme::contrast(),
            (.., true) => Theme::dark(),
            (.., false) => Theme::light(),
        },
    )
}

/// Device pixels for a CSS pixel; it changes with the zoom, of which a resize tells.
pub(super) fn pixel_ratio() -> Signal<f64> {
    let ratio = RwSignal::new(window().device_pixel_ratio());
    keep(EventListener::new(&window(), "resize", move |_| {
        let now = window().device_pixel_ratio();
        if (ratio.get_untracked() - now).abs() > f64::EPSILON {
            ratio.set(now);
        }
    }));
    ratio.into()
}
