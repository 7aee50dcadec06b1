//! What the pages about several editions share: loading them, tables, and files to take away.

use std::sync::Arc;

use leptos::prelude::*;

use crate::figure::Table;
use crate::i18n::Label;
use crate::web::dom::{El, classed, el, text};
use crate::web::load::{self, Failure};
use crate::web::state::{Edition, Explorer};

/// How an address names the draft that is open: no edition has such an id.
pub(super) const DRAFT: &str = ".";

/// The id of the edition that is open, as the address of a comparison names it.
pub(super) fn open_id(edition: &Edition) -> &str {
    if edition.draft {
        DRAFT
    } else {
        &edition.dataset.package.edition
    }
}

/// An edition by its id; the one that is open needs no second load.
pub(super) async fn edition(open: &Arc<Edition>, id: &str) -> Result<Arc<Edition>, Failure> {
    if open_id(open) == id {
        return Ok(open.clone());
    }
    load::edition(Some(id.to_owned()), RwSignal::new((0, 0)), None).await
}

/// Why an edition cannot be had.
pub(super) fn failure(explorer: Explorer, failure: &Failure) -> String {
    let words = explorer.words();
    match failure {
        Failure::File(address, why) => words.not_loaded(address, why),
        Failure::Package(error) => words.package_error(error),
        Failure::NoSuchEdition(id, _) => words.no_such_edition(id),
    }
}

/// A table in a part that scrolls and folds.
pub(super) fn grid(explorer: Explorer, name: &str, table: &Table) -> El {
    let words = explorer.words();
    let head = table.columns.iter().enumerate().map(|(at, column)| {
        let name = text("th", column).attr("scope", "col");
        if at > 0 { name.class("number") } else { name }
    });
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter();
        el("tr")
            .child(text("th", &row.head).attr("scope", "row"))
            .children(cells.map(|cell| text("td", cell).class("number")))
    });
    let content = el("table")
        .child(text("caption", name).class("visually-hidden"))
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(rows));
    let scroll = classed("div", "scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", name)
        .child(content);
    let hidden = crate::web::dom::hidden(&format!(" – {name}"));
    classed("details", "table")
        .child(text("summary", words.label(Label::Table)).child(hidden))
        .child(scroll)
}
