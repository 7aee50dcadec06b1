//! Dataset × [`Selection`] → the matching cases and every count.
//!
//! Each term has a bitset over the cases, a parent's being the union of its descendants'. A
//! clause is a bitset made of those; matching is their intersection, counting is the population
//! count of an intersection.

mod bits;
mod search;

pub use bits::Bits;
pub use search::{Named, Search, Suggestion, elsewhere, suggestions};

use crate::arrange::order_in_steps;
use crate::dataset::{CaseId, Dataset, Facet, FacetId, TermId, TextColumn, UseLevel};
use crate::fold::fold;
use crate::i18n::Lang;
use crate::selection::{Clause, Selection};
use crate::steps::{NEVER, Pause, at_once, each};
use search::Haystack;
use std::sync::OnceLock;

/// What is prepared once for an edition.
#[derive(Clone, Debug)]
pub struct Index {
    cases: usize,
    /// Cases of each term, its descendants' included.
    terms: Vec<Bits>,
    /// Cases of each use level, in the contract's order.
    levels: Vec<Bits>,
    /// The facets' ranges of terms.
    facets: Vec<(u32, u32)>,
    years: Vec<i32>,
    haystack: Haystack,
    /// The cases by their titles in French and in English, from the first time they are asked for.
    by_title: [OnceLock<Vec<u32>>; 2],
}

/// What a selection gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The cases that match the whole selection.
    pub rows: Bits,
    /// For each term, how many cases match it and every clause but that of its own facet: a
    /// facet's counts ignore its own inclusions and exclusions, so that they say what choosing
    /// another term would give.
    pub counts: Vec<u32>,
    /// For each use level, how many cases match all but the choice of use levels.
    pub levels: Vec<(UseLevel, u32)>,
}

impl Outcome {
    /// How many cases match.
    pub fn len(&self) -> u32 {
        self.rows.count()
    }

    /// Whether no case matches.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The count of a term.
    pub fn count(&self, term: TermId) -> u32 {
        self.counts.get(term.0 as usize).copied().unwrap_or(0)
    }
}

impl Index {
    /// Prepares an edition.
    pub fn new(dataset: &Dataset) -> Self {
        at_once(Self::in_steps(dataset, NEVER))
    }

    /// The same in steps, with a pause after each, so that a page can answer meanwhile.
    pub async fn in_steps(dataset: &Dataset, pause: Pause<'_>) -> Self {
        let cases = dataset.case_count();
        let mut terms = vec![Bits::none(cases); dataset.terms.len()];
        each(cases, pause, &mut |case| {
            for term in dataset.cases.terms.get(case) {
                if let Some(bits) = terms.get_mut(*term as usize) {
                    bits.insert(case);
                }
            }
        })
        .await;
        // In preorder children come after parents: from the back, each has its own descendants.
        for at in (0..dataset.terms.len()).rev() {
            let parent = dataset.term(TermId(at as u32)).and_then(|t| t.parent);
            let Some(parent) = parent.map(|parent| parent.0 as usize) else {
                continue;
            };
            let (above, below) = terms.split_at_mut(at);
            if let (Some(above), Some(below)) = (above.get_mut(parent), below.first()) {
                above.union(below);
            }
        }
        let of_level = |level: &UseLevel| {
            let known = dataset.cases.use_level.iter();
            Bits::from_rows(
                cases,
                known
                    .enumerate()
                    .filter(|(_, l)| *l == level)
                    .map(|(row, _)| row),
            )
        };
        Self {
            cases,
            terms,
            levels: UseLevel::ALL.iter().map(of_level).collect(),
            facets: dataset
                .facets
                .iter()
                .map(|f: &Facet| (f.first, f.end))
                .collect(),
            years: dataset.cases.year.clone(),
            haystack: Haystack::new(dataset),
            by_title: Default::default(),
        }
    }

    /// The cases of a term, its descendants' included.
    pub fn term(&self, term: TermId) -> Option<&Bits> {
        self.terms.get(term.0 as usize)
    }

    /// How many of `rows` have a term.
    pub fn count_in(&self, rows: &Bits, term: TermId) -> u32 {
        self.term(term).map_or(0, |bits| bits.count_with(rows))
    }

    /// The cases whose use level is counted: what a share is a share of.
    pub fn counted(&self, selection: &Selection) -> Bits {
        let mut rows = Bits::none(self.cases);
        for level in selection.levels().iter() {
            if let Some(bits) = self.levels.get(level as usize) {
                rows.union(bits);
            }
        }
        rows
    }

