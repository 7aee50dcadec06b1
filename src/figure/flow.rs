//! From sources over usages to beneficiaries, as ribbons.

use super::{Act, Context, Figure, Row, Table, Target, bars_of, facet_label, root_at, terms_of};
use crate::aggregate::{Path, TermBar, crossed, strongest, term_bars};
use crate::charts::flow::{self, Place};
use crate::charts::{FlowSeries, Hit, Measure, Placed};
use crate::dataset::{Role, TermId};
use crate::i18n::{FigureLabel, Label, Lang, number};

/// What stands between the terms of a path.
pub(super) const TO: &str = " → ";

/// The figure.
pub(super) struct Flow {
    lang: Lang,
    /// How many cases match.
    cases: u32,
    /// The terms of each column.
    terms: [Vec<TermId>; 3],
    /// The terms that most cases have together.
    path: Option<Path>,
    series: FlowSeries,
}

impl Flow {
    pub(super) fn new(context: &Context) -> Self {
        let Context {
            dataset,
            index,
            selection,
            outcome,
            heading,
            lang,
            ..
        } = *context;
        let facets = [Role::Source, Role::Usage, Role::Beneficiary];
        let facets = facets.map(|role| dataset.facet_with(role));
        let bars = facets.map(|facet| {
            let Some(facet) = facet else {
                return Vec::new();
            };
            let mut bars = term_bars(dataset, index, selection, outcome, facet);
            bars.retain(|bar| bar.depth == 0 && (bar.part > 0 || bar.chosen));
            bars
        });
        let [one, middle, last] = &bars;
        let roots = facets[1].map_or_else(Vec::new, |facet| dataset.roots(facet));
        let nodes = |bars: &[TermBar]| bars_of(dataset, bars, lang);
        let links = |one, other| crossed(index, &outcome.rows, one, other);
        Self {
            lang,
            cases: heading.cases,
            path: strongest(index, &outcome.rows, [one, middle, last]),
            series: FlowSeries {
                heads: facets.map(|facet| {
                    let label = facet.map(|facet| facet_label(dataset, facet, lang));
                    label.unwrap_or_default()
                }),
                columns: [nodes(one), nodes(middle), nodes(last)],
                links: [links(one, middle), links(middle, last)],
                hues: middle
                    .iter()
                    .map(|bar| root_at(dataset, &roots, bar.term))
                    .collect(),
            },
            terms: bars.map(|bars| terms_of(&bars)),
        }
    }

    fn term(&self, column: usize, at: usize) -> Option<TermId> {
        self.terms.get(column)?.get(at).copied()
    }

    fn label(&self, column: usize, at: usize) -> &str {
        let node = self.series.node(column, at);
        node.map_or("", |node| &node.label)
    }
}

impl Figure for Flow {
    fn sentence(&self) -> String {
        let words = self.lang.figure_messages();
        self.path.map_or_else(
            || {
                words
                    .figure_label(FigureLabel::Common(Label::NoCase))
                    .to_owned()
            },
            |([one, middle, last], count)| {
                let ends = [
                    self.label(0, one),
                    self.label(1, middle),
                    self.label(2, last),
                ];
                words.path_sentence(
                    &[ends[0], TO, ends[1], TO, ends[2]].concat(),
                    count,
                    self.cases,
                )
            },
        )
    }

    fn note(&self) -> &'static str {
        self.lang
            .figure_messages()
            .figure_label(FigureLabel::FlowNote)
    }

    fn place(&self, width: f64, measure: &dyn Measure) -> Placed {
        let write = |n: u32| number::whole(n, self.lang);
        let shown = |some, all| self.lang.figure_messages().shown_of(some, all);
        flow::place(&self.series, width, &write, &shown, measure)
    }

    fn target(&self, hit: &Hit) -> Option<Target> {
        let words = self.lang.figure_messages();
        match self.series.at(hit.first)? {
            Place::Node(column, at) => {
                let node = self.series.node(column, at)?;
                Some(Target {
                    name: words.bar(&node.label, node.part, node.whole),
                    pressed: node.chosen,
                    act: Act::Term(self.term(column, at)?),
                })
            }
            Place::Link(column, from, to) => {
                let one = self.series.node(column, from)?;
                let other = self.series.node(column + 1, to)?;
                let count = words.cases(self.series.link(column, from, to));
                Some(Target {
                    name: [&one.label, TO, &other.label, words.colon(), &count].concat(),
                    pressed: one.chosen && other.chosen,
                    act: Act::Terms(self.term(column, from)?, self.term(column + 1, to)?),
                })
            }
        }
    }

    fn related(&self, hit: &Hit) -> Vec<usize> {
        self.series.related(hit.first)
    }

    fn table(&self) -> Table {
        let words = self.lang.figure_messages();
        let mut rows = Vec::new();
        let mut push = |depth, head: String, count: u32| {
            rows.push(Row {
                depth,
                head,
                cells: vec![number::whole(count, self.lang)],
            });
        };
        for (column, nodes) in self.series.columns.iter().enumerate() {
            for (from, node) in nodes.iter().enumerate() {
                push(0, node.label.clone(), node.part);
                let after = self.series.columns.get(column + 1).into_iter().flatten();
                for (to, other) in after.enumerate() {
                    let count = self.series.link(column, from, to);
                    if count > 0 {
                        push(1, ["→ ", &other.label].concat(), count);
                    }
                }
            }
        }
        Table {
            columns: vec![
                self.series.heads.join(TO),
                words
                    .figure_label(FigureLabel::Common(Label::InSelection))
                    .to_owned(),
            ],
            rows,
            words: &[],
        }
    }
}
