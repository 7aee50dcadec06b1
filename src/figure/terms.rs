//! Cases by term of a facet, as bars.

use super::{Act, Context, Figure, Row, Table, Target, bars_of, facet_label, position, terms_of};
use crate::aggregate::term_bars;
use crate::arrange::arranged;
use crate::charts::series::{Bar, BarSeries};
use crate::charts::{Hit, MOST_HITS, Measure, Placed, bars};
use crate::dataset::{FacetId, Role, TermId};
use crate::i18n::{Label, Lang, StoryLabel, number};

/// The figure.
pub(super) struct Terms {
    lang: Lang,
    /// The name of the facet.
    facet: String,
    role: Option<Role>,
    /// How many cases match.
    cases: u32,
    /// What each bar stands for.
    shown: Vec<TermId>,
    /// Whether each is chosen, or above what is.
    asked: Vec<bool>,
    series: BarSeries,
}

impl Terms {
    pub(super) fn new(facet: FacetId, context: &Context) -> Self {
        let Context {
            dataset,
            index,
            selection,
            outcome,
            heading,
            lang,
            ..
        } = *context;
        let bars = term_bars(dataset, index, selection, outcome, facet);
        let chosen = &selection.clause(facet).include;
        let name = facet_label(dataset, facet, lang);
        let facet = dataset.facet(facet);
        Self {
            lang,
            facet: name,
            role: facet.and_then(|facet| facet.role),
            cases: heading.cases,
            shown: terms_of(&bars),
            asked: bars
                .iter()
                .map(|bar| chosen.iter().any(|c| dataset.is_within(*c, bar.term)))
                .collect(),
            series: BarSeries {
                bars: bars_of(dataset, &bars, lang),
            },
        }
    }
}

impl Terms {
    /// The same with the terms that most cases have, in the edition's order: a term has all cases of those below it, so
    /// that none is left without what it is below.
    pub(super) fn few(mut self, most: usize) -> Few {
        let counted = self.series.bars.iter().enumerate();
        let counted = counted.filter(|(_, bar)| bar.part > 0 || bar.chosen);
        let order = |(_, bar): &(usize, &Bar)| u64::from(u32::MAX - bar.part);
        let first = arranged(counted.collect(), order);
        let kept: Vec<usize> = first.iter().take(most).map(|(at, _)| *at).collect();
        let cut = first.len() > kept.len();
        let is_kept = |at: &usize| kept.contains(at);
        let places: Vec<usize> = (0..self.shown.len()).filter(is_kept).collect();
        self.shown = places
            .iter()
            .filter_map(|at| self.shown.get(*at).copied())
            .collect();
        self.asked = places
            .iter()
            .filter_map(|at| self.asked.get(*at).copied())
            .collect();
        let bars = &self.series.bars;
        self.series.bars = places
            .iter()
            .filter_map(|at| bars.get(*at).cloned())
            .collect();
        Few { terms: self, cut }
    }
}

/// The terms that most cases have.
pub(super) struct Few {
    terms: Terms,
    /// Whether terms with cases are left out.
    cut: bool,
}

impl Figure for Few {
    fn sentence(&self) -> String {
        self.terms.sentence()
    }

    fn note(&self) -> &'static str {
        if self.cut {
            self.terms
                .lang
                .story_messages()
                .story_label(StoryLabel::MostFrequent)
        } else {
            ""
        }
    }

    fn place(&self, width: f64, measure: &dyn Measure) -> Placed {
        self.terms.place(width, measure)
    }

    fn target(&self, hit: &Hit) -> Option<Target> {
        self.terms.target(hit)
    }

    fn table(&self) -> Table {
        self.terms.table()
    }
}

impl Figure for Terms {
    fn sentence(&self) -> String {
        let words = self.lang.messages();
        let bars = self.series.bars.iter().enumerate();
        // What is asked for is in every case: what is of interest then is what comes with it.
        let filtered = self.series.bars.iter().any(|bar| bar.chosen);
        let said = bars.filter(|(at, bar)| {
            let news = if filtered {
                self.asked.get(*at) == Some(&false)
            } else {
                bar.depth == 0
            };
            news && bar.part > 0
        });
        // Of equals the first in the edition's order.
        let most = said.rev().max_by_key(|(_, bar)| bar.part);
        most.map_or_else(
            || {
                let nothing = filtered && self.cases > 0;
                words
                    .label(if nothing {
                        Label::NothingBesides
                    } else {
                        Label::NoCase
                    })
                    .to_owned()
            },
            |(_, bar)| words.chart_sentence(self.role, filtered, &bar.label, bar.part, self.cases),
        )
    }

    fn place(&self, width: f64, measure: &dyn Measure) -> Placed {
        let write = |n: u32| number::whole(n, self.lang);
        bars::place(&self.series, width, &write, measure)
    }

    fn target(&self, hit: &Hit) -> Option<Target> {
        let bar = self.series.bars.get(hit.first)?;
        Some(Target {
            name: self.lang.messages().bar(&bar.label, bar.part, bar.whole),
            pressed: bar.chosen,
            act: Act::Term(*self.shown.get(hit.first)?),
        })
    }

    fn table(&self) -> Table {
        let row = |bar: &Bar| Row {
            depth: bar.depth,
            head: bar.label.clone(),
            cells: [bar.part, bar.whole]
                .map(|n| number::whole(n, self.lang))
                .to_vec(),
        };
        Table {
            columns: Table::of_counts(self.facet.clone(), self.lang),
            rows: self.series.bars.iter().map(row).collect(),
            words: &[],
        }
    }

    fn row_target(&self, row: usize) -> Option<Target> {
        let acts = self.series.bars.len() > MOST_HITS;
        acts.then(|| self.target(&position(row))).flatten()
    }
}
