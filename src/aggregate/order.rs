//! The order of the list.

use crate::dataset::{CaseId, Dataset, Role};
use crate::engine::{Bits, Index, Search};
use crate::fold::fold;
use crate::i18n::Lang;
use crate::selection::{Selection, Sort};

/// The matching cases in the order that is asked for, `search` being that of the selection's
/// text. Ties are broken by year, newest first,
/// then by title, then by row, so that the order is total.
pub fn ordered(
    dataset: &Dataset,
    index: &Index,
    selection: &Selection,
    search: &Search,
    rows: &Bits,
    lang: Lang,
) -> Vec<CaseId> {
    let sort = selection.sort();
    let proof = dataset.facet_with(Role::Proof);
    let key = |row: usize| {
        let case = CaseId(row as u32);
        // Smaller is earlier.
        let first = match sort {
            Sort::Relevance => u32::MAX - index.relevance(search, case),
            // The facet's own order is from the strongest proof to none.
            Sort::Proof => proof
                .and_then(|facet| dataset.terms_of(case, facet).next())
                .map_or(u32::MAX, |term| term.0),
            Sort::Year | Sort::Title => 0,
        };
        let year = dataset.cases.year.get(row).copied().unwrap_or_default();
        let year = if sort == Sort::Title { 0 } else { -year };
        let title = fold(dataset.cases.title.get(row, lang));
        (first, year, title, case)
    };
    let mut keyed: Vec<_> = rows.iter().map(key).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(.., case)| case).collect()
}
