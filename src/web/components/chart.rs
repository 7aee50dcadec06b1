//! A figure on the page: its sentence, its picture that acts, its table.

use leptos::prelude::*;

use super::picture::picture;
use super::take::take;
use crate::dataset::{FacetId, Role};
use crate::figure::{self, Act, Row, Table, Target};
use crate::i18n::Label;
use crate::selection::{Kind, Route};
use crate::web::dom::{El, button, classed, el, hidden, text, value_of};
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

    fn set(self, explorer: Explorer, kind: Kind) {
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
    // A page is another picture of the same figure; other facets are another figure.
    let kind = Memo::new(move |_| shown.get(explorer).on_page(0));
    let (rows, columns) = untrack(|| kind.get()).facets();
    let first = if columns.is_some() {
        Label::Rows
    } else {
        Label::ToldBy
    };
    let choices = [
        rows.map(|_| {
            let get = |kind: Kind| kind.facets().0;
            facets(explorer, shown, (first, get, Kind::with_rows))
        }),
        columns.map(|_| {
            let get = |kind: Kind| kind.facets().1;
            facets(explorer, shown, (Label::Columns, get, Kind::with_columns))
        }),
    ];
    let choices = choices.into_iter().flatten();
    let figure = move || {
        let kind = kind.get();
        vec![untrack(|| of_facets(explorer, kind, shown))]
    };
    el("div")
        .maybe(rows.map(|_| classed("p", "list-form").children(choices)))
        .part(figure)
}

/// What a choice is called, what of a figure is chosen, and the figure of another choice.
type Choice = (
    Label,
    fn(Kind) -> Option<FacetId>,
    fn(Kind, FacetId) -> Kind,
);

/// The choice of a facet, among those that every edition has and the one that is chosen.
fn facets(explorer: Explorer, shown: Shown, (label, get, with): Choice) -> El {
    let edition = explorer.edition();
    let kind = move || shown.get(explorer);
    let roles = [Role::Source, Role::Usage, Role::Beneficiary, Role::Proof];
    let mut offered: Vec<FacetId> = Vec::new();
    for facet in roles.map(|role| edition.dataset.facet_with(role)) {
        offered.extend(facet);
    }
    if let Some(own) = untrack(|| get(kind())).filter(|own| !offered.contains(own)) {
        offered.push(own);
    }
    let choice = el("select");
    for facet in offered {
        let option = text("option", &explorer.label_of_facet(facet))
            .prop_of("selected", move || (get(kind()) == Some(facet)).into());
        let _ = choice
            .clone()
            .child(option.attr("value", &facet.0.to_string()));
    }
    let choice = choice.on("change", move |event| {
        if let Ok(facet) = value_of(&event).parse() {
            shown.set(explorer, with(untrack(kind), FacetId(facet)));
        }
    });
    text("label", explorer.words().label(label))
        .text(" ")
        .child(choice)
}

fn of_facets(explorer: Explorer, kind: Kind, shown: Shown) -> El {
    let page = Memo::new(move |_| shown.get(explorer).page());
    let figure = explorer.figure(move || kind.on_page(page.get()));
    let turn = move |page| shown.set(explorer, kind.on_page(page));
    let edition = explorer.edition();
    let name = figure::name(kind, &edition.dataset, explorer.lang);
    let caption = el("figcaption")
        .child(text("span", &name).class("chart-name"))
        .child(el("h2").text_of(move || figure.read().sentence()));
    classed("figure", "chart")
        .attr("aria-label", &name)
        .child(caption)
        .child(pager(explorer, figure, page, turn))
        .child(picture(explorer, figure))
        .part_if(move || explorer.memory.parts.retry(kind, explorer.lang))
        .child(classed("p", "note quiet").text_of(move || figure.read().note().to_owned()))
        .child(table(explorer, &name, figure))
        .child(take(explorer, &name, figure))
}

/// The way from page to page of a figure that has several, above the picture: pages differ in height,
/// and each is read from its top. A button that leads nowhere keeps the keyboard.
fn pager(
    explorer: Explorer,
    figure: Drawn,
    page: Memo<u32>,
    turn: impl Fn(u32) + Copy + 'static,
) -> El {
    let words = explorer.words();
    let pages = move || figure.read().pages() as u32;
    // An address may name a page beyond the last: that is the last.
    let at = move || page.get().min(pages() - 1);
    let to = |label: Label, step: fn(u32) -> Option<u32>| {
        let to = move || step(at()).filter(|to| *to < pages());
        button("", words.label(label), move || {
            if let Some(to) = untrack(to) {
                turn(to);
            }
        })
        .attr_of("aria-disabled", move || {
            to().is_none().then(|| "true".to_owned())
        })
    };
    classed("p", "actions")
        .attr_of("hidden", move || (pages() < 2).then(String::new))
        .child(to(Label::PreviousPage, |at| at.checked_sub(1)))
        .child(to(Label::NextPage, |at| at.checked_add(1)))
        .child(
            classed("span", "quiet")
                .attr("role", "status")
                .text_of(move || words.shown_page(at() + 1, pages())),
        )
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
