//! The sheet of a case: the plain sentence first, every figure with its meaning, limits as
//! prominent as results.

use leptos::prelude::*;

use super::explorer;
use crate::dataset::model::{Dataset, Indicator};
use crate::dataset::{CaseId, Scale};
use crate::i18n::{Label, Lang, number};
use crate::selection::Route;
use crate::web::components::{References, paragraphs, proof_mark, proof_marks, reference};
use crate::web::state::Explorer;

/// The sheet.
#[component]
pub(in crate::web) fn Case(case: CaseId) -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let lang = explorer.lang;
    let edition = explorer.edition();
    let cases = &edition.dataset.cases;
    let row = case.0 as usize;
    let back = move || explorer.href_to(Route::Explorer);
    let level = cases
        .use_level
        .get(row)
        .map(|level| words.use_level(*level));
    let published = cases.year.get(row).map(|year| words.published(*year));
    let organisations = cases.organisations.get(row).replace('|', ", ");
    let part = |label: Label, column: &crate::dataset::Bilingual| {
        let text = column.get(row, lang);
        let language = column.lang(row, lang).code();
        let shown = if text.is_empty() {
            view! { <p class="quiet">{words.label(Label::NotGiven)}</p> }.into_any()
        } else {
            paragraphs(text).into_any()
        };
        view! {
            <section class="part">
                <h2>{words.label(label)}</h2>
                <div lang=language>{shown}</div>
            </section>
        }
    };
    view! {
        <article class="page sheet">
            <p><a href=move || back()>{words.label(Label::BackToCases)}</a></p>
            <h1 lang=cases.title.lang(row, lang).code()>{cases.title.get(row, lang).to_owned()}</h1>
            <p class="plain-words" lang=cases.plain.lang(row, lang).code()>
                {cases.plain.get(row, lang).to_owned()}
            </p>
            <p class="meta">
                <span>{published}</span>
                <span>{level}</span>
                {proof_marks(explorer, case)}
            </p>
            <p class="meta">
                <span>{words.label(Label::Organisations)} " : " <bdi>{if organisations.is_empty() {
                    words.label(Label::NotGiven).to_owned()
                } else {
                    organisations
                }}</bdi></span>
            </p>
            {part(Label::Summary, &cases.summary)}
            <Results case />
            {part(Label::Limits, &cases.limits)}
            <Decisions case />
            {part(Label::Method, &cases.method)}
            <Classified case />
            <section class="part">
                <h2>{words.label(Label::References)}</h2>
                <References rows=references_of(&edition.dataset, case) />
            </section>
        </article>
    }
}

/// The references of a case and of its values, each once.
fn references_of(dataset: &Dataset, case: CaseId) -> Vec<u32> {
    let mut rows = dataset.cases.references.get(case.0 as usize).to_vec();
    let of_values = dataset.values_of(case);
    rows.extend(of_values.filter_map(|row| dataset.values.reference.get(row)));
    let mut seen = std::collections::HashSet::new();
    rows.retain(|row| seen.insert(*row));
    rows
}

#[component]
fn Results(case: CaseId) -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let edition = explorer.edition();
    let rows: Vec<usize> = edition.dataset.values_of(case).collect();
    let shown = if rows.is_empty() {
        view! { <p class="quiet">{words.label(Label::NoValue)}</p> }.into_any()
    } else {
        let values = rows
            .into_iter()
            .map(|row| value(explorer, row))
            .collect_view();
        view! { <ul class="values">{values}</ul> }.into_any()
    };
    view! {
        <section class="part">
            <h2>{words.label(Label::Results)}</h2>
            {shown}
        </section>
    }
}

/// A number with its unit, as the scale has it.
fn figure(indicator: &Indicator, value: f64, lang: Lang) -> String {
    let digits = number::decimal(value, lang);
    let unit = indicator.unit.get(lang);
    match indicator.scale {
        // « 12 % » in French, “12%” in English.
        Scale::Percent if lang == Lang::En && unit == "%" => format!("{digits}%"),
        _ if unit.is_empty() => digits,
        _ => format!("{digits}\u{a0}{unit}"),
    }
}

