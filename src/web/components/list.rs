//! The matching cases, a page of them at a time.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::proof::proof_marks;
use crate::dataset::{CaseId, Role};
use crate::i18n::Label;
use crate::selection::{Route, Sort};
use crate::web::dom::{El, bind, button, classed, el, link_to, marked, outliving, text, value_of};
use crate::web::env::document;
use crate::web::location::Step;
use crate::web::memory::Place;
use crate::web::state::Explorer;

/// How many cases are added at a time.
const PAGE: usize = 50;

/// The list, its order, and more of it on request.
pub(in crate::web) fn case_list(explorer: Explorer) -> El {
    let words = explorer.words();
    let rows = explorer.rows;
    let place = explorer.memory.place;
    let known = place.get_value();
    let again = known.fragment == untrack(|| explorer.canonical().0);
    let pages = RwSignal::new(if again { known.pages.max(1) } else { 1 });
    let shown = move || rows.read().len().min(pages.get() * PAGE);
    let left = move || rows.read().len() - shown();
    let head = classed("div", "list-head")
        .child(
            el("h2")
                .attr("id", "list-title")
                .attr("tabindex", "-1")
                .text_of(move || words.cases(rows.read().len() as u32)),
        )
        .child(
            classed("div", "list-form")
                .child(form_choice(explorer))
                .child(sort_choice(explorer)),
        );
    // Each page of the list is made by itself, so that asking for more makes only what is new.
    let page = move |at: usize| {
        let rows = rows.read();
        let cases: Vec<CaseId> = rows.iter().copied().skip(at * PAGE).take(PAGE).collect();
        cases
            .into_iter()
            .map(|case| item(explorer, case, pages))
            .collect::<Vec<_>>()
    };
    let compact = explorer.memory.compact;
    let items = classed("ol", "cases")
        .class_if("compact", move || compact.get())
        .class_if("held", move || explorer.held.get());
    for_each_page(pages, items.clone(), page);
    let more = classed("p", "more")
        .class_if("nothing", move || left() == 0)
        .child(
            el("button")
                .attr("type", "button")
                .text_of(move || words.show_more(left().min(PAGE)))
                .on_click(move || {
                    let first_new = untrack(shown) + 1;
                    pages.update(|pages| *pages += 1);
                    // The button may be gone with the last page: reading goes on below.
                    request_animation_frame(move || focus_case(first_new));
                }),
        )
        .text(" ")
        .child(
            classed("span", "quiet").text_of(move || words.shown_of(shown(), rows.read().len())),
        );
    classed("section", "list")
        .attr("aria-labelledby", "list-title")
        .child(head)
        .child(items)
        .child(more)
}

/// Moves the keyboard to the title of a case, counted from 1.
fn focus_case(number: usize) {
    let title = document().query_selector(&format!(".cases > :nth-child({number}) a"));
    if let Ok(Some(title)) = title
        && let Ok(title) = title.dyn_into::<web_sys::HtmlElement>()
    {
        let _ = title.focus();
    }
}

/// Adds a part to the list for each page that is asked for.
fn for_each_page(
    pages: RwSignal<usize>,
    items: El,
    page: impl Fn(usize) -> Vec<El> + Copy + 'static,
) {
    // The parts belong to the list, not to the run that adds them.
    let owner = Owner::current();
    let mut made = 0;
    bind(Box::new(move || {
        while made < pages.get() {
            let at = made;
            outliving(owner.as_ref(), || items.clone().part(move || page(at)));
            made += 1;
        }
    }));
}

/// Titles only, or all that is said of a case in short.
fn form_choice(explorer: Explorer) -> El {
    let compact = explorer.memory.compact;
    let label = explorer.words().label(Label::Compact);
    button("", label, move || {
        compact.update(|compact| *compact = !*compact);
    })
    .state_of("aria-pressed", move || compact.get())
}

/// The order of the list.
fn sort_choice(explorer: Explorer) -> El {
    let words = explorer.words();
    let options = Sort::ALL.map(|sort| {
        // Without a text there is nothing to be relevant to.
        let idle = move || {
            let idle = sort == Sort::Relevance && explorer.selection.read().text().is_empty();
            JsValue::from(idle)
        };
        text("option", words.sort(sort))
            .attr("value", sort.word())
            .prop_of("disabled", idle)
    });
    let choice = el("select")
        .children(options)
        .prop_of("value", move || {
            explorer.selection.read().sort().word().into()
        })
        .on("change", move |event| {
            let sort = Sort::parse(&value_of(&event));
            explorer.select(Step::Push, |selection, _| selection.with_sort(sort));
        });
    text("label", words.label(Label::SortBy))
        .class("sort")
        .text(" ")
        .child(choice)
}

/// A case: title, plain sentence, year, sources, proof, decisions; what is searched is marked.
fn item(explorer: Explorer, case: CaseId, pages: RwSignal<usize>) -> El {
    let lang = explorer.lang;
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let row = case.0 as usize;
    let cases = &dataset.cases;
    // Tracked: the same cases may answer another text.
    let search = explorer.search.read();
    let marked = |tag: &str, content: &str| marked(tag, content, &search.marks(content));
    let title = link_to("", move || explorer.href_to(Route::Case(case)))
        .child(marked("span", cases.title.get(row, lang)));
    // Where one leaves is where one comes back.
    let stood = title.element();
    let title = title.on_click(move || {
        explorer.memory.place.set_value(Place {
            fragment: untrack(|| explorer.canonical().0),
            top: stood.get_bounding_client_rect().top(),
            pages: pages.get_untracked(),
        });
    });
    let year = cases
        .year
        .get(row)
        .map(ToString::to_string)
        .unwrap_or_default();
    let sources: Vec<String> = dataset
        .facet_with(Role::Source)
        .into_iter()
        .flat_map(|facet| dataset.terms_of(case, facet))
        .map(|term| explorer.label_of(term))
        .collect();
    let plain = marked("p", cases.plain.get(row, lang)).class("plain-words");
    let decisions = move || {
        if !explorer.whole.get() {
            return explorer.words().label(Label::DecisionsComing).to_owned();
        }
        match explorer.edition().dataset.decisions_of(case).len() {
            0 => String::new(),
            n => explorer.words().decisions(n as u32),
        }
    };
    classed("li", "case")
        .child(el("h3").lang(cases.title.lang(row, lang)).child(title))
        .child(plain.lang(cases.plain.lang(row, lang)))
        .child(
            classed("p", "meta")
                .child(text("span", &year).class("year"))
                .children(proof_marks(explorer, case))
                .child(marked("span", &sources.join(", ")).class("sources"))
                .child(classed("span", "decided").text_of(decisions))
                .child(super::aside(explorer, case)),
        )
}
