//! Cases, decisions and proof by year.

use crate::dataset::{CaseId, Dataset, Role, TermId};
use crate::engine::{Bits, Index};

/// The years of some cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Barometer {
    /// How many cases.
    pub cases: u32,
    /// How many decisions they have.
    pub decisions: u32,
    /// The first and the last year of a decision.
    pub decided: Option<(i32, i32)>,
    /// The proof statuses without a parent, in the order of the facet, that a case has.
    pub proof: Vec<ProofShare>,
    /// Every year from the first to the last, the newest first.
    pub years: Vec<BarometerYear>,
}

/// How many cases have a proof status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProofShare {
    /// The status.
    pub term: TermId,
    /// Cases that have it; a case may have several.
    pub cases: u32,
}

/// A year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BarometerYear {
    /// Which.
    pub year: i32,
    /// Cases of which it is the year of the main publication.
    pub cases: u32,
    /// Decisions that are dated in it.
    pub decisions: u32,
    /// Of those cases, how many have each of [`Barometer::proof`].
    pub proof: Vec<u32>,
}

/// Counts some cases year by year: a case in the year of its publication, a decision in that of
/// its date.
pub fn barometer(dataset: &Dataset, index: &Index, cases: &Bits) -> Barometer {
    let facet = dataset.facet_with(Role::Proof);
    let roots = facet.map_or_else(Vec::new, |facet| dataset.roots(facet));
    let share = |term: &TermId| ProofShare {
        term: *term,
        cases: index.count_in(cases, *term),
    };
    let mut proof: Vec<ProofShare> = roots.iter().map(share).collect();
    proof.retain(|share| share.cases > 0);
    let published = |row: usize| dataset.cases.year.get(row).copied();
    let decided = |row: usize| {
        let rows = dataset.decisions_of(CaseId(row as u32)).into_iter();
        rows.filter_map(|row| dataset.decisions.date.get(row).map(|date| date.year))
    };
    let span = |years: &mut dyn Iterator<Item = i32>| {
        years.fold(None, |span: Option<(i32, i32)>, year| {
            let (first, last) = span.unwrap_or((year, year));
            Some((first.min(year), last.max(year)))
        })
    };
    let decision_span = span(&mut cases.iter().flat_map(decided));
    let publication_span = span(&mut cases.iter().filter_map(published));
    let spans = [decision_span, publication_span];
    let whole = span(&mut spans.into_iter().flatten().flat_map(|(a, b)| [a, b]));
    let mut found = Barometer {
        cases: cases.count(),
        decisions: 0,
        decided: decision_span,
        years: Vec::new(),
        proof,
    };
    let Some((first, last)) = whole else {
        return found;
    };
    found.years = (first..=last)
        .rev()
        .map(|year| BarometerYear {
            year,
            proof: vec![0; found.proof.len()],
            ..BarometerYear::default()
        })
        .collect();
    let place =
        |year: i32| usize::try_from(i64::from(last) - i64::from(year)).unwrap_or(usize::MAX);
    for row in cases.iter() {
        for year in decided(row) {
            found.decisions += 1;
            if let Some(year) = found.years.get_mut(place(year)) {
                year.decisions += 1;
            }
        }
        let year = published(row).and_then(|year| found.years.get_mut(place(year)));
        if let Some(year) = year {
            year.cases += 1;
            for (share, count) in found.proof.iter().zip(&mut year.proof) {
                let with = index.term(share.term);
                *count += u32::from(with.is_some_and(|with| with.contains(row)));
            }
        }
    }
    found
}
