//! In French.

use super::{ExportLabel, ExportMessages, FrameMessages};
use crate::i18n::fr::Fr;
use crate::i18n::number::whole;
use crate::i18n::{Lang, Messages};

impl FrameMessages for Fr {
    fn open_explorer(&self) -> &'static str {
        "Ouvrir dans l’explorateur"
    }
}

impl ExportMessages for Fr {
    fn export_label(&self, label: ExportLabel) -> &'static str {
        match label {
            ExportLabel::TakeSelection => "Emporter ces cas",
            ExportLabel::Cite => "Citer cette vue",
            ExportLabel::Share => "Partager",
            ExportLabel::CopyAddress => "Copier l’adresse",
            ExportLabel::ShareDevice => "Partager avec cet appareil…",
            ExportLabel::Code => "Code à scanner",
            ExportLabel::CodeTooLong => "L’adresse est trop longue pour un code. La voici\u{a0}:",
            ExportLabel::OnlyHere => "Cette adresse ne fonctionne que sur cet ordinateur.",
            ExportLabel::Embed => "Intégrer dans une page",
            ExportLabel::EmbedThis => "Cette édition",
            ExportLabel::EmbedNewest => "Toujours la plus récente",
            ExportLabel::EmbedCode => "Code à copier",
            ExportLabel::CopyCode => "Copier le code",
            ExportLabel::TakeBack => "Retirer du dossier",
            ExportLabel::EmptyDossier => {
                "Le dossier est vide. Dans la liste ou sur une fiche, «\u{a0}Mettre au dossier\u{a0}» y range un cas."
            }
            ExportLabel::DossierTitle => "Titre du dossier",
            ExportLabel::DossierNote => "Note pour tout le dossier",
            ExportLabel::CaseNote => "Note pour ce cas",
            ExportLabel::Keep => "Garder titre et notes sur cet appareil",
            ExportLabel::NotesStay => {
                "Titre et notes restent dans cette page\u{a0}; ils ne sont ni dans l’adresse ni dans le code."
            }
            ExportLabel::SaveFile => "Enregistrer le dossier",
            ExportLabel::OpenFile => "Ouvrir un dossier enregistré",
            ExportLabel::BadFile => "Ce fichier n’est pas un dossier enregistré ici.",
            ExportLabel::Print => "Imprimer ou enregistrer en PDF",
            ExportLabel::MoveUp => "Monter",
            ExportLabel::MoveDown => "Descendre",
            ExportLabel::SummaryTable => "Vue d’ensemble",
            ExportLabel::Bibliography => "Bibliographie",
            ExportLabel::NotSaid => "Ce que ces chiffres ne disent pas",
            ExportLabel::NotAdded => {
                "Les populations de plusieurs études se recoupent\u{a0}: les nombres de personnes de plusieurs cas ne s’additionnent pas."
            }
            ExportLabel::NotCause => {
                "Un lien observé ne prouve pas une cause, et l’absence d’un cas ne prouve pas qu’il n’y en a pas."
            }
            ExportLabel::ReadWithLimits => {
                "Chaque chiffre se lit avec sa population, sa période, son intervalle et les limites de son cas."
            }
            ExportLabel::Working => "Préparation…",
            ExportLabel::Height => "Hauteur (pixels)",
        }
    }

    fn save_cases(&self, kind: &str, cases: usize) -> String {
        format!("{kind} ({})", self.cases(cases as u32))
    }

    fn save_values(&self, kind: &str, values: usize) -> String {
        let plural = if values > 1 { "s" } else { "" };
        format!(
            "{kind} ({}\u{a0}valeur{plural})",
            whole(values as i64, Lang::Fr)
        )
    }

    fn save_references(&self, kind: &str, references: usize) -> String {
        let plural = if references > 1 { "s" } else { "" };
        format!(
            "{kind} ({}\u{a0}référence{plural})",
            whole(references as i64, Lang::Fr)
        )
    }

    fn for_excel(&self) -> &'static str {
        "CSV pour Excel"
    }

    fn dossier_of(&self, cases: usize) -> String {
        format!("Dossier ({})", self.cases(cases as u32))
    }

    fn plain_words(&self) -> &'static str {
        "En une phrase"
    }

    fn address(&self) -> &'static str {
        "Adresse"
    }

    fn value(&self) -> &'static str {
        "Valeur"
    }

    fn low(&self) -> &'static str {
        "Borne basse"
    }

    fn high(&self) -> &'static str {
        "Borne haute"
    }

    fn kind_of_interval(&self) -> &'static str {
        "Intervalle"
    }

    fn unit(&self) -> &'static str {
        "Unité"
    }

    fn what_is_counted(&self) -> &'static str {
        "Ce qui est compté"
    }

    fn locator(&self) -> &'static str {
        "Page ou tableau"
    }
}
