//! Marks and strokes: a value on an axis, its interval, the line that it is read against.
//!
//! A mark has the shape of the dataset's [`Sign`], so that a status is told without colour. It
//! is centred where four pixels meet, and a stroke lies around the same line: what belongs
//! together is symmetric to the pixel. Hollow marks are filled with the background: a line ends
//! at their edge. Shapes are taken apart into [`Piece`]s here, so that drawing knows three
//! primitives only.

use super::placed::Area;
use super::theme::Tone;
use crate::dataset::Sign;

/// The shape of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// ●
    Disc,
    /// ◐
    Half,
    /// ○
    Ring,
    /// ◇
    Diamond,
    /// ≠
    NotEqual,
    /// ∅
    EmptySet,
    /// ■, for a status without a sign.
    Square,
    /// ◁, hollow: what came before.
    Back,
    /// The end of a line that goes on to the left.
    Left,
    /// The end of a line that goes on to the right.
    Right,
}

impl MarkKind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Disc,
        Self::Half,
        Self::Ring,
        Self::Diamond,
        Self::NotEqual,
        Self::EmptySet,
        Self::Square,
        Self::Back,
        Self::Left,
        Self::Right,
    ];

    /// The shape of a sign; a status without one has a shape of its own.
    pub fn of(sign: Option<Sign>) -> Self {
        match sign {
            Some(Sign::Filled) => Self::Disc,
            Some(Sign::Half) => Self::Half,
            Some(Sign::Ring) => Self::Ring,
            Some(Sign::Diamond) => Self::Diamond,
            Some(Sign::NotEqual) => Self::NotEqual,
            Some(Sign::Empty) => Self::EmptySet,
            Some(Sign::Absence) | None => Self::Square,
        }
    }
}

/// A mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Its centre, a whole number.
    pub x: f64,
    /// Its centre, a whole number.
    pub y: f64,
    /// From the centre to its edge, a whole number from 3 on.
    pub radius: f64,
    /// Its shape.
    pub kind: MarkKind,
    /// Its colour.
    pub tone: Tone,
    /// Its position in the series, where it is joined to others while these are followed.
    pub of: Option<usize>,
}

/// A line along an axis, wider than a hairline or broken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Start; the line lies around it.
    pub from: (f64, f64),
    /// End, right of the start or below it.
    pub to: (f64, f64),
    /// How thick it is.
    pub width: f64,
    /// Length of a dash, and of the gap after it; 0 for a line without gaps.
    pub dash: f64,
    /// Its colour.
    pub tone: Tone,
}

/// A part of a mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// A disc: its centre and radius.
    Disc((i32, i32), u32, Tone),
    /// A filled polygon.
    Polygon(Vec<(i32, i32)>, Tone),
}

/// A part of a mark of any size. Lengths are sixteenths of the radius, and halves of the width
/// of an edge on top of them.
enum Part {
    /// A disc: its radius less the mark's, in halves of an edge.
    Disc(i8),
    /// A polygon: sixteenths and halves across, the same downwards.
    Polygon(&'static [[i8; 4]]),
}

/// The parts of a shape, the later over the earlier, and whether each is a hole.
#[expect(clippy::too_many_lines, reason = "a table: data weigh less than code")]
fn parts(kind: MarkKind) -> &'static [(Part, bool)] {
    use Part::{Disc, Polygon};
    match kind {
        MarkKind::Disc => &[(Disc(0), false)],
        MarkKind::Ring => &[(Disc(0), false), (Disc(-2), true)],
        MarkKind::Half => &[
            (Disc(0), false),
            (Disc(-2), true),
            (
                Polygon(&[
                    [0, 0, -16, 1],
                    [-6, 0, -15, 1],
                    [-11, 1, -11, 1],
                    [-15, 1, -6, 0],
                    [-16, 1, 0, 0],
                    [-15, 1, 6, 0],
                    [-11, 1, 11, -1],
                    [-6, 0, 15, -1],
                    [0, 0, 16, -1],
                ]),
                false,
            ),
        ],
        MarkKind::Diamond => &[
            (
                Polygon(&[[0, 0, -16, 0], [16, 0, 0, 0], [0, 0, 16, 0], [-16, 0, 0, 0]]),
                false,
            ),
            (
                Polygon(&[
                    [0, 0, -16, 3],
                    [16, -3, 0, 0],
                    [0, 0, 16, -3],
                    [-16, 3, 0, 0],
                ]),
                true,
            ),
        ],
        MarkKind::NotEqual => &[
            (Disc(1), true),
            (
                Polygon(&[
                    [-16, 0, 0, -3],
                    [16, 0, 0, -3],
                    [16, 0, 0, -1],
                    [-16, 0, 0, -1],
                ]),
                false,
            ),
            (
                Polygon(&[[-16, 0, 0, 1], [16, 0, 0, 1], [16, 0, 0, 3], [-16, 0, 0, 3]]),
                false,
            ),
            (
                Polygon(&[
                    [-16, 1, 16, -3],
                    [-16, 3, 16, -1],
                    [16, -1, -16, 3],
                    [16, -3, -16, 1],
                ]),
                false,
            ),
        ],
        MarkKind::EmptySet => &[
            (Disc(-1), false),
            (Disc(-3), true),
            (
                Polygon(&[
                    [-16, 0, 16, -2],
                    [-16, 2, 16, 0],
                    [16, 0, -16, 2],
                    [16, -2, -16, 0],
                ]),
                false,
            ),
        ],
        MarkKind::Square => &[(
            Polygon(&[
                [-16, 1, -16, 1],
                [16, -1, -16, 1],
                [16, -1, 16, -1],
                [-16, 1, 16, -1],
            ]),
            false,
        )],
        MarkKind::Back => &[
            (
                Polygon(&[[-16, 0, 0, 0], [16, -1, -16, 0], [16, -1, 16, 0]]),
                false,
            ),
            (
                Polygon(&[[-16, 4, 0, 0], [16, -3, -16, 4], [16, -3, 16, -4]]),
                true,
            ),
        ],
        MarkKind::Left => &[(
            Polygon(&[[-16, 0, 0, 0], [0, 0, -16, 0], [0, 0, 16, 0]]),
            false,
        )],
        MarkKind::Right => &[(
            Polygon(&[[16, 0, 0, 0], [0, 0, -16, 0], [0, 0, 16, 0]]),
            false,
        )],
    }
}

