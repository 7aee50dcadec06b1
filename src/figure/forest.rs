//! Ratios with their intervals, as a forest plot: the newest cases first, a page at a time.

use super::values::{Cell, ROWS, Values, append, page, pages};
use super::{Context, Figure, Table, Target};
use crate::charts::forest::{ForestRow, ForestSeries, place};
use crate::charts::{Axis, Hit, Measure, Placed};
use crate::dataset::Scale;
use crate::i18n::{FigureLabel, Label, number};
use std::ops::Range;

/// The figure.
pub(super) struct Forest {
    values: Values,
    axis: Option<Axis>,
    /// The values that are drawn.
    page: Range<usize>,
}

/// A number that has a place on a logarithmic axis.
fn placed(number: f64) -> Option<f64> {
    (1e-18..=1e18).contains(&number).then_some(number)
}

impl Forest {
    pub(super) fn new(at: u32, context: &Context) -> Self {
        let newest_first = |case: crate::dataset::CaseId, year: i32, _| {
            // Years are far below this; cases of a year stay in the order of the file.
            let year = (i32::MAX - year.max(0)).cast_unsigned();
            u64::from(year) << 32 | u64::from(case.0)
        };
        let mut values = Values::new(context, Scale::Ratio, &newest_first);
        // One axis for all, whatever the page.
        let mut numbers = Vec::new();
        for item in &mut values.items {
            // An end of nothing has no place on a logarithmic axis: it is beyond its end.
            item.low = item.low.and_then(placed);
            item.high = item.high.and_then(placed);
            let all = [placed(item.value), item.low, item.high];
            for number in all.into_iter().flatten() {
                numbers.push(number);
            }
        }
        Self {
            axis: Axis::of(Scale::Ratio, &numbers),
            page: page(at, values.items.len(), ROWS),
            values,
        }
    }

    /// Whether two values stand in one group.
    fn is_same_case(&self, one: usize, other: usize) -> bool {
        let case = |at: usize| self.values.items.get(at).map(|item| item.case);
        case(one) == case(other)
    }

    /// The comparison that all rows of the group that begins here share; empty where they differ
    /// or the group is one row.
    fn shared(&self, first: usize) -> &str {
        let comparison = self.values.cell(first, Cell::Comparison);
        let mut next = first + 1;
        while next < self.page.end && self.is_same_case(first, next) {
            if self.values.cell(next, Cell::Comparison) != comparison {
                return "";
            }
            next += 1;
        }
        if next == first + 1 { "" } else { comparison }
    }

    /// The number with its interval, as short as a picture needs it.
    fn note(&self, at: usize) -> [String; 2] {
        let short = self.values.written(at, Cell::Value);
        let [low, high] = [Cell::Low, Cell::High].map(|cell| self.values.written(at, cell));
        let interval = match (low.is_empty(), high.is_empty()) {
            (true, true) => return [short.clone(), short],
            (true, false) => ["≤\u{a0}", "", &high].concat(),
            (false, true) => ["≥\u{a0}", &low, ""].concat(),
            (false, false) => [&low, "–", &high].concat(),
        };
        [[&short, " (", &interval, ")"].concat(), short]
    }
}

impl Figure for Forest {
    fn sentence(&self) -> String {
        let mut said = match self.values.counted() {
            Ok(counted) => counted,
            Err(nothing) => return nothing,
        };
        let words = self.values.lang.figure_messages();
        let add = |said: &mut String, part: &str| append(said, words.semicolon(), part);
        let (mut with, mut across) = (0, 0);
        for (at, item) in self.values.items.iter().enumerate() {
            let is_given = |cell| !self.values.cell(at, cell).is_empty();
            if is_given(Cell::Low) || is_given(Cell::High) {
                with += 1;
                // An open end goes on for ever.
                let is_below = item.low.is_none_or(|low| low <= 1.0);
                across += u32::from(is_below && item.high.is_none_or(|high| high >= 1.0));
            }
        }
        let all = self.values.items.len();
        if with > 0 {
            add(&mut said, &words.across(across, with));
        }
        let without = all as u32 - with;
        if without > 0 {
            add(&mut said, &words.without_interval(without));
        }
        if self.page.len() < all {
            add(
                &mut said,
                &words.rows_drawn(self.page.start + 1, self.page.end, all),
            );
        }
        said
    }

    fn place(&self, width: f64, measure: &dyn Measure) -> Placed {
        let words = self.values.lang.figure_messages();
        let mut rows = Vec::new();
        let mut shared = "";
        for at in self.page.clone() {
            let Some(item) = self.values.items.get(at) else {
                break;
            };
            let begins = at == self.page.start || !self.is_same_case(at - 1, at);
            if begins {
                shared = self.shared(at);
            }
            let [note, short] = self.note(at);
            let cell = |show: bool, cell| if show { self.values.cell(at, cell) } else { "" };
            rows.push(ForestRow {
                head: cell(begins, Cell::Title),
                shared: if begins { shared } else { "" },
                text: cell(true, Cell::Text),
                comparison: cell(shared.is_empty(), Cell::Comparison),
                note,
                short,
                value: item.value,
                low: item.low,
                high: item.high,
                kind: item.kind,
            });
        }
        let series = ForestSeries {
            axis: self.axis.filter(|_| !rows.is_empty()),
            first: self.page.start,
            rows,
        };
        let keys = self.values.keys(self.page.clone());
        let write = |digits: &str| number::written(digits, self.values.lang);
        let said = (
            words.figure_label(FigureLabel::Common(Label::NoEffect)),
            keys.as_slice(),
        );
        place(&series, width, said, &write, measure)
    }

    fn target(&self, hit: &Hit) -> Option<Target> {
        self.values.target(hit)
    }

    fn related(&self, hit: &Hit) -> Vec<usize> {
        self.values.related(hit)
    }

    fn pages(&self) -> usize {
        pages(self.values.items.len(), ROWS)
    }

    fn table(&self) -> Table {
        self.values.table()
    }
}
