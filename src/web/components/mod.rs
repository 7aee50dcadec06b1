//! What pages are made of, one component a file.

mod aside;
mod chart;
mod chips;
mod clause_choice;
mod coming;
mod figures;
mod for_me;
mod list;
mod more_charts;
mod panel;
mod picture;
mod proof;
mod reading;
mod references;
mod search;
mod take;
mod tree;
mod unfolded;
mod value;
mod words;
mod years;

pub(super) use aside::{Scope, aside, dossier_link, share};
pub(super) use chart::chart;
pub(super) use chips::{chips, names as filter_names, way_out};
pub(super) use coming::coming;
pub(super) use figures::figures;
pub(super) use for_me::for_me;
pub(super) use list::case_list;
pub(super) use more_charts::more_charts;
pub(super) use panel::panel;
pub(super) use picture::picture;
pub(super) use proof::{proof_mark, proof_marks};
pub(super) use reading::reading;
pub(super) use references::{licences, reference, references};
pub(super) use search::{go_to_list, search};
pub(super) use take::{save, ways};
pub(super) use unfolded::{alone, unfolded};
pub(super) use value::{fact, facts, figure_of, finding, strip, value, value_with};
pub(super) use words::Explained;

use wasm_bindgen::JsCast;

use super::dom::{El, text};
use super::env::document;

/// Moves the keyboard to the element with an id, and the page with it.
pub(super) fn focus(id: &str) {
    let place = document().get_element_by_id(id);
    if let Some(Ok(place)) = place.map(JsCast::dyn_into::<web_sys::HtmlElement>) {
        let _ = place.focus();
    }
}

/// A text of the data as paragraphs: it is text, never markup.
pub(super) fn paragraphs(content: &str) -> impl Iterator<Item = El> {
    let lines = content.split('\n').map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(|line| text("p", line))
}
