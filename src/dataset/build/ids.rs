//! Ids → rows, of the resources that others name.

use hot::Map;

use crate::dataset::model::{Role, TermId};
use crate::dataset::package::Resource;

/// Ids → rows.
#[derive(Default)]
pub(super) struct Ids<'t> {
    rows: [Map<'t>; Resource::ALL.len()],
    /// The terms of each facet.
    terms: Vec<Map<'t>>,
    /// The roles of the facets.
    roles: Vec<Option<Role>>,
}

impl<'t> Ids<'t> {
    /// Makes room for as many rows of a resource.
    pub fn reserve(&mut self, resource: Resource, rows: usize) {
        if let Some(map) = self.rows.get_mut(resource as usize) {
            map.reserve(rows);
        }
    }

    /// Notes the row with an id.
    pub fn add(&mut self, resource: Resource, id: &'t str, row: u32) {
        if let Some(rows) = self.rows.get_mut(resource as usize) {
            rows.insert("", id, row);
        }
    }

    /// Notes the next facet.
    pub fn add_facet(&mut self, id: &'t str, role: Option<Role>) {
        self.add(Resource::Facets, id, self.roles.len() as u32);
        self.roles.push(role);
        self.terms.push(Map::default());
    }

    /// Notes a term of a facet.
    pub fn add_term(&mut self, facet: u32, id: &'t str, term: TermId) {
        if let Some(terms) = self.terms.get_mut(facet as usize) {
            terms.insert("", id, term.0);
        }
    }

    /// The row of a resource with an id.
    pub fn row(&self, resource: Resource, id: &str) -> Option<u32> {
        self.rows.get(resource as usize)?.get("", id)
    }

    /// The term of a facet with an id.
    pub fn term(&self, facet: u32, id: &str) -> Option<TermId> {
        let term = self.terms.get(facet as usize)?.get("", id);
        term.map(TermId)
    }

    /// The term with an id of the facet with a role.
    pub fn term_of(&self, role: Role, id: &str) -> Option<TermId> {
        let facet = self.roles.iter().position(|known| *known == Some(role))?;
        self.term(facet as u32, id)
    }

    /// The role of a facet.
    pub fn role(&self, facet: u32) -> Option<Role> {
        self.roles.get(facet as usize).copied().flatten()
    }
}
