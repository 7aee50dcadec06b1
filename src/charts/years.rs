//! Years and counts → columns.
//!
//! Time runs evenly from the first year to the last. Where a year would be narrower than a
//! finger needs, consecutive years share a column, counted from the last year back: the newest
//! column is always complete, and the oldest may stand for fewer years. A few quiet lines carry
//! whole numbers; labels below never touch, and the first and the last year keep theirs.

use super::measure::{Font, Measure, fit};
use super::placed::{Anchor, Area, Hit, Paint, Placed, Shape, clamp, length};
use super::scale::{STEPS, bins, ticks};
use super::series::YearSeries;
use super::theme::Tone;
use std::ops::Range;

/// What acts is at least as wide (WCAG 2.2, success criterion 2.5.8).
const TARGET: f64 = 24.0;
/// At least between two labels.
const APART: f64 = 10.0;

/// Places a column for each year, or for several. `numbers` writes a count of the axis in the
/// language of the page; years are written as they are.
pub fn place(
    series: &YearSeries,
    width: f64,
    height: f64,
    numbers: &dyn Fn(u32) -> String,
    measure: &dyn Measure,
) -> Placed {
    let width = clamp(width, 160.0, 4096.0, 640.0);
    if series.years.is_empty() {
        return Placed {
            width,
            height: 24.0,
            ..Placed::default()
        };
    }
    let height = clamp(height, 120.0, 2048.0, 220.0);
    let size = (13.0 * (width / 960.0).clamp(1.0, 1.4)).round();
    let mut chart = Chart::new(series, (width, height), Font::new(size, false));
    chart.axis(numbers, measure);
    chart.columns();
    chart.labels(measure);
    chart.placed
}

/// A chart on its way: what is known of it, and what is already placed.
struct Chart<'a> {
    series: &'a YearSeries,
    font: Font,
    /// Positions of the years of each column.
    bins: Vec<Range<usize>>,
    /// The count of the highest column.
    max: u32,
    /// Left edge of the columns.
    left: f64,
    /// Where the highest column ends.
    top: f64,
    /// Where columns stand.
    base: f64,
    placed: Placed,
}

impl<'a> Chart<'a> {
    fn new(series: &'a YearSeries, (width, height): (f64, f64), font: Font) -> Self {
        Self {
            series,
            font,
            bins: Vec::new(),
            max: 0,
            left: 0.0,
            top: (font.size() * 0.7).ceil(),
            base: height - (font.size() * 1.5).ceil() - 6.0,
            placed: Placed {
                width,
                height,
                ..Placed::default()
            },
        }
    }

    /// Decides the columns, then places the lines behind them. Both depend on each other: lines
    /// need the highest count, columns the room that numbers leave. Numbers of the axis are
    /// never wider than that of the sum of all, which settles the number of columns first.
    fn axis(&mut self, numbers: &dyn Fn(u32) -> String, measure: &dyn Measure) {
        let width = self.placed.width;
        let all = self.series.together(0..self.series.years.len());
        let total = all.whole.max(all.part);
        let widest = measure.width(&numbers(total), self.font);
        let written = widest <= width * 0.35;
        let reserve = if written { (widest + 8.0).ceil() } else { 0.0 };
        let most = ((width - reserve) / TARGET).floor().max(1.0) as usize;
        self.bins = bins(self.series.years.len(), most);
        self.max = self
            .bins
            .iter()
            .map(|bin| self.whole(bin))
            .max()
            .unwrap_or(0);

        let ticks = ticks(self.max);
        let texts: Vec<(u32, String)> = ticks.iter().map(|tick| (*tick, numbers(*tick))).collect();
        let gutter = texts
            .iter()
            .map(|(_, text)| measure.width(text, self.font))
            .fold(0.0, f64::max);
        if written && gutter > 0.0 {
            self.left = (gutter + 8.0).ceil().min(reserve);
        }
        for (tick, text) in texts {
            let y = (self.base - length(tick, self.max, self.base - self.top)).round();
            self.line(y, Tone::Hairline);
            if written {
                let content = fit(&text, self.left, self.font, measure);
                self.text(
                    self.left - 8.0,
                    y + self.font.size() * 0.35,
                    Anchor::End,
                    content,
                );
            }
        }
    }

    fn line(&mut self, y: f64, tone: Tone) {
        self.placed.shapes.push(Shape::Line {
            from: (self.left, y),
            to: (self.placed.width, y),
            tone,
        });
    }

    fn text(&mut self, x: f64, y: f64, anchor: Anchor, content: String) {
        self.placed.shapes.push(Shape::Text {
            x,
            y,
            anchor,
            font: self.font,
            tone: Tone::Quiet,
            content,
        });
    }

    fn whole(&self, bin: &Range<usize>) -> u32 {
        let year = self.series.together(bin.clone());
        year.whole.max(year.part)
    }

