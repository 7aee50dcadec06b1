//! One file a page, and what surrounds every page.

mod case;
mod cases;
mod chart;
mod evidence;
mod export;
mod frame;
mod local;
mod missing;
mod problems;
mod stories;

pub(super) use case::case;
pub(super) use cases::cases;
pub(super) use chart::chart;
pub(super) use evidence::evidence;
pub(super) use export::{dossier, export, framed};
pub(super) use frame::{footer, header, skip_link};
pub(super) use local::local;
pub(super) use missing::missing;
pub(super) use problems::{problems, unreadable};
pub(super) use stories::stories;

use leptos::prelude::*;

use super::state::Explorer;
use crate::i18n::Label;
use crate::selection::Route;

/// The title of the window, tracked.
pub(super) fn title(explorer: Explorer) -> String {
    let edition = explorer.edition();
    let words = explorer.words();
    let name = words.label(Label::Name);
    let of_page = match explorer.route.get() {
        // It is not known yet.
        Route::Missing(_) if !explorer.whole.get() => None,
        Route::Explorer | Route::Chart(_) => {
            words.figures(&explorer.heading.read()).into_iter().next()
        }
        Route::Case(case) => {
            let row = case.0 as usize;
            Some(
                edition
                    .dataset
                    .cases
                    .title
                    .get(row, explorer.lang)
                    .to_owned(),
            )
        }
        Route::Page(page) => {
            let sections = edition.dataset.pages.iter();
            let first = sections
                .filter(|section| section.page == page)
                .map(|s| &s.title);
            first
                .map(|title| title.get(explorer.lang).to_owned())
                .next()
        }
        Route::Indicators => Some(words.label(Label::Indicators).to_owned()),
        Route::Indicator(row) => {
            let indicator = edition.dataset.indicators.get(row as usize);
            indicator.map(|indicator| indicator.label.get(explorer.lang).to_owned())
        }
        Route::Source(term) => Some(explorer.label_of(term)),
        Route::Glossary => Some(words.label(Label::Glossary).to_owned()),
        Route::Word(row) => {
            let word = edition.dataset.glossary.get(row as usize);
            word.map(|word| word.term.get(explorer.lang).to_owned())
        }
        Route::Barometer => Some(words.label(Label::Barometer).to_owned()),
        Route::Diff { .. } => Some(words.label(Label::Diff).to_owned()),
        Route::Compare(_) => Some(words.label(Label::Compare).to_owned()),
        Route::Dossier(_) => Some(words.label(Label::Dossier).to_owned()),
        Route::Stories | Route::Story(_) => Some(words.label(Label::Present).to_owned()),
        Route::Local => Some(words.label(Label::OpenLocal).to_owned()),
        Route::Problems => Some(words.label(Label::Problems).to_owned()),
        Route::Missing(_) => Some(words.label(Label::Missing).to_owned()),
    };
    of_page.map_or_else(|| name.to_owned(), |page| format!("{page} – {name}"))
}
