//! Two windows in step, without a server: what one shows is called to the other over a channel of the browser, of which only
//! the two know the name.
//!
//! A call is the whole of what is shown, with a number that grows. A window follows a call with a greater number than its own; of two
//! with the same, that of the presenter. So whatever was done in whichever window, both end up at one view. A window that opens
//! asks, and whoever is there answers.

use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

use super::js;
use super::play::{Over, Play, own_steps, set_own_steps};
use crate::export::quoted;
use crate::export::story::written;
use crate::selection::{OWN, Route, Slide, View};
use crate::web::dom::bind;
use crate::web::env::window;

/// What a window asks that has just opened.
const HELLO: &str = "hello";
/// What an end has: a way to call, and a place for who listens.
const POST: &str = "postMessage";
const LISTENER: &str = "onmessage";

/// An end of the channel.
struct End {
    channel: JsValue,
    /// What listens to it, for as long as the end lives.
    _heard: Closure<dyn FnMut(Event)>,
}

impl Drop for End {
    fn drop(&mut self) {
        let _ = js_sys::Reflect::set(&self.channel, &LISTENER.into(), &JsValue::NULL);
        js::call(&self.channel, "close", None);
    }
}

/// What is known of the channel.
#[derive(Clone, Default)]
struct Known {
    /// The number of what is shown.
    number: f64,
    /// What is shown.
    shown: String,
}

/// A name that no other presentation has.
fn new_name() -> String {
    let maths = js::get(&window(), "Math");
    let digit = |_| {
        let random = js::call(&maths, "random", None);
        let at = (random.as_f64().unwrap_or_default() * 36.0) as u32;
        char::from_digit(at, 36).unwrap_or('0')
    };
    (0..20).map(digit).collect()
}

/// Opens the other window: with the notes, or for the audience.
pub(super) fn open_other(play: Play) {
    let (own, other) = untrack(|| {
        let mut slide = play.slide.get();
        if slide.channel.is_empty() {
            slide.channel = new_name();
        }
        let of = |notes: bool| {
            let slide = Slide {
                notes,
                ..slide.clone()
            };
            play.explorer.href(|view| View {
                route: Route::Story(Box::new(slide)),
                look: if notes { None } else { view.look },
                ..view
            })
        };
        (of(play.notes), of(!play.notes))
    });
    if play.begun.get_untracked() <= 0.0 {
        play.begun.set(js_sys::Date::now());
    }
    play.explorer.go_to(&own);
    let how = format!(
        "[{}, \"_blank\", \"popup,width=1100,height=750\"]",
        quoted(&other)
    );
    let open = js::get(&window(), "open").dyn_into::<js_sys::Function>();
    if let (Ok(open), Ok(how)) = (open, js_sys::JSON::parse(&how)) {
        let _ = js_sys::Reflect::apply(&open, &window(), how.unchecked_ref());
    }
}

/// What is called to the other window, tracked.
fn shown(play: Play) -> String {
    let at = play.explorer.href(|view| View {
        look: None,
        route: match view.route {
            Route::Story(mut slide) => {
                slide.notes = false;
                Route::Story(slide)
            }
            other => other,
        },
        ..view
    });
    let own = if play.slide.read().story == OWN {
        written("", &own_steps(play.explorer))
    } else {
        "null".into()
    };
    let over = match play.over.get() {
        Over::Meaning => "meaning",
        Over::Code => "code",
        Over::Blank => "blank",
        _ => "",
    };
    let begun = play.begun.get() as u64;
    format!(
        "\"at\": {}, \"over\": {}, \"begun\": {begun}, \"own\": {own}",
        quoted(&at),
        quoted(over)
    )
}

/// Keeps in step with the other window, as long as the page of the sequence is open.
pub(super) fn follow(play: Play) {
    let known = StoredValue::new(Known::default());
    let end: StoredValue<Option<End>, LocalStorage> = StoredValue::new_local(None);
    let call = move |known: &Known| {
        let who = u8::from(play.notes);
        let message = format!(
            "{{\"number\": {}, \"who\": {who}, {}}}",
            known.number as u64, known.shown
        );
        end.try_with_value(|end| {
            if let Some(end) = end {
                js::call(&end.channel, POST, Some(&message.into()));
            }
        });
    };
    let name = Memo::new(move |_| play.slide.read().channel.clone());
    bind(Box::new(move || {
        let name = name.get();
        end.set_value(None);
        if name.is_empty() {
            return;
        }
        let Some(channel) = js::make("BroadcastChannel", Some(&name.into())) else {
            return;
        };
        let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let Some(message) = js::get(&event, "data").as_string() else {
                return;
            };
            if message == HELLO {
                // What is here is newer than what a window has that has just opened.
                known.update_value(|known| {
                    known.number += 1.0;
                    known.shown = untrack(|| shown(play));
                    call(known);
                });
            } else {
                hear(play, known, &message);
            }
        });
        let _ = js_sys::Reflect::set(&channel, &LISTENER.into(), heard.as_ref());
        js::call(&channel, POST, Some(&HELLO.into()));
        end.set_value(Some(End {
            channel,
            _heard: heard,
        }));
    }));
    bind(Box::new(move || {
        let now = shown(play);
        if !matches!(play.explorer.route.get(), Route::Story(_)) {
            return;
        }
        known.update_value(|known| {
            if known.shown.is_empty() {
                // What a window opens with is no news.
                known.shown = now;
            } else if known.shown != now {
                known.shown = now;
                known.number += 1.0;
                call(known);
            }
        });
    }));
}

/// Follows a call.
fn hear(play: Play, known: StoredValue<Known>, message: &str) {
    let Ok(json) = js_sys::JSON::parse(message) else {
        return;
    };
    let get = |name: &str| js::get(&json, name);
    let number = get("number").as_f64().unwrap_or_default();
    let theirs = get("who").as_f64().unwrap_or_default() > 0.0;
    let ours = known.with_value(|known| known.number);
    if number < ours || (number - ours).abs() < 0.5 && (play.notes || !theirs) {
        return;
    }
    let Some(at) = get("at").as_string() else {
        return;
    };
    let edition = play.explorer.edition();
    let (view, _) = View::parse(&at, &edition.dataset);
    let Route::Story(mut slide) = view.route else {
        return;
    };
    slide.notes = play.notes;
    if let Some(steps) = super::list::read(&get("own")) {
        set_own_steps(play.explorer, steps);
    }
    let to = untrack(|| {
        play.explorer.href(|own| View {
            route: Route::Story(slide),
            selection: view.selection,
            ..own
        })
    });
    play.over.set(match get("over").as_string().as_deref() {
        Some("meaning") => Over::Meaning,
        Some("code") => Over::Code,
        Some("blank") => Over::Blank,
        _ => Over::Nothing,
    });
    play.begun.set(get("begun").as_f64().unwrap_or_default());
    play.explorer.go_to(&to);
    // What is shown now is what was called: no answer.
    known.update_value(|known| {
        known.number = number;
        known.shown = untrack(|| shown(play));
    });
}
