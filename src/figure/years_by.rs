//! Cases by year, of all and of each term of a facet, as rows of small columns.

use super::{Act, Context, Figure, Row, Table, Target, facet_label, root_at, term_label};
use crate::aggregate::{TermBar, term_bars, term_years};
use crate::charts::{Hit, Measure, PanelSeries, Placed, YearRow, panels};
use crate::dataset::{FacetId, Role, TermId};
use crate::i18n::{FigureLabel, Label, Lang, number};

/// The figure.
pub(super) struct YearsBy {
    lang: Lang,
    /// The name of the facet.
    facet: String,
    role: Option<Role>,
    /// How many cases match.
    cases: u32,
    /// The terms of the rows after the first.
    terms: Vec<TermId>,
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
        let row = |bar: &TermBar| {
            let count = |cases| term_years(dataset, index, cases, bar.term, (first, years.len()));
            let counts = count(&outcome.rows).into_iter().zip(count(&whole));
            YearRow {
                label: term_label(dataset, bar.term, lang),
                // Hues are those of the flow: what is in one colour is one usage.
                hue: (role == Some(Role::Usage)).then(|| root_at(dataset, &roots, bar.term)),
                chosen: bar.chosen,
                part: bar.part,
                whole: bar.whole,
                years: counts.collect(),
            }
        };
        let all = YearRow {
            label: lang
                .figure_messages()
                .figure_label(FigureLabel::AllCases)
                .to_owned(),
            part: heading.cases,
            whole: heading.whole,
            years: years
                .iter()
                .map(|(_, part, whole)| (*part, *whole))
                .collect(),
            ..YearRow::default()
        };
        Self {
            lang,
            facet: facet_label(dataset, facet, lang),
            role,
            cases: heading.cases,
            terms: bars.iter().map(|bar| bar.term).collect(),
            series: PanelSeries {
                first,
                rows: std::iter::once(all).chain(bars.iter().map(row)).collect(),
            },
        }
    }

    fn year(&self, at: usize) -> i32 {
        let at = i32::try_from(at).unwrap_or(i32::MAX);
        self.series.first.saturating_add(at)
    }
}

impl Figure for YearsBy {
    fn name(&self) -> String {
        let words = self.lang.figure_messages();
        words.crossed_name(
            words.figure_label(FigureLabel::Common(Label::Year)),
            &self.facet,
        )
    }

    fn sentence(&self) -> String {
        let words = self.lang.figure_messages();
        let mut most: Option<&YearRow> = None;
        for row in self.series.rows.iter().skip(1) {
            if row.part > most.map_or(0, |most| most.part) {
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
        let most = words.chart_sentence(self.role, false, &row.label, row.part, self.cases);
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
                .bar(&row.label, row.part, row.whole),
            pressed: row.chosen,
            act: Act::Term(*self.terms.get(term)?),
        })
    }

    fn table(&self) -> Table {
        let words = self.lang.figure_messages();
        let rows = &self.series.rows;
        let year = words
            .figure_label(FigureLabel::Common(Label::Year))
            .to_owned();
        let years = rows.first().map_or(0, |row| row.years.len());
        let row = |at: usize| Row {
            depth: 0,
            head: self.year(at).to_string(),
            cells: rows
                .iter()
                .map(|row| row.years.get(at).map_or(0, |(part, _)| *part))
                .map(|part| number::whole(part, self.lang))
                .collect(),
        };
        let labels = rows.iter().map(|row| row.label.clone());
        Table {
            columns: std::iter::once(year).chain(labels).collect(),
            rows: (0..years).map(row).collect(),
        }
    }
}
