//! The heading figures, and the polite sentence when they change.

use std::cell::Cell;

use leptos::prelude::*;

use crate::i18n::Label;
use crate::selection::UseLevels;
use crate::web::dom::{El, button, classed, el, list, text};
use crate::web::location::Step;
use crate::web::state::Explorer;

/// Cases, decisions, years, share measured; and what the use level leaves out.
pub(in crate::web) fn figures(explorer: Explorer) -> El {
    let words = explorer.words();
    let heading = explorer.heading;
    let first = move || {
        let heading = heading.read();
        if heading.cases == 0 {
            return words.label(Label::NoCase).to_owned();
        }
        words
            .figures(&heading)
            .into_iter()
            .next()
            .unwrap_or_default()
    };
    let others = move || {
        let mut figures = words.figures(&heading.read());
        if !explorer.whole.get()
            && let Some(decisions) = figures.get_mut(1)
        {
            words.label(Label::DecisionsComing).clone_into(decisions);
        }
        list(
            "ul",
            "inline",
            figures.iter().enumerate().skip(1).map(|(at, figure)| {
                let class = if at == 1 { "decided" } else { "" };
                text("span", figure).class(class)
            }),
        )
    };
    let set_aside = move || {
        let aside = heading.read().set_aside.clone();
        let button = |(level, n)| {
            button("link", &words.set_aside(n, level), move || {
                explorer.select(Step::Push, |selection, _| {
                    selection.with_levels(UseLevels::of(&[level]))
                });
            })
        };
        aside.into_iter().map(button).collect()
    };
    // What is said after a change, aloud too: the difference to the figure before, and to what the
    // filters come.
    let before = Cell::new(None);
    let said = move || {
        // What follows from the rest of an edition is no change that was asked for.
        let now = untrack(|| heading.read().cases);
        let filters = super::chips::names(explorer);
        let said = before
            .get()
            .map(|before| words.changed(now, before, &filters));
        before.set(Some(now));
        // Another element each time: the mark begins anew (style sheet).
        said.map(|said| text("span", &said).class("new"))
    };
    classed("div", "figures")
        .class_if("held", move || explorer.held.get())
        .child(
            el("h1")
                .attr("tabindex", "-1")
                .attr("id", "figures")
                .text_of(first),
        )
        .part(move || vec![others()])
        .child(classed("p", "quiet").part(set_aside))
        .child(
            classed("p", "quiet changed")
                .attr("role", "status")
                .part_if(said)
                .child(
                    el("span")
                        // boot.js looks for the class.
                        .class_if("coming", move || !explorer.whole.get())
                        .text_of(move || {
                            let said = match (explorer.whole.get(), explorer.held.get()) {
                                (false, _) => words.label(Label::Coming),
                                (true, true) => words.label(Label::AllHere),
                                (true, false) => "",
                            };
                            said.to_owned()
                        }),
                ),
        )
        .child(
            button(
                "link to-list",
                words.label(Label::ToList),
                super::go_to_list,
            )
            .attr_of("hidden", move || {
                (heading.read().cases == 0).then(String::new)
            }),
        )
        .child(classed("p", "quiet").part_if(move || {
            // Said only while it is so.
            let similar = explorer.search.read().is_forgiving() && heading.read().cases > 0;
            similar.then(|| text("span", words.label(Label::Similar)))
        }))
}
