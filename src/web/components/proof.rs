//! A proof status: its sign, and always its word.

use leptos::prelude::*;

use crate::dataset::{CaseId, Role, Sign, TermId};
use crate::web::state::Explorer;

/// The sign and word of one status.
pub(in crate::web) fn proof_mark(explorer: Explorer, term: TermId) -> impl IntoView + use<> {
    let edition = explorer.edition();
    let found = edition.dataset.term(term);
    let sign = found.and_then(|term| term.sign).map_or("", Sign::glyph);
    let label = found
        .map_or("", |term| term.label.get(explorer.lang))
        .to_owned();
    view! {
        <span class="proof">
            <span class="sign" aria-hidden="true">{sign}</span>
            {label}
        </span>
    }
}

/// The statuses of a case.
pub(in crate::web) fn proof_marks(explorer: Explorer, case: CaseId) -> impl IntoView + use<> {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let facet = dataset.facet_with(Role::Proof);
    facet
        .into_iter()
        .flat_map(|facet| dataset.terms_of(case, facet))
        .map(|term| proof_mark(explorer, term))
        .collect_view()
}
