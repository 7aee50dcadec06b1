//! Axes: numbers or years → labels that stand apart, and what is written around a chart.
//!
//! An axis can be labelled in several ways, from one label a step to a few in all. The finest
//! way in which no label touches another is taken, so that every axis suits its width, its
//! numbers and its language by itself.

use super::interval::Axis;
use super::marks::{Mark, MarkKind};
use super::measure::{Font, Measure, fit, lines};
use super::placed::{Anchor, Area, Paint, Shape};
use super::theme::Tone;

/// At least between two labels.
const APART: f64 = 12.0;
/// The coarsest way to label an axis.
const COARSEST: u8 = 60;

/// A place on an axis, and what is written there.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Distance from the left edge of the picture, a whole number.
    pub at: f64,
    /// Its label; may be empty.
    pub text: String,
}

/// Where an axis lies in a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Track {
    /// Its left end, a whole number.
    pub left: f64,
    /// Its right end, a whole number.
    pub right: f64,
}

impl Track {
    /// The pixel of a fraction of it.
    pub fn at(self, place: f64) -> f64 {
        (self.left + (self.right - self.left) * place).round()
    }
}

/// The width of a picture, and how texts are measured and set in it.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// Width.
    pub width: f64,
    /// Font of the labels.
    pub font: Font,
    /// Says how wide a text is.
    pub measure: &'a dyn Measure,
}

