//! Values by year that belong to no case → small multiples.
//!
//! A panel has one unit and its own scale, which begins at zero so that a small change looks small;
//! all panels have the same years. A line joins consecutive years only, and only where the same is
//! counted: it is thin where the publication is another one. What is counted otherwise is parted by
//! an upright line; years without a value are an empty outline on the axis.

use super::measure::Measure;
use super::placed::{Anchor, Area, Paint, Placed, Shape};
use super::sheet::Sheet;
use super::theme::Tone;
use std::ops::Range;

/// Narrowest panel.
const NARROWEST: f64 = 220.0;
/// Between two panels side by side.
const GUTTER: f64 = 32.0;
/// Height of a plot.
const HIGH: f64 = 60.0;
/// The same where panels stand one below the other.
const HIGH_ALONE: f64 = 40.0;
/// The same where a row has single values only, which have no course.
const LOW: f64 = 12.0;
/// Of a panel, what the values at an end may take.
const VALUES: f64 = 0.4;
/// Most lines of a title.
const TITLE_LINES: usize = 4;
/// Between a point and its value.
const BESIDE: f64 = 7.0;

/// The panels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NationalSeries {
    /// In reading order.
    pub panels: Vec<Panel>,
    /// First and last year of all panels, whichever are placed; where there is none, those of the
    /// ones that are.
    pub years: Option<(i32, i32)>,
}

/// Values of one kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// What is measured.
    pub title: String,
    /// Unit; may be empty.
    pub unit: String,
    /// From the oldest to the newest.
    pub readings: Vec<Reading>,
}

/// A value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Year.
    pub year: i32,
    /// The number, to place it.
    pub value: f64,
    /// The number as it is written.
    pub text: String,
    /// The same where the same is counted.
    pub what: u32,
    /// The same where the publication is.
    pub source: u32,
}

/// Places a panel for each series of a range.
pub fn place(
    series: &NationalSeries,
    range: Range<usize>,
    width: f64,
    measure: &dyn Measure,
) -> Placed {
    let mut sheet = Sheet::new(width, measure);
    let panels = series.panels.get(range).unwrap_or_default();
    let narrowest = NARROWEST * sheet.font.size() / 13.0;
    let across = ((sheet.width() + GUTTER) / (narrowest + GUTTER)).floor();
    let across = (across as usize).clamp(1, 6).min(panels.len().max(1));
    let gutters = GUTTER * (across - 1) as f64;
    let wide = ((sheet.width() - gutters) / across as f64).floor();
    let axis = Axis::new(panels, series.years, wide, &sheet);
    let mut top = 0.0;
    for row in panels.chunks(across) {
        let titles: Vec<[Vec<String>; 2]> = row
            .iter()
            .map(|panel| {
                let unit = sheet.lines(&panel.unit, wide, 2);
                [sheet.lines(&panel.title, wide, TITLE_LINES), unit]
            })
            .collect();
        // Plots of a row stand side by side, whatever their titles need.
        let lines = |[title, unit]: &[Vec<String>; 2]| title.len() + unit.len();
        let most = titles.iter().map(lines).max().unwrap_or(0);
        let plot = top + most as f64 * sheet.leading() + 12.0;
        let high = match (row.iter().any(|panel| panel.readings.len() > 1), across) {
            (false, _) => LOW,
            (true, 1) => HIGH_ALONE,
            (true, _) => HIGH,
        };
        for (at, (panel, [title, unit])) in row.iter().zip(&titles).enumerate() {
            let x = at as f64 * (wide + GUTTER);
            let end = sheet.column(title, (x, top), Anchor::Start, (sheet.font, Tone::Text));
            sheet.column(unit, (x, end), Anchor::Start, (sheet.font, Tone::Quiet));
            axis.panel(panel, (x, plot), high, &mut sheet);
        }
        top = plot + high + sheet.leading() + 32.0;
    }
    sheet.done((top - 16.0).max(0.0))
}

/// What all panels share.
struct Axis {
    /// First and last year.
    years: (i32, i32),
    /// Where they are in a panel.
    ends: (f64, f64),
    /// Width of a panel.
    wide: f64,
}

impl Axis {
    fn new(panels: &[Panel], years: Option<(i32, i32)>, wide: f64, sheet: &Sheet) -> Self {
        let mut years = years;
        for reading in panels.iter().flat_map(|panel| &panel.readings) {
            let (first, last) = years.unwrap_or((reading.year, reading.year));
            years = Some((reading.year.min(first), reading.year.max(last)));
        }
        let mut axis = Self {
            years: years.unwrap_or_default(),
            ends: (8.0, wide - 8.0),
            wide,
        };
        // Each end moves inwards until the values beside the points have room; where one moves,
        // points of the other move as well.
        let most = (wide * VALUES).floor();
        for _ in 0..4 {
            for panel in panels {
                let (Some(first), Some(last)) = (panel.readings.first(), panel.readings.last())
                else {
                    continue;
                };
                let before = sheet.measured(&first.text) + BESIDE - axis.x(first.year);
                let after = axis.x(last.year) + BESIDE + sheet.measured(&last.text) - wide;
                axis.ends.0 = (axis.ends.0 + before.max(0.0)).min(most);
                axis.ends.1 = (axis.ends.1 - after.max(0.0)).max(wide - most);
            }
        }
        axis
    }

