//! What of a case follows from other rows: terms, and the rows that name it.

use crate::arrange::arranged;
use crate::dataset::column::ListColumn;
use crate::dataset::model::{Dataset, Decisions, Role, Sign, Subject, Term, Values};
use crate::steps::{Pause, each};

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
    pause: Pause<'_>,
) {
    let absence = dataset.facet_with(Role::Decision).and_then(|facet| {
        let is_absence = |t: &Term| t.facet == facet && t.sign == Some(Sign::Absence);
        dataset.terms.iter().position(is_absence)
    });
    let cases = dataset.case_count();
    let absence = absence.map(|term| term as u32);
    let mut lists = Lists::of(cases);
    for _ in 0..2 {
        each(cases, pause, &mut |case| {
            for term in own.get(case) {
                lists.take(case, *term);
            }
            let decided = decided.and_then(|decided| decided.get(case));
            if let (Some(absence), Some(false)) = (absence, decided) {
                lists.take(case, absence);
            }
        })
        .await;
        let Decisions { case, kind, .. } = &dataset.decisions;
        each(case.len(), pause, &mut |at| {
            if let (Some(case), Some(kind)) = (case.get(at), kind.get(at)) {
                lists.take(case.0 as usize, kind.0);
            }
        })
        .await;
        let Values {
            subject, indicator, ..
        } = &dataset.values;
        each(subject.len(), pause, &mut |at| {
            let indicator = indicator.get(at);
            let indicator = indicator.and_then(|at| dataset.indicators.get(*at as usize));
            if let (Some(Subject::Case(case)), Some(indicator)) = (subject.get(at), indicator) {
                lists.take(case.0 as usize, indicator.dimension.0);
                lists.take(case.0 as usize, indicator.term.0);
            }
        })
        .await;
        lists.end_pass();
    }
    let lists = lists.column();
    let mut column = ListColumn::default();
    each(cases, pause, &mut |case| {
        let mut terms = sorted(lists.get(case).to_vec(), |term| u64::from(*term));
        terms.dedup();
        column.push(terms);
    })
    .await;
    dataset.cases.terms = column;
}

/// Notes the rows of the values and of the decisions that each case has.
pub(super) async fn index_rows(dataset: &mut Dataset, pause: Pause<'_>) {
    let cases = dataset.case_count();
    let mut values = Lists::of(cases);
    let mut lists = Lists::of(cases);
    for _ in 0..2 {
        let subjects = &dataset.values.subject;
        each(subjects.len(), pause, &mut |at| {
            if let Some(Subject::Case(case)) = subjects.get(at) {
                values.take(case.0 as usize, at as u32);
            }
        })
        .await;
        let of = &dataset.decisions.case;
        each(of.len(), pause, &mut |at| {
            if let Some(case) = of.get(at) {
                lists.take(case.0 as usize, at as u32);
            }
        })
        .await;
        values.end_pass();
        lists.end_pass();
    }
    let lists = lists.column();
    let dates = &dataset.decisions.date;
    let mut decisions = ListColumn::default();
    each(cases, pause, &mut |case| {
        decisions.push(sorted(lists.get(case).to_vec(), |row| {
            dates
                .get(*row as usize)
                .map_or(0, |date| date.number().into())
        }));
    })
    .await;
    dataset.cases.values = values.column();
    dataset.cases.decisions = decisions;
}

/// Pairs of a case and an item → the items of each case, in their order. The pairs are given
/// twice: first to be counted, then to be put where their case has room.
struct Lists {
    /// How many items a case has; then where its next goes; in the end, where its list ends.
    ends: Vec<u32>,
    items: Vec<u32>,
    counted: bool,
}

impl Lists {
    fn of(cases: usize) -> Self {
        Self {
            ends: vec![0; cases],
            items: Vec::new(),
            counted: false,
        }
    }

    fn take(&mut self, case: usize, item: u32) {
        if let Some(next) = self.ends.get_mut(case) {
            if let Some(to) = self.items.get_mut(*next as usize).filter(|_| self.counted) {
                *to = item;
            }
            *next += 1;
        }
    }

    fn end_pass(&mut self) {
        if self.counted {
            return;
        }
        let mut total = 0;
        for end in &mut self.ends {
            total += std::mem::replace(end, total);
        }
        self.items = vec![0; total as usize];
        self.counted = true;
    }

    fn column(self) -> ListColumn {
        ListColumn::of(self.items, self.ends)
    }
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
