//! The page as an outline: what stage the edition is in, and what is shown then.

use std::sync::Arc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::components;
use super::dom::{El, bind, button, classed, el, link, list, text};
use super::env::{document, window};
use super::load::{self, Failure, Progress, Stage};
use super::location::{self, Fragment};
use super::memory::Memory;
use super::pages;
use super::parts;
use super::state::{Draft, Edition, Explorer, Rest};
use crate::i18n::{Label, Lang};
use crate::selection::{Query, Route, Slide};

/// How long after the first picture the sheet of a case comes before it is asked for, in milliseconds.
const WARM: u32 = 1500;

/// Puts the page into an element, and follows the address from then on.
pub(super) fn app(root: El) {
    let fragment = Fragment::follow();
    let query = Memo::new(move |_| Query::parse(&fragment.get()));
    let lang = shown_lang(query);
    let wanted = Memo::new(move |_| query.read().edition().map(str::to_owned));
    let draft: Draft = RwSignal::new(None);
    // It lives as long as the page does.
    let memory: &'static Memory = Box::leak(Box::new(Memory::new()));
    let stage = RwSignal::new(Stage::Loading);
    let progress: Progress = RwSignal::new((0, 0));
    let rest: Rest = RwSignal::new(None);
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
        if draft.read_untracked().is_some()
            || is_open(
                &stage.read_untracked(),
                rest.read_untracked().as_ref(),
                wanted.as_ref(),
            )
        {
            return;
        }
        stage.set(Stage::Loading);
        rest.set(None);
        progress.set((0, 0));
        spawn_local(async move {
            let is_last = || {
                let is_last = *round.read_untracked() == this;
                is_last && query.read_untracked().edition() == wanted.as_deref()
            };
            let show = |early: Edition| {
                let answers =
                    early.dataset.case_count() > 0 && early.answers(&query.read_untracked());
                if answers && is_last() && matches!(*stage.read_untracked(), Stage::Loading) {
                    stage.set(Stage::Open(Arc::new(early)));
                }
            };
            // Another page than that of the cases needs all of an edition.
            let begins_early = query.read_untracked().path.is_empty();
            let show: Option<load::Show> = if begins_early { Some(&show) } else { None };
            let outcome = load::edition(wanted.clone(), progress, show).await;
            if is_last() {
                arrive(stage, rest, outcome);
            }
        });
    }));
    // The language of the document is outside the parts that are made anew.
    bind(Box::new(move || {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", lang.get().code());
        }
    }));
    // An early edition that cannot answer what is asked for now gives way to the progress bar.
    bind(Box::new(move || {
        let query = query.read();
        let is_early = rest.read_untracked().is_none();
        if is_early
            && matches!(&*stage.read_untracked(), Stage::Open(early) if !early.answers(&query))
        {
            stage.set(Stage::Loading);
        }
    }));
    let _ = root.part(move || {
        let lang = lang.get();
        let open = |edition| {
            open(Explorer::new(
                edition,
                (rest, progress),
                draft,
                fragment,
                memory,
                lang,
            ))
        };
        if let Some(edition) = draft.get() {
            return open(edition);
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
            Stage::Open(edition) => open(edition),
        }
    });
}

/// What was loaded takes the place of what is shown: where that is an early edition of the same
/// cases, within the page, so that its reader loses nothing.
fn arrive(stage: RwSignal<Stage>, rest: Rest, outcome: Result<Arc<Edition>, Failure>) {
    let edition = match outcome {
        Ok(edition) => edition,
        Err(failure) => return stage.set(Stage::Failed(failure)),
    };
    let continues =
        matches!(&*stage.read_untracked(), Stage::Open(early) if edition.continues(early));
    if continues {
        rest.set(Some(edition));
    } else {
        stage.set(Stage::Open(edition));
    }
}

/// The language of the page: that of the address, once its words are there. The page begins when those
/// of the first are.
fn shown_lang(query: Memo<Query>) -> Memo<Lang> {
    let asked = Memo::new(move |_| query.read().lang());
    let known = RwSignal::new(vec![asked.get_untracked()]);
    bind(Box::new(move || {
        let asked = asked.get();
        if !known.read_untracked().contains(&asked) {
            spawn_local(async move {
                if parts::words(asked).await {
                    known.update(|known| known.push(asked));
                }
            });
        }
    }));
    // Until the words of another are there, the page stays as it is.
    Memo::new(move |shown: Option<&Lang>| {
        let (asked, known) = (asked.get(), known.read());
        match shown {
            Some(shown) if !known.contains(&asked) => *shown,
            _ => asked,
        }
    })
}

/// Whether what is wanted is what is open.
fn is_open(stage: &Stage, rest: Option<&Arc<Edition>>, wanted: Option<&String>) -> bool {
    let ((Some(edition), _) | (None, Stage::Open(edition))) = (rest, stage) else {
        return false;
    };
    if !edition.whole {
        return false;
    }
    let open = &edition.dataset.package.edition;
    let newest = edition.list.first().map(|entry| &entry.id);
    wanted.or(newest) == Some(open)
}

fn loading(progress: Progress, lang: Lang) -> El {
    let words = lang.messages();
    components::coming(
        classed("main", "alone")
            .attr("aria-busy", "true")
            .child(text("h1", words.label(Label::Name)))
            .child(text("p", words.label(Label::Loading))),
        progress,
        lang,
    )
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
            let route = place.get();
            // All but the cases wait for the whole edition; they do not change when it comes.
            if route != Route::Explorer && !explorer.whole.get() {
                let page = classed("div", "page").attr("aria-busy", "true");
                return vec![components::coming(page, explorer.progress, explorer.lang)];
            }
            let page = match route {
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
    bind(Box::new(move || {
        if explorer.whole.get() {
            Timeout::new(WARM, move || parts.warm()).forget();
        }
    }));
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
