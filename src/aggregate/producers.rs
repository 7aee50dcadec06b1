//! The values of an indicator → those that several producers drew from the same data on the same
//! subject, side by side: the same data do not always give the same figure.

use crate::dataset::model::Subject;
use crate::dataset::{CaseId, Dataset, FacetId, Role, TermId};
use crate::engine::Bits;

/// Values of one indicator by several producers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideBySide {
    /// The subject, as the cases name it.
    pub topic: TermId,
    /// The source, as the cases name it.
    pub source: TermId,
    /// Rows of [`Dataset::values`], in the order of the file.
    pub values: Vec<usize>,
}

/// The groups of values of an indicator (its row) over some cases: each group shares a term of a
/// facet with role `topic` and a term of the source, and at least two of its cases name no
/// organisation in common. Of groups within each other the smallest stay.
pub fn producers(dataset: &Dataset, indicator: u32, rows: &Bits) -> Vec<SideBySide> {
    let values = values_of(dataset, indicator, rows);
    let mut groups: Vec<SideBySide> = Vec::new();
    let facets = dataset.facet_ids();
    let topics = facets.filter(|(_, facet)| facet.role == Some(Role::Topic));
    for (facet, _) in topics {
        for (topic, of_topic) in shared(dataset, &values, facet) {
            let Some(source) = dataset.facet_with(Role::Source) else {
                return Vec::new();
            };
            for (source, both) in shared(dataset, &of_topic, source) {
                if apart(dataset, &both) {
                    groups.push(SideBySide {
                        topic,
                        source,
                        values: both.into_iter().map(|(row, _)| row).collect(),
                    });
                }
            }
        }
    }
    let within = |a: &SideBySide, b: &SideBySide| a.values.iter().all(|row| b.values.contains(row));
    let mut kept: Vec<SideBySide> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let contains_another = groups.iter().enumerate().any(|(other_at, other)| {
            // Of equals the first stays.
            let smaller = other.values.len() < group.values.len() || other_at < at;
            other_at != at && smaller && within(other, group)
        });
        if !contains_another {
            kept.push(group.clone());
        }
    }
    kept
}

/// The values of an indicator about some cases.
fn values_of(dataset: &Dataset, indicator: u32, rows: &Bits) -> Vec<(usize, CaseId)> {
    let mut found = Vec::new();
    for (row, subject) in dataset.values.subject.iter().enumerate() {
        let is_its = dataset.values.indicator.get(row) == Some(&indicator);
        if let (Subject::Case(case), true) = (*subject, is_its)
            && rows.contains(case.0 as usize)
        {
            found.push((row, case));
        }
    }
    found
}

/// For each term of a facet that a case names, the values of its cases.
fn shared(
    dataset: &Dataset,
    values: &[(usize, CaseId)],
    facet: FacetId,
) -> Vec<(TermId, Vec<(usize, CaseId)>)> {
    let mut groups: Vec<(TermId, Vec<(usize, CaseId)>)> = Vec::new();
    for value in values {
        for term in dataset.terms_of(value.1, facet) {
            match groups.iter_mut().find(|(known, _)| *known == term) {
                Some((_, members)) => members.push(*value),
                None => groups.push((term, vec![*value])),
            }
        }
    }
    groups
}

/// Whether two of the cases name no organisation in common.
fn apart(dataset: &Dataset, values: &[(usize, CaseId)]) -> bool {
    let names = |case: CaseId| dataset.cases.organisations.get(case.0 as usize);
    let meet = |one: &str, other: &str| {
        one.split('|')
            .any(|name| other.split('|').any(|known| known == name))
    };
    values.iter().enumerate().any(|(at, (_, one))| {
        let before = values.get(..at).unwrap_or_default();
        before.iter().any(|(_, other)| {
            let (one, other) = (names(*one), names(*other));
            !one.is_empty() && !other.is_empty() && !meet(one, other)
        })
    })
}
