//! The address of a view: copied, handed to the device, or as a code to scan.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::{address, is_local, name_of};
use crate::export::qr;
use crate::i18n::ExportLabel;
use crate::web::components::Scope;
use crate::web::dom::{El, button, classed, el, list, text};
use crate::web::env::{copy_text, image_of, window};
use crate::web::state::Explorer;

/// The ways to pass a view on.
pub(super) fn share(explorer: Explorer, scope: Scope) -> El {
    let words = explorer.lang.export_messages();
    let label = |label| words.export_label(label);
    let said = RwSignal::new(String::new());
    let copy = button("", label(ExportLabel::CopyAddress), move || {
        copy_text(&untrack(|| address(explorer)), explorer.lang, said);
    });
    let device = device_share().map(|share| {
        button("", label(ExportLabel::ShareDevice), move || {
            let (url, title) = untrack(|| (address(explorer), name_of(explorer, scope)));
            let what = js_sys::Object::new();
            let _ = js_sys::Reflect::set(&what, &"url".into(), &url.into());
            let _ = js_sys::Reflect::set(&what, &"title".into(), &title.into());
            let _ = share.call1(&window().navigator(), &what);
        })
    });
    let local = is_local(explorer).then(|| text("p", label(ExportLabel::OnlyHere)).class("quiet"));
    el("div")
        .child(text("h3", label(ExportLabel::Share)))
        .maybe(local)
        .child(list("ul", "inline", std::iter::once(copy).chain(device)))
        .child(el("p").attr("role", "status").text_of(move || said.get()))
        .child(text("h4", label(ExportLabel::Code)))
        .part(move || code(explorer, &address(explorer)))
}

/// The code with its address, or the address alone where no code can hold it.
pub(super) fn code(explorer: Explorer, address: &str) -> Vec<El> {
    let words = explorer.lang.export_messages();
    let printed = || classed("p", "address").text(address);
    match qr(address) {
        Some(svg) => {
            let name = format!("{} – {address}", words.export_label(ExportLabel::Code));
            vec![image_of(&svg, &name).class("code"), printed()]
        }
        None => vec![
            text("p", words.export_label(ExportLabel::CodeTooLong)),
            printed(),
        ],
    }
}

/// The device's own dialogue, where there is one.
fn device_share() -> Option<js_sys::Function> {
    let share = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("share")).ok()?;
    share.dyn_into().ok()
}
