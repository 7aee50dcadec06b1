//! Terms and counts → horizontal bars.
//!
//! A bar is two lengths on one scale: cases of the selection over cases of the edition. Labels
//! have a column as wide as they need, up to 45 % of the chart; on a phone each stands above its
//! bar. A long label takes two lines; what is still too long is cut with an ellipsis, and stands
//! in full in the table. Each row acts as a whole. The chart is as high as its rows, and holds for
//! any counts, labels and width.

use super::measure::{Font, Measure, fit, wrap};
use super::placed::{Anchor, Area, Hit, Paint, Placed, Shape, clamp, length};
use super::series::{Bar, BarSeries};
use super::sheet::MOST_HITS;
use super::theme::Tone;

/// Below this width labels stand above their bars.
const NARROW: f64 = 420.0;
/// Above this width, type and rows grow with the chart, as a room sees it from afar.
const WIDE: f64 = 960.0;
/// Of the width, what labels may take.
const LABELS: f64 = 0.45;
/// Of the width, what numbers may take.
const NUMBERS: f64 = 0.35;
/// How far a level of the hierarchy is indented.
const INDENT: f64 = 14.0;
/// Distance of two lines of a label, in ems.
const LEADING: f64 = 1.2;

/// Places a bar for each term. `numbers` writes a count in the language of the page.
pub fn place(
    series: &BarSeries,
    width: f64,
    numbers: &dyn Fn(u32) -> String,
    measure: &dyn Measure,
) -> Placed {
    let width = clamp(width, 160.0, 4096.0, 640.0);
    if series.bars.is_empty() {
        return Placed {
            width,
            height: 24.0,
            ..Placed::default()
        };
    }
    let grid = Grid::new(series, width, numbers, measure);
    let mut shapes = Vec::new();
    let mut hits = Vec::new();
    let mut top = 0.0;
    for (at, bar) in series.bars.iter().enumerate() {
        let lines = grid.label(bar, top, measure, &mut shapes);
        let h = grid.row + grid.extra(lines);
        let middle = if grid.above {
            top + h - grid.row / 3.0
        } else {
            top + h / 2.0
        };
        let end = grid.lengths(bar, middle, &mut shapes);
        grid.numbers(bar, (end, middle), numbers, measure, &mut shapes);
        let area = Area {
            x: 0.0,
            y: top,
            w: width,
            h,
        };
        if series.bars.len() <= MOST_HITS {
            hits.push(Hit {
                first: at,
                end: at + 1,
                area,
            });
        }
        top += h;
    }
    if !grid.above {
        shapes.push(Shape::Line {
            from: (grid.start - 1.0, 0.0),
            to: (grid.start - 1.0, top),
            tone: Tone::Quiet,
        });
    }
    Placed {
        width,
        height: top,
        shapes,
        hits,
    }
}

/// What all rows share.
struct Grid {
    /// Whether labels stand above.
    above: bool,
    font: Font,
    /// Height of a row with one line of label, even.
    row: f64,
    /// Height of a bar.
    thick: f64,
    /// Right end of the labels.
    labels: f64,
    /// Where bars start.
    start: f64,
    /// Length of the longest bar.
    room: f64,
    /// Between a bar and its number.
    gap: f64,
    /// Width that a number may have.
    number: f64,
    /// Whether the second number is written.
    wholes: bool,
    /// The count of the longest bar.
    max: u32,
}

impl Grid {
    fn new(
        series: &BarSeries,
        width: f64,
        numbers: &dyn Fn(u32) -> String,
        measure: &dyn Measure,
    ) -> Self {
        let above = width < NARROW;
        let scale = (width / WIDE).clamp(1.0, 1.6);
        let font = Font::new((14.0 * scale).round(), false);
        let widest = |text: &dyn Fn(&Bar) -> f64| series.bars.iter().map(text).fold(0.0, f64::max);
        let (start, labels) = if above {
            (0.0, width)
        } else {
            let asked = widest(&|bar| indent(bar) + measure.width(&bar.label, weight(font, bar)));
            let labels = asked.min(width * LABELS - 12.0).ceil();
            (labels + 12.0, labels)
        };
        // Where nothing is filtered out, a second number would only repeat the first.
        let filtered = series.bars.iter().any(|bar| bar.part < bar.whole);
        let part = widest(&|bar| measure.width(&numbers(bar.part), font));
        let both = widest(&|bar| {
            measure.width(&numbers(bar.part), font) + measure.width(&second(bar, numbers), font)
        });
        let wholes = filtered && both <= width * NUMBERS;
        let gap = (6.0 * scale).round();
        // A number cut short would be another number: it gives way last of all.
        let most = width - start - gap - 24.0;
        let number = if wholes { both } else { part }.min(most).ceil();
        let row = if above {
            48.0
        } else {
            (14.0 * scale).round() * 2.0
        };
        Self {
            above,
            font,
            row,
            thick: if above { 12.0 } else { row / 2.0 },
            labels,
            start,
            room: (width - start - gap - number - 1.0).max(1.0),
            gap,
            number,
            wholes,
            max: series.bars.iter().map(whole).max().unwrap_or(0),
        }
    }

