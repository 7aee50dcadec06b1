//! The facets: each role once where the contract wants it so, in display order.

use std::collections::HashMap;

use super::keys::Keys;
use crate::arrange::arranged;
use crate::dataset::model::{Facet, Role};
use crate::dataset::package::Resource;
use crate::dataset::problem::{Problem, ProblemKind, Report};
use crate::dataset::row::{Columns, Row};
use crate::dataset::table::Table;

/// Columns of the cases that are no facet; a facet named so could not be told from them.
const RESERVED: [&str; 5] = ["id", "year", "organisations", "references", "formerly"];

pub(super) fn facets<'t>(table: &'t Table, report: &mut Report) -> Vec<Facet> {
    let names = [
        "id*",
        "role*",
        "label_fr*",
        "label_en",
        "definition_fr",
        "definition_en",
        "position",
    ];
    let mut found: Vec<(Option<u32>, Facet)> = Vec::new();
    let mut keys = Keys::default();
    let mut roles = HashMap::new();
    if let Some(columns) = Columns::find(table, &names, &[], report) {
        let read = |row: &mut Row<'_, 't>| {
            let id = row.slug("id");
            if RESERVED.contains(&id) {
                row.problem("id", id, ProblemKind::ReservedFacet);
            }
            let role = row.choice("role", Role::WORDS, Role::parse);
            let label = row.texts("label_fr", "label_en");
            let definition = row.texts("definition_fr", "definition_en");
            let position = row.ordinal("position");
            keys.take_id(row, id);
            let role = role?;
            if role.is_unique() {
                if let Some(first_line) = roles.get(&role).copied() {
                    row.problem("role", role.word(), ProblemKind::RoleTaken { first_line });
                } else {
                    roles.insert(role, row.line);
                }
            }
            let facet = Facet {
                id: id.into(),
                role: Some(role),
                label,
                definition,
                first: 0,
                end: 0,
            };
            Some((position, facet))
        };
        columns.rows(report, read, |facet, _| found.push(facet));
    }
    for role in Role::ALL.iter().filter(|role| role.is_required()) {
        if !found.iter().any(|(_, facet)| facet.role == Some(*role)) {
            report.add(Problem {
                resource: Resource::Facets,
                line: 0,
                column: "role".into(),
                value: role.word().into(),
                kind: ProblemKind::RoleMissing(*role),
            });
        }
    }
    let position = |(position, _): &(Option<u32>, Facet)| position.unwrap_or(u32::MAX).into();
    let found = arranged(found, position);
    found.into_iter().map(|(_, facet)| facet).collect()
}
