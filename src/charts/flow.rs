//! Three lists of terms, and what neighbours have in common → ribbons.
//!
//! A ribbon is as thick as the number of cases that have both of its ends. A case that has several
//! terms of a list is in several ribbons, so that a node is as high as its ribbons together and
//! says beside it how many cases it has. Ribbons have the colour of their end in the middle. Where
//! there is no room for three columns, the strongest ribbons are listed.

use super::hues::{hue, paint};
use super::measure::Measure;
use super::placed::{Anchor, Area, Paint, Placed, Shape, length};
use super::series::Bar;
use super::sheet::{MOST_HITS, Sheet, TARGET};
use super::theme::Tone;
use crate::arrange::order;

/// Below this width ribbons are listed.
const NARROW: f64 = 640.0;
/// How many ribbons a list has.
const LISTED: usize = 8;
/// Width of a node.
const THICK: f64 = 14.0;
/// Height of the highest column, its gaps apart.
const ROOM: f64 = 320.0;
/// Of the width, what the labels of a side may take.
const LABELS: f64 = 0.24;
/// In how many straight pieces a ribbon is bent at most.
const PIECES: u32 = 24;

/// Three lists of terms, and what neighbours have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowSeries {
    /// What the lists are called.
    pub heads: [String; 3],
    /// The lists, from top to bottom.
    pub columns: [Vec<Bar>; 3],
    /// Cases that have a term of one list and one of the next: for each of the former, for each
    /// of the latter.
    pub links: [Vec<u32>; 2],
    /// The hues of the list in the middle: for each its place among the terms of its facet that
    /// have no parent, whether they are shown or not, so that a term keeps its hue.
    pub hues: Vec<usize>,
}

/// What a position of the series is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A node: its column, and its place there.
    Node(usize, usize),
    /// A ribbon that leaves a column: its column, and the places of its two ends.
    Link(usize, usize, usize),
}

impl FlowSeries {
    /// What is at a position: nodes column after column, then ribbons in the order of `links`.
    pub fn at(&self, position: usize) -> Option<Place> {
        let mut left = position;
        for (column, nodes) in self.columns.iter().enumerate() {
            if left < nodes.len() {
                return Some(Place::Node(column, left));
            }
            left -= nodes.len();
        }
        for (column, links) in self.links.iter().enumerate() {
            if left < links.len() {
                let across = self.columns.get(column + 1).map_or(1, Vec::len).max(1);
                return Some(Place::Link(column, left / across, left % across));
            }
            left -= links.len();
        }
        None
    }

    /// The position of the first node of a column.
    pub fn first_node(&self, column: usize) -> usize {
        self.columns.iter().take(column).map(Vec::len).sum()
    }

    /// The position of the first ribbon that leaves a column.
    pub fn first_link(&self, column: usize) -> usize {
        self.first_node(3) + self.links.iter().take(column).map(Vec::len).sum::<usize>()
    }

    /// A node.
    pub fn node(&self, column: usize, at: usize) -> Option<&Bar> {
        self.columns.get(column)?.get(at)
    }

    /// The hue of a node in the middle.
    fn hue(&self, at: usize) -> usize {
        self.hues.get(at).copied().unwrap_or(0)
    }

    /// How many cases a ribbon has.
    pub fn link(&self, column: usize, from: usize, to: usize) -> u32 {
        let across = self.columns.get(column + 1).map_or(0, Vec::len);
        let links = self.links.get(column);
        let count = links.and_then(|links| links.get(from * across + to));
        count.copied().unwrap_or(0)
    }

    /// What belongs to a position: of a node its ribbons and their other ends, of a ribbon its
    /// ends; and itself.
    pub fn related(&self, position: usize) -> Vec<usize> {
        let mut related = vec![position];
        match self.at(position) {
            Some(Place::Link(column, from, to)) => {
                related.push(self.first_node(column) + from);
                related.push(self.first_node(column + 1) + to);
            }
            Some(Place::Node(of, at)) => {
                for column in 0..2 {
                    let across = self.columns.get(column + 1).map_or(1, Vec::len).max(1);
                    let links = self.links.get(column).into_iter().flatten();
                    for (link, count) in links.enumerate() {
                        let (from, to) = (link / across, link % across);
                        let other = if column == of && from == at {
                            self.first_node(column + 1) + to
                        } else if column + 1 == of && to == at {
                            self.first_node(column) + from
                        } else {
                            continue;
                        };
                        if *count > 0 {
                            related.extend([self.first_link(column) + link, other]);
                        }
                    }
                }
            }
            None => {}
        }
        related
    }

