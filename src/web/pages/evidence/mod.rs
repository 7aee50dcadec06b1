//! The pages behind a figure: what an indicator means, what a source is, how the edition was made and
//! how it changed. They are a part of the code of its own (`web::parts`), one file a page.

mod barometer;
mod compare;
mod diff;
mod editions;
mod glossary;
mod indicator;
mod indicators;
mod source;
mod text;

use crate::dataset::TermId;
use crate::engine::Bits;
use crate::i18n::Label;
use crate::selection::{Route, Selection};
use crate::web::dom::El;
use crate::web::pages::missing;
use crate::web::state::Explorer;

/// The cases that count where nothing is asked for: as in the explorer, those of primary use do not.
fn counted(explorer: Explorer) -> Bits {
    explorer.edition().index.counted(&Selection::default())
}

/// Those of them that have a term.
fn counted_with(explorer: Explorer, term: TermId) -> Bits {
    let mut cases = counted(explorer);
    match explorer.edition().index.term(term) {
        Some(own) => cases.intersect(own),
        None => cases = Bits::none(explorer.edition().dataset.case_count()),
    }
    cases
}

/// The page of a route.
pub(in crate::web) fn evidence(explorer: Explorer, route: Route) -> El {
    match route {
        Route::Indicators => indicators::indicators(explorer),
        Route::Indicator(row) => indicator::indicator(explorer, row),
        Route::Source(term) => source::source(explorer, term),
        Route::Glossary => glossary::glossary(explorer, None),
        Route::Word(row) => glossary::glossary(explorer, Some(row)),
        Route::Barometer => barometer::barometer(explorer),
        Route::Diff { from, to } => diff::diff(explorer, &from, &to),
        Route::Compare(other) => compare::compare(explorer, &other),
        Route::Page(page) => text::page(explorer, &page),
        _ => missing(explorer, explorer.words().label(Label::Missing)),
    }
}
