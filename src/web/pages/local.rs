//! Opens a draft from the device.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::explorer;
use crate::i18n::Label;
use crate::web::app::open_draft;
use crate::web::local::{self, LocalFailure};
use crate::web::state::Draft;

/// Two ways to choose files, and what went wrong with the last choice.
#[component]
pub(in crate::web) fn Local() -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let draft: Draft = expect_context();
    let failure = RwSignal::new(None::<LocalFailure>);
    let busy = RwSignal::new(false);
    let open = move |event: ev::Event| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(files) = input.and_then(|input| input.files()) else {
            return;
        };
        busy.set(true);
        spawn_local(async move {
            let outcome = local::edition(files).await;
            busy.set(false);
            match outcome {
                Ok(edition) => open_draft(draft, edition, explorer),
                Err(why) => failure.set(Some(why)),
            }
        });
    };
    let sentence = move || {
        failure.get().map(|failure| match failure {
            LocalFailure::NoPackage => words.label(Label::NoPackage).to_owned(),
            LocalFailure::BadZip => words.label(Label::BadZip).to_owned(),
            LocalFailure::Package(error) => words.package_error(&error),
        })
    };
    view! {
        <article class="page">
            <h1>{words.label(Label::OpenLocal)}</h1>
            <p>{words.label(Label::OpenLocalHelp)}</p>
            <p>
                <label for="folder">{words.label(Label::ChooseFolder)}</label>
                <input id="folder" type="file" prop:webkitdirectory=true on:change=open />
            </p>
            <p>
                <label for="zip">{words.label(Label::ChooseZip)}</label>
                <input id="zip" type="file" accept=".zip,.csv,.json" multiple=true on:change=open />
            </p>
            <p role="status">{move || busy.get().then(|| words.label(Label::Loading))}</p>
            <p role="alert">{move || sentence()}</p>
        </article>
    }
}
