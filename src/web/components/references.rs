//! Publications, with the links that lead to them.

use crate::dataset::Package;
use crate::i18n::Label;
use crate::web::dom::{El, classed, el, link, list, text};
use crate::web::state::Explorer;

/// A numbered list of references, by rows of the edition.
pub(in crate::web) fn references(explorer: Explorer, rows: &[u32]) -> El {
    let items = rows.iter().zip(1..).map(|(row, number)| {
        reference(explorer, *row)
            .attr("id", &format!("reference-{number}"))
            .attr("tabindex", "-1")
    });
    list("ol", "references", items).attr("aria-label", explorer.words().label(Label::References))
}

/// One reference: authors, year, title, where, and its DOI or address.
pub(in crate::web) fn reference(explorer: Explorer, row: u32) -> El {
    let edition = explorer.edition();
    let of = &edition.dataset.references;
    let row = row as usize;
    let year = of.year.get(row).copied().flatten();
    let year = year.map(|year| format!(" ({year})")).unwrap_or_default();
    let kind = of
        .kind
        .get(row)
        .map_or("", |kind| explorer.words().reference_type(*kind));
    let container = match of.container.get(row) {
        "" => ". ".to_owned(),
        container => format!(". {container}. "),
    };
    // The reader let only DOIs and addresses of the web through.
    let (doi, url) = (of.doi.get(row), of.url.get(row));
    let link = if doi.is_empty() {
        link(url, url.split('/').nth(2).unwrap_or(url))
    } else {
        link(&format!("https://doi.org/{doi}"), &format!("doi:{doi}"))
    };
    classed("span", "reference")
        .child(text("bdi", of.authors.get(row)))
        .text(&format!("{year}. "))
        .child(el("cite").child(text("bdi", of.title.get(row))))
        .text(&container)
        .child(text("span", &format!("{kind} · ")).class("quiet"))
        .child(link.attr("rel", "noreferrer"))
}

/// The licences of an edition, each with the way to its text.
pub(in crate::web) fn licences(package: &Package) -> Vec<El> {
    let licences = package.licences.iter().map(|licence| {
        let title = if licence.title.is_empty() {
            &licence.name
        } else {
            &licence.title
        };
        if licence.path.is_empty() {
            text("span", title)
        } else {
            link(&licence.path, title).attr("rel", "license noreferrer")
        }
    });
    licences.collect()
}
