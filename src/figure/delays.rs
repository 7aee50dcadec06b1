//! Publications and decisions, a line a case, in the order of time, a page at a time.

use super::values::{ROWS, append, joined, page, pages, row, table};
use super::{Act, Context, Figure, Table, Target};
use crate::arrange::order;
use crate::charts::delays::{DelayRow, DelaySeries, place};
use crate::charts::{Hit, Key, MarkKind, Measure, Placed};
use crate::dataset::CaseId;
use crate::dataset::column::TextColumn;
use crate::dataset::model::PartialDate;
use crate::i18n::{FigureLabel, Label, Lang};
use std::ops::Range;

/// The most decisions that a name tells one by one.
const TOLD: usize = 4;

/// A case.
struct Item {
    case: CaseId,
    year: i32,
    /// Its decisions, in the order of time.
    decisions: Range<usize>,
}

/// The figure.
pub(super) struct Delays {
    lang: Lang,
    /// The cases, those without a decision last.
    items: Vec<Item>,
    titles: TextColumn,
    /// How many of the cases have a decision.
    decided: usize,
    dates: Vec<PartialDate>,
    /// What was decided, and by whom: two cells a decision.
    said: TextColumn,
    /// Decisions of a year before the publication, of the same, of a later one.
    when: [u32; 3],
    /// The first year, and the first that is not covered.
    span: (i32, i32),
    /// The cases that are drawn.
    page: Range<usize>,
}

impl Delays {
    pub(super) fn new(at: u32, context: &Context) -> Self {
        let Context {
            dataset,
            outcome,
            lang,
            ..
        } = *context;
        let mut cases = Vec::new();
        let mut keys: Vec<u64> = Vec::new();
        for row in outcome.rows.iter() {
            let decisions = dataset.cases.decisions.get(row);
            let first = decisions
                .first()
                .and_then(|at| dataset.decisions.date.get(*at as usize));
            let year = dataset.cases.year.get(row).copied().unwrap_or_default();
            // By publication, then by the first decision; without one, after all others.
            let published = u64::from(year.max(0).cast_unsigned()) << 32;
            let first = first.map_or(1 << 63, |date| u64::from(date.number()));
            keys.push(published | first);
            cases.push((row, year, decisions));
        }
        let mut figure = Self {
            lang,
            items: Vec::new(),
            titles: TextColumn::default(),
            decided: 0,
            dates: Vec::new(),
            said: TextColumn::default(),
            when: [0; 3],
            span: (i32::MAX, i32::MIN),
            page: 0..0,
        };
        for at in order(keys) {
            if let Some((row, year, decisions)) = cases.get(at as usize).copied() {
                let title = dataset.cases.title.get(row, lang);
                figure.add(CaseId(row as u32), year, title);
                for row in decisions {
                    let row = *row as usize;
                    let of = &dataset.decisions;
                    let said = [of.label.get(row, lang), of.body.get(row)];
                    if let Some(date) = of.date.get(row) {
                        figure.decide(year, *date, said);
                    }
                }
            }
        }
        figure.page = page(at, figure.decided, ROWS);
        figure
    }

    /// Adds a case.
    fn add(&mut self, case: CaseId, year: i32, title: &str) {
        let end = self.dates.len();
        self.items.push(Item {
            case,
            year,
            decisions: end..end,
        });
        self.titles.push(title);
    }

    /// Adds a decision to the last case.
    fn decide(&mut self, year: i32, date: PartialDate, said: [&str; 2]) {
        self.dates.push(date);
        for text in said {
            self.said.push(text);
        }
        if let Some(item) = self.items.last_mut() {
            item.decisions.end = self.dates.len();
        }
        self.decided = self.items.len();
        let [before, same, after] = &mut self.when;
        match date.year.cmp(&year) {
            std::cmp::Ordering::Less => *before += 1,
            std::cmp::Ordering::Equal => *same += 1,
            std::cmp::Ordering::Greater => *after += 1,
        }
        let (from, to) = self.span;
        self.span = (
            from.min(date.year).min(year),
            to.max(date.year.max(year).saturating_add(1)),
        );
    }

