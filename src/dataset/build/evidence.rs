//! What supports a case: references, values, decisions.

use super::columns::{Columns, Kind, Place, Row, Say};
use super::ids::Ids;
use crate::dataset::cell::{is_slug, parse_date, parse_year};
use crate::dataset::model::{
    CaseId, Dataset, Decisions, Indicator, Nature, ReferenceType, References, Role, Scale, Sign,
    Subject, TermId, Values,
};
use crate::dataset::package::Resource;
use crate::dataset::problem::{ProblemKind, Report};
use crate::dataset::table::Table;
use crate::steps::Pause;

pub(super) async fn references<'t>(
    table: &'t Table,
    ids: &mut Ids<'t>,
    report: &mut Report,
    pause: Pause<'_>,
) -> References {
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
    let columns = Columns::find(table, COLUMNS);
    let [id, doi, url] = columns.places(["id", "doi", "url"]);
    let [kind, year] = columns.places(["type", "year"]);
    let mut also = |row: Row<'_, 't>, _: &[u32], say: &mut Say| {
        if row.at(doi).is_empty() && row.at(url).is_empty() {
            say("", row.at(id), ProblemKind::NoSource);
        }
    };
    let columns = columns.check(&["id"], ids, report, pause, &mut also).await;
    let (mut kinds, mut years) = (Vec::new(), Vec::new());
    let mut read = |at: usize, row: Row<'_, 't>| {
        ids.add(Resource::References, row.at(id), at as u32);
        kinds.extend(ReferenceType::parse(row.at(kind)));
        years.push(parse_year(row.at(year)));
    };
    columns.each_row(pause, &mut read).await;
    References {
        id: columns.texts("id"),
        kind: kinds,
        authors: columns.texts("authors"),
        year: years,
        title: columns.texts("title"),
        container: columns.texts("container"),
        doi: columns.texts("doi"),
        pmid: columns.texts("pmid"),
        url: columns.texts("url"),
    }
}

pub(super) async fn values<'t>(
    table: &'t Table,
    indicators: &[Indicator],
    ids: &Ids<'t>,
    report: &mut Report,
    pause: Pause<'_>,
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
    let columns = Columns::find(table, COLUMNS);
    let of = Of::find(&columns);
    let numbers = columns.places(["value", "low", "high"]);
    let [text] = columns.places(["text_fr"]);
    let mut also = |row: Row<'_, 't>, named: &[u32], say: &mut Say| {
        check_subject(row, of, ids, say);
        let indicator = named.first().and_then(|at| indicators.get(*at as usize));
        if let Some(indicator) = indicator {
            check_figure(row, indicator, numbers, text, say);
        }
    };
    let columns = columns.check(&["id"], ids, report, pause, &mut also).await;
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
    let [year, highlight] = columns.places(["year", "highlight"]);
    let mut read = |at: usize, row: Row<'_, 't>| {
        if let [indicator, case, proof, reference] = *columns.single.get(at) {
            to.indicator.push(indicator);
            to.subject.extend(match case {
                u32::MAX => subject(row, of, ids),
                case => Some(Subject::Case(CaseId(case))),
            });
            to.proof.push(TermId(proof));
            to.reference.push(reference);
        }
        to.year.extend(parse_year(row.at(year)));
        to.highlight.push(row.at(highlight) == "true");
        let columns = [
            (&mut to.value, &mut to.value_text),
            (&mut to.low, &mut to.low_text),
            (&mut to.high, &mut to.high_text),
        ];
        for (place, (number, digits)) in numbers.into_iter().zip(columns) {
            let (found, written) = row.number(place);
            number.push(found);
            digits.push(&written);
        }
    };
    columns.each_row(pause, &mut read).await;
    to
}

/// The columns that tell what a value is about.
#[derive(Clone, Copy)]
struct Of {
    case: Place,
    term: Place,
}

