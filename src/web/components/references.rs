//! Publications, with the links that lead to them.

use leptos::prelude::*;

use crate::i18n::Label;
use crate::web::pages::explorer;
use crate::web::state::Explorer;

/// A numbered list of references, by rows of the edition.
#[component]
pub(in crate::web) fn References(rows: Vec<u32>) -> impl IntoView {
    let explorer = explorer();
    let items = rows
        .into_iter()
        .map(|row| view! { <li id=format!("ref-{row}")>{reference(explorer, row)}</li> })
        .collect_view();
    view! {
        <ol class="references" aria-label=explorer.words().label(Label::References)>
            {items}
        </ol>
    }
}

/// One reference: authors, year, title, where, and its DOI or address.
pub(in crate::web) fn reference(explorer: Explorer, row: u32) -> impl IntoView + use<> {
    let edition = explorer.edition();
    let of = &edition.dataset.references;
    let row = row as usize;
    let year = of.year.get(row).copied().flatten();
    let kind = of
        .kind
        .get(row)
        .map(|kind| explorer.words().reference_type(*kind));
    let (doi, url) = (of.doi.get(row), of.url.get(row));
    let container = of.container.get(row);
    // The reader let only DOIs and addresses of the web through.
    let link = if doi.is_empty() {
        let host = url.split('/').nth(2).unwrap_or(url).to_owned();
        view! { <a href=url.to_owned() rel="noreferrer">{host}</a> }.into_any()
    } else {
        let href = format!("https://doi.org/{doi}");
        view! { <a href=href rel="noreferrer">{format!("doi:{doi}")}</a> }.into_any()
    };
    view! {
        <span class="reference">
            <bdi>{of.authors.get(row).to_owned()}</bdi>
            {year.map(|year| format!(" ({year})"))}
            ". "
            <cite>
                <bdi>{of.title.get(row).to_owned()}</bdi>
            </cite>
            ". "
            {(!container.is_empty()).then(|| format!("{container}. "))}
            <span class="quiet">{kind} " · "</span>
            {link}
        </span>
    }
}
