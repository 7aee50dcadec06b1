//! Cases and references as files.

use std::fmt::Write;

use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{address, cases_of, citation, file_stem, name_of};
use crate::dataset::CaseId;
use crate::export::bibliography::{Item, bibtex, csl, item, ris};
use crate::export::{
    About, Dialect, Sheet, cases, json, package, references, value_count, values, zip,
};
use crate::i18n::{ExportLabel, Label};
use crate::selection::{Route, View};
use crate::web::components::Scope;
use crate::web::dom::{El, button, classed, el, list, text};
use crate::web::env::{blob_of, bytes_blob, copy_text, download, here, today};
use crate::web::state::Explorer;

/// Rows that are written before the page may answer.
const STEP: usize = 2000;

/// What becomes of a click.
#[derive(Clone, Copy)]
struct Status(RwSignal<String>);

/// The files that a scope offers, with how many cases, values and references each has.
pub(super) fn files(explorer: Explorer, scope: Scope) -> El {
    let words = explorer.lang.export_messages();
    let label = |label| words.export_label(label);
    let status = Status(RwSignal::new(String::new()));
    let count = move || cases_of(explorer, scope).len();
    let value_total = move || {
        let edition = explorer.edition();
        value_count(&edition.dataset, &cases_of(explorer, scope))
    };
    let cited = move || {
        let edition = explorer.edition();
        references(&edition.dataset, &cases_of(explorer, scope)).len()
    };
    let of_cases = move |kind: &'static str, act: fn(Explorer, Scope, Status)| {
        button("", "", move || act(explorer, scope, status))
            .text_of(move || words.save_cases(kind, count()))
    };
    let of_values = move |kind: &'static str, act: fn(Explorer, Scope, Status)| {
        button("", "", move || act(explorer, scope, status))
            .text_of(move || words.save_values(kind, value_total()))
    };
    let of_references =
        move |kind: &'static str, act: fn(&[Item]) -> String, ending: &'static str| {
            button("", "", move || {
                save_references(explorer, scope, act, ending);
            })
            .text_of(move || words.save_references(kind, cited()))
        };
    let excel = words.for_excel();
    let rows = [
        of_cases("CSV", |e, s, status| {
            save_sheet(e, s, status, Dialect::Csv, false);
        }),
        of_cases(excel, |e, s, status| {
            save_sheet(e, s, status, Dialect::Excel, false);
        }),
        of_values("CSV", |e, s, status| {
            save_sheet(e, s, status, Dialect::Csv, true);
        }),
        of_values(excel, |e, s, status| {
            save_sheet(e, s, status, Dialect::Excel, true);
        }),
        of_cases("JSON", |e, s, status| lasting(e, s, status, save_json)),
        of_cases("Data Package", |e, s, status| {
            lasting(e, s, status, save_package);
        }),
    ];
    let cite = [
        of_references("BibTeX", bibtex, "bib"),
        of_references("RIS", ris, "ris"),
        of_references("CSL-JSON", csl, "json"),
    ];
    let view = [
        button("", words.label(Label::Copy), move || {
            copy_text(
                &untrack(|| citation(explorer, scope)),
                explorer.lang,
                status.0,
            );
        }),
        button("", "BibTeX", move || {
            save_view(explorer, scope, bibtex, "bib");
        }),
        button("", "RIS", move || save_view(explorer, scope, ris, "ris")),
        button("", "CSL-JSON", move || {
            save_view(explorer, scope, csl, "json");
        }),
    ];
    el("div")
        .child(text("h3", label(ExportLabel::TakeSelection)))
        .child(list("ul", "inline", rows))
        .child(
            classed("p", "quiet")
                .attr("role", "status")
                .text_of(move || status.0.get()),
        )
        .child(text("h3", words.label(Label::References)))
        .child(list("ul", "inline", cite))
        .child(text("h3", label(ExportLabel::Cite)))
        .child(classed("p", "citation").text_of(move || citation(explorer, scope)))
        .child(list("ul", "inline", view))
}

fn order(explorer: Explorer, scope: Scope) -> Vec<CaseId> {
    untrack(|| cases_of(explorer, scope))
}

fn save(explorer: Explorer, scope: Scope, what: &str, ending: &str, content: &str, kind: &str) {
    let stem = file_stem(explorer, scope);
    let name = if what.is_empty() {
        format!("{stem}.{ending}")
    } else {
        format!("{stem}-{what}.{ending}")
    };
    if let Some(blob) = blob_of(content, kind) {
        download(&blob, &name);
    }
}

