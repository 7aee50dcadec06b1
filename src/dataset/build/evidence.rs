//! What supports a case: references, values, decisions.

use super::columns::{Columns, Kind, Row, Say};
use super::ids::Ids;
use crate::dataset::cell::is_slug;
use crate::dataset::model::{
    CaseId, Dataset, Decisions, Indicator, Nature, ReferenceType, References, Role, Scale, Sign,
    Subject, Values,
};
use crate::dataset::package::Resource;
use crate::dataset::problem::{ProblemKind, Report};
use crate::dataset::table::Table;

pub(super) fn references(table: &Table, ids: &mut Ids, report: &mut Report) -> References {
    const COLUMNS: &[(&str, Kind)] = &[
        ("id*", Kind::Slug),
        ("type*", Kind::Word(ReferenceType::WORDS)),
        ("authors*", Kind::Text),
        ("year", Kind::Year),
        ("title*", Kind::Text),
        ("container", Kind::Text),
        ("doi", Kind::Doi),
        ("pmid", Kind::Digits),
        ("url", Kind::Address),
    ];
    let columns = Columns::read(table, COLUMNS, &["id"], ids, report, &mut |row, say| {
        if row.cell("doi").is_empty() && row.cell("url").is_empty() {
            say("", row.cell("id"), ProblemKind::NoSource);
        }
    });
    for (at, row) in columns.rows().enumerate() {
        ids.add(Resource::References, row.cell("id"), at as u32);
    }
    let kind = |row: Row| ReferenceType::parse(row.cell("type"));
    References {
        id: columns.texts("id"),
        kind: columns.rows().filter_map(kind).collect(),
        authors: columns.texts("authors"),
        year: columns.rows().map(|row| row.year("year")).collect(),
        title: columns.texts("title"),
        container: columns.texts("container"),
        doi: columns.texts("doi"),
        pmid: columns.texts("pmid"),
        url: columns.texts("url"),
    }
}

pub(super) fn values(
    table: &Table,
    indicators: &[Indicator],
    ids: &Ids,
    report: &mut Report,
) -> Values {
    const COLUMNS: &[(&str, Kind)] = &[
        ("id*", Kind::Slug),
        ("indicator*", Kind::Row(Resource::Indicators)),
        ("case", Kind::Row(Resource::Cases)),
        ("term", Kind::Any),
        ("year*", Kind::Year),
        ("period", Kind::Text),
        ("value", Kind::Number),
        ("low", Kind::Number),
        ("high", Kind::Number),
        ("interval", Kind::Text),
        ("text_fr", Kind::Text),
        ("text_en", Kind::Text),
        ("population_fr", Kind::Text),
        ("population_en", Kind::Text),
        ("comparison_fr", Kind::Text),
        ("comparison_en", Kind::Text),
        ("proof*", Kind::TermOf(Role::Proof)),
        ("reference*", Kind::Row(Resource::References)),
        ("locator", Kind::Text),
        ("as_of", Kind::Day),
        ("highlight", Kind::Word(&["true", "false"])),
    ];
    let indicator = |row: Row| ids.row(Resource::Indicators, row.cell("indicator"));
    let columns = Columns::read(table, COLUMNS, &["id"], ids, report, &mut |row, say| {
        check_subject(row, ids, say);
        if let Some(indicator) = indicator(row).and_then(|at| indicators.get(at as usize)) {
            check_figure(row, indicator, say);
        }
    });
    let mut to = Values {
        id: columns.texts("id"),
        period: columns.texts("period"),
        interval: columns.texts("interval"),
        text: columns.pairs("text"),
        population: columns.pairs("population"),
        comparison: columns.pairs("comparison"),
        locator: columns.texts("locator"),
        as_of: columns.texts("as_of"),
        ..Values::default()
    };
    for row in columns.rows() {
        let reference = ids.row(Resource::References, row.cell("reference"));
        to.indicator.extend(indicator(row));
        to.subject.extend(subject(row, ids));
        to.year.extend(row.year("year"));
        to.proof.extend(row.term("proof", Role::Proof, ids));
        to.reference.extend(reference);
        to.highlight.push(row.cell("highlight") == "true");
        for (name, number, digits) in [
            ("value", &mut to.value, &mut to.value_text),
            ("low", &mut to.low, &mut to.low_text),
            ("high", &mut to.high, &mut to.high_text),
        ] {
            let (found, written) = row.number(name);
            number.push(found);
            digits.push(&written);
        }
    }
    to
}

