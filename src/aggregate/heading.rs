//! The heading figures of a selection.

use crate::dataset::{Dataset, Facet, Role, Sign, UseLevel};
use crate::engine::{Bits, Index, Outcome};
use crate::selection::Selection;

/// The figures over a selection. There is no sum of people: those of two studies overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// Cases that match.
    pub cases: u32,
    /// Cases of the edition at the counted use levels.
    pub whole: u32,
    /// Decisions of those that match.
    pub decisions: u32,
    /// First and last year of publication, `None` without a case.
    pub years: Option<(i32, i32)>,
    /// Cases with at least one result of the proof status whose sign is `filled`.
    pub measured: u32,
    /// Cases that match but for their use level, of the levels that are not counted.
    pub set_aside: Vec<(UseLevel, u32)>,
}

/// Computes the heading figures.
pub fn heading(
    dataset: &Dataset,
    index: &Index,
    selection: &Selection,
    outcome: &Outcome,
) -> Heading {
    let rows = &outcome.rows;
    let decided = dataset.decisions.case.iter();
    let decisions = decided
        .filter(|case| rows.contains(case.0 as usize))
        .count();
    let years = rows
        .iter()
        .filter_map(|row| dataset.cases.year.get(row).copied());
    let years = years.fold(None, |range: Option<(i32, i32)>, year| {
        Some(range.map_or((year, year), |(from, to)| (from.min(year), to.max(year))))
    });
    let set_aside = outcome.levels.iter().copied();
    let set_aside = set_aside.filter(|(level, n)| *n > 0 && !selection.levels().contain(*level));
    Heading {
        cases: rows.count(),
        whole: index.counted(selection).count(),
        decisions: decisions as u32,
        years,
        measured: measured(dataset, index, rows),
        set_aside: set_aside.collect(),
    }
}

fn measured(dataset: &Dataset, index: &Index, rows: &Bits) -> u32 {
    let proof = dataset.facet_with(Role::Proof);
    let proof = proof.and_then(|id| dataset.facet(id));
    let mut cases = Bits::none(dataset.case_count());
    for term in proof.into_iter().flat_map(Facet::terms) {
        if dataset.term(term).and_then(|t| t.sign) == Some(Sign::Filled)
            && let Some(bits) = index.term(term)
        {
            cases.union(bits);
        }
    }
    cases.count_with(rows)
}
