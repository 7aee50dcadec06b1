//! Two editions → what was added, changed, renamed and withdrawn.
//!
//! A thing keeps its identity by its id, or by a former one (`formerly`): another id alone is a
//! renaming. What rows name – a term, an indicator, a case – is compared as the thing that it is,
//! not as the id that it has, so that renaming a term changes no case. Facets have no former ids:
//! one whose role only one may have is found again by that. A facet that only one edition has is
//! a change of that facet and of its terms, and of no case. Derived facets follow from other
//! rows, publications are compared where they are cited; texts of the site, sequences and the
//! glossary are not compared.

mod fields;
mod pairs;
mod table;

pub use fields::{Field, FieldChange};
pub use table::{address, both_sides, field_name, table, unit};

use crate::dataset::model::Subject;
use crate::dataset::{CaseId, Dataset, FacetId, TermId};
use crate::i18n::Lang;
use fields::{Both, case, decision, facet, indicator, term, value};
use pairs::{Ids, Pairs, pairs};

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A case.
    Case,
    /// A value.
    Value,
    /// A decision.
    Decision,
    /// An indicator.
    Indicator,
    /// A term of a facet.
    Term,
    /// A facet.
    Facet,
}

impl Thing {
    /// All of them, in the order in which a reader meets them.
    pub const ALL: [Self; 6] = [
        Self::Case,
        Self::Value,
        Self::Decision,
        Self::Indicator,
        Self::Term,
        Self::Facet,
    ];
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Only the newer edition has it.
    Added,
    /// Both have it, and say something else of it.
    Changed,
    /// Both have it, under two ids; they may say something else of it as well.
    Renamed,
    /// Only the older edition has it.
    Withdrawn,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Added, Self::Changed, Self::Renamed, Self::Withdrawn];
}

/// A thing that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub thing: Thing,
    /// What became of it.
    pub status: Status,
    /// Its row in the older edition.
    pub from: Option<u32>,
    /// Its row in the newer edition.
    pub to: Option<u32>,
    /// Of one that was withdrawn, the row of the newer edition that has its id among the former
    /// ones; of one that was added, the row of the older edition in which it was.
    pub other: Option<u32>,
    /// What is not the same.
    pub fields: Vec<FieldChange>,
}

impl Change {
    /// Whether the newer edition has it.
    pub fn is_there(&self) -> bool {
        self.to.is_some()
    }
}

/// What is not the same in two editions: kind by kind, in the order of the newer one, and what it
/// no longer has after that. Texts of the changes are in a language.
pub fn diff(from: &Dataset, to: &Dataset, lang: Lang) -> Vec<Change> {
    let both = Both::new(from, to, lang);
    let mut changes = Vec::new();
    let mut add = |thing, pairs: &Pairs, compare: &dyn Fn(&Both, u32, u32) -> Vec<FieldChange>| {
        collect(&mut changes, thing, pairs, &|one, other| {
            compare(&both, one, other)
        });
    };
    add(Thing::Case, &both.cases, &case);
    let values = pairs(&plain(from.values.id.iter()), &plain(to.values.id.iter()));
    add(Thing::Value, &values, &value);
    let decisions = pairs(
        &plain(from.decisions.id.iter()),
        &plain(to.decisions.id.iter()),
    );
    add(Thing::Decision, &decisions, &decision);
    add(Thing::Indicator, &both.indicators, &indicator);
    add(Thing::Term, &both.terms, &term);
    add(Thing::Facet, &both.facets, &facet);
    // Derived facets and their terms are in neither list of the contract.
    changes.retain(|change| match change.thing {
        Thing::Facet => !is_derived(from, change.from) && !is_derived(to, change.to),
        Thing::Term => {
            let facet = |dataset: &Dataset, row: Option<u32>| {
                let term = row.and_then(|row| dataset.term(TermId(row)));
                term.map(|term| term.facet.0)
            };
            !is_derived(from, facet(from, change.from)) && !is_derived(to, facet(to, change.to))
        }
        _ => true,
    });
    changes
}

/// Whether a facet is the one that is made of the indicators.
fn is_derived(dataset: &Dataset, facet: Option<u32>) -> bool {
    let facet = facet.and_then(|facet| dataset.facet(FacetId(facet)));
    facet.is_some_and(|facet| facet.role.is_none())
}

