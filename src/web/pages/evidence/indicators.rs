//! The indicators by dimension.

use crate::i18n::Label;
use crate::web::dom::{El, classed, text};
use crate::web::state::Explorer;

/// The page.
pub(super) fn indicators(explorer: Explorer) -> El {
    let words = explorer.words();
    classed("article", "page").child(text("h1", words.label(Label::Indicators)))
}
