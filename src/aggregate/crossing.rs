//! Terms of one facet × terms of another → the cases that have both.

use super::series::{TermBar, all_bars};
use crate::dataset::{Dataset, FacetId};
use crate::engine::{Bits, Index, Outcome};
use crate::selection::Selection;

/// The terms of two facets, and what each two of them have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crossing {
    /// Terms of the first facet: those without a parent, and below a chosen one its children.
    pub rows: Vec<TermBar>,
    /// Terms of the second, likewise.
    pub columns: Vec<TermBar>,
    /// For each row and in it each column, the cases of the selection and of the edition, at the
    /// counted use levels, that have both.
    pub cells: Vec<(u32, u32)>,
}

/// Crosses two facets. Terms without a parent are there even where no case has them: what is not
/// documented is what such a table is read for.
pub fn crossing(
    dataset: &Dataset,
    index: &Index,
    selection: &Selection,
    outcome: &Outcome,
    rows: FacetId,
    columns: FacetId,
) -> Crossing {
    let [rows, columns] = [rows, columns].map(|facet| {
        let mut bars = all_bars(dataset, index, selection, outcome, facet);
        bars.retain(|bar| bar.whole > 0 || bar.chosen || bar.depth == 0);
        bars
    });
    let parts = crossed(index, &outcome.rows, &rows, &columns);
    let wholes = crossed(index, &index.counted(selection), &rows, &columns);
    Crossing {
        rows,
        columns,
        cells: parts.into_iter().zip(wholes).collect(),
    }
}

/// How many of some cases have both of two terms: for each of `one`, for each of `other`.
pub fn crossed(index: &Index, cases: &Bits, one: &[TermBar], other: &[TermBar]) -> Vec<u32> {
    let mut counts = Vec::with_capacity(one.len() * other.len());
    for bar in one {
        let with = having(index, cases, bar);
        counts.extend(other.iter().map(|bar| index.count_in(&with, bar.term)));
    }
    counts
}

/// Those of some cases that have a term.
fn having(index: &Index, cases: &Bits, bar: &TermBar) -> Bits {
    let mut with = cases.clone();
    match index.term(bar.term) {
        Some(bits) => with.intersect(bits),
        None => with = Bits::default(),
    }
    with
}

/// Three terms, by their places, and the cases that have them all.
pub type Path = ([usize; 3], u32);

/// The three terms, one of each list, that most of some cases have together; of equals the first.
pub fn strongest(index: &Index, cases: &Bits, lists: [&[TermBar]; 3]) -> Option<Path> {
    let [one, other, last] = lists;
    let mut best: Option<Path> = None;
    let more = |best: &Option<Path>, count: u32| count > best.map_or(0, |(_, count)| count);
    for (a, first) in one.iter().enumerate() {
        // No path has more cases than a part of it.
        if !more(&best, first.part) {
            continue;
        }
        let with = having(index, cases, first);
        for (b, second) in other.iter().enumerate() {
            if !more(&best, index.count_in(&with, second.term)) {
                continue;
            }
            let both = having(index, &with, second);
            for (c, third) in last.iter().enumerate() {
                let count = index.count_in(&both, third.term);
                if more(&best, count) {
                    best = Some(([a, b, c], count));
                }
            }
        }
    }
    best
}