    /// The cases in all ribbons on the side of a node that has more, or its own where it has none.
    fn sum(&self, column: usize, at: usize) -> u64 {
        let own = self.node(column, at).map_or(0, |node| node.part);
        let side = |of: usize, count: &dyn Fn(usize) -> u32| {
            let others = self.columns.get(of).map_or(0, Vec::len);
            (0..others)
                .map(|other| u64::from(count(other)))
                .sum::<u64>()
        };
        let after = side(column + 1, &|to| self.link(column, at, to));
        let before = column.checked_sub(1).map_or(0, |before| {
            side(before, &|from| self.link(before, from, at))
        });
        after.max(before).max(u64::from(own))
    }
}

/// Places nodes and ribbons, or a list of the strongest ribbons. `numbers` writes a count in the
/// language of the page, `shown` says how many of how many ribbons are listed.
pub fn place(
    series: &FlowSeries,
    width: f64,
    numbers: &dyn Fn(u32) -> String,
    shown: &dyn Fn(usize, usize) -> String,
    measure: &dyn Measure,
) -> Placed {
    let mut sheet = Sheet::new(width, measure);
    if series.columns.iter().any(Vec::is_empty) {
        return sheet.done(0.0);
    }
    if sheet.width() < NARROW {
        return listed(series, sheet, numbers, shown);
    }
    let plan = Plan::new(series, &sheet, numbers);
    let height = plan.height;
    let middles = sheet.leading() + 8.0;
    // Ribbons first: nodes and labels lie over them.
    for column in 0..2 {
        plan.ribbons(series, column, &mut sheet);
    }
    let anchors = [Anchor::Start, Anchor::Middle, Anchor::End];
    let heads = series
        .heads
        .iter()
        .zip(anchors)
        .zip([0.0, plan.x[1] + THICK / 2.0, sheet.width()]);
    for ((head, anchor), x) in heads {
        let head = sheet.fitted(head, (sheet.width() / 3.0 - 16.0).floor());
        let y = sheet.baseline(0.0);
        let style = (sheet.font, Tone::Quiet);
        sheet.text((x, y), anchor, style, &head);
    }
    sheet.line(
        (0.0, middles - 4.0),
        (sheet.width(), middles - 4.0),
        Tone::Hairline,
    );
    let acts = plan.nodes.iter().map(Vec::len).sum::<usize>() <= MOST_HITS;
    for column in 0..3 {
        plan.column(series, column, numbers, &mut sheet);
        if acts {
            plan.hits(series, column, &mut sheet);
        }
    }
    sheet.done(height + 4.0)
}

/// Where a node stands.
#[derive(Clone, Copy, Debug, Default)]
struct Stand {
    /// Its room from above, labels included.
    slot: (f64, f64),
    /// Upper end of the node itself.
    top: f64,
    /// Height of the node itself.
    height: f64,
}

/// How the room is shared.
struct Plan {
    /// Left edges of the nodes of each column.
    x: [f64; 3],
    /// Room of the labels of each column.
    labels: [f64; 3],
    /// Width of the numbers of each column.
    number: [f64; 3],
    /// Pixels a case.
    scale: f64,
    nodes: [Vec<Stand>; 3],
    height: f64,
}

