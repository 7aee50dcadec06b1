//! What a reader opened, and how they like the list: kept from page to page, of no address, and
//! gone when the page is closed. How much they like to read stays on their device.

use leptos::prelude::*;

use super::dom::bind;
use super::env::{keep_text, kept};
use crate::export::dossier::Notes;

/// Where the device keeps how much one likes to read; a site may stand beside others on its host.
const READING: &str = "indicateurs.reading";
/// What stands there when that is little.
const PLAIN: &str = "plain";

/// Kept while the page is open.
#[derive(Clone, Copy)]
pub(super) struct Memory {
    /// What was opened (`true`) or closed, by name. Names are ids of the edition, so that another
    /// edition finds what it has in common.
    folds: StoredValue<Vec<(String, bool)>>,
    /// Whether the list has titles only.
    pub compact: RwSignal<bool>,
    /// Whether what is for those who know the trade is left to be opened.
    pub plain: RwSignal<bool>,
    /// Where one was among the cases.
    pub place: StoredValue<Place>,
    /// The parts of the code that have come.
    pub parts: super::parts::Parts,
    /// The ids of the cases that were put aside, in their order.
    pub aside: RwSignal<Vec<String>>,
    /// What somebody wrote beside them.
    pub notes: RwSignal<Notes>,
    /// Whether that is kept on the device.
    pub keep_notes: RwSignal<bool>,
    /// The sequence that one puts together: of each step its title, its text and its view.
    pub own: RwSignal<Vec<String>>,
}

/// Where one was among the cases, to come back to.
#[derive(Clone, Default)]
pub(super) struct Place {
    /// The address of those cases.
    pub fragment: String,
    /// How far below the top of the window the title stood that was opened, in CSS pixels.
    pub top: f64,
    /// How many parts of the list were shown.
    pub pages: usize,
}

impl Memory {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            folds: StoredValue::new(Vec::new()),
            compact: RwSignal::new(false),
            plain: RwSignal::new(kept(READING).as_deref() == Some(PLAIN)),
            place: StoredValue::new(Place::default()),
            parts: super::parts::Parts::new(),
            aside: RwSignal::new(Vec::new()),
            notes: RwSignal::new(Notes::default()),
            own: RwSignal::new(Vec::new()),
            keep_notes: RwSignal::new(false),
        }
    }

    /// Reads plainly, or in detail, from now on and the next time.
    pub fn read_plainly(self, plain: bool) {
        self.plain.set(plain);
        keep_text(READING, if plain { PLAIN } else { "detailed" });
    }

    /// Whether something that folds is open: as it was left, else as given. What becomes of it is
    /// remembered.
    pub fn fold(self, name: String, otherwise: bool) -> RwSignal<bool> {
        let known = self.folds.with_value(|folds| {
            let known = folds.iter().find(|(known, _)| *known == name);
            known.map(|(_, open)| *open)
        });
        let open = RwSignal::new(known.unwrap_or(otherwise));
        let mut begun = false;
        bind(Box::new(move || {
            let open = open.get();
            if begun {
                self.folds.update_value(|folds| {
                    folds.retain(|(known, _)| *known != name);
                    folds.push((name.clone(), open));
                });
            }
            begun = true;
        }));
        open
    }
}
