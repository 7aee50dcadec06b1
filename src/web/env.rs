//! What the browser is and wants: window, document, theme, pixel ratio.

use gloo::events::EventListener;
use leptos::prelude::*;

use crate::charts::theme::Theme;
use crate::dataset::model::PartialDate;
use crate::selection::Look;

/// The window.
pub(super) fn window() -> web_sys::Window {
    leptos::prelude::window()
}

/// The document.
pub(super) fn document() -> web_sys::Document {
    leptos::prelude::document()
}

/// The address of a fragment: on the public site where the edition names one, else on this one. What a host that frames
/// the page wrote into the query is nobody else's.
pub(super) fn here(homepage: &str, fragment: &str) -> String {
    let own = window().location().href().unwrap_or_default();
    let own = own.split(['#', '?']).next().unwrap_or_default();
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

/// The colours that the address asks for, or else the reader's settings; whoever asks for contrast
/// gets it.
pub(super) fn theme(asked: impl Fn() -> Option<Look> + Send + Sync + 'static) -> Memo<Theme> {
    let dark = media("(prefers-color-scheme: dark)");
    let contrast = media("(prefers-contrast: more)");
    let forced = media("(forced-colors: active)");
    let paper = media("print");
    Memo::new(move |_| {
        if paper.get() {
            return Theme::print();
        }
        let contrast = contrast.get() || forced.get();
        match (asked(), contrast, dark.get()) {
            (_, true, true) => Theme::contrast_dark(),
            (Some(Look::Projector), ..) => Theme::projector(),
            (Some(Look::Contrast), ..) | (_, true, false) => Theme::contrast(),
            (Some(Look::Dark), ..) | (None, _, true) => Theme::dark(),
            (Some(Look::Light), ..) | (None, _, false) => Theme::light(),
        }
    })
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

/// A text as a file.
pub(super) fn blob_of(content: &str, kind: &str) -> Option<web_sys::Blob> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&content.into());
    web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()
}

/// Hands a file to the browser, which asks where to put it or puts it among the downloads.
pub(super) fn download(blob: &web_sys::Blob, name: &str) {
    let Ok(address) = web_sys::Url::create_object_url_with_blob(blob) else {
        return;
    };
    let link = super::dom::el("a")
        .attr("href", &address)
        .attr("download", name)
        .element();
    if let Some(body) = document().body() {
        let _ = body.append_child(&link);
        link.click();
        link.remove();
    }
    let _ = web_sys::Url::revoke_object_url(&address);
}

/// Bytes as a file.
pub(super) fn bytes_blob(bytes: &[u8], kind: &str) -> Option<web_sys::Blob> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes).into());
    web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}

/// A drawing as an image, under a name. Its address is given back once it was read.
pub(super) fn image_of(svg: &str, name: &str) -> super::dom::El {
    let address = blob_of(svg, "image/svg+xml")
        .and_then(|blob| web_sys::Url::create_object_url_with_blob(&blob).ok())
        .unwrap_or_default();
    let given_back = address.clone();
    super::dom::el("img")
        .attr("src", &address)
        .attr("alt", name)
        .on("load", move |_| {
            let _ = web_sys::Url::revoke_object_url(&given_back);
        })
}

/// Puts a text into the clipboard, and says whether it is there.
pub(super) fn copy_text(text: &str, lang: crate::i18n::Lang, said: RwSignal<String>) {
    use crate::i18n::Label;
    let words = lang.messages();
    let Some(clipboard) = clipboard() else {
        said.set(words.label(Label::NotCopied).to_owned());
        return;
    };
    let writing = clipboard.write_text(text);
    leptos::task::spawn_local(async move {
        let done = wasm_bindgen_futures::JsFuture::from(writing).await.is_ok();
        if !said.is_disposed() {
            let label = if done {
                Label::Copied
            } else {
                Label::NotCopied
            };
            said.set(words.label(label).to_owned());
        }
    });
}
