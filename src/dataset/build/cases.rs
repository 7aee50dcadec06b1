//! The cases, with one column for each facet of the edition.

use super::columns::{Columns, Kind, Row};
use super::ids::Ids;
use crate::dataset::column::{ListColumn, TextColumn};
use crate::dataset::model::{Cases, Dataset, Facet, Role, UseLevel};
use crate::dataset::package::Resource;
use crate::dataset::problem::Report;
use crate::dataset::table::Table;

/// Reads the cases; gives the terms that each names, which the derived facets complete.
pub(super) fn cases(
    table: &Table,
    dataset: &mut Dataset,
    ids: &mut Ids,
    report: &mut Report,
) -> Vec<Vec<u32>> {
    const COLUMNS: &[(&str, Kind)] = &[
        ("id*", Kind::Slug),
        ("title_fr*", Kind::Text),
        ("title_en", Kind::Text),
        ("plain_fr*", Kind::Text),
        ("plain_en", Kind::Text),
        ("summary_fr*", Kind::Text),
        ("summary_en", Kind::Text),
        ("method_fr", Kind::Text),
        ("method_en", Kind::Text),
        ("limits_fr*", Kind::Text),
        ("limits_en", Kind::Text),
        ("year*", Kind::Year),
        ("use_level*", Kind::Word(UseLevel::WORDS)),
        ("organisations", Kind::Text),
        ("references", Kind::Rows(Resource::References)),
        ("formerly", Kind::Slugs),
    ];
    let mut own: Vec<(String, Kind)> = Vec::new();
    for (facet, Facet { id, role, .. }) in dataset.facet_ids() {
        if !role.is_some_and(Role::is_derived) {
            let star = if role.is_some_and(Role::is_required) {
                "*"
            } else {
                ""
            };
            own.push((format!("{id}{star}"), Kind::TermsOf(facet.0)));
        }
    }
    let own = own.iter().map(|(name, kind)| (name.as_str(), *kind));
    let mut columns: Vec<_> = COLUMNS.iter().copied().chain(own).collect();
    if !dataset.package.lists(Resource::References) {
        // An early edition has none of the rows that a case names, which is no fault of the case.
        for (_, kind) in &mut columns {
            if matches!(kind, Kind::Rows(Resource::References)) {
                *kind = Kind::Slugs;
            }
        }
    }
    let columns = Columns::read(table, &columns, &["id"], ids, report, &mut |_, _| {});
    let mut references = ListColumn::default();
    let mut formerly = TextColumn::default();
    let mut terms = Vec::new();
    for (at, row) in columns.rows().enumerate() {
        ids.add(Resource::Cases, row.cell("id"), at as u32);
        references.push(row.references(ids));
        formerly.push(&row.list("formerly").join("|"));
        terms.push(row.terms(ids));
    }
    let level = |row: Row| UseLevel::parse(row.cell("use_level"));
    dataset.cases = Cases {
        id: columns.texts("id"),
        title: columns.pairs("title"),
        plain: columns.pairs("plain"),
        summary: columns.pairs("summary"),
        method: columns.pairs("method"),
        limits: columns.pairs("limits"),
        year: columns.rows().filter_map(|row| row.year("year")).collect(),
        use_level: columns.rows().filter_map(level).collect(),
        organisations: columns.texts("organisations"),
        references,
        formerly,
        ..Cases::default()
    };
    terms
}