impl Mark {
    /// The room that it takes.
    pub fn area(&self) -> Area {
        let half = self.radius
            + if self.kind == MarkKind::NotEqual {
                1.0
            } else {
                0.0
            };
        Area {
            x: self.x - half,
            y: self.y - half,
            w: 2.0 * half,
            h: 2.0 * half,
        }
    }

    /// What it is drawn from, the later over the earlier.
    pub(in crate::charts) fn pieces(&self) -> Vec<Piece> {
        let r = self.radius.round() as i32;
        // How thick the edge of a hollow mark is.
        let edge = if r < 5 { 1 } else { 2 };
        let (x, y) = (self.x.round() as i32, self.y.round() as i32);
        let length = |sixteenths: i8, halves: i8| {
            let part = (2 * i32::from(sixteenths) * r + 16).div_euclid(32);
            part + i32::from(halves) * edge / 2
        };
        let mut pieces = Vec::new();
        for (part, is_hole) in parts(self.kind) {
            let tone = if *is_hole {
                Tone::Background
            } else {
                self.tone
            };
            pieces.push(match part {
                Part::Disc(halves) => Piece::Disc((x, y), length(16, *halves).unsigned_abs(), tone),
                Part::Polygon(corners) => {
                    let mut points = Vec::new();
                    for [dx, more_x, dy, more_y] in *corners {
                        points.push((x + length(*dx, *more_x), y + length(*dy, *more_y)));
                    }
                    Piece::Polygon(points, tone)
                }
            });
        }
        pieces
    }
}

impl Stroke {
    /// The room that it takes.
    pub fn area(&self) -> Area {
        let before = (self.width / 2.0).floor();
        let (w, h) = (self.to.0 - self.from.0, self.to.1 - self.from.1);
        if w > h {
            Area {
                x: self.from.0,
                y: self.from.1 - before,
                w,
                h: self.width,
            }
        } else {
            Area {
                x: self.from.0 - before,
                y: self.from.1,
                w: self.width,
                h,
            }
        }
    }

    /// Its dashes, or itself.
    pub(in crate::charts) fn dashes(&self) -> Vec<Area> {
        let all = self.area();
        let across = all.w > all.h;
        let length = if across { all.w } else { all.h };
        if self.dash < 1.0 || !length.is_finite() {
            return vec![all];
        }
        let mut dashes = Vec::new();
        let mut at = 0.0;
        while at < length {
            let long = self.dash.min(length - at);
            dashes.push(if across {
                Area {
                    x: all.x + at,
                    w: long,
                    ..all
                }
            } else {
                Area {
                    y: all.y + at,
                    h: long,
                    ..all
                }
            });
            at += 2.0 * self.dash;
        }
        dashes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sign_has_its_own_shape() {
        let mut seen = vec![MarkKind::of(None)];
        for sign in Sign::ALL.iter().filter(|sign| **sign != Sign::Absence) {
            let kind = MarkKind::of(Some(*sign));
            assert!(!seen.contains(&kind), "{sign:?}");
            seen.push(kind);
        }
    }

    #[test]
    fn marks_stay_within_their_area() {
        for kind in MarkKind::ALL {
            for radius in [3.0, 4.0, 6.0, 9.0] {
                let mark = Mark {
                    x: 20.0,
                    y: 30.0,
                    radius,
                    kind,
                    tone: Tone::Ink,
                    of: None,
                };
                let area = mark.area();
                let across = |x: i32| f64::from(x) >= area.x && f64::from(x) <= area.x + area.w;
                let down = |y: i32| f64::from(y) >= area.y && f64::from(y) <= area.y + area.h;
                let pieces = mark.pieces();
                assert!(!pieces.is_empty());
                for piece in pieces {
                    let points = match piece {
                        Piece::Polygon(points, _) => points,
                        Piece::Disc((x, y), r, _) => {
                            let r = r.cast_signed();
                            vec![(x - r, y - r), (x + r, y + r)]
                        }
                    };
                    for (x, y) in points {
                        assert!(across(x) && down(y), "{kind:?} {radius}: {x}, {y}");
                    }
                }
            }
        }
    }

    #[test]
    fn dashes_end_where_the_stroke_ends() {
        let stroke = Stroke {
            from: (10.0, 5.0),
            to: (31.0, 5.0),
            width: 2.0,
            dash: 4.0,
            tone: Tone::Ink,
        };
        let dashes = stroke.dashes();
        assert_eq!(dashes.len(), 3);
        let last = dashes.last().copied().unwrap_or_default();
        assert!((last.x - 26.0).abs() < 1e-9 && (last.w - 4.0).abs() < 1e-9);
        assert!((last.y - 4.0).abs() < 1e-9 && (last.h - 2.0).abs() < 1e-9);
        let whole = Stroke {
            dash: 0.0,
            ..stroke
        };
        assert_eq!(whole.dashes(), [whole.area()]);
        let down = Stroke {
            to: (10.0, 25.0),
            ..stroke
        };
        assert_eq!(down.dashes().len(), 3);
    }
}
