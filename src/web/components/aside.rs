//! Cases that are put aside, and the ways to take cases away.

use leptos::prelude::*;

use super::coming::until_whole;
use crate::dataset::CaseId;
use crate::i18n::Label;
use crate::selection::Route;
use crate::web::dom::{El, button, classed, el, hidden, link_to, text};
use crate::web::state::Explorer;

/// What is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::web) enum Scope {
    /// The cases of the selection.
    Selection,
    /// One case.
    Case(CaseId),
    /// Those that were put aside.
    Dossier,
}

/// Puts a case aside, or takes it back.
pub(in crate::web) fn aside(explorer: Explorer, case: CaseId) -> El {
    let words = explorer.words();
    let edition = explorer.edition();
    let id = edition.dataset.cases.id.get(case.0 as usize).to_owned();
    let title = edition
        .dataset
        .cases
        .title
        .get(case.0 as usize, explorer.lang);
    let all = explorer.memory.aside;
    let sought = id.clone();
    let is_aside = move || all.read().contains(&sought);
    button("aside", words.label(Label::PutAside), move || {
        all.update(|all| match all.iter().position(|known| *known == id) {
            Some(at) => {
                all.remove(at);
            }
            None => all.push(id.clone()),
        });
    })
    .state_of("aria-pressed", is_aside)
    .child(hidden(&format!(" – {title}")))
}

/// The way to the cases that were put aside, with their number; nothing while there are none.
pub(in crate::web) fn dossier_link(explorer: Explorer) -> El {
    el("span").part_if(move || {
        let ids = explorer.memory.aside.get();
        if ids.is_empty() {
            return None;
        }
        let name = format!("{} ({})", explorer.words().label(Label::Dossier), ids.len());
        Some(link_to(&name, move || {
            explorer.href_to(Route::Dossier(explorer.aside()))
        }))
    })
}

/// Files, citation, address and frame, made when they are asked for, by a part of the code that comes then.
pub(in crate::web) fn share(explorer: Explorer, scope: Scope) -> El {
    let open = RwSignal::new(false);
    let parts = explorer.memory.parts;
    classed("details", "take share")
        .child(text("summary", explorer.words().label(Label::Share)))
        .unfolds(open)
        .part_if(move || {
            let is_open = open.get();
            is_open.then(|| until_whole(explorer).unwrap_or_else(|| parts.export(explorer, scope)))
        })
}
