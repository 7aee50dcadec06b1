//! Two placed charts → a picture between them, so that what changes is seen to change.
//!
//! A shape moves where the other chart has one of its kind at the same place of the list; all
//! else is already as it will be. Only sizes of things that are counted move: words never do.

use super::placed::{Area, Placed, Shape};

/// How long a change takes, in milliseconds.
pub const DURATION: f64 = 180.0;

/// The chart `to` on its way from `from`, at a fraction of the time; at 1 and beyond, `to`.
pub fn between(from: &Placed, to: &Placed, time: f64) -> Placed {
    // Fast at first, slow at the end.
    let left = 1.0 - time.clamp(0.0, 1.0);
    let gone = 1.0 - left * left;
    let mix = |a: f64, b: f64| a + (b - a) * gone;
    let mut now = to.clone();
    for (shape, before) in now.shapes.iter_mut().zip(&from.shapes) {
        if let (Shape::Rect { area, .. }, Shape::Rect { area: old, .. }) = (shape, before) {
            *area = Area {
                x: mix(old.x, area.x),
                y: mix(old.y, area.y),
                w: mix(old.w, area.w),
                h: mix(old.h, area.h),
            };
        }
    }
    now
}

/// Whether one chart can be seen to become the other: in the same frame, of the same shapes.
pub fn can_move(from: &Placed, to: &Placed) -> bool {
    let same = |(a, b): (&Shape, &Shape)| std::mem::discriminant(a) == std::mem::discriminant(b);
    (from.width - to.width).abs() < 0.5
        && from.shapes.len() == to.shapes.len()
        && from.shapes.iter().zip(&to.shapes).all(same)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::placed::Paint;
    use crate::charts::theme::Tone;

    fn bar(w: f64) -> Placed {
        Placed {
            width: 100.0,
            height: 20.0,
            shapes: vec![Shape::Rect {
                area: Area {
                    w,
                    ..Area::default()
                },
                paint: Paint::Solid(Tone::Ink),
            }],
            hits: Vec::new(),
        }
    }

    #[test]
    fn a_bar_grows_from_where_it_was_to_where_it_will_be() {
        let (from, to) = (bar(10.0), bar(50.0));
        assert_eq!(between(&from, &to, 0.0), from);
        assert_eq!(between(&from, &to, 1.0), to);
        assert_eq!(between(&from, &to, 7.0), to);
        assert_eq!(between(&from, &to, 0.5), bar(40.0));
    }

    #[test]
    fn only_what_is_alike_moves() {
        let empty = Placed {
            width: 100.0,
            ..Placed::default()
        };
        let wide = Placed {
            width: 200.0,
            ..bar(10.0)
        };
        assert!(can_move(&bar(1.0), &bar(2.0)));
        assert!(!can_move(&bar(1.0), &empty));
        assert!(!can_move(&bar(1.0), &wide));
    }
}
