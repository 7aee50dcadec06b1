//! Terms of one facet × terms of another, as cells.

use super::{Act, Context, Figure, Row, Table, Target, bars_of, facet_label, terms_of};
use crate::aggregate::{Crossing, crossing};
use crate::charts::matrix::{self, letters};
use crate::charts::{Bar, Hit, MOST_HITS, MatrixSeries, Measure, Placed};
use crate::dataset::{FacetId, TermId};
use crate::i18n::{FigureLabel, Label, Lang, number};

/// The figure.
pub(super) struct Matrix {
    lang: Lang,
    /// The names of the facets.
    facets: [String; 2],
    /// How many cases match.
    cases: u32,
    rows: Vec<TermId>,
    columns: Vec<TermId>,
    series: MatrixSeries,
    /// Whether terms were left out, as there are too many cells.
    cut: bool,
}

/// The most cells that are drawn.
const CELLS: usize = 2_000;

/// Of a crossing with too many cells, the terms without a parent, and as many rows of them as there
/// is room for; and whether it was so.
fn within_reason(crossing: Crossing) -> (Crossing, bool) {
    let Crossing {
        rows,
        columns,
        cells,
    } = crossing;
    if cells.len() <= CELLS {
        let crossing = Crossing {
            rows,
            columns,
            cells,
        };
        return (crossing, false);
    }
    let mut kept = Crossing {
        rows: Vec::new(),
        columns: Vec::new(),
        cells: Vec::new(),
    };
    for bar in &columns {
        if bar.depth == 0 && kept.columns.len() < CELLS {
            kept.columns.push(*bar);
        }
    }
    for (bar, cells) in rows.iter().zip(cells.chunks(columns.len().max(1))) {
        if bar.depth > 0 || kept.cells.len() + kept.columns.len() > CELLS {
            continue;
        }
        kept.rows.push(*bar);
        for (column, cell) in columns.iter().zip(cells) {
            if column.depth == 0 && kept.cells.len() < kept.rows.len() * kept.columns.len() {
                kept.cells.push(*cell);
            }
        }
    }
    (kept, true)
}

impl Matrix {
    pub(super) fn new((rows, columns): (FacetId, FacetId), context: &Context) -> Self {
        let Context {
            dataset,
            index,
            selection,
            outcome,
            heading,
            lang,
            ..
        } = *context;
        let crossing = crossing(dataset, index, selection, outcome, rows, columns);
        let (crossing, cut) = within_reason(crossing);
        Self {
            lang,
            facets: [rows, columns].map(|facet| facet_label(dataset, facet, lang)),
            cases: heading.cases,
            rows: terms_of(&crossing.rows),
            columns: terms_of(&crossing.columns),
            series: MatrixSeries {
                rows: bars_of(dataset, &crossing.rows, lang),
                columns: bars_of(dataset, &crossing.columns, lang),
                cells: crossing.cells,
                empty: lang
                    .figure_messages()
                    .figure_label(FigureLabel::Undocumented)
                    .to_owned(),
            },
            cut,
        }
    }

    /// Whether each cell has a button.
    fn acts(&self) -> bool {
        self.series.cells.len() <= MOST_HITS
    }

    /// The row and the column of a position.
    fn at(&self, position: usize) -> Option<(usize, usize)> {
        let across = self.columns.len();
        Some((position.checked_div(across)?, position % across))
    }

    /// What a cell says of the selection.
    fn written(&self, (part, whole): (u32, u32)) -> String {
        if part == 0 && whole == 0 {
            let words = self.lang.figure_messages();
            return words.figure_label(FigureLabel::Undocumented).to_owned();
        }
        number::whole(part, self.lang)
    }
}

impl Figure for Matrix {
    fn sentence(&self) -> String {
        let words = self.lang.figure_messages();
        let MatrixSeries {
            rows,
            columns,
            cells,
            ..
        } = &self.series;
        let (mut pairs, mut without) = (0, 0);
        let mut most: Option<(&Bar, &Bar, u32)> = None;
        for (position, (part, _)) in cells.iter().enumerate() {
            let Some((row, column)) = self.at(position) else {
                continue;
            };
            let (Some(row), Some(column)) = (rows.get(row), columns.get(column)) else {
                continue;
            };
            // A child repeats cases of its parent.
            if row.depth > 0 || column.depth > 0 {
                continue;
            }
            pairs += 1;
            without += u32::from(*part == 0);
            if *part > most.map_or(0, |(.., most)| most) {
                most = Some((row, column, *part));
            }
        }
        most.map_or_else(
            || {
                words
                    .figure_label(FigureLabel::Common(Label::NoCase))
                    .to_owned()
            },
            |(row, column, part)| {
                let pair = (row.label.as_str(), column.label.as_str());
                words.pairs_sentence(pair, (part, self.cases), (without, pairs))
            },
        )
    }

    fn place(&self, width: f64, measure: &dyn Measure) -> Placed {
        let write = |n: u32| number::whole(n, self.lang);
        matrix::place(&self.series, width, &write, measure)
    }

    fn target(&self, hit: &Hit) -> Option<Target> {
        let (row, column) = self.at(hit.first)?;
        let (one, other) = (self.series.rows.get(row)?, self.series.columns.get(column)?);
        let (part, whole) = *self.series.cells.get(hit.first)?;
        let words = self.lang.figure_messages();
        let pair = [one.label.as_str(), &other.label].join(", ");
        Some(Target {
            name: if part == 0 && whole == 0 {
                [
                    &pair,
                    words.colon(),
                    words.figure_label(FigureLabel::Undocumented),
                ]
                .concat()
            } else {
                words.bar(&pair, part, whole)
            },
            pressed: one.chosen && other.chosen,
            act: Act::Terms(*self.rows.get(row)?, *self.columns.get(column)?),
        })
    }

    fn note(&self) -> &'static str {
        let words = self.lang.figure_messages();
        match (self.cut, self.acts()) {
            (true, _) => words.figure_label(FigureLabel::TopTerms),
            (_, false) => words.figure_label(FigureLabel::TableActs),
            _ => "",
        }
    }

    fn row_target(&self, row: usize) -> Option<Target> {
        if self.acts() {
            return None;
        }
        let bar = self.series.rows.get(row)?;
        Some(Target {
            name: bar.label.clone(),
            pressed: bar.chosen,
            act: Act::Term(*self.rows.get(row)?),
        })
    }

    fn table(&self) -> Table {
        let mut table = Table {
            columns: vec![self.facets[0].clone()],
            rows: Vec::new(),
            words: &[],
        };
        for (at, column) in self.series.columns.iter().enumerate() {
            // The picture may have letters for the columns: both are found here.
            table
                .columns
                .push([&letters(at), " ", &column.label].concat());
        }
        let cells = self.series.cells.chunks(self.columns.len().max(1));
        for (row, cells) in self.series.rows.iter().zip(cells) {
            table.rows.push(Row {
                depth: row.depth,
                head: row.label.clone(),
                cells: cells.iter().map(|cell| self.written(*cell)).collect(),
            });
        }
        table
    }
}
