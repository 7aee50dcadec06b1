//! A chart on its way: what the charts of terms share when they place.

use super::measure::{Font, Measure, fit};
use super::placed::{Anchor, Area, Hit, Paint, Placed, Shape, clamp};
use super::theme::Tone;

/// What acts is at least as wide and high (WCAG 2.2, success criterion 2.5.8).
pub(in crate::charts) const TARGET: f64 = 24.0;
/// Above so many shapes the table acts: more buttons would be a maze.
pub const MOST_HITS: usize = 200;
/// Distance of two lines of text, in ems.
const LEADING: f64 = 1.25;

/// Shapes and areas so far, the one font, and what measures it.
pub(in crate::charts) struct Sheet<'a> {
    pub placed: Placed,
    pub font: Font,
    bold: Font,
    /// Distance of two lines.
    leading: f64,
    measure: &'a dyn Measure,
}

impl<'a> Sheet<'a> {
    /// An empty sheet of a width; its type grows where a room sees it from afar.
    pub fn new(width: f64, measure: &'a dyn Measure) -> Self {
        let width = clamp(width, 160.0, 4096.0, 640.0);
        let font = Font::new(13.0 * (width / 960.0).clamp(1.0, 1.4), false);
        Self {
            placed: Placed {
                width,
                height: 24.0,
                ..Placed::default()
            },
            font,
            bold: Font::new(font.size(), true),
            leading: (font.size() * LEADING).round(),
            measure,
        }
    }

    pub fn width(&self) -> f64 {
        self.placed.width
    }

    /// The font, bold where something is chosen, so that colour is not its only sign.
    pub fn weight(&self, bold: bool) -> Font {
        if bold { self.bold } else { self.font }
    }

    /// Distance of two lines.
    pub fn leading(&self) -> f64 {
        self.leading
    }

    /// How wide a text is.
    pub fn width_of(&self, text: &str, font: Font) -> f64 {
        self.measure.width(text, font)
    }

    /// How wide a text is at most: measured bold, so that a choice moves nothing.
    pub fn measured(&self, text: &str) -> f64 {
        self.measure.width(text, self.bold).ceil()
    }

    /// The widest of some texts.
    pub fn widest(&self, texts: &mut dyn Iterator<Item = &str>) -> f64 {
        texts.map(|text| self.measured(text)).fold(0.0, f64::max)
    }

    /// A text on at most `most` lines, broken between words and at hyphens; what is still too long
    /// is cut.
    pub fn lines(&self, text: &str, width: f64, most: usize) -> Vec<String> {
        let font = self.bold;
        let mut lines = Vec::new();
        let mut rest = text;
        while lines.len() + 1 < most && self.measure.width(rest, font) > width {
            let fits = |at: &usize| {
                let first = rest.get(..*at).unwrap_or_default();
                !first.is_empty() && self.measure.width(first, font) <= width
            };
            // At a space, or behind a hyphen that no number follows.
            let bytes = rest.as_bytes();
            let of = |(at, byte): (usize, &u8)| match (byte, bytes.get(at + 1)) {
                (b' ', _) => Some(at),
                (b'-', Some(next)) if !next.is_ascii_digit() => Some(at + 1),
                _ => None,
            };
            let mut breaks = bytes.iter().enumerate().filter_map(of);
            // The first break is asked first: where a word alone is too wide, no line helps.
            let Some(mut last) = breaks.next().filter(fits) else {
                break;
            };
            for at in breaks {
                if !fits(&at) {
                    break;
                }
                last = at;
            }
            let (first, after) = rest.split_at_checked(last).unwrap_or((rest, ""));
            lines.push(first.to_owned());
            rest = after;
            while let Some(after) = rest.strip_prefix(' ') {
                rest = after;
            }
        }
        lines.push(fit(rest, width, font, self.measure));
        lines
    }

    /// A text on one line, cut to a width.
    pub fn fitted(&self, text: &str, width: f64) -> String {
        fit(text, width, self.bold, self.measure)
    }

    /// Places a text that has its room.
    pub fn text(&mut self, at: (f64, f64), anchor: Anchor, (font, tone): (Font, Tone), text: &str) {
        if text.is_empty() {
            return;
        }
        self.placed.shapes.push(Shape::Text {
            x: at.0,
            y: at.1,
            anchor,
            font,
            tone,
            content: text.to_owned(),
        });
    }

    /// Places lines, the first in the first line below `top`, and answers where they end.
    pub fn column(
        &mut self,
        lines: &[String],
        (x, top): (f64, f64),
        anchor: Anchor,
        style: (Font, Tone),
    ) -> f64 {
        let mut top = top;
        for line in lines {
            self.text((x, self.baseline(top)), anchor, style, line);
            top += self.leading();
        }
        top
    }

    /// The baseline of a line whose upper end is known.
    pub fn baseline(&self, top: f64) -> f64 {
        (top + self.leading() / 2.0 + self.font.size() * 0.35).round()
    }

    /// Places texts along a line, each around its place and between two ends, the first ones first:
    /// one that would touch another is left out.
    pub fn along(&mut self, labels: &[(f64, String)], (low, high): (f64, f64), y: f64) {
        let mut taken: Vec<(f64, f64)> = Vec::new();
        for (x, text) in labels {
            let half = self.measured(text) / 2.0;
            let x = x.min(high - half).max(low + half);
            let (from, to) = (x - half, x + half);
            let free = |other: &(f64, f64)| to + 8.0 <= other.0 || other.1 + 8.0 <= from;
            if to <= high && taken.iter().all(free) {
                taken.push((from, to));
                self.text((x, y), Anchor::Middle, (self.font, Tone::Quiet), text);
            }
        }
    }

    pub fn rect(&mut self, area: Area, paint: Paint) {
        self.placed.shapes.push(Shape::Rect { area, paint });
    }

    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), tone: Tone) {
        self.placed.shapes.push(Shape::Line { from, to, tone });
    }

    pub fn hit(&mut self, at: usize, area: Area) {
        self.placed.hits.push(Hit {
            first: at,
            end: at + 1,
            area,
        });
    }

    /// The chart, as high as what it holds.
    pub fn done(mut self, height: f64) -> Placed {
        self.placed.height = height.ceil().max(24.0);
        self.placed
    }
}