    /// What a text asks of this edition.
    pub fn search(&self, text: &str) -> Search {
        Search::new(&self.haystack, &self.terms, text)
    }

    /// Evaluates a selection.
    pub fn evaluate(&self, selection: &Selection) -> Outcome {
        self.evaluate_found(selection, &self.search(selection.text()))
    }

    /// The same where the search of the selection's text is known.
    pub fn evaluate_found(&self, selection: &Selection, search: &Search) -> Outcome {
        let mut within = self.in_years(selection);
        within.intersect(search.rows());
        let counted = self.counted(selection);
        let clauses: Vec<(FacetId, Bits)> = selection
            .clauses()
            .map(|(facet, clause)| (facet, self.of_clause(clause)))
            .collect();
        let mut before_levels = within.clone();
        for (_, bits) in &clauses {
            before_levels.intersect(bits);
        }
        let mut rows = before_levels.clone();
        rows.intersect(&counted);
        let mut base = within;
        base.intersect(&counted);
        let mut counts = vec![0; self.terms.len()];
        for (at, (first, end)) in self.facets.iter().enumerate() {
            let own = FacetId(at as u32);
            let mut without_own = None;
            if clauses.iter().any(|(facet, _)| *facet == own) {
                let others = without_own.insert(base.clone());
                for (_, bits) in clauses.iter().filter(|(facet, _)| *facet != own) {
                    others.intersect(bits);
                }
            }
            let others = without_own.as_ref().unwrap_or(&rows);
            for term in *first..*end {
                if let Some(count) = counts.get_mut(term as usize) {
                    *count = self.count_in(others, TermId(term));
                }
            }
        }
        let levels = UseLevel::ALL.iter().zip(&self.levels);
        let levels = levels.map(|(level, bits)| (*level, bits.count_with(&before_levels)));
        Outcome {
            rows,
            counts,
            levels: levels.collect(),
        }
    }

    fn in_years(&self, selection: &Selection) -> Bits {
        let years = selection.years();
        if years.is_open() {
            return Bits::all(self.cases);
        }
        let within = self.years.iter().enumerate();
        let within = within.filter(|(_, year)| years.contain(**year));
        Bits::from_rows(self.cases, within.map(|(row, _)| row))
    }

    fn of_clause(&self, clause: &Clause) -> Bits {
        let Clause {
            include,
            exclude,
            all,
        } = clause;
        let mut included = include.iter().filter_map(|term| self.term(*term));
        let first = included.next().cloned();
        let mut rows = first.unwrap_or_else(|| Bits::all(self.cases));
        for bits in included {
            if *all {
                rows.intersect(bits);
            } else {
                rows.union(bits);
            }
        }
        for bits in exclude.iter().filter_map(|term| self.term(*term)) {
            rows.subtract(bits);
        }
        rows
    }

    /// All cases in the order of their titles in a language, blind to case and accents; equal titles
    /// in the order of rows.
    pub fn by_title(&self, lang: Lang) -> &[u32] {
        self.titles(lang)
            .get_or_init(|| at_once(self.titles_in_steps(lang, NEVER)))
    }

    /// Prepares [`Self::by_title`] in steps, with a pause after each.
    pub async fn order_titles(&self, lang: Lang, pause: Pause<'_>) {
        let known = self.titles(lang);
        if known.get().is_none() {
            // Whoever was faster has the same.
            let _ = known.set(self.titles_in_steps(lang, pause).await);
        }
    }

    fn titles(&self, lang: Lang) -> &OnceLock<Vec<u32>> {
        let [fr, en] = &self.by_title;
        match lang {
            Lang::Fr => fr,
            Lang::En => en,
        }
    }

    async fn titles_in_steps(&self, lang: Lang, pause: Pause<'_>) -> Vec<u32> {
        let mut titles = TextColumn::default();
        each(self.cases, pause, &mut |case| {
            titles.push(&fold(self.haystack.title(case, lang)));
        })
        .await;
        let compare =
            |one: u32, other: u32| titles.get(one as usize).cmp(titles.get(other as usize));
        order_in_steps(self.cases, &compare, pause).await
    }

    /// How well a case answers a search: more is better, 0 without a text.
    pub fn relevance(&self, search: &Search, case: CaseId) -> u32 {
        search.score(&self.haystack, &self.terms, case.0 as usize)
    }
}