impl Plan {
    fn new(series: &FlowSeries, sheet: &Sheet, numbers: &dyn Fn(u32) -> String) -> Self {
        let width = sheet.width();
        let labels = |nodes: &[Bar]| {
            let widest = sheet.widest(&mut nodes.iter().map(|node| node.label.as_str()));
            widest.min((width * LABELS).floor())
        };
        let number = |nodes: &[Bar]| {
            let numbers = nodes.iter().map(|node| sheet.measured(&numbers(node.part)));
            numbers.fold(0.0, f64::max)
        };
        let [one, middle, last] = &series.columns;
        let numbers = [number(one), number(middle), number(last)];
        let sides = [labels(one), labels(last)];
        let left = sides[0] + numbers[0] + 16.0;
        let right = width - sides[1] - numbers[2] - 16.0 - THICK;
        let centre = f64::midpoint(left, right).floor();
        let span = ((centre - left - THICK) * 1.5 - numbers[1] - 8.0).max(24.0);
        let sums = [0, 1, 2].map(|column| {
            let nodes = 0..series.columns.get(column).map_or(0, Vec::len);
            nodes.map(|at| series.sum(column, at)).sum::<u64>()
        });
        let most = sums.into_iter().max().unwrap_or(0).max(1);
        let mut plan = Self {
            x: [left, centre, right],
            labels: [sides[0], span, sides[1]],
            number: numbers,
            scale: (ROOM * (width / 960.0).clamp(1.0, 1.5)) / most as f64,
            nodes: Default::default(),
            height: 0.0,
        };
        let top = sheet.leading() + 12.0;
        for column in 0..3 {
            plan.stack(series, column, top, sheet);
        }
        plan.spread(top);
        plan
    }

    /// Stacks the nodes of a column from above.
    fn stack(&mut self, series: &FlowSeries, column: usize, top: f64, sheet: &Sheet) {
        let (Some(nodes), Some(room)) = (series.columns.get(column), self.labels.get(column))
        else {
            return;
        };
        let mut stands = Vec::with_capacity(nodes.len());
        let mut y = top;
        for (at, node) in nodes.iter().enumerate() {
            let lines = sheet.lines(&node.label, *room, 2).len() as f64;
            let text = lines * sheet.leading();
            let height = (series.sum(column, at) as f64 * self.scale)
                .round()
                .max(2.0);
            // In the middle the label stands above its node, at the sides beside it.
            let (before, own) = if column == 1 {
                (text, (text + height).max(TARGET))
            } else {
                ((text - height).max(0.0) / 2.0, text.max(height).max(TARGET))
            };
            let own = (own + 8.0).round();
            stands.push(Stand {
                slot: (y, own),
                top: (y + 4.0 + before).round(),
                height,
            });
            y += own;
        }
        self.height = self.height.max(y);
        if let Some(slot) = self.nodes.get_mut(column) {
            *slot = stands;
        }
    }

    /// Spreads each column over the height of the highest.
    fn spread(&mut self, top: f64) {
        for stands in &mut self.nodes {
            let used: f64 = stands.iter().map(|stand| stand.slot.1).sum();
            let gap = ((self.height - top - used) / stands.len().max(1) as f64).floor();
            for (at, stand) in stands.iter_mut().enumerate() {
                let down = (gap * (at as f64 + 0.5)).floor();
                stand.slot.0 += down;
                stand.top += down;
            }
        }
    }

    fn stand(&self, column: usize, at: usize) -> Stand {
        let column = self.nodes.get(column);
        let stand = column.and_then(|column| column.get(at));
        stand.copied().unwrap_or_default()
    }

    /// Places the ribbons that leave a column. On each side of a node they lie one below the
    /// other, in the order of their other ends, so that they cross as little as they can.
    fn ribbons(&self, series: &FlowSeries, column: usize, sheet: &mut Sheet) {
        let count = |column: usize| series.columns.get(column).map_or(0, Vec::len);
        let (from_count, to_count) = (count(column), count(column + 1));
        let free = |of: usize, at: usize, cases: u64| {
            let stand = self.stand(of, at);
            stand.top + (stand.height - cases as f64 * self.scale).max(0.0) / 2.0
        };
        let mut ends: Vec<f64> = (0..to_count)
            .map(|to| {
                let cases = (0..from_count).map(|from| series.link(column, from, to));
                free(column + 1, to, cases.map(u64::from).sum())
            })
            .collect();
        let (Some(x1), Some(x2)) = (self.x.get(column), self.x.get(column + 1)) else {
            return;
        };
        for from in 0..from_count {
            let cases = (0..to_count).map(|to| series.link(column, from, to));
            let mut start = free(column, from, cases.map(u64::from).sum());
            for (to, end) in ends.iter_mut().enumerate() {
                let cases = series.link(column, from, to);
                if cases == 0 {
                    continue;
                }
                let thick = f64::from(cases) * self.scale;
                let [upper, lower] = bend((x1 + THICK, start), (*x2, *end), thick);
                sheet.placed.shapes.push(Shape::Band {
                    at: series.first_link(column) + from * to_count + to,
                    upper,
                    lower,
                    tone: hue(hue_of(series, column, from, to)),
                });
                start += thick;
                *end += thick;
            }
        }
    }

