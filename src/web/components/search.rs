//! The one search box, and below it, while one types, terms that may be chosen instead, the cases that
//! answer best, and what else is called so.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};

use crate::dataset::{CaseId, Dataset, TermId};
use crate::engine::{Named, elsewhere, suggestions};
use crate::i18n::{Label, Lang};
use crate::selection::{Route, Selection, View};
use crate::web::dom::{El, bind, button, classed, el, link_to, list, marked, text, value_of};
use crate::web::env::{document, keep};
use crate::web::location::Step;
use crate::web::state::Explorer;

/// Bytes of what something means that are shown for the eye.
const BEGINNING: usize = 80;
/// Most terms that are offered.
const TERMS: usize = 5;
/// Most cases that are offered.
const CASES: usize = 3;
/// Most of each other kind.
const OTHERS: usize = 3;

/// The box and what it offers.
pub(in crate::web) fn search(explorer: Explorer) -> El {
    let words = explorer.words();
    // What is offered answers what is being typed, not what an address asks for.
    let typing = RwSignal::new(false);
    let typed = move |event: Event| {
        typing.set(true);
        if !explorer.whole.get_untracked() {
            return;
        }
        let begun = !explorer.selection.read_untracked().text().is_empty();
        // Typing takes one step of the history.
        let step = if begun { Step::Replace } else { Step::Push };
        ask(explorer, step, &value_of(&event));
    };
    let input = el("input")
        .attr("id", "search")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "search")
        .attr("placeholder", words.label(Label::SearchHint))
        .attr("aria-describedby", "search-keys")
        .on("input", typed);
    follow_text(explorer, input.element());
    keep(to_search(input.element()));
    let region = classed("div", "search")
        .child(text("label", words.label(Label::Search)).attr("for", "search"))
        .child(input)
        .child(
            text("span", words.label(Label::SearchKeys))
                .attr("id", "search-keys")
                .class("visually-hidden"),
        )
        .part_if(move || {
            if !explorer.whole.get() {
                let later = text("p", words.label(Label::SearchLater)).attr("role", "status");
                return typing.get().then_some(later);
            }
            let offered = typing.get() && !explorer.selection.read().text().is_empty();
            offered.then(|| offers(explorer, typing)).flatten()
        });
    let within = region.element();
    region.on("keydown", move |event| {
        let Ok(event) = event.dyn_into::<KeyboardEvent>() else {
            return;
        };
        match event.key().as_str() {
            "Escape" => {
                if typing.get_untracked() && !is_box(&event) {
                    focus_search();
                }
                typing.set(false);
            }
            "Enter" if is_box(&event) => {
                typing.set(false);
                go_to_list();
            }
            "ArrowDown" => step(&within, &event, 1),
            "ArrowUp" => step(&within, &event, -1),
            _ => {}
        }
    })
}

fn ask(explorer: Explorer, step: Step, typed: &str) {
    explorer.select(step, |selection, _| selection.with_text(typed));
}

/// What is typed stands as it is typed; only another search replaces it. What is typed before the
/// edition is whole is asked for then.
fn follow_text(explorer: Explorer, control: HtmlElement) {
    let mut waits = false;
    bind(Box::new(move || {
        let asked = explorer.selection.read().text().to_owned();
        if !explorer.whole.get() {
            waits = true;
            return;
        }
        let typed = js_sys::Reflect::get(&control, &"value".into()).ok();
        let typed = typed
            .and_then(|typed| typed.as_string())
            .unwrap_or_default();
        let waited = std::mem::take(&mut waits);
        if Selection::default().with_text(&typed).text() == asked {
            return;
        }
        if waited {
            ask(explorer, Step::Push, &typed);
        } else {
            let _ = js_sys::Reflect::set(&control, &"value".into(), &asked.into());
        }
    }));
}

/// The key that search boxes have everywhere, where it is not being typed.
fn to_search(search: HtmlElement) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let target = event.target();
        let target = target.and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        // In a box one types, and in a list one goes to what begins so.
        let boxes = "input:not([type=checkbox], [type=radio]), select";
        let typing = target.is_some_and(|t| t.matches(boxes).unwrap_or(false));
        let key = event.dyn_ref::<KeyboardEvent>();
        let plain = key.is_some_and(|key| key.key() == "/" && !key.ctrl_key() && !key.meta_key());
        if plain && !typing {
            event.prevent_default();
            let _ = search.focus();
        }
    })
}

