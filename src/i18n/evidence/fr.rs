//! In French.

use super::{EvidenceLabel, EvidenceMessages};
use crate::aggregate::Combined;
use crate::i18n::fr::{Fr, counted, plural};
use crate::i18n::number::written;
use crate::i18n::{Lang, Messages};

impl EvidenceMessages for Fr {
    fn evidence_label(&self, label: EvidenceLabel) -> &'static str {
        match label {
            EvidenceLabel::NotStated => "Non renseigné dans cette édition",
        }
    }

    fn combined(&self, combined: &Combined, unit: &str) -> Vec<String> {
        let (name, gathered) = match combined {
            Combined::None => {
                return vec![
                    "Pas de total\u{a0}: cet indicateur ne permet de réunir les valeurs de plusieurs cas d’aucune façon. Elles se lisent une par une.".into(),
                ];
            }
            Combined::Sum(gathered) => ("Somme", gathered),
            Combined::Median(gathered) => ("Médiane", gathered),
            Combined::Max(gathered) => ("Maximum", gathered),
        };
        let mut said = Vec::new();
        if let Some(number) = &gathered.number {
            let number = written(number, Lang::Fr);
            let unit = if unit.is_empty() {
                String::new()
            } else {
                ["\u{a0}", unit].concat()
            };
            let cases = self.cases(gathered.cases);
            said.push(format!("{name}\u{a0}: {number}{unit}, sur {cases}."));
            said.push("De chaque cas compte la valeur de son année la plus récente.".into());
        } else {
            said.push("Aucun des cas n’a de valeur qui puisse être réunie aux autres.".into());
        }
        if gathered.missing > 0 {
            let left = plural(gathered.missing, "laissé de côté", "laissés de côté");
            let cases = self.cases(gathered.missing);
            said.push(format!(
                "{cases} sans valeur, {left}\u{a0}: une valeur absente n’est pas zéro."
            ));
        }
        if gathered.unclear > 0 {
            let cases = counted(gathered.unclear, "cas a", "cas ont");
            let left = plural(gathered.unclear, "il est laissé", "ils sont laissés");
            said.push(format!(
                "{cases} plusieurs valeurs différentes pour cette année\u{a0}: {left} de côté."
            ));
        }
        if gathered.people && matches!(combined, Combined::Sum(_)) {
            said.push("Une même personne peut être comptée dans plusieurs cas.".into());
        }
        said
    }
}
