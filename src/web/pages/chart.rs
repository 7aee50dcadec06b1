//! One figure of the selection by itself, for a slide or a frame.

use crate::i18n::Label;
use crate::selection::{Kind, Route};
use crate::web::components;
use crate::web::dom::{El, classed, el, link_to};
use crate::web::state::Explorer;

/// The figure, the filters it stands under, and the way to the cases.
pub(in crate::web) fn chart(explorer: Explorer, kind: Kind) -> El {
    let to_cases = link_to(explorer.words().label(Label::BackToCases), move || {
        explorer.href_to(Route::Explorer)
    });
    classed("div", "page wide alone-chart")
        .child(components::figures(explorer))
        .child(components::chips(explorer))
        .child(components::chart(explorer, kind))
        .child(components::share(explorer, components::Scope::Selection))
        .child(el("p").child(to_cases))
}
