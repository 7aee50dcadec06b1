//! Where one goes from a case: to related cases, and to a text of one's own that cites it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use crate::aggregate::related as related_to;
use crate::dataset::CaseId;
use crate::i18n::{Citation, Label};
use crate::selection::{Route, Selection, View};
use crate::web::dom::{El, button, classed, el, link_to, list, text};
use crate::web::env::{clipboard, here, today};
use crate::web::state::Explorer;

/// Most related cases.
const RELATED: usize = 5;

/// Other cases, each with what it shares with this one.
pub(super) fn related(explorer: Explorer, case: CaseId) -> El {
    let words = explorer.words();
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let found = related_to(dataset, &edition.index, case, RELATED);
    let part = super::part(explorer, Label::Related);
    if found.is_empty() {
        return part.child(text("p", words.label(Label::NoRelated)).class("quiet"));
    }
    let items = found.iter().map(|related| {
        let row = related.case.0 as usize;
        let to = related.case;
        // The selection one comes from may not have that case.
        let href = move || {
            explorer.href(|view| View {
                route: Route::Case(to),
                selection: Selection::default(),
                ..view
            })
        };
        let title = &dataset.cases.title;
        let title =
            link_to(title.get(row, explorer.lang), href).lang(title.lang(row, explorer.lang));
        let shared = related.shared.iter().map(|term| explorer.label_of(*term));
        let reason = words.related_by(&shared.collect::<Vec<_>>(), related.same_publication);
        el("div")
            .child(title)
            .child(text("p", &reason).class("quiet"))
    });
    part.child(list("ul", "related", items))
}

/// The sentence that cites the case, to be copied.
pub(super) fn cite(explorer: Explorer, case: CaseId) -> El {
    let words = explorer.words();
    let edition = explorer.edition();
    let package = &edition.dataset.package;
    let title = edition
        .dataset
        .cases
        .title
        .get(case.0 as usize, explorer.lang);
    let fragment = explorer.cited(View {
        route: Route::Case(case),
        ..View::default()
    });
    let citation = words.citation(&Citation {
        case: title,
        title: package.title_in(explorer.lang),
        edition: &package.edition,
        version: &package.version,
        address: &here(&package.homepage, &fragment),
        accessed: Some(today()),
    });
    let said = RwSignal::new("");
    let copied = citation.clone();
    let copy = move || {
        let Some(clipboard) = clipboard() else {
            said.set(words.label(Label::NotCopied));
            return;
        };
        let writing = clipboard.write_text(&copied);
        spawn_local(async move {
            let done = JsFuture::from(writing).await.is_ok();
            if !said.is_disposed() {
                said.set(words.label(if done {
                    Label::Copied
                } else {
                    Label::NotCopied
                }));
            }
        });
    };
    super::part(explorer, Label::Cite)
        .child(text("p", &citation).class("citation"))
        .child(
            classed("p", "actions")
                .child(button("", words.label(Label::Copy), copy))
                .child(
                    el("span")
                        .attr("role", "status")
                        .text_of(move || said.get().to_owned()),
                ),
        )
}
