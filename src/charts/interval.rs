//! A value and its interval → their places on a small axis, as fractions of its width.
//!
//! Ratios stand on a logarithmic axis that shows both sides of 1, the line of no effect; all else
//! stands on a linear one from zero, so that a length is never cut. Values that are compared by
//! eye belong on one [`Axis`].

use crate::dataset::Scale;

/// The end of an axis: one digit (0, 1, 2 or 5, negative on the left of zero) times a power of
/// ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    digit: i8,
    power: i8,
}

/// The powers of ten of which there are axes: beyond, nobody could read one.
const POWERS: std::ops::RangeInclusive<i8> = -18..=18;

impl Round {
    const ZERO: Self = Self { digit: 0, power: 0 };
    const HALF: Self = Self {
        digit: 5,
        power: -1,
    };
    const TWO: Self = Self { digit: 2, power: 0 };
    const HUNDRED: Self = Self { digit: 1, power: 2 };

    /// The positive ones, ascending.
    fn all() -> impl DoubleEndedIterator<Item = Self> {
        let of = |power: i8| [1, 2, 5].map(|digit| Self { digit, power });
        POWERS.flat_map(of)
    }

    /// The least that is not below a number, which is not negative; zero for zero.
    fn above(number: f64) -> Option<Self> {
        if number <= 0.0 {
            return Some(Self::ZERO);
        }
        Self::all().find(|round| round.value() >= number)
    }

    /// The greatest that is not above a positive number.
    fn below(number: f64) -> Option<Self> {
        Self::all().rev().find(|round| round.value() <= number)
    }

    /// The number.
    pub fn value(self) -> f64 {
        let digit = f64::from(self.digit);
        // Up to 10^18 a power of ten is exact in both types, and so the nearest quotient.
        let power = 10_u64.pow(u32::from(self.power.unsigned_abs())) as f64;
        if self.power < 0 {
            digit / power
        } else {
            digit * power
        }
    }

    /// The number as the data write numbers: digits, a point, a hyphen for a minus.
    pub fn text(self) -> String {
        let sign = if self.digit < 0 { "-" } else { "" };
        let digit = self.digit.unsigned_abs();
        let zeros = |n: u8| "0".repeat(usize::from(n));
        let power = self.power.unsigned_abs();
        if self.power < 0 {
            format!("{sign}0.{}{digit}", zeros(power - 1))
        } else {
            format!("{sign}{digit}{}", zeros(power))
        }
    }
}

/// An axis: where numbers of one scale stand between its ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// Its left end.
    pub from: Round,
    /// Its right end, greater than the left one.
    pub to: Round,
    /// Whether equal distances are equal factors; both ends are positive then.
    pub log: bool,
}

impl Axis {
    /// The axis that shows all of these numbers: for ratios from 0.5 or less to 2 or more; 0 to
    /// 100 for percentages that lie within; else from zero, or around it, to round numbers.
    /// `None` without a number, with one that is not finite or is beyond any axis, and for a
    /// ratio that is not positive.
    pub fn of(scale: Scale, numbers: &[f64]) -> Option<Self> {
        let (first, rest) = numbers.split_first()?;
        if !numbers.iter().all(|number| number.is_finite()) {
            return None;
        }
        let (mut low, mut high) = (*first, *first);
        for number in rest {
            low = low.min(*number);
            high = high.max(*number);
        }
        let log = scale == Scale::Ratio;
        let (from, to) = if log {
            let from = Round::below(low.min(Round::HALF.value()))?;
            (from, Round::above(high.max(Round::TWO.value()))?)
        } else if scale == Scale::Percent && low >= 0.0 && high <= Round::HUNDRED.value() {
            (Round::ZERO, Round::HUNDRED)
        } else {
            let Round { digit, power } = Round::above(-low)?;
            let from = Round {
                digit: -digit,
                power,
            };
            match (from, Round::above(high)?) {
                // Nothing but zeros: any axis will do.
                (Round::ZERO, Round::ZERO) => (Round::ZERO, Round { digit: 1, power: 0 }),
                ends => ends,
            }
        };
        Some(Self { from, to, log })
    }

