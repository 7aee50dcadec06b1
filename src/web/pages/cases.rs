//! The explorer: figures, filters, charts, list.

use leptos::prelude::*;
use web_sys::Event;

use crate::dataset::Role;
use crate::i18n::Label;
use crate::selection::{Kind, Selection};
use crate::web::components;
use crate::web::dom::{El, bind, button, classed, el, text};
use crate::web::env::{document, is_wide};
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
        facet.map(|facet| components::chart(explorer, Kind::Terms(facet)))
    };
    let nothing = move || (explorer.heading.read().cases == 0).then(String::new);
    let charts = classed("section", "charts")
        .attr("aria-label", words.label(Label::Charts))
        .child(
            classed("div", "chart-column")
                .maybe(chart(Role::Source))
                .child(components::chart(explorer, Kind::Years).class("chart by-year")),
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
        .child(charts);
    let results = results
        .child(components::more_charts(explorer))
        .child(components::share(explorer, components::Scope::Selection))
        .child(components::case_list(explorer).attr_of("hidden", nothing));

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
    let title = classed("div", "panel-head")
        .child(text("h2", words.label(Label::Filters)))
        .child(button("", words.label(Label::Close), move || {
            open.set(false);
        }));
    // On a phone it is a dialogue while it is open.
    let only_open = move |value: &'static str| move || open.get().then(|| value.to_owned());
    let panel = classed("div", "panel")
        .attr_of("role", only_open("dialog"))
        .attr_of("aria-modal", only_open("true"))
        .attr_of("aria-label", only_open(words.label(Label::Filters)))
        .child(title)
        .child(
            classed("p", "visually-hidden")
                .attr_of("role", only_open("status"))
                .text_of(move || {
                    // The sentence of the page is covered then.
                    let cases = explorer.heading.read().cases;
                    if open.get() {
                        words.cases(cases)
                    } else {
                        String::new()
                    }
                }),
        )
        .child(components::panel(explorer))
        .child(closer.clone());
    let tools = classed("div", "tools")
        .attr("role", "search")
        .attr("aria-label", words.label(Label::Filters))
        .child(components::search(explorer))
        .maybe(components::for_me(explorer))
        .child(panel);
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
        .child(tools)
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
                ".search",
                ".for-me",
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
