//! Pairs of terms and counts → cells.
//!
//! Each cell is a shade of one ink and its number: the number says it, the shade lets an eye find
//! it. A pair that no case has is a thin outline. Where heads of columns have no room, letters
//! stand for them, with a key above: no text is ever turned. On a phone the cells of a row stand
//! below its label, each with its letter.

use super::hues::{on_shade, shade};
use super::measure::Measure;
use super::placed::{Anchor, Area, Paint, Placed};
use super::series::Bar;
use super::sheet::{MOST_HITS, Sheet, TARGET};
use super::theme::Tone;

/// Below this width the label of a row stands above its cells.
const NARROW: f64 = 560.0;
/// Of the width, what the labels of rows may take.
const LABELS: f64 = 0.34;
/// Between the labels and the cells.
const GAP: f64 = 12.0;
/// From the edge of a cell to its letter or number.
const INSET: f64 = 5.0;
/// Widest cell.
const WIDEST: f64 = 150.0;
/// Most lines of the head of a column.
const HEAD_LINES: usize = 4;

/// Two lists of terms and what they have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixSeries {
    /// From top to bottom.
    pub rows: Vec<Bar>,
    /// From left to right.
    pub columns: Vec<Bar>,
    /// Cases of the selection and of the edition, row after row.
    pub cells: Vec<(u32, u32)>,
    /// What is said of a cell that no case has.
    pub empty: String,
}

/// What stands for a column: a letter, from the twenty-seventh two.
pub fn letters(at: usize) -> String {
    let letter = |n: usize| char::from(b'A' + (n % 26) as u8);
    let mut letters = String::new();
    if let Some(before) = (at / 26).checked_sub(1) {
        letters.push(letter(before));
    }
    letters.push(letter(at));
    letters
}

/// Places a cell for each pair. `numbers` writes a count in the language of the page.
pub fn place(
    series: &MatrixSeries,
    width: f64,
    numbers: &dyn Fn(u32) -> String,
    measure: &dyn Measure,
) -> Placed {
    let mut sheet = Sheet::new(width, measure);
    if series.rows.is_empty() || series.columns.is_empty() {
        return sheet.done(0.0);
    }
    let plan = Plan::new(series, &sheet, numbers);
    let mut top = plan.heads(series, &mut sheet);
    let max = series.cells.iter().map(|(part, _)| *part).max();
    let acts = series.cells.len() <= MOST_HITS;
    for (at, row) in series.rows.iter().enumerate() {
        let indent = f64::from(row.depth.min(4)) * 12.0;
        let style = (sheet.weight(row.chosen), Tone::Text);
        let lines = sheet.lines(&row.label, plan.labels - indent, 2);
        let text = lines.len() as f64 * sheet.leading();
        let mut height = plan.row;
        if plan.above {
            top = sheet.column(&lines, (indent, top + 6.0), Anchor::Start, style) + 2.0;
        } else {
            height = height.max(text + 6.0);
            let upper = top + (height - text) / 2.0;
            sheet.column(&lines, (indent, upper), Anchor::Start, style);
        }
        for (place, column) in series.columns.iter().enumerate() {
            let position = at * series.columns.len() + place;
            let Some((part, whole)) = series.cells.get(position).copied() else {
                break;
            };
            let (line, across) = (place / plan.across, place % plan.across);
            let area = Area::new(
                plan.left + across as f64 * plan.slot,
                top + line as f64 * height,
                plan.slot,
                height,
            );
            let cell = Cell {
                step: shade(part, max.unwrap_or(0)),
                chosen: row.chosen && column.chosen,
                number: if part > 0 || whole > 0 {
                    numbers(part)
                } else if plan.says {
                    series.empty.clone()
                } else {
                    String::new()
                },
                letter: plan.above.then(|| letters(place)),
            };
            cell.place(area, &mut sheet);
            if acts {
                sheet.hit(position, area);
            }
        }
        top += height * series.columns.len().div_ceil(plan.across) as f64;
    }
    if !plan.says && series.cells.contains(&(0, 0)) && !series.empty.is_empty() {
        // Where a cell has no room for the words, they stand below, once.
        top += 6.0;
        let side = TARGET - 8.0;
        let upper = top + ((sheet.leading() - side) / 2.0).round();
        sheet.rect(
            Area::new(plan.left, upper, side, side),
            Paint::Outline(Tone::Edge),
        );
        let at = (plan.left + side + 8.0, sheet.baseline(top));
        let said = sheet.fitted(&series.empty, sheet.width() - at.0);
        sheet.text(at, Anchor::Start, (sheet.font, Tone::Quiet), &said);
        top += sheet.leading() + 4.0;
    }
    sheet.done(top)
}

/// How the room is shared.
struct Plan {
    /// Whether labels of rows stand above their cells.
    above: bool,
    /// Whether letters stand for the heads of columns.
    lettered: bool,
    /// Room of the labels of rows.
    labels: f64,
    /// Where the cells begin.
    left: f64,
    /// Width of a cell and what separates it from the next.
    slot: f64,
    /// Height of a row, likewise.
    row: f64,
    /// How many cells stand side by side.
    across: usize,
    /// Whether a cell that no case has can say so.
    says: bool,
}

