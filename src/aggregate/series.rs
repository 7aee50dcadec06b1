//! What the charts draw: counts of the selection over counts of the edition.

use crate::dataset::{Dataset, FacetId, TermId};
use crate::engine::{Bits, Index, Outcome};
use crate::selection::Selection;

/// A term and its two counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermBar {
    /// The term.
    pub term: TermId,
    /// 0 for a term without a parent.
    pub depth: u8,
    /// Cases of the selection that have it.
    pub part: u32,
    /// Cases of the edition, at the counted use levels, that have it.
    pub whole: u32,
    /// Whether the selection includes it.
    pub chosen: bool,
}

/// The bars of a facet: its terms without a parent, and below a chosen term its children, so
/// that choosing leads down. Terms without a case in the edition are left to the panel.
pub fn term_bars(
    dataset: &Dataset,
    index: &Index,
    selection: &Selection,
    outcome: &Outcome,
    facet: FacetId,
) -> Vec<TermBar> {
    let mut bars = all_bars(dataset, index, selection, outcome, facet);
    bars.retain(|bar| bar.whole > 0 || bar.chosen);
    bars
}

/// The same with the terms that no case has: where nothing is known must be seen as well.
pub(super) fn all_bars(
    dataset: &Dataset,
    index: &Index,
    selection: &Selection,
    outcome: &Outcome,
    facet: FacetId,
) -> Vec<TermBar> {
    let whole = index.counted(selection);
    let chosen = &selection.clause(facet).include;
    let open = |term: TermId| chosen.iter().any(|c| dataset.is_within(*c, term));
    let mut bars = Vec::new();
    let mut stack: Vec<TermId> = dataset.roots(facet);
    stack.reverse();
    while let Some(term) = stack.pop() {
        bars.push(TermBar {
            term,
            depth: dataset.term(term).map_or(0, |t| t.depth),
            part: index.count_in(&outcome.rows, term),
            whole: index.count_in(&whole, term),
            chosen: chosen.contains(&term),
        });
        if open(term) {
            stack.extend(dataset.children(term).into_iter().rev());
        }
    }
    bars
}

/// Cases a year, from the edition's first year to its last; years without a case are years.
/// Each is the year, the cases of the selection, and those of the edition at the counted use
/// levels.
pub fn year_bars(
    dataset: &Dataset,
    index: &Index,
    selection: &Selection,
    outcome: &Outcome,
) -> Vec<(i32, u32, u32)> {
    let whole = index.counted(selection);
    let (Some(first), Some(last)) = (years(dataset, &whole).min(), years(dataset, &whole).max())
    else {
        return Vec::new();
    };
    let mut bars: Vec<(i32, u32, u32)> = (first..=last).map(|year| (year, 0, 0)).collect();
    let at = |year: i32| usize::try_from(year - first).unwrap_or(usize::MAX);
    for year in years(dataset, &outcome.rows) {
        if let Some((_, part, _)) = bars.get_mut(at(year)) {
            *part += 1;
        }
    }
    for year in years(dataset, &whole) {
        if let Some((.., whole)) = bars.get_mut(at(year)) {
            *whole += 1;
        }
    }
    bars
}

fn years(dataset: &Dataset, rows: &Bits) -> impl Iterator<Item = i32> {
    rows.iter()
        .filter_map(|row| dataset.cases.year.get(row).copied())
}

/// Of some cases those that have a term, counted a year, from a first one on.
pub fn term_years(
    dataset: &Dataset,
    index: &Index,
    cases: &Bits,
    term: TermId,
    (first, count): (i32, usize),
) -> Vec<u32> {
    let mut counts = vec![0; count];
    let mut with = cases.clone();
    match index.term(term) {
        Some(bits) => with.intersect(bits),
        None => return counts,
    }
    for year in years(dataset, &with) {
        let at = usize::try_from(i64::from(year) - i64::from(first)).unwrap_or(usize::MAX);
        if let Some(count) = counts.get_mut(at) {
            *count += 1;
        }
    }
    counts
}
