//! The values of matching cases on one scale, with the words that a number must carry: what the
//! forest plot and the chart of people have in common.
//!
//! Values are only ever shown one beside the other. Nothing here adds, averages or pools.

use super::{Act, Context, Row, Table, Target};
use crate::arrange::order;
use crate::charts::{Hit, Key, MarkKind};
use crate::dataset::column::TextColumn;
use crate::dataset::model::Subject;
use crate::dataset::{CaseId, Scale};
use crate::engine::Bits;
use crate::i18n::{FigureLabel, Label, Lang, number};

/// A value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub case: CaseId,
    pub value: f64,
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// The shape of its proof.
    pub kind: MarkKind,
}

/// What is written of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Title,
    Indicator,
    Text,
    Value,
    Unit,
    Interval,
    Low,
    High,
    Population,
    Comparison,
    Proof,
}

/// The most rows of a picture: what a page of words can hold.
pub(super) const ROWS: usize = 30;

/// How many cells a value has.
const CELLS: usize = Cell::Proof as usize + 1;

/// Values in the order in which they are read.
pub(super) struct Values {
    pub lang: Lang,
    /// How many cases match.
    pub matching: u32,
    /// How many of them have a value here.
    pub cases: u32,
    pub items: Vec<Item>,
    texts: TextColumn,
}

impl Values {
    /// The values on a scale in ascending order of a key of case, year of publication and value.
    pub fn new(context: &Context, scale: Scale, key: &dyn Fn(CaseId, i32, f64) -> u64) -> Self {
        let Context {
            dataset,
            outcome,
            heading,
            lang,
            ..
        } = *context;
        let values = &dataset.values;
        let mut found = Vec::new();
        let mut keys: Vec<u64> = Vec::new();
        let mut cases = Bits::none(dataset.case_count());
        for (row, subject) in values.subject.iter().enumerate() {
            let Subject::Case(case) = *subject else {
                continue;
            };
            let indicator = values.indicator.get(row);
            let indicator = indicator.and_then(|at| dataset.indicators.get(*at as usize));
            let Some(indicator) = indicator.filter(|indicator| indicator.scale == scale) else {
                continue;
            };
            let value = values.value.get(row).copied().flatten();
            let year = dataset.cases.year.get(case.0 as usize).copied();
            if let (Some(value), Some(year), true) =
                (value, year, outcome.rows.contains(case.0 as usize))
            {
                cases.insert(case.0 as usize);
                keys.push(key(case, year, value));
                found.push((row, case, value, indicator));
            }
        }
        let mut items = Vec::new();
        let mut texts = TextColumn::default();
        for at in order(keys) {
            let Some((row, case, value, indicator)) = found.get(at as usize).copied() else {
                continue;
            };
            let proof = values.proof.get(row);
            let proof = proof.and_then(|proof| dataset.term(*proof));
            let end = |column: &[Option<f64>]| column.get(row).copied().flatten();
            items.push(Item {
                case,
                value,
                low: end(&values.low),
                high: end(&values.high),
                kind: MarkKind::of(proof.and_then(|proof| proof.sign)),
            });
            // In the order of the cells.
            let cells: [&str; CELLS] = [
                dataset.cases.title.get(case.0 as usize, lang),
                indicator.label.get(lang),
                values.text.get(row, lang),
                values.value_text.get(row),
                indicator.unit.get(lang),
                values.interval.get(row),
                values.low_text.get(row),
                values.high_text.get(row),
                values.population.get(row, lang),
                values.comparison.get(row, lang),
                proof.map_or("", |proof| proof.label.get(lang)),
            ];
            for cell in cells {
                texts.push(cell);
            }
        }
        Self {
            lang,
            matching: heading.cases,
            cases: cases.count(),
            items,
            texts,
        }
    }

    /// A cell of a value.
    pub fn cell(&self, at: usize, cell: Cell) -> &str {
        self.texts.get(at * CELLS + cell as usize)
    }

    /// A number as it is written in the language of the page.
    pub fn written(&self, at: usize, cell: Cell) -> String {
        number::written(self.cell(at, cell), self.lang)
    }

    /// The number with its unit.
    fn figure(&self, at: usize) -> String {
        let unit = self.cell(at, Cell::Unit);
        let space = if unit.is_empty() { "" } else { "\u{a0}" };
        [&self.written(at, Cell::Value), space, unit].concat()
    }

    /// The interval in words; empty where there is none.
    fn interval(&self, at: usize) -> String {
        let [kind, low, high] =
            [Cell::Interval, Cell::Low, Cell::High].map(|cell| self.cell(at, cell));
        if low.is_empty() && high.is_empty() {
            return String::new();
        }
        self.lang.figure_messages().interval(kind, low, high)
    }

