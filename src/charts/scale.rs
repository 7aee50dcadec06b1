//! Counts and years → the round numbers of an axis, and the years that share a column.
//!
//! Whole numbers in, whole numbers out, for any input: nothing here can be infinite or divide by
//! zero. Pixels are left to those who place.

use std::ops::Range;

/// Distances between labelled years that a reader can count in.
pub(in crate::charts) const STEPS: [usize; 7] = [1, 2, 5, 10, 20, 50, 100];

/// Cuts `years` positions into at most `most` runs, all of one length except the first.
pub(in crate::charts) fn bins(years: usize, most: usize) -> Vec<Range<usize>> {
    let each = years.div_ceil(most.max(1)).max(1);
    let mut bins = Vec::new();
    let mut end = years;
    while end > 0 {
        let start = end.saturating_sub(each);
        bins.push(start..end);
        end = start;
    }
    bins.reverse();
    bins
}

/// At most three whole numbers from 1 to `max`, as far apart as 1, 2 or 5 times a power of ten.
pub(in crate::charts) fn ticks(max: u32) -> Vec<u32> {
    let mut step: u32 = 1;
    let mut factors = [2, 5, 10].into_iter().cycle();
    let mut unit: u32 = 1;
    while max / step > 3 {
        let factor = factors.next().unwrap_or(10);
        step = unit.saturating_mul(factor);
        if factor == 10 {
            unit = step;
        }
    }
    (1..=max / step).map(|at| at * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_few_and_round() {
        let cases: [(u32, &[u32]); 9] = [
            (0, &[]),
            (1, &[1]),
            (3, &[1, 2, 3]),
            (4, &[2, 4]),
            (9, &[5]),
            (19, &[5, 10, 15]),
            (40, &[20, 40]),
            (1_000_000_000, &[500_000_000, 1_000_000_000]),
            (u32::MAX, &[2_000_000_000, 4_000_000_000]),
        ];
        for (max, expected) in cases {
            assert_eq!(ticks(max), expected, "{max}");
        }
    }

    #[test]
    fn columns_of_several_years_are_complete_but_for_the_first() {
        assert_eq!(bins(5, 9), [0..1, 1..2, 2..3, 3..4, 4..5]);
        assert_eq!(bins(7, 3), [0..1, 1..4, 4..7]);
        assert_eq!(bins(2, 0).first(), Some(&(0..2)));
        assert!(bins(0, 3).is_empty());
    }
}
