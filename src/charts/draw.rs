//! Placed shapes → calls of a plotters backend.
//!
//! Only the primitives of a backend are used: no chart builder, no mesh, no element, which keeps
//! the page small and every coordinate ours. Backends count in whole pixels, so edges are
//! rounded here. Hairlines and outlines are filled rectangles one pixel wide: a stroke would lie
//! astride two pixels and blur.

use super::hues::{Pattern, TINT};
use super::marks::{Mark, Piece};
use super::measure::{FAMILY, Font};
use super::placed::{Anchor, Area, Paint, Placed, Shape};
use super::theme::{Rgb, Theme, Tone};
use plotters::backend::DrawingBackend;
use plotters::drawing::DrawingAreaErrorKind;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};

/// What a backend's text size must be divided by to be CSS pixels: plotters' SVG writes it so.
pub const TEXT_SCALE: f64 = 1.24;

/// From the upper end of a text to its baseline, in ems: plotters' SVG places it so.
pub const ASCENT: f64 = 0.76;

/// Distance between the lines of a hatch, across.
const HATCH: f64 = 6.0;

/// Why a backend did not draw.
pub type DrawError<DB> = DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>;

/// Draws on a backend that is as large as the chart, background first. It is left to the caller
/// to present, so that an export can add to the picture.
///
/// # Errors
/// Only where the backend fails.
pub fn draw<DB: DrawingBackend>(
    placed: &Placed,
    theme: &Theme,
    backend: &mut DB,
) -> Result<(), DrawError<DB>> {
    draw_following(placed, theme, &[], backend)
}

/// The same while some positions of the series are followed: their ribbons stand out and the
/// others step back, their marks are joined. Where none is followed, all are alike.
///
/// # Errors
/// Only where the backend fails.
pub fn draw_following<DB: DrawingBackend>(
    placed: &Placed,
    theme: &Theme,
    followed: &[usize],
    backend: &mut DB,
) -> Result<(), DrawError<DB>> {
    let mut pen = Pen { theme, backend };
    let all = Area {
        x: 0.0,
        y: 0.0,
        w: placed.width,
        h: placed.height,
    };
    pen.fill(all, Tone::Background)?;
    for shape in &placed.shapes {
        match shape {
            Shape::Rect { area, paint } => pen.rect(*area, *paint)?,
            Shape::Line { from, to, tone } => pen.line(*from, *to, *tone)?,
            Shape::Text {
                x,
                y,
                anchor,
                font,
                tone,
                content,
            } => pen.text(content, (*x, *y), *anchor, *font, *tone)?,
            other => pen.other(other, followed)?,
        }
    }
    pen.join(&placed.shapes, followed)?;
    Ok(())
}

/// A theme and a backend.
struct Pen<'a, DB: DrawingBackend> {
    theme: &'a Theme,
    backend: &'a mut DB,
}

