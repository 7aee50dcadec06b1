//! In English.

use super::{EvidenceLabel, EvidenceMessages};
use crate::i18n::en::En;

impl EvidenceMessages for En {
    fn evidence_label(&self, label: EvidenceLabel) -> &'static str {
        match label {
            EvidenceLabel::NotStated => "Not stated in this edition",
        }
    }
}
