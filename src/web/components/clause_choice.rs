//! How the chosen terms of a facet are put together: at least one, or all at once.

use leptos::prelude::*;

use crate::dataset::FacetId;
use crate::i18n::Label;
use crate::web::dom::{El, classed, el, text};
use crate::web::location::Step;
use crate::web::state::Explorer;

/// The choice; it is there once it makes a difference.
pub(super) fn clause_choice(explorer: Explorer, facet: FacetId) -> El {
    let words = explorer.words();
    let several = Memo::new(move |_| explorer.selection.read().clause(facet).include.len() > 1);
    let radio = move |to: bool, label: Label| {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", &format!("combine-{}", facet.0))
            .prop_of("checked", move || {
                (explorer.selection.read().clause(facet).all == to).into()
            })
            .on("change", move |_| {
                explorer.select(Step::Push, |selection, dataset| {
                    let mut clause = selection.clause(facet).clone();
                    clause.all = to;
                    selection.with_clause(dataset, facet, clause)
                });
            });
        el("label").child(input).text(words.label(label))
    };
    el("div").part_if(move || {
        several.get().then(|| {
            classed("fieldset", "combine")
                .child(text("legend", words.label(Label::Combine)))
                .child(radio(false, Label::AnyOf))
                .child(radio(true, Label::AllOf))
        })
    })
}
