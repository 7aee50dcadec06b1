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
}

/// What those pages say.
pub trait EvidenceMessages: Messages {
    /// A fixed text.
    fn evidence_label(&self, label: EvidenceLabel) -> &'static str;
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
