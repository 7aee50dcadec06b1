//! What was asked: a [`Selection`] of cases, a value that is compared, written in an address and
//! read back. It says nothing of how many cases match: that is [`crate::engine`].

mod address;
mod clause;
mod kind;
mod percent;

pub use address::{Look, Notice, OWN, Query, Route, Slide, View};
pub use clause::Clause;
pub use kind::Kind;
pub(crate) use percent::encode;

use crate::dataset::{Dataset, FacetId, TermId, UseLevel};

/// Longest text that is searched, in characters; the rest is cut.
pub const LONGEST_TEXT: usize = 200;

/// A range of publication years, both ends included; `None` is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Years {
    /// First year.
    pub from: Option<i32>,
    /// Last year.
    pub to: Option<i32>,
}

impl Years {
    /// A range between two years, in either order.
    pub fn between(a: i32, b: i32) -> Self {
        Self {
            from: Some(a.min(b)),
            to: Some(a.max(b)),
        }
    }

    /// Whether a year is in the range.
    pub fn contain(self, year: i32) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }

    /// Whether every year is in the range.
    pub fn is_open(self) -> bool {
        self == Self::default()
    }
}

/// Which use levels are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UseLevels(u8);

impl Default for UseLevels {
    /// Secondary and mixed: what the explorer is about.
    fn default() -> Self {
        Self::of(&[UseLevel::Secondary, UseLevel::Mixed])
    }
}

impl UseLevels {
    /// These levels; none at all is the default, as a filter that lets nothing through asks
    /// nothing.
    pub fn of(levels: &[UseLevel]) -> Self {
        let bits = levels
            .iter()
            .fold(0, |bits, level| bits | Self::bit(*level));
        if bits == 0 {
            Self::default()
        } else {
            Self(bits)
        }
    }

    fn bit(level: UseLevel) -> u8 {
        1 << level as u8
    }

    /// Whether a level is counted.
    pub fn contain(self, level: UseLevel) -> bool {
        self.0 & Self::bit(level) != 0
    }

    /// The levels that are counted, in the contract's order.
    pub fn iter(self) -> impl Iterator<Item = UseLevel> {
        UseLevel::ALL
            .iter()
            .copied()
            .filter(move |level| self.contain(*level))
    }

    /// The same with one level more or less.
    #[must_use]
    pub fn toggled(self, level: UseLevel) -> Self {
        let bits = self.0 ^ Self::bit(level);
        if bits == 0 { self } else { Self(bits) }
    }
}

/// The order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Best match of the text first.
    Relevance,
    /// Newest publication first.
    Year,
    /// By title.
    Title,
    /// Strongest proof first.
    Proof,
}

impl Sort {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Relevance, Self::Year, Self::Title, Self::Proof];

    /// The word in an address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Year => "year",
            Self::Title => "title",
            Self::Proof => "proof",
        }
    }

    /// Reads the word of an address.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.word() == word)
    }
}

/// Which cases are asked for, and in which order. Always in canonical form: two selections that
/// differ are two texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Those that ask something, in the order of the facets.
    clauses: Vec<(FacetId, Clause)>,
    text: String,
    years: Years,
    levels: UseLevels,
    sort: Option<Sort>,
}

impl Selection {
    /// The clause of a facet; the empty one where nothing is asked of it.
    pub fn clause(&self, facet: FacetId) -> &Clause {
        static NOTHING: Clause = Clause::NOTHING;
        let mut clauses = self.clauses();
        let own = clauses.find(|(known, _)| *known == facet);
        own.map_or(&NOTHING, |(_, clause)| clause)
    }

    /// The clauses that ask something, in the order of the facets.
    pub fn clauses(&self) -> impl Iterator<Item = (FacetId, &Clause)> {
        self.clauses.iter().map(|(facet, clause)| (*facet, clause))
    }

    /// The searched text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The years.
    pub fn years(&self) -> Years {
        self.years
    }

    /// The use levels.
    pub fn levels(&self) -> UseLevels {
        self.levels
    }

    /// The order of the list: as asked, else by relevance when a text is searched, else by year.
    pub fn sort(&self) -> Sort {
        self.sort.unwrap_or(self.default_sort())
    }