impl Of {
    fn find(columns: &Columns) -> Self {
        let [case, term] = columns.places(["case", "term"]);
        Self { case, term }
    }
}

/// What a value is about: its case, its term, or the country where it names neither.
fn subject(row: Row, of: Of, ids: &Ids) -> Option<Subject> {
    let (case, key) = (row.at(of.case), row.at(of.term));
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
fn check_subject(row: Row, of: Of, ids: &Ids, say: &mut Say) {
    let key = row.at(of.term);
    if key.is_empty() {
        return;
    }
    let is_key = |(facet, id)| is_slug(facet) && is_slug(id);
    if !row.at(of.case).is_empty() {
        say("term", key, ProblemKind::CaseAndTerm);
    } else if !key.split_once(':').is_some_and(is_key) {
        say("term", key, ProblemKind::NotATermKey);
    } else if subject(row, of, ids).is_none() {
        say("term", key, ProblemKind::Dangling(Resource::Terms));
    }
}

/// Rule 2: a number or a text as the indicator wants it, and `low ≤ value ≤ high`; rule 8.
fn check_figure(row: Row, indicator: &Indicator, numbers: [Place; 3], text: Place, say: &mut Say) {
    let text = row.at(text);
    let [value, low, high] = numbers.map(|place| row.at(place));
    match indicator.nature {
        Nature::Quantitative if value.is_empty() => {
            say("value", "", ProblemKind::NumberMissing);
        }
        Nature::Qualitative if text.trim().is_empty() => {
            say("text_fr", text, ProblemKind::TextMissing);
        }
        Nature::Quantitative | Nature::Qualitative => {}
    }
    if low.is_empty() && high.is_empty() && indicator.scale != Scale::Persons {
        return;
    }
    let [number, least, most] = numbers.map(|place| row.number(place).0);
    let ascend = |a: Option<f64>, b: Option<f64>| a.zip(b).is_none_or(|(a, b)| a <= b);
    if !ascend(least, number) || !ascend(least, most) {
        say("low", low, ProblemKind::IntervalOrder);
    } else if !ascend(number, most) {
        say("high", high, ProblemKind::IntervalOrder);
    }
    if indicator.scale == Scale::Persons && number.is_some_and(|n| (1.0..=10.0).contains(&n)) {
        say("value", value, ProblemKind::SmallCount);
    }
}

/// Reads the decisions; gives as well which cases some row names, whether or not the row is
/// good: nothing where the rows cannot be read.
pub(super) async fn decisions<'t>(
    table: &'t Table,
    dataset: &Dataset,
    ids: &Ids<'t>,
    report: &mut Report,
    pause: Pause<'_>,
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
    let columns = Columns::find(table, COLUMNS);
    let [date, kind] = columns.places(["date", "kind"]);
    let mut decided = vec![false; dataset.case_count()];
    let mut also = |row: Row<'_, 't>, named: &[u32], say: &mut Say| {
        let [of, term] = *named else {
            return;
        };
        if let Some(decided) = decided.get_mut(of as usize) {
            *decided = true;
        }
        let sign = dataset.term(TermId(term)).and_then(|term| term.sign);
        if sign == Some(Sign::Absence) {
            say("kind", row.at(kind), ProblemKind::AbsentDecision);
        }
    };
    let columns = columns.check(&["id"], ids, report, pause, &mut also).await;
    let mut decisions = Decisions {
        id: columns.texts("id"),
        body: columns.texts("body"),
        label: columns.pairs("label"),
        url: columns.texts("url"),
        ..Decisions::default()
    };
    let mut read = |at: usize, row: Row<'_, 't>| {
        if let [case, kind] = *columns.single.get(at) {
            decisions.case.push(CaseId(case));
            decisions.kind.push(TermId(kind));
        }
        decisions.date.extend(parse_date(row.at(date)));
    };
    columns.each_row(pause, &mut read).await;
    (decisions, Some(decided).filter(|_| columns.is_complete()))
}
