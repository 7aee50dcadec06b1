//! In English.

use super::{EvidenceLabel, EvidenceMessages};
use crate::aggregate::Combined;
use crate::i18n::en::En;
use crate::i18n::number::{whole, written};
use crate::i18n::{Lang, Messages};

fn n(number: impl Into<i64>) -> String {
    whole(number, Lang::En)
}

impl EvidenceMessages for En {
    fn evidence_label(&self, label: EvidenceLabel) -> &'static str {
        match label {
            EvidenceLabel::NotStated => "Not stated in this edition",
            EvidenceLabel::Definition => "Definition",
            EvidenceLabel::Caution => "What this indicator does not say",
            EvidenceLabel::Unit => "Unit",
            EvidenceLabel::Direction => "Direction",
            EvidenceLabel::HigherBetter => "The higher the value, the better",
            EvidenceLabel::LowerBetter => "The lower the value, the better",
            EvidenceLabel::Neutral => "A high or low value is in itself neither better nor worse",
            EvidenceLabel::Dimension => "Dimension",
            EvidenceLabel::Nature => "Kind",
            EvidenceLabel::Quantitative => "Quantitative: a number",
            EvidenceLabel::Qualitative => "Qualitative: a finding in words",
            EvidenceLabel::Values => "Values",
            EvidenceLabel::OtherValues => "Values that are about no case",
            EvidenceLabel::NoValueHere => "No value in this selection.",
            EvidenceLabel::Producers => "Same data, another figure",
            EvidenceLabel::ProducersNote => {
                "Values of this indicator that different organisations drew from the same source on the same subject. They do not necessarily measure the same thing: compare what is counted, the population and the period before comparing the numbers."
            }
            EvidenceLabel::AllValues => "See all values of the edition",
            EvidenceLabel::Manager => "Run by",
            EvidenceLabel::Access => "Access",
            EvidenceLabel::FirstUse => "First collected for",
            EvidenceLabel::Narrower => "Comprises",
            EvidenceLabel::Broader => "Part of",
            EvidenceLabel::Address => "Read more",
            EvidenceLabel::PeopleCovered => "People covered",
            EvidenceLabel::NoPeopleCovered => {
                "This edition does not say how many people are in this source."
            }
            EvidenceLabel::NoSourceRow => {
                "This edition does not describe this source: neither who runs it, nor how to get access, nor its first use."
            }
            EvidenceLabel::Undocumented => "What is not documented",
            EvidenceLabel::UndocumentedNote => {
                "No case of this edition for these uses with this source. The absence of a case does not prove that there is none."
            }
            EvidenceLabel::AllUsagesDocumented => {
                "Each use of this edition has at least one case with this source."
            }
            EvidenceLabel::CasesOfSource => "See these cases in the explorer",
            EvidenceLabel::Taxonomies => "One typology among others",
            EvidenceLabel::TaxonomiesNote => {
                "These categories are those of this edition. Others are possible, and they would give other counts."
            }
            EvidenceLabel::ProofScale => "The proof scale",
            EvidenceLabel::EmptyCells => "Pairs without a case",
            EvidenceLabel::EmptyCellsNote => {
                "Source and use for which this edition has no documented case. The absence of a case does not prove that there is none."
            }
            EvidenceLabel::EditionFacts => "This edition",
            EvidenceLabel::Version => "Version",
            EvidenceLabel::Created => "Date",
            EvidenceLabel::LeftOut => "Rows left out when reading",
            EvidenceLabel::Correction => "Propose a correction",
            EvidenceLabel::NoContact => {
                "This edition gives no address at which to propose a correction."
            }
            EvidenceLabel::OneSelection => "First selection",
            EvidenceLabel::OtherSelection => "Second selection",
            EvidenceLabel::CompareNote => {
                "Two selections side by side, on the same axes. Counting documented cases measures neither the quality nor the activity of a source or an organisation."
            }
            EvidenceLabel::Everything => "All cases",
            EvidenceLabel::Difference => "What differs",
            EvidenceLabel::Swap => "Swap",
        }
    }

    fn values_of(&self, values: usize, cases: u32) -> String {
        let plural = if values == 1 { "" } else { "s" };
        format!(
            "{} value{plural} in {}",
            n(values as i64),
            self.cases(cases)
        )
    }

    fn values_shown(&self, shown: usize, all: usize) -> String {
        format!(
            "{} of {} in the edition, under the chosen filters",
            n(shown as i64),
            n(all as i64)
        )
    }

    fn values_of_none(&self, values: usize) -> String {
        let plural = if values == 1 { "" } else { "s" };
        format!(
            "{} value{plural}, about no case in particular",
            n(values as i64)
        )
    }

    fn more_values(&self, number: usize) -> String {
        let plural = if number == 1 { "" } else { "s" };
        format!("Show {} more value{plural}", n(number as i64))
    }

    fn value_range(&self, from: &str, to: &str, unit: &str) -> String {
        let unit = if unit.starts_with('(') { "" } else { unit };
        format!("From {from} to {to} {unit}").trim_end().to_owned()
    }

    fn in_both(&self, one: u32, other: u32, both: u32) -> String {
        let common = match both {
            0 => "none in common".to_owned(),
            _ => format!("{} in common", n(both)),
        };
        format!(
            "{} in the first selection, {} in the second, {common}",
            self.cases(one),
            n(other)
        )
    }

    fn only_in(&self, term: &str, cases: u32, first: bool) -> String {
        let side = if first { "first" } else { "second" };
        format!(
            "{term}: {} in the {side} selection, none in the other",
            self.cases(cases)
        )
    }

    fn more_in(&self, term: &str, one: (u32, u32), other: (u32, u32)) -> String {
        format!(
            "{term}: {} of {} in the first selection, {} of {} in the second",
            n(one.0),
            n(one.1),
            n(other.0),
            n(other.1)
        )
    }

    fn empty_pairs(&self, empty: usize, all: usize) -> String {
        format!(
            "{} of {} pairs have no documented case.",
            n(empty as i64),
            n(all as i64)
        )
    }

    fn used_in(&self, cases: u32) -> String {
        match cases {
            0 => "Used in the texts of no case".into(),
            n => format!("Used in the texts of {}", self.cases(n)),
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
