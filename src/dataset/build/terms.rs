//! The terms, as a forest in preorder.

use super::keys::{Ids, Keys};
use crate::dataset::model::{Dataset, FacetId, Role, Sign, Term, TermId, Text};
use crate::dataset::package::Resource;
use crate::dataset::problem::{Problem, ProblemKind, Report};
use crate::dataset::row::{Columns, Row};
use crate::dataset::table::Table;
use crate::dataset::tree::{self, Node};

/// A row of the terms before its place in the tree is known.
struct TermRow<'t> {
    facet: u32,
    id: &'t str,
    parent: &'t str,
    position: Option<u32>,
    sign: Option<Sign>,
    label: Text,
    definition: Text,
    formerly: Vec<String>,
    line: u32,
}

pub(super) fn terms<'t>(
    table: &'t Table,
    dataset: &mut Dataset,
    ids: &mut Ids<'t>,
    report: &mut Report,
) {
    let names = [
        "facet*",
        "id*",
        "parent",
        "sign",
        "label_fr*",
        "label_en",
        "definition_fr",
        "definition_en",
        "position",
        "formerly",
    ];
    let Some(columns) = Columns::find(table, &names, &[], report) else {
        return;
    };
    let facets = &dataset.facets;
    let mut rows: Vec<TermRow<'t>> = Vec::new();
    let mut keys = Keys::default();
    let mut has_absence = false;
    let read = |row: &mut Row<'_, 't>| {
        let facet_id = row.slug("facet");
        let facet = ids.facet(facet_id);
        if facet.is_none() && !facet_id.is_empty() {
            row.problem("facet", facet_id, ProblemKind::Dangling(Resource::Facets));
        }
        let role = facet
            .and_then(|at| facets.get(at.0 as usize))
            .and_then(|f| f.role);
        let id = row.slug("id");
        let parent = row.slug("parent");
        let mut sign = row.choice("sign", Sign::WORDS, Sign::parse);
        if let (Some(found), Some(role)) = (sign, role) {
            let fits = match found {
                Sign::Absence => role == Role::Decision,
                _ => role == Role::Proof,
            };
            if !fits {
                row.problem("sign", found.word(), ProblemKind::MisplacedSign);
                sign = None;
            } else if found == Sign::Absence && has_absence {
                row.problem("sign", found.word(), ProblemKind::SecondAbsence);
            }
        }
        let label = row.texts("label_fr", "label_en");
        let definition = row.texts("definition_fr", "definition_en");
        let position = row.ordinal("position");
        let formerly = row.slugs("formerly");
        let key = facet.map(|facet| (facet, id));
        keys.take(row, "id", id, key.filter(|_| !id.is_empty()));
        has_absence |= sign == Some(Sign::Absence);
        Some(TermRow {
            facet: facet?.0,
            id,
            parent,
            position,
            sign,
            label,
            definition,
            formerly: formerly.into_iter().map(str::to_owned).collect(),
            line: row.line,
        })
    };
    columns.rows(report, read, |row, _| rows.push(row));
    plant(rows, dataset, ids, report);
}

/// Puts the terms in preorder; those that stand in no tree are reported and left out.
fn plant<'t>(
    mut rows: Vec<TermRow<'t>>,
    dataset: &mut Dataset,
    ids: &mut Ids<'t>,
    report: &mut Report,
) {
    let node = |row: &TermRow<'t>| Node {
        facet: row.facet,
        id: row.id,
        parent: row.parent,
        position: row.position,
    };
    let nodes: Vec<Node> = rows.iter().map(node).collect();
    let (placed, faults) = tree::preorder(&nodes);
    report.leave_out(Resource::Terms, faults.len() as u32);
    for (at, fault) in faults {
        let Some(row) = rows.get(at) else { continue };
        report.add(Problem {
            resource: Resource::Terms,
            line: row.line,
            column: "parent".into(),
            value: row.parent.into(),
            kind: match fault {
                tree::Fault::NoParent => ProblemKind::Dangling(Resource::Terms),
                tree::Fault::Cycle => ProblemKind::Cycle,
            },
        });
    }
    for place in placed {
        let Some(row) = rows.get_mut(place.row) else {
            continue;
        };
        let term = TermId(dataset.terms.len() as u32);
        ids.terms.insert((FacetId(row.facet), row.id), term);
        dataset.terms.push(Term {
            id: row.id.into(),
            facet: FacetId(row.facet),
            parent: place.parent.map(TermId),
            end: place.end,
            depth: place.depth,
            sign: row.sign,
            label: std::mem::take(&mut row.label),
            definition: std::mem::take(&mut row.definition),
            formerly: std::mem::take(&mut row.formerly),
        });
    }
    for (at, facet) in dataset.facets.iter_mut().enumerate() {
        let before = |term: &Term| term.facet < FacetId(at as u32);
        let within = |term: &Term| term.facet <= FacetId(at as u32);
        facet.first = dataset.terms.partition_point(before) as u32;
        facet.end = dataset.terms.partition_point(within) as u32;
    }
}
