//! What of a case follows from other rows: terms, and the rows that name it.

use crate::arrange::arranged;
use crate::dataset::column::ListColumn;
use crate::dataset::model::{Dataset, Role, Sign, Subject, Term};

/// Pairs that are put in place between two pauses.
const STRETCH: usize = 4096;

/// Items of a list up to which each is pushed to its place past the others; others are arranged.
const SHORT: usize = 32;

/// Completes the terms of each case, as its own row names them, by those that follow from other
/// rows: the kinds of its decisions or the `absence` term, its values' indicators and their
/// dimensions.
///
/// `decided` tells the cases that a row of the decisions names, good or left out. Absence is a
/// statement of the edition: it is never made of a case whose rows could not be read.
pub(super) async fn derive_terms(
    dataset: &mut Dataset,
    own: &ListColumn,
    decided: Option<&[bool]>,
    pause: &impl AsyncFn(),
) {
    let absence = dataset.facet_with(Role::Decision).and_then(|facet| {
        let is_absence = |t: &Term| t.facet == facet && t.sign == Some(Sign::Absence);
        dataset.terms.iter().position(is_absence)
    });
    let cases = dataset.case_count();
    let of_rows =
        || (0..cases).flat_map(|case| own.get(case).iter().map(move |term| (case, *term)));
    let of_decisions = || {
        let kinds = dataset.decisions.case.iter().zip(&dataset.decisions.kind);
        kinds.map(|(case, kind)| (case.0 as usize, kind.0))
    };
    let of_absence = || {
        let decided = decided.filter(|_| absence.is_some()).unwrap_or_default();
        let absent = decided.iter().enumerate().filter(|(_, decided)| !**decided);
        absent.map(|(case, _)| (case, absence.unwrap_or_default() as u32))
    };
    let of_values = || {
        let values = dataset.values.subject.iter().zip(&dataset.values.indicator);
        values.flat_map(|(subject, indicator)| {
            let indicator = dataset.indicators.get(*indicator as usize);
            let terms = match (subject, indicator) {
                (Subject::Case(case), Some(indicator)) => {
                    Some((case.0 as usize, [indicator.dimension.0, indicator.term.0]))
                }
                _ => None,
            };
            let each = terms.map(|(case, terms)| terms.map(|term| (case, term)));
            each.into_iter().flatten()
        })
    };
    let pairs = || {
        of_rows()
            .chain(of_decisions())
            .chain(of_absence())
            .chain(of_values())
    };
    let lists = grouped(cases, pairs, pause).await;
    let mut column = ListColumn::default();
    for case in 0..cases {
        let mut terms = sorted(lists.get(case).to_vec(), |term| u64::from(*term));
        terms.dedup();
        column.push(terms);
        if case % STRETCH == 0 {
            pause().await;
        }
    }
    dataset.cases.terms = column;
}

/// Notes the rows of the values and of the decisions that each case has.
pub(super) async fn index_rows(dataset: &mut Dataset, pause: &impl AsyncFn()) {
    let cases = dataset.case_count();
    let of_values = || {
        let subjects = dataset.values.subject.iter().zip(0..);
        subjects.filter_map(|(subject, row)| match subject {
            Subject::Case(case) => Some((case.0 as usize, row)),
            Subject::Term(_) | Subject::Country => None,
        })
    };
    let values = grouped(cases, of_values, pause).await;
    let of_decisions = || {
        let decided = dataset.decisions.case.iter().zip(0..);
        decided.map(|(case, row)| (case.0 as usize, row))
    };
    let lists = grouped(cases, of_decisions, pause).await;
    let dates = &dataset.decisions.date;
    let mut decisions = ListColumn::default();
    for case in 0..cases {
        decisions.push(sorted(lists.get(case).to_vec(), |row| {
            dates
                .get(*row as usize)
                .map_or(0, |date| date.number().into())
        }));
        if case % STRETCH == 0 {
            pause().await;
        }
    }
    dataset.cases.values = values;
    dataset.cases.decisions = decisions;
}

/// Pairs of a case and an item → the items of each case, in their order. The pairs are gone
/// through twice, first to count.
async fn grouped<P: Iterator<Item = (usize, u32)>>(
    cases: usize,
    pairs: impl Fn() -> P,
    pause: &impl AsyncFn(),
) -> ListColumn {
    // Where the next item of each case goes; in the end, where its list ends.
    let mut ends: Vec<u32> = vec![0; cases];
    for (at, (case, _)) in pairs().enumerate() {
        if let Some(count) = ends.get_mut(case) {
            *count += 1;
        }
        if at % STRETCH == 0 {
            pause().await;
        }
    }
    let mut total = 0;
    for end in &mut ends {
        total += std::mem::replace(end, total);
    }
    let mut items = vec![0; total as usize];
    for (at, (case, item)) in pairs().enumerate() {
        if let Some(next) = ends.get_mut(case)
            && let Some(to) = items.get_mut(*next as usize)
        {
            *to = item;
            *next += 1;
        }
        if at % STRETCH == 0 {
            pause().await;
        }
    }
    ListColumn::of(items, ends)
}

/// A list in ascending order of a key; equal keys keep their order.
fn sorted(mut list: Vec<u32>, key: impl Fn(&u32) -> u64) -> Vec<u32> {
    if list.len() > SHORT {
        return arranged(list, key);
    }
    for place in 1..list.len() {
        for at in (1..=place).rev() {
            match list.get_mut(at - 1..=at) {
                Some([before, after]) if key(before) > key(after) => std::mem::swap(before, after),
                _ => break,
            }
        }
    }
    list
}
