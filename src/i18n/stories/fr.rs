//! In French.

use super::{StoryLabel, StoryMessages};
use crate::i18n::fr::Fr;

impl StoryMessages for Fr {
    fn story_label(&self, label: StoryLabel) -> &'static str {
        match label {
            StoryLabel::Stories => "Présenter",
            StoryLabel::OfEdition => "Les séquences de l’édition",
            StoryLabel::Play => "Commencer",
            StoryLabel::Own => "Ma séquence",
            StoryLabel::OwnHelp => {
                "Dans l’explorateur, sur un graphique ou une fiche, «\u{a0}Ajouter la vue à ma séquence\u{a0}» (en bas de page) prend la vue comme étape. La séquence reste dans cette page, et dans le fichier où vous l’enregistrez."
            }
            StoryLabel::StepTitle => "Titre",
            StoryLabel::StepText => "Texte",
            StoryLabel::StepView => "Vue",
            StoryLabel::MoveUp => "Monter",
            StoryLabel::MoveDown => "Descendre",
            StoryLabel::Remove => "Retirer",
            StoryLabel::Save => "Enregistrer la séquence",
            StoryLabel::Open => "Ouvrir une séquence enregistrée",
            StoryLabel::BadFile => "Ce fichier n’est pas une séquence enregistrée ici.",
            StoryLabel::Next => "Étape suivante",
            StoryLabel::Back => "Étape précédente",
            StoryLabel::First => "Première étape",
            StoryLabel::Last => "Dernière étape",
            StoryLabel::Steps => "Liste des étapes",
            StoryLabel::Filter => "Filtrer la vue",
            StoryLabel::Return => "Revenir à l’étape",
            StoryLabel::Meaning => "Ce que veut dire le chiffre",
            StoryLabel::Code => "Code à scanner",
            StoryLabel::CodeTooLong => "L’adresse est trop longue pour un code\u{a0}:",
            StoryLabel::Blank => "Éteindre l’écran",
            StoryLabel::Light => "Rallumer l’écran",
            StoryLabel::Full => "Plein écran",
            StoryLabel::Hide => "Masquer les commandes",
            StoryLabel::Presenter => "Fenêtre du présentateur",
            StoryLabel::Audience => "Fenêtre du public",
            StoryLabel::Keys => "Touches",
            StoryLabel::Leave => "Quitter la présentation",
            StoryLabel::Close => "Fermer",
            StoryLabel::Controls => "Commandes de la présentation",
            StoryLabel::FilterText => "Un mot, une source, un usage…",
            StoryLabel::Notes => "Notes",
            StoryLabel::NoNotes => "Pas de notes pour cette étape.",
            StoryLabel::NextIs => "Ensuite",
            StoryLabel::Ends => "C’est la dernière étape.",
            StoryLabel::Clock => "Heure",
            StoryLabel::Elapsed => "Écoulé",
            StoryLabel::Restart => "Remettre à zéro",
            StoryLabel::Nothing => "Cette étape n’existe pas dans cette page.",
            StoryLabel::Limits => "Limites",
            StoryLabel::Unit => "Unité",
            StoryLabel::Caution => "Ce qu’il ne dit pas",
            StoryLabel::MostFrequent => "Les plus fréquents\u{a0}; tous sont dans l’explorateur.",
            StoryLabel::SeeView => "Voir la page",
            StoryLabel::Without => "sans",
        }
    }

    fn step_of(&self, step: usize, of: usize) -> String {
        format!("Étape {step} sur {of}")
    }

    fn key_name(&self, key: &'static str) -> &'static str {
        match key {
            "Space" => "Espace",
            "PageDown" => "Page suivante",
            "PageUp" => "Page précédente",
            "Shift+Space" => "Maj + Espace",
            "Home" => "Début",
            "End" => "Fin",
            "Escape" => "Échap",
            other => other,
        }
    }
}
