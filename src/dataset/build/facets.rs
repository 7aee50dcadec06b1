//! The facets: each role once where the contract wants it so, in display order.

use super::columns::{Columns, Kind};
use super::ids::Ids;
use crate::arrange::arranged;
use crate::dataset::model::{Facet, Role};
use crate::dataset::package::Resource;
use crate::dataset::problem::{Problem, ProblemKind, Report};
use crate::dataset::table::Table;

/// Columns of the cases that are no facet; a facet named so could not be told from them.
const RESERVED: [&str; 5] = ["id", "year", "organisations", "references", "formerly"];

pub(super) fn facets<'t>(table: &'t Table, ids: &mut Ids<'t>, report: &mut Report) -> Vec<Facet> {
    const COLUMNS: &[(&str, Kind)] = &[
        ("id*", Kind::Slug),
        ("role*", Kind::Word(Role::WORDS)),
        ("label_fr*", Kind::Text),
        ("label_en", Kind::Text),
        ("definition_fr", Kind::Text),
        ("definition_en", Kind::Text),
        ("position", Kind::Ordinal),
    ];
    // The unique roles that are taken, each with the line of its facet.
    let mut taken: Vec<(Role, u32)> = Vec::new();
    let columns = Columns::read(table, COLUMNS, &["id"], ids, report, &mut |row, _, say| {
        let id = row.cell("id");
        if RESERVED.contains(&id) {
            say("id", id, ProblemKind::ReservedFacet);
        }
        let Some(role) = Role::parse(row.cell("role")).filter(|role| role.is_unique()) else {
            return;
        };
        match taken.iter().find(|(known, _)| *known == role) {
            Some((_, line)) => {
                let first_line = *line;
                say("role", role.word(), ProblemKind::RoleTaken { first_line });
            }
            None => taken.push((role, row.line)),
        }
    });
    let rows = arranged(columns.rows().collect(), |row| u64::from(row.position()));
    let named: Vec<&str> = rows.iter().map(|row| row.cell("id")).collect();
    let facets = rows.into_iter().map(|row| Facet {
        id: row.cell("id").into(),
        role: Role::parse(row.cell("role")),
        label: row.text("label"),
        definition: row.text("definition"),
        // Known once the terms stand.
        first: 0,
        end: 0,
    });
    let facets: Vec<Facet> = facets.collect();
    for role in Role::ALL.iter().filter(|role| role.is_required()) {
        if !facets.iter().any(|facet| facet.role == Some(*role)) {
            report.add(Problem {
                resource: Resource::Facets,
                line: 0,
                column: "role".into(),
                value: role.word().into(),
                kind: ProblemKind::RoleMissing(*role),
            });
        }
    }
    for (id, facet) in named.into_iter().zip(&facets) {
        ids.add_facet(id, facet.role);
    }
    facets
}
