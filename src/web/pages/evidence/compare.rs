//! The selection beside another one.

use crate::i18n::Label;
use crate::web::dom::{El, classed, text};
use crate::web::state::Explorer;

/// The page.
pub(super) fn compare(explorer: Explorer, _other: &crate::selection::Selection) -> El {
    let words = explorer.words();
    classed("article", "page").child(text("h1", words.label(Label::Compare)))
}
