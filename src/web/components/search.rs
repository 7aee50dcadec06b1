//! The one search box, and below it, while one types, terms that may be chosen instead and the
//! cases that answer best.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};

use crate::dataset::{CaseId, TermId};
use crate::engine::suggestions;
use crate::i18n::Label;
use crate::selection::{Route, Selection};
use crate::web::dom::{El, bind, button, classed, el, link_to, list, marked, text, value_of};
use crate::web::env::{document, keep};
use crate::web::location::Step;
use crate::web::state::Explorer;

/// Most terms that are offered.
const TERMS: usize = 5;
/// Most cases that are offered.
const CASES: usize = 3;

/// The box and what it offers.
pub(in crate::web) fn search(explorer: Explorer) -> El {
    let words = explorer.words();
    // What is offered answers what is being typed, not what an address asks for.
    let typing = RwSignal::new(false);
    let typed = move |event: Event| {
        let begun = !explorer.selection.read_untracked().text().is_empty();
        // Typing takes one step of the history.
        let step = if begun { Step::Replace } else { Step::Push };
        explorer.select(step, |selection, _| selection.with_text(&value_of(&event)));
        typing.set(true);
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

/// What is typed stands as it is typed; only another search replaces it.
fn follow_text(explorer: Explorer, control: HtmlElement) {
    bind(Box::new(move || {
        let asked = explorer.selection.read().text().to_owned();
        let typed = js_sys::Reflect::get(&control, &"value".into()).ok();
        let typed = typed
            .and_then(|typed| typed.as_string())
            .unwrap_or_default();
        if Selection::default().with_text(&typed).text() != asked {
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

/// Terms and cases for what is typed.
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
    let offers: Vec<El> = terms.chain(cases).collect();
    let name = words.label(Label::Suggestions);
    (!offers.is_empty()).then(|| list("ul", "offers", offers).attr("aria-label", name))
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
