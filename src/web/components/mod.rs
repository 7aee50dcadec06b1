//! What pages are made of, one component a file.

mod chart;
mod chips;
mod clause_choice;
mod figures;
mod list;
mod panel;
mod picture;
mod proof;
mod references;
mod tree;
mod value;
mod years;

pub(super) use chart::{term_chart, year_chart};
pub(super) use chips::{chips, way_out};
pub(super) use figures::figures;
pub(super) use list::case_list;
pub(super) use panel::panel;
pub(super) use proof::{proof_mark, proof_marks};
pub(super) use references::{reference, references};
pub(super) use value::{fact, facts, finding, value};

use super::dom::{El, text};

/// A text of the data as paragraphs: it is text, never markup.
pub(super) fn paragraphs(content: &str) -> impl Iterator<Item = El> {
    let lines = content.split('\n').map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(|line| text("p", line))
}
