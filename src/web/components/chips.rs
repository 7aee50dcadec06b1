//! The chosen filters, each with its way out.

use leptos::prelude::*;

use crate::dataset::TermId;
use crate::i18n::Label;
use crate::selection::{Selection, UseLevels, Years};
use crate::web::location::Step;
use crate::web::pages::explorer;
use crate::web::state::Explorer;

/// What a chip takes away.
#[derive(Clone, Copy)]
enum Filter {
    Include(TermId),
    Exclude(TermId),
    Text,
    Years,
    Levels,
}

/// The chips of the selection; nothing when nothing is chosen.
#[component]
pub(in crate::web) fn Chips() -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let chips = move || {
        filters(explorer, &explorer.selection.read())
            .into_iter()
            .map(|(filter, text)| {
                let name = words.remove(&text);
                view! {
                    <li>
                        <button
                            type="button"
                            class="chip"
                            aria-label=name
                            on:click=move |_| drop_filter(explorer, filter)
                        >
                            {text}
                            <span aria-hidden="true">" ×"</span>
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    let some = move || !explorer.selection.read().is_empty();
    let reset = move |_| {
        explorer.select(Step::Push, |selection, _| {
            Selection::default().with_sort(Some(selection.sort()))
        });
    };
    move || {
        some().then(|| {
            view! {
                <div class="chips" role="group" aria-label=words.label(Label::ChosenFilters)>
                    <ul class="inline">{move || chips()}</ul>
                    <button type="button" class="link" on:click=reset>
                        {words.label(Label::Reset)}
                    </button>
                </div>
            }
        })
    }
}

fn filters(explorer: Explorer, selection: &Selection) -> Vec<(Filter, String)> {
    let edition = explorer.edition();
    let words = explorer.words();
    let label = |term: TermId| {
        let term = edition.dataset.term(term);
        term.map_or("", |term| term.label.get(explorer.lang))
            .to_owned()
    };
    let mut found = Vec::new();
    for (_, clause) in selection.clauses() {
        for term in &clause.include {
            found.push((Filter::Include(*term), label(*term)));
        }
        for term in &clause.exclude {
            found.push((Filter::Exclude(*term), words.except(&label(*term))));
        }
    }
    if !selection.text().is_empty() {
        let text = format!("{} : {}", words.label(Label::Search), selection.text());
        found.push((Filter::Text, text));
    }
    let years = selection.years();
    if !years.is_open() {
        found.push((Filter::Years, words.years(years.from, years.to)));
    }
    if selection.levels() != UseLevels::default() {
        let levels: Vec<&str> = selection
            .levels()
            .iter()
            .map(|l| words.use_level(l))
            .collect();
        found.push((Filter::Levels, levels.join(", ")));
    }
    found
}

fn drop_filter(explorer: Explorer, filter: Filter) {
    explorer.select(Step::Push, |selection, dataset| match filter {
        Filter::Include(term) => selection.toggled(dataset, term),
        Filter::Exclude(term) => selection.toggled_out(dataset, term),
        Filter::Text => selection.with_text(""),
        Filter::Years => selection.with_years(Years::default()),
        Filter::Levels => selection.with_levels(UseLevels::default()),
    });
}