    fn default_sort(&self) -> Sort {
        if self.text.is_empty() {
            Sort::Year
        } else {
            Sort::Relevance
        }
    }

    /// Whether nothing is asked, the order apart.
    pub fn is_empty(&self) -> bool {
        let Self {
            clauses,
            text,
            years,
            levels,
            sort: _,
        } = self;
        clauses.is_empty() && text.is_empty() && years.is_open() && *levels == UseLevels::default()
    }

    /// The same with another clause for a facet; an empty one removes it.
    #[must_use]
    pub fn with_clause(mut self, dataset: &Dataset, facet: FacetId, clause: Clause) -> Self {
        let clause = clause.canonical(dataset, facet);
        self.clauses.retain(|(known, _)| *known != facet);
        if !clause.is_empty() {
            let at = self.clauses.partition_point(|(known, _)| *known < facet);
            self.clauses.insert(at, (facet, clause));
        }
        self
    }

    /// The same with another text: white space is folded, what is too long is cut.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        let words: Vec<&str> = text.split_whitespace().collect();
        let folded: String = words.join(" ").chars().take(LONGEST_TEXT).collect();
        self.text = folded.trim_end().into();
        let sort = self.sort;
        self.with_sort(sort)
    }

    /// The same with other years; an address writes years from 0 to 9999, others are put there.
    #[must_use]
    pub fn with_years(mut self, years: Years) -> Self {
        let in_writing = |year: i32| year.clamp(0, 9999);
        let years = Years {
            from: years.from.map(in_writing),
            to: years.to.map(in_writing),
        };
        self.years = match years {
            Years {
                from: Some(from),
                to: Some(to),
            } => Years::between(from, to),
            open => open,
        };
        self
    }

    /// The same with other use levels.
    #[must_use]
    pub fn with_levels(mut self, levels: UseLevels) -> Self {
        self.levels = levels;
        self
    }

    /// The same in another order; the order that would be taken anyway is not kept.
    #[must_use]
    pub fn with_sort(mut self, sort: Option<Sort>) -> Self {
        // Without a text there is no relevance.
        let sort = sort.filter(|sort| *sort != Sort::Relevance || !self.text.is_empty());
        self.sort = sort.filter(|sort| *sort != self.default_sort());
        self
    }

    /// The same with a term included, or no longer. A term that is included takes the place of
    /// its ancestors and descendants, so that choosing below a chosen term narrows, and ends the
    /// exclusion of what it is within.
    #[must_use]
    pub fn toggled(self, dataset: &Dataset, term: TermId) -> Self {
        self.changed(dataset, term, Clause::toggled)
    }

    /// The same with two terms included, or neither where both are. One that is included already
    /// stays.
    #[must_use]
    pub fn toggled_both(self, dataset: &Dataset, one: TermId, other: TermId) -> Self {
        let terms = [one, other];
        let before = terms.map(|term| self.includes(dataset, term));
        let both = before == [true, true];
        let changes = terms.into_iter().zip(before);
        let changes = changes.filter(|(_, included)| both || !included);
        changes.fold(self, |selection, (term, _)| {
            selection.toggled(dataset, term)
        })
    }

    fn includes(&self, dataset: &Dataset, term: TermId) -> bool {
        let facet = dataset.term(term).map(|t| t.facet);
        facet.is_some_and(|facet| self.clause(facet).include.contains(&term))
    }

    /// The same with a term excluded, or no longer. It takes the place of excluded ancestors and
    /// descendants, and of what is included within it.
    #[must_use]
    pub fn toggled_out(self, dataset: &Dataset, term: TermId) -> Self {
        self.changed(dataset, term, Clause::toggled_out)
    }

    fn changed(
        self,
        dataset: &Dataset,
        term: TermId,
        change: fn(Clause, &Dataset, TermId) -> Clause,
    ) -> Self {
        let Some(facet) = dataset.term(term).map(|t| t.facet) else {
            return self;
        };
        let clause = change(self.clause(facet).clone(), dataset, term);
        self.with_clause(dataset, facet, clause)
    }
}