impl Sheet<'_> {
    /// A text that is already cut to its room.
    pub fn text(&self, (x, y): (f64, f64), anchor: Anchor, tone: Tone, content: String) -> Shape {
        Shape::Text {
            x,
            y,
            anchor,
            font: self.font,
            tone,
            content,
        }
    }

    /// A label around a place, moved inwards where it would leave the picture: its middle and
    /// half of its width.
    fn extent(&self, tick: &Tick) -> (f64, f64) {
        let half = self.measure.width(&tick.text, self.font) / 2.0;
        (tick.at.min(self.width - half).max(half), half)
    }

    /// Whether no label touches the one before.
    fn stand_apart(&self, ticks: &[Tick]) -> bool {
        let mut end = f64::NEG_INFINITY;
        for tick in ticks.iter().filter(|tick| !tick.text.is_empty()) {
            let (middle, half) = self.extent(tick);
            if middle - half < end + APART {
                return false;
            }
            end = middle + half;
        }
        true
    }

    /// The finest way to label an axis in which labels stand apart. `way` gives the ticks of a
    /// level in their order, fewer with each level; 0 is the finest.
    pub fn finest(&self, way: &dyn Fn(u8) -> Vec<Tick>) -> Vec<Tick> {
        let mut ticks = Vec::new();
        for level in 0..COARSEST {
            ticks = way(level);
            if self.stand_apart(&ticks) {
                break;
            }
        }
        ticks
    }

    /// Writes the labels of ticks on a baseline.
    pub fn labels(&self, ticks: &[Tick], baseline: f64, shapes: &mut Vec<Shape>) {
        for tick in ticks.iter().filter(|tick| !tick.text.is_empty()) {
            let (x, _) = self.extent(tick);
            let content = fit(&tick.text, self.width, self.font, self.measure);
            shapes.push(self.text((x, baseline), Anchor::Middle, Tone::Quiet, content));
        }
    }

    /// The ticks of a logarithmic axis, at 1, 2 and 5 times powers of ten or, with a higher
    /// level `from`, fewer; `write` puts a number as the data write it into the language of the page.
    pub fn log(
        &self,
        axis: Axis,
        track: Track,
        from: i8,
        write: &dyn Fn(&str) -> String,
    ) -> Vec<Tick> {
        self.finest(&|level| {
            let mut ticks = Vec::new();
            for round in axis.rounds(from + level as i8) {
                if let Some(place) = axis.place(round.value()) {
                    ticks.push(Tick {
                        at: track.at(place),
                        text: write(&round.text()),
                    });
                }
            }
            ticks
        })
    }

    /// The ticks of a linear axis, at multiples of 1, 2 or 5 times a power of ten.
    pub fn linear(&self, axis: Axis, track: Track, write: &dyn Fn(&str) -> String) -> Vec<Tick> {
        let (from, to) = (axis.from.value(), axis.to.value());
        // About a hundred steps at the finest; 111 powers and digits end before the coarsest.
        let fine = (to - from) / 100.0;
        let mut power: i8 = -18;
        while power < 18 && ten(power + 1) <= fine {
            power += 1;
        }
        self.finest(&|level| {
            let (digit, power) = step(level, power);
            let size = ten(power) * digit as f64;
            let multiples = (from / size).ceil() as i64..=(to / size).floor() as i64;
            let mut ticks = Vec::new();
            for times in multiples.take(200) {
                let Some(place) = axis.place(times as f64 * size) else {
                    continue;
                };
                ticks.push(Tick {
                    at: track.at(place),
                    text: write(&decimal(times * digit, power)),
                });
            }
            ticks
        })
    }

    /// The ticks of a time axis at the beginning of years, from that of `from` to that of `to`.
    pub fn years(&self, (from, to): (i32, i32), track: Track) -> Vec<Tick> {
        let span = i64::from(to) - i64::from(from);
        self.finest(&|level| {
            let (digit, power) = step(level, 0);
            let size = digit * 10_i64.pow(u32::from(power.unsigned_abs()));
            let mut ticks = Vec::new();
            let mut year = (i64::from(from) + size - 1).div_euclid(size) * size;
            // More labels than that never stand apart.
            while year <= i64::from(to) && ticks.len() < 400 {
                let place = (year - i64::from(from)) as f64 / span.max(1) as f64;
                ticks.push(Tick {
                    at: track.at(place),
                    text: (year as i32).to_string(),
                });
                year += size;
            }
            ticks
        })
    }

    /// Writes what marks mean, as many on a line as fit; gives the height that this takes.
    pub fn legend(&self, keys: &[(Key, &str)], top: f64, shapes: &mut Vec<Shape>) -> f64 {
        let size = self.font.size();
        let leading = (size * 1.5).round();
        let radius = (size * 0.46).round();
        let (mut x, mut y) = (0.0, top);
        for (key, text) in keys {
            let lead = if *key == Key::None {
                0.0
            } else {
                radius * 2.0 + 8.0
            };
            let room = self.width - lead;
            let content = fit(text, room, self.font, self.measure);
            let wide = lead + self.measure.width(&content, self.font);
            if x > 0.0 && x + wide > self.width {
                x = 0.0;
                y += leading;
            }
            let middle = y + (leading / 2.0).round();
            match key {
                Key::None => {}
                Key::Mark(kind) => shapes.push(Shape::Mark(Mark {
                    x: x + radius + 1.0,
                    y: middle,
                    radius,
                    kind: *kind,
                    tone: Tone::Ink,
                    of: None,
                })),
                Key::Box => shapes.extend(boxed(Area {
                    x,
                    y: middle - radius,
                    w: radius * 2.0 + 2.0,
                    h: radius * 2.0,
                })),
            }
            let baseline = middle + (size * 0.35).round();
            shapes.push(self.text((x + lead, baseline), Anchor::Start, Tone::Quiet, content));
            x = (x + wide + size).ceil();
        }
        if keys.is_empty() {
            0.0
        } else {
            y + leading - top
        }
    }

    /// Writes a note on up to three lines; gives the height that this takes.
    pub fn note(&self, text: &str, top: f64, shapes: &mut Vec<Shape>) -> f64 {
        let leading = (self.font.size() * 1.3).round();
        let mut y = top;
        for content in lines(text, self.width, 3, self.font, self.measure) {
            let baseline = y + self.font.size();
            shapes.push(self.text((0.0, baseline), Anchor::Start, Tone::Quiet, content));
            y += leading;
        }
        y - top
    }
}

/// What stands before a word of a legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Nothing.
    None,
    /// A mark.
    Mark(MarkKind),
    /// A stretch of time.
    Box,
}

/// A stretch of time: pale, and with an edge that is seen on any ground.
pub(in crate::charts) fn boxed(area: Area) -> [Shape; 2] {
    [Paint::Solid(Tone::Pale), Paint::Outline(Tone::Quiet)].map(|paint| Shape::Rect { area, paint })
}

/// The step of a level: 1, 2 or 5, and a power of ten.
fn step(level: u8, power: i8) -> (i64, i8) {
    let digit = [1, 2, 5].get(usize::from(level % 3)).copied();
    (digit.unwrap_or(1), (power + (level / 3) as i8).min(18))
}

/// A power of ten.
fn ten(power: i8) -> f64 {
    let size = 10_u64.saturating_pow(u32::from(power.unsigned_abs())) as f64;
    if power < 0 { 1.0 / size } else { size }
}

