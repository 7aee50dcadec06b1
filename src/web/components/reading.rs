//! How much one likes to read, chosen once for all pages.

use leptos::prelude::*;

use crate::i18n::Label;
use crate::web::dom::{El, classed, el, text};
use crate::web::state::Explorer;

/// The choice between plain and detailed; `name` tells it from another one on the page.
pub(in crate::web) fn reading(explorer: Explorer, name: &str) -> El {
    let words = explorer.words();
    let memory = explorer.memory;
    let radio = |plain: bool, label: Label| {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", name)
            .prop_of("checked", move || (memory.plain.get() == plain).into())
            .on("change", move |_| memory.read_plainly(plain));
        el("label").child(input).text(words.label(label))
    };
    classed("fieldset", "combine reading")
        .child(text("legend", words.label(Label::Reading)))
        .child(radio(true, Label::ReadPlainly))
        .child(radio(false, Label::ReadInDetail))
}
