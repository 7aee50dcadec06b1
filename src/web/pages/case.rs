//! The sheet of a case: the plain sentence first, every figure with its meaning, limits as
//! prominent as results.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::dataset::model::Dataset;
use crate::dataset::{Bilingual, CaseId, TermId};
use crate::i18n::Label;
use crate::selection::Route;
use crate::web::components::{fact, facts, paragraphs, proof_marks, references, value};
use crate::web::dom::{El, classed, el, link, link_to, list, text};
use crate::web::state::Explorer;

/// The sheet.
pub(in crate::web) fn case(explorer: Explorer, case: CaseId) -> El {
    let words = explorer.words();
    let lang = explorer.lang;
    let edition = explorer.edition();
    let cases = &edition.dataset.cases;
    let row = case.0 as usize;
    let of_data = |tag: &str, column: &Bilingual| {
        text(tag, column.get(row, lang)).lang(column.lang(row, lang))
    };
    let level = cases
        .use_level
        .get(row)
        .map_or("", |level| words.use_level(*level));
    let published = cases
        .year
        .get(row)
        .map(|year| words.published(*year))
        .unwrap_or_default();
    let organisations = cases.organisations.get(row).replace('|', ", ");
    let organisations = if organisations.is_empty() {
        words.label(Label::NotGiven)
    } else {
        &organisations
    };
    let told = |label: Label, column: &Bilingual| {
        let content = column.get(row, lang);
        if content.is_empty() {
            part(explorer, label).child(text("p", words.label(Label::NotGiven)).class("quiet"))
        } else {
            part(explorer, label).child(
                el("div")
                    .lang(column.lang(row, lang))
                    .children(paragraphs(content)),
            )
        }
    };
    classed("article", "page sheet")
        .child(way_back(explorer, case))
        .child(of_data("h1", &cases.title))
        .child(of_data("p", &cases.plain).class("plain-words"))
        .child(
            classed("p", "meta")
                .child(text("span", &published))
                .child(text("span", level))
                .children(proof_marks(explorer, case)),
        )
        .child(facts([fact(
            words.label(Label::Organisations),
            text("bdi", organisations),
        )]))
        .child(told(Label::Summary, &cases.summary))
        .child(results(explorer, case))
        .child(told(Label::Limits, &cases.limits))
        .child(decisions(explorer, case))
        .child(told(Label::Method, &cases.method))
        .child(classified(explorer, case))
        .child(
            part(explorer, Label::References)
                .child(references(explorer, &references_of(&edition.dataset, case))),
        )
}

/// Back to the cases, and to the case before and after in the selection one comes from.
fn way_back(explorer: Explorer, case: CaseId) -> El {
    let words = explorer.words();
    let back = link_to(words.label(Label::BackToCases), move || {
        explorer.href_to(Route::Explorer)
    });
    classed("nav", "way-back")
        .attr("aria-label", words.label(Label::Cases))
        .child(back)
        .part(move || {
            let rows = explorer.rows.read();
            let Some(at) = rows.iter().position(|row| *row == case) else {
                return Vec::new();
            };
            let to = |label: Label, at: Option<usize>| {
                let case = at.and_then(|at| rows.get(at).copied());
                case.map(|case| {
                    link_to(words.label(label), move || {
                        explorer.href_to(Route::Case(case))
                    })
                })
            };
            let place = text("span", &words.place_in(at + 1, rows.len())).class("quiet");
            let previous = to(Label::PreviousCase, at.checked_sub(1));
            let next = to(Label::NextCase, Some(at + 1));
            previous.into_iter().chain(next).chain([place]).collect()
        })
}

/// A part of the sheet under its heading.
fn part(explorer: Explorer, label: Label) -> El {
    classed("section", "part").child(text("h2", explorer.words().label(label)))
}

/// The references of a case and of its values, each once.
fn references_of(dataset: &Dataset, case: CaseId) -> Vec<u32> {
    let mut rows = dataset.cases.references.get(case.0 as usize).to_vec();
    let of_values = dataset.values_of(case);
    rows.extend(of_values.filter_map(|row| dataset.values.reference.get(row)));
    let mut seen = BTreeSet::new();
    rows.retain(|row| seen.insert(*row));
    rows
}

fn results(explorer: Explorer, case: CaseId) -> El {
    let edition = explorer.edition();
    let values: Vec<El> = edition
        .dataset
        .values_of(case)
        .map(|row| value(explorer, row))
        .collect();
    let part = part(explorer, Label::Results);
    if values.is_empty() {
        let none = explorer.words().label(Label::NoValue);
        return part.child(text("p", none).class("quiet"));
    }
    part.child(list("ul", "values", values))
}

fn decisions(explorer: Explorer, case: CaseId) -> El {
    let edition = explorer.edition();
    let rows = edition.dataset.decisions_of(case);
    let part = part(explorer, Label::Decisions);
    if rows.is_empty() {
        let none = explorer.words().label(Label::NoDecision);
        return part.child(text("p", none).class("quiet"));
    }
    let items = rows.into_iter().map(|row| decision(explorer, case, row));
    part.child(list("ol", "decisions", items))
}

fn decision(explorer: Explorer, case: CaseId, row: usize) -> El {
    let words = explorer.words();
    let lang = explorer.lang;
    let edition = explorer.edition();
    let of = &edition.dataset.decisions;
    let published = edition.dataset.cases.year.get(case.0 as usize).copied();
    let date = of.date.get(row).copied();
    let before = date
        .zip(published)
        .is_some_and(|(date, year)| date.year < year);
    let before = before.then(|| {
        let label = words.label(Label::BeforePublication);
        text("span", &format!(" ← {label}")).class("before")
    });
    let kind = of
        .kind
        .get(row)
        .map(|kind| explorer.label_of(*kind))
        .unwrap_or_default();
    let date = date.map(|date| words.date(date)).unwrap_or_default();
    let what = text("p", of.label.get(row, lang)).lang(of.label.lang(row, lang));
    let url = of.url.get(row);
    let about = (!url.is_empty()).then(|| {
        let about = link(url, words.label(Label::AboutDecision)).attr("rel", "noreferrer");
        el("p").child(about)
    });
    el("div")
        .child(
            el("p")
                .child(text("strong", &date))
                .maybe(before)
                .text(&format!(" · {kind} · "))
                .child(text("bdi", of.body.get(row))),
        )
        .child(what)
        .maybe(about)
}

/// The terms of the case, facet by facet; each leads to its cases.
fn classified(explorer: Explorer, case: CaseId) -> El {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let to_cases = |term: TermId| {
        link_to(&explorer.label_of(term), move || {
            explorer.href_of_term(term)
        })
    };
    let rows = dataset.facet_ids().filter_map(|(id, facet)| {
        let mut terms = dataset.terms_of(case, id).peekable();
        terms.peek()?;
        let links = list("ul", "inline terms", terms.map(to_cases));
        Some(fact(facet.label.get(explorer.lang), links))
    });
    part(explorer, Label::Classified).child(facts(rows))
}
