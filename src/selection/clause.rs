//! What is asked of one facet.

use crate::arrange::arranged;
use crate::dataset::{Dataset, FacetId, TermId};

/// At least one of the included terms, or each of them (`all`), and none of the excluded ones;
/// descendants count as their ancestors. Without an included term, any case will do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// Included terms, ascending.
    pub include: Vec<TermId>,
    /// Excluded terms, ascending.
    pub exclude: Vec<TermId>,
    /// Whether each included term is asked for (crossed sources).
    pub all: bool,
}

impl Clause {
    /// Asks nothing.
    pub const NOTHING: Self = Self {
        include: Vec::new(),
        exclude: Vec::new(),
        all: false,
    };

    /// Whether it asks nothing.
    pub fn is_empty(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }

    /// The one form of all the clauses that mean the same by their terms: terms of the facet
    /// only, ascending, each once; a term that another makes redundant is dropped, which is the
    /// lower one of two where either will do and the upper one where both are asked for; `all`
    /// only where it makes a difference; no alternative that is excluded again. A clause that
    /// contradicts itself stays as it is written, so that a reader sees what to drop.
    #[must_use]
    pub(super) fn canonical(mut self, dataset: &Dataset, facet: FacetId) -> Self {
        for terms in [&mut self.include, &mut self.exclude] {
            terms.retain(|term| dataset.term(*term).is_some_and(|t| t.facet == facet));
            *terms = arranged(std::mem::take(terms), |term| u64::from(term.0));
            terms.dedup();
        }
        self.exclude = without_descendants(dataset, &self.exclude);
        self.include = if self.all {
            without_ancestors(dataset, &self.include)
        } else {
            without_descendants(dataset, &self.include)
        };
        self.all &= self.include.len() > 1;
        if !self.all {
            let excluded = |term: &TermId| {
                let mut within = self.exclude.iter();
                within.any(|above| dataset.is_within(*term, *above))
            };
            if !self.include.iter().all(excluded) {
                self.include.retain(|term| !excluded(term));
            }
        }
        self
    }

    pub(super) fn toggled(mut self, dataset: &Dataset, term: TermId) -> Self {
        if self.include.contains(&term) {
            self.include.retain(|known| *known != term);
        } else {
            let related =
                |known: &TermId| dataset.is_within(term, *known) || dataset.is_within(*known, term);
            self.include.retain(|known| !related(known));
            self.exclude
                .retain(|known| !dataset.is_within(term, *known));
            self.include.push(term);
        }
        self
    }

    pub(super) fn toggled_out(mut self, dataset: &Dataset, term: TermId) -> Self {
        if self.exclude.contains(&term) {
            self.exclude.retain(|known| *known != term);
        } else {
            let related =
                |known: &TermId| dataset.is_within(term, *known) || dataset.is_within(*known, term);
            self.exclude.retain(|known| !related(known));
            self.include
                .retain(|known| !dataset.is_within(*known, term));
            self.exclude.push(term);
        }
        self
    }
}

/// Terms stand in preorder, so a descendant comes after its ancestor and before its end.
fn without_descendants(dataset: &Dataset, terms: &[TermId]) -> Vec<TermId> {
    let mut kept: Vec<TermId> = Vec::with_capacity(terms.len());
    for term in terms {
        if !kept
            .last()
            .is_some_and(|last| dataset.is_within(*term, *last))
        {
            kept.push(*term);
        }
    }
    kept
}

fn without_ancestors(dataset: &Dataset, terms: &[TermId]) -> Vec<TermId> {
    let next = terms.iter().skip(1).map(Some).chain([None]);
    let has_below = |term: &TermId, next: Option<&TermId>| {
        next.is_some_and(|next| dataset.is_within(*next, *term))
    };
    terms
        .iter()
        .zip(next)
        .filter(|(term, next)| !has_below(term, *next))
        .map(|(term, _)| *term)
        .collect()
}
