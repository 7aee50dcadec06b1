//! Text and font → width in CSS pixels, and a text cut to a width.
//!
//! Placing needs widths before anything is drawn. In the page the canvas itself measures; in
//! tests and snapshots a fixed table does, so that a picture depends on no machine's fonts.
//! Here are also the one font family of the charts and the CSS string that asks for it.

use std::fmt::Write as _;

/// The font family of every chart, as CSS writes it: the reader's own interface font.
pub const FAMILY: &str =
    "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, sans-serif";

/// The smallest text of a chart, in CSS pixels: below it Chartability counts a critical failure.
pub const SMALLEST: f64 = 12.0;

/// A size and a weight of [`FAMILY`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    size: f64,
    bold: bool,
}

impl Font {
    /// A font of `size` CSS pixels, to the whole pixel, at least [`SMALLEST`].
    pub fn new(size: f64, bold: bool) -> Self {
        let size = if size.is_finite() { size } else { SMALLEST };
        Self {
            size: size.round().max(SMALLEST),
            bold,
        }
    }

    /// Size in CSS pixels.
    pub fn size(self) -> f64 {
        self.size
    }

    /// Whether it is bold.
    pub fn is_bold(self) -> bool {
        self.bold
    }

    /// The value of a canvas context's `font`.
    pub fn css(self) -> String {
        css_font(self.size, self.bold, false, FAMILY)
    }
}

/// The CSS `font` shorthand: style, weight, size in whole pixels, family, in that order, with each
/// family name that is more than one word in quotes.
pub fn css_font(size: f64, bold: bool, italic: bool, family: &str) -> String {
    let mut css = String::new();
    if italic {
        css.push_str("italic ");
    }
    if bold {
        css.push_str("bold ");
    }
    // Writing to a string cannot fail, and writing a fraction would bring 20 kB of code.
    let _ = write!(css, "{}px ", size.round() as u32);
    let start = css.len();
    for name in family.split(',') {
        let name = name.trim().trim_matches(['"', '\'']);
        if name.is_empty() {
            continue;
        }
        if css.len() > start {
            css.push_str(", ");
        }
        let plain = |c: char| c.is_ascii_alphabetic() || c == '-';
        if name.chars().all(plain) {
            css.push_str(name);
        } else {
            css.push('"');
            css.extend(name.chars().filter(|c| !matches!(c, '"' | '\\' | '\n')));
            css.push('"');
        }
    }
    if css.len() == start {
        css.push_str("sans-serif");
    }
    css
}

/// Says how wide a text is.
pub trait Measure {
    /// Advance width of `text` in CSS pixels; finite, not negative, 0 for an empty text.
    fn width(&self, text: &str, font: Font) -> f64;
}

/// Approximate widths, the same on every machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct TableMeasure;

impl Measure for TableMeasure {
    fn width(&self, text: &str, font: Font) -> f64 {
        let em: f64 = text.chars().map(advance).sum();
        em * font.size * if font.bold { 1.07 } else { 1.0 }
    }
}

/// Advance of a character in ems, after the metrics that Adobe published for Helvetica, in
/// groups and rounded up.
fn advance(c: char) -> f64 {
    match c {
        '\u{0300}'..='\u{036F}' | '\u{200B}'..='\u{200D}' => 0.0,
        '\u{202F}' => 0.2,
        'i' | 'j' | 'l' | '\'' | '’' | '|' | 'ì'..='ï' => 0.25,
        ' ' | '\u{A0}' | '.' | ',' | ':' | ';' | '!' | '/' | 'f' | 't' | 'I' | '[' | ']' => 0.3,
        '(' | ')' | '-' | 'r' | '"' | '·' | '°' => 0.36,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' | 'ç' => 0.5,
        'M' | 'm' => 0.86,
        'w' => 0.74,
        'W' | '%' | 'œ' | 'æ' | 'Æ' => 0.96,
        'O' | 'Q' | 'G' | 'Ò'..='Ö' => 0.8,
        'A'..='Z' | '&' | 'À'..='Å' | 'Ç'..='Ñ' | 'Ù'..='Ý' => 0.72,
        '…' | '—' | '@' | 'Œ' => 1.02,
        _ if u32::from(c) < 0x2E80 => 0.58,
        _ => 1.05,
    }
}

