//! The order of the list.

use crate::arrange::order_with_ties;
use crate::dataset::{CaseId, Dataset, Role};
use crate::engine::{Bits, Index, Search};
use crate::fold::fold;
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
    let cases: Vec<CaseId> = rows.iter().map(|row| CaseId(row as u32)).collect();
    let key = |case: &CaseId| {
        // Smaller is earlier.
        let first = match sort {
            Sort::Relevance => u32::MAX - index.relevance(search, *case),
            // The facet's own order is from the strongest proof to none.
            Sort::Proof => proof
                .and_then(|facet| dataset.terms_of(*case, facet).next())
                .map_or(u32::MAX, |term| term.0),
            Sort::Year | Sort::Title => 0,
        };
        let year = dataset.cases.year.get(case.0 as usize).copied();
        let second = match sort {
            Sort::Title => 0,
            // The newest first: years are far below this.
            _ => (i32::MAX - year.unwrap_or_default().max(0)) as u32,
        };
        u64::from(first) << 32 | u64::from(second)
    };
    let titles: Vec<String> = cases
        .iter()
        .map(|case| fold(dataset.cases.title.get(case.0 as usize, lang)))
        .collect();
    let title = |place: u32| titles.get(place as usize);
    let order = order_with_ties(cases.iter().map(key), &|one, other| {
        title(one).cmp(&title(other))
    });
    let case = |place: u32| cases.get(place as usize).copied();
    order.into_iter().filter_map(case).collect()
}
