//! Cases by year of publication, as columns.

use super::{Act, Context, Figure, Row, Table, Target};
use crate::charts::series::{YearBar, YearSeries};
use crate::charts::{Hit, Measure, Placed, years};
use crate::i18n::{Label, Lang, number};
use crate::selection::Years;

/// Height of the picture, in CSS pixels.
const HEIGHT: f64 = 200.0;

/// The figure.
pub(super) struct ByYear {
    lang: Lang,
    /// How many cases match.
    cases: u32,
    /// First and last year of those.
    range: Option<(i32, i32)>,
    series: YearSeries,
}

impl ByYear {
    pub(super) fn new(context: &Context) -> Self {
        let chosen = context.selection.years();
        let bar = |(year, part, whole): &(i32, u32, u32)| YearBar {
            part: *part,
            whole: *whole,
            chosen: !chosen.is_open() && chosen.contain(*year),
        };
        Self {
            lang: context.lang,
            cases: context.heading.cases,
            range: context.heading.years,
            series: YearSeries {
                first: context.years.first().map_or(0, |(year, ..)| *year),
                years: context.years.iter().map(bar).collect(),
            },
        }
    }
}

impl ByYear {
    /// The last year since which at least half of the cases are.
    fn half(&self) -> i32 {
        let mut since = 0;
        let newest = self.series.years.iter().enumerate().rev();
        for (at, bar) in newest {
            since += bar.part;
            if since * 2 >= self.cases {
                return self.series.year(at);
            }
        }
        self.series.first
    }
}

impl Figure for ByYear {
    fn sentence(&self) -> String {
        let words = self.lang.messages();
        match self.range {
            Some(range) => words.years_sentence(self.cases, range, self.half()),
            None => words.label(Label::NoCase).to_owned(),
        }
    }

    fn place(&self, width: f64, measure: &dyn Measure) -> Placed {
        let write = |n: u32| number::whole(n, self.lang);
        years::place(&self.series, width, HEIGHT, &write, measure)
    }

    fn target(&self, hit: &Hit) -> Option<Target> {
        let (from, to) = (
            self.series.year(hit.first),
            self.series.year(hit.end.saturating_sub(1)),
        );
        let together = self.series.together(hit.range());
        let label = if from == to {
            from.to_string()
        } else {
            format!("{from}–{to}")
        };
        let words = self.lang.messages();
        Some(Target {
            name: words.bar(&label, together.part, together.whole),
            pressed: together.chosen,
            act: Act::Years(Years::between(from, to)),
        })
    }

    fn drags(&self) -> bool {
        true
    }

    fn table(&self) -> Table {
        let words = self.lang.messages();
        let row = |(at, bar): (usize, &YearBar)| Row {
            depth: 0,
            head: self.series.year(at).to_string(),
            cells: [bar.part, bar.whole]
                .map(|n| number::whole(n, self.lang))
                .to_vec(),
        };
        Table {
            columns: Table::of_counts(words.label(Label::Year).to_owned(), self.lang),
            rows: self.series.years.iter().enumerate().map(row).collect(),
            words: &[],
        }
    }
}