/// A sheet in steps, so that the page answers meanwhile and says how far it is.
fn save_sheet(explorer: Explorer, scope: Scope, status: Status, dialect: Dialect, of_values: bool) {
    let order = order(explorer, scope);
    spawn_local(async move {
        let edition = explorer.edition();
        let dataset = &edition.dataset;
        let words = explorer.lang.export_messages();
        let homepage = dataset.package.homepage.clone();
        let address = |id: &str| {
            let case = dataset.case(id);
            let view = View {
                route: case.map_or(Route::Explorer, Route::Case),
                ..View::default()
            };
            here(&homepage, &explorer.cited(view))
        };
        let mut out = String::new();
        let mut done = 0;
        let all = order.len();
        let mut is_first = true;
        while is_first || done < all {
            let some = order.get(done..(done + STEP).min(all)).unwrap_or_default();
            let sheet = if of_values {
                values(dataset, some, explorer.lang)
            } else {
                cases(dataset, some, explorer.lang, &address)
            };
            write(dialect, &sheet, is_first, &mut out);
            is_first = false;
            done += STEP;
            if done < all {
                let mut said = words.export_label(ExportLabel::Working).to_owned();
                let _ = write!(said, " {done} / {all}");
                if status.0.is_disposed() {
                    return;
                }
                status.0.set(said);
                TimeoutFuture::new(0).await;
            }
        }
        if !status.0.is_disposed() {
            status.0.set(String::new());
        }
        let what = if of_values { "valeurs" } else { "" };
        let what = [
            what,
            if dialect == Dialect::Excel {
                "excel"
            } else {
                ""
            },
        ];
        let what = what.iter().filter(|part| !part.is_empty()).copied();
        let what = what.collect::<Vec<&str>>().join("-");
        save(
            explorer,
            scope,
            &what,
            "csv",
            &out,
            "text/csv;charset=utf-8",
        );
    });
}

/// Rows without the names of the columns where they are there already.
fn write(dialect: Dialect, sheet: &Sheet, is_first: bool, out: &mut String) {
    if is_first {
        dialect.write(sheet, 0..sheet.rows.len(), out);
    } else {
        dialect.more(sheet, out);
    }
}

/// Does at once what is short; before what lasts, says that it is being made.
fn lasting(explorer: Explorer, scope: Scope, status: Status, act: fn(Explorer, Scope)) {
    if order(explorer, scope).len() <= STEP {
        act(explorer, scope);
        return;
    }
    let words = explorer.lang.export_messages();
    status
        .0
        .set(words.export_label(ExportLabel::Working).to_owned());
    spawn_local(async move {
        TimeoutFuture::new(50).await;
        // Whoever left the page meanwhile wants no file of another.
        if !status.0.is_disposed() {
            act(explorer, scope);
            status.0.set(String::new());
        }
    });
}

fn save_json(explorer: Explorer, scope: Scope) {
    let edition = explorer.edition();
    let (selection, address) = untrack(|| (name_of(explorer, scope), address(explorer)));
    let about = About {
        selection: &selection,
        address: &address,
        date: &today().iso(),
    };
    let content = json(
        &edition.dataset,
        &order(explorer, scope),
        explorer.lang,
        &about,
    );
    save(explorer, scope, "", "json", &content, "application/json");
}

fn save_package(explorer: Explorer, scope: Scope) {
    let edition = explorer.edition();
    let selection = untrack(|| name_of(explorer, scope));
    let files = package(
        &edition.dataset,
        &order(explorer, scope),
        &selection,
        &today().iso(),
    );
    let named: Vec<(&str, &[u8])> = files
        .iter()
        .map(|file| (file.name.as_str(), file.content.as_bytes()))
        .collect();
    if let Some(blob) = zip(&named).and_then(|zip| bytes_blob(&zip, "application/zip")) {
        download(&blob, &format!("{}.zip", file_stem(explorer, scope)));
    }
}

fn save_references(explorer: Explorer, scope: Scope, write: fn(&[Item]) -> String, ending: &str) {
    let edition = explorer.edition();
    let rows = references(&edition.dataset, &order(explorer, scope));
    let items: Vec<Item> = rows
        .iter()
        .map(|row| item(&edition.dataset, *row))
        .collect();
    save(
        explorer,
        scope,
        "references",
        ending,
        &write(&items),
        "text/plain;charset=utf-8",
    );
}

/// The view itself, as something that is cited.
fn save_view(explorer: Explorer, scope: Scope, write: fn(&[Item]) -> String, ending: &str) {
    let edition = explorer.edition();
    let package = &edition.dataset.package;
    let (title, url) = untrack(|| (name_of(explorer, scope), address(explorer)));
    let view = Item {
        key: file_stem(explorer, scope),
        title,
        container: package.title_in(explorer.lang).to_owned(),
        year: package
            .created
            .split('-')
            .next()
            .unwrap_or_default()
            .to_owned(),
        url,
        version: package.version.clone(),
        accessed: today().iso(),
        ..Item::default()
    };
    save(
        explorer,
        scope,
        "citation",
        ending,
        &write(&[view]),
        "text/plain;charset=utf-8",
    );
}
