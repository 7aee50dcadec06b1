//! The filter panel: the three core facets open, all else folded with the number chosen.

use leptos::prelude::*;

use super::clause_choice::clause_choice;
use super::coming::until_whole;
use super::tree::tree;
use super::years::year_range;
use crate::dataset::{Facet, FacetId, Role, UseLevel};
use crate::i18n::{self, Label, number};
use crate::web::dom::{El, classed, el, hidden, text};
use crate::web::location::Step;
use crate::web::state::Explorer;

/// Every way to narrow the cases.
pub(in crate::web) fn panel(explorer: Explorer) -> El {
    let words = explorer.words();
    let edition = explorer.edition();
    let core = [Role::Source, Role::Usage, Role::Beneficiary];
    let core: Vec<FacetId> = core
        .into_iter()
        .filter_map(|role| edition.dataset.facet_with(role))
        .collect();
    let facets = &edition.dataset.facets;
    let others = edition.dataset.facet_ids();
    let others = others.filter(|(id, facet)| !core.contains(id) && facet.first < facet.end);
    // The facet of the indicators, which comes with them, has its place from the beginning.
    let indicators = (!edition.whole).then(|| {
        let name = i18n::indicator_facet();
        let fold = (
            FacetId(facets.len() as u32),
            Facet::INDICATORS,
            name.get(explorer.lang),
        );
        folded_facet(explorer, fold, true)
    });
    el("div")
        .children(core.iter().map(|facet| open_facet(explorer, *facet)))
        .child(year_range(explorer))
        .child(text("h3", words.label(Label::OtherFilters)))
        .children(others.map(|(id, facet)| {
            let is_derived = facet.role.is_some_and(Role::is_derived);
            let fold = (id, facet.id.as_str(), facet.label.get(explorer.lang));
            folded_facet(explorer, fold, is_derived)
        }))
        .maybe(indicators)
        .child(levels(explorer))
}

/// A core facet.
fn open_facet(explorer: Explorer, facet: FacetId) -> El {
    let id = format!("facet-{}", facet.0);
    classed("section", "facet")
        .attr("aria-labelledby", &id)
        .child(text("h3", &explorer.label_of_facet(facet)).attr("id", &id))
        .child(tree(explorer, facet))
        .child(clause_choice(explorer, facet))
}

/// Another facet, with its id and label; its terms are made when it is opened. The cases of those that
/// are derived are known once the edition is whole.
fn folded_facet(
    explorer: Explorer,
    (facet, id, label): (FacetId, &str, &str),
    is_derived: bool,
) -> El {
    let words = explorer.words();
    let chosen = move || {
        let selection = explorer.selection.read();
        let clause = selection.clause(facet);
        clause.include.len() + clause.exclude.len()
    };
    let open = explorer.memory.fold(id.to_owned(), untrack(chosen) > 0);
    let number = classed("span", "chosen").text_of(move || match chosen() {
        0 => String::new(),
        n => words.chosen(n),
    });
    classed("details", "facet")
        .child(text("summary", label).text(" ").child(number))
        .unfolds(open)
        .part(move || {
            if !open.get() {
                return Vec::new();
            }
            if is_derived && let Some(coming) = until_whole(explorer) {
                return vec![coming];
            }
            vec![tree(explorer, facet), clause_choice(explorer, facet)]
        })
}

/// Which use levels are counted.
fn levels(explorer: Explorer) -> El {
    let words = explorer.words();
    let choice = |level: UseLevel| {
        let check = el("input")
            .attr("type", "checkbox")
            .prop_of("checked", move || {
                explorer.selection.read().levels().contain(level).into()
            })
            .on("change", move |_| {
                explorer.select(Step::Push, |selection, _| {
                    let levels = selection.levels().toggled(level);
                    selection.with_levels(levels)
                });
            });
        let count = move || {
            let outcome = explorer.outcome.read();
            let found = outcome.levels.iter().find(|(known, _)| *known == level);
            number::whole(found.map_or(0, |(_, n)| *n), explorer.lang)
        };
        el("label")
            .child(check)
            .child(text("span", words.use_level(level)).class("label"))
            .text(" ")
            .child(classed("span", "count").text_of(count))
            .child(hidden(&format!(" {}", words.label(Label::Cases))))
    };
    classed("fieldset", "levels")
        .child(text("legend", words.label(Label::UseLevel)))
        .children(UseLevel::ALL.iter().map(|level| choice(*level)))
}
