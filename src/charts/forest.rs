//! Values with their intervals → a forest plot: one logarithmic axis for all, with the line of
//! no effect.
//!
//! An interval is a line with an upright at each end; an end that is open is an arrow at the end
//! of the axis, and where no interval is given there is only the mark. What has no place on the
//! axis is not drawn: its row says its number.

use super::axis::{Key, Tick};
use super::interval::Axis;
use super::marks::{Mark, MarkKind, Stroke};
use super::measure::Measure;
use super::placed::{Placed, Shape};
use super::rows::{Around, Grid, Words};
use super::theme::Tone;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub struct ForestRow<'a> {
    /// Name of the group that begins here; empty in the rest of the group.
    pub head: &'a str,
    /// What the whole group is compared with; empty where its rows say it.
    pub shared: &'a str,
    /// What was measured.
    pub text: &'a str,
    /// What it is compared with.
    pub comparison: &'a str,
    /// The number with its interval.
    pub note: String,
    /// The number alone.
    pub short: String,
    /// The number.
    pub value: f64,
    /// Lower end of the interval; `None` where it is open or not given.
    pub low: Option<f64>,
    /// Upper end, likewise.
    pub high: Option<f64>,
    /// The shape of its mark.
    pub kind: MarkKind,
}

/// The rows of a picture, and the axis that all pictures of the same values share.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ForestSeries<'a> {
    /// The axis; `None` where there is nothing to place.
    pub axis: Option<Axis>,
    /// Position of the first row in the whole.
    pub first: usize,
    /// The rows.
    pub rows: Vec<ForestRow<'a>>,
}

/// Places the rows. `no_effect` is the name of the line at 1, `keys` says what marks mean.
pub fn place(
    series: &ForestSeries,
    width: f64,
    (no_effect, keys): (&str, &[(Key, &str)]),
    write: &dyn Fn(&str) -> String,
    measure: &dyn Measure,
) -> Placed {
    let mut rows = Vec::new();
    for row in &series.rows {
        rows.push(Words {
            head: row.head,
            under_head: row.shared,
            text: row.text,
            under: row.comparison,
            notes: [&row.note, &row.short],
            more_lanes: 0,
        });
    }
    let grid = Grid::new(&rows, width, measure);
    let track = grid.track;
    let mut around = Around {
        keys,
        ticks: Vec::new(),
        reference: None,
    };
    if let Some(axis) = series.axis {
        around.reference = axis.reference().map(|place| Tick {
            at: track.at(place),
            text: no_effect.to_owned(),
        });
        let named = around.reference.is_some();
        // The line at 1 has its own label.
        let write = |number: &str| {
            if named && number == "1" {
                String::new()
            } else {
                write(number)
            }
        };
        around.ticks = grid.sheet.log(axis, track, 0, &write);
        around.ticks.retain(|tick| !tick.text.is_empty());
    }
    let r = grid.radius;
    grid.place(&rows, series.first, &around, &mut |at, y, shapes| {
        let Some((row, axis)) = series.rows.get(at).zip(series.axis) else {
            return;
        };
        let Some(x) = axis.place(row.value).map(|place| track.at(place)) else {
            return;
        };
        let mark = |x, radius, kind| {
            Shape::Mark(Mark {
                x,
                y,
                radius,
                kind,
                tone: Tone::Ink,
                of: None,
            })
        };
        let stroke = |from, to| {
            Shape::Stroke(Stroke {
                from,
                to,
                width: 2.0,
                dash: 0.0,
                tone: Tone::Ink,
            })
        };
        if row.low.is_some() || row.high.is_some() {
            let small = (r / 2.0).round();
            let arrow = (r * 0.75).round();
            let end = |end: Option<f64>| end.and_then(|end| axis.place(end));
            let ends = [
                (end(row.low), track.left, MarkKind::Left, arrow),
                (end(row.high), track.right, MarkKind::Right, -arrow),
            ];
            let [from, to] = ends.map(|(place, edge, kind, inwards)| {
                if let Some(place) = place {
                    let x = track.at(place);
                    shapes.push(stroke((x, y - small), (x, y + small)));
                    return x;
                }
                shapes.push(mark(edge + inwards, arrow, kind));
                edge + inwards
            });
            if from < to {
                shapes.push(stroke((from, y), (to, y)));
            }
        }
        shapes.push(mark(x, r, row.kind));
    })
}
