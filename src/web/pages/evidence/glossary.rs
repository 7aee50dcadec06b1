//! The words that are explained.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::arrange::order_by;
use crate::dataset::CaseId;
use crate::fold::fold;
use crate::gloss::Gloss;
use crate::i18n::{EvidenceLabel, Label};
use crate::selection::{Route, Selection, View};
use crate::web::components::paragraphs;
use crate::web::dom::{El, classed, el, link_to, list, text};
use crate::web::env::document;
use crate::web::state::Explorer;

/// All words in the order of the alphabet, perhaps from one of them on.
pub(super) fn glossary(explorer: Explorer, sought: Option<u32>) -> El {
    let words = explorer.words();
    let edition = explorer.edition();
    let glossary = &edition.dataset.glossary;
    let page = classed("article", "page").child(text("h1", words.label(Label::Glossary)));
    if glossary.is_empty() {
        let none = explorer.lang.evidence_messages();
        let none = none.evidence_label(EvidenceLabel::NotStated);
        return page.child(text("p", none).class("quiet"));
    }
    let names: Vec<String> = glossary
        .iter()
        .map(|word| fold(word.term.get(explorer.lang)))
        .collect();
    let name = |place: u32| names.get(place as usize);
    let order = order_by(names.len(), &|one, other| name(one).cmp(&name(other)));
    let users = users(explorer);
    let items = order.into_iter().filter_map(|row| {
        let word = glossary.get(row as usize)?;
        let name = text("h2", word.term.get(explorer.lang))
            .attr("id", &id_of(row))
            .attr("tabindex", "-1");
        let name = if sought == Some(row) {
            name.attr("aria-current", "true")
        } else {
            name
        };
        let users = users.get(row as usize).cloned().unwrap_or_default();
        Some(
            el("div")
                .child(name)
                .children(paragraphs(word.definition.get(explorer.lang)))
                .child(used(explorer, users)),
        )
    });
    if let Some(row) = sought {
        // A page begins at its top: what is sought comes after that.
        request_animation_frame(move || request_animation_frame(move || go_to(row)));
    }
    page.child(list("ul", "glossary", items))
}

fn id_of(row: u32) -> String {
    format!("word-{row}")
}

fn go_to(row: u32) {
    let word = document().get_element_by_id(&id_of(row));
    if let Some(Ok(word)) = word.map(JsCast::dyn_into::<web_sys::HtmlElement>) {
        let _ = word.focus();
        word.scroll_into_view();
    }
}

/// For each word the cases whose texts use it, in the language of the page.
fn users(explorer: Explorer) -> Vec<Vec<CaseId>> {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let gloss = Gloss::new(&dataset.glossary, explorer.lang);
    let cases = &dataset.cases;
    let texts = [
        &cases.title,
        &cases.plain,
        &cases.summary,
        &cases.method,
        &cases.limits,
    ];
    let mut users = vec![Vec::new(); dataset.glossary.len()];
    for row in 0..dataset.case_count() {
        let case = CaseId(row as u32);
        for column in texts {
            for (_, word) in gloss.uses(column.get(row, explorer.lang)) {
                if let Some(users) = users.get_mut(word as usize)
                    && users.last() != Some(&case)
                {
                    users.push(case);
                }
            }
        }
    }
    users
}

/// In how many cases a word is used, and when that is opened, in which.
fn used(explorer: Explorer, cases: Vec<CaseId>) -> El {
    let words = explorer.lang.evidence_messages();
    let many = words.used_in(cases.len() as u32);
    if cases.is_empty() {
        return text("p", &many).class("quiet");
    }
    let open = RwSignal::new(false);
    el("details")
        .unfolds(open)
        .child(text("summary", &many).class("quiet"))
        .part_if(move || {
            open.get().then(|| {
                list(
                    "ul",
                    "users",
                    cases.iter().map(|case| to_case(explorer, *case)),
                )
            })
        })
}

fn to_case(explorer: Explorer, case: CaseId) -> El {
    let edition = explorer.edition();
    let title = &edition.dataset.cases.title;
    let row = case.0 as usize;
    // The selection one comes from may not have that case.
    let href = move || {
        explorer.href(|view| View {
            route: Route::Case(case),
            selection: Selection::default(),
            ..view
        })
    };
    link_to(title.get(row, explorer.lang), href).lang(title.lang(row, explorer.lang))
}
