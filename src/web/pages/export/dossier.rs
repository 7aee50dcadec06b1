//! Cases that were put aside, as a document to be printed: cover, overview, a page a case, charts,
//! bibliography. Title and notes are of this page only, and of no address.

use std::sync::Arc;

use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

use super::{address, is_local, share};
use crate::aggregate::{chain, heading, year_bars};
use crate::charts::{TableMeasure, Theme};
use crate::dataset::{CaseId, Dataset, Role};
use crate::engine::Bits;
use crate::export::dossier::{Notes, written};
use crate::export::{plain_svg, references};
use crate::figure::{Context, Figure};
use crate::i18n::{ExportLabel, Label};
use crate::selection::{Kind, Route, Selection, View};
use crate::web::components::{
    Scope, fact, facts, figure_of, paragraphs, proof_mark, proof_marks, references as listed,
    share as offered,
};
use crate::web::dom::{El, bind, button, classed, el, link, link_to, list, text, value_of};
use crate::web::env::{blob_of, download, image_of, today, window};
use crate::web::state::Explorer;

/// Where title and notes are kept on the device, if that is asked for.
const KEPT: &str = "dossier";
/// The width for which a chart is placed, in CSS pixels: that of A4 less its margins.
const WIDTH: f64 = 640.0;

/// The page.
pub(in crate::web) fn dossier(explorer: Explorer, cases: &[CaseId]) -> El {
    // What is put aside is what the address says.
    let edition = explorer.edition();
    let id = |case: &CaseId| edition.dataset.cases.id.get(case.0 as usize).to_owned();
    let ids: Vec<String> = cases.iter().map(id).collect();
    if !ids.is_empty() && explorer.memory.aside.get_untracked() != ids {
        explorer.memory.aside.set(ids);
    }
    restore(explorer);
    let words = explorer.lang.export_messages();
    let label = |label| words.export_label(label);
    if cases.is_empty() {
        return classed("article", "page dossier")
            .child(text("h1", words.label(Label::Dossier)))
            .child(text("p", label(ExportLabel::EmptyDossier)))
            .child(open_file(explorer));
    }
    let cited = references(&edition.dataset, cases);
    let cited = StoredValue::new(cited);
    let every = cases.iter().enumerate();
    let sheets = every.map(|(at, case)| sheet(explorer, *case, at, cases.len(), cited));
    classed("article", "page dossier")
        .child(cover(explorer, cases))
        .child(tools(explorer))
        .child(overview(explorer, cases))
        .child(charts(explorer, cases))
        .children(sheets)
        .child(
            classed("section", "part of-dossier")
                .child(text("h2", label(ExportLabel::NotSaid)))
                .children(
                    [
                        ExportLabel::NotAdded,
                        ExportLabel::NotCause,
                        ExportLabel::ReadWithLimits,
                    ]
                    .map(|said| text("p", label(said))),
                ),
        )
        .child(
            classed("section", "part of-dossier")
                .child(text("h2", label(ExportLabel::Bibliography)))
                .child(cited.with_value(|cited| listed(explorer, cited))),
        )
}

