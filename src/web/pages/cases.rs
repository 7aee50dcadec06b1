//! The explorer: figures, filters, charts, list.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Event;

use crate::dataset::Role;
use crate::i18n::Label;
use crate::selection::Selection;
use crate::web::components;
use crate::web::dom::{El, bind, button, classed, el, text, value_of};
use crate::web::env::{document, is_wide, keep};
use crate::web::location::Step;
use crate::web::state::Explorer;

/// The page on which cases are narrowed.
pub(in crate::web) fn cases(explorer: Explorer) -> El {
    let words = explorer.words();
    let edition = explorer.edition();
    let all = edition.index.counted(&Selection::default()).count();
    let edition_name = words.edition(&edition.dataset.package.edition);
    let tagline = format!("{} {edition_name}.", words.tagline(all));
    let chart = |role: Role| {
        let facet = edition.dataset.facet_with(role);
        facet.map(|facet| components::term_chart(explorer, facet))
    };
    let charts = classed("section", "charts")
        .attr("aria-label", words.label(Label::Charts))
        .child(
            classed("div", "chart-column")
                .maybe(chart(Role::Source))
                .child(components::year_chart(explorer)),
        )
        .child(
            classed("div", "chart-column")
                .maybe(chart(Role::Usage))
                .maybe(chart(Role::Beneficiary)),
        );
    let results = classed("div", "results")
        .child(components::finding(explorer))
        .child(components::chips(explorer))
        .child(components::figures(explorer))
        .child(components::way_out(explorer))
        .child(charts)
        .child(components::case_list(explorer));

    let open = RwSignal::new(false);
    let opener = el("button")
        .attr("type", "button")
        .class("sheet-open")
        .state_of("aria-expanded", move || open.get())
        .text_of(move || words.open_filters(filters(explorer), explorer.heading.read().cases))
        .on_click(move || open.set(true));
    let closer = button("sheet-close", "", move || open.set(false)).text_of(move || {
        let cases = words.cases(explorer.heading.read().cases);
        format!("{} — {cases}", words.label(Label::CloseFilters))
    });
    let panel = classed("div", "panel")
        .attr("role", "search")
        .attr("aria-label", words.label(Label::Filters))
        .child(text("h2", words.label(Label::Filters)).class("visually-hidden"))
        .child(search_box(explorer))
        .child(components::panel(explorer))
        .child(closer.clone());
    follow_sheet(open, &opener, &closer);
    let close_on_escape = move |event: Event| {
        let key = js_sys::Reflect::get(&event, &"key".into()).ok();
        if key.and_then(|key| key.as_string()).as_deref() == Some("Escape") {
            open.set(false);
        }
    };
    let explorer = classed("div", "explorer")
        .class_if("panel-open", move || open.get())
        .on("keydown", close_on_escape)
        .child(panel)
        .child(results)
        .child(opener);
    el("div")
        .child(classed("p", "tagline").text(&tagline))
        .child(explorer)
}

/// How many filters are chosen.
fn filters(explorer: Explorer) -> usize {
    let selection = explorer.selection.read();
    let terms = selection
        .clauses()
        .map(|(_, c)| c.include.len() + c.exclude.len());
    terms.sum::<usize>()
        + usize::from(!selection.text().is_empty())
        + usize::from(!selection.years().is_open())
}

/// On a phone the panel covers the page: the keyboard goes into it and stays, and goes back when
/// it closes.
fn follow_sheet(open: RwSignal<bool>, opener: &El, closer: &El) {
    let (opener, closer) = (opener.element(), closer.element());
    let mut before = false;
    bind(Box::new(move || {
        let now = open.get();
        if now == before {
            return;
        }
        before = now;
        let to = if now { closer.clone() } else { opener.clone() };
        // What was just shown can have the focus in the next frame only.
        request_animation_frame(move || {
            for covered in [
                "header",
                "footer",
                ".skip",
                ".tagline",
                ".results",
                ".sheet-open",
            ] {
                if let Ok(Some(covered)) = document().query_selector(covered) {
                    let _ = covered.toggle_attribute_with_force("inert", now);
                }
            }
            let _ = to.focus();
        });
    }));
    let wide = is_wide();
    bind(Box::new(move || {
        if wide.get() {
            open.set(false);
        }
    }));
    // Another page has no sheet.
    on_cleanup(|| {
        for covered in ["header", "footer", ".skip"] {
            if let Ok(Some(covered)) = document().query_selector(covered) {
                let _ = covered.remove_attribute("inert");
            }
        }
    });
}

/// The search box. Typing takes one step of the history.
fn search_box(explorer: Explorer) -> El {
    let words = explorer.words();
    let search = move |event: Event| {
        let typed = value_of(&event);
        let begun = !explorer.selection.read_untracked().text().is_empty();
        let step = if begun { Step::Replace } else { Step::Push };
        explorer.select(step, |selection, _| selection.with_text(&typed));
    };
    // The key that search boxes have everywhere, where it is not being typed.
    let to_search = EventListener::new_with_options(
        &document(),
        "keydown",
        EventListenerOptions::enable_prevent_default(),
        |event| {
            let typing = event
                .target()
                .and_then(|t| t.dyn_into::<web_sys::Element>().ok());
            let typing =
                typing.is_some_and(|t| matches!(t.tag_name().as_str(), "INPUT" | "SELECT"));
            let key = event.dyn_ref::<web_sys::KeyboardEvent>();
            let plain =
                key.is_some_and(|key| key.key() == "/" && !key.ctrl_key() && !key.meta_key());
            let search = document().get_element_by_id("search");
            if let Some(Ok(search)) = search.map(JsCast::dyn_into::<web_sys::HtmlElement>)
            && plain
            && !typing
            // On a phone the box is in the sheet.
            && search.offset_parent().is_some()
            {
                event.prevent_default();
                let _ = search.focus();
            }
        },
    );
    keep(to_search);
    let input = el("input")
        .attr("id", "search")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .on("input", search);
    let control = input.element();
    bind(Box::new(move || {
        // What is typed stands as it is typed; only another search replaces it.
        let asked = explorer.selection.read().text().to_owned();
        let typed = js_sys::Reflect::get(&control, &"value".into()).ok();
        let typed = typed
            .and_then(|typed| typed.as_string())
            .unwrap_or_default();
        if Selection::default().with_text(&typed).text() != asked {
            let _ = js_sys::Reflect::set(&control, &"value".into(), &asked.into());
        }
    }));
    classed("p", "search")
        .child(text("label", words.label(Label::Search)).attr("for", "search"))
        .child(input)
}
