//! In English.

use super::{EvidenceLabel, EvidenceMessages};
use crate::i18n::Messages;
use crate::i18n::en::En;

impl EvidenceMessages for En {
    fn evidence_label(&self, label: EvidenceLabel) -> &'static str {
        match label {
            EvidenceLabel::NotStated => "Not stated in this edition",
        }
    }

    fn used_in(&self, cases: u32) -> String {
        match cases {
            0 => "Used in the texts of no case".into(),
            n => format!("Used in the texts of {}", self.cases(n)),
        }
    }
}
