//! Opens a draft from the device.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::i18n::{Label, Messages};
use crate::web::dom::{El, classed, el, text};
use crate::web::local::{self, LocalFailure};
use crate::web::location::Step;
use crate::web::state::Explorer;

/// Two ways to choose files, and what went wrong with the last choice.
pub(in crate::web) fn local(explorer: Explorer) -> El {
    let words = explorer.words();
    let said = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let open = move |event: Event| {
        let input = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let Some(files) = input.files().filter(|files| files.length() > 0) else {
            return;
        };
        busy.set(true);
        said.set(String::new());
        spawn_local(async move {
            let outcome = local::edition(files).await;
            if busy.is_disposed() {
                // Whoever left the page meanwhile is not taken back to it.
                return;
            }
            match outcome {
                Ok(edition) => {
                    explorer.go_home(Step::Push);
                    explorer.draft.set(Some(edition));
                }
                Err(why) => {
                    busy.set(false);
                    said.set(sentence(words, &why));
                    // The same choice, corrected, is a new choice.
                    input.set_value("");
                }
            }
        });
    };
    let choice = |id: &str, label: Label| {
        classed("p", "choice")
            .child(text("label", words.label(label)).attr("for", id))
            .child(
                el("input")
                    .attr("id", id)
                    .attr("type", "file")
                    .on("change", open),
            )
    };
    let folder = choice("folder", Label::ChooseFolder);
    let zip = choice("zip", Label::ChooseZip);
    for (choice, name, value) in [
        (&folder, "webkitdirectory", ""),
        (&zip, "accept", ".zip,.csv,.json"),
        (&zip, "multiple", ""),
    ] {
        if let Some(input) = choice.element().last_element_child() {
            let _ = input.set_attribute(name, value);
        }
    }
    classed("article", "page")
        .child(text("h1", words.label(Label::OpenLocal)))
        .child(text("p", words.label(Label::OpenLocalHelp)))
        .child(folder)
        .child(zip)
        .child(el("p").attr("role", "status").text_of(move || {
            let label = words.label(Label::Loading);
            if busy.get() {
                label.into()
            } else {
                String::new()
            }
        }))
        .child(el("p").attr("role", "alert").text_of(move || said.get()))
}

fn sentence(words: &dyn Messages, why: &LocalFailure) -> String {
    match why {
        LocalFailure::NoPackage => words.label(Label::NoPackage).to_owned(),
        LocalFailure::BadZip => words.label(Label::BadZip).to_owned(),
        LocalFailure::Package(error) => words.package_error(error),
    }
}
