//! One figure of the selection by itself, for a slide or a frame.

use leptos::prelude::*;

use crate::i18n::Label;
use crate::selection::Route;
use crate::web::components;
use crate::web::dom::{El, classed, el, link_to};
use crate::web::state::Explorer;

/// The figure, the filters it stands under, and the way to the cases.
pub(in crate::web) fn chart(explorer: Explorer) -> El {
    let to_cases = link_to(explorer.words().label(Label::BackToCases), move || {
        explorer.href_to(Route::Explorer)
    });
    let chart = match untrack(|| explorer.route.get()) {
        Route::Chart(kind) if kind.stands_open() => Some(components::chart(explorer, kind)),
        Route::Chart(kind) => Some(explorer.memory.parts.alone(explorer, kind)),
        _ => None,
    };
    classed("div", "page wide alone-chart")
        .child(components::figures(explorer))
        .child(components::chips(explorer))
        .children(chart)
        .child(components::share(explorer, components::Scope::Selection))
        .child(el("p").child(to_cases))
}
