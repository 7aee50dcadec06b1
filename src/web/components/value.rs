//! A value of the edition: its number never without what it means.

use leptos::prelude::*;

use super::{coming, proof_mark, reference};
use crate::charts::{Axis, Round};
use crate::dataset::Scale;
use crate::dataset::model::{Dataset, Indicator, Subject};
use crate::i18n::{Label, Lang, number};
use crate::selection::{Route, Selection, View};
use crate::web::dom::{El, button, classed, el, link_to, percent, text};
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
pub(in crate::web) fn figure_of(explorer: Explorer, row: usize) -> Option<El> {
    let edition = explorer.edition();
    let values = &edition.dataset.values;
    let written = values.value_text.get(row);
    let indicator = indicator_of(&edition.dataset, row).filter(|_| !written.is_empty())?;
    let (low, high) = (values.low_text.get(row), values.high_text.get(row));
    let interval = (!low.is_empty() || !high.is_empty()).then(|| {
        let kind = values.interval.get(row);
        let interval = explorer.words().interval(kind, low, high);
        text("span", &format!("({interval})")).class("interval")
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
        // « (nombre) » says that what is counted is named beside it.
        _ if unit.starts_with('(') => figure
            .child(text("strong", &digits))
            .text("\u{a0}")
            .child(text("span", unit).class("quiet")),
        _ => figure
            .child(text("strong", &digits))
            .text("\u{a0}")
            .child(text("span", unit)),
    }
}

/// The axis of a value: one for all ratios of its case, and for all values of another indicator,
/// as they are compared by eye.
fn axis_of(dataset: &Dataset, row: usize) -> Option<Axis> {
    let indicator = indicator_of(dataset, row)?;
    let values = &dataset.values;
    let own = values.subject.get(row)?;
    let is_like = |other: &usize| {
        let of = indicator_of(dataset, *other);
        let is_ratio = indicator.scale == Scale::Ratio;
        of.is_some_and(|of| of.term == indicator.term || is_ratio && of.scale == Scale::Ratio)
    };
    let rows = match own {
        Subject::Case(case) => dataset.values_of(*case).filter(is_like).collect(),
        Subject::Term(_) | Subject::Country => vec![row],
    };
    let columns = [&values.value, &values.low, &values.high];
    let numbers = columns.map(|column| rows.iter().filter_map(|row| *column.get(*row)?));
    Axis::of(
        indicator.scale,
        &numbers.into_iter().flatten().collect::<Vec<f64>>(),
    )
}

/// A value on an axis with the line of its interval, if it has one; said in words beside it.
pub(in crate::web) fn strip(explorer: Explorer, row: usize, axis: Axis) -> Option<El> {
    let edition = explorer.edition();
    let values = &edition.dataset.values;
    let indicator = indicator_of(&edition.dataset, row)?;
    let end = |column: &[Option<f64>]| column.get(row).copied().flatten();
    let (value, low, high) = (end(&values.value), end(&values.low), end(&values.high));
    let place = axis.place(value?)?;
    let placed = axis.strip(value, low, high);
    let is_end = |end: Option<f64>| end.is_some_and(|at| (at - place).abs() < 1e-9);
    let is_within = placed.is_none_or(|placed| !is_end(placed.low) && !is_end(placed.high));
    let unit = match indicator.scale {
        Scale::Percent => "\u{a0}%",
        _ => "",
    };
    let mark = |class: &str, at: f64| {
        let mark = el("i").class(class);
        mark.style("left", &percent(at));
        mark
    };
    let span = placed.map(|placed| {
        let span = el("i").class("span");
        // An open end goes on to the end of the axis.
        let (from, to) = (placed.low.unwrap_or(0.0), placed.high.unwrap_or(1.0));
        span.style("left", &percent(from));
        span.style("width", &percent(to - from));
        span
    });
    // A logarithmic axis of other numbers has no line of no effect.
    let reference = axis
        .reference()
        .filter(|_| !axis.log || indicator.scale == Scale::Ratio);
    let reference = reference.map(|at| mark("reference", at));
    let end = |end: Round| {
        let written = number::written(&end.text(), explorer.lang);
        text("span", &format!("{written}{unit}"))
    };
    // What the dashed line is, between the ends: where it stands there may be no room.
    let dashed = reference.as_ref().map(|_| {
        let zero = format!("0{unit}");
        let what = if indicator.scale == Scale::Ratio {
            explorer.words().label(Label::NoEffect)
        } else {
            &zero
        };
        text("span", &format!("┆ {what}"))
    });
    let drawn = classed("div", "strip")
        .maybe(span)
        .maybe(reference)
        // One end of a range that is given as a value is no estimate.
        .maybe(is_within.then(|| mark("at", place)));
    let ends = classed("p", "ends")
        .child(end(axis.from))
        .maybe(dashed)
        .child(end(axis.to));
    Some(
        el("div")
            .attr("aria-hidden", "true")
            .child(drawn)
            .child(ends),
    )
}

/// A button that goes to a reference of the list, by its number there.
fn to_reference(explorer: Explorer, cited: &[u32], reference: u32) -> Option<El> {
    let number = cited.iter().position(|row| *row == reference)? + 1;
    let edition = explorer.edition();
    let of = &edition.dataset.references;
    let row = reference as usize;
    let authors = of.authors.get(row);
    let first = authors.split([',', ';', '(']).next().unwrap_or_default();
    let first = first.trim_end();
    let others = if first.len() < authors.len() {
        " et al."
    } else {
        ""
    };
    let year = of.year.get(row).copied().flatten();
    let year = year.map(|year| format!(" ({year})")).unwrap_or_default();
    let name = format!("[{number}] {first}{others}{year}");
    Some(button("link", &name, move || {
        super::focus(&format!("reference-{number}"));
    }))
}

/// One value under the name of its indicator, with all that a number must carry; `cited` are the references of the page, in the
/// order of their numbers.
pub(in crate::web) fn value(explorer: Explorer, row: usize, cited: &[u32]) -> El {
    let edition = explorer.edition();
    let values = &edition.dataset.values;
    // A number without an interval says all there is to see.
    let ends = [&values.low, &values.high].map(|column| column.get(row).copied().flatten());
    let axis = axis_of(&edition.dataset, row).filter(|_| ends != [None, None]);
    let strip = axis.and_then(|axis| strip(explorer, row, axis));
    value_with(explorer, row, cited, strip)
}

/// The same with another picture of the number, or without.
pub(in crate::web) fn value_with(
    explorer: Explorer,
    row: usize,
    cited: &[u32],
    strip: Option<El>,
) -> El {
    let lang = explorer.lang;
    let edition = explorer.edition();
    let said = &edition.dataset.values.text;
    let cited = cited.to_vec();
    classed("div", "value")
        .maybe(figure_of(explorer, row))
        .maybe(strip)
        .child(text("p", said.get(row, lang)).lang(said.lang(row, lang)))
        .part(move || meaning(explorer, row, &cited))
}

/// What a number means: of whom, against what, of when, how sure, from where. Who reads plainly finds the first two and the place in
/// the publication in a fold.
fn meaning(explorer: Explorer, row: usize, cited: &[u32]) -> Vec<El> {
    let words = explorer.words();
    let lang = explorer.lang;
    let plain = explorer.memory.plain.get();
    let edition = explorer.edition();
    let values = &edition.dataset.values;
    let population = match values.population.get(row, lang) {
        "" => words.label(Label::NoPopulation),
        given => given,
    };
    let year = values.year.get(row).map(ToString::to_string);
    let (time, when) = match values.period.get(row) {
        "" => (Label::Year, year.unwrap_or_default()),
        period => (Label::Period, period.to_owned()),
    };
    let told = |label: Label, content: &str| {
        (!content.is_empty()).then(|| fact(words.label(label), text("bdi", content)))
    };
    let proof = values
        .proof
        .get(row)
        .map(|term| proof_mark(explorer, *term));
    let locator = values.locator.get(row);
    let source = values.reference.get(row).map(|at| {
        let source = el("span").maybe(to_reference(explorer, cited, *at));
        if plain || locator.is_empty() {
            source
        } else {
            source.text(&format!(" ({locator})"))
        }
    });
    let finer = el("dl")
        .maybe(told(Label::Population, population))
        .maybe(told(Label::Comparison, values.comparison.get(row, lang)));
    let rest = if plain { el("dl") } else { finer.clone() };
    let rest = rest
        .maybe(told(time, &when))
        .maybe(proof.map(|proof| fact(words.label(Label::Proof), proof)))
        .maybe(source.map(|source| fact(words.label(Label::Reference), source)));
    if !plain {
        return vec![rest];
    }
    let fold = classed("details", "finer")
        .child(text("summary", words.label(Label::Details)))
        .child(finer.maybe(told(Label::Locator, locator)));
    vec![rest, fold]
}

/// The first finding that the edition puts forward, while nothing is asked for: with its unit,
/// population, proof and reference, and the way to its limits.
pub(in crate::web) fn finding(explorer: Explorer) -> El {
    let asks = move || !explorer.selection.read().is_empty();
    let place = el("div").class_if("finding-room", move || explorer.held.get() && !asks());
    place.part_if(move || {
        if asks() {
            return None;
        }
        let words = explorer.words();
        let name = words.label(Label::Finding);
        let place = classed("aside", "finding")
            .attr("aria-label", name)
            .child(text("p", name).class("chart-name"));
        if !explorer.whole.get() {
            let place = place.child(text("p", words.label(Label::Loading)));
            return Some(coming(place, explorer.progress, explorer.lang));
        }
        let edition = explorer.edition();
        let values = &edition.dataset.values;
        let row = values.highlight.iter().position(|highlight| *highlight)?;
        let Some(Subject::Case(case)) = values.subject.get(row).copied() else {
            return None;
        };
        let lang = explorer.lang;
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
        let finding = place
            .child(text("h2", title))
            .maybe(figure_of(explorer, row))
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
