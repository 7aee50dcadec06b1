//! Rows of words beside one axis: what a forest plot and a chart of dates have in common.
//!
//! On the left the words, on as many lines as they need up to a limit, on the right a track that
//! all rows share; on a phone the words stand above their track. A row acts as a whole, heading
//! included. What is too long is cut with an ellipsis and stands in full in the table; a number
//! is never cut: it gives way to a shorter form, or to the table.

use super::axis::{Key, Sheet, Tick, Track};
use super::marks::Stroke;
use super::measure::{Font, Measure, lines};
use super::placed::{Anchor, Area, Hit, Placed, Shape, clamp};
use super::theme::Tone;

/// Below this width words stand above their track.
const NARROW: f64 = 560.0;
/// Above this width, type and rows grow with the chart, as a room sees it from afar.
const WIDE: f64 = 960.0;
/// Of the width, what words may take beside their track.
const WORDS: f64 = 0.44;
/// Of the width, what numbers may take.
const NOTES: f64 = 0.42;
/// Lines that each text of a row may take.
const LINES: usize = 3;
/// From this number of rows on, the axis is repeated below them.
const LONG: usize = 12;

/// The words of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::charts) struct Words<'a> {
    /// Begins a group; else empty.
    pub head: &'a str,
    /// What the whole group shares.
    pub under_head: &'a str,
    /// The row's own.
    pub text: &'a str,
    /// What comes second.
    pub under: &'a str,
    /// A number, in full and short.
    pub notes: [&'a str; 2],
    /// Rows of marks on the track, less one.
    pub more_lanes: usize,
}

/// What all rows share.
pub(in crate::charts) struct Grid<'a> {
    /// Whether words stand above their track.
    narrow: bool,
    /// The picture with its smaller font.
    pub sheet: Sheet<'a>,
    font: Font,
    /// Width of the words.
    words: f64,
    /// The track of all rows.
    pub track: Track,
    /// Width that a number may have.
    notes: f64,
    /// From the centre of a mark to its edge.
    pub radius: f64,
}

/// What stands around the rows.
pub(in crate::charts) struct Around<'a> {
    /// What marks mean.
    pub keys: &'a [(Key, &'a str)],
    /// The axis.
    pub ticks: Vec<Tick>,
    /// The line to read against, with its name.
    pub reference: Option<Tick>,
}

impl<'a> Grid<'a> {
    /// Divides a width between words, track and numbers.
    pub fn new(rows: &[Words], width: f64, measure: &'a dyn Measure) -> Self {
        let width = clamp(width, 160.0, 4096.0, 640.0);
        let scale = (width / WIDE).clamp(1.0, 1.6);
        let font = Font::new(14.0 * scale, false);
        let small = Font::new(13.0 * scale, false);
        let narrow = width < NARROW;
        let radius = (6.0 * scale).round();
        let most = width * NOTES;
        let (mut notes, mut words) = (0.0_f64, 0.0_f64);
        for row in rows {
            let fitting = row.notes.map(|note| measure.width(note, font));
            notes = notes.max(fitting.into_iter().find(|w| *w <= most).unwrap_or(0.0));
            for (text, font) in row.texts(font, small) {
                words = words.max(measure.width(text, font));
            }
        }
        let (notes, mut words) = (notes.ceil(), words.ceil());
        let left = if narrow {
            words = width;
            0.0
        } else {
            words = words.min((width * WORDS).floor());
            words + 16.0
        };
        let gap = if notes > 0.0 { notes + 10.0 } else { 0.0 };
        Self {
            narrow,
            sheet: Sheet {
                width,
                font: small,
                measure,
            },
            font,
            words,
            track: Track {
                left: left + radius + 2.0,
                right: width - gap - radius - 2.0,
            },
            notes,
            radius,
        }
    }

    /// Distance between two rows of marks on a track.
    pub fn lane(&self) -> f64 {
        self.radius * 2.0 + 2.0
    }

