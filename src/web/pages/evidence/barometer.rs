//! The edition year by year, and the editions side by side.

use crate::i18n::Label;
use crate::web::dom::{El, classed, text};
use crate::web::state::Explorer;

/// The page.
pub(super) fn barometer(explorer: Explorer) -> El {
    let words = explorer.words();
    classed("article", "page").child(text("h1", words.label(Label::Barometer)))
}
