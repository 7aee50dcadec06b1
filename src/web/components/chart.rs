//! A figure on the page: its sentence, its picture that acts, its table.

use leptos::prelude::*;

use super::picture::picture;
use super::take::take;
use crate::figure::{self, Row};
use crate::i18n::Label;
use crate::selection::Kind;
use crate::web::dom::{El, button, classed, el, hidden, text};
use crate::web::state::{Drawn, Explorer};

/// A figure of the selection.
pub(in crate::web) fn chart(explorer: Explorer, kind: Kind) -> El {
    let page = RwSignal::new(kind.page());
    let figure = explorer.figure(move || kind.on_page(page.get()));
    let edition = explorer.edition();
    let name = figure::name(kind, &edition.dataset, explorer.lang);
    let caption = el("figcaption")
        .child(text("span", &name).class("chart-name"))
        .child(el("h2").text_of(move || figure.read().sentence()));
    classed("figure", "chart")
        .attr("aria-label", &name)
        .child(caption)
        .child(picture(explorer, figure))
        .part_if(move || explorer.memory.parts.retry(kind, explorer.lang))
        .part_if(move || pager(explorer, figure, page))
        .child(classed("p", "note quiet").text_of(move || figure.read().note().to_owned()))
        .child(table(explorer, &name, figure))
        .child(take(explorer, &name, figure))
}

/// The way from page to page of a figure that has several.
fn pager(explorer: Explorer, figure: Drawn, page: RwSignal<u32>) -> Option<El> {
    let words = explorer.words();
    let pages = figure.read().pages() as u32;
    if pages < 2 {
        return None;
    }
    let at = page.get().min(pages - 1);
    let to = |label: Label, to: Option<u32>| {
        let to = to.filter(|to| *to < pages);
        let turn = button("", words.label(label), move || {
            if let Some(to) = to {
                page.set(to);
            }
        });
        if to.is_none() {
            turn.attr("disabled", "")
        } else {
            turn
        }
    };
    let place = text("span", &words.shown_page(at + 1, pages)).class("quiet");
    Some(
        classed("p", "actions")
            .child(to(Label::PreviousPage, at.checked_sub(1)))
            .child(to(Label::NextPage, Some(at + 1)))
            .child(place),
    )
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
        .unfolds(open)
}
