//! Terms by what they are called, for a search inside a long facet.

use crate::dataset::{Dataset, FacetId, TermId};
use crate::fold::{fold, place_of};
use crate::i18n::Lang;

/// The terms of a facet whose label has a text in it, blind to case and accents, in display
/// order. An empty text is in every label.
pub fn named(dataset: &Dataset, facet: FacetId, text: &str, lang: Lang) -> Vec<TermId> {
    let text = fold(text.trim());
    let is_named = |term: &TermId| {
        let label = dataset.term(*term).map(|term| fold(term.label.get(lang)));
        label.is_some_and(|label| place_of(&text, &label).is_some())
    };
    let facet = dataset.facet(facet);
    facet.map_or_else(Vec::new, |facet| facet.terms().filter(is_named).collect())
}
