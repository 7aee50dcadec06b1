//! A figure on the page: its sentence, its picture that acts, its table.

use leptos::prelude::*;

use super::picture::picture;
use super::take::take;
use crate::figure::{self, Act, Row, Table, Target};
use crate::i18n::Label;
use crate::selection::Kind;
use crate::web::dom::{El, button, classed, el, hidden, text};
use crate::web::state::{Drawn, Explorer};

/// A figure of those that stand open.
pub(in crate::web) fn chart(explorer: Explorer, kind: Kind) -> El {
    let figure = explorer.figure(figure::open_figure, move || kind);
    of_figure(explorer, kind, figure, None)
}

/// A figure with its words around it; where it has pages, the way from one to the other.
pub(super) fn of_figure(explorer: Explorer, kind: Kind, figure: Drawn, pager: Option<El>) -> El {
    let edition = explorer.edition();
    let name = figure::name(kind, &edition.dataset, explorer.lang);
    let caption = el("figcaption")
        .child(text("span", &name).class("chart-name"))
        .child(el("h2").text_of(move || figure.read().sentence()));
    classed("figure", "chart")
        .attr("aria-label", &name)
        .child(caption)
        .maybe(pager)
        .child(picture(explorer, figure))
        .child(classed("p", "note quiet").text_of(move || figure.read().note().to_owned()))
        .child(table(explorer, &name, figure))
        .child(take(explorer, &name, figure))
}

/// The series as a table; it is made when it is opened.
fn table(explorer: Explorer, name: &str, figure: Drawn) -> El {
    let words = explorer.words();
    let open = RwSignal::new(false);
    let caption = text("caption", name).class("visually-hidden");
    let content = move || {
        if !open.get() {
            return Vec::new();
        }
        let figure = figure.read();
        let Table {
            columns,
            rows,
            words,
        } = figure.table();
        let class = |at: usize| {
            let is_words = at == 0 || words.contains(&at);
            if is_words { "" } else { "number" }
        };
        let names = columns
            .iter()
            .enumerate()
            .map(|(at, content)| text("th", content).attr("scope", "col").class(class(at)));
        let head = el("thead").child(el("tr").children(names));
        let rows = rows.iter().enumerate().map(|(at, row)| {
            let cells = row.cells.iter().enumerate();
            el("tr")
                .child(row_head(explorer, row, figure.row_target(at).as_ref()))
                .children(cells.map(|(at, cell)| text("td", cell).class(class(at + 1))))
        });
        vec![head, el("tbody").children(rows)]
    };
    let summary = text("summary", words.label(Label::Table)).child(hidden(&format!(" – {name}")));
    classed("details", "table")
        .child(summary)
        .child(
            classed("div", "scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", name)
                .child(el("table").child(caption).part(content)),
        )
        .unfolds(open)
}

/// What a row is about; a button where the table acts.
fn row_head(explorer: Explorer, row: &Row, target: Option<&Target>) -> El {
    let depth = format!("depth-{}", row.depth.min(3));
    let head = el("th").attr("scope", "row").class(&depth);
    let Some(&Target { pressed, act, .. }) = target else {
        return head.text(&row.head);
    };
    let acts = button("link", &row.head, move || explorer.act(act, None));
    head.child(if matches!(act, Act::Case(_)) {
        acts
    } else {
        acts.attr("aria-pressed", if pressed { "true" } else { "false" })
    })
}
