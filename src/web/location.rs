//! The fragment of the address: the single source of truth of what is shown.

use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::env::window;

/// The fragment, from its `#`, as a signal that follows links, back and forward.
#[derive(Clone, Copy)]
pub(super) struct Fragment(RwSignal<String>);

/// Whether a step of its own is left in the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Back comes back here.
    Push,
    /// The place is taken (while dragging or typing).
    Replace,
}

impl Fragment {
    /// Follows the address.
    pub fn follow() -> Self {
        let fragment = RwSignal::new(current());
        EventListener::new(&window(), "hashchange", move |_| {
            // The page writes the address itself as well; only what is new is news.
            let now = current();
            if *fragment.read_untracked() != now {
                fragment.set(now);
            }
        })
        .forget();
        Self(fragment)
    }

    /// The fragment, tracked.
    pub fn get(self) -> String {
        self.0.get()
    }

    /// Goes to another fragment.
    pub fn go(self, fragment: &str, step: Step) {
        if *self.0.read_untracked() != fragment {
            write(fragment, step);
            self.0.set(fragment.to_owned());
        }
    }
}

/// Corrects the address bar to the canonical text; what is shown stays, with its notices.
pub(super) fn correct(fragment: &str) {
    if current() != fragment {
        write(fragment, Step::Replace);
    }
}

/// The fragment of now.
pub(super) fn current() -> String {
    let address = window().location().href().unwrap_or_default();
    let fragment = address.split_once('#').map(|(_, fragment)| fragment);
    fragment.map_or_else(|| "#/".into(), |fragment| format!("#{fragment}"))
}

/// A browser may refuse (too many steps in a short time): then what is shown still changes.
fn write(fragment: &str, step: Step) {
    if let Ok(history) = window().history() {
        let _ = match step {
            Step::Push => history.push_state_with_url(&JsValue::NULL, "", Some(fragment)),
            Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(fragment)),
        };
    }
}
