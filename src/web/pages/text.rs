//! Pages that the edition writes, and the page for an address at which nothing stands.

use leptos::prelude::*;

use super::explorer;
use crate::i18n::Label;
use crate::selection::{Route, Selection, View};
use crate::web::components::{References, paragraphs};

/// The sections of a page, in order.
#[component]
pub(in crate::web) fn Page(page: String) -> impl IntoView {
    let explorer = explorer();
    let edition = explorer.edition();
    let lang = explorer.lang;
    let sections: Vec<_> = edition
        .dataset
        .pages
        .iter()
        .filter(|s| s.page == page)
        .collect();
    let shown = sections
        .iter()
        .enumerate()
        .map(|(at, section)| {
            let title = section.title.get(lang).to_owned();
            let heading = if at == 0 {
                view! { <h1>{title}</h1> }.into_any()
            } else {
                view! { <h2>{title}</h2> }.into_any()
            };
            let rows = section.references.clone();
            let references = (!rows.is_empty()).then(|| view! { <References rows /> });
            view! {
                <section>
                    {heading}
                    {paragraphs(section.text.get(lang))}
                    {references}
                </section>
            }
        })
        .collect_view();
    view! { <article class="page">{shown}</article> }
}

/// Nothing stands here.
#[component]
pub(in crate::web) fn Missing(path: String) -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let home = move || {
        explorer.href(|view| View {
            route: Route::Explorer,
            selection: Selection::default(),
            ..view
        })
    };
    view! {
        <article class="page">
            <h1>{words.label(Label::Missing)}</h1>
            <p>{words.unknown_path(&path)}</p>
            <p>
                <a href=move || home()>{words.label(Label::Home)}</a>
            </p>
        </article>
    }
}
