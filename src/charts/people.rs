//! Counts of people → one dot a value on a logarithmic axis, stacked so that none overlap.
//!
//! A dot stands exactly at its number and in the lowest lane in which it is free, so that the
//! stacks show where values are many. Dots that act keep a finger's room for each; above
//! [`ACTING`] they are small and the table acts, and beyond [`DOTS`] there is a column of counts
//! every few pixels. No length stands for a sum.

use super::axis::{Key, Sheet, Track};
use super::interval::Axis;
use super::marks::{Mark, MarkKind};
use super::measure::{Font, Measure, fit};
use super::placed::{Anchor, Area, Hit, Paint, Placed, Shape, clamp, length};
use super::scale::ticks;
use super::theme::Tone;

/// The most dots that act.
pub const ACTING: usize = 200;
/// The most dots that are drawn one by one.
pub const DOTS: usize = 2_000;

/// Room of a dot that acts (WCAG 2.2, success criterion 2.5.8).
const TARGET: f64 = 24.0;
/// Room of a dot that does not.
const SMALL: f64 = 9.0;
/// Room of a column.
const COLUMN: f64 = 8.0;
/// Height of the highest column.
const HIGHEST: f64 = 200.0;

/// The level of an axis at which it has its powers of ten.
const POWERS: i8 = 3;

/// A value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Its place on the axis, within 0 and 1.
    pub at: f64,
    /// Its shape.
    pub kind: MarkKind,
}

/// Values on one axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DotSeries {
    /// The axis; `None` where there is nothing to place.
    pub axis: Option<Axis>,
    /// The values, ascending.
    pub dots: Vec<Dot>,
}

/// Places the dots. `keys` says what marks mean, `note` how the axis is read; `write` puts a
/// number as the data write it into the language of the page.
pub fn place(
    series: &DotSeries,
    width: f64,
    (keys, note): (&[(Key, &str)], &str),
    write: &dyn Fn(&str) -> String,
    measure: &dyn Measure,
) -> Placed {
    let width = clamp(width, 160.0, 4096.0, 640.0);
    let Some(axis) = series.axis.filter(|_| !series.dots.is_empty()) else {
        return Placed {
            width,
            height: 24.0,
            ..Placed::default()
        };
    };
    let scale = (width / 960.0).clamp(1.0, 1.6);
    let sheet = Sheet {
        width,
        font: Font::new(13.0 * scale, false),
        measure,
    };
    let size = sheet.font.size();
    let mut shapes = Vec::new();
    let mut hits = Vec::new();
    let binned = series.dots.len() > DOTS;
    let acts = series.dots.len() <= ACTING;
    let (room, radius) = if acts { (TARGET, 7.0) } else { (SMALL, 3.0) };
    let (room, radius) = ((room * scale).round(), (radius * scale).round());
    let half = (room / 2.0).floor();
    let mut top = sheet.legend(if binned { &[] } else { keys }, 0.0, &mut shapes);
    let mut track = Track {
        left: half,
        right: width - room + half,
    };
    let base = if binned {
        top += size;
        columns(series, &sheet, &mut track, top, write, &mut shapes)
    } else {
        let (lanes, count) = lanes(&series.dots, track, room);
        top += 4.0;
        let base = top + room * count as f64 + 4.0;
        for (at, (dot, lane)) in series.dots.iter().zip(lanes).enumerate() {
            let x = track.at(dot.at);
            let y = base - 4.0 - room * lane as f64 - half;
            shapes.push(Shape::Mark(Mark {
                x,
                y,
                radius,
                kind: dot.kind,
                tone: Tone::Ink,
                of: Some(at),
            }));
            if acts {
                hits.push(Hit {
                    first: at,
                    end: at + 1,
                    area: Area {
                        x: x - half,
                        y: y - half,
                        w: room,
                        h: room,
                    },
                });
            }
        }
        base
    };
    // A line at each power of ten, whether or not there is room for its number.
    let mut behind = Vec::new();
    for round in axis.rounds(POWERS) {
        if let Some(x) = axis.place(round.value()).map(|place| track.at(place)) {
            behind.push(Shape::Line {
                from: (x, top),
                to: (x, base + 4.0),
                tone: Tone::Hairline,
            });
        }
    }
    behind.push(Shape::Line {
        from: (track.left - half, base),
        to: (width, base),
        tone: Tone::Quiet,
    });
    behind.append(&mut shapes);
    let numbers = sheet.log(axis, track, POWERS, write);
    let mut height = base + 6.0 + size;
    sheet.labels(&numbers, height, &mut behind);
    height += (size * 0.5).round();
    height += sheet.note(note, height, &mut behind);
    Placed {
        width,
        height: height.ceil(),
        shapes: behind,
        hits,
    }
}

/// The lane of each dot, from the lowest on, and how many there are.
fn lanes(dots: &[Dot], track: Track, room: f64) -> (Vec<usize>, usize) {
    // Where the last dot of each lane is.
    let mut ends: Vec<f64> = Vec::new();
    let mut lanes = Vec::new();
    for dot in dots {
        let x = track.at(dot.at);
        let free = ends.iter().position(|end| x - end >= room);
        let lane = free.unwrap_or(ends.len());
        match ends.get_mut(lane) {
            Some(end) => *end = x,
            None => ends.push(x),
        }
        lanes.push(lane);
    }
    (lanes, ends.len())
}

/// Places a column for every few pixels, and gives where columns stand. Counts have an axis of
/// their own, for which the track gives way on the left.
fn columns(
    series: &DotSeries,
    sheet: &Sheet,
    track: &mut Track,
    top: f64,
    write: &dyn Fn(&str) -> String,
    shapes: &mut Vec<Shape>,
) -> f64 {
    let number = |count: u32| write(&(count as i32).to_string());
    let gutter = sheet
        .measure
        .width(&number(series.dots.len() as u32), sheet.font);
    track.left += gutter.min(sheet.width * 0.3).ceil();
    let many = ((track.right - track.left) / COLUMN).floor().max(1.0);
    let mut counts = vec![0_u32; many as usize];
    for dot in &series.dots {
        let at = ((dot.at * many) as usize).min(counts.len().saturating_sub(1));
        if let Some(count) = counts.get_mut(at) {
            *count += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    let base = top + HIGHEST;
    for tick in ticks(most) {
        let y = base - length(tick, most, HIGHEST).round();
        shapes.push(Shape::Line {
            from: (track.left, y),
            to: (track.right, y),
            tone: Tone::Hairline,
        });
        let content = fit(&number(tick), track.left, sheet.font, sheet.measure);
        let at = (track.left - 8.0, y + (sheet.font.size() * 0.35).round());
        shapes.push(sheet.text(at, Anchor::End, Tone::Quiet, content));
    }
    for (at, count) in counts.into_iter().enumerate() {
        if count == 0 {
            continue;
        }
        let h = length(count, most, HIGHEST).round();
        let left = track.at(at as f64 / many);
        let right = track.at((at + 1) as f64 / many);
        shapes.push(Shape::Rect {
            area: Area {
                x: left,
                y: base - h,
                w: right - left - 1.0,
                h,
            },
            paint: Paint::Solid(Tone::Ink),
        });
    }
    base
}
