//! What is shared by the readers of resources: keys that are taken, and cells that name a row.

use std::collections::HashMap;

use crate::dataset::model::{FacetId, Role, TermId};
use crate::dataset::package::Resource;
use crate::dataset::problem::ProblemKind;
use crate::dataset::row::Row;

/// Ids → rows, of the resources that others name.
#[derive(Default)]
pub(super) struct Ids<'t> {
    pub facets: HashMap<String, FacetId>,
    /// By role, of the roles that only one facet may have.
    pub roles: HashMap<Role, FacetId>,
    /// By facet and id.
    pub terms: HashMap<(FacetId, &'t str), TermId>,
    pub references: HashMap<&'t str, u32>,
    pub cases: HashMap<&'t str, u32>,
    pub indicators: HashMap<&'t str, u32>,
}

impl Ids<'_> {
    /// The facet with that id.
    pub fn facet(&self, id: &str) -> Option<FacetId> {
        self.facets.get(id).copied()
    }

    /// The term of a facet with that id.
    pub fn term(&self, facet: FacetId, id: &str) -> Option<TermId> {
        self.terms.get(&(facet, id)).copied()
    }
}

/// The keys of a resource that are taken, and the line of each. A row that is left out for
/// another reason has taken its key all the same: a row that names the key may mean either.
pub(super) struct Keys<K>(HashMap<K, u32>);

impl<K> Default for Keys<K> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<K: std::hash::Hash + Eq> Keys<K> {
    /// Takes a key for a row, where the row has one; a key that is taken is reported.
    pub fn take(&mut self, row: &mut Row, column: &'static str, shown: &str, key: Option<K>) {
        let Some(key) = key else { return };
        if let Some(first_line) = self.0.get(&key).copied() {
            row.problem(column, shown, ProblemKind::Duplicate { first_line });
        } else {
            self.0.insert(key, row.line);
        }
    }
}

impl<'t> Keys<&'t str> {
    /// Takes the id of a row.
    pub fn take_id(&mut self, row: &mut Row, id: &'t str) {
        self.take(row, "id", id, Some(id).filter(|id| !id.is_empty()));
    }
}

/// Reads the term of the facet with a role that a cell names.
pub(super) fn role_term(
    row: &mut Row,
    name: &'static str,
    role: Role,
    ids: &Ids,
) -> Option<TermId> {
    let id = row.slug(name);
    let facet = ids.roles.get(&role);
    let term = facet.and_then(|facet| ids.term(*facet, id));
    if term.is_none() && !id.is_empty() {
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
    if found.is_none() && !id.is_empty() {
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
