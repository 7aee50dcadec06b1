//! The explorer: figures, filters, charts, list.

use leptos::prelude::*;

use super::explorer;
use crate::dataset::Role;
use crate::i18n::Label;
use crate::web::components::{Chips, Figures, List, Panel, TermChart, YearChart};
use crate::web::location::Step;

/// The page on which cases are narrowed.
#[component]
pub(in crate::web) fn Cases() -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let edition = explorer.edition();
    let charts = [Role::Source, Role::Usage, Role::Beneficiary]
        .into_iter()
        .filter_map(|role| edition.dataset.facet_with(role))
        .map(|facet| view! { <TermChart facet /> })
        .collect_view();
    let none = Memo::new(move |_| explorer.outcome.read().is_empty());
    let panel_open = RwSignal::new(false);
    let counted = move || {
        let selection = explorer.selection.read();
        selection
            .clauses()
            .map(|(_, c)| c.include.len() + c.exclude.len())
            .sum::<usize>()
            + usize::from(!selection.text().is_empty())
            + usize::from(!selection.years().is_open())
    };
    let open_label = move || words.open_filters(counted(), explorer.heading.read().cases);
    let close_label = move || {
        let cases = words.cases(explorer.heading.read().cases);
        format!("{} — {cases}", words.label(Label::CloseFilters))
    };
    view! {
        <Intro />
        <div class="explorer" class:panel-open=move || panel_open.get()>
            <search class="panel" aria-label=words.label(Label::Filters)>
                <h2 class="visually-hidden">{words.label(Label::Filters)}</h2>
                <SearchBox />
                <Panel />
                <button
                    type="button"
                    class="sheet-close"
                    on:click=move |_| panel_open.set(false)
                >
                    {move || close_label()}
                </button>
            </search>
            <div class="results">
                <Chips />
                <Figures />
                {move || none.get().then(|| view! { <p class="none">{words.label(Label::NoCaseAdvice)}</p> })}
                <section class="charts" aria-label=words.label(Label::Charts)>
                    {charts}
                    <YearChart />
                </section>
                <List />
            </div>
            <button type="button" class="sheet-open" on:click=move |_| panel_open.set(true)>
                {move || open_label()}
            </button>
        </div>
    }
}

/// One sentence: what this is.
#[component]
fn Intro() -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let edition = explorer.edition();
    let id = edition.dataset.package.edition.clone();
    let all = edition
        .index
        .counted(&crate::selection::Selection::default())
        .count();
    view! {
        <p class="tagline">{words.tagline(all)} " " {words.edition(&id)} "."</p>
    }
}

/// The search box. Typing takes one step of the history.
#[component]
fn SearchBox() -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let search = move |event| {
        let text = event_target_value(&event);
        let begun = !explorer.selection.read_untracked().text().is_empty();
        let step = if begun { Step::Replace } else { Step::Push };
        explorer.select(step, |selection, _| selection.with_text(&text));
    };
    let text = Memo::new(move |_| explorer.selection.read().text().to_owned());
    view! {
        <p class="search">
            <label for="search">{words.label(Label::Search)}</label>
            <input id="search" type="search" autocomplete="off" prop:value=move || text.get() on:input=search />
        </p>
    }
}
