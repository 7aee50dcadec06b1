//! What a cell may hold, each by its own rule: a text → a value, or nothing.

use super::model::PartialDate;
use super::number::Decimal;

/// Longest cell that a problem quotes, in characters.
const QUOTED: usize = 120;

/// Whether a text is an id of the contract: `[a-z0-9][a-z0-9-]*`.
pub(in crate::dataset) fn is_slug(text: &str) -> bool {
    hot::is_slug(text.as_bytes())
}

/// Whether a text is of ASCII digits only.
pub(in crate::dataset) fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a text is the fragment of an address of the explorer.
pub(in crate::dataset) fn is_view(text: &str) -> bool {
    text.starts_with("#/") && !text.contains(|c: char| c.is_whitespace() || is_hidden(c))
}

/// Whether a text is an address that may be made a link: `http` or `https`, a host, no space
/// and no mark that hides.
pub(in crate::dataset) fn is_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with(['/', '?', '#'])
            && !text
                .chars()
                .any(|c| c.is_whitespace() || is_hidden(c) || matches!(c, '"' | '<' | '>' | '\\'))
    })
}

/// Whether a text is a DOI without a resolver: `10.`, a registrant of four to nine digits, `/`,
/// a suffix (DOI Handbook, §2.2; the pattern is Crossref's).
pub(in crate::dataset) fn is_doi(text: &str) -> bool {
    let parts = text
        .strip_prefix("10.")
        .and_then(|rest| rest.split_once('/'));
    parts.is_some_and(|(registrant, suffix)| {
        (4..=9).contains(&registrant.len())
            && is_digits(registrant)
            && !suffix.is_empty()
            && !suffix.chars().any(|c| c.is_whitespace() || is_hidden(c))
    })
}

/// Characters that hide or reorder what stands beside them: controls, the marks of the Unicode
/// bidirectional algorithm (UAX #9, §2), spaces without width, and tags. Joiners and the soft
/// hyphen are left alone: emoji, Persian and French need them.
pub(in crate::dataset) fn is_hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

/// A year of four digits.
pub(in crate::dataset) fn parse_year(text: &str) -> Option<i32> {
    let digits: &[u8; 4] = text.as_bytes().try_into().ok()?;
    is_digits(text).then(|| {
        let digits = digits.iter().map(|digit| i32::from(digit - b'0'));
        digits.fold(0, |year, digit| year * 10 + digit)
    })
}

/// A whole number from 1 upwards.
pub(in crate::dataset) fn parse_ordinal(text: &str) -> Option<u32> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.filter(|_| is_digits(text))
}

/// A finite number, and its digits without an exponent.
pub(in crate::dataset) fn parse_number(text: &str) -> Option<(f64, String)> {
    let number = Decimal::parse(text)?;
    let digits = if text.contains(['e', 'E']) {
        number.digits()
    } else {
        text.into()
    };
    Some((number.value()?, digits))
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, of a day that the calendar has.
pub(in crate::dataset) fn parse_date(text: &str) -> Option<PartialDate> {
    let mut parts = text.split('-');
    let year = parse_year(parts.next()?)?;
    let mut two = || -> Option<u8> {
        match parts.next() {
            None => Some(0),
            Some(part) if part.len() == 2 && is_digits(part) => {
                part.parse().ok().filter(|n| *n > 0)
            }
            Some(_) => None,
        }
    };
    let (month, day) = (two()?, two()?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let real = month <= 12 && day <= longest && parts.next().is_none();
    real.then_some(PartialDate { year, month, day })
}

/// A cell as a problem quotes it.
pub(in crate::dataset) fn shortened(cell: &str) -> String {
    match cell.char_indices().nth(QUOTED) {
        None => cell.into(),
        Some((end, _)) => format!("{}…", cell.get(..end).unwrap_or_default()),
    }
}
