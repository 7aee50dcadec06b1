//! The order of the list.

use crate::arrange::order;
use crate::dataset::{CaseId, Dataset, Role};
use crate::engine::{Bits, Index, Search};
use crate::i18n::Lang;
use crate::selection::{Selection, Sort};

/// The matching cases in the order that is asked for, `search` being that of the selection's
/// text. Ties are broken by year, newest first, then by title, then by row, so that the order is
/// total.
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
    let by_title = index.by_title(lang).iter().copied().map(CaseId);
    let cases: Vec<CaseId> = by_title
        .filter(|case| rows.contains(case.0 as usize))
        .collect();
    let key = |case: &CaseId| {
        // Smaller is earlier.
        let first = match sort {
            Sort::Relevance => u32::MAX - index.relevance(search, *case),
            // The facet's own order is from the strongest proof to none.
            Sort::Proof => proof
                .and_then(|facet| dataset.terms_of(*case, facet).next())
                .map_or(u32::MAX, |term| term.0),
            Sort::Year => 0,
            Sort::Title => return 0,
        };
        let year = dataset.cases.year.get(case.0 as usize).copied();
        // The newest first: years are far below this.
        let second = (i32::MAX - year.unwrap_or_default().max(0)) as u32;
        u64::from(first) << 32 | u64::from(second)
    };
    // Equal keys keep the order of the titles.
    let order = order(cases.iter().map(key));
    let case = |place: u32| cases.get(place as usize).copied();
    order.into_iter().filter_map(case).collect()
}
