//! A chart that has a size: shapes to draw and areas that act, in CSS pixels.
//!
//! Placing decides every coordinate, so drawing decides none: the canvas of the page, the SVG of
//! an export and a test see the same picture. All coordinates are finite and inside
//! `width × height`; the origin is the upper left corner. A shape names a tone, not a colour,
//! and a hit names positions of the series, not a term or a year.

use super::hues::Pattern;
use super::marks::{Mark, Stroke};
use super::measure::Font;
use super::theme::Tone;
use std::ops::Range;

/// A chart, placed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placed {
    /// Width, a whole number of CSS pixels.
    pub width: f64,
    /// Height, a whole number of CSS pixels.
    pub height: f64,
    /// What is drawn, the later over the earlier.
    pub shapes: Vec<Shape>,
    /// What acts, in reading order: at least 24 × 24 pixels each, none over another.
    pub hits: Vec<Hit>,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Area {
    /// A rectangle by its upper left corner, width and height.
    pub(in crate::charts) fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Self { x, y, w, h }
    }
}

/// Something to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A bar or a column.
    Rect {
        /// Where.
        area: Area,
        /// How.
        paint: Paint,
    },
    /// A straight line, one pixel wide, below and right of its coordinates.
    Line {
        /// Start.
        from: (f64, f64),
        /// End.
        to: (f64, f64),
        /// Colour.
        tone: Tone,
    },
    /// What lies between two lines: a ribbon.
    Band {
        /// The position in the series that it stands for, so that it can be followed.
        at: usize,
        /// One line.
        upper: Vec<(f64, f64)>,
        /// The other, in the same direction.
        lower: Vec<(f64, f64)>,
        /// Colour: of the edges, and in a tint between them.
        tone: Tone,
    },
    /// A line through points.
    Path {
        /// From the first to the last.
        points: Vec<(f64, f64)>,
        /// Thickness, in whole pixels.
        thick: u8,
        /// Colour.
        tone: Tone,
    },
    /// A round point.
    Dot {
        /// Centre.
        at: (f64, f64),
        /// From the centre to the edge, in whole pixels.
        radius: u8,
        /// Colour.
        tone: Tone,
    },
    /// A text on one line.
    Text {
        /// Where the anchor is.
        x: f64,
        /// The baseline.
        y: f64,
        /// Which end of the text stands at `x`.
        anchor: Anchor,
        /// Size and weight.
        font: Font,
        /// Colour.
        tone: Tone,
        /// The text, already cut to the room there is.
        content: String,
    },
    /// A value on an axis.
    Mark(Mark),
    /// A line that is wider than a hairline, or broken.
    Stroke(Stroke),
}

/// How a rectangle is painted. Pattern and outline are the signs that need no colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Filled.
    Solid(Tone),
    /// Filled, with fine diagonals in the colour of the background.
    Hatched(Tone),
    /// Filled, with a pattern in the colour of the background.
    Patterned(Tone, Pattern),
    /// Only its edge, one pixel wide, inside the rectangle.
    Outline(Tone),
}

/// Which end of a text its coordinate names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Left.
    Start,
    /// Centre.
    Middle,
    /// Right.
    End,
}

/// An area that acts: the page puts a button over it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// First position in the series.
    pub first: usize,
    /// End of the positions, excluded: `first + 1`, unless a column stands for several years.
    pub end: usize,
    /// Where.
    pub area: Area,
}

impl Hit {
    /// The positions in the series.
    pub fn range(&self) -> Range<usize> {
        self.first..self.end
    }
}

/// A length of a page as a whole number of pixels between `low` and `high`; `default` where it
/// is no number or infinite, as before a first layout.
pub(in crate::charts) fn clamp(length: f64, low: f64, high: f64, default: f64) -> f64 {
    let length = if length.is_finite() { length } else { default };
    // `clamp` can panic, and what it would say then brings 20 kB of code that writes fractions.
    length.floor().max(low).min(high)
}

/// The length of `value` where `max` has the length `room`: proportional, but never so short
/// that something looks like nothing.
pub(in crate::charts) fn length(value: u32, max: u32, room: f64) -> f64 {
    if value == 0 || max == 0 {
        return 0.0;
    }
    (room * f64::from(value) / f64::from(max))
        .max(2.0)
        .min(room)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_among_a_thousand_million_is_still_seen() {
        let cases = [
            (0, 9, 0.0),
            (9, 9, 90.0),
            (3, 9, 30.0),
            (1, 1_000_000_000, 2.0),
            (1, 0, 0.0),
        ];
        for (value, max, expected) in cases {
            assert!((length(value, max, 90.0) - expected).abs() < 1e-9);
        }
    }

    #[test]
    fn lengths_of_a_page_are_made_whole_and_bounded() {
        let cases = [
            (437.6, 437.0),
            (3.0, 160.0),
            (f64::NAN, 640.0),
            (f64::INFINITY, 640.0),
            (1e9, 4096.0),
        ];
        for (length, expected) in cases {
            assert!((clamp(length, 160.0, 4096.0, 640.0) - expected).abs() < 1e-9);
        }
    }
}
