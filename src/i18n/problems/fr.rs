//! In French.

use super::ProblemMessages;
use crate::dataset::{Level, Problem, ProblemKind, Resource};
use crate::i18n::fr::{Fr, n, plural};

fn bytes(number: u64) -> &'static str {
    if number < 2 { "octet" } else { "octets" }
}

impl ProblemMessages for Fr {
    fn problem(&self, problem: &Problem) -> String {
        use ProblemKind as K;
        match &problem.kind {
            K::NotLoaded => "Le fichier n’a pas pu être lu. Vérifiez qu’il se trouve bien à côté de datapackage.json.".into(),
            K::WrongBytes { promised, found } => format!(
                "Taille lue\u{a0}: {}\u{a0}{}, au lieu de {} selon datapackage.json. Le fichier a été coupé ou modifié\u{202F}; publiez à nouveau les deux ensemble.",
                n(*found as i64),
                bytes(*found),
                n(*promised as i64),
            ),
            K::WrongHash { found } => format!(
                "L’empreinte du fichier ({found}) n’est pas celle que donne datapackage.json\u{a0}: le fichier a été modifié. Publiez à nouveau les deux ensemble."
            ),
            K::UnknownDigest => "L’empreinte donnée n’est pas un SHA-256 («\u{a0}sha256:\u{a0}» et 64 chiffres hexadécimaux)\u{202F}; elle n’a pas été vérifiée.".into(),
            K::Utf16 => "Le fichier est en UTF-16. Enregistrez-le en CSV UTF-8.".into(),
            K::Windows1252 => "Le fichier n’est pas en UTF-8\u{202F}; il a été lu en Windows-1252. Enregistrez-le en CSV UTF-8.".into(),
            K::NotUtf8 => "La cellule contient des octets qui ne sont pas de l’UTF-8. Saisissez-la à nouveau.".into(),
            K::Delimiter(_) => "Le séparateur n’est pas la virgule\u{202F}; le fichier a été lu quand même.".into(),
            K::EmptyFile => "Le fichier est vide.".into(),
            K::MissingColumn => format!("La colonne «\u{a0}{}\u{a0}» manque\u{a0}: aucune ligne ne peut être lue. Ajoutez-la.", problem.column),
            K::MissingFacetColumn => format!("La facette «\u{a0}{}\u{a0}» n’a pas de colonne dans les cas\u{a0}: aucun cas n’y est classé.", problem.column),
            K::ExtraColumn => format!("La colonne «\u{a0}{}\u{a0}» n’est pas au contrat\u{202F}; elle n’est pas lue. Vérifiez son nom.", problem.column),
            K::RepeatedColumn => format!("La colonne «\u{a0}{}\u{a0}» figure deux fois\u{202F}; seule la première est lue.", problem.column),
            K::CellCount { found, expected } => format!(
                "La ligne a {found}\u{a0}{}, l’en-tête {expected}. Une virgule ou un guillemet manque peut-être.",
                plural(*found, "cellule", "cellules"),
            ),
            K::UnclosedQuote => "Un guillemet droit n’est pas fermé. Dans une cellule entre guillemets, doublez ceux du texte (\"\").".into(),
            K::LongCell { bytes: size } => format!(
                "Une cellule fait {}\u{a0}{}\u{a0}: un guillemet n’est sans doute pas fermé.",
                n(*size as i64),
                bytes(*size),
            ),
            K::Required => "La cellule est vide alors qu’elle est obligatoire.".into(),
            K::NotASlug => "L’identifiant doit être en minuscules sans accent, chiffres et traits d’union (exemple\u{a0}: «\u{a0}cas-2026\u{a0}»).".into(),
            K::NotAnInteger => "La cellule doit être un nombre entier, à partir de 1.".into(),
            K::NotAYear => "La cellule doit être une année à quatre chiffres.".into(),
            K::NotANumber => "La cellule doit être un nombre fini, avec un point pour les décimales et sans espace.".into(),
            K::DecimalComma => "Le nombre est écrit avec une virgule\u{202F}; il a été lu comme s’il avait un point.".into(),
            K::NotAChoice(words) => format!("La cellule doit être l’un de ces mots\u{a0}: {}.", words.join(", ")),
            K::NotADate => "La date doit exister et s’écrire AAAA, AAAA-MM ou AAAA-MM-JJ.".into(),
            K::NotAnAddress => "L’adresse doit commencer par https:// ou http:// et ne contenir aucune espace.".into(),
            K::NotADoi => "Le DOI doit s’écrire 10.xxxx/…, sans adresse devant.".into(),
            K::NotDigits => "La cellule ne doit contenir que des chiffres.".into(),
            K::NotATermKey => "Le terme doit s’écrire facette:identifiant.".into(),
            K::NotAView => "La vue doit commencer par #/ et ne contenir aucune espace.".into(),
            K::HiddenMark(code) => format!("Le texte contient un caractère invisible qui peut en changer la lecture (U+{code:04X}). Retirez-le."),
            K::Duplicate { first_line } => format!("Cette clé est déjà prise à la ligne {first_line}."),
            K::Dangling(resource) => format!("Aucune ligne lue de «\u{a0}{}\u{a0}» n’a cet identifiant\u{a0}: il manque, ou sa ligne a été laissée de côté.", resource.name()),
            K::NotATermOf(role) => format!("La facette dont le rôle est «\u{a0}{}\u{a0}» n’a pas ce terme.", role.word()),
            K::NotATermOfColumn => format!("La facette «\u{a0}{}\u{a0}» n’a pas ce terme.", problem.column),
            K::Cycle => "Les parents de ce terme ramènent à lui-même.".into(),
            K::RoleTaken { first_line } => format!("Une seule facette peut avoir ce rôle\u{202F}; la ligne {first_line} l’a déjà."),
            K::RoleMissing(role) => format!("Aucune facette n’a le rôle «\u{a0}{}\u{a0}», qui est obligatoire.", role.word()),
            K::ReservedFacet => "Une facette ne peut pas porter le nom d’une colonne des cas.".into(),
            K::MisplacedSign => "Ce signe n’a pas de sens dans cette facette\u{202F}; il n’est pas repris.".into(),
            K::SecondAbsence => "Un seul terme peut désigner les cas sans décision.".into(),
            K::AbsentDecision => "Ce terme désigne l’absence de décision\u{a0}: une décision ne peut pas l’avoir.".into(),
            K::NumberMissing => "L’indicateur est quantitatif\u{a0}: il faut un nombre.".into(),
            K::TextMissing => "L’indicateur est qualitatif\u{a0}: il faut un texte.".into(),
            K::IntervalOrder => "L’ordre doit être\u{a0}: borne basse ≤ valeur ≤ borne haute.".into(),
            K::CaseAndTerm => "Une valeur porte sur un cas ou sur un terme, pas sur les deux.".into(),
            K::NoSource => "La référence n’a ni DOI ni adresse\u{a0}: rien ne permet de la vérifier.".into(),
            K::SmallCount => "Ce nombre de personnes est entre 1 et 10\u{a0}: vérifiez que personne ne peut être reconnu.".into(),
        }
    }

    fn level(&self, level: Level) -> &'static str {
        match level {
            Level::Error => "Erreur",
            Level::Warning => "À vérifier",
        }
    }

    fn place(&self, resource: Resource, line: u32, column: &str) -> String {
        let name = resource.name();
        match (line, column) {
            (0, "") => name.to_owned(),
            (0, column) => format!("{name}, colonne {column}"),
            (line, "") => format!("{name}, ligne {line}"),
            (line, column) => format!("{name}, ligne {line}, colonne {column}"),
        }
    }
}