    /// Left edge of a column's room, on a whole pixel so that all hits are as wide as they must.
    fn edge(&self, column: usize) -> f64 {
        let room = (self.placed.width - self.left) / self.bins.len().max(1) as f64;
        (self.left + room * column as f64).floor()
    }

    fn columns(&mut self) {
        let slot = (self.placed.width - self.left) / self.bins.len().max(1) as f64;
        let wide = (slot * 0.72).floor().clamp(1.0, 72.0);
        let room = self.base - self.top;
        let mut columns = Vec::new();
        for (at, bin) in self.bins.iter().enumerate() {
            let year = self.series.together(bin.clone());
            let (left, right) = (self.edge(at), self.edge(at + 1));
            self.placed.hits.push(Hit {
                first: bin.start,
                end: bin.end,
                area: Area {
                    x: left,
                    y: 0.0,
                    w: right - left,
                    h: self.placed.height,
                },
            });
            let mut rect = |count: u32, paint: Paint| {
                let h = length(count, self.max, room).round();
                // The lower edge of an outline is the axis.
                let below = f64::from(u8::from(matches!(paint, Paint::Outline(_))));
                let area = Area {
                    x: ((left + right - wide) / 2.0).round(),
                    y: self.base - h,
                    w: wide,
                    h: h + below,
                };
                columns.push(Shape::Rect { area, paint });
            };
            let whole = year.whole.max(year.part);
            let sign = if year.chosen {
                Tone::Accent
            } else {
                Tone::Quiet
            };
            match year.part {
                0 if whole == 0 => {}
                0 => rect(whole, Paint::Outline(sign)),
                part => {
                    if part < whole {
                        rect(whole, Paint::Solid(Tone::Pale));
                    }
                    let hatched = Paint::Hatched(Tone::Accent);
                    let solid = Paint::Solid(Tone::Ink);
                    rect(part, if year.chosen { hatched } else { solid });
                }
            }
        }
        self.placed.shapes.append(&mut columns);
        self.line(self.base, Tone::Quiet);
    }

    fn labels(&mut self, measure: &dyn Measure) {
        let names: Vec<String> = self.bins.iter().map(|bin| self.name(bin)).collect();
        let widest = names
            .iter()
            .map(|name| measure.width(name, self.font))
            .fold(0.0, f64::max);
        let slot = (self.placed.width - self.left) / names.len().max(1) as f64;
        let apart = ((widest + APART) / slot).ceil().clamp(1.0, 1e6) as usize;
        let step = self.step(apart);
        let last = names.len().saturating_sub(1);
        // The ends first: what stands between gives way to them.
        let mut order = vec![0, last];
        order.extend((1..last).filter(|at| self.is_round(*at, step)));
        let mut taken: Vec<(f64, f64)> = Vec::new();
        for at in order {
            let Some(name) = names.get(at) else { continue };
            let content = fit(name, self.placed.width, self.font, measure);
            let half = measure.width(&content, self.font) / 2.0;
            let middle = f64::midpoint(self.edge(at), self.edge(at + 1));
            let x = middle.min(self.placed.width - half - 1.0).max(half);
            let free =
                |(from, to): &(f64, f64)| x + half + APART <= *from || to + APART <= x - half;
            if taken.iter().all(free) {
                taken.push((x - half, x + half));
                let y = self.base + 6.0 + self.font.size();
                self.text(x, y, Anchor::Middle, content);
            }
        }
    }

    /// The years of a column, as its label says them.
    fn name(&self, bin: &Range<usize>) -> String {
        let first = self.series.year(bin.start);
        let last = self.series.year(bin.end.saturating_sub(1));
        if first == last {
            first.to_string()
        } else {
            format!("{first}–{last}")
        }
    }

    /// Whether each column is one year.
    fn single(&self) -> bool {
        self.bins.len() == self.series.years.len()
    }

    /// Every how many columns there is a label, at least `apart` columns from the next: a number
    /// of years that a reader can count in; of columns of several years, one that leads from the
    /// last label to the first.
    fn step(&self, apart: usize) -> usize {
        let last = self.bins.len().saturating_sub(1);
        let found = if self.single() {
            STEPS.into_iter().find(|step| *step >= apart)
        } else {
            (apart..apart * 2).find(|step| last.is_multiple_of(*step))
        };
        found.unwrap_or(apart)
    }

    /// Whether a column keeps its label where only one in `step` can: a round year, or one in
    /// `step` counted from the last.
    fn is_round(&self, at: usize, step: usize) -> bool {
        if self.single() {
            let step = i32::try_from(step).unwrap_or(i32::MAX);
            self.series.year(at).rem_euclid(step) == 0
        } else {
            self.bins.len().saturating_sub(at + 1).is_multiple_of(step)
        }
    }
}
