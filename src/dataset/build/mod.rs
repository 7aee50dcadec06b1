//! Tables → [`Dataset`]: the rules that one row alone cannot tell. A resource is read after
//! those that it names, so that a row which names a left-out row is left out as well.

mod cases;
mod columns;
mod derived;
mod evidence;
mod facets;
mod ids;
mod indicators;
mod site;
mod terms;

use super::model::{Cases, Dataset, Decisions, References, Values};
use super::package::{Package, Resource};
use super::problem::Report;
use super::table::Table;
use ids::Ids;

/// Builds the dataset of an edition from its tables.
pub(super) fn build(package: Package, tables: &[Table], report: &mut Report) -> Dataset {
    let of = |resource| tables.iter().find(|table| table.resource == resource);
    let mut dataset = Dataset {
        package,
        facets: Vec::new(),
        terms: Vec::new(),
        cases: Cases::default(),
        indicators: Vec::new(),
        values: Values::default(),
        decisions: Decisions::default(),
        references: References::default(),
        sources: Vec::new(),
        pages: Vec::new(),
        stories: Vec::new(),
        glossary: Vec::new(),
    };
    let mut ids = Ids::default();
    if let Some(table) = of(Resource::Facets) {
        dataset.facets = facets::facets(table, &mut ids, report);
    }
    if let Some(table) = of(Resource::Terms) {
        terms::terms(table, &mut dataset, &mut ids, report);
    }
    let references = of(Resource::References);
    if let Some(found) = references.and_then(|t| evidence::references(t, &mut ids, report)) {
        dataset.references = found;
    }
    let mut terms_of_cases = Vec::new();
    if let Some(table) = of(Resource::Cases) {
        terms_of_cases = cases::cases(table, &mut dataset, &mut ids, report);
    }
    if let Some(table) = of(Resource::Indicators) {
        indicators::indicators(table, &mut dataset, &mut ids, report);
    }
    let indicators = &dataset.indicators;
    let values = of(Resource::Values);
    if let Some(found) = values.and_then(|t| evidence::values(t, indicators, &ids, report)) {
        dataset.values = found;
    }
    let mut decided = None;
    let decisions = of(Resource::Decisions);
    if let Some(found) = decisions.and_then(|t| evidence::decisions(t, &dataset, &ids, report)) {
        dataset.decisions = found.0;
        decided = Some(found.1);
    }
    derived::derive_terms(&mut dataset, terms_of_cases, decided.as_deref());
    derived::index_rows(&mut dataset);
    if let Some(table) = of(Resource::Sources) {
        dataset.sources = site::sources(table, &ids, report);
    }
    if let Some(table) = of(Resource::Pages) {
        dataset.pages = site::pages(table, &ids, report);
    }
    if let Some(table) = of(Resource::Stories) {
        dataset.stories = site::stories(table, &ids, report);
    }
    if let Some(table) = of(Resource::Glossary) {
        dataset.glossary = site::glossary(table, &ids, report);
    }
    dataset
}
