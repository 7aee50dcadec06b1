//! In French.

use super::{EvidenceLabel, EvidenceMessages};
use crate::i18n::fr::Fr;

impl EvidenceMessages for Fr {
    fn evidence_label(&self, label: EvidenceLabel) -> &'static str {
        match label {
            EvidenceLabel::NotStated => "Non renseigné dans cette édition",
        }
    }
}