    /// How many values there are, of how many cases; an error where there is nothing more
    /// to say.
    pub fn counted(&self) -> Result<String, String> {
        let words = self.lang.figure_messages();
        match (self.matching, self.items.len()) {
            (0, _) => Err(words
                .figure_label(FigureLabel::Common(Label::NoCase))
                .to_owned()),
            (matching, 0) => Err(words.values_in(0, matching)),
            (_, all) => Ok(words.values_in(all as u32, self.cases)),
        }
    }

    /// The signs of some values with the words of their proof, each once, the signs in their order.
    pub fn keys(&self, range: std::ops::Range<usize>) -> Vec<(Key, &str)> {
        let mut keys = Vec::new();
        for kind in MarkKind::ALL {
            for at in range.clone() {
                let key = (Key::Mark(kind), self.cell(at, Cell::Proof));
                let is_its = self.items.get(at).is_some_and(|item| item.kind == kind);
                if is_its && !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        keys
    }

    /// What the mark of a value says and does.
    pub fn target(&self, hit: &Hit) -> Option<Target> {
        let at = hit.first;
        let item = self.items.get(at)?;
        let cell = |cell| self.cell(at, cell);
        let (figure, interval) = (self.figure(at), self.interval(at));
        let name = joined(&[
            cell(Cell::Title),
            cell(Cell::Indicator),
            cell(Cell::Text),
            &figure,
            &interval,
            cell(Cell::Comparison),
            cell(Cell::Proof),
        ]);
        Some(Target {
            name,
            pressed: false,
            act: Act::Case(item.case),
        })
    }

    /// The values of the same case.
    pub fn related(&self, hit: &Hit) -> Vec<usize> {
        let mut values = Vec::new();
        let case = self.items.get(hit.first).map(|item| item.case);
        for (at, item) in self.items.iter().enumerate() {
            if Some(item.case) == case {
                values.push(at);
            }
        }
        values
    }

    /// Every value with all that it must carry.
    pub fn table(&self) -> Table {
        let words = self.lang.figure_messages();
        let mut rows = Vec::new();
        for at in 0..self.items.len() {
            let cell = |cell| self.cell(at, cell);
            let population = match cell(Cell::Population) {
                "" => words.figure_label(FigureLabel::Common(Label::NoPopulation)),
                given => given,
            };
            rows.push(row(&[
                cell(Cell::Title),
                cell(Cell::Indicator),
                cell(Cell::Text),
                &self.figure(at),
                &self.interval(at),
                population,
                cell(Cell::Comparison),
                cell(Cell::Proof),
            ]));
        }
        let columns = row(&[
            words.figure_label(FigureLabel::Case),
            words.indicator(),
            words.figure_label(FigureLabel::WhatIsCounted),
            words.figure_label(FigureLabel::Value),
            words.figure_label(FigureLabel::Interval),
            words.figure_label(FigureLabel::Common(Label::Population)),
            words.figure_label(FigureLabel::Common(Label::Comparison)),
            words.figure_label(FigureLabel::Common(Label::Proof)),
        ]);
        table(columns, rows, &[1, 2, 4, 5, 6, 7])
    }
}

/// A row of a table; its head comes first.
pub(super) fn row(cells: &[&str]) -> Row {
    let mut cells = cells.iter().map(|cell| String::from(*cell));
    Row {
        depth: 0,
        head: cells.next().unwrap_or_default(),
        cells: cells.collect(),
    }
}

/// A table under the names of its columns, some of which hold words.
pub(super) fn table(names: Row, rows: Vec<Row>, words: &'static [usize]) -> Table {
    let mut columns = names.cells;
    columns.insert(0, names.head);
    Table {
        columns,
        rows,
        words,
    }
}

/// What is not empty, put together for a name that is read aloud.
pub(super) fn joined(parts: &[&str]) -> String {
    let mut name = String::new();
    for part in parts {
        append(&mut name, " – ", part);
    }
    name
}

/// Adds a part to what was said before, unless it is empty.
pub(super) fn append(said: &mut String, between: &str, part: &str) {
    if !part.is_empty() {
        if !said.is_empty() {
            said.push_str(between);
        }
        said.push_str(part);
    }
}

/// The rows of a page, of all that there are; a page beyond the last is the last.
pub(super) fn page(page: u32, all: usize, rows: usize) -> std::ops::Range<usize> {
    let first = (page as usize).min(pages(all, rows) - 1) * rows;
    first..(first + rows).min(all)
}

/// How many pages of so many rows there are, one at least.
pub(super) fn pages(all: usize, rows: usize) -> usize {
    all.div_ceil(rows).max(1)
}