/// A whole number times a power of ten as the data write numbers.
fn decimal(number: i64, power: i8) -> String {
    let mut digits = number.unsigned_abs().to_string();
    if number != 0 && power > 0 {
        digits.push_str(&"0".repeat(usize::from(power.unsigned_abs())));
    }
    let places = usize::from(power.min(0).unsigned_abs());
    let missing = (places + 1).saturating_sub(digits.len());
    digits.insert_str(0, &"0".repeat(missing));
    let (whole, fraction) = digits
        .split_at_checked(digits.len() - places)
        .unwrap_or(("0", ""));
    let fraction = fraction.trim_end_matches('0');
    let sign = if number < 0 { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    [sign, whole, point, fraction].concat()
}

#[cfg(test)]
mod tests {
    use super::super::measure::TableMeasure;
    use super::*;
    use crate::dataset::Scale;

    fn sheet(width: f64) -> Sheet<'static> {
        Sheet {
            width,
            font: Font::new(13.0, false),
            measure: &TableMeasure,
        }
    }

    fn texts(ticks: &[Tick]) -> Vec<&str> {
        ticks.iter().map(|tick| tick.text.as_str()).collect()
    }

    fn log(numbers: &[f64], width: f64) -> Vec<Tick> {
        let axis = Axis::of(Scale::Ratio, numbers);
        let track = Track {
            left: 0.0,
            right: width,
        };
        let ticks = axis.map(|axis| sheet(width).log(axis, track, 0, &str::to_owned));
        ticks.unwrap_or_default()
    }

    fn linear(numbers: &[f64], width: f64) -> Vec<Tick> {
        let axis = Axis::of(Scale::Count, numbers);
        let track = Track {
            left: 0.0,
            right: width,
        };
        let ticks = axis.map(|axis| sheet(width).linear(axis, track, &str::to_owned));
        ticks.unwrap_or_default()
    }

    #[test]
    fn axes_are_labelled_as_finely_as_they_are_wide() {
        assert_eq!(
            texts(&log(&[0.3, 30.0], 300.0)),
            ["0.2", "0.5", "1", "2", "5", "10", "20", "50"]
        );
        assert_eq!(
            texts(&log(&[0.3, 30.0], 230.0)),
            ["0.5", "1", "5", "10", "50"]
        );
        assert_eq!(texts(&log(&[0.3, 30.0], 120.0)), ["0.2", "1", "5", "20"]);
        assert_eq!(texts(&log(&[0.3, 3000.0], 120.0)), ["1", "100"]);
        assert_eq!(texts(&log(&[1.0], 160.0)), ["0.5", "1", "2"]);
        let far = log(&[1.0, 1e9], 300.0);
        assert_eq!(texts(&far), ["1", "10000", "100000000"]);
        assert_eq!(
            texts(&linear(&[4.0], 160.0)),
            ["0", "1", "2", "3", "4", "5"]
        );
        assert_eq!(texts(&linear(&[-0.3, 0.5], 160.0)), ["-0.5", "0", "0.5"]);
        assert_eq!(texts(&linear(&[30_000.0], 200.0)), ["0", "20000", "40000"]);
    }

    #[test]
    fn years_are_round() {
        let years = |from, to, width| {
            let track = Track {
                left: 0.0,
                right: width,
            };
            sheet(width).years((from, to), track)
        };
        assert_eq!(texts(&years(2024, 2026, 200.0)), ["2024", "2025", "2026"]);
        assert_eq!(
            texts(&years(2003, 2026, 300.0)),
            ["2005", "2010", "2015", "2020", "2025"]
        );
        assert!(texts(&years(i32::MIN, i32::MAX, 300.0)).len() < 9);
        assert_eq!(texts(&years(2024, 2024, 200.0)), ["2024"]);
    }

    #[test]
    fn labels_stand_apart_on_any_axis() {
        for width in [160.0, 320.0, 777.0, 1920.0] {
            for high in [1.5, 12.0, 900.0, 1e6, 1e12, 1e18] {
                for low in [1e-18, 1e-6, 0.02, 1.0] {
                    let sheet = sheet(width);
                    assert!(sheet.stand_apart(&log(&[low, high], width)), "{low} {high}");
                    assert!(
                        sheet.stand_apart(&linear(&[low, high], width)),
                        "{low} {high}"
                    );
                    assert!(sheet.stand_apart(&linear(&[-low, high], width)));
                }
            }
        }
    }

    #[test]
    fn numbers_are_written_as_the_data_write_them() {
        let cases = [
            (25, -1, "2.5"),
            (20, -1, "2"),
            (-5, -3, "-0.005"),
            (0, 4, "0"),
            (7, 3, "7000"),
            (0, -2, "0"),
        ];
        for (number, power, expected) in cases {
            assert_eq!(decimal(number, power), expected);
        }
    }
}
