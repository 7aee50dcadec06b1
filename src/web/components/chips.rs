//! The chosen filters, each with its way out.

use leptos::prelude::*;

use crate::dataset::{Dataset, TermId};
use crate::i18n::Label;
use crate::selection::{Selection, UseLevels, Years};
use crate::web::dom::{El, button, classed, list, text};
use crate::web::location::Step;
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
pub(in crate::web) fn chips(explorer: Explorer) -> El {
    let words = explorer.words();
    classed("div", "chips-place").part_if(move || {
        let selection = explorer.selection.read();
        if selection.is_empty() {
            return None;
        }
        let chips = filters(explorer, &selection)
            .into_iter()
            .map(|(filter, name)| {
                let cross = text("span", " ×").attr("aria-hidden", "true");
                button("chip", &name, move || drop_filter(explorer, filter))
                    .attr("aria-label", &words.remove(&name))
                    .child(cross)
            });
        let reset = button("link", words.label(Label::Reset), move || reset(explorer));
        let group = classed("div", "chips")
            .attr("role", "group")
            .attr("aria-label", words.label(Label::ChosenFilters))
            .child(list("ul", "inline", chips))
            .child(reset);
        Some(group)
    })
}

/// How the chosen filters are called, tracked.
pub(in crate::web) fn names(explorer: Explorer) -> Vec<String> {
    let chosen = filters(explorer, &explorer.selection.read());
    chosen.into_iter().map(|(_, name)| name).collect()
}

/// What each chip takes away, and how it is called.
fn filters(explorer: Explorer, selection: &Selection) -> Vec<(Filter, String)> {
    let words = explorer.words();
    let mut found = Vec::new();
    for (_, clause) in selection.clauses() {
        for term in &clause.include {
            found.push((Filter::Include(*term), explorer.label_of(*term)));
        }
        for term in &clause.exclude {
            let name = words.except(&explorer.label_of(*term));
            found.push((Filter::Exclude(*term), name));
        }
    }
    if !selection.text().is_empty() {
        found.push((Filter::Text, words.searching(selection.text())));
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
    focus_figures();
    explorer.select(Step::Push, |selection, dataset| {
        without(selection, dataset, filter)
    });
}

fn reset(explorer: Explorer) {
    focus_figures();
    explorer.select(Step::Push, |selection, _| {
        Selection::default().with_sort(Some(selection.sort()))
    });
}

fn without(selection: Selection, dataset: &Dataset, filter: Filter) -> Selection {
    match filter {
        Filter::Include(term) => selection.toggled(dataset, term),
        Filter::Exclude(term) => selection.toggled_out(dataset, term),
        Filter::Text => selection.with_text(""),
        Filter::Years => selection.with_years(Years::default()),
        Filter::Levels => selection.with_levels(UseLevels::default()),
    }
}

/// Where no case matches: which filter to drop, and how many cases there are then.
pub(in crate::web) fn way_out(explorer: Explorer) -> El {
    let words = explorer.words();
    classed("div", "way-out").part_if(move || {
        if explorer.heading.read().cases > 0 {
            return None;
        }
        let edition = explorer.edition();
        let selection = explorer.selection.read();
        let ways = filters(explorer, &selection)
            .into_iter()
            .filter_map(|(filter, name)| {
                let wider = without(selection.clone(), &edition.dataset, filter);
                let cases = edition.index.evaluate(&wider).len();
                let name = format!("{} – {}", words.remove(&name), words.cases(cases));
                (cases > 0).then(|| button("", &name, move || drop_filter(explorer, filter)))
            });
        let mut ways: Vec<El> = ways.collect();
        if ways.is_empty() {
            // No single filter is the one too many.
            ways.push(button("", words.label(Label::Reset), move || {
                reset(explorer);
            }));
        }
        let advice = text("p", words.label(Label::NoCaseAdvice));
        Some(
            classed("div", "no-case")
                .child(advice)
                .child(list("ul", "", ways)),
        )
    })
}

/// A chip that is gone cannot keep the keyboard: it goes on at the figures, which have changed.
fn focus_figures() {
    super::focus("figures");
}