/// Title, date, edition, address, code.
fn cover(explorer: Explorer, cases: &[CaseId]) -> El {
    let words = explorer.lang.export_messages();
    let label = |label| words.export_label(label);
    let edition = explorer.edition();
    let package = &edition.dataset.package;
    let notes = explorer.memory.notes;
    let usual = words.dossier_of(cases.len());
    let said = usual.clone();
    let title = move || {
        let notes = notes.read();
        if notes.title.is_empty() {
            usual.clone()
        } else {
            notes.title.clone()
        }
    };
    let source = words.source(package.title_in(explorer.lang), &package.version, today());
    classed("header", "cover")
        .child(el("h1").text_of(title))
        .child(
            classed("p", "only-screen choice")
                .child(text("label", label(ExportLabel::DossierTitle)).attr("for", "dossier-title"))
                .child(
                    el("input")
                        .attr("id", "dossier-title")
                        .attr("type", "text")
                        .attr("placeholder", &said)
                        .prop_of("value", move || notes.read().title.clone().into())
                        .on("input", move |event| {
                            notes.update(|notes| notes.title = value_of(&event));
                        }),
                ),
        )
        .child(text("p", &words.date(today())))
        .child(text("p", &words.cases(cases.len() as u32)))
        .child(text("p", &source))
        .child(text("p", &package.description).class("quiet"))
        .child(classed("div", "code-place").part(move || share::code(explorer, &address(explorer))))
        .maybe(is_local(explorer).then(|| text("p", label(ExportLabel::OnlyHere)).class("quiet")))
        .child(note(
            "dossier-note",
            label(ExportLabel::DossierNote),
            move || notes.read().note.clone(),
            move |text| notes.update(|notes| notes.note = text),
        ))
}

/// A note: a field on the screen, a text on paper.
fn note(
    id: &str,
    name: &str,
    get: impl Fn() -> String + Copy + 'static,
    set: impl Fn(String) + 'static,
) -> El {
    let field = el("textarea")
        .attr("id", id)
        .attr("rows", "3")
        .prop_of("value", move || get().into())
        .on("input", move |event| set(value_of(&event)));
    classed("div", "note-place")
        .child(
            classed("p", "only-screen choice")
                .child(text("label", name).attr("for", id))
                .child(field),
        )
        .child(classed("div", "only-paper own-note").part(move || {
            let said = get();
            paragraphs(&said).collect()
        }))
}

/// What is done with the dossier, on the screen.
fn tools(explorer: Explorer) -> El {
    let words = explorer.lang.export_messages();
    let label = |label| words.export_label(label);
    let print = button("primary", label(ExportLabel::Print), || {
        let _ = window().print();
    });
    let save = button("", label(ExportLabel::SaveFile), move || {
        let edition = explorer.edition();
        let order = explorer.memory.aside.get_untracked();
        let notes = explorer.memory.notes.get_untracked();
        let file = written(&edition.dataset.package.edition, &order, &notes);
        if let Some(blob) = blob_of(&file, "application/json") {
            download(
                &blob,
                &format!("dossier-{}.json", edition.dataset.package.edition),
            );
        }
    });
    let keep = explorer.memory.keep_notes;
    bind(Box::new(move || {
        let (keep, notes) = (keep.get(), explorer.memory.notes.get());
        let Some(storage) = window().local_storage().ok().flatten() else {
            return;
        };
        // A device that keeps nothing, keeps nothing.
        let _ = if keep {
            storage.set_item(KEPT, &written("", &kept_ids(&notes), &notes))
        } else {
            storage.remove_item(KEPT)
        };
    }));
    let keeping = el("label")
        .child(
            el("input")
                .attr("type", "checkbox")
                .prop_of("checked", move || keep.get().into())
                .on("change", move |_| keep.update(|keep| *keep = !*keep)),
        )
        .text(" ")
        .text(label(ExportLabel::Keep));
    classed("div", "only-screen tools-of-dossier")
        .child(list("ul", "inline", [print, save]))
        .child(open_file(explorer))
        .child(el("p").child(keeping))
        .child(text("p", label(ExportLabel::NotesStay)).class("quiet"))
        .child(text("h2", words.label(Label::Share)).class("visually-hidden"))
        .child(offered(explorer, Scope::Dossier))
}

/// The ids that have a note.
fn kept_ids(notes: &Notes) -> Vec<String> {
    notes.cases.iter().map(|(id, _)| id.clone()).collect()
}

/// What the device kept of another visit, once.
fn restore(explorer: Explorer) {
    let storage = window().local_storage().ok().flatten();
    let kept = storage.and_then(|storage| storage.get_item(KEPT).ok().flatten());
    if let Some((_, notes)) = kept.and_then(|kept| read(&kept))
        && explorer.memory.notes.get_untracked() == Notes::default()
    {
        explorer.memory.keep_notes.set(true);
        explorer.memory.notes.set(notes);
    }
}

