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
use crate::steps::Pause;
use ids::Ids;

/// Builds the dataset of an edition from its tables, with a pause after each of the large ones.
pub(super) async fn build(
    package: Package,
    tables: &[Table],
    report: &mut Report,
    pause: Pause<'_>,
) -> Dataset {
    // A table that is not there is one without rows, of which the reader has told.
    let none = Table::empty(Resource::Facets);
    let of = |resource| {
        let mut tables = tables.iter();
        tables
            .find(|table| table.resource == resource)
            .unwrap_or(&none)
    };
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
    dataset.facets = facets::facets(of(Resource::Facets), &mut ids, report);
    terms::terms(of(Resource::Terms), &mut dataset, &mut ids, report);
    dataset.references =
        evidence::references(of(Resource::References), &mut ids, report, pause).await;
    let terms = cases::cases(of(Resource::Cases), &mut dataset, &mut ids, report, pause).await;
    indicators::indicators(of(Resource::Indicators), &mut dataset, &mut ids, report);
    dataset.values = evidence::values(
        of(Resource::Values),
        &dataset.indicators,
        &ids,
        report,
        pause,
    )
    .await;
    let decisions = of(Resource::Decisions);
    let (decisions, decided) = evidence::decisions(decisions, &dataset, &ids, report, pause).await;
    dataset.decisions = decisions;
    derived::derive_terms(&mut dataset, &terms, decided.as_deref(), pause).await;
    derived::index_rows(&mut dataset, pause).await;
    dataset.sources = site::sources(of(Resource::Sources), &ids, report);
    dataset.pages = site::pages(of(Resource::Pages), &ids, report);
    dataset.stories = site::stories(of(Resource::Stories), &ids, report);
    dataset.glossary = site::glossary(of(Resource::Glossary), &ids, report);
    dataset
}
