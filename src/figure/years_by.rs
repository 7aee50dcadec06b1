//! Cases by year, of all and of each term of a facet, as rows of small columns.

use super::{Act, Context, Figure, Row, Table, Target, bars_of, root_at, terms_of};
use crate::aggregate::{term_bars, term_years};
use crate::charts::{Bar, Hit, MOST_HITS, Measure, PanelSeries, Placed, YearRow, panels};
use crate::dataset::{FacetId, Role, TermId};
use crate::i18n::{FigureLabel, Label, Lang, number};
use crate::selection::Years;

/// The figure.
pub(super) struct YearsBy {
    lang: Lang,
    role: Option<Role>,
    /// How many cases match.
    cases: u32,
    /// The terms of the rows after the first.
    terms: Vec<TermId>,
    /// Those that are asked for.
    years: Years,
    series: PanelSeries,
}

impl YearsBy {
    pub(super) fn new(facet: FacetId, context: &Context) -> Self {
        let Context {
            dataset,
            index,
            selection,
            outcome,
            heading,
            years,
            lang,
        } = *context;
        let bars = term_bars(dataset, index, selection, outcome, facet);
        let first = years.first().map_or(0, |(year, ..)| *year);
        let whole = index.counted(selection);
        let role = dataset.facet(facet).and_then(|facet| facet.role);
        let roots = dataset.roots(facet);
        let mut rows = vec![YearRow {
            bar: Bar {
                label: lang
                    .figure_messages()
                    .figure_label(FigureLabel::AllCases)
                    .to_owned(),
                part: heading.cases,
                whole: heading.whole,
                ..Bar::default()
            },
            hue: None,
            years: years
                .iter()
                .map(|(_, part, whole)| (*part, *whole))
                .collect(),
        }];
        let terms = terms_of(&bars);
        for (bar, term) in bars_of(dataset, &bars, lang).into_iter().zip(&terms) {
            let count = |cases| term_years(dataset, index, cases, *term, (first, years.len()));
            let counts = count(&outcome.rows).into_iter().zip(count(&whole));
            rows.push(YearRow {
                bar,
                // Hues are those of the flow: what is in one colour is one usage.
                hue: (role == Some(Role::Usage)).then(|| root_at(dataset, &roots, *term)),
                years: counts.collect(),
            });
        }
        Self {
            lang,
            role,
            cases: heading.cases,
            terms,
            years: selection.years(),
            series: PanelSeries { first, rows },
        }
    }

    fn year(&self, at: usize) -> i32 {
        let at = i32::try_from(at).unwrap_or(i32::MAX);
        self.series.first.saturating_add(at)
    }
}

impl Figure for YearsBy {
    fn sentence(&self) -> String {
        let words = self.lang.figure_messages();
        let mut most: Option<&YearRow> = None;
        for row in self.series.rows.iter().skip(1) {
            if row.bar.part > most.map_or(0, |most| most.bar.part) {
                most = Some(row);
            }
        }
        let Some(row) = most else {
            return words
                .figure_label(FigureLabel::Common(Label::NoCase))
                .to_owned();
        };
        let mut peak = (0, 0);
        for (at, (part, _)) in row.years.iter().enumerate() {
            if *part > peak.1 {
                peak = (self.year(at), *part);
            }
        }
        let bar = &row.bar;
        let most = words.chart_sentence(self.role, false, &bar.label, bar.part, self.cases);
        words.peak_sentence(&most, peak)
    }

    fn note(&self) -> &'static str {
        self.lang
            .figure_messages()
            .figure_label(FigureLabel::YearsByNote)
    }

    fn place(&self, width: f64, measure: &dyn Measure) -> Placed {
        let write = |n: u32| number::whole(n, self.lang);
        panels::place(&self.series, width, &write, measure)
    }

    fn target(&self, hit: &Hit) -> Option<Target> {
        let row = self.series.rows.get(hit.first)?;
        let term = hit.first.checked_sub(1)?;
        Some(Target {
            name: self
                .lang
                .figure_messages()
                .bar(&row.bar.label, row.bar.part, row.bar.whole),
            pressed: row.bar.chosen,
            act: Act::Term(*self.terms.get(term)?),
        })
    }

    fn table(&self) -> Table {
        let words = self.lang.figure_messages();
        let series = &self.series.rows;
        let mut table = Table {
            columns: vec![
                words
                    .figure_label(FigureLabel::Common(Label::Year))
                    .to_owned(),
            ],
            rows: Vec::new(),
            words: &[],
        };
        for row in series {
            table.columns.push(row.bar.label.clone());
        }
        let years = series.first().map_or(0, |row| row.years.len());
        for at in 0..years {
            let mut cells = Vec::with_capacity(series.len());
            for row in series {
                let part = row.years.get(at).map_or(0, |(part, _)| *part);
                cells.push(number::whole(part, self.lang));
            }
            table.rows.push(Row {
                depth: 0,
                head: self.year(at).to_string(),
                cells,
            });
        }
        table
    }

    fn row_target(&self, row: usize) -> Option<Target> {
        if self.series.rows.len() <= MOST_HITS {
            return None;
        }
        let year = self.year(row);
        let years = Years::between(year, year);
        Some(Target {
            name: year.to_string(),
            pressed: self.years == years,
            act: Act::Years(years),
        })
    }
}