/// Opens a dossier from a file.
fn open_file(explorer: Explorer) -> El {
    let words = explorer.lang.export_messages();
    let said = RwSignal::new("");
    let open = move |event: web_sys::Event| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let file = input
            .and_then(|input| input.files())
            .and_then(|files| files.get(0));
        let Some(file) = file else { return };
        spawn_local(async move {
            let content = JsFuture::from(file.text()).await.ok();
            let content = content.and_then(|content| content.as_string());
            let Some((ids, notes)) = content.and_then(|content| read(&content)) else {
                if !said.is_disposed() {
                    said.set(words.export_label(ExportLabel::BadFile));
                }
                return;
            };
            explorer.memory.notes.set(notes);
            explorer.memory.aside.set(ids);
            let to = untrack(|| {
                explorer.href(|view| View {
                    route: Route::Dossier(explorer.aside()),
                    selection: Selection::default(),
                    ..view
                })
            });
            explorer.go_to(&to);
        });
    };
    classed("div", "choice")
        .child(text("label", words.export_label(ExportLabel::OpenFile)).attr("for", "dossier-file"))
        .child(
            el("input")
                .attr("id", "dossier-file")
                .attr("type", "file")
                .attr("accept", ".json,application/json")
                .on("change", open),
        )
        .child(
            el("p")
                .attr("role", "alert")
                .text_of(move || said.get().to_owned()),
        )
}

/// Reads a file that was saved here: the ids of its cases, and the notes.
fn read(file: &str) -> Option<(Vec<String>, Notes)> {
    let json = js_sys::JSON::parse(file).ok()?;
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let text = |of: &JsValue, name: &str| get(of, name).and_then(|text| text.as_string());
    get(&json, "dossier")?.as_f64()?;
    let cases: js_sys::Array = get(&json, "cases")?.dyn_into().ok()?;
    let mut notes = Notes {
        title: text(&json, "title").unwrap_or_default(),
        note: text(&json, "note").unwrap_or_default(),
        cases: Vec::new(),
    };
    let mut ids = Vec::new();
    for case in cases.iter() {
        if let Some(id) = text(&case, "id")
            && !ids.contains(&id)
        {
            notes.set(&id, &text(&case, "note").unwrap_or_default());
            ids.push(id);
        }
    }
    Some((ids, notes))
}

/// A row for each case.
fn overview(explorer: Explorer, cases: &[CaseId]) -> El {
    let words = explorer.lang.export_messages();
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let sources = dataset.facet_with(Role::Source);
    let row = |(at, case): (usize, &CaseId)| {
        let row = case.0 as usize;
        let of = sources
            .into_iter()
            .flat_map(|facet| dataset.terms_of(*case, facet));
        let sources: Vec<String> = of.map(|term| explorer.label_of(term)).collect();
        let year = dataset.cases.year.get(row).map(ToString::to_string);
        let result = main_value(dataset, *case).map(|row| {
            let said = dataset.values.text.get(row, explorer.lang);
            let lang = dataset.values.text.lang(row, explorer.lang);
            el("td")
                .maybe(figure_of(explorer, row))
                .child(text("p", said).lang(lang))
        });
        let decisions = dataset.decisions_of(*case).len();
        el("tr")
            .child(text("td", &(at + 1).to_string()).class("number"))
            .child(
                text("th", dataset.cases.title.get(row, explorer.lang))
                    .attr("scope", "row")
                    .lang(dataset.cases.title.lang(row, explorer.lang)),
            )
            .child(text("td", &year.unwrap_or_default()).class("year"))
            .child(text("td", &sources.join(", ")))
            .child(result.unwrap_or_else(|| el("td")))
            .child(el("td").children(proof_marks(explorer, *case)))
            .child(text("td", &decisions.to_string()).class("number"))
    };
    let names = [
        "",
        words.label(Label::Cases),
        words.label(Label::Year),
        words.label(Label::Data),
        words.label(Label::Result),
        words.label(Label::Proof),
        words.label(Label::Decisions),
    ];
    let names = names.map(|name| text(if name.is_empty() { "td" } else { "th" }, name));
    let table = el("table")
        .child(el("thead").child(el("tr").children(names)))
        .child(el("tbody").children(cases.iter().enumerate().map(row)));
    classed("section", "part of-dossier")
        .child(text("h2", words.export_label(ExportLabel::SummaryTable)))
        .child(
            classed("div", "scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", words.export_label(ExportLabel::SummaryTable))
                .child(table),
        )
}

