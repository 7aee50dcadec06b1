//! The terms, as a forest in preorder.

use super::columns::{Columns, Kind, Row};
use super::ids::Ids;
use crate::dataset::model::{Dataset, FacetId, Role, Sign, Term, TermId};
use crate::dataset::package::Resource;
use crate::dataset::problem::{Problem, ProblemKind, Report};
use crate::dataset::table::Table;
use crate::dataset::tree::{self, Node};

pub(super) fn terms<'t>(
    table: &'t Table,
    dataset: &mut Dataset,
    ids: &mut Ids<'t>,
    report: &mut Report,
) {
    const COLUMNS: &[(&str, Kind)] = &[
        ("facet*", Kind::Row(Resource::Facets)),
        ("id*", Kind::Slug),
        ("parent", Kind::Slug),
        ("sign", Kind::Word(Sign::WORDS)),
        ("label_fr*", Kind::Text),
        ("label_en", Kind::Text),
        ("definition_fr", Kind::Text),
        ("definition_en", Kind::Text),
        ("position", Kind::Ordinal),
        ("formerly", Kind::Slugs),
    ];
    let mut has_absence = false;
    let key = ["facet", "id"];
    let columns = Columns::read(table, COLUMNS, &key, ids, report, &mut |row, _, say| {
        let Some(found) = Sign::parse(row.cell("sign")) else {
            return;
        };
        let role = facet(row, ids).and_then(|facet| ids.role(facet));
        if role.is_some() && !fits(found, role) {
            say("sign", found.word(), ProblemKind::MisplacedSign);
        } else if found == Sign::Absence {
            if has_absence && role.is_some() {
                say("sign", found.word(), ProblemKind::SecondAbsence);
            }
            has_absence = true;
        }
    });
    let rows: Vec<Row> = columns.rows().collect();
    plant(&rows, dataset, ids, report);
}

/// The facet of a term.
fn facet(row: Row, ids: &Ids) -> Option<u32> {
    ids.row(Resource::Facets, row.cell("facet"))
}

/// Whether a sign may stand on a term of a facet with a role.
fn fits(sign: Sign, role: Option<Role>) -> bool {
    let wanted = match sign {
        Sign::Absence => Role::Decision,
        _ => Role::Proof,
    };
    role == Some(wanted)
}

/// Puts the terms in preorder; those that stand in no tree are reported and left out.
fn plant<'t>(rows: &[Row<'_, 't>], dataset: &mut Dataset, ids: &mut Ids<'t>, report: &mut Report) {
    let node = |row: &Row<'_, 't>| Node {
        facet: facet(*row, ids).unwrap_or(0),
        id: row.cell("id"),
        parent: row.cell("parent"),
        position: row.position(),
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
            value: row.cell("parent").into(),
            kind: match fault {
                tree::Fault::NoParent => ProblemKind::Dangling(Resource::Terms),
                tree::Fault::Cycle => ProblemKind::Cycle,
            },
        });
    }
    for place in placed {
        let (Some(row), Some(node)) = (rows.get(place.row), nodes.get(place.row)) else {
            continue;
        };
        ids.add_term(node.facet, node.id, TermId(dataset.terms.len() as u32));
        let sign = Sign::parse(row.cell("sign"));
        dataset.terms.push(Term {
            id: node.id.into(),
            facet: FacetId(node.facet),
            parent: place.parent.map(TermId),
            end: place.end,
            depth: place.depth,
            sign: sign.filter(|sign| fits(*sign, ids.role(node.facet))),
            label: row.text("label"),
            definition: row.text("definition"),
            formerly: row.former_ids(),
        });
    }
    for (at, facet) in dataset.facets.iter_mut().enumerate() {
        let before = |term: &Term| term.facet < FacetId(at as u32);
        let within = |term: &Term| term.facet <= FacetId(at as u32);
        facet.first = dataset.terms.partition_point(before) as u32;
        facet.end = dataset.terms.partition_point(within) as u32;
    }
}
