//! What stands over the view: the steps, the keys, what a number means, the code; and the dark screen.

use leptos::prelude::*;

use super::live::{address, main_value};
use super::play::{ACTS, Act, Over, Play, key_name};
use super::{js, label};
use crate::dataset::CaseId;
use crate::export::qr;
use crate::i18n::StoryLabel;
use crate::selection::Route;
use crate::web::components::paragraphs;
use crate::web::dom::{El, button, classed, el, list, text};
use crate::web::env::image_of;

/// What the address calls the page on which the edition says what a case is.
const METHOD: &str = "method";

/// What stands over the view, if anything.
pub(super) fn over(play: Play) -> El {
    el("div").part_if(move || {
        let over = play.over.get();
        let (name, content) = match over {
            Over::Nothing => return None,
            Over::Blank if play.notes => return None,
            Over::Blank => return Some(dark(play)),
            Over::Steps => (StoryLabel::Steps, untrack(|| steps(play))),
            Over::Keys => (StoryLabel::Keys, keys(play)),
            Over::Meaning => (StoryLabel::Meaning, meaning(play)),
            Over::Code => (StoryLabel::Code, code(play)),
        };
        Some(dialog(play, name, content))
    })
}

/// A dialogue over the rest, which has the keyboard while it is open.
fn dialog(play: Play, name: StoryLabel, content: El) -> El {
    let close = button("", label(play.explorer, StoryLabel::Close), move || {
        play.over.set(Over::Nothing);
    });
    let dialog = el("dialog")
        .class("stage-over")
        .attr("aria-label", label(play.explorer, name))
        .child(
            classed("div", "over-head")
                .child(text("h2", label(play.explorer, name)))
                .child(close),
        )
        .child(content)
        .on("cancel", move |event| {
            event.prevent_default();
            play.over.set(Over::Nothing);
        });
    show(dialog.clone(), "showModal");
    dialog
}

/// Once the page holds it.
fn show(dialog: El, how: &'static str) {
    request_animation_frame(move || {
        let element = dialog.element();
        if js::holds(&element, "isConnected") {
            js::call(&element, how, None);
        }
    });
}

fn dark(play: Play) -> El {
    let light = button("dark", "", move || play.over.set(Over::Nothing))
        .attr("aria-label", label(play.explorer, StoryLabel::Light));
    let shown = light.element();
    request_animation_frame(move || {
        let _ = shown.focus();
    });
    light
}

fn steps(play: Play) -> El {
    let at = play.slide.read().step as usize;
    let steps = play.steps.get();
    let steps = steps.iter().enumerate().map(|(number, step)| {
        let to = button("link", &step.title, move || play.go(number + 1));
        if number + 1 == at {
            to.attr("aria-current", "step")
        } else {
            to
        }
    });
    list("ol", "steps", steps)
}

fn keys(play: Play) -> El {
    let rows = ACTS.iter().map(|(act, name, keys, _)| {
        let name = match act {
            Act::Other if play.notes => StoryLabel::Audience,
            _ => *name,
        };
        let keys = keys.iter().map(|key| text("kbd", key_name(play, key)));
        el("div")
            .child(el("dt").children(keys))
            .child(text("dd", label(play.explorer, name)))
    });
    classed("dl", "keys").children(rows)
}

fn code(play: Play) -> El {
    let explorer = play.explorer;
    let Some(view) = play.view() else {
        return el("div");
    };
    let address = address(explorer, &view);
    let shown = match qr(&address) {
        Some(svg) => image_of(
            &svg,
            &format!("{} – {address}", label(explorer, StoryLabel::Code)),
        ),
        None => text("p", label(explorer, StoryLabel::CodeTooLong)),
    };
    classed("div", "large-code")
        .child(shown)
        .child(text("p", &address).class("address"))
}

/// Of a case: its indicator. Of a selection: what a case is.
fn meaning(play: Play) -> El {
    match play.view().map(|view| view.route) {
        Some(Route::Case(case)) => of_case(play, case),
        _ => of_cases(play),
    }
}

fn of_case(play: Play, case: CaseId) -> El {
    let explorer = play.explorer;
    let lang = explorer.lang;
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let row = main_value(dataset, case);
    let at = row.and_then(|row| dataset.values.indicator.get(row));
    let Some(of) = at.and_then(|at| dataset.indicators.get(*at as usize)) else {
        return of_cases(play);
    };
    let told = |name: StoryLabel, content: &str| {
        (!content.is_empty()).then(|| {
            el("div")
                .child(text("dt", label(explorer, name)))
                .child(text("dd", content))
        })
    };
    el("div")
        .child(text("h3", of.label.get(lang)))
        .child(text("p", of.definition.get(lang)))
        .child(
            el("dl")
                .maybe(told(StoryLabel::Unit, of.unit.get(lang)))
                .maybe(told(StoryLabel::Caution, of.caution.get(lang))),
        )
}

fn of_cases(play: Play) -> El {
    let explorer = play.explorer;
    let edition = explorer.edition();
    let section = edition
        .dataset
        .pages
        .iter()
        .find(|section| section.page == METHOD);
    let told = section.map(|section| {
        el("div")
            .child(text("h3", section.title.get(explorer.lang)))
            .children(paragraphs(section.text.get(explorer.lang)))
    });
    el("div").maybe(told)
}