impl<DB: DrawingBackend> Pen<'_, DB> {
    fn colour(&self, tone: Tone) -> RGBColor {
        let Rgb { red, green, blue } = self.theme.colour(tone);
        RGBColor(red, green, blue)
    }

    fn rect(&mut self, area: Area, paint: Paint) -> Result<(), DrawError<DB>> {
        match paint {
            Paint::Hatched(tone) => {
                self.fill(area, tone)?;
                for (from, to) in hatch(area, HATCH) {
                    self.line(from, to, Tone::Background)?;
                }
                Ok(())
            }
            Paint::Patterned(tone, pattern) => self.patterned(area, tone, pattern),
            Paint::Solid(tone) => self.fill(area, tone),
            Paint::Outline(tone) => self.outline(area, tone),
        }
    }

    /// What only the folded charts have.
    fn other(&mut self, shape: &Shape, followed: &[usize]) -> Result<(), DrawError<DB>> {
        match shape {
            Shape::Band {
                at,
                upper,
                lower,
                tone,
            } => {
                let stands = followed.is_empty().then_some(1.0);
                let stands = stands.unwrap_or(if followed.contains(at) { 2.0 } else { 0.3 });
                self.band(upper, lower, *tone, stands)
            }
            Shape::Path {
                points,
                thick,
                tone,
            } => self.path(points, *thick, *tone),
            Shape::Dot { at, radius, tone } => self.dot(*at, *radius, *tone),
            Shape::Mark(mark) => self.mark(mark),
            Shape::Stroke(stroke) => {
                for dash in stroke.dashes() {
                    self.fill(dash, stroke.tone)?;
                }
                Ok(())
            }
            Shape::Rect { .. } | Shape::Line { .. } | Shape::Text { .. } => Ok(()),
        }
    }

    fn patterned(&mut self, area: Area, tone: Tone, pattern: Pattern) -> Result<(), DrawError<DB>> {
        self.fill(area, tone)?;
        for (from, to) in strokes(area, pattern) {
            self.line(from, to, Tone::Background)?;
        }
        if pattern == Pattern::Dotted {
            for dot in dots(area) {
                self.fill(dot, Tone::Background)?;
            }
        }
        Ok(())
    }

    /// A ribbon: a tint between two edges in full colour, so that it can be seen and what lies
    /// below it as well. One that steps back has no edges.
    fn band(
        &mut self,
        upper: &[(f64, f64)],
        lower: &[(f64, f64)],
        tone: Tone,
        stands: f64,
    ) -> Result<(), DrawError<DB>> {
        let around = upper.iter().chain(lower.iter().rev());
        let around = around.map(|(x, y)| (pixel(*x), pixel(*y)));
        let tint = self.colour(tone).mix(TINT * stands);
        self.backend
            .fill_polygon(around, &tint)
            .map_err(DrawingAreaErrorKind::BackendError)?;
        if stands < 1.0 {
            return Ok(());
        }
        self.path(upper, 1, tone)?;
        self.path(lower, 1, tone)
    }

    fn path(&mut self, points: &[(f64, f64)], thick: u8, tone: Tone) -> Result<(), DrawError<DB>> {
        let style = ShapeStyle {
            color: self.colour(tone).to_rgba(),
            filled: false,
            stroke_width: u32::from(thick) * u32::from(self.theme.stroke),
        };
        let points = points.iter().map(|(x, y)| (pixel(*x), pixel(*y)));
        self.backend
            .draw_path(points, &style)
            .map_err(DrawingAreaErrorKind::BackendError)
    }

    fn dot(&mut self, (x, y): (f64, f64), radius: u8, tone: Tone) -> Result<(), DrawError<DB>> {
        let centre = (pixel(x), pixel(y));
        let colour = self.colour(tone);
        self.backend
            .draw_circle(centre, u32::from(radius), &colour, true)
            .map_err(DrawingAreaErrorKind::BackendError)
    }

    fn fill(&mut self, area: Area, tone: Tone) -> Result<(), DrawError<DB>> {
        let (from, to) = corners(area);
        self.backend
            .draw_rect(from, to, &self.colour(tone), true)
            .map_err(DrawingAreaErrorKind::BackendError)
    }

    fn outline(&mut self, area: Area, tone: Tone) -> Result<(), DrawError<DB>> {
        let ((left, top), (right, bottom)) = corners(area);
        let colour = self.colour(tone);
        let thick = i32::from(self.theme.stroke);
        let (inner_right, inner_bottom) = (right - thick, bottom - thick);
        // Each edge stops where the next begins. On a screen of one and a half pixels a thin line
        // may be thinner than a pixel here, and an edge across it would stand out at the corner.
        let edges = [
            ((left, top), (inner_right, top + thick)),
            ((left, top), (left + thick, inner_bottom)),
            ((inner_right, top), (right, inner_bottom)),
            ((left, inner_bottom), (inner_right, bottom)),
            ((inner_right, inner_bottom), (right, bottom)),
        ];
        for (from, to) in edges {
            self.backend
                .draw_rect(from, to, &colour, true)
                .map_err(DrawingAreaErrorKind::BackendError)?;
        }
        Ok(())
    }

    fn line(&mut self, from: (f64, f64), to: (f64, f64), tone: Tone) -> Result<(), DrawError<DB>> {
        let (from, to) = ((pixel(from.0), pixel(from.1)), (pixel(to.0), pixel(to.1)));
        let thick = self.theme.stroke;
        let style = ShapeStyle {
            color: self.colour(tone).to_rgba(),
            filled: true,
            stroke_width: u32::from(thick),
        };
        if from.0 == to.0 || from.1 == to.1 {
            // What is thicker grows away from what begins at the line: to the left, and down.
            let more = i32::from(thick) - 1;
            let left = if from.0 == to.0 { more } else { 0 };
            let low = (from.0.min(to.0) - left, from.1.min(to.1));
            let high = (
                from.0.max(to.0).max(low.0 + 1 + left),
                from.1.max(to.1).max(low.1 + 1 + more),
            );
            self.backend.draw_rect(low, high, &style, true)
        } else {
            self.backend.draw_line(from, to, &style)
        }
        .map_err(DrawingAreaErrorKind::BackendError)
    }

    /// Joins the marks of positions that are followed, and draws them once more, above the others.
    fn join(&mut self, shapes: &[Shape], followed: &[usize]) -> Result<(), DrawError<DB>> {
        let mut joined: Vec<Mark> = Vec::new();
        for shape in shapes {
            if let Shape::Mark(mark) = shape
                && mark.of.is_some_and(|at| followed.contains(&at))
            {
                if let Some(last) = joined.last() {
                    self.line((last.x, last.y), (mark.x, mark.y), Tone::Accent)?;
                }
                let tone = Tone::Accent;
                joined.push(Mark { tone, ..*mark });
            }
        }
        for mark in &joined {
            self.mark(mark)?;
        }
        Ok(())
    }

    fn mark(&mut self, mark: &Mark) -> Result<(), DrawError<DB>> {
        for piece in mark.pieces() {
            match piece {
                Piece::Disc(centre, radius, tone) => {
                    let colour = self.colour(tone);
                    self.backend.draw_circle(centre, radius, &colour, true)
                }
                Piece::Polygon(corners, tone) => {
                    let colour = self.colour(tone);
                    self.backend.fill_polygon(corners, &colour)
                }
            }
            .map_err(DrawingAreaErrorKind::BackendError)?;
        }
        Ok(())
    }

    fn text(
        &mut self,
        content: &str,
        (x, baseline): (f64, f64),
        anchor: Anchor,
        font: Font,
        tone: Tone,
    ) -> Result<(), DrawError<DB>> {
        let weight = if font.is_bold() {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        };
        let across = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let size = font.size() * TEXT_SCALE;
        let colour = self.colour(tone);
        let style = TextStyle::from((FontFamily::Name(FAMILY), size, weight))
            .color(&colour)
            .pos(Pos::new(across, VPos::Top));
        // Of a text only the upper end can be named to a backend; the baseline is this far below.
        let at = (pixel(x), pixel(baseline - ASCENT * font.size()));
        self.backend
            .draw_text(content, &style, at)
            .map_err(DrawingAreaErrorKind::BackendError)
    }
}