/// The value that stands for a case: what was found if that is a number, else of how many people; never a number
/// without what it counts.
fn main_value(dataset: &Dataset, case: CaseId) -> Option<usize> {
    let chain = chain(dataset, case);
    let is_number = |row: &usize| !dataset.values.value_text.get(*row).is_empty();
    let found = chain.result.filter(is_number).or(chain.people);
    found.or(chain.result)
}

/// The charts of these cases, as drawings that paper shows sharp.
fn charts(explorer: Explorer, cases: &[CaseId]) -> El {
    let kinds = [Kind::Years, Kind::Delays(0), Kind::Forest(0)];
    let drawn = kinds.map(|kind| {
        let cases = cases.to_vec();
        classed("figure", "drawn").part(move || {
            let Some(make) = explorer.memory.parts.maker() else {
                return Vec::new();
            };
            let figure = of_cases(explorer, &cases, &|context| make(kind, context));
            let placed = figure.place(WIDTH, &TableMeasure);
            if placed.shapes.is_empty() {
                return Vec::new();
            }
            let edition = explorer.edition();
            let name = crate::figure::name(kind, &edition.dataset, explorer.lang);
            let sentence = figure.sentence();
            vec![
                el("figcaption")
                    .child(text("span", &name).class("chart-name"))
                    .child(text("h3", &sentence)),
                image_of(
                    &plain_svg(&placed, &Theme::print()),
                    &format!("{name}. {sentence}"),
                ),
            ]
        })
    });
    classed("section", "part of-dossier")
        .attr("aria-label", explorer.words().label(Label::Charts))
        .children(drawn)
}

/// A figure of some cases, whatever the address asks for.
fn of_cases(
    explorer: Explorer,
    cases: &[CaseId],
    make: &dyn Fn(&Context) -> Box<dyn Figure>,
) -> Arc<dyn Figure> {
    let edition = explorer.edition();
    let (dataset, index) = (&edition.dataset, &edition.index);
    let selection = Selection::default();
    let mut outcome = index.evaluate(&selection);
    let rows = cases.iter().map(|case| case.0 as usize);
    outcome.rows = Bits::from_rows(dataset.case_count(), rows);
    let heading = heading(dataset, index, &selection, &outcome);
    let years = year_bars(dataset, index, &selection, &outcome);
    make(&Context {
        dataset,
        index,
        selection: &selection,
        outcome: &outcome,
        heading: &heading,
        years: &years,
        lang: explorer.lang,
    })
    .into()
}

