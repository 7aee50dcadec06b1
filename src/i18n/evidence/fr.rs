//! In French.

use super::{EvidenceLabel, EvidenceMessages};
use crate::i18n::Messages;
use crate::i18n::fr::Fr;

impl EvidenceMessages for Fr {
    fn evidence_label(&self, label: EvidenceLabel) -> &'static str {
        match label {
            EvidenceLabel::NotStated => "Non renseigné dans cette édition",
        }
    }

    fn used_in(&self, cases: u32) -> String {
        match cases {
            0 => "Employé dans les textes d’aucun cas".into(),
            n => format!("Employé dans les textes de {}", self.cases(n)),
        }
    }
}