impl Plan {
    fn new(series: &MatrixSeries, sheet: &Sheet, numbers: &dyn Fn(u32) -> String) -> Self {
        let count = series.columns.len();
        let cells = series.cells.iter();
        let number = cells
            .map(|(part, _)| sheet.measured(&numbers(*part)))
            .fold(0.0, f64::max);
        let least = (number + 10.0).max(TARGET + 4.0);
        let row = (sheet.leading() + 12.0).max(TARGET + 4.0);
        let heads = || series.rows.iter().map(|row| row.label.as_str());
        let labels = (sheet.widest(&mut heads()) + 24.0).min((sheet.width() * LABELS).floor());
        let left = labels + GAP;
        let slot = ((sheet.width() - left) / count as f64).floor().min(WIDEST);
        let names: Vec<String> = (0..count).map(letters).collect();
        let letter = sheet.widest(&mut names.iter().map(String::as_str));
        let is_whole = |column: &Bar| {
            let lines = sheet.lines(&column.label, slot - 8.0, HEAD_LINES);
            lines
                .last()
                .is_none_or(|last| column.label.ends_with(last.as_str()))
        };
        let lettered = !series.columns.iter().all(is_whole);
        let least_head = if lettered { letter + 4.0 } else { 0.0 };
        if sheet.width() >= NARROW && slot >= least.max(least_head) {
            return Self {
                above: false,
                lettered,
                labels,
                left,
                slot,
                row,
                across: count,
                says: sheet.measured(&series.empty) + 8.0 <= slot,
            };
        }
        let least = (number + letter + 2.0 * INSET + 10.0)
            .max(least)
            .min(sheet.width());
        let most = ((sheet.width() / least).floor() as usize).max(1);
        // As many in each line, as far as they go.
        let across = count.div_ceil(count.div_ceil(most));
        Self {
            above: true,
            lettered: true,
            labels: sheet.width(),
            left: 0.0,
            slot: (sheet.width() / across as f64).floor().min(WIDEST),
            row,
            across,
            says: false,
        }
    }

    /// Places the heads of the columns, and the key where letters stand for them; answers where
    /// they end.
    fn heads(&self, series: &MatrixSeries, sheet: &mut Sheet) -> f64 {
        let mut top = 0.0;
        if self.lettered {
            top = key(&series.columns, sheet) + 10.0;
        }
        if self.above {
            return top;
        }
        let heads: Vec<Vec<String>> = series
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                if self.lettered {
                    vec![letters(at)]
                } else {
                    sheet.lines(&column.label, self.slot - 8.0, HEAD_LINES)
                }
            })
            .collect();
        let most = heads.iter().map(Vec::len).max().unwrap_or(0);
        let base = top + most as f64 * sheet.leading();
        for ((at, lines), column) in heads.iter().enumerate().zip(&series.columns) {
            let x = self.left + (at as f64 + 0.5) * self.slot - 1.0;
            // The last lines stand side by side.
            let upper = base - lines.len() as f64 * sheet.leading();
            let style = (sheet.weight(column.chosen), Tone::Text);
            sheet.column(lines, (x, upper), Anchor::Middle, style);
        }
        base + 6.0
    }
}

/// Places the key of the letters in as many columns as there is room for, and answers where it
/// ends.
fn key(columns: &[Bar], sheet: &mut Sheet) -> f64 {
    let names: Vec<String> = (0..columns.len()).map(letters).collect();
    let indent = sheet.widest(&mut names.iter().map(String::as_str)) + 8.0;
    let widest = sheet.widest(&mut columns.iter().map(|column| column.label.as_str()));
    let wide = (indent + widest + 20.0).min(sheet.width());
    let across = ((sheet.width() + 20.0) / wide).floor() as usize;
    let down = columns.len().div_ceil(across.max(1));
    for (at, (name, column)) in names.iter().zip(columns).enumerate() {
        // Read downwards, as an index is.
        let x = (at / down) as f64 * wide;
        let y = sheet.baseline((at % down) as f64 * sheet.leading());
        let room = wide.min(sheet.width() - x) - indent;
        let label = sheet.fitted(&column.label, room);
        let bold = sheet.weight(true);
        sheet.text((x, y), Anchor::Start, (bold, Tone::Text), name);
        let style = (sheet.weight(column.chosen), Tone::Quiet);
        sheet.text((x + indent, y), Anchor::Start, style, &label);
    }
    down as f64 * sheet.leading()
}

/// What a cell shows.
struct Cell {
    /// Its shade; none where no case of the selection has both.
    step: Option<u8>,
    /// Whether both of its terms are chosen.
    chosen: bool,
    number: String,
    letter: Option<String>,
}

impl Cell {
    fn place(&self, slot: Area, sheet: &mut Sheet) {
        let area = Area::new(slot.x, slot.y, slot.w - 2.0, slot.h - 2.0);
        let edge = if self.chosen {
            Tone::Accent
        } else {
            Tone::Edge
        };
        match self.step {
            Some(step) => sheet.rect(area, Paint::Solid(Tone::Shade(step))),
            None => sheet.rect(area, Paint::Outline(edge)),
        }
        if self.chosen {
            let inner = Area::new(area.x + 1.0, area.y + 1.0, area.w - 2.0, area.h - 2.0);
            sheet.rect(area, Paint::Outline(edge));
            sheet.rect(inner, Paint::Outline(edge));
        }
        let tone = self.step.map_or(Tone::Quiet, on_shade);
        let y = sheet.baseline(area.y + (area.h - sheet.leading()) / 2.0);
        let style = (sheet.weight(self.chosen), tone);
        let mut room = area.w - 4.0;
        let (mut x, mut anchor) = (area.x + area.w / 2.0, Anchor::Middle);
        if let Some(letter) = &self.letter {
            (x, anchor) = (area.x + area.w - INSET, Anchor::End);
            room -= INSET + 2.0 + sheet.measured(letter);
            sheet.text(
                (area.x + INSET, y),
                Anchor::Start,
                (sheet.font, tone),
                letter,
            );
        }
        // A number cut short would be another number; it stands in the table.
        if sheet.measured(&self.number) <= room {
            sheet.text((x, y), anchor, style, &self.number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_the_last() {
        let cases = [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")];
        for (at, expected) in cases {
            assert_eq!(letters(at), expected);
        }
    }
}
