//! What the export, the dossier and the sharing of a view say: a trait of its own, for the part of the code that has
//! them.

mod en;
mod fr;

use super::{Lang, Messages};

/// A fixed text of what is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportLabel {
    /// Takes the selection away.
    TakeSelection,
    /// Cites the view.
    Cite,
    /// Shares the view.
    Share,
    /// Copies the address.
    CopyAddress,
    /// The device’s own dialogue.
    ShareDevice,
    /// The code to scan.
    Code,
    /// No code can hold the address.
    CodeTooLong,
    /// A local address.
    OnlyHere,
    /// Embeds the view.
    Embed,
    /// For this edition.
    EmbedThis,
    /// For the newest.
    EmbedNewest,
    /// The snippet.
    EmbedCode,
    /// Copies it.
    CopyCode,
    /// No longer.
    TakeBack,
    /// Nothing aside.
    EmptyDossier,
    /// Its title.
    DossierTitle,
    /// A note for all.
    DossierNote,
    /// A note for a case.
    CaseNote,
    /// Keeps notes on the device.
    Keep,
    /// Where notes are.
    NotesStay,
    /// Saves the dossier.
    SaveFile,
    /// Opens one.
    OpenFile,
    /// None.
    BadFile,
    /// Prints.
    Print,
    /// Earlier.
    MoveUp,
    /// Later.
    MoveDown,
    /// The table.
    SummaryTable,
    /// References.
    Bibliography,
    /// What the figures do not say.
    NotSaid,
    /// Why nothing is added.
    NotAdded,
    /// Correlation.
    NotCause,
    /// Limits.
    ReadWithLimits,
    /// Being made.
    Working,
    /// Of the frame.
    Height,
}

/// What those say.
pub trait ExportMessages: Messages {
    /// A fixed text.
    fn export_label(&self, label: ExportLabel) -> &'static str;
    /// Saves a file with so many cases: the kind of file.
    fn save_cases(&self, kind: &str, cases: usize) -> String;
    /// Saves a file with so many values.
    fn save_values(&self, kind: &str, values: usize) -> String;
    /// Saves so many references.
    fn save_references(&self, kind: &str, references: usize) -> String;
    /// The name of a file for Excel.
    fn for_excel(&self) -> &'static str;
    /// The dossier with so many cases.
    fn dossier_of(&self, cases: usize) -> String;
    /// A column: the plain sentence.
    fn plain_words(&self) -> &'static str;
    /// A column: an address.
    fn address(&self) -> &'static str;
    /// A column: a number.
    fn value(&self) -> &'static str;
    /// A column: the lower end of an interval.
    fn low(&self) -> &'static str;
    /// A column: the upper end of an interval.
    fn high(&self) -> &'static str;
    /// A column: what kind of interval.
    fn kind_of_interval(&self) -> &'static str;
    /// A column: the unit.
    fn unit(&self) -> &'static str;
    /// A column: what exactly is counted.
    fn what_is_counted(&self) -> &'static str;
    /// A column: page or table.
    fn locator(&self) -> &'static str;
}

/// What a view says inside a page of somebody else: a trait of its own, as a frame needs no more.
pub trait FrameMessages {
    /// The link back.
    fn open_explorer(&self) -> &'static str;
}

impl Lang {
    /// The words of a frame.
    pub fn frame_messages(self) -> &'static dyn FrameMessages {
        match self {
            Self::Fr => &super::fr::Fr,
            Self::En => &super::en::En,
        }
    }

    /// The words of what is taken away.
    pub fn export_messages(self) -> &'static dyn ExportMessages {
        match self {
            Self::Fr => &super::fr::Fr,
            Self::En => &super::en::En,
        }
    }
}