    /// Where a number stands: 0 at the left end, 1 at the right one, at an end if it is beyond.
    /// `None` for what is no number, or not positive on a logarithmic axis.
    pub fn place(self, number: f64) -> Option<f64> {
        let ends = (self.from.value(), self.to.value());
        let ((from, to), number) = if self.log {
            if number <= 0.0 {
                return None;
            }
            ((ends.0.ln(), ends.1.ln()), number.ln())
        } else {
            (ends, number)
        };
        let place = (number - from) / (to - from);
        (!place.is_nan()).then(|| place.clamp(0.0, 1.0))
    }

    /// The round numbers on a logarithmic axis, ends included, ascending, fewer with each level:
    /// 1, 2 and 5 of each power of ten; 1 and 5; every second of the first; powers of ten; powers
    /// that 2 divides, that 3 divides, and so on.
    pub(in crate::charts) fn rounds(self, level: i8) -> Vec<Round> {
        let (from, to) = (self.from.value(), self.to.value());
        let mut rounds = Vec::new();
        for power in POWERS {
            for digit in [1, 2, 5] {
                let counts = match level {
                    0 => true,
                    1 => digit != 2,
                    // As 1, 2 and 5 take turns, an odd power begins with one that is left out.
                    2 => (power % 2 == 0) != (digit == 2),
                    _ => digit == 1 && power % (level - 2) == 0,
                };
                let round = Round { digit, power };
                if counts && from <= round.value() && round.value() <= to {
                    rounds.push(round);
                }
            }
        }
        rounds
    }

    /// The axis for counts of people: powers of ten, from one that is not above any to one that
    /// is not below any. `None` for less than one, and beyond any axis.
    pub fn of_people(least: f64, most: f64) -> Option<Self> {
        let (mut from, mut to) = (None, None);
        for power in 0..=*POWERS.end() {
            let round = Round { digit: 1, power };
            if round.value() <= least {
                from = Some(round);
            } else if to.is_none() && round.value() >= most {
                to = Some(round);
            }
        }
        let log = true;
        Some(Self {
            from: from?,
            to: to?,
            log,
        })
    }

    /// The line to read against: no effect for ratios, else zero where it is not an end.
    pub fn reference(self) -> Option<f64> {
        let number = if self.log { 1.0 } else { 0.0 };
        let place = self.place(number)?;
        (place > 0.0 && place < 1.0).then_some(place)
    }

    /// A value with its interval on this axis. `None` without a value or without any end of an
    /// interval, or where one of them has no place.
    pub fn strip(self, value: Option<f64>, low: Option<f64>, high: Option<f64>) -> Option<Strip> {
        if low.is_none() && high.is_none() {
            return None;
        }
        // An end that is given has a place, or nothing is shown.
        let end = |end: Option<f64>| end.map_or(Some(None), |end| self.place(end).map(Some));
        Some(Strip {
            low: end(low)?,
            value: self.place(value?)?,
            high: end(high)?,
            axis: self,
        })
    }
}

/// A value and its interval, placed: fractions of the width, within 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strip {
    /// Lower end; `None` where the interval is open there.
    pub low: Option<f64>,
    /// The value.
    pub value: f64,
    /// Upper end; `None` where the interval is open there.
    pub high: Option<f64>,
    /// What they stand on.
    pub axis: Axis,
}

