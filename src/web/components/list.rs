//! The matching cases, a page of them at a time.

use leptos::prelude::*;

use super::proof::proof_marks;
use crate::dataset::{CaseId, Role};
use crate::i18n::Label;
use crate::selection::{Route, Sort};
use crate::web::location::Step;
use crate::web::pages::explorer;

/// How many cases are added at a time.
const PAGE: usize = 50;

/// The list, its order, and more of it on request.
#[component]
pub(in crate::web) fn List() -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let rows = explorer.rows;
    let pages = RwSignal::new(1_usize);
    let shown = Memo::new(move |_| rows.read().len().min(pages.get() * PAGE));
    let items = move || -> Vec<CaseId> { rows.read().iter().copied().take(shown.get()).collect() };
    let more = move || {
        let left = rows.read().len() - shown.get();
        (left > 0).then(|| {
            view! {
                <p class="more">
                    <button type="button" on:click=move |_| pages.update(|pages| *pages += 1)>
                        {words.show_more(left.min(PAGE))}
                    </button>
                    " "
                    <span class="quiet">{words.shown_of(shown.get(), rows.read().len())}</span>
                </p>
            }
        })
    };
    view! {
        <section class="list" aria-labelledby="list-title">
            <div class="list-head">
                <h2 id="list-title">
                    {move || words.cases(rows.read().len() as u32)}
                </h2>
                <SortChoice />
            </div>
            <ol class="cases">
                <For each=items key=|case| *case let:case>
                    <Item case />
                </For>
            </ol>
            {move || more()}
        </section>
    }
}

/// The order of the list.
#[component]
fn SortChoice() -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let set = move |event| {
        let sort = Sort::parse(&event_target_value(&event));
        explorer.select(Step::Push, |selection, _| selection.with_sort(sort));
    };
    let options = Sort::ALL.map(|sort| {
        let selected = move || explorer.selection.read().sort() == sort;
        // Without a text there is nothing to be relevant to.
        let idle = move || sort == Sort::Relevance && explorer.selection.read().text().is_empty();
        view! {
            <option value=sort.word() prop:selected=move || selected() prop:disabled=move || idle()>
                {words.sort(sort)}
            </option>
        }
    });
    view! {
        <label class="sort">
            {words.label(Label::SortBy)} " "
            <select on:change=set>{options}</select>
        </label>
    }
}

/// A case: title, plain sentence, year, sources, proof.
#[component]
fn Item(case: CaseId) -> impl IntoView {
    let explorer = explorer();
    let lang = explorer.lang;
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let row = case.0 as usize;
    let cases = &dataset.cases;
    let href = move || explorer.href_to(Route::Case(case));
    let year = cases.year.get(row).copied();
    let sources: Vec<&str> = dataset
        .facet_with(Role::Source)
        .into_iter()
        .flat_map(|facet| dataset.terms_of(case, facet))
        .filter_map(|term| Some(dataset.term(term)?.label.get(lang)))
        .collect();
    view! {
        <li class="case">
            <h3 lang=cases.title.lang(row, lang).code()>
                <a href=move || href()>{cases.title.get(row, lang).to_owned()}</a>
            </h3>
            <p class="plain-words" lang=cases.plain.lang(row, lang).code()>
                {cases.plain.get(row, lang).to_owned()}
            </p>
            <p class="meta">
                <span class="year">{year}</span>
                <span>{sources.join(", ")}</span>
                {proof_marks(explorer, case)}
            </p>
        </li>
    }
}
