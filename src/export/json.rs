//! Cases → JSON, each with its values, decisions and references.

use super::bibliography::item;
use crate::dataset::{CaseId, Dataset};
use crate::i18n::Lang;

/// The last digit of a number in base 16.
pub(super) fn hex_digit(number: u32) -> char {
    char::from_digit(number & 15, 16).unwrap_or('0')
}

/// A text as JSON has it.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Also what some readers take for the end of a line.
            c if c < ' ' || c == '\u{2028}' || c == '\u{2029}' || c == '\u{7f}' => {
                out.push_str("\\u");
                for at in [12, 8, 4, 0] {
                    out.push(hex_digit(c as u32 >> at));
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Digits with at most one point, as JSON has numbers; else a text.
fn number(written: &str) -> String {
    let digits = written.strip_prefix('-').unwrap_or(written);
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if are_digits(whole) && are_digits(rest) && (whole == "0" || !whole.starts_with('0')) {
        written.to_owned()
    } else {
        quoted(written)
    }
}

/// An object of those fields that are not empty.
fn object(fields: &[(&str, String)]) -> String {
    let mut written = Vec::new();
    for (name, content) in fields {
        if !matches!(content.as_str(), "" | "\"\"" | "[]") {
            written.push([&quoted(name), ": ", content.as_str()].concat());
        }
    }
    ["{", &written.join(", "), "}"].concat()
}

fn array(items: impl Iterator<Item = String>) -> String {
    ["[", &items.collect::<Vec<String>>().join(", "), "]"].concat()
}

/// What a JSON document says of itself.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The selection in words.
    pub selection: &'a str,
    /// The address of the view.
    pub address: &'a str,
    /// The day, `YYYY-MM-DD`.
    pub date: &'a str,
}

/// The document: edition, selection, and the cases in the order that is given.
pub fn json(dataset: &Dataset, order: &[CaseId], lang: Lang, about: &About) -> String {
    let package = &dataset.package;
    let head = [
        ("title", quoted(package.title_in(lang))),
        ("edition", quoted(&package.edition)),
        ("version", quoted(&package.version)),
        ("selection", quoted(about.selection)),
        ("address", quoted(about.address)),
        ("accessed", quoted(about.date)),
        ("cases", String::new()),
    ];
    let mut out = String::from("{\n");
    for (name, content) in head {
        if !content.is_empty() {
            out.push_str(&["  ", &quoted(name), ": ", &content, ",\n"].concat());
        }
    }
    out.push_str("  \"cases\": [\n");
    for (at, case) in order.iter().enumerate() {
        if at > 0 {
            out.push_str(",\n");
        }
        out.push_str("    ");
        out.push_str(&of_case(dataset, *case, lang));
    }
    out.push_str("\n  ]\n}\n");
    out
}

/// One case, on a line.
fn of_case(dataset: &Dataset, case: CaseId, lang: Lang) -> String {
    let of = &dataset.cases;
    let at = case.0 as usize;
    let term = |term: crate::dataset::TermId| {
        let term = dataset.term(term);
        let id = term.map_or("", |term| term.id.as_str());
        let label = term.map_or("", |term| term.label.get(lang));
        object(&[("id", quoted(id)), ("label", quoted(label))])
    };
    let facets = dataset
        .facet_ids()
        .filter(|(_, facet)| facet.role.is_some())
        .map(|(id, facet)| {
            (
                facet.id.as_str(),
                array(dataset.terms_of(case, id).map(term)),
            )
        });
    let facets: Vec<(&str, String)> = facets.collect();
    let organisations = of.organisations.get(at).split('|');
    let organisations = organisations.filter(|name| !name.is_empty()).map(quoted);
    let decisions = dataset.decisions_of(case);
    object(&[
        ("id", quoted(of.id.get(at))),
        ("title", quoted(of.title.get(at, lang))),
        ("plain", quoted(of.plain.get(at, lang))),
        ("summary", quoted(of.summary.get(at, lang))),
        ("method", quoted(of.method.get(at, lang))),
        ("limits", quoted(of.limits.get(at, lang))),
        (
            "year",
            of.year.get(at).map(ToString::to_string).unwrap_or_default(),
        ),
        (
            "use_level",
            quoted(of.use_level.get(at).map_or("", |level| level.word())),
        ),
        ("organisations", array(organisations)),
        ("terms", object(&facets)),
        (
            "values",
            array(
                dataset
                    .values_of(case)
                    .map(|row| of_value(dataset, row, lang)),
            ),
        ),
        (
            "decisions",
            array(
                decisions
                    .into_iter()
                    .map(|row| of_decision(dataset, row, lang)),
            ),
        ),
        (
            "references",
            array(
                of.references
                    .get(at)
                    .iter()
                    .map(|row| of_reference(dataset, *row)),
            ),
        ),
    ])
}

fn of_value(dataset: &Dataset, row: usize, lang: Lang) -> String {
    let of = &dataset.values;
    let indicator = of.indicator.get(row);
    let indicator = indicator.and_then(|at| dataset.indicators.get(*at as usize));
    let known = |text: &str| {
        if text.is_empty() {
            String::new()
        } else {
            number(text)
        }
    };
    let proof = of.proof.get(row).and_then(|term| dataset.term(*term));
    object(&[
        ("id", quoted(of.id.get(row))),
        (
            "indicator",
            quoted(indicator.map_or("", |indicator| indicator.id.as_str())),
        ),
        (
            "label",
            quoted(indicator.map_or("", |indicator| indicator.label.get(lang))),
        ),
        ("value", known(of.value_text.get(row))),
        ("low", known(of.low_text.get(row))),
        ("high", known(of.high_text.get(row))),
        ("interval", quoted(of.interval.get(row))),
        (
            "unit",
            quoted(indicator.map_or("", |indicator| indicator.unit.get(lang))),
        ),
        ("text", quoted(of.text.get(row, lang))),
        ("population", quoted(of.population.get(row, lang))),
        ("comparison", quoted(of.comparison.get(row, lang))),
        (
            "year",
            of.year
                .get(row)
                .map(ToString::to_string)
                .unwrap_or_default(),
        ),
        ("period", quoted(of.period.get(row))),
        ("proof", quoted(proof.map_or("", |proof| proof.id.as_str()))),
        (
            "reference",
            of.reference
                .get(row)
                .map(|row| of_reference(dataset, *row))
                .unwrap_or_default(),
        ),
        ("locator", quoted(of.locator.get(row))),
    ])
}

fn of_decision(dataset: &Dataset, row: usize, lang: Lang) -> String {
    let of = &dataset.decisions;
    let kind = of.kind.get(row).and_then(|term| dataset.term(*term));
    let date = of.date.get(row).copied().unwrap_or_default().iso();
    object(&[
        ("date", quoted(&date)),
        ("kind", quoted(kind.map_or("", |kind| kind.id.as_str()))),
        ("body", quoted(of.body.get(row))),
        ("label", quoted(of.label.get(row, lang))),
        ("url", quoted(of.url.get(row))),
    ])
}

fn of_reference(dataset: &Dataset, row: u32) -> String {
    let item = item(dataset, row);
    object(&[
        ("id", quoted(&item.key)),
        ("authors", quoted(&item.authors)),
        ("year", item.year.clone()),
        ("title", quoted(&item.title)),
        ("container", quoted(&item.container)),
        ("doi", quoted(&item.doi)),
        ("url", quoted(&item.url)),
    ])
}
