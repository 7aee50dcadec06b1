//! What stands in the place of what is on its way.

use leptos::prelude::*;

use crate::i18n::{Label, Lang};
use crate::web::dom::{El, classed, el, text};
use crate::web::load::Progress;
use crate::web::state::Explorer;

/// Adds to an element how much of the edition has come.
pub(in crate::web) fn coming(place: El, progress: Progress, lang: Lang) -> El {
    let words = lang.messages();
    let bar = el("progress")
        .attr("aria-label", words.label(Label::Loading))
        .attr_of("max", move || Some(progress.get().1.max(1).to_string()))
        .attr_of("value", move || Some(progress.get().0.to_string()));
    place
        .child(bar)
        .child(classed("p", "quiet").text_of(move || {
            let (done, of) = progress.get();
            if of > 0 {
                words.progress(done, of)
            } else {
                String::new()
            }
        }))
}

/// That the rest of the edition is on its way, tracked; nothing once it is there.
pub(super) fn until_whole(explorer: Explorer) -> Option<El> {
    let is_coming = !explorer.whole.get();
    is_coming.then(|| text("p", explorer.words().label(Label::Coming)).class("quiet"))
}
