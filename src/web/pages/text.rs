//! Pages that the edition writes, and the page for an address at which nothing stands.

use crate::i18n::Label;
use crate::web::components::{paragraphs, references};
use crate::web::dom::{El, classed, el, link_to, text};
use crate::web::state::Explorer;

/// The sections of a page, in order.
pub(in crate::web) fn page(explorer: Explorer, page: &str) -> El {
    let edition = explorer.edition();
    let lang = explorer.lang;
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
            .children(paragraphs(section.text.get(lang)))
            .maybe((!rows.is_empty()).then(|| references(explorer, rows)))
    });
    classed("article", "page").children(sections)
}

/// Nothing stands here.
pub(in crate::web) fn missing(explorer: Explorer, path: &str) -> El {
    let words = explorer.words();
    let home = link_to(words.label(Label::Home), move || explorer.href_home());
    classed("article", "page")
        .child(text("h1", words.label(Label::Missing)))
        .child(text("p", &words.unknown_path(path)))
        .child(el("p").child(home))
}
