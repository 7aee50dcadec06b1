//! Publications and decisions → a line a case on one time axis.
//!
//! A publication is known to the year, and drawn as that year. A decision is a disc at its date,
//! at the end of a line from the publication; one of an earlier year is hollow and points back,
//! at the end of a broken line.

use super::axis::{Key, boxed};
use super::marks::{Mark, MarkKind, Stroke};
use super::measure::Measure;
use super::moments::{YEAR, time};
use super::placed::{Area, Placed, Shape};
use super::rows::{Around, Grid, Words};
use super::theme::Tone;
use crate::dataset::model::PartialDate;

/// Rows of marks that a case has at most; more marks than that lie over each other.
const LANES: usize = 4;

/// A case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DelayRow<'a> {
    /// Its title.
    pub title: &'a str,
    /// Year of its publication.
    pub year: i32,
    /// Its decisions in the order of time.
    pub dates: &'a [PartialDate],
}

/// Cases on one time axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DelaySeries<'a> {
    /// The axis: its first year, and the first that it does not cover.
    pub span: (i32, i32),
    /// Position of the first row in the whole.
    pub first: usize,
    /// The cases.
    pub rows: Vec<DelayRow<'a>>,
}

/// Places the cases; `keys` says what marks mean.
pub fn place(
    series: &DelaySeries,
    width: f64,
    keys: &[(Key, &str)],
    measure: &dyn Measure,
) -> Placed {
    let mut rows = Vec::new();
    for row in &series.rows {
        rows.push(Words {
            text: row.title,
            ..Words::default()
        });
    }
    let grid = Grid::new(&rows, width, measure);
    let (from, to) = series.span;
    let start = i64::from(from) * YEAR;
    let length = ((i64::from(to) - i64::from(from)) * YEAR).max(1);
    let at = |moment: i64| {
        let place = (moment - start) as f64 / length as f64;
        grid.track.at(place.clamp(0.0, 1.0))
    };
    // The lane of each decision: where it does not cover the one before.
    let mut lanes: Vec<Vec<usize>> = Vec::new();
    for (row, words) in series.rows.iter().zip(&mut rows) {
        let mut ends: Vec<f64> = Vec::new();
        let mut own = Vec::new();
        for date in row.dates {
            let x = at(time(*date));
            let free = ends.iter().position(|end| x - end >= grid.lane());
            let lane = free.unwrap_or(ends.len()).min(LANES - 1);
            match ends.get_mut(lane) {
                Some(end) => *end = x,
                None => ends.push(x),
            }
            own.push(lane);
        }
        words.more_lanes = ends.len().saturating_sub(1);
        lanes.push(own);
    }
    let around = Around {
        keys,
        ticks: grid.sheet.years(series.span, grid.track),
        reference: None,
    };
    let r = grid.radius;
    grid.place(&rows, series.first, &around, &mut |row, y, shapes| {
        let Some((row, lanes)) = series.rows.get(row).zip(lanes.get(row)) else {
            return;
        };
        let year = i64::from(row.year) * YEAR;
        let (left, right) = (at(year), at(year + YEAR));
        let mut marks = Vec::new();
        for (date, lane) in row.dates.iter().zip(lanes) {
            let x = at(time(*date));
            let y = y + grid.lane() * *lane as f64;
            let before = date.is_before(row.year);
            let (from, to) = if before { (x, left) } else { (right, x) };
            if from < to {
                shapes.push(Shape::Stroke(Stroke {
                    from: (from, y),
                    to: (to, y),
                    width: 2.0,
                    dash: if before { 3.0 } else { 0.0 },
                    tone: Tone::Quiet,
                }));
            }
            marks.push(Shape::Mark(Mark {
                x,
                y,
                radius: r,
                kind: if before {
                    MarkKind::Back
                } else {
                    MarkKind::Disc
                },
                tone: Tone::Ink,
                of: None,
            }));
        }
        let last = lanes.iter().copied().max().unwrap_or(0);
        shapes.extend(boxed(Area {
            x: left,
            y: y - r,
            w: (right - left).max(3.0),
            h: r * 2.0 + grid.lane() * last as f64,
        }));
        shapes.append(&mut marks);
    })
}