/// A case on a page of its own.
fn sheet(
    explorer: Explorer,
    case: CaseId,
    at: usize,
    of: usize,
    cited: StoredValue<Vec<u32>>,
) -> El {
    let words = explorer.lang.export_messages();
    let label = |label| words.export_label(label);
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let row = case.0 as usize;
    let lang = explorer.lang;
    let columns = &dataset.cases;
    let id = columns.id.get(row).to_owned();
    let told = |label: Label, column: &crate::dataset::Bilingual| {
        let content = column.get(row, lang);
        (!content.is_empty()).then(|| {
            el("section")
                .child(text("h3", words.label(label)))
                .children(paragraphs(content))
                .lang(column.lang(row, lang))
        })
    };
    let results = results_of(explorer, case, cited);
    let decisions = decisions_of(explorer, case);
    let notes = explorer.memory.notes;
    let (get_id, set_id) = (StoredValue::new(id.clone()), StoredValue::new(id));
    let year = columns.year.get(row).map(ToString::to_string);
    let organisations = columns.organisations.get(row).replace('|', ", ");
    classed("section", "part of-dossier case-of-dossier")
        .child(
            text(
                "h2",
                &format!("{}. {}", at + 1, columns.title.get(row, lang)),
            )
            .lang(columns.title.lang(row, lang)),
        )
        .child(moves(explorer, at, of))
        .child(
            text("p", columns.plain.get(row, lang))
                .class("plain-words")
                .lang(columns.plain.lang(row, lang)),
        )
        .child(facts([
            fact(
                words.label(Label::Year),
                text("span", &year.unwrap_or_default()),
            ),
            fact(
                words.label(Label::Organisations),
                text("span", &organisations),
            ),
            fact(
                words.label(Label::Proof),
                el("span").children(proof_marks(explorer, case)),
            ),
        ]))
        .child(note(
            &format!("note-{at}"),
            label(ExportLabel::CaseNote),
            move || get_id.with_value(|id| notes.read().of(id).to_owned()),
            move |text| set_id.with_value(|id| notes.update(|notes| notes.set(id, &text))),
        ))
        .maybe(told(Label::Summary, &columns.summary))
        .maybe(told(Label::Limits, &columns.limits))
        .child(
            el("section")
                .child(text("h3", words.label(Label::Results)))
                .child(results),
        )
        .child(
            el("section")
                .child(text("h3", words.label(Label::Decisions)))
                .child(decisions),
        )
}

/// The values of a case, a row each, with the number of their publication in the bibliography.
fn results_of(explorer: Explorer, case: CaseId, cited: StoredValue<Vec<u32>>) -> El {
    let words = explorer.lang.export_messages();
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let of = &dataset.values;
    let lang = explorer.lang;
    let title = dataset.cases.title.get(case.0 as usize, lang);
    let row = |row: usize| {
        let indicator = of.indicator.get(row);
        let indicator = indicator.and_then(|at| dataset.indicators.get(*at as usize));
        let name = indicator.map_or("", |indicator| indicator.label.get(lang));
        let population = match of.population.get(row, lang) {
            "" => words.label(Label::NoPopulation),
            given => given,
        };
        let year = of.year.get(row).map(ToString::to_string);
        let period = match of.period.get(row) {
            "" => year.unwrap_or_default(),
            period => period.to_owned(),
        };
        let mut about = vec![population.to_owned()];
        about.extend([of.comparison.get(row, lang).to_owned(), period]);
        about.retain(|part| !part.is_empty());
        let proof = of.proof.get(row).map(|term| proof_mark(explorer, *term));
        let number = of.reference.get(row).and_then(|reference| {
            cited.with_value(|cited| cited.iter().position(|known| known == reference))
        });
        let number =
            number.map(|at| link(&format!("#reference-{}", at + 1), &format!("[{}]", at + 1)));
        let number = number.map(to_reference);
        let locator = match of.locator.get(row) {
            "" => String::new(),
            locator => format!(" ({locator})"),
        };
        el("tr")
            .child(
                el("th")
                    .attr("scope", "row")
                    .child(text("strong", name))
                    .child(text("p", of.text.get(row, lang)).lang(of.text.lang(row, lang))),
            )
            .child(el("td").maybe(figure_of(explorer, row)))
            .child(text("td", &about.join(" · ")))
            .child(el("td").maybe(proof))
            .child(el("td").maybe(number).text(&locator))
    };
    let rows: Vec<El> = dataset.values_of(case).map(row).collect();
    if rows.is_empty() {
        return text("p", words.label(Label::NoValue)).class("quiet");
    }
    let names = [
        words.indicator(),
        words.value(),
        words.label(Label::Population),
        words.label(Label::Proof),
        words.label(Label::Reference),
    ];
    let names = names.map(|name| text("th", name).attr("scope", "col"));
    let table = classed("table", "case-values")
        .child(el("thead").child(el("tr").children(names)))
        .child(el("tbody").children(rows));
    classed("div", "scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr(
            "aria-label",
            &format!("{} – {title}", words.label(Label::Results)),
        )
        .child(table)
}

