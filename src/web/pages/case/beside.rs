//! The list that one comes from, beside the sheet.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::dataset::CaseId;
use crate::i18n::Label;
use crate::selection::Route;
use crate::web::components::proof_marks;
use crate::web::dom::{El, classed, link_to, list, text};
use crate::web::state::Explorer;

/// How many cases stand before and after the one that is open.
const AROUND: usize = 100;

/// The titles of the selection around a case, which is in view.
pub(super) fn beside(explorer: Explorer, case: CaseId) -> El {
    let words = explorer.words();
    let nav = classed("nav", "beside").attr("aria-label", words.label(Label::Selection));
    let scrolled = nav.element();
    nav.part(move || {
        let rows = explorer.rows.read();
        let at = rows.iter().position(|row| *row == case).unwrap_or(0);
        let first = at.saturating_sub(AROUND);
        let near = rows.iter().skip(first).take(2 * AROUND + 1);
        let items = near.map(|row| item(explorer, *row, *row == case));
        let items = list("ol", "", items).attr("start", &(first + 1).to_string());
        // Where it stands is known once it is on the page.
        let scrolled = scrolled.clone();
        request_animation_frame(move || {
            let open = scrolled.query_selector("[aria-current]").ok().flatten();
            let open = open.and_then(|open| open.dyn_into::<web_sys::HtmlElement>().ok());
            if let Some(open) = open {
                scrolled.set_scroll_top(open.offset_top() - scrolled.client_height() / 3);
            }
        });
        vec![
            text("p", &words.cases(rows.len() as u32)).class("quiet"),
            items,
        ]
    })
}

fn item(explorer: Explorer, case: CaseId, open: bool) -> El {
    let edition = explorer.edition();
    let cases = &edition.dataset.cases;
    let row = case.0 as usize;
    let title = cases.title.get(row, explorer.lang);
    let link = link_to(title, move || explorer.href_to(Route::Case(case)))
        .lang(cases.title.lang(row, explorer.lang));
    let link = if open {
        link.attr("aria-current", "page")
    } else {
        link
    };
    let year = cases.year.get(row).map(ToString::to_string);
    classed("div", "beside-case").child(link).child(
        classed("span", "quiet")
            .children(proof_marks(explorer, case))
            .text(&year.unwrap_or_default()),
    )
}
