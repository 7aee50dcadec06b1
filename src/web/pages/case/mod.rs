//! The sheet of a case: the plain sentence first, every figure with its meaning, limits as
//! prominent as results.

mod beside;
mod chain;
mod claims;
mod decisions;
mod further;

use leptos::prelude::*;

use crate::dataset::model::Dataset;
use crate::dataset::{Bilingual, CaseId, Role, TermId};
use crate::export::bibliography::{coins as coins_of, item};
use crate::i18n::Label;
use crate::selection::{Route, Selection, View};
use crate::web::components::{
    Explained, Scope, aside, fact, facts, proof_marks, reading, references, share, value,
};
use crate::web::dom::{El, classed, el, link_to, list, text};
use crate::web::env::is_roomy;
use crate::web::state::Explorer;

/// The sheet, beside the list one comes from where there is room for both.
pub(in crate::web) fn case(explorer: Explorer, case: CaseId) -> El {
    let roomy = is_roomy();
    classed("div", "case-page")
        .child(sheet(explorer, case))
        .part_if(move || roomy.get().then(|| beside::beside(explorer, case)))
}

fn sheet(explorer: Explorer, case: CaseId) -> El {
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
    // In the order in which it is read: a word is marked where it comes first.
    let explained = Explained::new(explorer);
    let content = |column: &Bilingual| match column.get(row, lang) {
        "" => text("p", words.label(Label::NotGiven)).class("quiet"),
        content => el("div")
            .lang(column.lang(row, lang))
            .children(explained.paragraphs(content)),
    };
    let told = |label: Label, column: &Bilingual| part(explorer, label).child(content(column));
    let cited = references_of(&edition.dataset, case);
    let plain = explained.text("p", cases.plain.get(row, lang));
    let plain = plain.lang(cases.plain.lang(row, lang));
    let chain = chain::chain(explorer, case, &explained);
    let summary = told(Label::Summary, &cases.summary);
    let limits = told(Label::Limits, &cases.limits).maybe(risks(explorer, case, &explained));
    let claims = claims::claims(explorer, case, &explained);
    let decisions = decisions::decisions(explorer, case, &explained);
    let organisations = facts([fact(
        words.label(Label::Organisations),
        text("bdi", organisations),
    )]);
    let method = part(explorer, Label::Method)
        .child(finer(explorer, content(&cases.method)))
        .child(organisations);
    let meta = classed("p", "meta")
        .child(text("span", &published))
        .child(text("span", level))
        .children(proof_marks(explorer, case));
    let sheet = classed("article", "page sheet")
        .child(way_back(explorer, case))
        .child(of_data("h1", &cases.title))
        .child(plain.class("plain-words"))
        .child(
            classed("div", "read-how")
                .child(meta.child(aside(explorer, case)))
                .child(reading(explorer, "reading-sheet")),
        )
        .child(chain)
        .child(summary)
        .child(
            classed("div", "weighed")
                .child(el("div").child(limits).child(claims))
                .child(results(explorer, case, &cited)),
        )
        .child(decisions)
        .child(method)
        .child(
            part(explorer, Label::References)
                .child(references(explorer, &cited))
                .children(coins(explorer, &cited)),
        )
        .child(further::related(explorer, case))
        .child(classified(explorer, case))
        .child(further::cite(explorer, case))
        .child(share(explorer, Scope::Case(case)));
    explained.on(sheet)
}

