//! What the pages behind a figure say: a trait of its own, so that only the part of the code with
//! those pages carries their words.

mod en;
mod fr;

use super::{Lang, Messages};
use crate::aggregate::Combined;

/// A fixed text of the pages behind a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceLabel {
    /// What the edition does not say.
    NotStated,
    /// What something means.
    Definition,
    /// What an indicator does not say.
    Caution,
    /// In what it is measured.
    Unit,
    /// Which direction is better.
    Direction,
    /// More is better.
    HigherBetter,
    /// Less is better.
    LowerBetter,
    /// Neither is better.
    Neutral,
    /// The dimension of an indicator.
    Dimension,
    /// Number or finding.
    Nature,
    /// A number.
    Quantitative,
    /// A finding.
    Qualitative,
    /// The values of an indicator.
    Values,
    /// Values about no case.
    OtherValues,
    /// No value in the selection.
    NoValueHere,
    /// Several producers, the same data.
    Producers,
    /// How to read them.
    ProducersNote,
    /// All values of the edition.
    AllValues,
    /// Who runs a source.
    Manager,
    /// How one gets access.
    Access,
    /// What data were collected for.
    FirstUse,
    /// What a source comprises.
    Narrower,
    /// What a source belongs to.
    Broader,
    /// A page about something.
    Address,
    /// Values about a source.
    PeopleCovered,
    /// None of those.
    NoPeopleCovered,
    /// A source without a row.
    NoSourceRow,
    /// What is not documented.
    Undocumented,
    /// How to read that.
    UndocumentedNote,
    /// Nothing is missing.
    AllUsagesDocumented,
    /// The cases of a source.
    CasesOfSource,
    /// The facets.
    Taxonomies,
    /// What they are.
    TaxonomiesNote,
    /// The proof scale.
    ProofScale,
    /// Pairs without a case.
    EmptyCells,
    /// What they are.
    EmptyCellsNote,
    /// The edition.
    EditionFacts,
    /// Its version.
    Version,
    /// Its date.
    Created,
    /// Rows left out.
    LeftOut,
    /// How to propose a correction.
    Correction,
    /// No contact.
    NoContact,
    /// The first of two selections.
    OneSelection,
    /// The second one.
    OtherSelection,
    /// How to read a comparison.
    CompareNote,
    /// No filter.
    Everything,
    /// What differs.
    Difference,
    /// Changes sides.
    Swap,
}

/// What those pages say.
pub trait EvidenceMessages: Messages {
    /// A fixed text.
    fn evidence_label(&self, label: EvidenceLabel) -> &'static str;
    /// How many values, of how many cases.
    fn values_of(&self, values: usize, cases: u32) -> String;
    /// How many values of the selection, of how many of the edition.
    fn values_shown(&self, shown: usize, all: usize) -> String;
    /// How many values that are about no case.
    fn values_of_none(&self, values: usize) -> String;
    /// Shows so many more values.
    fn more_values(&self, n: usize) -> String;
    /// The least and the greatest of some values, as they are written.
    fn value_range(&self, from: &str, to: &str, unit: &str) -> String;
    /// How many cases two selections have, and how many are in both.
    fn in_both(&self, one: u32, other: u32, both: u32) -> String;
    /// A term of which one selection has cases and the other none.
    fn only_in(&self, term: &str, cases: u32, first: bool) -> String;
    /// A term that a greater share of one selection has.
    fn more_in(&self, term: &str, one: (u32, u32), other: (u32, u32)) -> String;
    /// How many pairs have no case, of how many.
    fn empty_pairs(&self, empty: usize, all: usize) -> String;
    /// In the texts of how many cases a word is used.
    fn used_in(&self, cases: u32) -> String;
    /// What became of the values of several cases: a figure with its unit and what it was made
    /// from, or why there is none.
    fn combined(&self, combined: &Combined, unit: &str) -> Vec<String>;
}

impl Lang {
    /// The words of the pages behind a figure.
    pub fn evidence_messages(self) -> &'static dyn EvidenceMessages {
        match self {
            Self::Fr => &super::fr::Fr,
            Self::En => &super::en::En,
        }
    }
}
