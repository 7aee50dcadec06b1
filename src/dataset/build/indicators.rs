//! The indicators, and the facet that is derived from them.

use super::columns::{Columns, Kind};
use super::ids::Ids;
use crate::arrange::arranged;
use crate::dataset::model::{
    Aggregation, Dataset, Facet, FacetId, Indicator, Nature, Polarity, Role, Scale, Term, TermId,
    Text,
};
use crate::dataset::package::Resource;
use crate::dataset::problem::Report;
use crate::dataset::table::Table;
use crate::i18n;

pub(super) fn indicators<'t>(
    table: &'t Table,
    dataset: &mut Dataset,
    ids: &mut Ids<'t>,
    report: &mut Report,
) {
    const COLUMNS: &[(&str, Kind)] = &[
        ("id*", Kind::Slug),
        ("nature*", Kind::Word(Nature::WORDS)),
        ("scale*", Kind::Word(Scale::WORDS)),
        ("dimension*", Kind::TermOf(Role::Dimension)),
        ("label_fr*", Kind::Text),
        ("label_en", Kind::Text),
        ("definition_fr*", Kind::Text),
        ("definition_en", Kind::Text),
        ("caution_fr", Kind::Text),
        ("caution_en", Kind::Text),
        ("unit_fr", Kind::Text),
        ("unit_en", Kind::Text),
        ("aggregation*", Kind::Word(Aggregation::WORDS)),
        ("polarity*", Kind::Word(Polarity::WORDS)),
        ("position", Kind::Ordinal),
        ("formerly", Kind::Slugs),
    ];
    let columns = Columns::read(table, COLUMNS, &["id"], ids, report, &mut |_, _, _| {});
    let rows = arranged(columns.rows().collect(), |row| u64::from(row.position()));
    let mut formerly = Vec::new();
    for row in rows {
        let indicator = || {
            Some(Indicator {
                id: row.cell("id").into(),
                nature: Nature::parse(row.cell("nature"))?,
                scale: Scale::parse(row.cell("scale"))?,
                dimension: ids.term_of(Role::Dimension, row.cell("dimension"))?,
                // Known once the derived facet stands.
                term: TermId(0),
                label: row.text("label"),
                definition: row.text("definition"),
                caution: row.text("caution"),
                unit: row.text("unit"),
                aggregation: Aggregation::parse(row.cell("aggregation"))?,
                polarity: Polarity::parse(row.cell("polarity"))?,
            })
        };
        if let Some(indicator) = indicator() {
            let at = dataset.indicators.len() as u32;
            ids.add(Resource::Indicators, row.cell("id"), at);
            dataset.indicators.push(indicator);
            formerly.push(row.former_ids());
        }
    }
    if columns.is_complete() {
        indicator_facet(dataset, ids, formerly);
    }
}

/// Adds the derived facet of indicators: the dimensions that have some, each over its own.
fn indicator_facet(dataset: &mut Dataset, ids: &Ids, mut formerly: Vec<Vec<String>>) {
    let facet = FacetId(dataset.facets.len() as u32);
    let first = dataset.terms.len() as u32;
    let dimensions: Vec<TermId> = dataset
        .facet_with(Role::Dimension)
        .and_then(|id| dataset.facet(id))
        .map_or_else(Vec::new, |facet| facet.terms().collect());
    // The indicators of each term.
    let mut rows_of: Vec<Vec<usize>> = vec![Vec::new(); dataset.terms.len()];
    for (at, indicator) in dataset.indicators.iter().enumerate() {
        if let Some(rows) = rows_of.get_mut(indicator.dimension.0 as usize) {
            rows.push(at);
        }
    }
    let mut changed: Vec<String> = Vec::new();
    for dimension in dimensions {
        let rows = rows_of.get(dimension.0 as usize).filter(|r| !r.is_empty());
        let (Some(rows), Some(above)) = (rows, dataset.term(dimension)) else {
            continue;
        };
        let mut above = Term {
            facet,
            parent: None,
            depth: 0,
            ..above.clone()
        };
        // An indicator may be called like a dimension: then it keeps the id, in this facet.
        let own = above.id.clone();
        while ids.row(Resource::Indicators, &above.id).is_some()
            || changed.contains(&above.id)
            || above.id != own && ids.term_of(Role::Dimension, &above.id).is_some()
        {
            above.id.push('-');
        }
        if above.id != own {
            changed.push(above.id.clone());
        }
        let parent = TermId(dataset.terms.len() as u32);
        above.end = parent.0 + 1 + rows.len() as u32;
        dataset.terms.push(above);
        for at in rows.iter().copied() {
            let Some(indicator) = dataset.indicators.get_mut(at) else {
                continue;
            };
            indicator.term = TermId(dataset.terms.len() as u32);
            dataset.terms.push(Term {
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
    }
    dataset.facets.push(Facet {
        id: Facet::INDICATORS.into(),
        role: None,
        label: i18n::indicator_facet(),
        definition: Text::default(),
        first,
        end: dataset.terms.len() as u32,
    });
}