/// A coordinate as backends count; what is out of range stops at its end. WebAssembly has an
/// instruction for `floor` and none for `round`.
fn pixel(length: f64) -> i32 {
    (length + 0.5).floor() as i32
}

/// The corners of a rectangle, upper left and lower right, at least one pixel apart.
fn corners(area: Area) -> ((i32, i32), (i32, i32)) {
    let (left, top) = (pixel(area.x), pixel(area.y));
    let (right, bottom) = (pixel(area.x + area.w), pixel(area.y + area.h));
    ((left, top), (right.max(left + 1), bottom.max(top + 1)))
}

/// The diagonals of a hatch, clipped to a rectangle: the lines x + y = n · `step`, which start
/// at the same places in every rectangle so that neighbours look like one cloth.
fn hatch(area: Area, step: f64) -> Vec<((f64, f64), (f64, f64))> {
    let (right, bottom) = (area.x + area.w, area.y + area.h);
    let (low, high) = (area.x + area.y, right + bottom);
    if !(low.is_finite() && high.is_finite() && step >= 1.0) {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let mut sum = (low / step).floor() * step + step;
    while sum < high {
        let from = (sum - bottom).max(area.x);
        let to = (sum - area.y).min(right);
        if from < to {
            lines.push(((from, sum - from), (to, sum - to)));
        }
        sum += step;
    }
    lines
}

/// The lines of a pattern, clipped to a rectangle.
fn strokes(area: Area, pattern: Pattern) -> Vec<((f64, f64), (f64, f64))> {
    let rising = || hatch(area, HATCH);
    let falling = || {
        // The other way is the same in a mirror.
        let mirrored = Area {
            x: -area.x - area.w,
            ..area
        };
        let lines = hatch(mirrored, HATCH).into_iter();
        lines.map(|((x1, y1), (x2, y2))| ((-x1, y1), (-x2, y2)))
    };
    match pattern {
        Pattern::Plain | Pattern::Dotted => Vec::new(),
        Pattern::Rising => rising(),
        Pattern::Falling => falling().collect(),
        Pattern::Crossed => rising().into_iter().chain(falling()).collect(),
        Pattern::Level => steps(area.y, area.h, 5.0)
            .map(|y| ((area.x, y), (area.x + area.w, y)))
            .collect(),
    }
}

/// The points of a pattern, whole ones only.
fn dots(area: Area) -> Vec<Area> {
    let mut dots = Vec::new();
    for y in steps(area.y, area.h - 1.0, 5.0) {
        for x in steps(area.x, area.w - 1.0, 5.0) {
            dots.push(Area::new(x, y, 2.0, 2.0));
        }
    }
    dots
}

/// The multiples of `step` inside a stretch.
fn steps(from: f64, length: f64, step: f64) -> impl Iterator<Item = f64> {
    let first = (from / step).floor() + 1.0;
    let count = if from.is_finite() && length.is_finite() {
        ((from + length) / step - first).ceil().max(0.0) as u32
    } else {
        0
    };
    (0..count).map(move |at| (first + f64::from(at)) * step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hatch_stays_inside_and_covers_its_rectangle() {
        let area = Area {
            x: 10.0,
            y: 3.0,
            w: 20.0,
            h: 8.0,
        };
        let lines = hatch(area, 6.0);
        assert_eq!(lines.len(), 4);
        for ((x1, y1), (x2, y2)) in lines {
            for (x, y) in [(x1, y1), (x2, y2)] {
                assert!((10.0..=30.0).contains(&x) && (3.0..=11.0).contains(&y));
            }
            assert!(((x1 + y1) % 6.0).abs() < 1e-9 && ((x1 + y1) - (x2 + y2)).abs() < 1e-9);
        }
    }

    #[test]
    fn a_hatch_of_nothing_is_nothing() {
        let area = |w: f64, h: f64| Area {
            w,
            h,
            ..Area::default()
        };
        assert!(hatch(area(0.0, 0.0), 6.0).is_empty());
        assert!(hatch(area(f64::NAN, 1.0), 6.0).is_empty());
        assert!(hatch(area(f64::INFINITY, 1.0), 6.0).is_empty());
        assert!(hatch(area(9.0, 9.0), 0.0).is_empty());
    }

    #[test]
    fn every_pattern_stays_inside() {
        let area = Area::new(10.0, 3.0, 21.0, 33.0);
        for pattern in Pattern::ALL {
            for ((x1, y1), (x2, y2)) in strokes(area, pattern) {
                for (x, y) in [(x1, y1), (x2, y2)] {
                    assert!((10.0..=31.0).contains(&x) && (3.0..=36.0).contains(&y));
                }
            }
        }
        let dots = dots(area);
        assert_eq!(dots.len(), 3 * 6);
        for dot in dots {
            assert!(dot.x >= 10.0 && dot.x + dot.w <= 31.0);
            assert!(dot.y >= 3.0 && dot.y + dot.h <= 36.0);
        }
        assert!(super::dots(Area::new(f64::NAN, 0.0, 9.0, f64::INFINITY)).is_empty());
        assert!(strokes(Area::default(), Pattern::Level).is_empty());
    }

    #[test]
    fn a_rectangle_that_is_there_is_seen() {
        let thin = Area {
            w: 0.2,
            h: 0.2,
            ..Area::default()
        };
        assert_eq!(corners(thin), ((0, 0), (1, 1)));
    }
}
