//! The page for an address at which nothing stands.

use crate::i18n::Label;
use crate::web::dom::{El, classed, el, link_to, text};
use crate::web::state::Explorer;

/// Nothing stands here.
pub(in crate::web) fn missing(explorer: Explorer, path: &str) -> El {
    let words = explorer.words();
    let home = link_to(words.label(Label::Home), move || explorer.href_home());
    classed("article", "page")
        .child(text("h1", words.label(Label::Missing)))
        .child(text("p", &words.unknown_path(path)))
        .child(el("p").child(home))
}
