//! Cases → a sheet with a row each, and one with a row for each of their values, in the language of
//! the page: for people who go on with a spreadsheet.

use super::bibliography;
use super::sheet::{Content, Sheet};
use crate::dataset::model::Subject;
use crate::dataset::{CaseId, Dataset, Role};
use crate::i18n::{Label, Lang};

/// A row for each case, in the order that is given. `address` is that of a case, by its id.
pub fn cases(
    dataset: &Dataset,
    order: &[CaseId],
    lang: Lang,
    address: &dyn Fn(&str) -> String,
) -> Sheet {
    let words = lang.export_messages();
    let label = |label: Label| (words.label(label).to_owned(), Content::Text);
    let named = |name: &str| (name.to_owned(), Content::Text);
    let facets: Vec<_> = dataset
        .facet_ids()
        .filter(|(_, facet)| facet.role.is_some())
        .collect();
    let mut columns = vec![
        named("id"),
        label(Label::Cases),
        (words.label(Label::Year).to_owned(), Content::Integer),
        named(words.plain_words()),
        label(Label::UseLevel),
        label(Label::Organisations),
    ];
    columns.extend(facets.iter().map(|(_, facet)| named(facet.label.get(lang))));
    columns.extend([
        label(Label::Summary),
        label(Label::Method),
        label(Label::Limits),
        (words.label(Label::Decisions).to_owned(), Content::Integer),
        (words.label(Label::Results).to_owned(), Content::Integer),
        label(Label::References),
        named(words.address()),
    ]);
    let of = &dataset.cases;
    let row = |case: &CaseId| {
        let at = case.0 as usize;
        let count = |count: usize| count.to_string();
        let level = of.use_level.get(at);
        let level = level.map_or("", |level| words.use_level(*level));
        let year = of.year.get(at).map(ToString::to_string);
        let mut cells = vec![
            of.id.get(at).to_owned(),
            of.title.get(at, lang).to_owned(),
            year.unwrap_or_default(),
            of.plain.get(at, lang).to_owned(),
            level.to_owned(),
            of.organisations.get(at).replace('|', " | "),
        ];
        for (facet, _) in &facets {
            let terms = dataset.terms_of(*case, *facet);
            let terms = terms.filter_map(|term| dataset.term(term));
            let labels: Vec<&str> = terms.map(|term| term.label.get(lang)).collect();
            cells.push(labels.join(" | "));
        }
        let cited: Vec<String> = of
            .references
            .get(at)
            .iter()
            .map(|row| bibliography::address(dataset, *row))
            .collect();
        cells.extend([
            of.summary.get(at, lang).to_owned(),
            of.method.get(at, lang).to_owned(),
            of.limits.get(at, lang).to_owned(),
            count(of.decisions.get(at).len()),
            count(of.values.get(at).len()),
            cited.join(" | "),
            address(of.id.get(at)),
        ]);
        cells
    };
    Sheet {
        rows: order.iter().map(row).collect(),
        columns,
    }
}

/// A row for each value of the cases, with all that a number must carry.
pub fn values(dataset: &Dataset, order: &[CaseId], lang: Lang) -> Sheet {
    let words = lang.export_messages();
    let label = |label: Label| (words.label(label).to_owned(), Content::Text);
    let named = |name: &str| (name.to_owned(), Content::Text);
    let number = |name: &str| (name.to_owned(), Content::Number);
    let columns = vec![
        named("id"),
        label(Label::Cases),
        named(words.indicator()),
        number(words.value()),
        number(words.low()),
        number(words.high()),
        named(words.kind_of_interval()),
        named(words.unit()),
        named(words.what_is_counted()),
        label(Label::Population),
        label(Label::Comparison),
        (words.label(Label::Year).to_owned(), Content::Integer),
        label(Label::Period),
        label(Label::Proof),
        label(Label::Reference),
        named(words.address()),
        named(words.locator()),
    ];
    let of = &dataset.values;
    let mut rows = Vec::new();
    for case in order {
        for row in dataset.values_of(*case) {
            let indicator = of.indicator.get(row);
            let indicator = indicator.and_then(|at| dataset.indicators.get(*at as usize));
            let proof = of.proof.get(row).and_then(|term| dataset.term(*term));
            let reference = of.reference.get(row).copied();
            let year = of.year.get(row).map(ToString::to_string);
            let cited = reference.map(|row| bibliography::text(dataset, row));
            let address = reference.map(|row| bibliography::address(dataset, row));
            rows.push(vec![
                of.id.get(row).to_owned(),
                dataset.cases.title.get(case.0 as usize, lang).to_owned(),
                indicator
                    .map_or("", |indicator| indicator.label.get(lang))
                    .to_owned(),
                of.value_text.get(row).to_owned(),
                of.low_text.get(row).to_owned(),
                of.high_text.get(row).to_owned(),
                of.interval.get(row).to_owned(),
                indicator
                    .map_or("", |indicator| indicator.unit.get(lang))
                    .to_owned(),
                of.text.get(row, lang).to_owned(),
                of.population.get(row, lang).to_owned(),
                of.comparison.get(row, lang).to_owned(),
                year.unwrap_or_default(),
                of.period.get(row).to_owned(),
                proof.map_or("", |proof| proof.label.get(lang)).to_owned(),
                cited.unwrap_or_default(),
                address.unwrap_or_default(),
                of.locator.get(row).to_owned(),
            ]);
        }
    }
    Sheet { columns, rows }
}

/// How many values the cases have.
pub fn value_count(dataset: &Dataset, order: &[CaseId]) -> usize {
    let counts = order.iter().map(|case| dataset.values_of(*case).count());
    counts.sum()
}

/// Rows of [`Dataset::references`] that cases, their values or their decisions rest on, each once, in
/// the order in which they come.
pub fn references(dataset: &Dataset, order: &[CaseId]) -> Vec<u32> {
    let mut known = vec![false; dataset.references.kind.len()];
    let mut rows = Vec::new();
    for case in order {
        let of_case = dataset.cases.references.get(case.0 as usize).iter();
        let of_values = dataset.values_of(*case);
        let of_values = of_values.filter_map(|row| dataset.values.reference.get(row));
        for row in of_case.chain(of_values) {
            if let Some(known) = known.get_mut(*row as usize)
                && !*known
            {
                *known = true;
                rows.push(*row);
            }
        }
    }
    rows
}

/// Whether a value is about one of the cases.
pub(super) fn is_about(subject: Subject, chosen: &[bool]) -> bool {
    match subject {
        Subject::Case(case) => chosen.get(case.0 as usize).copied().unwrap_or(false),
        Subject::Term(_) | Subject::Country => false,
    }
}

/// The ids of the terms of a case in a facet, as a list column has them.
pub(super) fn ids(dataset: &Dataset, case: CaseId, facet: crate::dataset::FacetId) -> String {
    let terms = dataset.terms_of(case, facet);
    let terms = terms.filter_map(|term| dataset.term(term));
    let ids: Vec<&str> = terms.map(|term| term.id.as_str()).collect();
    ids.join("|")
}

/// Whether the column of a facet is in the file of cases: two facets follow from other rows.
pub(super) fn has_column(role: Option<Role>) -> bool {
    !matches!(role, None | Some(Role::Decision | Role::Dimension))
}
