//! A proof status: its sign, and always its word.

use crate::dataset::{CaseId, Role, Sign, TermId};
use crate::web::dom::{El, classed};
use crate::web::state::Explorer;

/// The sign of one status, for the eye.
fn sign(explorer: Explorer, term: TermId) -> El {
    let edition = explorer.edition();
    let sign = edition.dataset.term(term).and_then(|term| term.sign);
    classed("span", "sign")
        .attr("aria-hidden", "true")
        .text(sign.map_or("", Sign::glyph))
}

/// The sign and word of one status.
pub(in crate::web) fn proof_mark(explorer: Explorer, term: TermId) -> El {
    classed("span", "proof")
        .child(sign(explorer, term))
        .text(&explorer.label_of(term))
}

/// The statuses of a case.
pub(in crate::web) fn proof_marks(explorer: Explorer, case: CaseId) -> Vec<El> {
    let statuses = statuses(explorer, case);
    let marks = statuses.into_iter().map(|term| proof_mark(explorer, term));
    marks.collect()
}

fn statuses(explorer: Explorer, case: CaseId) -> Vec<TermId> {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let facet = dataset.facet_with(Role::Proof);
    let terms = facet
        .into_iter()
        .flat_map(|facet| dataset.terms_of(case, facet));
    terms.collect()
}
