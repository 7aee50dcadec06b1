//! The terms of a case that follow from other rows.

use crate::dataset::column::ListColumn;
use crate::dataset::model::{Dataset, Role, Sign, Subject, Term};

/// Completes the terms of each case by those that follow from other rows: the kinds of its
/// decisions or the `absence` term, its values' indicators and their dimensions.
pub(super) fn derive_terms(dataset: &mut Dataset, mut terms: Vec<Vec<u32>>) {
    let absence = dataset.facet_with(Role::Decision).and_then(|facet| {
        let is_absence = |t: &Term| t.facet == facet && t.sign == Some(Sign::Absence);
        dataset.terms.iter().position(is_absence)
    });
    let mut decided = vec![false; terms.len()];
    for (case, kind) in dataset.decisions.case.iter().zip(&dataset.decisions.kind) {
        let case = case.0 as usize;
        if let (Some(terms), Some(decided)) = (terms.get_mut(case), decided.get_mut(case)) {
            terms.push(kind.0);
            *decided = true;
        }
    }
    for (terms, decided) in terms.iter_mut().zip(decided) {
        terms.extend(absence.filter(|_| !decided).map(|at| at as u32));
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
        terms.sort_unstable();
        terms.dedup();
        column.push(terms);
    }
    dataset.cases.terms = column;
}
