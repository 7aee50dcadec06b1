//! The page as an outline: what stage the edition is in, and what is shown then.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::dom::{El, bind, button, classed, el, link, list, text};
use super::env::{document, window};
use super::load::{self, Failure, Progress, Stage};
use super::location::{self, Fragment};
use super::memory::Memory;
use super::pages;
use super::state::{Draft, Explorer};
use crate::i18n::{Label, Lang};
use crate::selection::{Query, Route, Slide};

/// How long after the first picture the sheet of a case comes before it is asked for, in milliseconds.
const WARM: u32 = 1500;

/// Puts the page into an element, and follows the address from then on.
pub(super) fn app(root: El) {
    let fragment = Fragment::follow();
    let query = Memo::new(move |_| Query::parse(&fragment.get()));
    let lang = Memo::new(move |_| query.read().lang());
    let wanted = Memo::new(move |_| query.read().edition().map(str::to_owned));
    let draft: Draft = RwSignal::new(None);
    // It lives as long as the page does.
    let memory: &'static Memory = Box::leak(Box::new(Memory::new()));
    let stage = RwSignal::new(Stage::Loading);
    let progress: Progress = RwSignal::new((0, 0));
    let round = RwSignal::new(0_u32);
    // Who comes for a case need not wait for its sheet once the edition is there; others open one later.
    if untrack(|| fragment.get()).starts_with("#/case/") {
        memory.parts.warm();
    }
    // The network is outside: a load begins when another edition is wanted, or on request. A
    // later load makes an earlier one's end mean nothing.
    bind(Box::new(move || {
        let wanted = wanted.get();
        let this = round.get();
        if draft.read_untracked().is_some() || is_open(&stage.read_untracked(), wanted.as_ref()) {
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
    }));
    // The language of the document is outside the parts that are made anew.
    bind(Box::new(move || {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", lang.get().code());
        }
    }));
    let _ = root.part(move || {
        let lang = lang.get();
        if let Some(edition) = draft.get() {
            return open(Explorer::new(edition, draft, fragment, memory, lang));
        }
        match stage.get() {
            Stage::Loading => vec![loading(progress, lang)],
            Stage::Failed(failure) => {
                let retry = move || {
                    stage.set(Stage::Loading);
                    round.update(|round| *round += 1);
                };
                vec![failed(failure, lang, retry)]
            }
            Stage::Ready(edition) => open(Explorer::new(edition, draft, fragment, memory, lang)),
        }
    });
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

fn loading(progress: Progress, lang: Lang) -> El {
    let words = lang.messages();
    let bar = el("progress")
        .attr("aria-label", words.label(Label::Loading))
        .attr_of("max", move || Some(progress.get().1.max(1).to_string()))
        .attr_of("value", move || Some(progress.get().0.to_string()));
    classed("main", "alone")
        .attr("aria-busy", "true")
        .child(text("h1", words.label(Label::Name)))
        .child(text("p", words.label(Label::Loading)))
        .child(bar)
        .child(classed("p", "quiet").text_of(move || {
            let (done, of) = progress.get();
            if of > 0 {
                words.progress(done, of)
            } else {
                String::new()
            }
        }))
}

fn failed(failure: Failure, lang: Lang, retry: impl Fn() + 'static) -> El {
    let words = lang.messages();
    let (sentence, choices) = match failure {
        Failure::File(address, why) => (words.not_loaded(&address, &why), Vec::new()),
        Failure::Package(error) => (words.package_error(&error), Vec::new()),
        Failure::NoSuchEdition(id, list) => (words.no_such_edition(&id), list),
    };
    let choices = choices.iter().map(|entry| {
        let address = format!("#/?edition={}&lang={}", entry.id, lang.code());
        link(&address, &words.open_edition(&entry.id))
    });
    classed("main", "alone")
        .child(text("h1", words.label(Label::Name)))
        .child(text("p", &sentence).attr("role", "alert"))
        .child(list("ul", "plain", choices))
        .child(
            classed("p", "actions")
                .child(button("", words.label(Label::Retry), retry))
                .child(link("data/editions.json", words.label(Label::RawData))),
        )
}

/// An edition that is open.
fn open(explorer: Explorer) -> Vec<El> {
    let readable = explorer.edition().dataset.case_count() > 0;
    // The address bar is outside: it shows the canonical text of what was understood.
    bind(Box::new(move || {
        let (canonical, understood) = explorer.canonical();
        if understood {
            location::correct(&canonical);
        }
    }));
    // So are the colours of the document, which boot.js set first.
    bind(Box::new(move || {
        let look = explorer.look();
        if let Some(root) = document().document_element() {
            let _ = match look {
                Some(look) => root.set_attribute("data-theme", look.word()),
                None => root.remove_attribute("data-theme"),
            };
        }
    }));
    // So is the title of the window.
    bind(Box::new(move || {
        document().set_title(&pages::title(explorer));
    }));
    let parts = explorer.memory.parts;
    // What is chosen on the page of a chart is another address and the same page.
    let place = Memo::new(move |_| match explorer.route.get() {
        Route::Chart(kind) => Route::Chart(kind.place()),
        // So is the next step of a sequence.
        Route::Story(mut slide) => {
            let notes = slide.notes;
            *slide = Slide::default();
            slide.notes = notes;
            Route::Story(slide)
        }
        route => route,
    });
    let main = el("main")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .part(move || {
            let page = match place.get() {
                Route::Local => parts.page(explorer, |pages| pages.local),
                Route::Problems => parts.page(explorer, |pages| pages.problems),
                _ if !readable => parts.page(explorer, |pages| pages.unreadable),
                Route::Explorer => pages::cases(explorer),
                Route::Case(case) => parts.case(explorer, case),
                Route::Chart(_) => pages::chart(explorer),
                Route::Dossier(cases) => parts.dossier(explorer, cases),
                Route::Missing(path) => pages::missing(explorer, &path),
                shown @ (Route::Stories | Route::Story(_)) => parts.stories(explorer, shown),
                behind => parts.evidence(explorer, behind),
            };
            vec![page]
        });
    follow_page(explorer, place);
    Timeout::new(WARM, move || parts.warm()).forget();
    // Inside a page of somebody else there is one header too many.
    if untrack(|| explorer.view().embed) {
        return vec![main, parts.page(explorer, |pages| pages.framed)];
    }
    vec![
        pages::skip_link(explorer),
        pages::header(explorer),
        main,
        pages::footer(explorer),
    ]
}

/// Another page begins at its top, and is where the keyboard goes on; the list of cases, when one
/// comes back from a case, where one left it.
fn follow_page(explorer: Explorer, place: Memo<Route>) {
    let mut before = None;
    bind(Box::new(move || {
        let route = place.get();
        let left = before
            .replace(route.clone())
            .filter(|before| *before != route);
        let Some(left) = left else {
            return;
        };
        let place = explorer.memory.place.get_value();
        let again = route == Route::Explorer && place.fragment == explorer.canonical().0;
        request_animation_frame(move || {
            // Whoever comes back goes on where they were.
            let seen = if again { explorer.id_of(&left) } else { None };
            if let Some(link) = seen.and_then(|id| link_to_case(&id)) {
                let _ = link.focus();
                come_back(&link, place.top);
                // Heights are known for good once what is in view was drawn.
                request_animation_frame(move || come_back(&link, place.top));
            } else {
                focus_main();
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        });
    }));
}

/// Scrolls until a link stands as far below the top of the window as it did.
fn come_back(link: &web_sys::HtmlElement, top: f64) {
    let now = link.get_bounding_client_rect().top();
    window().scroll_by_with_x_and_y(0.0, now - top);
}

/// The link to a case in the list, if it is shown.
fn link_to_case(id: &str) -> Option<web_sys::HtmlElement> {
    let links = format!(".cases a[href=\"#/case/{id}\"], .cases a[href^=\"#/case/{id}?\"]");
    let link = document().query_selector(&links).ok().flatten();
    link.and_then(|link| link.dyn_into().ok())
}

/// Moves the keyboard to the content.
pub(super) fn focus_main() {
    let main = document().get_element_by_id("main");
    if let Some(Ok(main)) = main.map(JsCast::dyn_into::<web_sys::HtmlElement>) {
        let _ = main.focus();
    }
}
