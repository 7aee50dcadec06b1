//! Charts that are folded until somebody asks, each with an address of its own.

use leptos::prelude::*;

use super::coming::until_whole;
use crate::dataset::Role;
use crate::figure;
use crate::i18n::Label;
use crate::selection::{Kind, Route};
use crate::web::dom::{El, classed, el, link_to, text};
use crate::web::state::Explorer;

/// All that the page has besides those that are open.
pub(in crate::web) fn more_charts(explorer: Explorer) -> El {
    let words = explorer.words();
    let edition = explorer.edition();
    let role = |role: Role| edition.dataset.facet_with(role);
    let crossed = role(Role::Source).zip(role(Role::Usage));
    let kinds = [
        crossed.map(|(source, usage)| Kind::Matrix(source, usage)),
        Some(Kind::Flow),
        role(Role::Usage).map(Kind::YearsBy),
        Some(Kind::Forest(0)),
        Some(Kind::People),
        Some(Kind::Delays(0)),
        Some(Kind::National(0)),
    ];
    let kinds = kinds.into_iter().flatten();
    let compare = link_to(words.label(Label::Compare), move || {
        explorer.href_to(Route::Compare(Box::default()))
    });
    classed("section", "more-charts")
        .attr("aria-label", words.label(Label::MoreCharts))
        .child(text("h2", words.label(Label::MoreCharts)))
        .children(kinds.map(|kind| folded(explorer, kind)))
        .child(el("p").child(compare))
}

/// A figure that is made once it is opened.
fn folded(explorer: Explorer, kind: Kind) -> El {
    let edition = explorer.edition();
    let name = figure::name(kind, &edition.dataset, explorer.lang);
    let open = explorer.memory.fold(kind.written(&edition.dataset), false);
    let parts = explorer.memory.parts;
    classed("details", "folded-chart")
        .child(text("summary", &name))
        .unfolds(open)
        .part_if(move || {
            let is_open = open.get();
            is_open.then(|| until_whole(explorer).unwrap_or_else(|| parts.unfolded(explorer, kind)))
        })
}
