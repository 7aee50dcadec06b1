//! In French.

use super::{EditionLabel, EditionMessages};
use crate::diff::{Field, Status, Thing};
use crate::i18n::fr::{Fr, counted, n, plural};
use crate::i18n::{Label, Messages};

/// Whether the noun is feminine.
fn is_feminine(thing: Thing) -> bool {
    matches!(thing, Thing::Value | Thing::Decision | Thing::Facet)
}

/// A part of a whole in percent, rounded.
fn percent(part: u32, whole: u32) -> u64 {
    let whole = u64::from(whole.max(1));
    (u64::from(part) * 100 + whole / 2) / whole
}

fn years((from, to): (i32, i32)) -> String {
    if from == to {
        format!("de {from}")
    } else {
        format!("de {from} à {to}")
    }
}

impl EditionMessages for Fr {
    fn edition_label(&self, label: EditionLabel) -> &'static str {
        match label {
            EditionLabel::From => "De l’édition",
            EditionLabel::To => "à l’édition",
            EditionLabel::Compare => "Comparer",
            EditionLabel::OnlyOne => {
                "Une seule édition est publiée ici\u{a0}: il n’y a encore rien à comparer. Quand une deuxième sera publiée, cette page dira ce qui a été ajouté, modifié ou retiré."
            }
            EditionLabel::Same => "C’est deux fois la même édition\u{a0}: rien ne change.",
            EditionLabel::DiffNote => {
                "Sont comparés les cas, les valeurs, les décisions, les indicateurs, les termes et les facettes. Ce qui a changé d’identifiant et le dit est renommé, ni ajouté ni retiré. Une facette nouvelle ou retirée n’est pas comptée comme un changement de chaque cas. Les textes du site, les séquences et le glossaire ne sont pas comparés."
            }
            EditionLabel::Changes => "Ce qui change",
            EditionLabel::Draft => "brouillon ouvert",
            EditionLabel::Nothing => "(rien)",
            EditionLabel::Thing => "Quoi",
            EditionLabel::Status => "Changement",
            EditionLabel::IdBefore => "Identifiant avant",
            EditionLabel::IdAfter => "Identifiant après",
            EditionLabel::NameBefore => "Nom avant",
            EditionLabel::NameAfter => "Nom après",
            EditionLabel::Field => "Champ",
            EditionLabel::Before => "Avant",
            EditionLabel::After => "Après",
            EditionLabel::Address => "Adresse",
            EditionLabel::Export => "Emporter ces changements",
            EditionLabel::NotSaid => "Ce que le baromètre ne dit pas",
            EditionLabel::NotSaidText => {
                "Les années sont celles des publications, pas celles des usages ni de leurs effets. Une édition peut ajouter des cas anciens\u{a0}: une hausse peut venir de la recherche de cas autant que des faits. Les années les plus récentes sont incomplètes, car publier prend du temps. Un nombre de cas n’est pas un bénéfice, et l’absence d’un cas ou d’une décision ne prouve pas qu’il n’y en a pas."
            }
            EditionLabel::Editions => "D’une édition à l’autre",
            EditionLabel::OneEdition => {
                "Une seule édition est publiée ici\u{a0}: il n’y a pas encore d’évolution à montrer d’une édition à l’autre."
            }
            EditionLabel::EditionsNote => {
                "Une ligne par édition, sur les mêmes années et la même échelle. Un cas figure en général dans plusieurs éditions\u{a0}: les lignes ne s’additionnent pas. ≠ et un nombre\u{a0}: autant d’indicateurs ont changé de définition depuis l’édition d’avant."
            }
            EditionLabel::SameDefinitions => {
                "aucun indicateur n’a changé de définition, d’unité ou de règle de calcul"
            }
            EditionLabel::ByYear => "Cas, décisions et preuves par année",
            EditionLabel::ByYearNote => {
                "Un cas est compté l’année de sa publication principale, une décision l’année où elle est datée. Un cas peut avoir plusieurs statuts de preuve\u{a0}: ces colonnes ne s’additionnent pas."
            }
            EditionLabel::DecisionsDated => "Décisions",
            EditionLabel::CasesPublished => "Cas",
            EditionLabel::AllCases => "Baromètre de tous les cas",
            EditionLabel::SeeDiff => "Voir tout ce qui change",
        }
    }

    fn things(&self, thing: Thing) -> &'static str {
        match thing {
            Thing::Case => "Cas",
            Thing::Value => "Valeurs",
            Thing::Decision => "Décisions",
            Thing::Indicator => "Indicateurs",
            Thing::Term => "Termes",
            Thing::Facet => "Facettes",
        }
    }

    fn thing(&self, thing: Thing) -> &'static str {
        match thing {
            Thing::Case => "cas",
            Thing::Value => "valeur",
            Thing::Decision => "décision",
            Thing::Indicator => "indicateur",
            Thing::Term => "terme",
            Thing::Facet => "facette",
        }
    }

    fn status(&self, thing: Thing, status: Status) -> &'static str {
        match (status, is_feminine(thing)) {
            (Status::Added, false) => "ajouté",
            (Status::Added, true) => "ajoutée",
            (Status::Changed, false) => "modifié",
            (Status::Changed, true) => "modifiée",
            (Status::Renamed, false) => "renommé",
            (Status::Renamed, true) => "renommée",
            (Status::Withdrawn, false) => "retiré",
            (Status::Withdrawn, true) => "retirée",
        }
    }

    fn became(&self, thing: Thing, status: Status, count: u32) -> String {
        let one = self.thing(thing);
        let many = match thing {
            Thing::Case => "cas",
            Thing::Value => "valeurs",
            Thing::Decision => "décisions",
            Thing::Indicator => "indicateurs",
            Thing::Term => "termes",
            Thing::Facet => "facettes",
        };
        let status = self.status(thing, status);
        let ending = plural(count, "", "s");
        [&counted(count, one, many), " ", status, ending].concat()
    }

    fn difference(&self, from: &str, to: &str, counts: &[String]) -> String {
        let what = if counts.is_empty() {
            "rien ne change".to_owned()
        } else {
            counts.join(", ")
        };
        format!("De l’édition {from} à l’édition {to}\u{a0}: {what}.")
    }

    fn field(&self, field: Field) -> &'static str {
        match field {
            Field::Id => "Identifiant",
            Field::Title => "Titre",
            Field::Plain => "Phrase simple",
            Field::Summary => "Résumé",
            Field::Method => self.label(Label::Method),
            Field::Limits => "Limites",
            Field::Year => self.label(Label::Year),
            Field::UseLevel => "Niveau d’usage",
            Field::Organisations => "Organismes",
            Field::References => "Publications",
            Field::Terms(..) => "Termes",
            Field::Label => "Libellé",
            Field::Definition => "Définition",
            Field::Role => "Rôle",
            Field::Parent => "Terme parent",
            Field::Sign => "Signe",
            Field::Nature => "Nature",
            Field::Scale => "Échelle",
            Field::Dimension => "Dimension",
            Field::Caution => "Précaution",
            Field::Unit => "Unité",
            Field::Aggregation => "Règle de réunion",
            Field::Polarity => "Sens favorable",
            Field::Indicator => "Indicateur",
            Field::Subject => "Sujet",
            Field::Period => "Période",
            Field::Number => "Valeur",
            Field::Low => "Borne basse",
            Field::High => "Borne haute",
            Field::Interval => "Intervalle",
            Field::Text => "Texte",
            Field::Population => "Population",
            Field::Comparison => "Comparaison",
            Field::Proof => "Preuve",
            Field::Reference => "Publication",
            Field::Locator => "Endroit dans la publication",
            Field::AsOf => "Date du chiffre",
            Field::Highlight => "Mise en avant",
            Field::Case => "Cas",
            Field::Date => "Date",
            Field::Kind => "Type de décision",
            Field::Body => "Décideur",
            Field::Url => "Adresse",
        }
    }

    fn vocabulary(&self, field: Field, word: &str) -> Option<&'static str> {
        Some(match (field, word) {
            (Field::Aggregation, "none") => "aucune",
            (Field::Aggregation, "sum") => "somme",
            (Field::Aggregation, "median") => "médiane",
            (Field::Aggregation, "max") => "maximum",
            (Field::Polarity, "higher-better") => "plus haut est mieux",
            (Field::Polarity, "lower-better") => "plus bas est mieux",
            (Field::Polarity, "neutral") => "neutre",
            (Field::Nature, "quantitative") => "quantitatif",
            (Field::Nature, "qualitative") => "qualitatif",
            (Field::UseLevel, "secondary") => "secondaire",
            (Field::UseLevel, "primary") => "premier",
            (Field::UseLevel, "mixed") => "mixte",
            (Field::Scale, "ratio") => "rapport",
            (Field::Scale, "percent") => "pourcentage",
            (Field::Scale, "persons") => "personnes",
            (Field::Scale, "count") => "dénombrement",
            (Field::Scale, "rate") => "taux",
            (Field::Scale, "money") => "montant",
            (Field::Scale, "duration") => "durée",
            (Field::Scale, "number") => "nombre",
            (Field::Scale, "text") => "texte",
            (Field::Highlight, "true") => "oui",
            _ => return None,
        })
    }

    fn went(&self, status: Status, other: &str) -> String {
        let how = match status {
            Status::Withdrawn => "réuni à",
            _ => "faisait partie de",
        };
        format!("{how} «\u{a0}{other}\u{a0}»")
    }

    fn edition_years(&self, edition: &str, cases: u32, span: Option<(i32, i32)>) -> String {
        let span = span.map_or_else(String::new, |span| [", ", &years(span)].concat());
        format!("{edition}\u{a0}: {}{span}.", self.cases(cases))
    }

    fn share(&self, label: &str, cases: u32, whole: u32) -> String {
        let share = percent(cases, whole);
        let cases = self.cases(cases);
        format!("{label}\u{a0}: {cases} sur {} ({share}\u{a0}%)", n(whole))
    }

    fn decided_years(&self, decisions: u32, span: Option<(i32, i32)>) -> String {
        let Some(span) = span else {
            return "Aucune décision documentée.".into();
        };
        let dated = plural(decisions, "datée", "datées");
        format!("{} {dated} {}.", self.decisions(decisions), years(span))
    }

    fn only_selected(&self, cases: u32, whole: u32) -> String {
        let cases = self.cases(cases);
        format!(
            "Les figures portent sur la sélection\u{a0}: {cases} sur {}.",
            n(whole)
        )
    }

    fn redefined(&self, from: &str, to: &str, count: u32) -> String {
        let what = if count == 0 {
            self.edition_label(EditionLabel::SameDefinitions).to_owned()
        } else {
            let has = plural(count, "a", "ont");
            let its = plural(count, "ses", "leurs");
            let indicators = counted(count, "indicateur", "indicateurs");
            format!(
                "{indicators} {has} changé de définition, d’unité ou de règle de calcul\u{202f}; avant et après, {its} valeurs ne se comparent pas"
            )
        };
        format!("De {from} à {to}\u{a0}: {what}.")
    }
}