/// What a value is about: its case, its term, or the country where it names neither.
fn subject(row: Row, ids: &Ids) -> Option<Subject> {
    let (case, key) = (row.cell("case"), row.cell("term"));
    if !case.is_empty() {
        let case = ids.row(Resource::Cases, case)?;
        return Some(Subject::Case(CaseId(case)));
    }
    if key.is_empty() {
        return Some(Subject::Country);
    }
    let (facet, id) = key.split_once(':')?;
    let facet = ids.row(Resource::Facets, facet)?;
    ids.term(facet, id).map(Subject::Term)
}

/// Checks that a value is about one thing, and that the term is there.
fn check_subject(row: Row, ids: &Ids, say: &mut Say) {
    let key = row.cell("term");
    if key.is_empty() {
        return;
    }
    let is_key = |(facet, id)| is_slug(facet) && is_slug(id);
    if !row.cell("case").is_empty() {
        say("term", key, ProblemKind::CaseAndTerm);
    } else if !key.split_once(':').is_some_and(is_key) {
        say("term", key, ProblemKind::NotATermKey);
    } else if subject(row, ids).is_none() {
        say("term", key, ProblemKind::Dangling(Resource::Terms));
    }
}

/// Rule 2: a number or a text as the indicator wants it, and `low ≤ value ≤ high`; rule 8.
fn check_figure(row: Row, indicator: &Indicator, say: &mut Say) {
    let text = row.cell("text_fr");
    match indicator.nature {
        Nature::Quantitative if row.cell("value").is_empty() => {
            say("value", "", ProblemKind::NumberMissing);
        }
        Nature::Qualitative if text.trim().is_empty() => {
            say("text_fr", text, ProblemKind::TextMissing);
        }
        Nature::Quantitative | Nature::Qualitative => {}
    }
    let [value, low, high] = ["value", "low", "high"].map(|name| row.number(name).0);
    let ascend = |a: Option<f64>, b: Option<f64>| a.zip(b).is_none_or(|(a, b)| a <= b);
    if !ascend(low, value) || !ascend(low, high) {
        say("low", row.cell("low"), ProblemKind::IntervalOrder);
    } else if !ascend(value, high) {
        say("high", row.cell("high"), ProblemKind::IntervalOrder);
    }
    if indicator.scale == Scale::Persons && value.is_some_and(|n| (1.0..=10.0).contains(&n)) {
        say("value", row.cell("value"), ProblemKind::SmallCount);
    }
}

/// Reads the decisions; gives as well which cases some row names, whether or not the row is
/// good: nothing where the rows cannot be read.
pub(super) fn decisions(
    table: &Table,
    dataset: &Dataset,
    ids: &Ids,
    report: &mut Report,
) -> (Decisions, Option<Vec<bool>>) {
    const COLUMNS: &[(&str, Kind)] = &[
        ("id*", Kind::Slug),
        ("case*", Kind::Row(Resource::Cases)),
        ("date*", Kind::Date),
        ("kind*", Kind::TermOf(Role::Decision)),
        ("body*", Kind::Text),
        ("label_fr*", Kind::Text),
        ("label_en", Kind::Text),
        ("url", Kind::Address),
    ];
    let case = |row: Row| ids.row(Resource::Cases, row.cell("case"));
    let kind = |row: Row| row.term("kind", Role::Decision, ids);
    let mut decided = vec![false; dataset.case_count()];
    let columns = Columns::read(table, COLUMNS, &["id"], ids, report, &mut |row, say| {
        if let Some(decided) = case(row).and_then(|case| decided.get_mut(case as usize)) {
            *decided = true;
        }
        let sign = kind(row).and_then(|kind| dataset.term(kind)?.sign);
        if sign == Some(Sign::Absence) {
            say("kind", row.cell("kind"), ProblemKind::AbsentDecision);
        }
    });
    let cases = columns.rows().filter_map(case).map(CaseId);
    let decisions = Decisions {
        id: columns.texts("id"),
        case: cases.collect(),
        date: columns.rows().filter_map(|row| row.date("date")).collect(),
        kind: columns.rows().filter_map(kind).collect(),
        body: columns.texts("body"),
        label: columns.pairs("label"),
        url: columns.texts("url"),
    };
    (decisions, Some(decided).filter(|_| columns.is_complete()))
}
