//! The terms of a facet as a tree of checkboxes with live counts.

use leptos::prelude::*;

use crate::dataset::{FacetId, TermId};
use crate::i18n::{Label, number};
use crate::web::dom::{El, classed, el, hidden, text};
use crate::web::location::Step;
use crate::web::state::Explorer;

/// The terms of a facet without a parent, each with its own below.
pub(super) fn tree(explorer: Explorer, facet: FacetId) -> El {
    let roots = explorer.edition().dataset.roots(facet);
    classed("ul", "tree").children(roots.into_iter().map(|term| branch(explorer, facet, term)))
}

/// A term and, once opened, those below it.
fn branch(explorer: Explorer, facet: FacetId, term: TermId) -> El {
    let words = explorer.words();
    let edition = explorer.edition();
    let selection = explorer.selection;
    let label = explorer.label_of(term);
    let children = edition.dataset.children(term);
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
    let holds_choice = {
        let selection = selection.read_untracked();
        let clause = selection.clause(facet);
        let below = |c: &TermId| *c != term && edition.dataset.is_within(*c, term);
        clause.include.iter().chain(&clause.exclude).any(below)
    };
    let open = RwSignal::new(holds_choice);
    let has_children = !children.is_empty();
    let twist = has_children.then(|| {
        classed("button", "twist")
            .attr("type", "button")
            .attr("aria-label", &words.below(&label))
            .state_of("aria-expanded", move || open.get())
            .on_click(move || open.update(|open| *open = !*open))
    });
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
    let row = classed("div", "term")
        .class_if("none", move || count() == 0)
        .class_if("implied", implied)
        .maybe(twist)
        .child(choice)
        .child(except);
    el("li").child(row).part_if(move || {
        let below = || children.iter().map(|term| branch(explorer, facet, *term));
        (has_children && open.get()).then(|| el("ul").children(below()))
    })
}
