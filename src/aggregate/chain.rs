//! A case → the five steps of its record: data, people, result, decision, benefit.
//!
//! Every step is a row or a term of the edition; none is computed, and one that the edition does
//! not give is not there.

use crate::arrange::order;
use crate::dataset::{CaseId, Dataset, Nature, Role, Scale, TermId};

/// What a case's record shows, from the data to who may gain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// The most specific terms of its source.
    pub sources: Vec<TermId>,
    /// Row of the value that says of how many people: on the scale of persons, one that is put
    /// forward before the others, then the first of the file.
    pub people: Option<usize>,
    /// Row of the value that carries the case, never on the scale of persons: one that is put
    /// forward before the others, a number before a finding, the stronger proof before the
    /// weaker, then the first of the file.
    pub result: Option<usize>,
    /// Rows of its decisions in the order of time, and whether each is older than the publication.
    pub decisions: Vec<(usize, bool)>,
    /// The most specific terms of those who may gain.
    pub benefit: Vec<TermId>,
}

/// Draws the chain from the record of a case.
pub fn chain(dataset: &Dataset, case: CaseId) -> Chain {
    let decisions = dataset.decisions_of(case);
    let published = dataset.cases.year.get(case.0 as usize).copied();
    let is_before = |row: &usize| {
        let date = dataset.decisions.date.get(*row).zip(published);
        date.is_some_and(|(date, year)| date.is_before(year))
    };
    Chain {
        sources: terms(dataset, case, Role::Source),
        people: first(dataset, case, true),
        result: first(dataset, case, false),
        decisions: decisions.iter().map(|row| (*row, is_before(row))).collect(),
        benefit: terms(dataset, case, Role::Beneficiary),
    }
}

/// The most specific terms of a case in the facet with a role.
fn terms(dataset: &Dataset, case: CaseId, role: Role) -> Vec<TermId> {
    let facet = dataset.facet_with(role);
    let terms = facet.map(|facet| dataset.terms_of(case, facet).collect::<Vec<_>>());
    dataset.most_specific(&terms.unwrap_or_default())
}

/// The value of a case that stands for its people, or for what was found.
fn first(dataset: &Dataset, case: CaseId, people: bool) -> Option<usize> {
    let mut rows = Vec::new();
    let mut keys: Vec<u64> = Vec::new();
    for row in dataset.values_of(case) {
        let indicator = dataset.values.indicator.get(row);
        let indicator = indicator.and_then(|at| dataset.indicators.get(*at as usize));
        let Some(indicator) = indicator.filter(|i| (i.scale == Scale::Persons) == people) else {
            continue;
        };
        let is_number = dataset.values.value.get(row).is_some_and(Option::is_some);
        if people && !is_number {
            continue;
        }
        let highlight = dataset.values.highlight.get(row) == Some(&true);
        let finding = indicator.nature == Nature::Qualitative;
        // The facet's own order is from the strongest proof to none.
        let proof = dataset
            .values
            .proof
            .get(row)
            .map_or(u32::MAX, |proof| proof.0);
        let rank = u64::from(!highlight) << 33 | u64::from(finding) << 32 | u64::from(proof);
        keys.push(if people { u64::from(!highlight) } else { rank });
        rows.push(row);
    }
    let first = order(keys).first().copied()?;
    rows.get(first as usize).copied()
}
