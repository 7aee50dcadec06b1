//! What supports a case: references, values, decisions.

use std::collections::HashSet;

use super::keys::{Ids, Keys, named_row, role_term};
use crate::dataset::model::{
    CaseId, Dataset, Decisions, Indicator, Nature, ReferenceType, Role, Scale, Sign, Subject,
    Values,
};
use crate::dataset::package::Resource;
use crate::dataset::problem::{ProblemKind, Report};
use crate::dataset::row::{Columns, Row, is_doi, is_slug};
use crate::dataset::table::Table;

pub(super) fn references<'t>(
    table: &'t Table,
    dataset: &mut Dataset,
    ids: &mut Ids<'t>,
    report: &mut Report,
) {
    let names = [
        "id*",
        "type*",
        "authors*",
        "year",
        "title*",
        "container",
        "doi",
        "pmid",
        "url",
    ];
    let Some(columns) = Columns::find(table, &names, &[], report) else {
        return;
    };
    let mut keys = Keys::default();
    let read = |row: &mut Row<'_, 't>| {
        let id = row.slug("id");
        let kind = row.choice("type", ReferenceType::WORDS, ReferenceType::parse);
        let authors = row.text("authors");
        let year = row.year("year");
        let title = row.text("title");
        let container = row.text("container");
        let doi = row.text("doi");
        if !doi.is_empty() && !is_doi(doi) {
            row.problem("doi", doi, ProblemKind::NotADoi);
        }
        let pmid = row.raw("pmid");
        if !pmid.bytes().all(|b| b.is_ascii_digit()) {
            row.problem("pmid", pmid, ProblemKind::NotDigits);
        }
        let url = row.address("url");
        if doi.is_empty() && url.is_empty() {
            row.problem("", id, ProblemKind::NoSource);
        }
        keys.take_id(row, id);
        Some((id, kind?, authors, year, title, container, doi, pmid, url))
    };
    let to = &mut dataset.references;
    columns.rows(report, read, |row, _| {
        let (id, kind, authors, year, title, container, doi, pmid, url) = row;
        ids.references.insert(id, to.kind.len() as u32);
        to.id.push(id);
        to.kind.push(kind);
        to.authors.push(authors);
        to.year.push(year);
        to.title.push(title);
        to.container.push(container);
        to.doi.push(doi);
        to.pmid.push(pmid);
        to.url.push(url);
    });
}

pub(super) fn values<'t>(table: &'t Table, dataset: &mut Dataset, ids: &Ids, report: &mut Report) {
    let names = [
        "id*",
        "indicator*",
        "case",
        "term",
        "year*",
        "period",
        "value",
        "low",
        "high",
        "interval",
        "text_fr",
        "text_en",
        "population_fr",
        "population_en",
        "comparison_fr",
        "comparison_en",
        "proof*",
        "reference*",
        "locator",
        "as_of",
        "highlight",
    ];
    let Some(columns) = Columns::find(table, &names, &[], report) else {
        return;
    };
    let mut keys = Keys::default();
    let mut to = Values::default();
    let read = |row: &mut Row<'_, 't>| {
        let id = row.slug("id");
        let indicator = named_row(row, "indicator", &ids.indicators, Resource::Indicators);
        let subject = subject(row, ids);
        let year = row.year("year");
        let (value, value_text) = row.number("value");
        let (low, low_text) = row.number("low");
        let (high, high_text) = row.number("high");
        let numbers = (value, low, high);
        let digits = [value_text, low_text, high_text];
        let period = row.text("period");
        let interval = row.text("interval");
        let text = (row.text("text_fr"), row.text("text_en"));
        let population = (row.text("population_fr"), row.text("population_en"));
        let comparison = (row.text("comparison_fr"), row.text("comparison_en"));
        let proof = role_term(row, "proof", Role::Proof, ids);
        let reference = named_row(row, "reference", &ids.references, Resource::References);
        let locator = row.text("locator");
        let as_of = row.cell("as_of");
        if row.date("as_of").is_some_and(|date| date.day == 0) {
            row.problem("as_of", as_of, ProblemKind::NotADate);
        }
        let highlight = row.choice("highlight", &["true", "false"], |word| match word {
            "true" => Some(true),
            "false" | "" => Some(false),
            _ => None,
        });
        if let Some(indicator) = indicator.and_then(|at| dataset.indicators.get(at as usize)) {
            check_figure(row, indicator, numbers, text.0);
        }
        keys.take_id(row, id);
        let texts = [text, population, comparison];
        let plain = [id, period, interval, locator, as_of];
        let kept = (indicator?, subject?, year?, proof?, reference?, highlight?);
        Some((kept, numbers, digits, texts, plain))
    };
    columns.rows(report, read, |(kept, numbers, digits, texts, plain), _| {
        let (indicator, subject, year, proof, reference, highlight) = kept;
        to.indicator.push(indicator);
        to.subject.push(subject);
        to.year.push(year);
        to.proof.push(proof);
        to.reference.push(reference);
        to.highlight.push(highlight);
        let (value, low, high) = numbers;
        to.value.push(value);
        to.low.push(low);
        to.high.push(high);
        let columns = [&mut to.value_text, &mut to.low_text, &mut to.high_text];
        for (column, digits) in columns.into_iter().zip(digits) {
            column.push(&digits);
        }
        let columns = [&mut to.text, &mut to.population, &mut to.comparison];
        for (column, (fr, en)) in columns.into_iter().zip(texts) {
            column.push(fr, en);
        }
        let columns = [
            &mut to.id,
            &mut to.period,
            &mut to.interval,
            &mut to.locator,
            &mut to.as_of,
        ];
        for (column, cell) in columns.into_iter().zip(plain) {
            column.push(cell);
        }
    });
    dataset.values = to;
}

