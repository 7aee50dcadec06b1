//! A value of the edition: its number never without what it means.

use leptos::prelude::*;

use super::{proof_mark, reference};
use crate::dataset::Scale;
use crate::dataset::model::{Dataset, Indicator, Subject};
use crate::i18n::{Label, Lang, number};
use crate::selection::{Route, Selection, View};
use crate::web::dom::{El, classed, el, link_to, text};
use crate::web::state::Explorer;

/// A list of facts.
pub(in crate::web) fn facts(facts: impl IntoIterator<Item = El>) -> El {
    el("dl").children(facts)
}

/// A fact under its name.
pub(in crate::web) fn fact(name: &str, what: El) -> El {
    el("div")
        .child(text("dt", name))
        .child(el("dd").child(what))
}

fn indicator_of(dataset: &Dataset, row: usize) -> Option<&Indicator> {
    let indicator = dataset.values.indicator.get(row)?;
    dataset.indicators.get(*indicator as usize)
}

/// The number of a value with its unit and interval; nothing where it has none.
fn written(explorer: Explorer, row: usize) -> Option<El> {
    let edition = explorer.edition();
    let values = &edition.dataset.values;
    let written = values.value_text.get(row);
    let indicator = indicator_of(&edition.dataset, row).filter(|_| !written.is_empty())?;
    let (low, high) = (values.low_text.get(row), values.high_text.get(row));
    let interval = (!low.is_empty() || !high.is_empty()).then(|| {
        let kind = values.interval.get(row);
        let interval = explorer.words().interval(kind, low, high);
        text("span", &interval).class("interval")
    });
    Some(figure(indicator, written, explorer.lang).maybe(interval))
}

/// A number with its unit: « 12 % » in French and “12%” in English, other units as words after it.
fn figure(indicator: &Indicator, value: &str, lang: Lang) -> El {
    let digits = number::written(value, lang);
    let unit = indicator.unit.get(lang);
    let figure = classed("p", "figure");
    match (indicator.scale, unit, lang) {
        (Scale::Percent, "%", Lang::En) => figure.child(text("strong", &format!("{digits}%"))),
        (Scale::Percent, "%", Lang::Fr) => {
            figure.child(text("strong", &format!("{digits}\u{a0}%")))
        }
        _ => figure
            .child(text("strong", &digits))
            .text("\u{a0}")
            .child(text("span", unit)),
    }
}

/// One value, with all that a number must carry.
pub(in crate::web) fn value(explorer: Explorer, row: usize) -> El {
    let words = explorer.words();
    let lang = explorer.lang;
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let values = &dataset.values;
    let indicator = indicator_of(dataset, row);
    let figure = written(explorer, row);
    let population = match values.population.get(row, lang) {
        "" => words.label(Label::NoPopulation),
        given => given,
    };
    let when = match values.period.get(row) {
        "" => values
            .year
            .get(row)
            .map(ToString::to_string)
            .unwrap_or_default(),
        period => period.to_owned(),
    };
    let told = |label: Label, content: &str| {
        (!content.is_empty()).then(|| fact(words.label(label), text("bdi", content)))
    };
    let proof = values
        .proof
        .get(row)
        .map(|term| proof_mark(explorer, *term));
    let source = values.reference.get(row).map(|at| {
        let source = el("span").child(reference(explorer, *at));
        match values.locator.get(row) {
            "" => source,
            locator => source.text(&format!(" ({locator})")),
        }
    });
    let label = |text: &crate::dataset::Text| text.get(lang).to_owned();
    let name = indicator.map(|i| label(&i.label)).unwrap_or_default();
    let caution = indicator.map(|i| label(&i.caution)).unwrap_or_default();
    classed("div", "value")
        .child(text("p", &name).class("indicator"))
        .maybe(figure)
        .child(text("p", values.text.get(row, lang)).lang(values.text.lang(row, lang)))
        .child(
            el("dl")
                .maybe(told(Label::Population, population))
                .maybe(told(Label::Comparison, values.comparison.get(row, lang)))
                .maybe(told(Label::Year, &when))
                .maybe(proof.map(|proof| fact(words.label(Label::Proof), proof)))
                .maybe(source.map(|source| fact(words.label(Label::Reference), source)))
                .maybe(told(Label::Caution, &caution)),
        )
}

/// The first finding that the edition puts forward, while nothing is asked for: with its unit,
/// population, proof and reference, and the way to its limits.
pub(in crate::web) fn finding(explorer: Explorer) -> El {
    el("div").part_if(move || {
        if !explorer.selection.read().is_empty() {
            return None;
        }
        let edition = explorer.edition();
        let values = &edition.dataset.values;
        let row = values.highlight.iter().position(|highlight| *highlight)?;
        let Some(Subject::Case(case)) = values.subject.get(row).copied() else {
            return None;
        };
        let words = explorer.words();
        let lang = explorer.lang;
        let name = words.label(Label::Finding);
        let title = edition.dataset.cases.title.get(case.0 as usize, lang);
        let said = |column: &crate::dataset::Bilingual| {
            let content = column.get(row, lang);
            let told = text("span", content).lang(column.lang(row, lang));
            (!content.is_empty()).then_some(told)
        };
        let proof = values
            .proof
            .get(row)
            .map(|term| proof_mark(explorer, *term));
        let source = values.reference.get(row).map(|at| reference(explorer, *at));
        let to_case = link_to(words.label(Label::ReadCase), move || {
            explorer.href(|view| View {
                route: Route::Case(case),
                selection: Selection::default(),
                ..view
            })
        });
        let finding = classed("aside", "finding")
            .attr("aria-label", name)
            .child(text("p", name).class("chart-name"))
            .child(text("h2", title))
            .maybe(written(explorer, row))
            .child(el("p").maybe(said(&values.text)))
            .child(
                classed("p", "meta")
                    .maybe(said(&values.population))
                    .maybe(said(&values.comparison))
                    .maybe(proof),
            )
            .child(classed("p", "meta").maybe(source))
            .child(el("p").child(to_case));
        Some(finding)
    })
}
