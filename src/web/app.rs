//! The page as an outline: what stage the edition is in, and what is shown then.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::env::document;
use super::load::{self, Failure, Progress, Stage};
use super::location::{Fragment, Step};
use super::pages;
use super::state::{Draft, Edition, Explorer};
use crate::i18n::{Label, Lang};
use crate::selection::{Query, Route};

/// The whole page.
#[component]
pub(super) fn App() -> impl IntoView {
    let fragment = Fragment::follow();
    let query = Memo::new(move |_| Query::parse(&fragment.get()));
    let lang = Memo::new(move |_| query.read().lang());
    let wanted = Memo::new(move |_| query.read().edition().map(str::to_owned));
    let draft = Draft(RwSignal::new(None));
    provide_context(draft);

    let stage = RwSignal::new(Stage::Loading);
    let progress: Progress = RwSignal::new((0, 0));
    let round = RwSignal::new(0_u32);
    // The network is outside: a load begins when another edition is wanted, or on request. A
    // later load makes an earlier one's end mean nothing.
    Effect::new(move |_| {
        let wanted = wanted.get();
        let this = round.get();
        if draft.0.read_untracked().is_some() || is_open(&stage.read_untracked(), wanted.as_ref()) {
            return;
        }
        stage.set(Stage::Loading);
        progress.set((0, 0));
        spawn_local(async move {
            let outcome = load::edition(wanted.clone(), progress).await;
            let is_last = *round.read_untracked() == this;
            if is_last && query.read_untracked().edition() == wanted.as_deref() {
                stage.set(outcome.map_or_else(Stage::Failed, Stage::Ready));
            }
        });
    });
    // The language of the document is outside the tree of components.
    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", lang.get().code());
        }
    });
    let retry = move || {
        stage.set(Stage::Loading);
        round.update(|round| *round += 1);
    };

    move || {
        let lang = lang.get();
        if let Some(edition) = draft.0.get() {
            return view! { <Open edition fragment lang /> }.into_any();
        }
        match stage.get() {
            Stage::Loading => view! { <Loading progress lang /> }.into_any(),
            Stage::Failed(failure) => view! { <Failed failure lang retry /> }.into_any(),
            Stage::Ready(edition) => view! { <Open edition fragment lang /> }.into_any(),
        }
    }
}

/// Whether what is wanted is what is open.
fn is_open(stage: &Stage, wanted: Option<&String>) -> bool {
    let Stage::Ready(edition) = stage else {
        return false;
    };
    let open = &edition.dataset.package.edition;
    let newest = edition.list.first().map(|entry| &entry.id);
    wanted.or(newest) == Some(open)
}

#[component]
fn Loading(progress: Progress, lang: Lang) -> impl IntoView {
    let words = lang.messages();
    view! {
        <main class="alone" aria-busy="true">
            <h1>{words.label(Label::Name)}</h1>
            <p id="loading-label">{words.label(Label::Loading)}</p>
            <progress
                aria-labelledby="loading-label"
                max=move || progress.get().1.max(1).to_string()
                value=move || progress.get().0.to_string()
            ></progress>
            <p class="quiet">
                {move || {
                    let (done, of) = progress.get();
                    (of > 0).then(|| words.progress(done, of))
                }}
            </p>
        </main>
    }
}

#[component]
fn Failed(failure: Failure, lang: Lang, retry: impl Fn() + 'static) -> impl IntoView {
    let words = lang.messages();
    let (sentence, choices) = match failure {
        Failure::File(address, why) => (words.not_loaded(&address, &why), Vec::new()),
        Failure::Package(error) => (words.package_error(&error), Vec::new()),
        Failure::NoSuchEdition(id, list) => (words.no_such_edition(&id), list),
    };
    let choices = choices
        .into_iter()
        .map(|entry| {
            let address = format!("#/?edition={}&lang={}", entry.id, lang.code());
            view! { <li><a href=address>{words.open_edition(&entry.id)}</a></li> }
        })
        .collect_view();
    view! {
        <main class="alone" role="alert">
            <h1>{words.label(Label::Name)}</h1>
            <p>{sentence}</p>
            <ul class="plain">{choices}</ul>
            <p class="actions">
                <button type="button" on:click=move |_| retry()>{words.label(Label::Retry)}</button>
                <a href="data/editions.json">{words.label(Label::RawData)}</a>
            </p>
        </main>
    }
}

/// An edition that is open.
#[component]
fn Open(edition: Arc<Edition>, fragment: Fragment, lang: Lang) -> impl IntoView {
    let readable = edition.dataset.case_count() > 0;
    let explorer = Explorer::new(edition, fragment, lang);
    provide_context(explorer);
    // The address bar is outside: it shows the canonical text of what was understood.
    Effect::new(move |_| {
        let (canonical, understood) = explorer.canonical();
        if understood {
            explorer.correct(&canonical);
        }
    });
    // So is the title of the window.
    Effect::new(move |_| document().set_title(&pages::title(explorer)));
    follow_page(explorer);
    view! {
        <pages::Header />
        <pages::Banners />
        <main id="main" tabindex="-1">
            {move || match explorer.route.get() {
                Route::Local => view! { <pages::Local /> }.into_any(),
                Route::Problems => view! { <pages::Problems /> }.into_any(),
                _ if !readable => view! { <pages::Unreadable /> }.into_any(),
                Route::Explorer => view! { <pages::Cases /> }.into_any(),
                Route::Case(case) => view! { <pages::Case case /> }.into_any(),
                Route::Page(page) => view! { <pages::Page page /> }.into_any(),
                Route::Missing(path) => view! { <pages::Missing path /> }.into_any(),
            }}
        </main>
        <pages::Footer />
    }
}

/// Another page begins at its top, and is where the keyboard goes on; the page that one comes
/// from is left as it was by the browser.
fn follow_page(explorer: Explorer) {
    Effect::new(move |before: Option<Route>| {
        let route = explorer.route.get();
        if before.is_some_and(|before| before != route) {
            request_animation_frame(move || {
                super::env::window().scroll_to_with_x_and_y(0.0, 0.0);
                if let Some(main) = document().get_element_by_id("main") {
                    use wasm_bindgen::JsCast;
                    if let Ok(main) = main.dyn_into::<web_sys::HtmlElement>() {
                        let _ = main.focus();
                    }
                }
            });
        }
        route
    });
}

/// Opens a draft, at the explorer.
pub(super) fn open_draft(draft: Draft, edition: Arc<Edition>, explorer: Explorer) {
    explorer.go_home(Step::Push);
    draft.0.set(Some(edition));
}
