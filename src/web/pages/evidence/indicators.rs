//! The indicators by dimension.

use crate::dataset::model::{Indicator, Subject};
use crate::dataset::{Facet, Role};
use crate::i18n::Label;
use crate::selection::Route;
use crate::web::components::paragraphs;
use crate::web::dom::{El, classed, el, link_to, list, text};
use crate::web::state::Explorer;

/// The page.
pub(super) fn indicators(explorer: Explorer) -> El {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let all = || dataset.indicators.iter().zip(0_u32..);
    let dimensions = dataset.facet_with(Role::Dimension);
    let dimensions = dimensions.and_then(|facet| dataset.facet(facet));
    let mut page =
        classed("article", "page").child(text("h1", explorer.words().label(Label::Indicators)));
    for dimension in dimensions.into_iter().flat_map(Facet::terms) {
        let Some(term) = dataset.term(dimension) else {
            continue;
        };
        let of = all().filter(|(indicator, _)| indicator.dimension == dimension);
        let items: Vec<El> = of
            .map(|(indicator, row)| item(explorer, indicator, row))
            .collect();
        if !items.is_empty() {
            page = page.child(
                el("section")
                    .child(text("h2", term.label.get(explorer.lang)))
                    .children(paragraphs(term.definition.get(explorer.lang)))
                    .child(list("ul", "behind", items)),
            );
        }
    }
    page
}

/// An indicator, what it measures, and how many values the edition has of it.
fn item(explorer: Explorer, indicator: &Indicator, row: u32) -> El {
    let words = explorer.lang.evidence_messages();
    let edition = explorer.edition();
    let cases = super::counted_with(explorer, indicator.term);
    let of = &edition.dataset.values;
    let (mut values, mut other) = (0, 0);
    for (of, subject) in of.indicator.iter().zip(&of.subject) {
        match subject {
            _ if *of != row => {}
            Subject::Case(case) => values += usize::from(cases.contains(case.0 as usize)),
            Subject::Term(_) | Subject::Country => other += 1,
        }
    }
    let count = match (values, other) {
        (0, other) => words.values_of_none(other),
        (values, _) => words.values_of(values, cases.count()),
    };
    el("div")
        .child(link_to(indicator.label.get(explorer.lang), move || {
            explorer.href_to(Route::Indicator(row))
        }))
        .child(text("p", indicator.definition.get(explorer.lang)))
        .child(text("p", &count).class("quiet"))
}
