//! A view inside a page of somebody else: a link back, and its height told to that page.
//!
//! Heights are only ever sent, in three dialects, and nothing is listened to: Pym.js
//! (`pymxPYMx<id>xPYMxheightxPYMx<height>`, the id from the address that Pym gives the frame), AMP's
//! `embed-size`, and our own object. The messages hold nothing but a height, so that they may go to
//! any origin.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use web_sys::ResizeObserver;

use crate::web::dom::{El, classed, link_to};
use crate::web::env::{document, window};
use crate::web::state::Explorer;

/// The link back; as long as it is there, heights are told.
pub(in crate::web) fn framed(explorer: Explorer) -> El {
    tell_heights();
    let words = explorer.lang.frame_messages();
    let back = link_to(words.open_explorer(), move || super::address(explorer));
    classed("nav", "link-back").child(back.attr("target", "_blank").attr("rel", "noopener"))
}

/// Tells the height of the page now, and whenever it changes.
fn tell_heights() {
    let Some(body) = document().body() else {
        return;
    };
    let told = body.clone();
    let mut last = 0;
    let tell = Closure::<dyn FnMut()>::new(move || {
        // What the content takes, not what the frame is high.
        let height = told.offset_height();
        if height != last {
            last = height;
            send(height);
        }
    });
    if let Ok(observer) = ResizeObserver::new(tell.as_ref().unchecked_ref()) {
        observer.observe(&body);
        StoredValue::new_local(tell);
        let observer = StoredValue::new_local(observer);
        on_cleanup(move || {
            let _ = observer.try_with_value(ResizeObserver::disconnect);
        });
    }
}

fn send(height: i32) {
    let window = window();
    let Ok(Some(parent)) = window.parent() else {
        return;
    };
    if parent == window {
        return;
    }
    let pym = format!("pymxPYMx{}xPYMxheightxPYMx{height}", pym_id());
    let amp = format!("{{\"sentinel\":\"amp\",\"type\":\"embed-size\",\"height\":{height}}}");
    let own = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&own, &"type".into(), &"indicateurs-height".into());
    let _ = js_sys::Reflect::set(&own, &"height".into(), &height.into());
    for message in [JsValue::from_str(&pym), amp_message(&amp), own.into()] {
        let _ = parent.post_message(&message, "*");
    }
}

/// AMP takes an object.
fn amp_message(json: &str) -> JsValue {
    js_sys::JSON::parse(json).unwrap_or(JsValue::NULL)
}

/// The id that Pym's parent writes into the address of the frame (`?childId=…`); 0 where there is none.
fn pym_id() -> String {
    let search = window().location().search().unwrap_or_default();
    let pairs = search.trim_start_matches('?').split('&');
    let found = pairs
        .into_iter()
        .find_map(|pair| pair.strip_prefix("childId="));
    found.unwrap_or("0").to_owned()
}