    /// What a label of so many lines adds to its row.
    fn extra(&self, lines: usize) -> f64 {
        let leading = (self.font.size() * LEADING).round();
        (lines.saturating_sub(1)) as f64 * leading
    }

    /// Places a label and answers how many lines it takes.
    fn label(&self, bar: &Bar, top: f64, measure: &dyn Measure, shapes: &mut Vec<Shape>) -> usize {
        let x = indent(bar);
        let font = weight(self.font, bar);
        let lines = wrap(&bar.label, self.labels - x, font, measure);
        let count = lines.len();
        let first = if self.above {
            top + self.row / 3.0
        } else {
            top + self.row / 2.0 + font.size() * 0.35
        };
        for (at, content) in lines.into_iter().enumerate() {
            shapes.push(Shape::Text {
                x,
                y: first + self.extra(at + 1),
                anchor: Anchor::Start,
                font,
                tone: Tone::Text,
                content,
            });
        }
        count
    }

    /// Places the two lengths and answers where the longer ends.
    fn lengths(&self, bar: &Bar, middle: f64, shapes: &mut Vec<Shape>) -> f64 {
        let area = |w: f64| Area {
            x: self.start,
            y: (middle - self.thick / 2.0).floor(),
            w,
            h: self.thick,
        };
        let whole = length(whole(bar), self.max, self.room);
        let part = length(bar.part, self.max, self.room);
        if bar.part == 0 {
            // Nothing found is a finding: an empty vessel of the size of what could be.
            let w = whole.max(3.0);
            let mut area = area(w);
            if !self.above {
                // Its left edge is the axis.
                area.x -= 1.0;
                area.w += 1.0;
            }
            shapes.push(Shape::Rect {
                area,
                paint: Paint::Outline(if bar.chosen {
                    Tone::Accent
                } else {
                    Tone::Quiet
                }),
            });
            return self.start + w;
        }
        if part < whole {
            shapes.push(Shape::Rect {
                area: area(whole),
                paint: Paint::Solid(Tone::Pale),
            });
        }
        shapes.push(Shape::Rect {
            area: area(part),
            paint: if bar.chosen {
                Paint::Hatched(Tone::Accent)
            } else {
                Paint::Solid(Tone::Ink)
            },
        });
        self.start + whole
    }

    fn numbers(
        &self,
        bar: &Bar,
        (end, middle): (f64, f64),
        numbers: &dyn Fn(u32) -> String,
        measure: &dyn Measure,
        shapes: &mut Vec<Shape>,
    ) {
        let x = end + self.gap;
        let text = |x, tone, content| Shape::Text {
            x,
            y: middle + self.font.size() * 0.35,
            anchor: Anchor::Start,
            font: self.font,
            tone,
            content,
        };
        let first = fit(&numbers(bar.part), self.number, self.font, measure);
        let after = x + measure.width(&first, self.font);
        shapes.push(text(x, Tone::Text, first));
        if self.wholes {
            shapes.push(text(after, Tone::Quiet, second(bar, numbers)));
        }
    }
}

/// The count of the longer length: a part is never longer than its whole, whatever a series says.
fn whole(bar: &Bar) -> u32 {
    bar.whole.max(bar.part)
}

/// The second number, as it follows the first.
fn second(bar: &Bar, numbers: &dyn Fn(u32) -> String) -> String {
    format!("\u{A0}/\u{A0}{}", numbers(whole(bar)))
}

/// Deeper levels than four are indented as four: the label needs the room.
fn indent(bar: &Bar) -> f64 {
    f64::from(bar.depth.min(4)) * INDENT
}

/// A chosen label is bold, so that colour is not its only sign.
fn weight(font: Font, bar: &Bar) -> Font {
    Font::new(font.size(), bar.chosen)
}
