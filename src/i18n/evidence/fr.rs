//! In French.

use super::{EvidenceLabel, EvidenceMessages};
use crate::aggregate::Combined;
use crate::i18n::fr::{Fr, counted, plural};
use crate::i18n::number::{whole, written};
use crate::i18n::{Lang, Messages};

fn n(number: impl Into<i64>) -> String {
    whole(number, Lang::Fr)
}

impl EvidenceMessages for Fr {
    fn evidence_label(&self, label: EvidenceLabel) -> &'static str {
        match label {
            EvidenceLabel::NotStated => "Non renseigné dans cette édition",
            EvidenceLabel::Definition => "Définition",
            EvidenceLabel::Caution => "Ce que cet indicateur ne dit pas",
            EvidenceLabel::Unit => "Unité",
            EvidenceLabel::Direction => "Sens",
            EvidenceLabel::HigherBetter => "Plus la valeur est haute, mieux c’est",
            EvidenceLabel::LowerBetter => "Plus la valeur est basse, mieux c’est",
            EvidenceLabel::Neutral => {
                "Une valeur haute ou basse n’est en soi ni meilleure ni moins bonne"
            }
            EvidenceLabel::Dimension => "Dimension",
            EvidenceLabel::Nature => "Nature",
            EvidenceLabel::Quantitative => "Quantitatif\u{202f}: un nombre",
            EvidenceLabel::Qualitative => "Qualitatif\u{202f}: un constat en mots",
            EvidenceLabel::Values => "Valeurs",
            EvidenceLabel::OtherValues => "Valeurs qui ne portent sur aucun cas",
            EvidenceLabel::NoValueHere => "Aucune valeur dans cette sélection.",
            EvidenceLabel::Producers => "Mêmes données, autre chiffre",
            EvidenceLabel::ProducersNote => {
                "Valeurs de cet indicateur que des organisations différentes ont tirées de la même source sur un même sujet. Elles ne mesurent pas forcément la même chose\u{a0}: comparez ce qui est compté, la population et la période avant de comparer les nombres."
            }
            EvidenceLabel::AllValues => "Voir toutes les valeurs de l’édition",
            EvidenceLabel::Manager => "Responsable",
            EvidenceLabel::Access => "Accès",
            EvidenceLabel::FirstUse => "Collectées d’abord pour",
            EvidenceLabel::Narrower => "Comprend",
            EvidenceLabel::Broader => "Fait partie de",
            EvidenceLabel::Address => "En savoir plus",
            EvidenceLabel::PeopleCovered => "Personnes couvertes",
            EvidenceLabel::NoPeopleCovered => {
                "Cette édition ne dit pas combien de personnes sont dans cette source."
            }
            EvidenceLabel::NoSourceRow => {
                "Cette édition ne décrit pas cette source\u{a0}: ni son responsable, ni son accès, ni son usage premier."
            }
            EvidenceLabel::Undocumented => "Ce qui n’est pas documenté",
            EvidenceLabel::UndocumentedNote => {
                "Aucun cas de cette édition pour ces usages avec cette source. L’absence d’un cas ne prouve pas qu’il n’y en a pas."
            }
            EvidenceLabel::AllUsagesDocumented => {
                "Chaque usage de cette édition a au moins un cas avec cette source."
            }
            EvidenceLabel::CasesOfSource => "Voir ces cas dans l’explorateur",
            EvidenceLabel::Taxonomies => "Une typologie parmi d’autres",
            EvidenceLabel::TaxonomiesNote => {
                "Ces catégories sont celles de cette édition. D’autres découpages sont possibles, et ils donneraient d’autres comptes."
            }
            EvidenceLabel::ProofScale => "L’échelle de preuve",
            EvidenceLabel::EmptyCells => "Croisements sans cas",
            EvidenceLabel::EmptyCellsNote => {
                "Source et usage pour lesquels cette édition n’a aucun cas documenté. L’absence d’un cas ne prouve pas qu’il n’y en a pas."
            }
            EvidenceLabel::EditionFacts => "Cette édition",
            EvidenceLabel::Version => "Version",
            EvidenceLabel::Created => "Date",
            EvidenceLabel::LeftOut => "Lignes laissées de côté à la lecture",
            EvidenceLabel::Correction => "Proposer une correction",
            EvidenceLabel::NoContact => {
                "Cette édition n’indique pas d’adresse où proposer une correction."
            }
            EvidenceLabel::OneSelection => "Première sélection",
            EvidenceLabel::OtherSelection => "Seconde sélection",
            EvidenceLabel::CompareNote => {
                "Deux sélections côte à côte, sur les mêmes axes. Compter des cas documentés ne mesure ni la qualité ni l’activité d’une source ou d’un organisme."
            }
            EvidenceLabel::Everything => "Tous les cas",
            EvidenceLabel::Difference => "Ce qui diffère",
            EvidenceLabel::Swap => "Échanger",
        }
    }

    fn values_of(&self, values: usize, cases: u32) -> String {
        let plural = if values > 1 { "s" } else { "" };
        format!(
            "{} valeur{plural} dans {}",
            n(values as i64),
            self.cases(cases)
        )
    }

    fn values_shown(&self, shown: usize, all: usize) -> String {
        format!(
            "{} sur {} dans l’édition, sous les filtres choisis",
            n(shown as i64),
            n(all as i64)
        )
    }

    fn values_of_none(&self, values: usize) -> String {
        let plural = if values > 1 { "s" } else { "" };
        format!(
            "{} valeur{plural}, sur aucun cas en particulier",
            n(values as i64)
        )
    }

    fn more_values(&self, number: usize) -> String {
        let plural = if number > 1 { "s" } else { "" };
        format!("Afficher {} valeur{plural} de plus", n(number as i64))
    }

    fn value_range(&self, from: &str, to: &str, unit: &str) -> String {
        let unit = if unit.starts_with('(') { "" } else { unit };
        format!("De {from} à {to} {unit}").trim_end().to_owned()
    }

    fn in_both(&self, one: u32, other: u32, both: u32) -> String {
        let common = match both {
            0 => "aucun en commun".to_owned(),
            1 => "1 en commun".to_owned(),
            _ => format!("{} en commun", n(both)),
        };
        format!(
            "{} dans la première sélection, {} dans la seconde, {common}",
            self.cases(one),
            n(other)
        )
    }

    fn only_in(&self, term: &str, cases: u32, first: bool) -> String {
        let side = if first { "première" } else { "seconde" };
        format!(
            "{term}\u{a0}: {} dans la {side} sélection, aucun dans l’autre",
            self.cases(cases)
        )
    }

    fn more_in(&self, term: &str, one: (u32, u32), other: (u32, u32)) -> String {
        format!(
            "{term}\u{a0}: {} sur {} dans la première sélection, {} sur {} dans la seconde",
            n(one.0),
            n(one.1),
            n(other.0),
            n(other.1)
        )
    }

    fn empty_pairs(&self, empty: usize, all: usize) -> String {
        format!(
            "{} croisements sur {} n’ont aucun cas documenté.",
            n(empty as i64),
            n(all as i64)
        )
    }

    fn used_in(&self, cases: u32) -> String {
        match cases {
            0 => "Employé dans les textes d’aucun cas".into(),
            n => format!("Employé dans les textes de {}", self.cases(n)),
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
