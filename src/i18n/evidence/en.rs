//! In English.

use super::{EvidenceLabel, EvidenceMessages};
use crate::aggregate::Combined;
use crate::i18n::en::En;
use crate::i18n::number::written;
use crate::i18n::{Lang, Messages};

impl EvidenceMessages for En {
    fn evidence_label(&self, label: EvidenceLabel) -> &'static str {
        match label {
            EvidenceLabel::NotStated => "Not stated in this edition",
        }
    }

    fn combined(&self, combined: &Combined, unit: &str) -> Vec<String> {
        let (name, gathered) = match combined {
            Combined::None => {
                return vec![
                    "No total: this indicator allows no way of putting the values of several cases together. They are read one by one.".into(),
                ];
            }
            Combined::Sum(gathered) => ("Sum", gathered),
            Combined::Median(gathered) => ("Median", gathered),
            Combined::Max(gathered) => ("Maximum", gathered),
        };
        let mut said = Vec::new();
        if let Some(number) = &gathered.number {
            let number = written(number, Lang::En);
            let space = if unit.is_empty() || unit == "%" {
                ""
            } else {
                "\u{a0}"
            };
            let cases = self.cases(gathered.cases);
            said.push(format!("{name}: {number}{space}{unit}, from {cases}."));
            said.push("Of each case the value of its newest year counts.".into());
        } else {
            said.push(
                "None of the cases has a value that could be put together with others.".into(),
            );
        }
        if gathered.missing > 0 {
            let cases = self.cases(gathered.missing);
            said.push(format!(
                "{cases} without a value, left out: a missing value is not zero."
            ));
        }
        if gathered.unclear > 0 {
            let cases = self.cases(gathered.unclear);
            let has = if gathered.unclear == 1 { "has" } else { "have" };
            said.push(format!(
                "{cases} {has} several different values for that year: left out."
            ));
        }
        if gathered.people && matches!(combined, Combined::Sum(_)) {
            said.push("The same person may be counted in several cases.".into());
        }
        said
    }
}
