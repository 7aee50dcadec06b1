//! An indicator: what it means, how its values may be put together, and all of them.

use crate::i18n::Label;
use crate::web::dom::{El, classed, text};
use crate::web::state::Explorer;

/// The page.
pub(super) fn indicator(explorer: Explorer, _row: u32) -> El {
    let words = explorer.words();
    classed("article", "page").child(text("h1", words.label(Label::Indicators)))
}
