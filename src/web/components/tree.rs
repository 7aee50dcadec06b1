//! The terms of a facet as a tree of checkboxes with live counts.

use leptos::prelude::*;

use crate::dataset::{FacetId, TermId};
use crate::i18n::{Label, number};
use crate::web::location::Step;
use crate::web::pages::explorer;

/// The terms of a facet without a parent, each with its own below.
#[component]
pub(super) fn Tree(facet: FacetId) -> impl IntoView {
    let explorer = explorer();
    let roots = explorer.edition().dataset.roots(facet);
    let rows = roots
        .into_iter()
        .map(|term| view! { <Branch term facet /> })
        .collect_view();
    view! { <ul class="tree">{rows}</ul> }
}

/// A term and, once opened, those below it.
#[component]
fn Branch(term: TermId, facet: FacetId) -> AnyView {
    let explorer = explorer();
    let words = explorer.words();
    let edition = explorer.edition();
    let Some(found) = edition.dataset.term(term) else {
        return ().into_any();
    };
    let label = found.label.get(explorer.lang).to_owned();
    let definition = found.definition.get(explorer.lang).to_owned();
    let children = edition.dataset.children(term);
    let selection = explorer.selection;
    let included = Memo::new(move |_| selection.read().clause(facet).include.contains(&term));
    let excluded = Memo::new(move |_| selection.read().clause(facet).exclude.contains(&term));
    // Below a chosen term everything is asked for already.
    let implied = Memo::new({
        let edition = edition.clone();
        move |_| {
            let selection = selection.read();
            let chosen = &selection.clause(facet).include;
            chosen
                .iter()
                .any(|c| *c != term && edition.dataset.is_within(term, *c))
        }
    });
    let count = Memo::new(move |_| explorer.outcome.read().count(term));
    let holds_choice = {
        let selection = selection.read_untracked();
        let clause = selection.clause(facet);
        let below = |c: &TermId| *c != term && edition.dataset.is_within(*c, term);
        clause.include.iter().chain(&clause.exclude).any(below)
    };
    let open = RwSignal::new(holds_choice);
    let has_children = !children.is_empty();
    let twist = has_children.then(|| {
        let name = words.below(&label);
        let expanded = move || if open.get() { "true" } else { "false" };
        view! {
            <button
                type="button"
                class="twist"
                aria-label=name
                aria-expanded=move || expanded()
                on:click=move |_| open.update(|open| *open = !*open)
            ></button>
        }
    });
    let below = move || {
        (has_children && open.get()).then(|| {
            let rows = children
                .iter()
                .map(|term| view! { <Branch term=*term facet /> });
            view! { <ul>{rows.collect_view()}</ul> }
        })
    };
    let except_name = words.except(&label);
    let pressed = move || if excluded.get() { "true" } else { "false" };
    let number = move || number::whole(count.get(), explorer.lang);
    let toggle_out = move |_| {
        explorer.select(Step::Push, |selection, dataset| {
            selection.toggled_out(dataset, term)
        });
    };
    view! {
        <li>
            <div class="term" class:none=move || count.get() == 0 class:implied=move || implied.get()>
                {twist}
                <label title=definition>
                    <input
                        type="checkbox"
                        prop:checked=move || included.get()
                        on:change=move |_| explorer.toggle(term)
                    />
                    <span class="label" class:struck=move || excluded.get()>{label}</span>
                    " "
                    <span class="count">{move || number()}</span>
                    <span class="visually-hidden">" " {words.label(Label::Cases)}</span>
                </label>
                <button
                    type="button"
                    class="except"
                    aria-label=except_name
                    aria-pressed=move || pressed()
                    on:click=toggle_out
                >
                    {words.label(Label::Except)}
                </button>
            </div>
            {move || below()}
        </li>
    }
    .into_any()
}
