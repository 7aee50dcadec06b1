//! Pages that the edition writes.

use crate::web::components::{Explained, references};
use crate::web::dom::{El, classed, el, text};
use crate::web::state::Explorer;

/// The sections of a page, in order.
pub(super) fn page(explorer: Explorer, page: &str) -> El {
    let edition = explorer.edition();
    let lang = explorer.lang;
    let explained = Explained::new(explorer);
    let sections = edition
        .dataset
        .pages
        .iter()
        .filter(|section| section.page == page);
    let sections = sections.enumerate().map(|(at, section)| {
        let heading = if at == 0 { "h1" } else { "h2" };
        let rows = &section.references;
        el("section")
            .child(text(heading, section.title.get(lang)))
            .children(explained.paragraphs(section.text.get(lang)))
            .maybe((!rows.is_empty()).then(|| references(explorer, rows)))
    });
    explained.on(classed("article", "page").children(sections))
}