    /// Places the nodes of a column and what is written beside them.
    fn column(
        &self,
        series: &FlowSeries,
        column: usize,
        numbers: &dyn Fn(u32) -> String,
        sheet: &mut Sheet,
    ) {
        let nodes = series.columns.get(column).into_iter().flatten();
        let (Some(x), Some(room), Some(wide)) = (
            self.x.get(column),
            self.labels.get(column),
            self.number.get(column),
        ) else {
            return;
        };
        for (at, node) in nodes.enumerate() {
            let stand = self.stand(column, at);
            let area = Area::new(*x, stand.top, THICK, stand.height);
            let paint = match (node.part, node.chosen, column) {
                (0, ..) => Paint::Outline(Tone::Quiet),
                (_, true, _) => Paint::Hatched(Tone::Accent),
                (_, _, 1) => paint(series.hue(at)),
                _ => Paint::Solid(Tone::Ink),
            };
            sheet.rect(area, paint);
            let font = sheet.weight(node.chosen);
            let number = numbers(node.part);
            let mut lines = sheet.lines(&node.label, *room, 2);
            let text = lines.len() as f64 * sheet.leading();
            if column == 1 {
                if let Some(last) = lines.last_mut() {
                    last.push('\u{A0}');
                    last.push_str(&number);
                }
                let at = (x + THICK / 2.0, stand.top - text - 2.0);
                // Ribbons pass here: what is written must not be crossed out.
                let widths = lines.iter().map(|line| sheet.width_of(line, font));
                let wide = widths.fold(0.0, f64::max) + 4.0;
                let behind = Area::new(at.0 - wide / 2.0, at.1, wide, text);
                sheet.rect(behind, Paint::Solid(Tone::Background));
                sheet.column(&lines, at, Anchor::Middle, (font, Tone::Text));
                continue;
            }
            let upper = stand.slot.0 + (stand.slot.1 - text) / 2.0;
            let y = sheet.baseline(upper + (text - sheet.leading()) / 2.0);
            let (beside, beyond, anchor) = if column == 0 {
                (x - 8.0, x - 16.0 - wide, Anchor::End)
            } else {
                let beside = x + THICK + 8.0;
                (beside, beside + wide + 8.0, Anchor::Start)
            };
            sheet.text((beside, y), anchor, (font, Tone::Quiet), &number);
            sheet.column(&lines, (beyond, upper), anchor, (font, Tone::Text));
        }
    }

    fn hits(&self, series: &FlowSeries, column: usize, sheet: &mut Sheet) {
        let first = series.first_node(column);
        let stands = self.nodes.get(column).into_iter().flatten();
        let [x, centre, last] = self.x;
        let (left, right) = match column {
            0 => (0.0, x + THICK),
            1 => {
                let free = (centre - x - THICK).min(last - centre - THICK);
                let half = (self.labels[1] + self.number[1]).max(48.0) / 2.0;
                let half = half.min(free);
                (centre + THICK / 2.0 - half, centre + THICK / 2.0 + half)
            }
            _ => (last, sheet.width()),
        };
        let (left, right) = (left.max(0.0).ceil(), right.floor());
        for (at, stand) in stands.enumerate() {
            let (top, height) = stand.slot;
            sheet.hit(first + at, Area::new(left, top, right - left, height));
        }
    }
}

/// How an edge of a ribbon goes down, or up: shares of the way across, and the whole pixels gone by
/// then. Backends count in whole pixels: points stand at whole heights, so that a gentle slope does
/// not stagger.
fn curve(down: f64) -> Vec<(f64, f64)> {
    let ease = |t: f64| t * t * (3.0 - 2.0 * t);
    let mut points = Vec::with_capacity(PIECES as usize);
    let mut last = 0.0;
    for piece in 1..PIECES {
        let gone = (down * ease(f64::from(piece) / f64::from(PIECES)) + 0.5).floor();
        if (gone - last).abs() < 1.0 || (gone - down).abs() < 1.0 {
            continue;
        }
        last = gone;
        // Where the ease reaches that height, found by halving.
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..9 {
            let t = f64::midpoint(low, high);
            if ease(t) * down.abs() < gone.abs() {
                low = t;
            } else {
                high = t;
            }
        }
        points.push((high, gone));
    }
    points
}

