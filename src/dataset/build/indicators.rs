//! The indicators, and the facet that is derived from them.

use std::collections::{HashMap, HashSet};

use super::keys::{Ids, Keys, role_term};
use crate::arrange::arranged;
use crate::dataset::model::{
    Aggregation, Dataset, Facet, FacetId, Indicator, Nature, Polarity, Role, Scale, Term, TermId,
    Text,
};
use crate::dataset::problem::Report;
use crate::dataset::row::{Columns, Row};
use crate::dataset::table::Table;
use crate::i18n;

pub(super) fn indicators<'t>(
    table: &'t Table,
    dataset: &mut Dataset,
    ids: &mut Ids<'t>,
    report: &mut Report,
) {
    let names = [
        "id*",
        "nature*",
        "scale*",
        "dimension*",
        "label_fr*",
        "label_en",
        "definition_fr*",
        "definition_en",
        "caution_fr",
        "caution_en",
        "unit_fr",
        "unit_en",
        "aggregation*",
        "polarity*",
        "position",
        "formerly",
    ];
    let Some(columns) = Columns::find(table, &names, &[], report) else {
        return;
    };
    let mut keys = Keys::default();
    let mut found: Vec<(u32, &'t str, Indicator, Vec<String>)> = Vec::new();
    let read = |row: &mut Row<'_, 't>| {
        let id = row.slug("id");
        let nature = row.choice("nature", Nature::WORDS, Nature::parse);
        let scale = row.choice("scale", Scale::WORDS, Scale::parse);
        let dimension = role_term(row, "dimension", Role::Dimension, ids);
        let label = row.texts("label_fr", "label_en");
        let definition = row.texts("definition_fr", "definition_en");
        let caution = row.texts("caution_fr", "caution_en");
        let unit = row.texts("unit_fr", "unit_en");
        let aggregation = row.choice("aggregation", Aggregation::WORDS, Aggregation::parse);
        let polarity = row.choice("polarity", Polarity::WORDS, Polarity::parse);
        let position = row.ordinal("position").unwrap_or(u32::MAX);
        let formerly = row.slugs("formerly");
        keys.take_id(row, id);
        let indicator = Indicator {
            id: id.into(),
            nature: nature?,
            scale: scale?,
            dimension: dimension?,
            // Known once the derived facet stands.
            term: TermId(0),
            label,
            definition,
            caution,
            unit,
            aggregation: aggregation?,
            polarity: polarity?,
        };
        let formerly = formerly.into_iter().map(str::to_owned).collect();
        Some((position, id, indicator, formerly))
    };
    columns.rows(report, read, |row, _| found.push(row));
    let found = arranged(found, |(position, ..)| u64::from(*position));
    let mut formerly = Vec::new();
    for (at, (_, id, indicator, old)) in found.into_iter().enumerate() {
        ids.indicators.insert(id, at as u32);
        dataset.indicators.push(indicator);
        formerly.push(old);
    }
    indicator_facet(dataset, formerly);
}

/// Adds the derived facet of indicators: the dimensions that have some, each over its own.
fn indicator_facet(dataset: &mut Dataset, mut formerly: Vec<Vec<String>>) {
    let facet = FacetId(dataset.facets.len() as u32);
    let first = dataset.terms.len() as u32;
    let dimensions: Vec<TermId> = dataset
        .facet_with(Role::Dimension)
        .and_then(|id| dataset.facet(id))
        .map_or_else(Vec::new, |facet| facet.terms().collect());
    let mut rows_of: HashMap<TermId, Vec<usize>> = HashMap::new();
    let mut taken = HashSet::new();
    for (at, indicator) in dataset.indicators.iter().enumerate() {
        rows_of.entry(indicator.dimension).or_default().push(at);
        taken.insert(indicator.id.clone());
    }
    for dimension in dimensions {
        let (Some(rows), Some(above)) = (rows_of.get(&dimension), dataset.term(dimension)) else {
            continue;
        };
        let mut id = above.id.clone();
        // An indicator may be called like a dimension: then it keeps the id, in this facet.
        while !taken.insert(id.clone()) {
            id.push('-');
        }
        let (label, definition) = (above.label.clone(), above.definition.clone());
        let parent = TermId(dataset.terms.len() as u32);
        let mut children = Vec::new();
        for at in rows.iter().copied() {
            let Some(indicator) = dataset.indicators.get_mut(at) else {
                continue;
            };
            indicator.term = TermId(parent.0 + 1 + children.len() as u32);
            children.push(Term {
                id: indicator.id.clone(),
                facet,
                parent: Some(parent),
                end: indicator.term.0 + 1,
                depth: 1,
                sign: None,
                label: indicator.label.clone(),
                definition: indicator.definition.clone(),
                formerly: formerly.get_mut(at).map(std::mem::take).unwrap_or_default(),
            });
        }
        dataset.terms.push(Term {
            id,
            facet,
            parent: None,
            end: parent.0 + 1 + children.len() as u32,
            depth: 0,
            sign: None,
            label,
            definition,
            formerly: Vec::new(),
        });
        dataset.terms.append(&mut children);
    }
    dataset.facets.push(Facet {
        id: "indicator".into(),
        role: None,
        label: i18n::indicator_facet(),
        definition: Text::default(),
        first,
        end: dataset.terms.len() as u32,
    });
}
