//! What changed between two editions.

use crate::i18n::Label;
use crate::web::dom::{El, classed, text};
use crate::web::state::Explorer;

/// The page.
pub(super) fn diff(explorer: Explorer, _from: &str, _to: &str) -> El {
    let words = explorer.words();
    classed("article", "page").child(text("h1", words.label(Label::Diff)))
}
