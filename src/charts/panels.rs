//! Years and counts, of all cases and of each term → rows of small columns.
//!
//! Terms overlap: columns that stand one on the other would add up to more cases than there are.
//! So each term has a row of its own below that of all cases, on the same years and the same
//! scale. Each row acts as a whole.

use super::hues::paint;
use super::measure::Measure;
use super::placed::{Anchor, Area, Paint, Placed, length};
use super::scale::{STEPS, bins};
use super::series::Bar;
use super::sheet::{MOST_HITS, Sheet, TARGET};
use super::theme::Tone;
use std::ops::Range;

/// Below this width the label of a row stands above its columns.
const NARROW: f64 = 560.0;
/// Of the width, what labels may take.
const LABELS: f64 = 0.3;
/// Narrowest column and what separates it from the next; narrower years share one.
const SLOT: f64 = 4.0;
/// Height of the highest column.
const HIGHEST: f64 = 84.0;

/// Counts for consecutive years, in rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PanelSeries {
    /// The first year.
    pub first: i32,
    /// All cases, then those of each term; each with as many years.
    pub rows: Vec<YearRow>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearRow {
    /// What it is about, and its counts.
    pub bar: Bar,
    /// Its hue; none for ink.
    pub hue: Option<usize>,
    /// Cases of the selection and of the edition in each year; a year without a case is a year.
    pub years: Vec<(u32, u32)>,
}

impl YearRow {
    /// The counts of several years together.
    fn together(&self, bin: &Range<usize>) -> (u32, u32) {
        let years = self.years.get(bin.clone()).unwrap_or_default();
        years.iter().fold((0, 0), |(part, whole), year| {
            let sum = (part.saturating_add(year.0), whole.saturating_add(year.1));
            (sum.0, sum.1.max(sum.0))
        })
    }

    /// The column with most cases of the selection, and how many; of equals the first.
    fn peak(&self, bins: &[Range<usize>]) -> Option<(usize, u32)> {
        let mut peak: Option<(usize, u32)> = None;
        for (place, bin) in bins.iter().enumerate() {
            let (part, _) = self.together(bin);
            if part > peak.map_or(0, |(_, most)| most) {
                peak = Some((place, part));
            }
        }
        peak
    }

    fn highest(&self, bins: &[Range<usize>]) -> u32 {
        let wholes = bins.iter().map(|bin| self.together(bin).1);
        wholes.max().unwrap_or(0)
    }
}

