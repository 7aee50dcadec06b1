//! What is taken away of cases: files, references, a citation, the address, a frame for another page; and the dossier. A
//! part of the code of its own (`web::parts`).

mod dossier;
mod embed;
mod files;
mod framed;
mod share;

pub(in crate::web) use dossier::dossier;
pub(in crate::web) use framed::framed;

use leptos::prelude::*;

use crate::dataset::CaseId;
use crate::i18n::{Citation, Label};
use crate::selection::{Route, View};
use crate::web::components::{Scope, filter_names};
use crate::web::dom::El;
use crate::web::dom::el;
use crate::web::env::{here, today};
use crate::web::state::Explorer;

/// All that a scope offers.
pub(in crate::web) fn export(explorer: Explorer, scope: Scope) -> El {
    el("div")
        .child(files::files(explorer, scope))
        .child(share::share(explorer, scope))
        .maybe((scope != Scope::Dossier).then(|| embed::embed(explorer, scope)))
}

/// The cases of a scope, in their order; tracked.
fn cases_of(explorer: Explorer, scope: Scope) -> Vec<CaseId> {
    match scope {
        Scope::Selection => explorer.rows.read().to_vec(),
        Scope::Case(case) => vec![case],
        Scope::Dossier => match explorer.route.get() {
            Route::Dossier(cases) => cases,
            _ => Vec::new(),
        },
    }
}

/// The view that an address leads to: the one that is shown, with its edition; tracked.
fn fragment(explorer: Explorer) -> String {
    explorer.cited(explorer.view())
}

/// The whole address; tracked.
fn address(explorer: Explorer) -> String {
    let edition = explorer.edition();
    here(&edition.dataset.package.homepage, &fragment(explorer))
}

/// Whether nobody else can open the address: a local host, and no public one in the package.
fn is_local(explorer: Explorer) -> bool {
    let edition = explorer.edition();
    let host = crate::web::env::window().location().hostname();
    let host = host.unwrap_or_default();
    let own = matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]" | "");
    own && edition.dataset.package.homepage.is_empty()
}

/// What a scope is called, in words: the filters, a title, the dossier; tracked.
fn name_of(explorer: Explorer, scope: Scope) -> String {
    let edition = explorer.edition();
    let words = explorer.lang.export_messages();
    match scope {
        Scope::Case(case) => {
            let title = &edition.dataset.cases.title;
            title.get(case.0 as usize, explorer.lang).to_owned()
        }
        Scope::Dossier => words.dossier_of(cases_of(explorer, scope).len()),
        Scope::Selection => {
            let heading = explorer.heading.read();
            words.selection(&filter_names(explorer), heading.cases, heading.whole)
        }
    }
}

/// How the scope is cited.
fn citation(explorer: Explorer, scope: Scope) -> String {
    let edition = explorer.edition();
    let package = &edition.dataset.package;
    explorer.words().citation(&Citation {
        case: &name_of(explorer, scope),
        title: package.title_in(explorer.lang),
        edition: &package.edition,
        version: &package.version,
        address: &address(explorer),
        accessed: Some(today()),
    })
}

/// The beginning of a file's name.
fn file_stem(explorer: Explorer, scope: Scope) -> String {
    let edition = explorer.edition();
    let name = match scope {
        Scope::Case(case) => edition.dataset.cases.id.get(case.0 as usize).to_owned(),
        Scope::Dossier => "dossier".to_owned(),
        Scope::Selection => explorer.words().label(Label::Cases).to_owned(),
    };
    let name = crate::export::file_name(&name);
    format!("{name}-{}", edition.dataset.package.edition)
}

/// A view as it is framed: without header, in the language of the page.
fn embedded(explorer: Explorer, newest: bool, look: Option<crate::selection::Look>) -> String {
    let edition = explorer.edition();
    let view = View {
        edition: (!newest).then(|| edition.dataset.package.edition.clone()),
        lang: explorer.lang,
        embed: true,
        look,
        ..explorer.view()
    };
    let fragment = view.fragment(&edition.dataset);
    here(&edition.dataset.package.homepage, &fragment)
}
