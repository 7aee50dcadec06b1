//! Values of several cases → one figure, by the indicator's own rule and by nothing else.
//!
//! [`Rule::of`] is the only way to a rule, and only [`Summable`] can add: where an indicator says
//! `none`, there is nothing on which a total could be called.
//!
//! A case counts once, however many values it has. Of the values of an indicator those of the
//! case's newest year count, as older ones are about the same thing. Where that year has several
//! different ones, the greatest stands for the case in a maximum; in a sum or a median nothing
//! tells which of them is meant, so that the case is left out and counted as such. A case without
//! a value is left out and counted: a missing value is not zero.
//!
//! Digits are added as the data write them ([`super::exact`]): nothing is rounded.

use std::cmp::Ordering;

use super::exact::Exact;
use crate::arrange::order_by;
use crate::dataset::model::{Scale, Subject};
use crate::dataset::{Aggregation, CaseId, Dataset};
use crate::engine::Bits;

/// What an indicator lets one do with values of several cases.
#[derive(Clone, Copy, Debug)]
pub enum Rule<'d> {
    /// Nothing.
    None,
    /// Add them.
    Sum(Summable<'d>),
    /// Take the one in the middle.
    Median(Orderable<'d>),
    /// Take the greatest.
    Max(Greatest<'d>),
}

/// The values of an indicator with `sum`, the only ones that can be added.
#[derive(Clone, Copy, Debug)]
pub struct Summable<'d>(Values<'d>);

/// The values of an indicator with `median`.
#[derive(Clone, Copy, Debug)]
pub struct Orderable<'d>(Values<'d>);

/// The values of an indicator with `max`.
#[derive(Clone, Copy, Debug)]
pub struct Greatest<'d>(Values<'d>);

/// The values of an indicator.
#[derive(Clone, Copy, Debug)]
struct Values<'d> {
    dataset: &'d Dataset,
    indicator: u32,
}

impl<'d> Rule<'d> {
    /// The rule that an indicator states; it is given by its row in [`Dataset::indicators`].
    pub fn of(dataset: &'d Dataset, indicator: u32) -> Self {
        let known = dataset.indicators.get(indicator as usize);
        let values = Values { dataset, indicator };
        match known.map_or(Aggregation::None, |known| known.aggregation) {
            Aggregation::None => Self::None,
            Aggregation::Sum => Self::Sum(Summable(values)),
            Aggregation::Median => Self::Median(Orderable(values)),
            Aggregation::Max => Self::Max(Greatest(values)),
        }
    }
}

/// The values that were put together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// The figure as the data would write it, with a point; nothing where no case has a value.
    pub number: Option<String>,
    /// Rows of [`Dataset::values`], one for each case that counts, in the order of the cases; of
    /// a maximum the greatest only.
    pub rows: Vec<u32>,
    /// How many cases count.
    pub cases: u32,
    /// How many of the cases have no value of this indicator.
    pub missing: u32,
    /// How many have several different values of their newest year, none of which stands for the
    /// case.
    pub unclear: u32,
    /// Whether people are counted, who may be in several cases.
    pub people: bool,
}

/// What became of the values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Combined {
    /// The indicator does not allow it.
    None,
    /// Their sum.
    Sum(Gathered),
    /// Their median.
    Median(Gathered),
    /// The greatest.
    Max(Gathered),
}

/// Puts the values of some cases together as their indicator allows; it is given by its row in
/// [`Dataset::indicators`].
pub fn combined(dataset: &Dataset, indicator: u32, cases: &Bits) -> Combined {
    match Rule::of(dataset, indicator) {
        Rule::None => Combined::None,
        Rule::Sum(values) => Combined::Sum(values.sum(cases)),
        Rule::Median(values) => Combined::Median(values.median(cases)),
        Rule::Max(values) => Combined::Max(values.max(cases)),
    }
}

/// For each case, the values of its newest year.
struct Newest {
    cases: Vec<Vec<(u32, Exact)>>,
    people: bool,
}