    /// Places the rows, the first of which has the position `first` in the series. `draw` is
    /// asked for the marks of a row around the middle of its track, which is a whole number.
    pub fn place(
        &self,
        rows: &[Words],
        first: usize,
        around: &Around,
        draw: &mut dyn FnMut(usize, f64, &mut Vec<Shape>),
    ) -> Placed {
        let sheet = &self.sheet;
        let small = sheet.font.size();
        let mut behind = Vec::new();
        let mut shapes = Vec::new();
        let mut hits = Vec::new();
        let mut top = sheet.legend(around.keys, 0.0, &mut shapes);
        if let Some(reference) = &around.reference {
            top += (small * 1.5).round();
            sheet.labels(std::slice::from_ref(reference), top, &mut shapes);
        }
        if !around.ticks.is_empty() {
            top += (small * 1.4).round();
            sheet.labels(&around.ticks, top, &mut shapes);
        }
        if around.reference.is_some() || !around.ticks.is_empty() {
            top += 8.0;
        }
        for (at, row) in rows.iter().enumerate() {
            let begin = top;
            if !row.head.is_empty() {
                behind.push(Shape::Line {
                    from: (0.0, top),
                    to: (sheet.width, top),
                    tone: Tone::Hairline,
                });
                top += 6.0;
            }
            let mut first_line = top;
            let texts = row.texts(self.font, sheet.font);
            for (part, (text, font)) in texts.into_iter().enumerate() {
                if text.is_empty() {
                    continue;
                }
                if part == 2 {
                    top += if row.head.is_empty() { 0.0 } else { 4.0 };
                    first_line = top;
                }
                let tone = if part % 2 == 0 {
                    Tone::Text
                } else {
                    Tone::Quiet
                };
                for content in lines(text, self.words, LINES, font, sheet.measure) {
                    top += (font.size() * 1.3).round();
                    shapes.push(Shape::Text {
                        x: 0.0,
                        y: top - (font.size() * 0.25).round(),
                        anchor: Anchor::Start,
                        font,
                        tone,
                        content,
                    });
                }
            }
            let lanes = self.lane() * row.more_lanes as f64;
            let track = self.radius * 2.0 + 4.0;
            if self.narrow {
                first_line = top + 2.0;
            } else {
                // The track is as high as the first line of the row's own words.
                first_line += ((self.font.size() * 1.3 - track) / 2.0).round().max(0.0);
            }
            let middle = first_line + self.radius + 2.0;
            let end = first_line + track + lanes;
            top = top.max(end).max(begin + 20.0) + if self.narrow { 10.0 } else { 8.0 };
            if self.narrow {
                around.lines(first_line, end, &mut behind);
            } else {
                around.lines(begin, top, &mut behind);
            }
            draw(at, middle, &mut shapes);
            self.note(row, middle, &mut shapes);
            hits.push(Hit {
                first: first + at,
                end: first + at + 1,
                area: Area {
                    x: 0.0,
                    y: begin,
                    w: sheet.width,
                    h: top - begin,
                },
            });
        }
        if rows.len() >= LONG && !around.ticks.is_empty() {
            top += (small * 1.2).round();
            sheet.labels(&around.ticks, top, &mut shapes);
            top += (small * 0.4).round();
        }
        behind.append(&mut shapes);
        Placed {
            width: sheet.width,
            height: top.max(24.0),
            shapes: behind,
            hits,
        }
    }

    /// The number of a row, in the longest form that there is room for.
    fn note(&self, row: &Words, middle: f64, shapes: &mut Vec<Shape>) {
        let width = |note: &&str| self.sheet.measure.width(note, self.font) <= self.notes;
        let Some(note) = row
            .notes
            .into_iter()
            .find(width)
            .filter(|note| !note.is_empty())
        else {
            return;
        };
        shapes.push(Shape::Text {
            x: self.sheet.width,
            y: middle + (self.font.size() * 0.35).round(),
            anchor: Anchor::End,
            font: self.font,
            tone: Tone::Text,
            content: note.to_owned(),
        });
    }
}

impl Around<'_> {
    /// The lines of the axis behind one row.
    fn lines(&self, top: f64, end: f64, shapes: &mut Vec<Shape>) {
        for tick in &self.ticks {
            shapes.push(Shape::Line {
                from: (tick.at, top),
                to: (tick.at, end),
                tone: Tone::Hairline,
            });
        }
        if let Some(reference) = &self.reference {
            shapes.push(Shape::Stroke(Stroke {
                from: (reference.at, top),
                to: (reference.at, end),
                width: 2.0,
                dash: 0.0,
                tone: Tone::Quiet,
            }));
        }
    }
}

impl<'a> Words<'a> {
    /// Its texts from top to bottom, with their fonts.
    fn texts(&self, font: Font, small: Font) -> [(&'a str, Font); 4] {
        let bold = Font::new(font.size(), true);
        [
            (self.head, bold),
            (self.under_head, small),
            (self.text, font),
            (self.under, small),
        ]
    }
}