/// What there is for what is typed, kind by kind.
fn offers(explorer: Explorer, typing: RwSignal<bool>) -> Option<El> {
    let words = explorer.words();
    let edition = explorer.edition();
    let search = explorer.search.read();
    // What choosing a term in place of the text would give.
    let without = explorer.selection.get().with_text("");
    let counts = edition.index.evaluate(&without).counts;
    let terms = suggestions(&edition.dataset, &search, explorer.lang, &counts, TERMS);
    let marked = |content: &str| marked("span", content, &search.marks(content));
    let term = |term: TermId, cases: u32| {
        let facet = edition.dataset.term(term).map(|t| t.facet);
        let facet = facet
            .map(|f| explorer.label_of_facet(f))
            .unwrap_or_default();
        button("", "", move || {
            typing.set(false);
            choose(explorer, term);
        })
        .child(marked(&explorer.label_of(term)))
        .text(words.colon())
        .child(text("span", &words.suggestion(&facet, cases)).class("quiet"))
    };
    let terms = terms.iter().map(|found| term(found.term, found.cases));
    let case = |case: CaseId| {
        let row = case.0 as usize;
        let title = edition.dataset.cases.title.get(row, explorer.lang);
        let href = move || explorer.href_to(Route::Case(case));
        let year = edition.dataset.cases.year.get(row).copied();
        let year = year.map(|year| words.case_of(year)).unwrap_or_default();
        link_to("", href)
            .child(marked(title))
            .text(words.colon())
            .child(text("span", &year).class("quiet"))
    };
    let rows = explorer.rows.read();
    let cases = rows.iter().take(CASES).map(|row| case(*row));
    let mut groups = vec![
        (Label::Filters, terms.collect::<Vec<El>>()),
        (Label::Cases, cases.collect()),
    ];
    for named in elsewhere(&edition.dataset, &search, explorer.lang, OTHERS) {
        let (kind, route, name, meaning) = told(&edition.dataset, named, explorer.lang);
        // What was typed was the way to it, and asks nothing of it.
        let href = move || {
            explorer.href(|view| View {
                route: route.clone(),
                selection: view.selection.with_text(""),
                ..view
            })
        };
        let offer = link_to("", href).child(marked(name)).child(
            text("span", &beginning(meaning))
                .class("means")
                .attr("aria-hidden", "true"),
        );
        match groups.last_mut() {
            Some((last, offers)) if *last == kind => offers.push(offer),
            _ => groups.push((kind, vec![offer])),
        }
    }
    groups.retain(|(_, offers): &(Label, Vec<El>)| !offers.is_empty());
    let name = words.label(Label::Suggestions);
    (!groups.is_empty()).then(|| {
        let groups = groups.into_iter().zip(0..).map(|((kind, offers), at)| {
            let id = format!("offers-{at}");
            el("div")
                .child(text("p", words.label(kind)).attr("id", &id))
                .child(list("ul", "", offers).attr("aria-labelledby", &id))
        });
        list("ul", "offers", groups).attr("aria-label", name)
    })
}

/// The kind of what has a page, its address, its name, and for the eye what that means.
fn told(dataset: &Dataset, named: Named, lang: Lang) -> (Label, Route, &str, &str) {
    let (kind, route, texts) = match named {
        Named::Indicator(row) => {
            let of = dataset.indicators.get(row as usize);
            let texts = of.map(|of| (&of.label, &of.definition));
            (Label::Indicators, Route::Indicator(row), texts)
        }
        Named::Source(term) => {
            let of = dataset.term(term);
            let texts = of.map(|of| (&of.label, &of.definition));
            (Label::Sources, Route::Source(term), texts)
        }
        Named::Word(row) => {
            let of = dataset.glossary.get(row as usize);
            let texts = of.map(|of| (&of.term, &of.definition));
            (Label::Glossary, Route::Word(row), texts)
        }
        Named::Section(row) => {
            let of = dataset.pages.get(row as usize);
            let page = of.map(|of| of.page.clone()).unwrap_or_default();
            let texts = of.map(|of| (&of.title, &of.text));
            (Label::SitePages, Route::Page(page), texts)
        }
    };
    let (name, meaning) = texts.map_or(("", ""), |(name, meaning)| {
        (name.get(lang), meaning.get(lang))
    });
    (kind, route, name, meaning)
}

/// The beginning of a long text, up to the end of a word.
fn beginning(text: &str) -> String {
    let mut out = String::new();
    for word in text.split(' ') {
        if out.len() + word.len() > BEGINNING {
            out.push('…');
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A term takes the place of the text.
fn choose(explorer: Explorer, term: TermId) {
    focus_search();
    explorer.select(Step::Push, |selection, dataset| {
        let facet = dataset.term(term).map(|term| term.facet);
        let known = facet.is_some_and(|f| selection.clause(f).include.contains(&term));
        let selection = selection.with_text("");
        if known {
            selection
        } else {
            selection.toggled(dataset, term)
        }
    });
}

fn is_box(event: &Event) -> bool {
    let target = event.target();
    let target = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.id() == "search")
}

/// Goes from the box to what it offers, and back.
fn step(region: &HtmlElement, event: &KeyboardEvent, by: i32) {
    let Ok(stops) = region.query_selector_all("input, .offers a, .offers button") else {
        return;
    };
    let here = document().active_element();
    let at = (0..stops.length()).find(|at| stops.item(*at).as_ref() == here.as_deref());
    let to = at.and_then(|at| at.checked_add_signed(by));
    let to = to.and_then(|to| stops.item(to));
    if let Some(Ok(to)) = to.map(JsCast::dyn_into::<HtmlElement>) {
        event.prevent_default();
        let _ = to.focus();
    }
}

/// What was offered is gone: the keyboard goes on in the box.
fn focus_search() {
    super::focus("search");
}

/// Reading goes on at the list.
pub(in crate::web) fn go_to_list() {
    super::focus("list-title");
}
