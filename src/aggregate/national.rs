//! The values that belong to no case → series by year.

use crate::arrange::arranged;
use crate::dataset::model::Subject;
use crate::dataset::{Dataset, TermId};

/// The values of an indicator about the country, or about one term, from the oldest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NationalPanel {
    /// Row of [`Dataset::indicators`].
    pub indicator: u32,
    /// What it is about; the whole country where there is none.
    pub term: Option<TermId>,
    /// Whether the indicator has several values of one year, so that this is only those that
    /// count the same thing.
    pub split: bool,
    /// The values, by year.
    pub values: Vec<NationalValue>,
}

/// A value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NationalValue {
    /// Row of [`Dataset::values`].
    pub row: u32,
    /// The same number within a panel where the same is counted, of the same people, against the
    /// same.
    pub what: u32,
}

/// The series of the edition, those of the country first, in the order of the indicators. Whatever is selected they are the
/// same: they belong to no case.
pub fn national(dataset: &Dataset) -> Vec<NationalPanel> {
    let values = &dataset.values;
    let subject = |row: u32| match values.subject.get(row as usize)? {
        Subject::Case(_) => None,
        Subject::Term(term) => Some(Some(*term)),
        Subject::Country => Some(None),
    };
    let indicator = |row: u32| values.indicator.get(row as usize).copied().unwrap_or(0);
    let year = |row: u32| values.year.get(row as usize).copied().unwrap_or(0);
    let has_number = |row: &u32| values.value.get(*row as usize).copied().flatten().is_some();
    let rows = 0..values.subject.len() as u32;
    let rows: Vec<u32> = rows
        .filter(|row| has_number(row) && subject(*row).is_some())
        .collect();
    // An indicator, what it is about, a year: in one number.
    let rows = arranged(rows, |row| {
        let about = subject(*row).flatten().map_or(0, |term| term.0 + 1);
        let year = year(*row).max(0) as u64 & 0xFFFF;
        // The country first, then the terms.
        let of_term = u64::from(about > 0) << 63;
        of_term | u64::from(indicator(*row)) << 40 | u64::from(about & 0xFF_FFFF) << 16 | year
    });
    let is_one = |a: &u32, b: &u32| indicator(*a) == indicator(*b) && subject(*a) == subject(*b);
    let mut panels = Vec::new();
    for rows in rows.chunk_by(is_one) {
        let values = numbered(dataset, rows);
        let split = rows.windows(2).any(|two| match two {
            [one, other] => year(*one) == year(*other),
            _ => false,
        });
        let Some(first) = rows.first() else { continue };
        let panel = |values| NationalPanel {
            indicator: indicator(*first),
            term: subject(*first).flatten(),
            split,
            values,
        };
        if split {
            let kinds = values.iter().map(|value| value.what).max().unwrap_or(0);
            for what in 0..=kinds {
                let same = values.iter().copied().filter(|value| value.what == what);
                panels.push(panel(same.collect()));
            }
        } else {
            panels.push(panel(values));
        }
    }
    panels
}

/// Numbers the different things that are counted.
fn numbered(dataset: &Dataset, rows: &[u32]) -> Vec<NationalValue> {
    let values = &dataset.values;
    let told = |row: u32| {
        let row = row as usize;
        let columns = [&values.text, &values.population, &values.comparison];
        columns.map(|column| column.fr.get(row))
    };
    let mut known: Vec<u32> = Vec::new();
    let mut numbered = Vec::new();
    for row in rows {
        let what = known.iter().position(|other| told(*other) == told(*row));
        let what = what.unwrap_or(known.len());
        if what == known.len() {
            known.push(*row);
        }
        numbered.push(NationalValue {
            row: *row,
            what: what as u32,
        });
    }
    numbered
}
