//! Decimal numbers of any length, added and halved without rounding.
//!
//! A total of figures as the data write them has the digits that the data have; an `f64` would
//! bring others, and writing one weighs more than this (ARCHITECTURE.md).

use std::cmp::Ordering;

/// `± digits × 10^-scale`.
#[derive(Clone, Debug, Default)]
pub(super) struct Exact {
    negative: bool,
    /// Each 0–9, the most significant first; more than `scale` of them, once it was aligned.
    digits: Vec<u8>,
    /// How many of them stand behind the point.
    scale: usize,
}

impl Exact {
    /// Reads digits with a point and without an exponent, as [`crate::dataset::model::Values`]
    /// keeps them; nothing where there is no number.
    pub fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digit = |byte: u8| byte.checked_sub(b'0').filter(|digit| *digit < 10);
        let digits: Option<Vec<u8>> = whole.bytes().chain(fraction.bytes()).map(digit).collect();
        Some(Self {
            negative: unsigned.len() < text.len(),
            digits: digits.filter(|_| !whole.is_empty())?,
            scale: fraction.len(),
        })
    }

    /// The digits of two numbers under each other, as long as one another, and how many of them
    /// stand behind the point.
    fn aligned(&self, other: &Self) -> (Vec<u8>, Vec<u8>, usize) {
        let scale = self.scale.max(other.scale);
        let before = |number: &Self| number.digits.len().saturating_sub(number.scale);
        // One more, for what is carried.
        let whole = before(self).max(before(other)) + 1;
        let align = |number: &Self| {
            let mut digits = vec![0; whole.saturating_sub(before(number))];
            digits.extend(&number.digits);
            digits.resize(whole + scale, 0);
            digits
        };
        (align(self), align(other), scale)
    }

    /// Adds two numbers.
    pub fn plus(&self, other: &Self) -> Self {
        let (one, two, scale) = self.aligned(other);
        let alike = self.negative == other.negative;
        // Unlike signs: the smaller is taken from the greater, of which the sign stays.
        let swapped = !alike && one < two;
        let (large, small) = if swapped { (two, one) } else { (one, two) };
        let mut carry = 0_i8;
        let mut digits: Vec<u8> = Vec::with_capacity(large.len());
        for (above, below) in large.iter().zip(&small).rev() {
            let below = *below as i8;
            let sum = *above as i8 + carry + if alike { below } else { -below };
            carry = sum.div_euclid(10);
            digits.push(sum.rem_euclid(10) as u8);
        }
        digits.reverse();
        Self {
            negative: if swapped {
                other.negative
            } else {
                self.negative
            },
            digits,
            scale,
        }
    }

    /// Half of it; one digit more behind the point where it is needed.
    fn half(&self) -> Self {
        let mut rest = 0;
        let mut digits = Vec::with_capacity(self.digits.len() + 1);
        for digit in &self.digits {
            let now = rest * 10 + digit;
            digits.push(now / 2);
            rest = now % 2;
        }
        let more = usize::from(rest > 0);
        digits.resize(self.digits.len() + more, 5);
        Self {
            negative: self.negative,
            digits,
            scale: self.scale + more,
        }
    }

    /// What lies in the middle of two numbers.
    pub fn between(&self, other: &Self) -> Self {
        self.plus(other).half()
    }

    fn is_zero(&self) -> bool {
        self.digits.iter().all(|digit| *digit == 0)
    }

    /// Which is greater; zero has no sign.
    pub fn compare(&self, other: &Self) -> Ordering {
        let (one, two, _) = self.aligned(other);
        let below = |number: &Self| number.negative && !number.is_zero();
        match (below(self), below(other)) {
            (false, false) => one.cmp(&two),
            (true, true) => two.cmp(&one),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }

    /// The digits with a point and without an exponent.
    pub fn written(&self) -> String {
        let mut out = String::new();
        if self.negative && !self.is_zero() {
            out.push('-');
        }
        let whole = self.digits.len().saturating_sub(self.scale);
        let mut begun = false;
        for (at, digit) in self.digits.iter().enumerate() {
            if at == whole {
                if !begun {
                    out.push('0');
                }
                out.push('.');
            }
            begun |= *digit != 0 || at >= whole;
            if begun {
                out.push((b'0' + digit) as char);
            }
        }
        if !begun {
            out.push('0');
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::Exact;
    use proptest::prelude::*;

    fn exact(text: &str) -> Exact {
        Exact::parse(text).expect("the test writes numbers")
    }

    #[test]
    fn sums_have_the_digits_that_are_added() {
        for (one, other, sum) in [
            ("0.1", "0.2", "0.3"),
            ("1.50", "2", "3.50"),
            ("999", "1", "1000"),
            ("-5", "3", "-2"),
            ("3", "-5", "-2"),
            ("5", "-5", "0"),
            ("-1.5", "1.5", "0.0"),
            ("-0.05", "-0.95", "-1.00"),
            ("0", "0", "0"),
            ("9007199254740993", "1", "9007199254740994"),
        ] {
            assert_eq!(exact(one).plus(&exact(other)).written(), sum);
        }
        let large = "9".repeat(300);
        let sum = exact(&large).plus(&exact("0.1")).written();
        assert_eq!(sum, format!("{large}.1"));
    }

    #[test]
    fn the_middle_has_one_digit_more_where_it_needs_it() {
        for (one, other, middle) in [
            ("1", "2", "1.5"),
            ("1", "3", "2"),
            ("0.1", "0.2", "0.15"),
            ("-1", "2", "0.5"),
            ("-3", "0", "-1.5"),
            ("0.5", "1.5", "1.0"),
        ] {
            assert_eq!(exact(one).between(&exact(other)).written(), middle);
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", "1e3", ".5", "a", "1,5"] {
            assert!(Exact::parse(text).is_none(), "{text}");
        }
    }

    proptest! {
        // Whole numbers of thousandths, which the machine adds exactly.
        #[test]
        fn as_whole_numbers_do(one in -1_000_000_000_i64..1_000_000_000, other in -1_000_000_000_i64..1_000_000_000) {
            let write = |n: i64| {
                let sign = if n < 0 { "-" } else { "" };
                format!("{sign}{}.{:03}", n.abs() / 1000, n.abs() % 1000)
            };
            let (a, b) = (exact(&write(one)), exact(&write(other)));
            prop_assert_eq!(a.plus(&b).written(), write(one + other));
            prop_assert_eq!(a.compare(&b), one.cmp(&other));
            let middle = a.between(&b);
            prop_assert_eq!(middle.plus(&middle).compare(&a.plus(&b)), std::cmp::Ordering::Equal);
        }
    }
}