impl Values<'_> {
    /// The values of the newest year, case by case.
    fn newest(self, cases: &Bits) -> Newest {
        let Self { dataset, indicator } = self;
        let values = &dataset.values;
        let of_case = |case: usize| {
            let mut found: Vec<(u32, Exact)> = Vec::new();
            let mut newest = i32::MIN;
            for row in dataset.values_of(CaseId(case as u32)) {
                let is_one = values.indicator.get(row) == Some(&indicator)
                    && matches!(values.subject.get(row), Some(Subject::Case(_)))
                    && values.value.get(row).copied().flatten().is_some();
                let (true, Some(year)) = (is_one, values.year.get(row).copied()) else {
                    continue;
                };
                let Some(number) = Exact::parse(values.value_text.get(row)) else {
                    continue;
                };
                if year > newest {
                    newest = year;
                    found.clear();
                }
                if year == newest {
                    found.push((row as u32, number));
                }
            }
            found
        };
        let known = dataset.indicators.get(indicator as usize);
        Newest {
            cases: cases.iter().map(of_case).collect(),
            people: known.is_some_and(|known| known.scale == Scale::Persons),
        }
    }
}

impl Newest {
    /// Nothing yet, of the same people.
    fn begun(&self) -> Gathered {
        Gathered {
            people: self.people,
            ..Gathered::default()
        }
    }

    /// One value a case, where it is clear which; the others are counted.
    fn single(self) -> (Vec<(u32, Exact)>, Gathered) {
        let mut gathered = self.begun();
        let mut singles = Vec::new();
        for values in self.cases {
            let Some((row, number)) = values.first() else {
                gathered.missing += 1;
                continue;
            };
            let same = |(_, other): &(u32, Exact)| number.compare(other) == Ordering::Equal;
            if values.iter().all(same) {
                gathered.cases += 1;
                gathered.rows.push(*row);
                singles.push((*row, number.clone()));
            } else {
                gathered.unclear += 1;
            }
        }
        (singles, gathered)
    }
}

impl Summable<'_> {
    /// Of some cases.
    pub fn sum(self, cases: &Bits) -> Gathered {
        let (singles, gathered) = self.0.newest(cases).single();
        let mut numbers = singles.into_iter().map(|(_, number)| number);
        let first = numbers.next();
        let sum = first.map(|first| numbers.fold(first, |sum, number| sum.plus(&number)));
        Gathered {
            number: sum.map(|sum| sum.written()),
            ..gathered
        }
    }
}

impl Orderable<'_> {
    /// Of some cases.
    pub fn median(self, cases: &Bits) -> Gathered {
        let (singles, gathered) = self.0.newest(cases).single();
        let number = |place: u32| singles.get(place as usize).map(|(_, number)| number);
        let tie = |one: u32, other: u32| match (number(one), number(other)) {
            (Some(one), Some(other)) => one.compare(other),
            _ => Ordering::Equal,
        };
        let order = order_by(singles.len(), &tie);
        let at = |place: usize| order.get(place).and_then(|place| number(*place));
        let middle = order.len() / 2;
        let median = match (at(middle), middle.checked_sub(1).and_then(at)) {
            (Some(upper), Some(lower)) if order.len().is_multiple_of(2) => {
                Some(lower.between(upper))
            }
            (middle, _) => middle.cloned(),
        };
        Gathered {
            number: median.map(|median| median.written()),
            ..gathered
        }
    }
}

impl Greatest<'_> {
    /// Of some cases.
    pub fn max(self, cases: &Bits) -> Gathered {
        let newest = self.0.newest(cases);
        let mut gathered = newest.begun();
        let mut greatest: Option<(u32, Exact)> = None;
        for values in newest.cases {
            if values.is_empty() {
                gathered.missing += 1;
                continue;
            }
            gathered.cases += 1;
            for (row, number) in values {
                let is_greater = greatest
                    .as_ref()
                    .is_none_or(|(_, known)| number.compare(known) == Ordering::Greater);
                if is_greater {
                    greatest = Some((row, number));
                }
            }
        }
        if let Some((row, number)) = greatest {
            gathered.rows.push(row);
            gathered.number = Some(number.written());
        }
        gathered
    }
}
