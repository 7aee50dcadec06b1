//! What surrounds every page: header, banners, footer.

use leptos::prelude::*;

use super::explorer;
use crate::dataset::Facet;
use crate::i18n::{Label, Lang};
use crate::selection::{Notice, Route, Selection, View};
use crate::web::components::button_link;
use crate::web::state::Draft;

/// Name, languages and the way to the method.
#[component]
pub(in crate::web) fn Header() -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let has_method = explorer
        .edition()
        .dataset
        .pages
        .iter()
        .any(|s| s.page == "method");
    let home = move || {
        explorer.href(|view| View {
            route: Route::Explorer,
            selection: Selection::default(),
            ..view
        })
    };
    let languages = Lang::ALL.map(|lang| {
        let current = (lang == explorer.lang).then_some("true");
        let href = move || explorer.href(|view| View { lang, ..view });
        view! {
            <li>
                <a href=move || href() lang=lang.code() hreflang=lang.code() aria-current=current>
                    {lang.name()}
                </a>
            </li>
        }
    });
    view! {
        <a class="skip" href="#main" on:click=skip>
            {words.label(Label::SkipToResults)}
        </a>
        <header class="page-head">
            <p class="name">
                <a href=move || home()>{words.label(Label::Name)}</a>
            </p>
            <nav aria-label=words.label(Label::Language)>
                <ul class="languages">{languages}</ul>
            </nav>
            {has_method
                .then(|| {
                    let href = move || explorer.href_to(Route::Page("method".into()));
                    view! { <a class="to-method" href=move || href()>{words.label(Label::PageMethod)}</a> }
                })}
        </header>
    }
}

/// The fragment is the state, so the link past the header cannot be an ordinary one.
fn skip(event: leptos::ev::MouseEvent) {
    use wasm_bindgen::JsCast;
    event.prevent_default();
    let main = document().get_element_by_id("main");
    if let Some(Ok(main)) = main.map(JsCast::dyn_into::<web_sys::HtmlElement>) {
        let _ = main.focus();
        main.scroll_into_view();
    }
}

/// What must be known before reading: a draft, what was left out, what the address asked for
/// in vain.
#[component]
pub(in crate::web) fn Banners() -> impl IntoView {
    let explorer = explorer();
    let edition = explorer.edition();
    let words = explorer.words();
    let draft: Draft = expect_context();
    let id = edition.dataset.package.edition.clone();
    let leave = move || draft.0.set(None);
    let of_draft = edition.draft.then(|| {
        view! {
            <p class="banner draft">
                {words.draft(&id)} " "
                <button type="button" on:click=move |_| leave()>
                    {words.label(Label::LeaveDraft)}
                </button>
            </p>
        }
    });
    let report = &edition.report;
    let of_report = (report.count() > 0).then(|| {
        let sentence = words.problem_count(report.count(), report.rows_left_out());
        let href = move || explorer.href_to(Route::Problems);
        view! {
            <p class="banner problems">
                <a href=move || href()>{sentence}</a>
            </p>
        }
    });
    let notices = move || {
        let notices = explorer.notices();
        (!notices.is_empty()).then(|| {
            let lines = notices
                .iter()
                .map(|notice| view! { <li>{sentence(explorer, notice)}</li> })
                .collect_view();
            view! {
                <div class="banner notices" role="status">
                    <p>{words.label(Label::AddressNotices)}</p>
                    <ul>{lines}</ul>
                </div>
            }
        })
    };
    view! {
        {of_draft}
        {of_report}
        {move || notices()}
    }
}

fn sentence(explorer: crate::web::state::Explorer, notice: &Notice) -> String {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let words = explorer.words();
    let lang = explorer.lang;
    match notice {
        Notice::UnknownKey(key) => words.unknown_key(key),
        Notice::UnknownTerm { facet, id } => {
            let label = |facet: &Facet| facet.label.get(lang).to_owned();
            let facet = dataset.facet(*facet).map(label).unwrap_or_default();
            words.unknown_term(&facet, id)
        }
        Notice::UnknownValue { key, value } => words.unknown_value(key, value),
        Notice::FormerTerm { id, term } => words.former(
            id,
            dataset.term(*term).map_or("", |term| term.label.get(lang)),
        ),
        Notice::FormerCase { id, case } => {
            words.former(id, dataset.cases.title.get(case.0 as usize, lang))
        }
        Notice::UnknownPath(path) => words.unknown_path(path),
    }
}

/// Where the data are, under which licence, and how to open others.
#[component]
pub(in crate::web) fn Footer() -> impl IntoView {
    let explorer = explorer();
    let edition = explorer.edition();
    let words = explorer.words();
    let package = &edition.dataset.package;
    let title = match explorer.lang {
        Lang::En if !package.title_en.is_empty() => package.title_en.clone(),
        Lang::En | Lang::Fr => package.title.clone(),
    };
    let licences = package
        .licences
        .iter()
        .map(|licence| {
            let title = if licence.title.is_empty() {
                &licence.name
            } else {
                &licence.title
            };
            let title = title.clone();
            if licence.path.is_empty() {
                view! { <span>{title}</span> }.into_any()
            } else {
                view! { <a href=licence.path.clone() rel="license">{title}</a> }.into_any()
            }
        })
        .collect_view();
    let data = (!edition.draft).then(|| {
        let href = format!("{}/datapackage.json", edition.folder);
        view! { <li><a href=href>{words.label(Label::RawData)}</a></li> }
    });
    let others = edition
        .list
        .iter()
        .filter(|entry| entry.id != package.edition)
        .map(|entry| {
            let href = format!("#/?edition={}", entry.id);
            view! { <li><a href=href>{words.open_edition(&entry.id)}</a></li> }
        })
        .collect_view();
    view! {
        <footer class="page-foot">
            <p>{title} " · " {package.version.clone()}</p>
            <p class="quiet">{words.label(Label::Licence)} " : " {licences}</p>
            <ul>
                {data}
                {others}
                <li>{button_link(words.label(Label::OpenLocal), move || explorer.href_to(Route::Local))}</li>
            </ul>
        </footer>
    }
}
