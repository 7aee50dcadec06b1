//! Several producers, the same data: which values stand side by side.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod common;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use common::Files;
use indicateurs::aggregate::{SideBySide, producers};
use indicateurs::dataset::model::Subject;
use indicateurs::dataset::{CaseId, Dataset};
use indicateurs::engine::Bits;

static FIRST: LazyLock<Dataset> = LazyLock::new(|| Files::first_edition().read().0);

fn all(dataset: &Dataset) -> Bits {
    Bits::all(dataset.case_count())
}

fn case_of(dataset: &Dataset, row: usize) -> CaseId {
    let Subject::Case(case) = dataset.values.subject[row] else {
        unreachable!("a value about no case stands beside others")
    };
    case
}

fn groups(dataset: &Dataset) -> Vec<(u32, SideBySide)> {
    let rows = all(dataset);
    let indicators = 0..dataset.indicators.len() as u32;
    indicators
        .flat_map(|row| {
            let found = producers(dataset, row, &rows);
            found.into_iter().map(move |group| (row, group))
        })
        .collect()
}

#[test]
fn a_group_shares_indicator_subject_and_source_and_has_producers_with_nothing_in_common() {
    let dataset = &*FIRST;
    let found = groups(dataset);
    assert!(found.len() > 20, "{} groups", found.len());
    for (indicator, group) in found {
        let cases: Vec<CaseId> = group
            .values
            .iter()
            .map(|row| case_of(dataset, *row))
            .collect();
        for (row, case) in group.values.iter().zip(&cases) {
            assert_eq!(dataset.values.indicator[*row], indicator);
            let terms = dataset.cases.terms.get(case.0 as usize);
            assert!(terms.contains(&group.topic.0) && terms.contains(&group.source.0));
        }
        let names = |case: &CaseId| -> BTreeSet<&str> {
            let names = dataset.cases.organisations.get(case.0 as usize);
            names.split('|').collect()
        };
        let apart = cases.iter().any(|one| {
            let mut others = cases.iter();
            others.any(|other| names(one).is_disjoint(&names(other)))
        });
        assert!(apart, "{:?} name one organisation in common", group.values);
    }
}

#[test]
fn no_group_is_within_another_of_the_same_indicator() {
    let found = groups(&FIRST);
    for (at, (indicator, group)) in found.iter().enumerate() {
        for (other_at, (other_indicator, other)) in found.iter().enumerate() {
            let same = indicator == other_indicator && at != other_at;
            let within = group.values.iter().all(|row| other.values.contains(row));
            assert!(
                !(same && within),
                "{:?} in {:?}",
                group.values,
                other.values
            );
        }
    }
}

#[test]
fn only_the_cases_that_are_asked_for_count() {
    let dataset = &*FIRST;
    let none = Bits::none(dataset.case_count());
    let (indicator, group) = groups(dataset).remove(0);
    assert!(producers(dataset, indicator, &none).is_empty());
    let cases = group
        .values
        .iter()
        .map(|row| case_of(dataset, *row).0 as usize);
    let some = Bits::from_rows(dataset.case_count(), cases);
    let found = producers(dataset, indicator, &some);
    assert!(!found.is_empty());
    for one in found {
        assert!(one.values.iter().all(|row| group.values.contains(row)));
    }
}
