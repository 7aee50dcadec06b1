//! The window of who presents: notes, what comes next, the time.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use super::play::{Over, Play, nothing};
use super::{js, label};
use crate::i18n::StoryLabel;
use crate::web::components::paragraphs;
use crate::web::dom::{El, button, classed, el, list, text};

/// How often the time is told, in milliseconds.
const TICK: u32 = 500;

/// Hours, minutes and seconds, or minutes and seconds.
fn clock(hours: Option<u64>, minutes: u64, seconds: u64) -> String {
    let two = |n: u64| {
        let digits = n.to_string();
        if n < 10 {
            ["0", &digits].concat()
        } else {
            digits
        }
    };
    let rest = [two(minutes), two(seconds)].join(":");
    match hours {
        Some(hours) => [two(hours), rest].join(":"),
        None => rest,
    }
}

/// Tells the time, as long as somebody looks.
fn tick(now: RwSignal<f64>) {
    let next = move || {
        if !now.is_disposed() {
            now.set(js_sys::Date::now());
            tick(now);
        }
    };
    Timeout::new(TICK, next).forget();
}

/// All of it.
pub(super) fn presenter(play: Play) -> El {
    let explorer = play.explorer;
    let label = move |of| label(explorer, of);
    if play.begun.get_untracked() <= 0.0 {
        play.begun.set(js_sys::Date::now());
    }
    let now = RwSignal::new(js_sys::Date::now());
    tick(now);
    let time = move || {
        now.track();
        let date = js_sys::Date::new_0();
        let of = |name: &str| js::call(&date, name, None).as_f64().unwrap_or_default() as u64;
        clock(Some(of("getHours")), of("getMinutes"), of("getSeconds"))
    };
    let elapsed = move || {
        let seconds = ((now.get() - play.begun.get()) / 1000.0).max(0.0) as u64;
        clock(None, seconds / 60, seconds % 60)
    };
    let restart = button("", label(StoryLabel::Restart), move || {
        play.begun.set(js_sys::Date::now());
    });
    let times = classed("dl", "times")
        .child(
            el("div")
                .child(text("dt", label(StoryLabel::Clock)))
                .child(el("dd").text_of(time)),
        )
        .child(
            el("div")
                .child(text("dt", label(StoryLabel::Elapsed)))
                .child(el("dd").class("elapsed").text_of(elapsed).child(restart)),
        );
    let words = explorer.words();
    let here = move || {
        let Some(step) = play.step() else {
            return vec![nothing(play)];
        };
        let cases = play.view().map(|view| {
            let under = explorer.under(view.selection);
            let figures = untrack(|| words.figures(&under.heading.read()));
            list(
                "ul",
                "inline",
                figures.iter().map(|figure| text("span", figure)),
            )
        });
        let notes = if step.text.is_empty() {
            vec![text("p", label(StoryLabel::NoNotes)).class("quiet")]
        } else {
            paragraphs(&step.text).collect()
        };
        let at = play.slide.read().step as usize;
        let next = play.steps.read().get(at).cloned();
        let next = match next {
            Some(next) => classed("section", "comes")
                .child(text("h2", label(StoryLabel::NextIs)))
                .child(text("p", &next.title).class("next-title"))
                .child(text("p", &next.text).class("quiet")),
            None => classed("section", "comes").child(text("p", label(StoryLabel::Ends))),
        };
        let dark = play.over.get() == Over::Blank;
        vec![
            text("h1", &step.title),
            classed("div", "quiet")
                .maybe(cases)
                .maybe(dark.then(|| text("p", label(StoryLabel::Blank)).class("is-dark"))),
            classed("section", "notes")
                .child(text("h2", label(StoryLabel::Notes)))
                .children(notes),
            next,
        ]
    };
    classed("div", "presenter-page")
        .child(times)
        .child(el("div").part(here))
}