/// The two edges of a ribbon of a thickness, level at both ends. They are seldom more than a pixel
/// apart from being alike.
fn bend((x1, y1): (f64, f64), (x2, y2): (f64, f64), thick: f64) -> [Vec<(f64, f64)>; 2] {
    // Heights are whole: none goes down by half a pixel.
    let (mut known, mut between) = (0.5, Vec::new());
    [0.0, thick].map(|below| {
        let (y1, y2) = ((y1 + below).round(), (y2 + below).round());
        let down = y2 - y1;
        if (known - down).abs() > 0.1 {
            (known, between) = (down, curve(down));
        }
        let mut points = Vec::with_capacity(between.len() + 2);
        points.push((x1, y1));
        let place = |(share, gone): &(f64, f64)| (x1 + (x2 - x1) * share, y1 + gone);
        points.extend(between.iter().map(place));
        points.push((x2, y2));
        points
    })
}

/// The hue of a ribbon: that of its end in the middle.
fn hue_of(series: &FlowSeries, column: usize, from: usize, to: usize) -> usize {
    series.hue(if column == 0 { to } else { from })
}

/// The strongest ribbons, side after side.
fn listed(
    series: &FlowSeries,
    mut sheet: Sheet,
    numbers: &dyn Fn(u32) -> String,
    shown: &dyn Fn(usize, usize) -> String,
) -> Placed {
    let mut top = 0.0;
    for column in 0..2 {
        let (Some(links), [one, middle, last]) = (series.links.get(column), &series.heads) else {
            continue;
        };
        let [from, to] = if column == 0 {
            [one, middle]
        } else {
            [middle, last]
        };
        let across = series.columns.get(column + 1).map_or(1, Vec::len).max(1);
        let some = links.iter().filter(|count| **count > 0).count();
        let most = links.iter().copied().max().unwrap_or(0);
        let head = sheet.lines(&[from.as_str(), " → ", to].concat(), sheet.width(), 2);
        let style = (sheet.font, Tone::Quiet);
        top = sheet.column(&head, (0.0, top), Anchor::Start, style);
        sheet.line((0.0, top + 3.0), (sheet.width(), top + 3.0), Tone::Hairline);
        top += 6.0;
        let ranked = order(links.iter().map(|count| u64::from(u32::MAX - count)));
        for link in ranked.into_iter().take(LISTED.min(some)) {
            let link = link as usize;
            let (from, to) = (link / across, link % across);
            let (Some(one), Some(other)) = (series.node(column, from), series.node(column + 1, to))
            else {
                continue;
            };
            let count = series.link(column, from, to);
            let upper = top;
            let chosen = one.chosen && other.chosen;
            let style = (sheet.weight(chosen), Tone::Text);
            let label = [one.label.as_str(), " → ", &other.label].concat();
            let label = sheet.lines(&label, sheet.width(), 3);
            top = sheet.column(&label, (0.0, top + 3.0), Anchor::Start, style);
            let number = numbers(count);
            let room = (sheet.width() - sheet.measured(&number) - 8.0).max(24.0);
            let bar = Area::new(0.0, top + 3.0, length(count, most, room), 10.0);
            let middle = hue_of(series, column, from, to);
            sheet.rect(
                bar,
                if chosen {
                    Paint::Hatched(Tone::Accent)
                } else {
                    paint(middle)
                },
            );
            let y = (bar.y + 5.0 + sheet.font.size() * 0.35).round();
            let number = sheet.fitted(&number, sheet.width() - room - 6.0);
            sheet.text((bar.w + 6.0, y), Anchor::Start, style, &number);
            top += 20.0;
            let area = Area::new(0.0, upper, sheet.width(), top - upper);
            sheet.hit(series.first_link(column) + link, area);
        }
        if some > LISTED {
            let rest = [sheet.fitted(&shown(LISTED, some), sheet.width())];
            top = sheet.column(&rest, (0.0, top), Anchor::Start, (sheet.font, Tone::Quiet));
        }
        top += 14.0;
    }
    sheet.done(top)
}
