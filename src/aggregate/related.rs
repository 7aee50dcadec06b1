//! A case → the other cases that have the most to do with it, and why.

use crate::arrange::{arranged, order};
use crate::dataset::{CaseId, Dataset, Role, TermId};
use crate::engine::{Bits, Index};

/// A bit of rarity: what a term says that half of the cases have. Weights count its sixteenths.
const BIT: u64 = 16;

/// What two cases must have in common to be called related: 6 bits, as much as one term of the
/// source that a case in 64 has, or the same topic where one in three has it.
const LEAST: u64 = 6 * BIT;

/// How many reasons a reader is given.
const REASONS: usize = 3;

/// A case that has to do with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The other case.
    pub case: CaseId,
    /// At most three terms that both have, the one that says most first; none is above another.
    pub shared: Vec<TermId>,
    /// Whether both rest on a publication, in the case or in one of its values.
    pub same_publication: bool,
}

/// How much more a facet's terms say than a term of a source that is as rare. Two cases on the
/// same disease or product are related; a usage, a source or a public adds to that. What can be
/// proven, what followed, where, for whom and how it is measured are alike in cases that have
/// nothing else in common.
fn factor(role: Option<Role>) -> u64 {
    match role {
        Some(Role::Topic) => 4,
        Some(Role::Usage | Role::Source | Role::Public) => 1,
        _ => 0,
    }
}

/// How much it says to be one of `count` among `total`: log₂ of their ratio in sixteenths,
/// straight between powers of two. Nothing, where more than half are.
fn rarity(count: u32, total: u32) -> u64 {
    let ratio = (u64::from(total) << 8) / u64::from(count.max(1));
    // `ratio` has eight bits behind the point.
    let power = ratio.max(1 << 8).ilog2();
    let rest = ((ratio << 4) >> power) & (BIT - 1);
    let weight = u64::from(power - 8) * BIT + rest;
    if weight < BIT { 0 } else { weight }
}

/// At most `most` other cases of the edition that have to do with one, the nearest first.
///
/// What two cases share counts by how rare it is in the edition: terms (the most specific that
/// both have; a quarter less, where both have it only through narrower ones) and publications, which count
/// as a topic does. Of equals the nearer in years comes first, then the one that stands first in
/// the file.
pub fn related(dataset: &Dataset, index: &Index, case: CaseId, most: usize) -> Vec<Related> {
    let terms = telling_terms(dataset, index, case);
    let publications = shared_publications(dataset, case);
    let year = year_of(dataset, case);
    let mut found = Vec::new();
    let mut keys: Vec<u64> = Vec::new();
    for row in 0..dataset.case_count() {
        let other = CaseId(row as u32);
        if other == case {
            continue;
        }
        let (mut score, shared) = shared_terms(dataset, index, &terms, case, other);
        let cited = publications.iter().filter(|(_, cases)| cases.contains(row));
        let cited: Vec<u64> = cited.map(|(weight, _)| *weight).collect();
        let same_publication = !cited.is_empty();
        score += cited.iter().sum::<u64>();
        if score < LEAST && !same_publication {
            continue;
        }
        let apart = year.abs_diff(year_of(dataset, other));
        let far = u64::from(u32::MAX).saturating_sub(score);
        keys.push((far << 32) | u64::from(apart));
        found.push(Related {
            case: other,
            shared,
            same_publication,
        });
    }
    let mut nearest = order(keys);
    nearest.truncate(most);
    let take = |place: u32| found.get(place as usize).cloned();
    nearest.into_iter().filter_map(take).collect()
}

fn year_of(dataset: &Dataset, case: CaseId) -> i32 {
    let year = dataset.cases.year.get(case.0 as usize);
    year.copied().unwrap_or_default()
}

