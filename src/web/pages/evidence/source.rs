//! A data source: who runs it, what it was used for, and what is not documented.

use crate::i18n::Label;
use crate::web::dom::{El, classed, text};
use crate::web::state::Explorer;

/// The page.
pub(super) fn source(explorer: Explorer, _term: crate::dataset::TermId) -> El {
    let words = explorer.words();
    classed("article", "page").child(text("h1", words.label(Label::Sources)))
}
