//! Numbers as each language writes them. Digits as they stand in the data: never rounded.

use super::Lang;

/// A whole number, thousands grouped.
pub fn whole(number: impl Into<i64>, lang: Lang) -> String {
    let number: i64 = number.into();
    let digits = number.unsigned_abs().to_string();
    let grouped = group(&digits, lang);
    if number < 0 {
        format!("−{grouped}")
    } else {
        grouped
    }
}

/// A number as the data write it, with the decimals that it has there; a comma and narrow spaces
/// in French, a point and commas in English.
pub fn written(number: &str, lang: Lang) -> String {
    let (sign, number) = match number.strip_prefix('-') {
        Some(number) => ("−", number),
        None => ("", number),
    };
    let (digits, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = group(digits, lang);
    match (fraction, lang) {
        ("", _) => format!("{sign}{digits}"),
        (_, Lang::Fr) => format!("{sign}{digits},{fraction}"),
        (_, Lang::En) => format!("{sign}{digits}.{fraction}"),
    }
}

/// Groups of three from the right; French leaves four digits together no more than English does.
fn group(digits: &str, lang: Lang) -> String {
    let separator = match lang {
        Lang::Fr => '\u{202F}',
        Lang::En => ',',
    };
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_never_rounded() {
        for (number, fr, en) in [
            ("0", "0", "0"),
            ("999", "999", "999"),
            ("43044", "43\u{202F}044", "43,044"),
            ("1048173", "1\u{202F}048\u{202F}173", "1,048,173"),
            ("3.1", "3,1", "3.1"),
            ("3.10", "3,10", "3.10"),
            ("-0.05", "−0,05", "−0.05"),
            ("1234.5", "1\u{202F}234,5", "1,234.5"),
        ] {
            assert_eq!(written(number, Lang::Fr), fr);
            assert_eq!(written(number, Lang::En), en);
        }
        assert_eq!(whole(1300, Lang::Fr), "1\u{202F}300");
        assert_eq!(whole(-5, Lang::En), "−5");
    }
}
