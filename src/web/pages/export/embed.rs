//! The code that puts a view into another page.

use leptos::prelude::*;

use super::{embedded, name_of};
use crate::i18n::ExportLabel;
use crate::web::components::Scope;
use crate::web::dom::{El, button, classed, el, text, value_of};
use crate::web::env::copy_text;
use crate::web::state::Explorer;

/// Height of a frame before its page can be asked, in CSS pixels.
const HEIGHT: u32 = 800;

/// A choice of edition and height, and the code.
pub(super) fn embed(explorer: Explorer, scope: Scope) -> El {
    let words = explorer.lang.export_messages();
    let label = |label| words.export_label(label);
    let newest = RwSignal::new(false);
    let height = RwSignal::new(HEIGHT);
    let said = RwSignal::new(String::new());
    let snippet = move || {
        let address = escaped(&embedded(explorer, newest.get(), None));
        let title = escaped(&name_of(explorer, scope));
        let height = height.get();
        format!(
            "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" style=\"border: 0\"></iframe>"
        )
    };
    let which = move |value: bool, name: ExportLabel| {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", "embed-edition")
            .prop_of("checked", move || (newest.get() == value).into())
            .on("change", move |_| newest.set(value));
        el("label").child(input).text(" ").text(label(name))
    };
    let tall = el("input")
        .attr("type", "number")
        .attr("id", "embed-height")
        .attr("min", "200")
        .attr("value", &HEIGHT.to_string())
        .on("input", move |event| {
            if let Ok(given) = value_of(&event).parse::<u32>() {
                height.set(given.clamp(100, 20_000));
            }
        });
    let code = el("textarea")
        .attr("id", "embed-code")
        .attr("readonly", "")
        .attr("rows", "4")
        .prop_of("value", move || snippet().into());
    classed("details", "embed")
        .child(text("summary", label(ExportLabel::Embed)))
        .child(
            classed("p", "choice")
                .child(which(false, ExportLabel::EmbedThis))
                .text(" ")
                .child(which(true, ExportLabel::EmbedNewest)),
        )
        .child(
            classed("p", "choice")
                .child(text("label", label(ExportLabel::Height)).attr("for", "embed-height"))
                .child(tall),
        )
        .child(
            classed("p", "choice")
                .child(text("label", label(ExportLabel::EmbedCode)).attr("for", "embed-code"))
                .child(code),
        )
        .child(button("", label(ExportLabel::CopyCode), move || {
            copy_text(&untrack(snippet), explorer.lang, said);
        }))
        .child(el("p").attr("role", "status").text_of(move || said.get()))
}

/// A text inside an attribute of another page.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    out
}