    /// What is said of a decision: when, whether before the publication, what, by whom.
    fn told(&self, item: &Item, at: usize) -> (String, [&str; 3]) {
        let words = self.lang.figure_messages();
        let date = self.dates.get(at).copied();
        let before = match date {
            Some(date) if date.is_before(item.year) => {
                words.figure_label(FigureLabel::Common(Label::BeforePublication))
            }
            _ => "",
        };
        let date = date.map_or_else(String::new, |date| words.date(date));
        (
            date,
            [before, self.said.get(at * 2), self.said.get(at * 2 + 1)],
        )
    }
}

impl Figure for Delays {
    fn sentence(&self) -> String {
        let words = self.lang.figure_messages();
        let add = |said: &mut String, part: &str| append(said, words.semicolon(), part);
        let all = self.items.len();
        if all == 0 {
            return words
                .figure_label(FigureLabel::Common(Label::NoCase))
                .to_owned();
        }
        let mut said = words.decided(self.decided as u32, all as u32);
        let [before, same, after] = self.when;
        if self.decided > 0 {
            add(&mut said, &words.decided_when(before, same, after));
        }
        let undecided = all - self.decided;
        if undecided > 0 {
            add(&mut said, &words.undecided(undecided as u32));
        }
        if self.page.len() < self.decided {
            add(
                &mut said,
                &words.rows_drawn(self.page.start + 1, self.page.end, self.decided),
            );
        }
        said
    }

    fn place(&self, width: f64, measure: &dyn Measure) -> Placed {
        let words = self.lang.figure_messages();
        let mut rows = Vec::new();
        for at in self.page.clone() {
            if let Some(item) = self.items.get(at) {
                rows.push(DelayRow {
                    title: self.titles.get(at),
                    year: item.year,
                    dates: self.dates.get(item.decisions.clone()).unwrap_or_default(),
                });
            }
        }
        let keys = [
            (
                Key::Box,
                words.figure_label(FigureLabel::Common(Label::Years)),
            ),
            (
                Key::Mark(MarkKind::Disc),
                words.figure_label(FigureLabel::Common(Label::Decision)),
            ),
            (
                Key::Mark(MarkKind::Back),
                words.figure_label(FigureLabel::EarlierDecision),
            ),
        ];
        let series = DelaySeries {
            span: self.span,
            first: self.page.start,
            rows,
        };
        let keys: &[_] = if self.decided == 0 { &[] } else { &keys };
        place(&series, width, keys, measure)
    }

    fn target(&self, hit: &Hit) -> Option<Target> {
        let item = self.items.get(hit.first)?;
        let words = self.lang.figure_messages();
        let mut name = joined(&[self.titles.get(hit.first), &words.published(item.year)]);
        for at in item.decisions.clone().take(TOLD) {
            let (date, [before, what, body]) = self.told(item, at);
            name = joined(&[&name, &date, before, what, body]);
        }
        let others = item.decisions.len().saturating_sub(TOLD);
        if others > 0 {
            name = joined(&[&name, &words.and_others(others)]);
        }
        Some(Target {
            name,
            pressed: false,
            act: Act::Case(item.case),
        })
    }

    fn pages(&self) -> usize {
        pages(self.decided, ROWS)
    }

    fn table(&self) -> Table {
        let words = self.lang.figure_messages();
        let mut rows = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            let (title, year) = (self.titles.get(at), item.year.to_string());
            if item.decisions.is_empty() {
                let none = words.figure_label(FigureLabel::Common(Label::NoDecision));
                rows.push(row(&[title, &year, "", "", none, ""]));
            }
            for at in item.decisions.clone() {
                let (date, [before, what, body]) = self.told(item, at);
                rows.push(row(&[title, &year, &date, before, what, body]));
            }
        }
        let columns = row(&[
            words.figure_label(FigureLabel::Case),
            words.figure_label(FigureLabel::Common(Label::Years)),
            words.figure_label(FigureLabel::DateOfDecision),
            words.figure_label(FigureLabel::Order),
            words.figure_label(FigureLabel::Common(Label::Decision)),
            words.figure_label(FigureLabel::Body),
        ]);
        table(columns, rows, &[2, 3, 4, 5])
    }
}
