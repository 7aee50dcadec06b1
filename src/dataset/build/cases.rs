//! The cases, with one column for each facet of the edition.

use super::columns::{Columns, Kind, Row};
use super::ids::Ids;
use crate::dataset::cell::parse_year;
use crate::dataset::column::{ListColumn, TextColumn};
use crate::dataset::model::{Cases, Dataset, Facet, Role, UseLevel};
use crate::dataset::package::Resource;
use crate::dataset::problem::Report;
use crate::dataset::table::Table;
use crate::steps::Pause;

/// Reads the cases; gives the terms that each names, which the derived facets complete.
pub(super) async fn cases<'t>(
    table: &'t Table,
    dataset: &mut Dataset,
    ids: &mut Ids<'t>,
    report: &mut Report,
    pause: Pause<'_>,
) -> ListColumn {
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
    let columns = Columns::find(table, &columns);
    let mut columns = columns
        .check(&["id"], ids, report, pause, &mut |_, _, _| {})
        .await;
    let [id, year, level, former] = columns.places(["id", "year", "use_level", "formerly"]);
    let mut formerly = TextColumn::default();
    let (mut years, mut levels) = (Vec::new(), Vec::new());
    ids.reserve(Resource::Cases, columns.len());
    let mut read = |at: usize, row: Row<'_, 't>| {
        ids.add(Resource::Cases, row.at(id), at as u32);
        formerly.push(&row.list(former).join("|"));
        years.extend(parse_year(row.at(year)));
        levels.extend(UseLevel::parse(row.at(level)));
    };
    columns.each_row(pause, &mut read).await;
    dataset.cases = Cases {
        id: columns.texts("id"),
        title: columns.pairs("title"),
        plain: columns.pairs("plain"),
        summary: columns.pairs("summary"),
        method: columns.pairs("method"),
        limits: columns.pairs("limits"),
        year: years,
        use_level: levels,
        organisations: columns.texts("organisations"),
        references: std::mem::take(&mut columns.references),
        formerly,
        ..Cases::default()
    };
    columns.terms
}
