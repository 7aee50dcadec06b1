//! What of a case follows from other rows: terms, and the rows that name it.

use crate::arrange::arranged;
use crate::dataset::column::ListColumn;
use crate::dataset::model::{CaseId, Dataset, Role, Sign, Subject, Term};

/// Completes the terms of each case by those that follow from other rows: the kinds of its
/// decisions or the `absence` term, its values' indicators and their dimensions.
///
/// `decided` tells the cases that a row of the decisions names, good or left out. Absence is a
/// statement of the edition: it is never made of a case whose rows could not be read.
pub(super) fn derive_terms(
    dataset: &mut Dataset,
    mut terms: Vec<Vec<u32>>,
    decided: Option<&[bool]>,
) {
    let absence = dataset.facet_with(Role::Decision).and_then(|facet| {
        let is_absence = |t: &Term| t.facet == facet && t.sign == Some(Sign::Absence);
        dataset.terms.iter().position(is_absence)
    });
    for (case, kind) in dataset.decisions.case.iter().zip(&dataset.decisions.kind) {
        if let Some(terms) = terms.get_mut(case.0 as usize) {
            terms.push(kind.0);
        }
    }
    if let (Some(absence), Some(decided)) = (absence, decided) {
        for (terms, decided) in terms.iter_mut().zip(decided) {
            if !decided {
                terms.push(absence as u32);
            }
        }
    }
    for (subject, indicator) in dataset.values.subject.iter().zip(&dataset.values.indicator) {
        let indicator = dataset.indicators.get(*indicator as usize);
        if let (Subject::Case(case), Some(indicator)) = (subject, indicator)
            && let Some(terms) = terms.get_mut(case.0 as usize)
        {
            terms.extend([indicator.dimension.0, indicator.term.0]);
        }
    }
    let mut column = ListColumn::default();
    for mut terms in terms {
        terms = arranged(terms, |term| u64::from(*term));
        terms.dedup();
        column.push(terms);
    }
    dataset.cases.terms = column;
}

/// Notes the rows of the values and of the decisions that each case has.
pub(super) fn index_rows(dataset: &mut Dataset) {
    let cases = dataset.case_count();
    let of_values = dataset.values.subject.iter().map(|subject| match subject {
        Subject::Case(case) => Some(*case),
        Subject::Term(_) | Subject::Country => None,
    });
    let values = rows_by_case(cases, of_values);
    let mut decisions = rows_by_case(cases, dataset.decisions.case.iter().copied().map(Some));
    let dates = &dataset.decisions.date;
    for rows in &mut decisions {
        *rows = arranged(std::mem::take(rows), |row| {
            dates
                .get(*row as usize)
                .map_or(0, |date| date.number().into())
        });
    }
    dataset.cases.values = listed(values);
    dataset.cases.decisions = listed(decisions);
}

fn rows_by_case(cases: usize, of: impl Iterator<Item = Option<CaseId>>) -> Vec<Vec<u32>> {
    let mut rows = vec![Vec::new(); cases];
    for (row, case) in of.enumerate() {
        if let Some(rows) = case.and_then(|case| rows.get_mut(case.0 as usize)) {
            rows.push(row as u32);
        }
    }
    rows
}

fn listed(rows: Vec<Vec<u32>>) -> ListColumn {
    let mut column = ListColumn::default();
    for rows in rows {
        column.push(rows);
    }
    column
}
