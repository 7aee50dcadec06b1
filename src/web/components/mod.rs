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
mod years;

pub(super) use chart::{TermChart, YearChart};
pub(super) use chips::Chips;
pub(super) use figures::Figures;
pub(super) use list::List;
pub(super) use panel::Panel;
pub(super) use proof::{proof_mark, proof_marks};
pub(super) use references::{References, reference};

use leptos::prelude::*;

/// A link set like the buttons beside it.
pub(super) fn button_link(
    text: &'static str,
    href: impl Fn() -> String + Send + 'static,
) -> impl IntoView {
    view! { <a class="button" href=href>{text}</a> }
}

/// A text of the data as paragraphs: it is text, never markup.
pub(super) fn paragraphs(text: &str) -> impl IntoView + use<> {
    text.split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> })
        .collect_view()
}