    /// Width of a year.
    fn year(&self) -> f64 {
        let years = i64::from(self.years.1) - i64::from(self.years.0);
        (self.ends.1 - self.ends.0) / (years.max(1)) as f64
    }

    fn x(&self, year: i32) -> f64 {
        if self.years.0 == self.years.1 {
            return f64::midpoint(self.ends.0, self.ends.1).round();
        }
        let years = i64::from(year) - i64::from(self.years.0);
        (self.ends.0 + years as f64 * self.year()).round()
    }

    fn panel(&self, panel: &Panel, (left, top): (f64, f64), tall: f64, sheet: &mut Sheet) {
        let readings = &panel.readings;
        let values = || readings.iter().map(|reading| reading.value);
        let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        let base = top + tall;
        let y = |value: f64| {
            let share = (value - low) / (high - low);
            let share = if share.is_finite() { share } else { 0.0 };
            (base - tall * share).round()
        };
        let place = |reading: &Reading| (left + self.x(reading.year), y(reading.value));
        let zero = y(0.0);
        let ends = (left + self.ends.0 - 4.0, left + self.ends.1 + 4.0);
        sheet.line((ends.0, zero), (ends.1, zero), Tone::Quiet);
        for two in readings.windows(2) {
            if let [one, other] = two {
                self.between((one, place(one)), (other, place(other)), (top, zero), sheet);
            }
        }
        for reading in readings {
            let at = place(reading);
            let tone = Tone::Ink;
            sheet.placed.shapes.push(Shape::Dot {
                at,
                radius: 3,
                tone,
            });
        }
        let (Some(first), Some(last)) = (readings.first(), readings.last()) else {
            return;
        };
        let style = (sheet.font, Tone::Text);
        let down = sheet.font.size() * 0.35;
        // A number cut short would be another number; it stands in the table.
        let (x, y) = place(last);
        if x + BESIDE + sheet.measured(&last.text) <= left + self.wide {
            sheet.text((x + BESIDE, y + down), Anchor::Start, style, &last.text);
        }
        let (first_x, first_y) = place(first);
        if first_x < x && first_x - BESIDE - sheet.measured(&first.text) >= left {
            let at = (first_x - BESIDE, first_y + down);
            sheet.text(at, Anchor::End, style, &first.text);
        }
        let years = [first.year, last.year].map(|year| year.to_string());
        let y = sheet.baseline(base + 4.0 + sheet.font.size() * 0.35);
        let ends = (left, left + self.wide);
        let apart = sheet.measured(&years[0]) + 8.0;
        if first_x + apart <= x {
            let [one, other] = years;
            sheet.along(&[(x, other), (first_x, one)], ends, y);
        } else if first.year == last.year {
            let [_, one] = years;
            sheet.along(&[(x, one)], ends, y);
        } else {
            let both = [&years[0], "–", &years[1]].concat();
            sheet.along(&[(f64::midpoint(first_x, x), both)], ends, y);
        }
    }

    /// What is between two values that follow one another.
    fn between(
        &self,
        (one, from): (&Reading, (f64, f64)),
        (other, to): (&Reading, (f64, f64)),
        (top, zero): (f64, f64),
        sheet: &mut Sheet,
    ) {
        let years = i64::from(other.year) - i64::from(one.year);
        if years > 1 {
            let half = (self.year() / 2.0).min(6.0);
            let wide = (to.0 - from.0 - half * 2.0).max(3.0);
            let x = f64::midpoint(from.0, to.0) - wide / 2.0;
            let area = Area::new(x.round(), zero - 2.0, wide.round(), 5.0);
            sheet.rect(area, Paint::Solid(Tone::Background));
            sheet.rect(area, Paint::Outline(Tone::Quiet));
        }
        if one.what != other.what {
            let x = f64::midpoint(from.0, to.0).round();
            sheet.line((x, top - 4.0), (x, zero), Tone::Quiet);
        } else if years == 1 {
            let same = one.source == other.source;
            sheet.placed.shapes.push(Shape::Path {
                points: vec![from, to],
                thick: if same { 2 } else { 1 },
                tone: Tone::Ink,
            });
        }
    }
}
