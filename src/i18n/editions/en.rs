//! In English.

use super::{EditionLabel, EditionMessages};
use crate::diff::{Field, Status, Thing};
use crate::i18n::en::{En, counted, n, plural};
use crate::i18n::{Label, Messages};

/// A part of a whole in percent, rounded.
fn percent(part: u32, whole: u32) -> u64 {
    let whole = u64::from(whole.max(1));
    (u64::from(part) * 100 + whole / 2) / whole
}

fn years((from, to): (i32, i32)) -> String {
    if from == to {
        format!("of {from}")
    } else {
        format!("from {from} to {to}")
    }
}

impl EditionMessages for En {
    fn edition_label(&self, label: EditionLabel) -> &'static str {
        match label {
            EditionLabel::From => "From edition",
            EditionLabel::To => "to edition",
            EditionLabel::Compare => "Compare",
            EditionLabel::OnlyOne => {
                "A single edition is published here: there is nothing to compare yet. Once a second one is published, this page will say what was added, changed or withdrawn."
            }
            EditionLabel::Same => "This is the same edition twice: nothing changes.",
            EditionLabel::DiffNote => {
                "Cases, values, decisions, indicators, terms and facets are compared. What has another id and says so is renamed, neither added nor withdrawn. A facet that is new or withdrawn is not counted as a change of every case. Texts of the site, sequences and the glossary are not compared."
            }
            EditionLabel::Changes => "What changes",
            EditionLabel::Draft => "draft that is open",
            EditionLabel::Nothing => "(nothing)",
            EditionLabel::Thing => "What",
            EditionLabel::Status => "Change",
            EditionLabel::IdBefore => "Id before",
            EditionLabel::IdAfter => "Id after",
            EditionLabel::NameBefore => "Name before",
            EditionLabel::NameAfter => "Name after",
            EditionLabel::Field => "Field",
            EditionLabel::Before => "Before",
            EditionLabel::After => "After",
            EditionLabel::Address => "Address",
            EditionLabel::Export => "Take these changes away",
            EditionLabel::NotSaid => "What the barometer does not say",
            EditionLabel::NotSaidText => {
                "Years are those of publications, not those of uses nor of their effects. An edition may add older cases: a rise may come from looking for cases as much as from what happened. The most recent years are incomplete, as publishing takes time. A number of cases is not a benefit, and the absence of a case or of a decision does not prove that there is none."
            }
            EditionLabel::Editions => "From one edition to the next",
            EditionLabel::OneEdition => {
                "A single edition is published here: there is no change from one edition to the next to show yet."
            }
            EditionLabel::EditionsNote => {
                "A row for each edition, on the same years and the same scale. Most cases are in several editions: the rows do not add up. ≠ and a number: so many indicators have another definition than in the edition before."
            }
            EditionLabel::SameDefinitions => {
                "no indicator has another definition, unit or rule of calculation"
            }
            EditionLabel::ByYear => "Cases, decisions and proof by year",
            EditionLabel::ByYearNote => {
                "A case counts in the year of its main publication, a decision in the year of its date. A case may have several proof statuses: these columns do not add up."
            }
            EditionLabel::DecisionsDated => "Decisions",
            EditionLabel::CasesPublished => "Cases",
            EditionLabel::AllCases => "Barometer of all cases",
            EditionLabel::SeeDiff => "See all that changes",
        }
    }

    fn things(&self, thing: Thing) -> &'static str {
        match thing {
            Thing::Case => "Cases",
            Thing::Value => "Values",
            Thing::Decision => "Decisions",
            Thing::Indicator => "Indicators",
            Thing::Term => "Terms",
            Thing::Facet => "Facets",
        }
    }

    fn thing(&self, thing: Thing) -> &'static str {
        match thing {
            Thing::Case => "case",
            Thing::Value => "value",
            Thing::Decision => "decision",
            Thing::Indicator => "indicator",
            Thing::Term => "term",
            Thing::Facet => "facet",
        }
    }

    fn status(&self, _: Thing, status: Status) -> &'static str {
        match status {
            Status::Added => "added",
            Status::Changed => "changed",
            Status::Renamed => "renamed",
            Status::Withdrawn => "withdrawn",
        }
    }

    fn became(&self, thing: Thing, status: Status, count: u32) -> String {
        let one = self.thing(thing);
        let many = [one, "s"].concat();
        [&counted(count, one, &many), " ", self.status(thing, status)].concat()
    }

    fn difference(&self, from: &str, to: &str, counts: &[String]) -> String {
        let what = if counts.is_empty() {
            "nothing changes".to_owned()
        } else {
            counts.join(", ")
        };
        format!("From edition {from} to edition {to}: {what}.")
    }

    fn field(&self, field: Field) -> &'static str {
        match field {
            Field::Id => "Id",
            Field::Title => "Title",
            Field::Plain => "Plain sentence",
            Field::Summary => "Summary",
            Field::Method => self.label(Label::Method),
            Field::Limits => "Limits",
            Field::Year => self.label(Label::Year),
            Field::UseLevel => "Use level",
            Field::Organisations => "Organisations",
            Field::References => "Publications",
            Field::Terms(..) => "Terms",
            Field::Label => "Label",
            Field::Definition => "Definition",
            Field::Role => "Role",
            Field::Parent => "Parent term",
            Field::Sign => "Sign",
            Field::Nature => "Nature",
            Field::Scale => "Scale",
            Field::Dimension => "Dimension",
            Field::Caution => "Caution",
            Field::Unit => "Unit",
            Field::Aggregation => "Rule of aggregation",
            Field::Polarity => "Better direction",
            Field::Indicator => "Indicator",
            Field::Subject => "Subject",
            Field::Period => "Period",
            Field::Number => "Value",
            Field::Low => "Lower end",
            Field::High => "Upper end",
            Field::Interval => "Interval",
            Field::Text => "Text",
            Field::Population => "Population",
            Field::Comparison => "Comparison",
            Field::Proof => "Proof",
            Field::Reference => "Publication",
            Field::Locator => "Place in the publication",
            Field::AsOf => "Date of the figure",
            Field::Highlight => "Highlight",
            Field::Case => "Case",
            Field::Date => "Date",
            Field::Kind => "Kind of decision",
            Field::Body => "Decided by",
            Field::Url => "Address",
        }
    }

    fn vocabulary(&self, field: Field, word: &str) -> Option<&'static str> {
        Some(match (field, word) {
            (Field::Polarity, "higher-better") => "higher is better",
            (Field::Polarity, "lower-better") => "lower is better",
            (Field::Highlight, "true") => "yes",
            _ => return None,
        })
    }

    fn went(&self, status: Status, other: &str) -> String {
        let how = match status {
            Status::Withdrawn => "merged into",
            _ => "was part of",
        };
        format!("{how} “{other}”")
    }

    fn edition_years(&self, edition: &str, cases: u32, span: Option<(i32, i32)>) -> String {
        let span = span.map_or_else(String::new, |span| [", ", &years(span)].concat());
        format!("{edition}: {}{span}.", self.cases(cases))
    }

    fn share(&self, label: &str, cases: u32, whole: u32) -> String {
        let share = percent(cases, whole);
        let cases = self.cases(cases);
        format!("{label}: {cases} of {} ({share}%)", n(whole))
    }

    fn decided_years(&self, decisions: u32, span: Option<(i32, i32)>) -> String {
        let Some(span) = span else {
            return "No documented decision.".into();
        };
        format!("{} dated {}.", self.decisions(decisions), years(span))
    }

    fn only_selected(&self, cases: u32, whole: u32) -> String {
        let cases = self.cases(cases);
        format!(
            "The figures are about the selection: {cases} of {}.",
            n(whole)
        )
    }

    fn redefined(&self, from: &str, to: &str, count: u32) -> String {
        let what = if count == 0 {
            self.edition_label(EditionLabel::SameDefinitions).to_owned()
        } else {
            let has = plural(count, "has", "have");
            let its = plural(count, "its", "their");
            let indicators = counted(count, "indicator", "indicators");
            format!(
                "{indicators} {has} another definition, unit or rule of calculation; before and after, {its} values do not compare"
            )
        };
        format!("From {from} to {to}: {what}.")
    }
}
