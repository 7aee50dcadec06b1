//! What the pages behind a figure say: a trait of its own, so that only the part of the code with
//! those pages carries their words.

mod en;
mod fr;

use super::{Lang, Messages};

/// A fixed text of the pages behind a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceLabel {
    /// What the edition does not say.
    NotStated,
}

/// What those pages say.
pub trait EvidenceMessages: Messages {
    /// A fixed text.
    fn evidence_label(&self, label: EvidenceLabel) -> &'static str;
    /// In the texts of how many cases a word is used.
    fn used_in(&self, cases: u32) -> String;
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