/// One value, with all that a number must carry.
fn value(explorer: Explorer, row: usize) -> impl IntoView + use<> {
    let words = explorer.words();
    let lang = explorer.lang;
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let values = &dataset.values;
    let number = |column: &[Option<f64>]| column.get(row).copied().flatten();
    let indicator = values
        .indicator
        .get(row)
        .and_then(|at| dataset.indicators.get(*at as usize));
    let shown = indicator.zip(number(&values.value));
    let shown = shown.map(|(indicator, value)| figure(indicator, value, lang));
    let (low, high) = (number(&values.low), number(&values.high));
    let interval = (low.is_some() || high.is_some())
        .then(|| words.interval(values.interval.get(row), low, high));
    let label = indicator.map(|indicator| indicator.label.get(lang).to_owned());
    let caution = indicator.map(|indicator| indicator.caution.get(lang).to_owned());
    let caution = caution.filter(|caution| !caution.is_empty());
    let population = values.population.get(row, lang);
    let population = if population.is_empty() {
        words.label(Label::NoPopulation)
    } else {
        population
    };
    let fact = |label: Label, text: &str| {
        (!text.is_empty()).then(|| {
            view! {
                <div>
                    <dt>{words.label(label)}</dt>
                    <dd><bdi>{text.to_owned()}</bdi></dd>
                </div>
            }
        })
    };
    let when = match values.period.get(row) {
        "" => values
            .year
            .get(row)
            .map(ToString::to_string)
            .unwrap_or_default(),
        period => period.to_owned(),
    };
    let locator = values.locator.get(row).to_owned();
    let locator = (!locator.is_empty()).then(|| format!(" ({locator})"));
    let proof = values
        .proof
        .get(row)
        .map(|term| proof_mark(explorer, *term));
    let source = values.reference.get(row).map(|at| reference(explorer, *at));
    view! {
        <li class="value">
            <p class="indicator">{label}</p>
            <p class="figure">
                <strong>{shown}</strong>
                {interval.map(|interval| view! { <span class="interval">" " {interval}</span> })}
            </p>
            <p lang=values.text.lang(row, lang).code()>{values.text.get(row, lang).to_owned()}</p>
            <dl>
                {fact(Label::Population, population)}
                {fact(Label::Comparison, values.comparison.get(row, lang))}
                {fact(Label::Year, &when)}
                <div>
                    <dt>{words.label(Label::Proof)}</dt>
                    <dd>{proof}</dd>
                </div>
                <div>
                    <dt>{words.label(Label::Reference)}</dt>
                    <dd>{source} {locator}</dd>
                </div>
                {caution.map(|caution| fact(Label::Caution, &caution))}
            </dl>
        </li>
    }
}

#[component]
fn Decisions(case: CaseId) -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let lang = explorer.lang;
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let of = &dataset.decisions;
    let published = dataset.cases.year.get(case.0 as usize).copied();
    let rows = dataset.decisions_of(case);
    let shown = if rows.is_empty() {
        view! { <p class="quiet">{words.label(Label::NoDecision)}</p> }.into_any()
    } else {
        let items = rows
            .into_iter()
            .map(|row| {
                let date = of.date.get(row).copied();
                let before = date.zip(published).is_some_and(|(date, year)| date.year < year);
                let kind = of.kind.get(row).and_then(|kind| dataset.term(*kind));
                let kind = kind.map(|kind| kind.label.get(lang).to_owned());
                let url = of.url.get(row).to_owned();
                let link = (!url.is_empty()).then(|| {
                    let about = words.label(Label::AboutDecision);
                    view! { " – " <a href=url rel="noreferrer">{about}</a> }
                });
                view! {
                    <li>
                        <p>
                            <strong>{date.map(|date| words.date(date))}</strong>
                            {before
                                .then(|| {
                                    view! {
                                        <span class="before">" ← " {words.label(Label::BeforePublication)}</span>
                                    }
                                })} " · " {kind} " · " <bdi>{of.body.get(row).to_owned()}</bdi>
                        </p>
                        <p lang=of.label.lang(row, lang).code()>
                            {of.label.get(row, lang).to_owned()} {link}
                        </p>
                    </li>
                }
            })
            .collect_view();
        view! { <ol class="decisions">{items}</ol> }.into_any()
    };
    view! {
        <section class="part">
            <h2>{words.label(Label::Decisions)}</h2>
            {shown}
        </section>
    }
}

/// The terms of the case, facet by facet; each leads to its cases.
#[component]
fn Classified(case: CaseId) -> impl IntoView {
    let explorer = explorer();
    let words = explorer.words();
    let lang = explorer.lang;
    let edition = explorer.edition();
    let dataset = &edition.dataset;
    let facets = dataset
        .facet_ids()
        .filter_map(|(id, facet)| {
            let terms: Vec<_> = dataset.terms_of(case, id).collect();
            if terms.is_empty() {
                return None;
            }
            let links = terms
                .into_iter()
                .map(|term| {
                    let label = dataset
                        .term(term)
                        .map_or("", |t| t.label.get(lang))
                        .to_owned();
                    view! { <li><a href=move || explorer.href_of_term(term)>{label}</a></li> }
                })
                .collect_view();
            Some(view! {
                <div>
                    <dt>{facet.label.get(lang).to_owned()}</dt>
                    <dd><ul class="inline terms">{links}</ul></dd>
                </div>
            })
        })
        .collect_view();
    view! {
        <section class="part">
            <h2>{words.label(Label::Classified)}</h2>
            <dl>{facets}</dl>
        </section>
    }
}