/// What is for those who know the trade: open, or for who reads plainly in a fold.
fn finer(explorer: Explorer, content: El) -> El {
    let plain = explorer.memory.plain;
    classed("details", "finer")
        .class_if("all", move || !plain.get())
        .attr_of("open", move || (!plain.get()).then(String::new))
        .child(text("summary", explorer.words().label(Label::Details)))
        .child(content)
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
                return vec![text("span", words.label(Label::NotInSelection)).class("quiet")];
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

/// The references once more, for reference managers, which look for them in the page (`COinS`).
fn coins(explorer: Explorer, cited: &[u32]) -> Vec<El> {
    let edition = explorer.edition();
    let of = |row: &u32| coins_of(&item(&edition.dataset, *row));
    cited
        .iter()
        .map(|row| classed("span", "Z3988").attr("title", &of(row)))
        .collect()
}

/// A link to the cases of a term.
fn to_cases(explorer: Explorer, term: TermId) -> El {
    link_to(&explorer.label_of(term), move || {
        explorer.href_of_term(term)
    })
}

/// A link to the page of a source.
fn to_source(explorer: Explorer, term: TermId) -> El {
    link_to(&explorer.label_of(term), move || {
        explorer.href(|view| View {
            route: Route::Source(term),
            selection: Selection::default(),
            ..view
        })
    })
}

/// The references of a case and of its values, each once.
fn references_of(dataset: &Dataset, case: CaseId) -> Vec<u32> {
    let mut rows: Vec<u32> = Vec::new();
    let of_case = dataset.cases.references.get(case.0 as usize).iter();
    let of_values = dataset.values_of(case);
    let of_values = of_values.filter_map(|row| dataset.values.reference.get(row));
    // A case has few: looking through them is the shortest way.
    for row in of_case.chain(of_values) {
        if !rows.contains(row) {
            rows.push(*row);
        }
    }
    rows
}

fn results(explorer: Explorer, case: CaseId, cited: &[u32]) -> El {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let indicator = |row: &usize| dataset.values.indicator.get(*row).copied();
    let rows: Vec<usize> = dataset.values_of(case).collect();
    let part = part(explorer, Label::Results);
    if rows.is_empty() {
        let none = explorer.words().label(Label::NoValue);
        return part.child(text("p", none).class("quiet"));
    }
    // Values of one indicator that follow each other stand under its name.
    let groups = rows.chunk_by(|a, b| indicator(a) == indicator(b));
    part.children(groups.map(|rows| {
        let row = rows.first().and_then(indicator);
        let name = row.and_then(|at| dataset.indicators.get(at as usize));
        let name = name.map_or("", |indicator| indicator.label.get(explorer.lang));
        // What it means, and its values in all cases: the selection one comes from may not have them.
        let meaning = link_to(name, move || {
            explorer.href(|view| View {
                route: row.map_or(Route::Indicators, Route::Indicator),
                selection: Selection::default(),
                ..view
            })
        });
        let values = rows.iter().map(|row| value(explorer, *row, cited));
        el("div")
            .child(classed("h3", "indicator").child(meaning))
            .child(list("ul", "values", values))
    }))
}

/// The risks that the case names, beside its limits.
fn risks(explorer: Explorer, case: CaseId, explained: &Explained) -> Option<El> {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let facets = dataset.facet_ids();
    let facets = facets.filter(|(_, facet)| facet.role == Some(Role::Risk));
    let terms = facets.flat_map(|(facet, _)| dataset.terms_of(case, facet));
    let risks: Vec<El> = terms
        .map(|term| {
            let meaning = dataset.term(term).map(|term| &term.definition);
            let meaning = meaning.map_or("", |meaning| meaning.get(explorer.lang));
            el("div")
                .child(el("dt").child(to_cases(explorer, term)))
                .child(explained.text("dd", meaning))
        })
        .collect();
    (!risks.is_empty()).then(|| classed("dl", "risks").children(risks))
}

/// The terms of the case, facet by facet; each leads to its cases.
fn classified(explorer: Explorer, case: CaseId) -> El {
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let rows = dataset.facet_ids().filter_map(|(id, facet)| {
        let mut terms = dataset.terms_of(case, id).peekable();
        terms.peek()?;
        let links = terms.map(|term| to_cases(explorer, term));
        let links = list("ul", "inline terms", links);
        Some(fact(facet.label.get(explorer.lang), links))
    });
    let sources = dataset.facet_with(Role::Source);
    let sources = sources
        .into_iter()
        .flat_map(|facet| dataset.terms_of(case, facet));
    let about = classed("div", "about-sources")
        .child(text("p", explorer.words().label(Label::AboutSources)))
        .child(list(
            "ul",
            "inline terms",
            sources.map(|term| to_source(explorer, term)),
        ));
    part(explorer, Label::Classified)
        .child(facts(rows))
        .child(about)
}
