//! How the chosen terms of a facet are put together: at least one, or all at once.

use leptos::prelude::*;

use crate::dataset::FacetId;
use crate::i18n::Label;
use crate::web::location::Step;
use crate::web::pages::explorer;

/// The choice; it is there once it makes a difference.
#[component]
pub(super) fn ClauseChoice(facet: FacetId) -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let several = Memo::new(move |_| explorer.selection.read().clause(facet).include.len() > 1);
    let all = Memo::new(move |_| explorer.selection.read().clause(facet).all);
    let choose = move |to: bool| {
        explorer.select(Step::Push, |selection, dataset| {
            let mut clause = selection.clause(facet).clone();
            clause.all = to;
            selection.with_clause(dataset, facet, clause)
        });
    };
    let name = format!("combine-{}", facet.0);
    move || {
        several.get().then(|| {
            let radio = |to: bool, label: Label| {
                view! {
                    <label>
                        <input
                            type="radio"
                            name=name.clone()
                            prop:checked=move || all.get() == to
                            on:change=move |_| choose(to)
                        />
                        {words.label(label)}
                    </label>
                }
            };
            view! {
                <fieldset class="combine">
                    <legend>{words.label(Label::Combine)}</legend>
                    {radio(false, Label::AnyOf)}
                    {radio(true, Label::AllOf)}
                </fieldset>
            }
        })
    }
}