fn collect(
    changes: &mut Vec<Change>,
    thing: Thing,
    pairs: &Pairs,
    compare: &dyn Fn(u32, u32) -> Vec<FieldChange>,
) {
    for (to, from) in pairs.from.iter().enumerate() {
        let to = to as u32;
        let fields = from.map_or_else(Vec::new, |from| compare(from, to));
        let status = match from {
            None => Status::Added,
            Some(_) if fields.is_empty() => continue,
            Some(_) if fields.iter().any(|change| change.field == Field::Id) => Status::Renamed,
            Some(_) => Status::Changed,
        };
        changes.push(Change {
            thing,
            status,
            from: *from,
            to: Some(to),
            other: pairs.out_of.get(to as usize).copied().flatten(),
            fields,
        });
    }
    for (from, to) in pairs.to.iter().enumerate() {
        if to.is_none() {
            changes.push(Change {
                thing,
                status: Status::Withdrawn,
                from: Some(from as u32),
                to: None,
                other: pairs.into.get(from).copied().flatten(),
                fields: Vec::new(),
            });
        }
    }
}

/// Ids without former ones.
fn plain<'d>(ids: impl Iterator<Item = &'d str>) -> Ids {
    Ids {
        rows: ids.map(|id| (id.to_owned(), Vec::new())).collect(),
    }
}

/// What a thing is called in its edition.
pub fn name(dataset: &Dataset, thing: Thing, row: u32, lang: Lang) -> String {
    let at = row as usize;
    match thing {
        Thing::Case => dataset.cases.title.get(at, lang).to_owned(),
        Thing::Value => {
            let indicator = dataset.values.indicator.get(at).copied().unwrap_or(0);
            let indicator = name(dataset, Thing::Indicator, indicator, lang);
            let about = fields::subject(dataset, at, lang);
            if about.is_empty() {
                indicator
            } else {
                [&indicator, " – ", &about].concat()
            }
        }
        Thing::Decision => dataset.decisions.label.get(at, lang).to_owned(),
        Thing::Indicator => {
            let indicator = dataset.indicators.get(at);
            indicator.map_or("", |one| one.label.get(lang)).to_owned()
        }
        Thing::Term => {
            let term = dataset.term(TermId(row));
            term.map_or("", |term| term.label.get(lang)).to_owned()
        }
        Thing::Facet => {
            let facet = dataset.facet(FacetId(row));
            facet.map_or("", |facet| facet.label.get(lang)).to_owned()
        }
    }
}

/// The id of a thing in its edition.
pub fn id(dataset: &Dataset, thing: Thing, row: u32) -> &str {
    let at = row as usize;
    match thing {
        Thing::Case => dataset.cases.id.get(at),
        Thing::Value => dataset.values.id.get(at),
        Thing::Decision => dataset.decisions.id.get(at),
        Thing::Indicator => dataset.indicators.get(at).map_or("", |one| &one.id),
        Thing::Term => dataset.term(TermId(row)).map_or("", |term| &term.id),
        Thing::Facet => dataset.facet(FacetId(row)).map_or("", |facet| &facet.id),
    }
}

/// The case on whose sheet a thing stands, if any.
pub fn case_of(dataset: &Dataset, thing: Thing, row: u32) -> Option<CaseId> {
    match thing {
        Thing::Case => Some(CaseId(row)),
        Thing::Value => match dataset.values.subject.get(row as usize)? {
            Subject::Case(case) => Some(*case),
            Subject::Term(_) | Subject::Country => None,
        },
        Thing::Decision => dataset.decisions.case.get(row as usize).copied(),
        Thing::Indicator | Thing::Term | Thing::Facet => None,
    }
}

/// The indicators of which the definition, the unit or the rule is not the same: from there on
/// their values are not those of before.
pub fn redefined(changes: &[Change]) -> impl Iterator<Item = &Change> {
    let tells = |change: &FieldChange| {
        matches!(
            change.field,
            Field::Definition | Field::Unit | Field::Scale | Field::Nature | Field::Aggregation
        )
    };
    changes
        .iter()
        .filter(move |change| change.thing == Thing::Indicator && change.fields.iter().any(tells))
}
