//! The values that belong to no case, as small multiples.

use super::values::{append, page, pages};
use super::{Context, Figure, Row, Table, Target, term_label};
use crate::aggregate::{NationalPanel, NationalValue, national as series_of};
use crate::charts::{Hit, Measure, NationalSeries, Panel, Placed, Reading, national};
use crate::i18n::{FigureLabel, Label, Lang, number};
use std::ops::Range;

/// The most panels of a picture: on a phone each takes a fifth of the screen.
const PANELS: usize = 12;

/// The figure.
pub(super) struct National {
    lang: Lang,
    /// First and last year.
    range: Option<(i32, i32)>,
    /// Of all panels, those that are drawn.
    page: Range<usize>,
    /// All of them.
    series: NationalSeries,
    table: Vec<Row>,
}

impl National {
    pub(super) fn new(at: u32, context: &Context) -> Self {
        let mut figure = Self {
            lang: context.lang,
            range: None,
            page: 0..0,
            series: NationalSeries::default(),
            table: Vec::new(),
        };
        for panel in series_of(context.dataset) {
            figure.add(&panel, context);
        }
        figure.page = page(at, figure.series.panels.len(), PANELS);
        figure.series.years = figure.range;
        figure
    }

    fn add(&mut self, panel: &NationalPanel, context: &Context) {
        let Context { dataset, lang, .. } = *context;
        let values = &dataset.values;
        let indicator = dataset.indicators.get(panel.indicator as usize);
        let mut title = indicator.map_or("", |i| i.label.get(lang)).to_owned();
        let unit = indicator.map_or("", |i| i.unit.get(lang));
        if let Some(term) = panel.term {
            title.push_str(" – ");
            title.push_str(&term_label(dataset, term, lang));
        }
        if let (true, Some(first)) = (panel.split, panel.values.first()) {
            for column in [&values.text, &values.population, &values.comparison] {
                let told = column.get(first.row as usize, lang);
                if !told.is_empty() {
                    title.push_str(lang.figure_messages().colon());
                    title.push_str(told);
                }
            }
        }
        let mut readings = Vec::new();
        for NationalValue { row, what } in &panel.values {
            let row = *row as usize;
            let year = values.year.get(row).copied().unwrap_or(0);
            let (first, last) = self.range.unwrap_or((year, year));
            self.range = Some((first.min(year), last.max(year)));
            let source = values.reference.get(row).copied().unwrap_or(0);
            let text = number::written(values.value_text.get(row), lang);
            let when = match values.period.get(row) {
                "" => year.to_string(),
                period => period.to_owned(),
            };
            let told = |text: &str| text.to_owned();
            let cells = vec![
                when,
                text.clone(),
                told(unit),
                told(values.text.get(row, lang)),
                told(values.population.get(row, lang)),
                told(dataset.references.title.get(source as usize)),
            ];
            self.table.push(Row {
                depth: 0,
                head: title.clone(),
                cells,
            });
            readings.push(Reading {
                year,
                value: values.value.get(row).copied().flatten().unwrap_or(0.0),
                text,
                what: *what,
                source,
            });
        }
        self.series.panels.push(Panel {
            title,
            unit: unit.to_owned(),
            readings,
        });
    }
}

impl Figure for National {
    fn sentence(&self) -> String {
        let words = self.lang.figure_messages();
        let Some(range) = self.range else {
            return words.figure_label(FigureLabel::NoNational).to_owned();
        };
        let panels = &self.series.panels;
        let single = panels.iter().filter(|panel| panel.readings.len() == 1);
        let is_broken = |panel: &&Panel| {
            let mut kinds = panel.readings.iter().map(|reading| reading.what);
            let first = kinds.next();
            kinds.any(|what| Some(what) != first)
        };
        let broken = panels.iter().filter(is_broken);
        let all = panels.len();
        let mut said = words.national_sentence(
            // The table has a row for each value.
            (panels.len(), self.table.len()),
            range,
            (single.count(), broken.count()),
        );
        if self.page.len() < all {
            let drawn = words.panels_drawn(self.page.start + 1, self.page.end, all);
            append(&mut said, words.semicolon(), &drawn);
        }
        said
    }

    fn note(&self) -> &'static str {
        self.lang
            .figure_messages()
            .figure_label(FigureLabel::NationalNote)
    }

    fn place(&self, width: f64, measure: &dyn Measure) -> Placed {
        national::place(&self.series, self.page.clone(), width, measure)
    }

    /// Nothing acts: these values are about no case that could be selected.
    fn target(&self, _: &Hit) -> Option<Target> {
        None
    }

    fn pages(&self) -> usize {
        pages(self.series.panels.len(), PANELS)
    }

    fn table(&self) -> Table {
        let words = self.lang.figure_messages();
        let columns = [
            FigureLabel::Common(Label::National),
            FigureLabel::Common(Label::Year),
            FigureLabel::Value,
            FigureLabel::Unit,
            FigureLabel::WhatIsCounted,
            FigureLabel::Common(Label::Population),
            FigureLabel::Common(Label::Reference),
        ];
        Table {
            columns: columns
                .map(|label| words.figure_label(label).to_owned())
                .to_vec(),
            rows: self.table.clone(),
            words: &[3, 4, 5, 6],
        }
    }
}
