//! What a chart shows, before it has a size: labels and counts.
//!
//! A series is made from aggregates and already in the order and language in which it is read.
//! The table beside a chart and the names of its buttons are written from the same value, so
//! that a picture can never say something else than they do.

use std::ops::Range;

/// Terms and their counts, in display order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BarSeries {
    /// The bars, from top to bottom.
    pub bars: Vec<Bar>,
}

/// A term and its two counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// Name, in the language of the page.
    pub label: String,
    /// Level in the hierarchy: 0 for a term without a parent.
    pub depth: u8,
    /// Cases of the selection.
    pub part: u32,
    /// Cases of the edition.
    pub whole: u32,
    /// Whether the selection asks for it.
    pub chosen: bool,
}

/// Counts for consecutive years; a year without a case is a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearSeries {
    /// The year of the first element of `years`.
    pub first: i32,
    /// One element a year, without a gap.
    pub years: Vec<YearBar>,
}

/// The two counts of a year, or of several together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearBar {
    /// Cases of the selection.
    pub part: u32,
    /// Cases of the edition.
    pub whole: u32,
    /// Whether the selection asks for it; for several years, for any of them.
    pub chosen: bool,
}

impl YearSeries {
    /// The year at a position of `years`.
    pub fn year(&self, at: usize) -> i32 {
        self.first
            .saturating_add(i32::try_from(at).unwrap_or(i32::MAX))
    }

    /// The counts of several years together: what one column shows, and its button says.
    pub fn together(&self, range: Range<usize>) -> YearBar {
        let years = self.years.get(range).unwrap_or_default();
        years.iter().fold(YearBar::default(), |sum, year| YearBar {
            part: sum.part.saturating_add(year.part),
            whole: sum.whole.saturating_add(year.whole),
            chosen: sum.chosen || year.chosen,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_together_are_added_and_chosen_if_one_is() {
        let year = |part, whole, chosen| YearBar {
            part,
            whole,
            chosen,
        };
        let series = YearSeries {
            first: 2008,
            years: vec![year(1, 2, false), year(0, 3, true), year(4, 4, false)],
        };
        assert_eq!(series.together(0..2), year(1, 5, true));
        assert_eq!(series.together(2..3), year(4, 4, false));
        assert_eq!(series.together(2..9), YearBar::default());
        assert_eq!(series.year(2), 2010);
    }
}