/// The terms of a case and those above them that say something, ascending, each with what it
/// says.
fn telling_terms(dataset: &Dataset, index: &Index, case: CaseId) -> Vec<(TermId, u64)> {
    let mut terms = Vec::new();
    for term in dataset.cases.terms.get(case.0 as usize) {
        let mut at = Some(TermId(*term));
        while let Some(term) = at {
            terms.push(term);
            at = dataset.term(term).and_then(|term| term.parent);
        }
    }
    let mut terms = arranged(terms, |term| u64::from(term.0));
    terms.dedup();
    let total = dataset.case_count() as u32;
    let telling = terms.into_iter().filter_map(|term| {
        let facet = dataset.facet(dataset.term(term)?.facet)?;
        let weight = factor(facet.role) * rarity(index.term(term)?.count(), total);
        (weight > 0).then_some((term, weight))
    });
    telling.collect()
}

/// What the terms that two cases share say together, and the terms that say most.
fn shared_terms(
    dataset: &Dataset,
    index: &Index,
    terms: &[(TermId, u64)],
    case: CaseId,
    other: CaseId,
) -> (u64, Vec<TermId>) {
    let has = |term: TermId| {
        let cases = index.term(term);
        cases.is_some_and(|cases| cases.contains(other.0 as usize))
    };
    let shared: Vec<TermId> = terms
        .iter()
        .map(|(term, _)| *term)
        .filter(|term| has(*term))
        .collect();
    let shared = dataset.most_specific(&shared);
    let named = |case: CaseId, term: TermId| {
        let terms = dataset.cases.terms.get(case.0 as usize);
        terms.contains(&term.0)
    };
    let weighed = terms.iter().filter(|(term, _)| shared.contains(term));
    let weighed = weighed.map(|(term, weight)| {
        let by_name = named(case, *term) || named(other, *term);
        (*term, if by_name { *weight } else { weight * 3 / 4 })
    });
    let weighed: Vec<(TermId, u64)> = weighed.collect();
    let score = weighed.iter().map(|(_, weight)| weight).sum();
    let heaviest = arranged(weighed, |(_, weight)| u64::MAX - weight);
    let reasons = heaviest.into_iter().take(REASONS);
    (score, reasons.map(|(term, _)| term).collect())
}

/// The publications of a case: what each says, and the cases that rest on it.
fn shared_publications(dataset: &Dataset, case: CaseId) -> Vec<(u64, Bits)> {
    let count = dataset.case_count();
    let mut own = publications(dataset, case).collect::<Vec<u32>>();
    own = arranged(own, |row| u64::from(*row));
    own.dedup();
    let weighed = own.into_iter().map(|publication| {
        let rests = |row: &usize| {
            let case = CaseId(*row as u32);
            publications(dataset, case).any(|row| row == publication)
        };
        let cases = Bits::from_rows(count, (0..count).filter(rests));
        let weight = factor(Some(Role::Topic)) * rarity(cases.count(), count as u32);
        (weight, cases)
    });
    weighed.collect()
}

/// The rows of the references of a case and of its values.
fn publications(dataset: &Dataset, case: CaseId) -> impl Iterator<Item = u32> {
    let of_case = dataset.cases.references.get(case.0 as usize);
    let of_values = dataset.values_of(case);
    let of_values = of_values.filter_map(|row| dataset.values.reference.get(row));
    of_case.iter().chain(of_values).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rarer_says_more_and_what_most_have_says_nothing() {
        let cases = [
            ((1, 1), 0),
            ((133, 133), 0),
            ((67, 133), 0),
            ((1, 2), BIT),
            ((3, 8), BIT + 5),
            ((1, 1024), 10 * BIT),
            ((0, 4), 2 * BIT),
            ((0, 0), 0),
            ((5, 1), 0),
            ((1, u32::MAX), 31 * BIT + 15),
        ];
        for ((count, total), expected) in cases {
            assert_eq!(rarity(count, total), expected, "{count} of {total}");
        }
        for total in [7, 133, 50_000] {
            let weights = (1..total).map(|count| rarity(count, total));
            assert!(weights.is_sorted_by(|a, b| a >= b), "of {total}");
        }
    }
}
