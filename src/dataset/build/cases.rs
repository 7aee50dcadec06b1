//! The cases, with one column for each facet of the edition.

use std::collections::HashMap;

use super::keys::{Ids, Keys, named_references};
use crate::dataset::model::{Cases, Dataset, Facet, Role, UseLevel};
use crate::dataset::package::Resource;
use crate::dataset::problem::{Problem, ProblemKind, Report};
use crate::dataset::row::{Columns, Row};
use crate::dataset::table::Table;

/// Reads the cases; gives the terms that each names, which the derived facets complete.
pub(super) fn cases<'t>(
    table: &'t Table,
    dataset: &mut Dataset,
    ids: &mut Ids<'t>,
    report: &mut Report,
) -> Vec<Vec<u32>> {
    let names = [
        "id*",
        "title_fr*",
        "title_en",
        "plain_fr*",
        "plain_en",
        "summary_fr*",
        "summary_en",
        "method_fr",
        "method_en",
        "limits_fr*",
        "limits_en",
        "year*",
        "use_level*",
        "organisations",
        "references",
        "formerly",
    ];
    let own: Vec<&Facet> = dataset
        .facets
        .iter()
        .filter(|facet| !facet.role.is_some_and(Role::is_derived))
        .collect();
    let extra: Vec<&str> = own.iter().map(|facet| facet.id.as_str()).collect();
    let Some(columns) = Columns::find(table, &names, &extra, report) else {
        return Vec::new();
    };
    let Some(facets) = facet_columns(&columns, &own, dataset, report) else {
        return Vec::new();
    };
    let mut case_ids = HashMap::new();
    let mut keys = Keys::default();
    let mut terms = Vec::new();
    let mut to = Cases::default();
    let read = |row: &mut Row<'_, 't>| {
        let id = row.slug("id");
        let title = (row.text("title_fr"), row.text("title_en"));
        let plain = (row.text("plain_fr"), row.text("plain_en"));
        let summary = (row.text("summary_fr"), row.text("summary_en"));
        let method = (row.text("method_fr"), row.text("method_en"));
        let limits = (row.text("limits_fr"), row.text("limits_en"));
        let year = row.year("year");
        let use_level = row.choice("use_level", UseLevel::WORDS, UseLevel::parse);
        let organisations = row.text("organisations");
        let references = named_references(row, ids);
        let formerly = row.slugs("formerly").join("|");
        let mut chosen = Vec::new();
        for column in &facets {
            for id in row.slugs_in(column.at, column.name, column.required) {
                match column.terms.get(id) {
                    Some(term) => chosen.push(*term),
                    None => row.problem(column.name, id, ProblemKind::NotATermOfColumn),
                }
            }
        }
        keys.take_id(row, id);
        let texts = [title, plain, summary, method, limits];
        let rest = (organisations, references, formerly, chosen);
        Some((id, texts, year?, use_level?, rest))
    };
    columns.rows(report, read, |(id, texts, year, use_level, rest), _| {
        let to_texts = [
            &mut to.title,
            &mut to.plain,
            &mut to.summary,
            &mut to.method,
            &mut to.limits,
        ];
        for (column, (fr, en)) in to_texts.into_iter().zip(texts) {
            column.push(fr, en);
        }
        let (organisations, references, formerly, chosen) = rest;
        case_ids.insert(id, to.year.len() as u32);
        to.id.push(id);
        to.year.push(year);
        to.use_level.push(use_level);
        to.organisations.push(organisations);
        to.references.push(references);
        to.formerly.push(&formerly);
        terms.push(chosen);
    });
    dataset.cases = to;
    ids.cases = case_ids;
    terms
}

/// The column of a facet in the cases.
struct FacetColumn<'d> {
    name: &'d str,
    at: usize,
    required: bool,
    terms: HashMap<&'d str, u32>,
}

/// Finds the column of each facet; `None`, and every row left out, when one that must be there
/// is absent.
fn facet_columns<'d>(
    columns: &Columns,
    facets: &[&'d Facet],
    dataset: &'d Dataset,
    report: &mut Report,
) -> Option<Vec<FacetColumn<'d>>> {
    let mut found = Vec::new();
    let mut complete = true;
    for facet in facets {
        let required = facet.role.is_some_and(Role::is_required);
        if let Some(at) = columns.position(&facet.id) {
            let terms = facet.terms().filter_map(|id| Some((id, dataset.term(id)?)));
            found.push(FacetColumn {
                name: &facet.id,
                at,
                required,
                terms: terms.map(|(id, term)| (term.id.as_str(), id.0)).collect(),
            });
            continue;
        }
        complete &= !required;
        report.add(Problem {
            resource: Resource::Cases,
            line: columns.header_line(),
            column: facet.id.clone(),
            value: String::new(),
            kind: if required {
                ProblemKind::MissingColumn
            } else {
                ProblemKind::MissingFacetColumn
            },
        });
    }
    if !complete {
        report.leave_out(Resource::Cases, columns.row_count());
    }
    complete.then_some(found)
}