/// The text, or its beginning and an ellipsis, no wider than `width`; empty where not even the
/// ellipsis fits.
pub fn fit(text: &str, width: f64, font: Font, measure: &dyn Measure) -> String {
    let fits = |text: &str| measure.width(text, font) <= width;
    if fits(text) {
        return text.to_owned();
    }
    let cut = |end: usize| format!("{}…", text.get(..end).unwrap_or_default().trim_end());
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    // Widths grow with the text, so the longest beginning that fits is found by bisection.
    let fitting = ends.partition_point(|end| fits(&cut(*end)));
    match fitting.checked_sub(1).and_then(|last| ends.get(last)) {
        Some(end) => cut(*end),
        None => String::new(),
    }
}

/// The text on one line where it fits, else on two: see [`lines`].
pub fn wrap(text: &str, width: f64, font: Font, measure: &dyn Measure) -> Vec<String> {
    lines(text, width, 2, font, measure)
}

/// The text on one line where it fits, else on up to `most`, broken between words; what is still
/// too long is cut as by [`fit`]. Without-break spaces hold.
pub fn lines(
    text: &str,
    width: f64,
    most: usize,
    font: Font,
    measure: &dyn Measure,
) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text;
    while lines.len() + 1 < most && measure.width(rest, font) > width {
        let fits = |at: &usize| {
            let (first, after) = rest.split_at_checked(*at).unwrap_or((rest, ""));
            let (first, after) = (first.trim_end(), after.trim_start());
            !first.is_empty() && !after.is_empty() && measure.width(first, font) <= width
        };
        let breaks = rest.match_indices(' ').map(|(at, _)| at);
        let Some(at) = breaks.rev().find(fits) else {
            break;
        };
        let (first, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        lines.push(first.trim_end().to_owned());
        rest = after.trim_start();
    }
    lines.push(fit(rest, width, font, measure));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: Font = Font {
        size: 14.0,
        bold: false,
    };

    #[test]
    fn css_fonts_are_well_formed() {
        let cases = [
            (
                true,
                false,
                "Segoe UI, serif",
                "bold 13px \"Segoe UI\", serif",
            ),
            (false, true, "'Noto Sans'", "italic 13px \"Noto Sans\""),
            (false, false, "a\"b\\c 1", "13px \"abc 1\""),
            (false, false, " , ", "13px sans-serif"),
        ];
        for (bold, italic, family, expected) in cases {
            assert_eq!(css_font(13.0, bold, italic, family), expected);
        }
    }

    #[test]
    fn no_font_is_smaller_than_twelve_pixels() {
        for size in [3.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!((Font::new(size, false).size() - SMALLEST).abs() < f64::EPSILON);
        }
    }

    #[test]
    fn a_text_that_fits_is_left_alone() {
        assert_eq!(fit("Cohortes", 200.0, FONT, &TableMeasure), "Cohortes");
        assert_eq!(fit("", 0.0, FONT, &TableMeasure), "");
    }

    #[test]
    fn a_long_text_is_cut_between_characters_and_ends_in_an_ellipsis() {
        let text = "Étude « près » des évènements indésirables 🩺 déclarés";
        for width in 0..300 {
            let width = f64::from(width);
            let cut = fit(text, width, FONT, &TableMeasure);
            assert!(TableMeasure.width(&cut, FONT) <= width);
            let start = cut.strip_suffix('…').unwrap_or(&cut);
            assert!(text.starts_with(start) && !start.ends_with(' '));
        }
        assert_eq!(fit(text, 1.0, FONT, &TableMeasure), "");
        assert_eq!(fit(text, f64::NAN, FONT, &TableMeasure), "");
    }

    #[test]
    fn a_long_text_breaks_once_between_words() {
        let lines = |text, width| wrap(text, width, FONT, &TableMeasure);
        assert_eq!(lines("Registres", 90.0), ["Registres"]);
        assert_eq!(
            lines("Registres des cancers", 90.0),
            ["Registres des", "cancers"]
        );
        assert_eq!(
            lines("Usage premier\u{A0}: soin", 90.0),
            ["Usage", "premier\u{A0}: soin"]
        );
        assert_eq!(lines("Anticonstitutionnellement", 90.0), ["Anticonstit…"]);
        let cut = lines("Registres des cancers de l’enfant et de l’adolescent", 90.0);
        assert_eq!(cut.len(), 2);
        assert!(
            cut.iter()
                .all(|line| TableMeasure.width(line, FONT) <= 90.0)
        );
        assert_eq!(lines("   ", 1.0), [""]);
    }
}