/// Places a row of columns for all cases and for each term. `numbers` writes a count in the
/// language of the page; years are written as they are.
pub fn place(
    series: &PanelSeries,
    width: f64,
    numbers: &dyn Fn(u32) -> String,
    measure: &dyn Measure,
) -> Placed {
    let mut sheet = Sheet::new(width, measure);
    let count = series.rows.first().map_or(0, |row| row.years.len());
    if count == 0 {
        return sheet.done(0.0);
    }
    let above = sheet.width() < NARROW;
    let number = series
        .rows
        .iter()
        .map(|row| sheet.measured(&beside(row.bar.part, row.bar.whole, numbers)));
    let number = number.fold(0.0, f64::max);
    let widest = sheet.widest(&mut series.rows.iter().map(|row| row.bar.label.as_str()));
    let labels = if above {
        (sheet.width() - number - 12.0).max(0.0)
    } else {
        widest.min((sheet.width() * LABELS).floor())
    };
    let left = if above { 0.0 } else { labels + number + 28.0 };
    let left = left.min(sheet.width() - 24.0);
    let bins = bins(count, ((sheet.width() - left) / SLOT).floor() as usize);
    let slot = (sheet.width() - left) / bins.len().max(1) as f64;
    let max = series.rows.iter().map(|row| row.highest(&bins)).max();
    let max = max.unwrap_or(0);
    let acts = series.rows.len() <= MOST_HITS;
    let mut top = 0.0;
    for (at, row) in series.rows.iter().enumerate() {
        let upper = top;
        let style = (sheet.weight(row.bar.chosen), Tone::Text);
        let lines = sheet.lines(&row.bar.label, labels, 2);
        let text = lines.len() as f64 * sheet.leading();
        let peak = row.peak(&bins);
        // Above the highest column stands its number.
        let over = if peak.is_some() { sheet.leading() } else { 0.0 };
        let high = length(row.highest(&bins), max, HIGHEST).ceil() + over;
        let second = (sheet.font, Tone::Quiet);
        let written = sheet.fitted(&beside(row.bar.part, row.bar.whole, numbers), sheet.width());
        if above {
            let end = sheet.column(&lines, (0.0, top + 4.0), Anchor::Start, style);
            let y = sheet.baseline(end - sheet.leading());
            sheet.text((sheet.width(), y), Anchor::End, second, &written);
            top = end + 2.0 + high;
        } else {
            top += 8.0 + high.max(text).max(TARGET - 8.0);
            let first = top - text + sheet.leading() * 0.2;
            sheet.column(&lines, (0.0, first.round()), Anchor::Start, style);
            let y = sheet.baseline((top - sheet.leading() * 0.8).round());
            sheet.text((left - 12.0, y), Anchor::End, second, &written);
        }
        for (place, bin) in bins.iter().enumerate() {
            let x = (left + slot * place as f64).floor();
            let wide = (slot * 0.72).floor().clamp(1.0, 48.0);
            let x = x + ((slot - wide) / 2.0).floor();
            columns(row, row.together(bin), (x, top, wide), max, &mut sheet);
        }
        if let Some((place, count)) = peak {
            let at = |place: usize| {
                let bin = bins.get(place).cloned().unwrap_or_default();
                row.together(&bin).1
            };
            let whole = at(place);
            let written = beside(count, whole, numbers);
            // Between higher columns it would lie over them.
            let free = at(place.saturating_sub(1)).max(at(place + 1)) <= whole;
            if free || sheet.measured(&written) <= slot {
                let y = top - length(whole, max, HIGHEST).round().max(2.0) - 4.0;
                let x = left + slot * (place as f64 + 0.5);
                sheet.along(&[(x, written)], (left, sheet.width()), y);
            }
        }
        sheet.line((left, top), (sheet.width(), top), Tone::Quiet);
        top += if above { 6.0 } else { 5.0 };
        if acts && at > 0 {
            sheet.hit(at, Area::new(0.0, upper, sheet.width(), top - upper));
        }
    }
    let middle = |at: usize| left + slot * (at as f64 + 0.5);
    let labels = labelled(series.first, &bins, slot, &sheet);
    let labels: Vec<_> = labels
        .into_iter()
        .map(|(at, name)| (middle(at), name))
        .collect();
    let y = sheet.baseline(top + 2.0);
    let ends = (left, sheet.width());
    sheet.along(&labels, ends, y);
    let height = top + sheet.leading() + 4.0;
    sheet.done(height)
}

/// A number, and after it that of the edition where it is another; as beside a bar.
fn beside(part: u32, whole: u32, numbers: &dyn Fn(u32) -> String) -> String {
    if part < whole {
        [&numbers(part), "\u{A0}/\u{A0}", &numbers(whole)].concat()
    } else {
        numbers(part)
    }
}

/// Places what a row has in a year, or in several together.
fn columns(
    row: &YearRow,
    (part, whole): (u32, u32),
    (x, base, wide): (f64, f64, f64),
    max: u32,
    sheet: &mut Sheet,
) {
    let mut rect = |count: u32, paint: Paint| {
        let high = length(count, max, HIGHEST).round().max(2.0);
        sheet.rect(Area::new(x, base - high, wide, high), paint);
    };
    if whole == 0 {
        return;
    }
    if part == 0 {
        rect(whole, Paint::Outline(Tone::Quiet));
        return;
    }
    if part < whole {
        rect(whole, Paint::Solid(Tone::Pale));
    }
    let paint = match (row.bar.chosen, row.hue) {
        (true, _) => Paint::Hatched(Tone::Accent),
        (false, Some(hue)) => paint(hue),
        (false, None) => Paint::Solid(Tone::Ink),
    };
    rect(part, paint);
}

/// The columns that are named, the ends first, then as many round years as there is room for.
fn labelled(first: i32, bins: &[Range<usize>], slot: f64, sheet: &Sheet) -> Vec<(usize, String)> {
    let year = |at: usize| i64::from(first) + at as i64;
    let name = |at: usize| {
        let bin = bins.get(at).cloned().unwrap_or_default();
        let (from, to) = (year(bin.start), year(bin.end.saturating_sub(1)));
        let from_text = from.to_string();
        if from >= to {
            from_text
        } else {
            [&from_text, "–", &to.to_string()].concat()
        }
    };
    let last = bins.len().saturating_sub(1);
    let apart = ((sheet.measured(&name(last)) + 12.0) / slot).ceil() as usize;
    let step = STEPS.into_iter().find(|step| *step >= apart);
    let mut named = vec![0, last];
    if let Some(step) = step.filter(|_| bins.iter().all(|bin| bin.len() == 1)) {
        named.extend((1..last).filter(|at| year(*at).rem_euclid(step as i64) == 0));
    }
    named.into_iter().map(|at| (at, name(at))).collect()
}
