//! A case → what may be said of it, what may not, and what its measures do not say.
//!
//! Nothing is worded here: a page shows the definition of a proof status, the texts of the
//! values and the cautions of the indicators, all of them from the edition.

use crate::arrange::arranged;
use crate::dataset::{CaseId, Dataset, Sign, TermId};

/// Values of one proof status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The status, a term of the facet with role `proof`.
    pub proof: TermId,
    /// Rows of the values, in the order of the file; at least one.
    pub rows: Vec<usize>,
}

/// What may be said of a case and what may not. Each of its values stands in one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// Statuses that state something, in the facet's order: measured, observed, reported, and
    /// those without a sign.
    pub said: Vec<Standing>,
    /// Statuses that do not, in the facet's order: expected, disputed, not established.
    pub open: Vec<Standing>,
    /// Rows of the indicators of its values that have a caution in French or in English, each
    /// once, in display order.
    pub cautions: Vec<u32>,
}

/// Whether a status leaves open what it is about.
fn is_open(sign: Option<Sign>) -> bool {
    matches!(sign, Some(Sign::Diamond | Sign::NotEqual | Sign::Empty))
}

/// Sorts out the values of a case.
pub fn claims(dataset: &Dataset, case: CaseId) -> Claims {
    let mut claims = Claims::default();
    let proof = |row: usize| dataset.values.proof.get(row).copied();
    let rows = dataset.values_of(case).collect();
    for row in arranged(rows, |row| proof(*row).map_or(u64::MAX, |p| p.0.into())) {
        let Some(proof) = proof(row) else {
            continue;
        };
        let open = is_open(dataset.term(proof).and_then(|term| term.sign));
        let standings = if open {
            &mut claims.open
        } else {
            &mut claims.said
        };
        match standings.last_mut() {
            Some(last) if last.proof == proof => last.rows.push(row),
            _ => standings.push(Standing {
                proof,
                rows: vec![row],
            }),
        }
    }
    let indicators = dataset.values_of(case);
    let indicators = indicators.filter_map(|row| dataset.values.indicator.get(row).copied());
    let has_caution = |at: &u32| {
        let indicator = dataset.indicators.get(*at as usize);
        indicator.is_some_and(|i| !i.caution.fr.is_empty() || !i.caution.en.is_empty())
    };
    let cautions = indicators.filter(has_caution).collect();
    claims.cautions = arranged(cautions, |at| u64::from(*at));
    claims.cautions.dedup();
    claims
}
