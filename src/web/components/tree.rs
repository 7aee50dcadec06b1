//! The terms of a facet as a tree of checkboxes with live counts, and a search inside long ones.

use leptos::prelude::*;

use crate::aggregate::named;
use crate::dataset::{Dataset, FacetId, TermId};
use crate::i18n::{Label, number};
use crate::web::dom::{El, classed, el, hidden, text, value_of};
use crate::web::location::Step;
use crate::web::state::Explorer;

/// A facet of more terms than this has a search of its own.
const LONG: u32 = 14;

/// The terms of a facet without a parent, each with its own below; while something is searched,
/// the terms that are called so.
pub(super) fn tree(explorer: Explorer, facet: FacetId) -> El {
    let words = explorer.words();
    let edition = explorer.edition();
    let length = edition.dataset.facet(facet).map_or(0, |f| f.end - f.first);
    let typed = RwSignal::new(String::new());
    let search = (length > LONG).then(|| {
        let name = words.search_in(&explorer.label_of_facet(facet));
        el("input")
            .attr("type", "search")
            .attr("autocomplete", "off")
            .attr("aria-label", &name)
            .attr("placeholder", words.label(Label::SearchTerm))
            .on("input", move |event| typed.set(value_of(&event)))
    });
    let terms = move || {
        let typed = typed.read();
        if typed.trim().is_empty() {
            let roots = edition.dataset.roots(facet);
            return roots
                .into_iter()
                .map(|t| branch(explorer, facet, t))
                .collect();
        }
        let found = named(&edition.dataset, facet, &typed, explorer.lang);
        if found.is_empty() {
            return vec![text("li", words.label(Label::NoTerm)).class("quiet")];
        }
        let alone = |term| el("li").child(row(explorer, facet, term, None));
        found.into_iter().map(alone).collect()
    };
    el("div")
        .maybe(search)
        .child(classed("ul", "tree").part(terms))
}

/// A term and, once opened, those below it.
fn branch(explorer: Explorer, facet: FacetId, term: TermId) -> El {
    let edition = explorer.edition();
    let children = edition.dataset.children(term);
    if children.is_empty() {
        return el("li").child(row(explorer, facet, term, None));
    }
    let holds_choice = {
        let selection = explorer.selection.read_untracked();
        let clause = selection.clause(facet);
        let below = |c: &TermId| *c != term && edition.dataset.is_within(*c, term);
        clause.include.iter().chain(&clause.exclude).any(below)
    };
    let open = explorer
        .memory
        .fold(name_of(&edition.dataset, term), holds_choice);
    let twist = classed("button", "twist")
        .attr("type", "button")
        .attr(
            "aria-label",
            &explorer.words().below(&explorer.label_of(term)),
        )
        .state_of("aria-expanded", move || open.get())
        .on_click(move || open.update(|open| *open = !*open));
    el("li")
        .child(row(explorer, facet, term, Some(twist)))
        .part_if(move || {
            let below = || children.iter().map(|term| branch(explorer, facet, *term));
            open.get().then(|| el("ul").children(below()))
        })
}

/// The name of a term that is the same in another edition.
fn name_of(dataset: &Dataset, term: TermId) -> String {
    let Some(term) = dataset.term(term) else {
        return String::new();
    };
    let facet = dataset.facet(term.facet).map_or("", |facet| &facet.id);
    [facet, &term.id].join(":")
}

/// The checkbox of a term, its count, and its exclusion.
fn row(explorer: Explorer, facet: FacetId, term: TermId, twist: Option<El>) -> El {
    let words = explorer.words();
    let edition = explorer.edition();
    let selection = explorer.selection;
    let label = explorer.label_of(term);
    let included = move || selection.read().clause(facet).include.contains(&term);
    let excluded = move || selection.read().clause(facet).exclude.contains(&term);
    // Below a chosen term everything is asked for already.
    let above = edition.clone();
    let implied = move || {
        let selection = selection.read();
        let mut chosen = selection.clause(facet).include.iter();
        chosen.any(|c| *c != term && above.dataset.is_within(term, *c))
    };
    let count = move || explorer.outcome.read().count(term);
    let check = el("input")
        .attr("type", "checkbox")
        .prop_of("checked", move || included().into())
        .on("change", move |_| explorer.toggle(term));
    let definition = edition
        .dataset
        .term(term)
        .map_or("", |t| t.definition.get(explorer.lang));
    let choice = el("label")
        .attr("title", definition)
        .child(check)
        .child(
            text("span", &label)
                .class("label")
                .class_if("struck", excluded),
        )
        .text(" ")
        .child(classed("span", "count").text_of(move || number::whole(count(), explorer.lang)))
        .child(hidden(&format!(" {}", words.label(Label::Cases))));
    let except = text("button", words.label(Label::Except))
        .attr("type", "button")
        .class("except")
        .attr("aria-label", &words.except(&label))
        .state_of("aria-pressed", excluded)
        .on_click(move || {
            explorer.select(Step::Push, |selection, dataset| {
                selection.toggled_out(dataset, term)
            });
        });
    classed("div", "term")
        .class_if("none", move || count() == 0)
        .class_if("implied", implied)
        .maybe(twist)
        .child(choice)
        .child(except)
}
