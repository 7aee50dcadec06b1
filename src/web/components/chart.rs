//! A figure on the page: its sentence, its picture that acts, its table.

use leptos::prelude::*;

use super::picture::picture;
use super::take::take;
use crate::figure::{Kind, Row};
use crate::i18n::Label;
use crate::web::dom::{El, classed, el, hidden, is_unfolded, text};
use crate::web::state::{Drawn, Explorer};

/// A figure of the selection.
pub(in crate::web) fn chart(explorer: Explorer, kind: Kind) -> El {
    let figure = explorer.figure(kind);
    let name = untrack(|| figure.read().name());
    let caption = el("figcaption")
        .child(text("span", &name).class("chart-name"))
        .child(el("h2").text_of(move || figure.read().sentence()));
    classed("figure", "chart")
        .attr("aria-label", &name)
        .child(caption)
        .child(picture(explorer, figure))
        .child(table(explorer, &name, figure))
        .child(take(explorer, figure))
}

/// The series as a table; its rows are made when it is opened.
fn table(explorer: Explorer, name: &str, figure: Drawn) -> El {
    let words = explorer.words();
    let open = RwSignal::new(false);
    let columns = untrack(|| figure.read().table().columns);
    let names = columns.iter().enumerate().map(|(at, content)| {
        let name = text("th", content).attr("scope", "col");
        if at > 0 { name.class("number") } else { name }
    });
    let row = |row: Row| {
        let depth = format!("depth-{}", row.depth.min(3));
        let cells = row.cells.iter();
        el("tr")
            .child(text("th", &row.head).attr("scope", "row").class(&depth))
            .children(cells.map(|cell| text("td", cell).class("number")))
    };
    let body = el("tbody").part(move || {
        if open.get() {
            figure.read().table().rows.into_iter().map(row).collect()
        } else {
            Vec::new()
        }
    });
    let summary = text("summary", words.label(Label::Table)).child(hidden(&format!(" – {name}")));
    let table = el("table")
        .child(text("caption", name).class("visually-hidden"))
        .child(el("thead").child(el("tr").children(names)))
        .child(body);
    classed("details", "table")
        .child(summary)
        .child(
            classed("div", "scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", name)
                .child(table),
        )
        .on("toggle", move |event| open.set(is_unfolded(&event)))
}
