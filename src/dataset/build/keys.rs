//! What is shared by the readers of resources: keys that are taken, and cells that name a row.

use std::collections::HashMap;

use crate::dataset::model::{Dataset, FacetId, Role, TermId};
use crate::dataset::package::Resource;
use crate::dataset::problem::ProblemKind;
use crate::dataset::row::{Row, is_slug};

/// Ids → rows, of the resources that others name.
#[derive(Default)]
pub(super) struct Ids<'t> {
    pub references: HashMap<&'t str, u32>,
    pub cases: HashMap<&'t str, u32>,
    pub indicators: HashMap<&'t str, u32>,
}

/// The keys of a resource that are taken, and the line of each.
#[derive(Default)]
pub(super) struct Keys<K>(HashMap<K, u32>);

impl<K: std::hash::Hash + Eq> Keys<K> {
    /// Takes a key for a row; a key that is taken is reported.
    pub fn take(&mut self, row: &mut Row, column: &'static str, shown: &str, key: K) {
        if let Some(first_line) = self.0.get(&key).copied() {
            row.problem(column, shown, ProblemKind::Duplicate { first_line });
        } else if row.is_good() {
            self.0.insert(key, row.line);
        }
    }
}

/// Finds the term of a facet by its id.
pub(super) fn term_in(dataset: &Dataset, facet: Option<FacetId>, id: &str) -> Option<TermId> {
    dataset
        .facet(facet?)?
        .terms()
        .find(|term| dataset.term(*term).is_some_and(|t| t.id == id))
}

/// Reads the term of the facet with a role that a cell names.
pub(super) fn role_term(
    row: &mut Row,
    name: &'static str,
    role: Role,
    dataset: &Dataset,
) -> Option<TermId> {
    let id = row.slug(name);
    let term = term_in(dataset, dataset.facet_with(role), id);
    if term.is_none() && is_slug(id) {
        row.problem(name, id, ProblemKind::NotATermOf(role));
    }
    term
}

/// Reads the row of another resource that a cell names, where it names one.
pub(super) fn named_row(
    row: &mut Row,
    name: &'static str,
    ids: &HashMap<&str, u32>,
    resource: Resource,
) -> Option<u32> {
    let id = row.slug(name);
    let found = ids.get(id).copied();
    if found.is_none() && is_slug(id) {
        row.problem(name, id, ProblemKind::Dangling(resource));
    }
    found
}

/// Reads the rows of the references that a cell lists.
pub(super) fn named_references(row: &mut Row, ids: &Ids) -> Vec<u32> {
    let mut found = Vec::new();
    for id in row.slugs("references") {
        match ids.references.get(id) {
            Some(reference) => found.push(*reference),
            None => row.problem(
                "references",
                id,
                ProblemKind::Dangling(Resource::References),
            ),
        }
    }
    found
}
