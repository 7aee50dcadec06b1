//! A figure on the page: its sentence, its picture that acts, its table.

use leptos::prelude::*;

use super::picture::picture;
use super::take::take;
use crate::figure::{self, Act, Row, Table, Target};
use crate::i18n::Label;
use crate::selection::{Kind, Route};
use crate::web::dom::{El, button, classed, el, hidden, text};
use crate::web::state::{Drawn, Explorer};

/// Where it stands which figure is shown: which page of it, over which facets.
#[derive(Clone, Copy)]
pub(in crate::web) enum Shown {
    /// On the page of cases, for as long as that is open.
    Here(RwSignal<Kind>),
    /// In the address, which a frame or a slide keeps; first what it said at first.
    Address(Kind),
}

impl Shown {
    /// The figure, tracked.
    pub fn get(self, explorer: Explorer) -> Kind {
        match (self, explorer.route.get()) {
            (Self::Here(kind), _) => kind.get(),
            (Self::Address(_), Route::Chart(kind)) => kind,
            // The page is being left.
            (Self::Address(kind), _) => kind,
        }
    }

    /// Shows another.
    pub fn set(self, explorer: Explorer, kind: Kind) {
        match self {
            Self::Here(shown) => shown.set(kind),
            Self::Address(_) => explorer.go(Route::Chart(kind)),
        }
    }
}

/// A figure of the selection.
pub(in crate::web) fn chart(explorer: Explorer, kind: Kind) -> El {
    of_facets(explorer, kind, Shown::Here(RwSignal::new(kind)))
}

/// One of which facets and pages can be chosen.
pub(in crate::web) fn chart_shown(explorer: Explorer, shown: Shown) -> El {
    let parts = explorer.memory.parts;
    let kind = untrack(|| shown.get(explorer));
    if kind.facets().0.is_none() {
        return of_facets(explorer, kind, shown);
    }
    let choices = move || {
        let figures = parts.figures()?;
        Some(untrack(|| (figures.choices)(explorer, shown)))
    };
    // Over other facets it is another figure.
    let figure = move || {
        let kind = shown.get(explorer);
        vec![untrack(|| of_facets(explorer, kind, shown))]
    };
    el("div").part_if(choices).part(figure)
}

fn of_facets(explorer: Explorer, kind: Kind, shown: Shown) -> El {
    let parts = explorer.memory.parts;
    let figure = explorer.figure(move || kind.on_page(shown.get(explorer).page()));
    let edition = explorer.edition();
    let name = figure::name(kind, &edition.dataset, explorer.lang);
    let caption = el("figcaption")
        .child(text("span", &name).class("chart-name"))
        .child(el("h2").text_of(move || figure.read().sentence()));
    let pager = move || {
        let figures = parts.figures().filter(|_| !kind.stands_open())?;
        Some(untrack(|| (figures.pager)(explorer, shown, figure)))
    };
    classed("figure", "chart")
        .attr("aria-label", &name)
        .child(caption)
        .part_if(pager)
        .child(picture(explorer, figure))
        .part_if(move || parts.retry(kind, explorer.lang))
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
                .child(row_head(explorer, row, figure.row_target(at)))
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
fn row_head(explorer: Explorer, row: &Row, target: Option<Target>) -> El {
    let depth = format!("depth-{}", row.depth.min(3));
    let head = el("th").attr("scope", "row").class(&depth);
    let Some(Target { pressed, act, .. }) = target else {
        return head.text(&row.head);
    };
    let acts = button("link", &row.head, move || explorer.act(act, None));
    head.child(if matches!(act, Act::Case(_)) {
        acts
    } else {
        acts.attr("aria-pressed", if pressed { "true" } else { "false" })
    })
}