/// What a value is about: its case, its term, or the country where it names neither.
fn subject(row: &mut Row, ids: &Ids) -> Option<Subject> {
    let case = named_row(row, "case", &ids.cases, Resource::Cases);
    let key = row.raw("term");
    if row.cell("case").is_empty() && key.is_empty() {
        return Some(Subject::Country);
    }
    if key.is_empty() {
        return case.map(|row| Subject::Case(CaseId(row)));
    }
    if !row.cell("case").is_empty() {
        row.problem("term", key, ProblemKind::CaseAndTerm);
        return None;
    }
    let Some((facet, id)) = key
        .split_once(':')
        .filter(|(f, id)| is_slug(f) && is_slug(id))
    else {
        row.problem("term", key, ProblemKind::NotATermKey);
        return None;
    };
    let term = ids.facet(facet).and_then(|facet| ids.term(facet, id));
    if term.is_none() {
        row.problem("term", key, ProblemKind::Dangling(Resource::Terms));
    }
    term.map(Subject::Term)
}

/// Rule 2: a number or a text as the indicator wants it, and `low ≤ value ≤ high`; rule 8.
fn check_figure(
    row: &mut Row,
    indicator: &Indicator,
    (value, low, high): (Option<f64>, Option<f64>, Option<f64>),
    text: &str,
) {
    match indicator.nature {
        Nature::Quantitative if row.cell("value").is_empty() => {
            row.problem("value", "", ProblemKind::NumberMissing);
        }
        Nature::Qualitative if text.trim().is_empty() => {
            row.problem("text_fr", text, ProblemKind::TextMissing);
        }
        Nature::Quantitative | Nature::Qualitative => {}
    }
    let ascend = |a: Option<f64>, b: Option<f64>| a.zip(b).is_none_or(|(a, b)| a <= b);
    if !ascend(low, value) || !ascend(low, high) {
        let low = row.cell("low");
        row.problem("low", low, ProblemKind::IntervalOrder);
    } else if !ascend(value, high) {
        let high = row.cell("high");
        row.problem("high", high, ProblemKind::IntervalOrder);
    }
    if indicator.scale == Scale::Persons && value.is_some_and(|n| (1.0..=10.0).contains(&n)) {
        let value = row.cell("value");
        row.problem("value", value, ProblemKind::SmallCount);
    }
}

/// Reads the decisions; gives the cases that some row names, whether or not the row is good, or
/// nothing when the rows cannot be read.
pub(super) fn decisions<'t>(
    table: &'t Table,
    dataset: &mut Dataset,
    ids: &Ids,
    report: &mut Report,
) -> Option<HashSet<CaseId>> {
    let names = [
        "id*",
        "case*",
        "date*",
        "kind*",
        "body*",
        "label_fr*",
        "label_en",
        "url",
    ];
    let columns = Columns::find(table, &names, &[], report)?;
    let mut keys = Keys::default();
    let mut decided = HashSet::new();
    let mut to = Decisions::default();
    let read = |row: &mut Row<'_, 't>| {
        let id = row.slug("id");
        let case = named_row(row, "case", &ids.cases, Resource::Cases).map(CaseId);
        decided.extend(case);
        let date = row.date("date");
        let kind = role_term(row, "kind", Role::Decision, ids);
        let sign = kind
            .and_then(|kind| dataset.term(kind))
            .and_then(|t| t.sign);
        if sign == Some(Sign::Absence) {
            let kind = row.cell("kind");
            row.problem("kind", kind, ProblemKind::AbsentDecision);
        }
        let body = row.text("body");
        let label = (row.text("label_fr"), row.text("label_en"));
        let url = row.address("url");
        keys.take_id(row, id);
        Some((id, case?, date?, kind?, body, label, url))
    };
    columns.rows(
        report,
        read,
        |(id, case, date, kind, body, label, url), _| {
            to.id.push(id);
            to.case.push(case);
            to.date.push(date);
            to.kind.push(kind);
            to.body.push(body);
            to.label.push(label.0, label.1);
            to.url.push(url);
        },
    );
    dataset.decisions = to;
    Some(decided)
}
