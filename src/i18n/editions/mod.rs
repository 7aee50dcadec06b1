//! What the pages about several editions say: a trait of its own, as few ask for them.

mod en;
mod fr;

use super::{Lang, Messages};
use crate::diff::{Field, Status, Thing};

labels! {
    /// A fixed text of the pages about several editions.
    EditionLabel {
        /// The list of the older edition.
        From,
        /// The list of the newer edition.
        To,
        /// The button that compares.
        Compare,
        /// Where there is nothing to compare with.
        OnlyOne,
        /// Two times the same edition.
        Same,
        /// What is compared, and what is not.
        DiffNote,
        /// The parts of the page that list what changed.
        Changes,
        /// A draft that is open.
        Draft,
        /// Where a text is empty.
        Nothing,
        /// Column of a table: what a row is about.
        Thing,
        /// What became of it.
        Status,
        /// Id in the older edition.
        IdBefore,
        /// Id in the newer edition.
        IdAfter,
        /// Name in the older edition.
        NameBefore,
        /// Name in the newer edition.
        NameAfter,
        /// The field that is not the same.
        Field,
        /// What the older edition says.
        Before,
        /// What the newer edition says.
        After,
        /// Address of the thing in its edition.
        Address,
        /// Exporting.
        Export,
        /// What the barometer does not say, as a heading.
        NotSaid,
        /// What the barometer does not say.
        NotSaidText,
        /// The editions side by side, as a heading.
        Editions,
        /// A single edition is published.
        OneEdition,
        /// What the chart of editions shows.
        EditionsNote,
        /// No definition changed.
        SameDefinitions,
        /// Cases, decisions and proof by year, as a heading.
        ByYear,
        /// How a table by year is to be read.
        ByYearNote,
        /// Column: decisions by the year of their date.
        DecisionsDated,
        /// Column: cases by year of publication.
        CasesPublished,
        /// Link to the barometer of all cases.
        AllCases,
        /// Link to the page of what changed.
        SeeDiff,
    }
}

/// What those pages say.
pub trait EditionMessages: Messages {
    /// A fixed text.
    fn edition_label(&self, label: EditionLabel) -> &'static str;
    /// What a thing is called, in the plural, as a heading.
    fn things(&self, thing: Thing) -> &'static str;
    /// What a thing is called.
    fn thing(&self, thing: Thing) -> &'static str;
    /// What became of a thing.
    fn status(&self, thing: Thing, status: Status) -> &'static str;
    /// So many things of which the same became.
    fn became(&self, thing: Thing, status: Status, count: u32) -> String;
    /// What changed from one edition to another, from the counts in words.
    fn difference(&self, from: &str, to: &str, counts: &[String]) -> String;
    /// A field; that of a facet is called by the facet.
    fn field(&self, field: Field) -> &'static str;
    /// A word of the contract; nothing where it is none.
    fn vocabulary(&self, field: Field, word: &str) -> Option<&'static str>;
    /// A thing that went into another one, or that came out of it.
    fn went(&self, status: Status, other: &str) -> String;
    /// So many cases of an edition, by its name, from a first year to a last.
    fn edition_years(&self, edition: &str, cases: u32, years: Option<(i32, i32)>) -> String;
    /// How often a proof status occurs.
    fn share(&self, label: &str, cases: u32, whole: u32) -> String;
    /// Decisions by their date.
    fn decided_years(&self, decisions: u32, years: Option<(i32, i32)>) -> String;
    /// That only some of the cases are counted.
    fn only_selected(&self, cases: u32, whole: u32) -> String;
    /// Indicators of which the definition changed from one edition to the next.
    fn redefined(&self, from: &str, to: &str, count: u32) -> String;
}

impl Lang {
    /// The words of the pages about several editions.
    pub fn edition_messages(self) -> &'static dyn EditionMessages {
        match self {
            Self::Fr => &super::fr::Fr,
            Self::En => &super::en::En,
        }
    }
}
