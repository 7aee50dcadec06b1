//! The figures that are folded, a part of the code: what a reader chooses of each, its facets and a
//! page of it.

use leptos::prelude::*;

use super::chart::of_figure;
use crate::dataset::{FacetId, Role};
use crate::figure;
use crate::i18n::{FigureLabel, Label};
use crate::selection::{Kind, Route};
use crate::web::dom::{El, button, classed, el, link_to, text, value_of};
use crate::web::state::{Drawn, Explorer};

/// Where it stands which figure is shown: which page of it, over which facets.
#[derive(Clone, Copy)]
enum Shown {
    /// On the page of cases, for as long as that is open.
    Here(RwSignal<Kind>),
    /// In the address, which a frame or a slide keeps; first what it said at first.
    Address(Kind),
}

impl Shown {
    /// The figure, tracked.
    fn get(self, explorer: Explorer) -> Kind {
        match self {
            Self::Here(kind) => kind.get(),
            Self::Address(kind) => match explorer.route.get() {
                Route::Chart(now) => now,
                // The page is being left.
                _ => kind,
            },
        }
    }

    /// Shows another.
    fn set(self, explorer: Explorer, kind: Kind) {
        match self {
            Self::Here(shown) => shown.set(kind),
            Self::Address(_) => explorer.go(Route::Chart(kind)),
        }
    }
}

/// A figure on the page of cases, and the way to see it alone.
pub(in crate::web) fn unfolded(explorer: Explorer, kind: Kind) -> El {
    let shown = Shown::Here(RwSignal::new(kind));
    let alone = link_to(explorer.words().label(Label::Alone), move || {
        explorer.href_to(Route::Chart(shown.get(explorer)))
    });
    el("div")
        .child(of_choices(explorer, shown))
        .child(el("p").child(alone))
}

/// A figure of which the address says all.
pub(in crate::web) fn alone(explorer: Explorer, kind: Kind) -> El {
    of_choices(explorer, Shown::Address(kind))
}

/// A figure of which facets and pages can be chosen.
fn of_choices(explorer: Explorer, shown: Shown) -> El {
    let kind = untrack(|| shown.get(explorer));
    if kind.facets().0.is_none() {
        return of_facets(explorer, kind, shown);
    }
    // Over other facets it is another figure.
    let figure = move || {
        let kind = shown.get(explorer);
        vec![untrack(|| of_facets(explorer, kind, shown))]
    };
    el("div")
        .child(untrack(|| choices(explorer, shown)))
        .part(figure)
}

fn of_facets(explorer: Explorer, kind: Kind, shown: Shown) -> El {
    let on_page = move || kind.on_page(shown.get(explorer).page());
    let figure = explorer.figure(figure::figure, on_page);
    of_figure(explorer, kind, figure, Some(pager(explorer, shown, figure)))
}

/// The facets of a figure, a choice each.
fn choices(explorer: Explorer, shown: Shown) -> El {
    let facets = |label, get: fn(Kind) -> Option<FacetId>, with| {
        let is_there = get(shown.get(explorer)).is_some();
        is_there.then(|| facets(explorer, shown, (label, get, with)))
    };
    let columns = facets(
        FigureLabel::Columns,
        |kind| kind.facets().1,
        Kind::with_columns,
    );
    let label = match columns {
        Some(_) => FigureLabel::Rows,
        None => FigureLabel::ToldBy,
    };
    classed("p", "list-form")
        .maybe(facets(label, |kind| kind.facets().0, Kind::with_rows))
        .maybe(columns)
}

/// What a choice is called, what of a figure is chosen, and the figure of another choice.
type Choice = (
    FigureLabel,
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
    text("label", explorer.lang.figure_messages().figure_label(label))
        .text(" ")
        .child(choice)
}

/// The way from page to page of a figure that has several, above the picture: pages differ in height,
/// and each is read from its top. A button that leads nowhere keeps the keyboard.
fn pager(explorer: Explorer, shown: Shown, figure: Drawn) -> El {
    let words = explorer.words();
    let pages = move || figure.read().pages() as u32;
    // An address may name a page beyond the last: that is the last.
    let at = move || shown.get(explorer).page().min(pages() - 1);
    let to = |label: Label, step: fn(u32) -> Option<u32>| {
        let to = move || step(at()).filter(|to| *to < pages());
        button("", words.label(label), move || {
            if let Some(to) = untrack(to) {
                let kind = untrack(|| shown.get(explorer));
                shown.set(explorer, kind.on_page(to));
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
