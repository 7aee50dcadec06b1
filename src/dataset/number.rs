//! A number as JSON writes it (RFC 8259, §6) → its value, and its digits without an exponent.
//!
//! Read by hand: the standard conversion carries a table of 10 kB, a fifteenth of the page.

/// A number taken apart: `sign whole.fraction × 10^exponent`.
#[derive(Clone, Copy, Debug)]
pub(in crate::dataset) struct Decimal<'t> {
    negative: bool,
    whole: &'t str,
    fraction: &'t str,
    exponent: i64,
}

/// Beyond it every exponent means the same: nothing, or no finite number.
const FARTHEST_EXPONENT: i64 = 1 << 40;

/// Integers up to here are exact as an `f64`.
const MOST_EXACT: u64 = 1 << 53;

impl<'t> Decimal<'t> {
    /// Takes a number apart; nothing where it is none.
    pub fn parse(text: &'t str) -> Option<Self> {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let size = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if !digits(whole)
            || (whole.starts_with('0') && whole != "0")
            || (whole.len() < mantissa.len() && !digits(fraction))
            || !digits(size)
        {
            return None;
        }
        let size = size.bytes().fold(0, |size, digit| {
            (size * 10 + i64::from(digit - b'0')).min(FARTHEST_EXPONENT)
        });
        Some(Self {
            negative: unsigned.len() < text.len(),
            whole,
            fraction,
            exponent: if exponent.starts_with('-') {
                -size
            } else {
                size
            },
        })
    }

    /// The nearest `f64` where the number has at most 15 digits and a small exponent, by one
    /// operation on two exact numbers (W. D. Clinger, "How to read floating point numbers
    /// accurately", PLDI 1990). Of other numbers the last digit that an `f64` has may be off by
    /// a few units: one part in 10^15 at most. Nothing where it is not finite.
    pub fn value(self) -> Option<f64> {
        let mut mantissa: u64 = 0;
        let mut exponent = self.exponent - self.fraction.len() as i64;
        let mut room = 19;
        for digit in self.whole.bytes().chain(self.fraction.bytes()) {
            if room == 0 {
                exponent += 1;
                continue;
            }
            mantissa = mantissa * 10 + u64::from(digit - b'0');
            room -= i32::from(mantissa > 0);
        }
        while mantissa > MOST_EXACT && mantissa.is_multiple_of(10) {
            mantissa /= 10;
            exponent += 1;
        }
        let value = scaled(mantissa, exponent.clamp(-400, 400));
        let value = if self.negative { -value } else { value };
        Some(value).filter(|value| value.is_finite())
    }

    /// The same digits without an exponent. Nothing more than `0` is written of zero, nor of a
    /// number so small that it is read as zero.
    pub fn digits(self) -> String {
        let sign = if self.negative { "-" } else { "" };
        let all = [self.whole, self.fraction].concat();
        let point = self.whole.len() as i64 + self.exponent;
        if self.value().is_none_or(|value| value == 0.0) {
            return "0".into();
        }
        let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or(0));
        let all = [zeros(1 - point), all].concat();
        let point = point.max(1);
        let all = [all.as_str(), &zeros(point - all.len() as i64)].concat();
        let (whole, fraction) = all.split_at_checked(point as usize).unwrap_or((&all, ""));
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        match fraction {
            "" => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}.{fraction}"),
        }
    }
}

/// `mantissa × 10^exponent`.
fn scaled(mantissa: u64, exponent: i64) -> f64 {
    let mut value = mantissa as f64;
    let mut left = exponent.unsigned_abs();
    let mut by = |power: f64| {
        if exponent < 0 {
            value /= power;
        } else {
            value *= power;
        }
    };
    // A power of ten is exact up to 10^22, and so is every product on the way to it.
    if mantissa > MOST_EXACT || left > 22 {
        for (step, power) in [
            (256, 1e256),
            (128, 1e128),
            (64, 1e64),
            (32, 1e32),
            (16, 1e16),
        ] {
            if left >= step {
                left -= step;
                by(power);
            }
        }
    }
    by((0..left).fold(1.0, |power, _| power * 10.0));
    value
}

#[cfg(test)]
mod tests {
    use super::Decimal;
    use proptest::prelude::*;

    fn value(text: &str) -> Option<f64> {
        Decimal::parse(text)?.value()
    }

    fn digits(text: &str) -> Option<String> {
        Some(Decimal::parse(text)?.digits())
    }

    #[test]
    fn nothing_else_is_a_number() {
        for text in [
            "",
            "-",
            "+1",
            "007",
            "1.",
            ".5",
            "1e",
            "e5",
            "1e5.0",
            "1,5",
            " 1",
            "1 ",
            "--1",
            "0x1",
            "inf",
            "NaN",
            "1e+-1",
            "1.e1",
            "1e400",
            "-1e400",
            "1e99999999999999999999",
        ] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_beyond_measure_is_none_and_a_tiny_one_is_zero() {
        assert_eq!(value("1e-400"), Some(0.0));
        assert_eq!(value("-1e-99999999999999999999"), Some(0.0));
        assert_eq!(value("0e99999999999999999999"), Some(0.0));
        assert_eq!(value(&format!("1{}e-2000", "0".repeat(2000))), Some(1.0));
        assert_eq!(value(&format!("0.{}1e2001", "0".repeat(2000))), Some(1.0));
        assert_eq!(value("1.0000000000000000000000"), Some(1.0));
    }

    #[test]
    fn digits_stand_without_an_exponent() {
        for (text, plain) in [
            ("1.50", "1.50"),
            ("-12", "-12"),
            ("1.50e3", "1500"),
            ("1.5E+0", "1.5"),
            ("-1.5e-2", "-0.015"),
            ("15e-1", "1.5"),
            ("0.5e1", "5"),
            ("0.05e1", "0.5"),
            ("12.345e2", "1234.5"),
            ("1e2", "100"),
            ("0e5", "0"),
            ("1e-400", "0"),
            ("1e-999999999999", "0"),
        ] {
            assert_eq!(digits(text).as_deref(), Some(plain), "{text}");
        }
    }

    proptest! {
        #[test]
        fn short_numbers_are_the_nearest(mantissa in 0_u64..1 << 53, exponent in -22_i32..=22) {
            let text = format!("{mantissa}e{exponent}");
            prop_assert_eq!(value(&text), text.parse().ok());
        }

        #[test]
        fn fractions_are_the_nearest(text in "-?(0|[1-9][0-9]{0,8})\\.[0-9]{1,6}") {
            prop_assert_eq!(value(&text), text.parse().ok());
        }

        #[test]
        fn long_numbers_are_near(
            text in "-?[1-9][0-9]{0,30}(\\.[0-9]{1,30})?(e-?([0-9]|[0-9]{2}|2[0-6][0-9]))?",
        ) {
            let exact: f64 = text.parse().expect("the test writes numbers");
            let read = value(&text).expect("a number is read");
            prop_assert!(((read - exact) / exact).abs() <= 1e-15, "{} {}", read, exact);
        }

        #[test]
        fn digits_mean_the_same(text in "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,20})?e-?[0-9]{1,2}") {
            let plain: Option<f64> = digits(&text).and_then(|text| text.parse().ok());
            prop_assert_eq!(plain, text.parse().ok());
        }
    }
}
