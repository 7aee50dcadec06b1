//! The filter panel: the three core facets open, all else folded with the number chosen.

use leptos::prelude::*;

use super::clause_choice::ClauseChoice;
use super::tree::Tree;
use super::years::YearRange;
use crate::dataset::{FacetId, Role, UseLevel};
use crate::i18n::Label;
use crate::web::location::Step;
use crate::web::pages::explorer;

/// Every way to narrow the cases.
#[component]
pub(in crate::web) fn Panel() -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let edition = explorer.edition();
    let core = [Role::Source, Role::Usage, Role::Beneficiary];
    let core: Vec<FacetId> = core
        .into_iter()
        .filter_map(|role| edition.dataset.facet_with(role))
        .collect();
    let others: Vec<FacetId> = edition
        .dataset
        .facet_ids()
        .filter(|(id, facet)| !core.contains(id) && facet.first < facet.end)
        .map(|(id, _)| id)
        .collect();
    let open = core
        .into_iter()
        .map(|facet| view! { <OpenFacet facet /> })
        .collect_view();
    let folded = others
        .into_iter()
        .map(|facet| view! { <FoldedFacet facet /> })
        .collect_view();
    view! {
        {open}
        <YearRange />
        <h3>{words.label(Label::OtherFilters)}</h3>
        {folded}
        <Levels />
    }
}

/// A core facet.
#[component]
fn OpenFacet(facet: FacetId) -> impl IntoView {
    let explorer = explorer();
    let edition = explorer.edition();
    let label = edition
        .dataset
        .facet(facet)
        .map(|f| f.label.get(explorer.lang).to_owned());
    let id = format!("facet-{}", facet.0);
    view! {
        <section class="facet" aria-labelledby=id.clone()>
            <h3 id=id.clone()>{label}</h3>
            <ClauseChoice facet />
            <Tree facet />
        </section>
    }
}

/// Another facet; its terms are made when it is opened.
#[component]
fn FoldedFacet(facet: FacetId) -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let edition = explorer.edition();
    let label = edition
        .dataset
        .facet(facet)
        .map(|f| f.label.get(explorer.lang).to_owned());
    let chosen = Memo::new(move |_| {
        let selection = explorer.selection.read();
        let clause = selection.clause(facet);
        clause.include.len() + clause.exclude.len()
    });
    let open = RwSignal::new(chosen.get_untracked() > 0);
    let follow = move |event: leptos::ev::Event| {
        use wasm_bindgen::JsCast;
        let target = event
            .target()
            .and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        open.set(target.is_some_and(|target| target.has_attribute("open")));
    };
    let number = move || {
        let n = chosen.get();
        (n > 0).then(|| view! { <span class="chosen">{words.chosen(n)}</span> })
    };
    view! {
        <details class="facet" open=open.get_untracked() on:toggle=follow>
            <summary>{label} " " {move || number()}</summary>
            {move || {
                open.get()
                    .then(|| {
                        view! {
                            <ClauseChoice facet />
                            <Tree facet />
                        }
                    })
            }}
        </details>
    }
}

/// Which use levels are counted.
#[component]
fn Levels() -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let boxes = UseLevel::ALL
        .iter()
        .map(|level| {
            let level = *level;
            let toggle = move |_| {
                explorer.select(Step::Push, |selection, _| {
                    let levels = selection.levels().toggled(level);
                    selection.with_levels(levels)
                });
            };
            let counted = move || explorer.selection.read().levels().contain(level);
            let count = move || {
                let outcome = explorer.outcome.read();
                outcome
                    .levels
                    .iter()
                    .find(|(known, _)| *known == level)
                    .map(|(_, n)| *n)
            };
            view! {
                <label>
                    <input type="checkbox" prop:checked=move || counted() on:change=toggle />
                    <span class="label">{words.use_level(level)}</span>
                    " "
                    <span class="count">{move || count()}</span>
                    <span class="visually-hidden">" " {words.label(Label::Cases)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="levels">
            <legend>{words.label(Label::UseLevel)}</legend>
            {boxes}
        </fieldset>
    }
}