/// A link within the document: the fragment is the address of the view, so the keyboard is moved instead; paper and PDF
/// have the number.
fn to_reference(link: El) -> El {
    let href = link.element().get_attribute("href").unwrap_or_default();
    let id = href.trim_start_matches('#').to_owned();
    link.on("click", move |event| {
        event.prevent_default();
        crate::web::components::focus(&id);
    })
}

/// The decisions of a case.
fn decisions_of(explorer: Explorer, case: CaseId) -> El {
    let words = explorer.words();
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let lang = explorer.lang;
    let decisions = dataset.decisions_of(case);
    if decisions.is_empty() {
        text("p", words.label(Label::NoDecision)).class("quiet")
    } else {
        let of = &dataset.decisions;
        let items = decisions.into_iter().map(|row| {
            let date = of.date.get(row).map(|date| words.date(*date));
            let kind = of.kind.get(row).map(|kind| explorer.label_of(*kind));
            let url = of.url.get(row);
            let host = url.split('/').nth(2).unwrap_or(url);
            let about = (!url.is_empty()).then(|| link(url, host).attr("rel", "noreferrer"));
            el("div")
                .child(text("strong", &date.unwrap_or_default()))
                .text(&format!(" – {}{}", kind.unwrap_or_default(), words.colon()))
                .child(text("span", of.label.get(row, lang)))
                .text(&format!(" ({}) ", of.body.get(row)))
                .maybe(about)
        });
        list("ul", "", items)
    }
}

/// Earlier, later, no longer; on the screen.
fn moves(explorer: Explorer, at: usize, of: usize) -> El {
    let words = explorer.lang.export_messages();
    let label = |label| words.export_label(label);
    let to = move |change: fn(&mut Vec<CaseId>, usize)| {
        let to = untrack(|| {
            let Route::Dossier(mut cases) = explorer.route.get() else {
                return explorer.href_to(Route::Explorer);
            };
            change(&mut cases, at);
            if cases.is_empty() {
                explorer.memory.aside.set(Vec::new());
            }
            explorer.href_to(Route::Dossier(cases))
        });
        explorer.go_to(&to);
    };
    let mut ways = Vec::new();
    if at > 0 {
        ways.push(button("link", label(ExportLabel::MoveUp), move || {
            to(|cases, at| swap(cases, at.wrapping_sub(1), at));
        }));
    }
    if at + 1 < of {
        ways.push(button("link", label(ExportLabel::MoveDown), move || {
            to(|cases, at| swap(cases, at, at + 1));
        }));
    }
    ways.push(button("link", label(ExportLabel::TakeBack), move || {
        to(|cases, at| {
            if at < cases.len() {
                cases.remove(at);
            }
        });
    }));
    let sheet = link_to(words.label(Label::ReadCase), move || {
        match explorer.route.get() {
            Route::Dossier(cases) => cases
                .get(at)
                .map_or_else(String::new, |case| explorer.href_to(Route::Case(*case))),
            _ => String::new(),
        }
    });
    ways.push(sheet);
    list("ul", "inline only-screen", ways)
}

/// Changes two cases, if both are there.
fn swap(cases: &mut [CaseId], one: usize, other: usize) {
    if one < cases.len() && other < cases.len() {
        cases.swap(one, other);
    }
}
