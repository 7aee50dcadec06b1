//! Narrowing the view in front of the audience: what is typed, and the terms that are called so.

use leptos::prelude::*;

use super::label;
use super::live::selection_of;
use super::play::Play;
use crate::dataset::TermId;
use crate::engine::suggestions;
use crate::i18n::StoryLabel;
use crate::selection::{Selection, View};
use crate::web::components::focus;
use crate::web::dom::{El, button, classed, el, list, text, value_of};

const BOX: &str = "stage-filter";
/// Terms that are offered.
const OFFERED: usize = 3;

/// Opens the panel, or closes it.
pub(super) fn open(play: Play) {
    play.bare.set(false);
    play.filtering.update(|open| *open = !*open);
    if play.filtering.get_untracked() {
        request_animation_frame(|| focus(BOX));
    }
}

/// Goes to the same step under another selection.
fn select(play: Play, change: impl FnOnce(Selection) -> Selection) {
    let selection = change(selection_of(play));
    let to = untrack(|| play.explorer.href(|view| View { selection, ..view }));
    play.explorer.go_to(&to);
}

/// The panel.
pub(super) fn panel(play: Play) -> El {
    el("div").part_if(move || {
        (play.filtering.get() && !play.bare.get()).then(|| untrack(|| opened(play)))
    })
}

fn opened(play: Play) -> El {
    let explorer = play.explorer;
    let typed = RwSignal::new(String::new());
    let input = el("input")
        .attr("id", BOX)
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("aria-label", label(explorer, StoryLabel::Filter))
        .attr("placeholder", label(explorer, StoryLabel::FilterText))
        .prop_of("value", move || typed.get().into())
        .on("input", move |event| {
            let content = value_of(&event);
            typed.set(content.clone());
            select(play, |selection| selection.with_text(&content));
        });
    let offers = move || {
        let content = typed.get();
        if content.trim().is_empty() {
            return Vec::new();
        }
        let edition = explorer.edition();
        let search = edition.index.search(&content);
        let without = untrack(|| selection_of(play)).with_text("");
        let counts = edition.index.evaluate(&without).counts;
        let found = suggestions(&edition.dataset, &search, explorer.lang, &counts, OFFERED);
        let choose = move |term: TermId, out: bool| {
            move || {
                let edition = explorer.edition();
                typed.set(String::new());
                select(play, |selection| {
                    let selection = selection.with_text("");
                    if out {
                        selection.toggled_out(&edition.dataset, term)
                    } else {
                        selection.toggled(&edition.dataset, term)
                    }
                });
                focus(BOX);
            }
        };
        let each = found.iter().flat_map(|found| {
            let name = explorer.label_of(found.term);
            let without = format!("{} {name}", label(explorer, StoryLabel::Without));
            [
                button(
                    "",
                    &format!("{name} ({})", found.cases),
                    choose(found.term, false),
                ),
                button("", &without, choose(found.term, true)),
            ]
        });
        vec![list("ul", "inline", each)]
    };
    let back = button("", label(explorer, StoryLabel::Return), move || {
        typed.set(String::new());
        let at = play.slide.with_untracked(|slide| slide.step as usize);
        play.go(at);
    })
    .attr_of("hidden", move || (!play.narrowed()).then(String::new));
    classed("div", "stage-panel")
        .attr("role", "search")
        .attr("aria-label", label(explorer, StoryLabel::Filter))
        .child(input)
        .part(offers)
        .child(back)
        .child(
            text("span", "")
                .class("visually-hidden")
                .attr("role", "status")
                .text_of(move || {
                    let view = play.view();
                    let edition = explorer.edition();
                    view.map(|view| {
                        let cases = edition.index.evaluate(&view.selection).len();
                        explorer.words().cases(cases)
                    })
                    .unwrap_or_default()
                }),
        )
}