/// A value with its interval on an axis of its own. `None` without a value or without any end,
/// where one of them is not finite, and for a ratio with one that is not positive.
pub fn interval(
    scale: Scale,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
) -> Option<Strip> {
    let numbers: Vec<f64> = [value, low, high].into_iter().flatten().collect();
    Axis::of(scale, &numbers)?.strip(value, low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(scale: Scale, numbers: &[f64]) -> Option<[String; 2]> {
        let axis = Axis::of(scale, numbers)?;
        Some([axis.from.text(), axis.to.text()])
    }

    #[test]
    fn an_axis_ends_at_round_numbers_around_what_it_shows() {
        let cases: [(Scale, &[f64], [&str; 2]); 19] = [
            (Scale::Ratio, &[3.1, 2.4, 4.0], ["0.5", "5"]),
            (Scale::Ratio, &[1.0], ["0.5", "2"]),
            (Scale::Ratio, &[21.7, 10.8, 43.5], ["0.5", "50"]),
            (Scale::Ratio, &[0.04, 0.05], ["0.02", "2"]),
            (Scale::Ratio, &[1e9], ["0.5", "1000000000"]),
            (Scale::Percent, &[91.0, 90.0, 92.0], ["0", "100"]),
            (Scale::Percent, &[0.0, 100.0], ["0", "100"]),
            (Scale::Percent, &[26.0, -21.0, 54.0], ["-50", "100"]),
            (Scale::Percent, &[497.0], ["0", "500"]),
            (Scale::Persons, &[1.0], ["0", "1"]),
            (Scale::Persons, &[1e9], ["0", "1000000000"]),
            (Scale::Persons, &[1.0, 1e9], ["0", "1000000000"]),
            (Scale::Count, &[3100.0, 2150.0, 4100.0], ["0", "5000"]),
            (Scale::Count, &[0.0], ["0", "1"]),
            (Scale::Count, &[-5_500_000.0], ["-10000000", "0"]),
            (Scale::Number, &[0.03, 0.03], ["0", "0.05"]),
            (Scale::Number, &[0.05], ["0", "0.05"]),
            (Scale::Number, &[1e-300], ["0", "0.000000000000000001"]),
            (Scale::Rate, &[-0.3, 7.0], ["-0.5", "10"]),
        ];
        for (scale, numbers, [from, to]) in cases {
            let expected = Some([from.to_owned(), to.to_owned()]);
            assert_eq!(ends(scale, numbers), expected, "{numbers:?}");
        }
    }

    #[test]
    fn there_is_no_axis_for_what_cannot_be_shown() {
        let none: [(Scale, &[f64]); 8] = [
            (Scale::Count, &[]),
            (Scale::Count, &[1.0, f64::NAN]),
            (Scale::Count, &[f64::INFINITY]),
            (Scale::Count, &[1e300]),
            (Scale::Ratio, &[1.0, 0.0]),
            (Scale::Ratio, &[-1.0]),
            (Scale::Ratio, &[1e-300]),
            (Scale::Ratio, &[1e300]),
        ];
        for (scale, numbers) in none {
            assert_eq!(Axis::of(scale, numbers), None, "{numbers:?}");
        }
    }

    #[track_caller]
    fn near(found: Option<f64>, expected: f64) {
        assert!(
            found.is_some_and(|found| (found - expected).abs() < 1e-9),
            "{found:?}, not {expected}"
        );
    }

    #[test]
    fn a_ratio_and_its_half_stand_alike_on_both_sides_of_no_effect() {
        let strip = interval(Scale::Ratio, Some(1.0), Some(0.5), Some(2.0));
        near(strip.and_then(|s| s.axis.reference()), 0.5);
        near(strip.map(|s| s.value), 0.5);
        near(strip.and_then(|s| s.low), 0.0);
        near(strip.and_then(|s| s.high), 1.0);
    }

    #[test]
    fn the_line_of_zero_is_shown_where_it_is_no_end() {
        let strip = interval(Scale::Percent, Some(26.0), Some(-50.0), Some(54.0));
        near(strip.and_then(|s| s.axis.reference()), 1.0 / 3.0);
        for (value, high) in [(90.0, 95.0), (0.0, 0.0)] {
            let strip = interval(Scale::Percent, Some(value), None, Some(high));
            assert!(strip.is_some_and(|s| s.axis.reference().is_none()));
        }
        let below = interval(Scale::Count, Some(-3.0), Some(-4.0), Some(-1.0));
        assert!(below.is_some_and(|s| s.axis.reference().is_none()));
    }

    #[test]
    fn an_interval_may_be_open_but_not_absent() {
        let open = interval(Scale::Count, Some(5.0), Some(2.0), None);
        assert!(open.is_some_and(|s| s.low.is_some() && s.high.is_none()));
        let open = interval(Scale::Count, Some(5.0), None, Some(9.0));
        assert!(open.is_some_and(|s| s.low.is_none() && s.high.is_some()));
        for (value, low, high) in [
            (Some(5.0), None, None),
            (None, Some(1.0), Some(2.0)),
            (None, None, None),
            (Some(f64::NAN), Some(1.0), None),
            (Some(1.0), Some(f64::NEG_INFINITY), None),
        ] {
            assert_eq!(interval(Scale::Count, value, low, high), None);
        }
        assert_eq!(interval(Scale::Ratio, Some(1.0), Some(0.0), None), None);
    }

    #[test]
    fn equal_numbers_stand_at_one_place() {
        for scale in Scale::ALL {
            let strip = interval(*scale, Some(7.0), Some(7.0), Some(7.0));
            assert!(strip.is_some_and(|s| s.low == Some(s.value) && s.high == Some(s.value)));
        }
    }
}
