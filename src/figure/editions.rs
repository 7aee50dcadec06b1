//! Cases by year of publication, of several editions, as rows of small columns.

use super::{Figure, Row, Table, Target};
use crate::charts::{Bar, Hit, Measure, PanelSeries, Placed, YearRow, panels};
use crate::dataset::Dataset;
use crate::engine::{Bits, Index};
use crate::i18n::{EditionLabel, Label, Lang, number};
use crate::selection::Selection;

/// The figure.
pub struct Editions {
    lang: Lang,
    series: PanelSeries,
    /// What each edition is called.
    names: Vec<String>,
    /// First and last year of each edition.
    spans: Vec<Option<(i32, i32)>>,
}

impl Editions {
    /// Of each edition the cases that are counted where nothing is asked, in the order given; with
    /// each, how many indicators it defines otherwise than the one before.
    pub fn new(editions: &[(&Dataset, &Index, u32)], lang: Lang) -> Self {
        let years = |dataset: &Dataset, cases: &Bits| -> Vec<i32> {
            let year = |row: usize| dataset.cases.year.get(row).copied();
            cases.iter().filter_map(year).collect()
        };
        let name = |(dataset, ..): &(&Dataset, &Index, u32)| {
            lang.messages().edition(&dataset.package.edition)
        };
        let names: Vec<String> = editions.iter().map(name).collect();
        let of_edition = |(dataset, index, redefined): &(&Dataset, &Index, u32)| {
            let cases = index.counted(&Selection::default());
            (*redefined, years(dataset, &cases))
        };
        let editions: Vec<(u32, Vec<i32>)> = editions.iter().map(of_edition).collect();
        let span = |years: &[i32]| {
            let first = years.iter().min().copied();
            Some((first?, years.iter().max().copied()?))
        };
        let spans: Vec<_> = editions.iter().map(|(_, years)| span(years)).collect();
        let known = spans.iter().flatten();
        let first = known.clone().map(|(first, _)| *first).min().unwrap_or(0);
        let last = known.map(|(_, last)| *last).max().unwrap_or(first);
        let rows = editions
            .into_iter()
            .zip(&names)
            .map(|((redefined, years), name)| {
                let count = |year: i32| years.iter().filter(|known| **known == year).count() as u32;
                YearRow {
                    bar: Bar {
                        // The mark of a break stands where the row is named.
                        label: match redefined {
                            0 => name.clone(),
                            count => format!("{name} (≠\u{a0}{count})"),
                        },
                        part: years.len() as u32,
                        whole: years.len() as u32,
                        ..Bar::default()
                    },
                    hue: None,
                    years: (first..=last)
                        .map(|year| (count(year), count(year)))
                        .collect(),
                }
            });
        Self {
            lang,
            series: PanelSeries {
                first,
                rows: rows.collect(),
            },
            names,
            spans,
        }
    }

    /// A sentence for each edition.
    pub fn sentences(&self) -> Vec<String> {
        let words = self.lang.edition_messages();
        let rows = self.series.rows.iter().zip(&self.spans).zip(&self.names);
        rows.map(|((row, span), name)| words.edition_years(name, row.bar.part, *span))
            .collect()
    }
}

impl Figure for Editions {
    fn sentence(&self) -> String {
        self.sentences().join(" ")
    }

    fn note(&self) -> &'static str {
        let words = self.lang.edition_messages();
        words.edition_label(EditionLabel::EditionsNote)
    }

    fn place(&self, width: f64, measure: &dyn Measure) -> Placed {
        let write = |n: u32| number::whole(n, self.lang);
        let mut placed = panels::place(&self.series, width, &write, measure);
        // Nothing acts: a row is an edition, not a selection.
        placed.hits.clear();
        placed
    }

    fn target(&self, _: &Hit) -> Option<Target> {
        None
    }

    fn table(&self) -> Table {
        let rows = &self.series.rows;
        let columns = self.names.iter().cloned();
        let year = self.lang.messages().label(Label::Year).to_owned();
        let years = rows.first().map_or(0, |row| row.years.len());
        let of_year = |at: usize| {
            let count = |row: &YearRow| row.years.get(at).map_or(0, |(part, _)| *part);
            let cells = rows.iter().map(|row| number::whole(count(row), self.lang));
            Row {
                depth: 0,
                head: (i64::from(self.series.first) + at as i64).to_string(),
                cells: cells.collect(),
            }
        };
        Table {
            columns: std::iter::once(year).chain(columns).collect(),
            rows: (0..years).map(of_year).collect(),
            words: &[],
        }
    }
}
