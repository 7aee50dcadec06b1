//! French, with its typography: U+00A0 before `:` and inside « », U+202F before `; ! ?`.

use super::number::{whole, written};
use super::{
    Citation, FigureLabel, FigureMessages, Label, Lang, LoadFailure, Messages, cite, lower_first,
};
use crate::aggregate::Heading;
use crate::dataset::model::PartialDate;
use crate::dataset::package::PackageError;
use crate::dataset::{ReferenceType, Role, UseLevel};
use crate::selection::Sort;

/// The French messages.
pub(super) struct Fr;

pub(super) fn n(number: impl Into<i64>) -> String {
    whole(number, Lang::Fr)
}

/// French counts 0 and 1 in the singular.
pub(super) fn plural<'a>(number: u32, one: &'a str, many: &'a str) -> &'a str {
    if number < 2 { one } else { many }
}

/// A number with its noun, which stay on one line.
pub(super) fn counted(number: u32, one: &str, many: &str) -> String {
    [&n(number), "\u{a0}", plural(number, one, many)].concat()
}

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

impl Messages for Fr {
    fn indicator(&self) -> &'static str {
        "Indicateur"
    }

    #[expect(clippy::too_many_lines, reason = "a line for each label")]
    fn label(&self, label: Label) -> &'static str {
        match label {
            Label::Name => "À quoi ont servi les données de santé\u{202F}?",
            Label::SkipToResults => "Aller aux résultats",
            Label::Language => "Langue",
            Label::Filters => "Filtres",
            Label::CloseFilters => "Voir les cas",
            Label::Search => "Rechercher",
            Label::Reset => "Tout effacer",
            Label::ChosenFilters => "Filtres choisis",
            Label::Except => "sauf",
            Label::AnyOf => "au moins un",
            Label::AllOf => "tous à la fois",
            Label::Combine => "Les termes choisis",
            Label::Years => "Année de publication",
            Label::YearFrom => "De",
            Label::YearTo => "à",
            Label::AnyYear => "toutes",
            Label::UseLevel => "Niveau d’usage",
            Label::OtherFilters => "Autres filtres",
            Label::NoCase => "Aucun cas documenté",
            Label::NoCaseAdvice => {
                "Cette combinaison ne correspond à aucun cas de l’édition. Cela ne prouve pas qu’il n’en existe pas. Retirez un filtre\u{a0}:"
            }
            Label::SortBy => "Trier par",
            Label::Table => "Tableau",
            Label::InSelection => "Cas de la sélection",
            Label::InEdition => "Cas de l’édition",
            Label::Year => "Année",
            Label::Cases => "Cas",
            Label::Charts => "Graphiques",
            Label::BackToCases => "Retour aux cas",
            Label::PreviousCase => "Cas précédent",
            Label::NextCase => "Cas suivant",
            Label::Finding => "Un résultat de cette édition",
            Label::ReadCase => "Lire le cas, sa méthode et ses limites",
            Label::Summary => "Résumé",
            Label::Method | Label::PageMethod => "Méthode",
            Label::Limits => "Limites",
            Label::Results => "Résultats",
            Label::Decisions => "Décisions",
            Label::References => "Références",
            Label::Classified => "Classement du cas",
            Label::Organisations => "Organismes",
            Label::NoDecision => "Aucune décision documentée.",
            Label::NoValue => "Aucun résultat renseigné dans cette édition.",
            Label::NotGiven => "non renseigné dans cette édition",
            Label::NoPopulation => "non précisée",
            Label::Population => "Population",
            Label::Comparison => "Comparaison",
            Label::Proof => "Preuve",
            Label::Reference => "Référence",
            Label::AboutDecision => "page sur cette décision",
            Label::BeforePublication => "avant la publication",
            Label::OpenLocal => "Ouvrir un fichier local",
            Label::OpenLocalHelp => {
                "Vérifier un brouillon d’édition avant de le publier\u{a0}: choisissez son dossier ou une archive zip. Rien n’est envoyé\u{a0}: tout est lu dans cette page."
            }
            Label::ChooseFolder => "Choisir un dossier",
            Label::ChooseZip => "Choisir une archive zip",
            Label::LeaveDraft => "Quitter le brouillon",
            Label::Problems => "Problèmes de l’édition",
            Label::Resource => "Fichier",
            Label::Line => "Ligne",
            Label::Column => "Colonne",
            Label::Found => "Valeur lue",
            Label::What => "Problème",
            Label::Loading => "Chargement de l’édition",
            Label::Coming => "Décisions et résultats arrivent…",
            Label::AllHere => "Décisions et résultats sont là.",
            Label::DecisionsComing => "…\u{a0}décisions",
            Label::SearchLater => "La recherche répondra dès que toute l’édition sera là.",
            Label::Retry => "Réessayer",
            Label::RawData => "Données de l’édition",
            Label::Licence => "Licence",
            Label::Missing => "Cette page n’existe pas",
            Label::Home => "Tous les cas",
            Label::AddressNotices => "Dans l’adresse demandée\u{a0}:",
            Label::SearchKeys => "Touches\u{a0}: / recherche, ↓ suggestions, Entrée liste",
            Label::Suggestions => "Suggestions",
            Label::Similar => {
                "Aucun cas ne contient ces mots tels quels\u{a0}: des mots proches ont été cherchés."
            }
            Label::ForMe => "Pour moi",
            Label::ForMeHelp => "ce qui me concerne",
            Label::SearchTerm => "Chercher un terme",
            Label::NoTerm => "Aucun terme ne contient ces lettres",
            Label::Compact => "Titres seuls",
            Label::ToList => "Aller à la liste des cas",
            Label::Selection => "Cas de la sélection, dans l’ordre de la liste",
            Label::Chain => "Des données au bénéfice",
            Label::Data => "Données",
            Label::People => "Personnes",
            Label::Result => "Résultat",
            Label::Decision => "Décision",
            Label::Benefit => "Pourrait bénéficier à",
            Label::Claims => "Ce que l’on peut dire, et ce que l’on ne peut pas",
            Label::MaySay => "On peut dire",
            Label::MayNotSay => "Ce que ces résultats ne disent pas",
            Label::NothingSaid => "Aucun résultat n’a ce statut dans cette édition.",
            Label::SeeLimits => "Les limites du cas sont dites plus haut.",
            Label::Publication => "publication",
            Label::NoEffect => "1\u{a0}: pas de différence",
            Label::Related => "Cas proches",
            Label::NoRelated => "Aucun autre cas de l’édition ne partage ces termes.",
            Label::Cite => "Citer ce cas",
            Label::Copy => "Copier",
            Label::Copied => "Copié.",
            Label::NotCopied => "Le navigateur n’a pas permis la copie.",
            Label::Take => "Emporter",
            Label::CopyImage => "Copier l’image",
            Label::NotInSelection => "Ce cas n’est pas dans la sélection.",
            Label::Period => "Période",
            Label::Close => "Fermer",
            Label::SearchHint => "maladie, médicament…",
            Label::NothingBesides => "Rien d’autre que ce qui est filtré",
            Label::Alone => "Voir ce graphique seul",
            Label::PreviousPage => "Page précédente",
            Label::NextPage => "Page suivante",
            Label::MoreCharts => "Autres graphiques",
            Label::NoPackage => {
                "Aucun fichier datapackage.json n’a été trouvé. Choisissez le dossier, ou l’archive, qui le contient."
            }
            Label::BadZip => {
                "Cette archive ne peut pas être lue. Refaites un zip du dossier de l’édition, sans mot de passe, ou choisissez le dossier lui-même."
            }
            Label::Indicators => "Indicateurs",
            Label::Sources => "Sources de données",
            Label::Glossary => "Glossaire",
            Label::Barometer => "Baromètre",
            Label::Diff => "Ce qui change entre deux éditions",
            Label::Compare => "Comparer deux sélections",
            Label::AboutSources => "Ce que l’on sait de ces sources",
            Label::PutAside => "Mettre au dossier",
            Label::Dossier => "Dossier",
            Label::Present => "Présenter",
            Label::AddStep => "Ajouter la vue à ma séquence",
            Label::Share => "Emporter, citer, partager",
            Label::PartMissing => {
                "Cette partie de l’explorateur n’a pas pu être chargée. Vérifiez la connexion, puis réessayez."
            }
            Label::NewEdition => "Une nouvelle édition est disponible.",
            Label::TakeEdition => "Ouvrir la nouvelle édition",
            Label::NewBuild => "Une nouvelle version de l’explorateur est disponible.",
            Label::TakeBuild => "Recharger la page",
            Label::Offline => {
                "Hors connexion\u{a0}: les publications citées ne peuvent pas être ouvertes."
            }
            Label::Ratios => "Rapports et leur intervalle",
            Label::PeopleByValue => "Nombres de personnes",
            Label::ToDecision => "De la publication à la décision",
            Label::National => "Séries nationales",
            Label::Reading => "Lecture",
            Label::ReadPlainly => "simple",
            Label::ReadInDetail => "détaillée",
            Label::Details => "Précisions",
            Label::Locator => "Page ou tableau",
            Label::SitePages => "Pages",
        }
    }

    fn cases(&self, cases: u32) -> String {
        format!("{}\u{a0}cas", n(cases))
    }

    fn tagline(&self, cases: u32) -> String {
        format!(
            "{} {} où des données de santé ont servi une seconde fois\u{a0}: pour quoi, pour qui, et avec quelles limites.",
            self.cases(cases),
            plural(cases, "documenté", "documentés"),
        )
    }

    fn edition(&self, id: &str) -> String {
        format!("Édition {id}")
    }

    fn figures(&self, heading: &Heading) -> Vec<String> {
        let Heading {
            cases,
            whole,
            decisions,
            years,
            measured,
            set_aside: _,
        } = heading;
        let count = if cases == whole {
            self.cases(*cases)
        } else {
            format!("{} sur {}", self.cases(*cases), n(*whole))
        };
        let mut figures = vec![count, self.decisions(*decisions)];
        match years {
            Some((from, to)) if from == to => figures.push(from.to_string()),
            Some((from, to)) => figures.push(format!("{from}–{to}")),
            None => {}
        }
        if *cases > 0 {
            let word = plural(*measured, "cas mesuré", "cas mesurés");
            figures.push(format!("{}\u{a0}{word} sur {}", n(*measured), n(*cases)));
        }
        figures
    }

    fn set_aside(&self, number: u32, level: UseLevel) -> String {
        let level = match level {
            UseLevel::Secondary => "d’usage secondaire",
            UseLevel::Primary => "d’usage premier",
            UseLevel::Mixed => "d’usage mixte",
        };
        let counted = plural(number, "non compté", "non comptés");
        format!("{} {level} {counted}", self.cases(number))
    }

    fn use_level(&self, level: UseLevel) -> &'static str {
        match level {
            UseLevel::Secondary => "Usage secondaire",
            UseLevel::Primary => "Usage premier",
            UseLevel::Mixed => "Usage mixte",
        }
    }

    fn sort(&self, sort: Sort) -> &'static str {
        match sort {
            Sort::Relevance => "pertinence",
            Sort::Year => "année, du plus récent au plus ancien",
            Sort::Title => "titre",
            Sort::Proof => "force de la preuve",
        }
    }

    fn changed(&self, now: u32, before: u32, filters: &[String]) -> String {
        let count = if now == 0 {
            self.label(Label::NoCase).to_owned()
        } else {
            self.cases(now)
        };
        let change = match now.cmp(&before) {
            std::cmp::Ordering::Less => format!(", {} de moins", n(before - now)),
            std::cmp::Ordering::Equal => String::new(),
            std::cmp::Ordering::Greater => format!(", {} de plus", n(now - before)),
        };
        let filters = match filters {
            [] => "sans filtre".to_owned(),
            [filter] => format!("seul filtre\u{a0}: {filter}"),
            filters => format!("{} filtres\u{a0}: {}", filters.len(), filters.join(", ")),
        };
        format!("{count}{change}\u{202F}; {filters}.")
    }

    fn decisions(&self, number: u32) -> String {
        let word = plural(number, "décision", "décisions");
        format!("{}\u{a0}{word}", n(number))
    }

    fn suggestion(&self, facet: &str, cases: u32) -> String {
        format!("{}, {}", lower_first(facet), self.cases(cases))
    }

    fn case_of(&self, year: i32) -> String {
        format!("cas, {year}")
    }

    fn colon(&self) -> &'static str {
        "\u{a0}: "
    }

    fn and_others(&self, number: usize) -> String {
        format!("et {number} {}", plural(number as u32, "autre", "autres"))
    }

    fn related_by(&self, terms: &[String], publication: bool) -> String {
        let terms = terms.join(", ");
        match (publication, terms.is_empty()) {
            (true, true) => "Même publication".to_owned(),
            (true, false) => format!("Même publication\u{202F}; en commun\u{a0}: {terms}"),
            (false, _) => format!("En commun\u{a0}: {terms}"),
        }
    }

    fn selection(&self, filters: &[String], cases: u32, whole: u32) -> String {
        let count = format!("{} sur {}", self.cases(cases), n(whole));
        if filters.is_empty() {
            format!("Sans filtre\u{a0}: {}", self.cases(cases))
        } else {
            format!("Sélection\u{a0}: {} – {count}", filters.join(", "))
        }
    }

    fn source(&self, title: &str, version: &str, accessed: PartialDate) -> String {
        let date = self.date(accessed);
        format!("Source\u{a0}: {title}, version\u{a0}{version}, consultée le {date}")
    }

    fn csv(&self, rows: usize) -> String {
        let lines = plural(rows as u32, "ligne", "lignes");
        format!("CSV ({}\u{a0}{lines})", n(rows as u32))
    }

    fn shown_page(&self, page: u32, pages: u32) -> String {
        format!("page {page} sur {pages}")
    }

    fn search_in(&self, facet: &str) -> String {
        format!("Chercher un terme\u{a0}: {facet}")
    }

    fn except(&self, term: &str) -> String {
        format!("sauf {term}")
    }

    fn searching(&self, text: &str) -> String {
        format!("recherche\u{a0}: {text}")
    }

    fn remove(&self, filter: &str) -> String {
        format!("Retirer le filtre {filter}")
    }

    fn open_filters(&self, filters: usize, cases: u32) -> String {
        let filters = if filters == 0 {
            String::new()
        } else {
            format!(" ({filters})")
        };
        format!("Filtrer{filters} — {}", self.cases(cases))
    }

    fn chosen(&self, number: usize) -> String {
        format!("{number} {}", plural(number as u32, "choisi", "choisis"))
    }

    fn below(&self, term: &str) -> String {
        format!("Détail de {term}")
    }

    fn years(&self, from: Option<i32>, to: Option<i32>) -> String {
        match (from, to) {
            (Some(from), Some(to)) if from == to => format!("publiés en {from}"),
            (Some(from), Some(to)) => format!("publiés de {from} à {to}"),
            (Some(from), None) => format!("publiés depuis {from}"),
            (None, Some(to)) => format!("publiés jusqu’en {to}"),
            (None, None) => "toutes les années".into(),
        }
    }

    fn chart_name(&self, facet: &str) -> String {
        format!("Par {}", lower_first(facet))
    }

    fn crossed_name(&self, one: &str, other: &str) -> String {
        format!("Par {} et {}", lower_first(one), lower_first(other))
    }

    fn chart_sentence(
        &self,
        role: Option<Role>,
        besides: bool,
        term: &str,
        part: u32,
        cases: u32,
    ) -> String {
        let share = format!("{} sur {}", self.cases(part), n(cases));
        let what = match role {
            Some(Role::Source) => "Source la plus employée",
            Some(Role::Usage) => "Usage le plus fréquent",
            Some(Role::Beneficiary) => "Bénéficiaires possibles les plus cités",
            _ => "Le plus fréquent",
        };
        let besides = if besides { ", à côté du filtre" } else { "" };
        format!("{what}{besides}\u{a0}: {term}, dans {share}")
    }

    fn years_sentence(&self, cases: u32, range: (i32, i32), half: i32) -> String {
        let (from, to) = range;
        let when = if from == to {
            format!("en {from}")
        } else {
            format!("de {from} à {to}")
        };
        let word = plural(cases, "publié", "publiés");
        // Where all are of a year or two, half of them say nothing more.
        let half = if half == from {
            String::new()
        } else {
            format!("\u{202F}; au moins la moitié depuis {half}")
        };
        format!("{} {word} {when}{half}", self.cases(cases))
    }

    fn bar(&self, label: &str, part: u32, whole: u32) -> String {
        format!(
            "{label}\u{a0}: {} sur {} dans l’édition",
            self.cases(part),
            n(whole)
        )
    }

    fn shown_of(&self, shown: usize, all: usize) -> String {
        let (shown, all) = (shown as u32, all as u32);
        let word = plural(shown, "affiché", "affichés");
        format!("{} {word} sur {}", n(shown), n(all))
    }

    fn place_in(&self, at: usize, of: usize) -> String {
        format!("Cas {at} sur {of} de la sélection")
    }

    fn show_more(&self, number: usize) -> String {
        format!("Afficher {} de plus", self.cases(number as u32))
    }

    fn published(&self, year: i32) -> String {
        format!("Publié en {year}")
    }

    fn interval(&self, kind: &str, low: &str, high: &str) -> String {
        let kind = match kind {
            "95% CI" => "IC à 95\u{a0}%",
            "range" => "fourchette",
            other => other,
        };
        let separator = if kind.is_empty() { "" } else { "\u{a0}: " };
        let d = |number| written(number, Lang::Fr);
        match (low, high) {
            ("", "") => kind.to_owned(),
            ("", high) => format!("{kind}{separator}au plus {}", d(high)),
            (low, "") => format!("{kind}{separator}au moins {}", d(low)),
            (low, high) => format!("{kind}{separator}{} à {}", d(low), d(high)),
        }
    }

    fn date(&self, date: PartialDate) -> String {
        let PartialDate { year, month, day } = date;
        let name = usize::from(month)
            .checked_sub(1)
            .and_then(|at| MONTHS.get(at));
        match (name, day) {
            (Some(name), 0) => format!("{name} {year}"),
            (Some(name), 1) => format!("1er {name} {year}"),
            (Some(name), day) => format!("{day} {name} {year}"),
            (None, _) => year.to_string(),
        }
    }

    fn citation(&self, cited: &Citation) -> String {
        let quoted = format!("«\u{a0}{}\u{a0}»", cited.case);
        let (accessed, date) = match cited.accessed {
            Some(date) if date.day == 0 => (" (consulté en ", self.date(date)),
            Some(date) => (" (consulté le ", self.date(date)),
            None => ("", String::new()),
        };
        cite(cited, &quoted, ", édition ", accessed, &date)
    }

    fn reference_type(&self, kind: ReferenceType) -> &'static str {
        match kind {
            ReferenceType::Article => "article",
            ReferenceType::Report => "rapport",
            ReferenceType::Dataset => "jeu de données",
            ReferenceType::Web => "page web",
            ReferenceType::Law => "texte de droit",
            ReferenceType::Press => "presse",
        }
    }

    fn draft(&self, edition: &str) -> String {
        format!(
            "Brouillon {edition}, ouvert depuis cet appareil\u{a0}: ce n’est pas une édition publiée."
        )
    }

    fn problem_count(&self, problems: usize, rows: u32) -> String {
        let problems = problems as u32;
        format!(
            "{} {}, {} {} de côté",
            n(problems),
            plural(problems, "problème", "problèmes"),
            n(rows),
            plural(rows, "ligne laissée", "lignes laissées"),
        )
    }

    fn package_error(&self, error: &PackageError) -> String {
        match error {
            PackageError::Json {
                line,
                column,
                message,
            } => format!(
                "datapackage.json n’est pas lisible, ligne {line}, colonne {column} ({message}). Corrigez-le ou refaites-le."
            ),
            PackageError::Edition(found) if found.is_empty() => {
                "datapackage.json ne nomme pas l’édition. Ajoutez-y «\u{a0}\"edition\": \"2026\"\u{a0}».".into()
            }
            PackageError::Edition(found) => format!(
                "Le nom d’édition «\u{a0}{found}\u{a0}» ne convient pas\u{a0}: minuscules sans accent, chiffres et traits d’union seulement."
            ),
            PackageError::Path { resource, path } => format!(
                "Le fichier de «\u{a0}{}\u{a0}» («\u{a0}{path}\u{a0}») doit se trouver dans le dossier de l’édition.",
                resource.name()
            ),
            PackageError::Repeated(resource) => format!(
                "datapackage.json nomme deux fois la ressource «\u{a0}{}\u{a0}». Gardez-en une.",
                resource.name()
            ),
            PackageError::Missing(resource) => format!(
                "datapackage.json ne nomme pas la ressource «\u{a0}{}\u{a0}», sans laquelle il n’y a pas d’édition.",
                resource.name()
            ),
        }
    }

    fn not_loaded(&self, address: &str, why: &LoadFailure) -> String {
        let why = match why {
            LoadFailure::Status(status) => format!("le serveur a répondu {status}"),
            LoadFailure::TimeOut(seconds) => {
                let word = plural(*seconds, "seconde", "secondes");
                format!("rien n’est arrivé en {}\u{a0}{word}", n(*seconds))
            }
            LoadFailure::Network => "la connexion a échoué ou a été coupée".into(),
            LoadFailure::Content(what) => format!("le contenu n’est pas celui attendu ({what})"),
            LoadFailure::TooLarge(most) => {
                return format!(
                    "L’édition est trop grande pour un navigateur\u{a0}: ses fichiers dépassent ensemble {}\u{a0}Mo ({address}). Prenez les données brutes, ou publiez-la en plusieurs éditions.",
                    n((*most / 1_000_000) as i64)
                );
            }
        };
        format!(
            "Le fichier {address} n’a pas pu être chargé\u{a0}: {why}. Vérifiez la connexion, puis réessayez."
        )
    }

    fn progress(&self, done: u64, of: u64) -> String {
        let kilo = |bytes: u64| n((bytes / 1000) as i64);
        format!("{}\u{a0}ko sur {}", kilo(done), kilo(of))
    }

    fn nothing_readable(&self, edition: &str) -> String {
        format!(
            "Aucun cas de l’édition {edition} ne peut être lu. Les problèmes ci-dessous disent pourquoi\u{202F}; corrigez-les, ou ouvrez une autre édition."
        )
    }

    fn no_such_edition(&self, id: &str) -> String {
        format!(
            "L’édition «\u{a0}{id}\u{a0}» n’est pas publiée ici. Elle n’est pas remplacée par une autre, dont les chiffres pourraient différer. Choisissez une édition\u{a0}:"
        )
    }

    fn open_edition(&self, id: &str) -> String {
        format!("Ouvrir l’édition {id}")
    }

    fn unknown_key(&self, key: &str) -> String {
        format!(
            "«\u{a0}{key}\u{a0}» n’est pas un filtre de cette édition\u{202F}; il n’est pas appliqué."
        )
    }

    fn unknown_term(&self, facet: &str, id: &str) -> String {
        format!(
            "«\u{a0}{id}\u{a0}» n’est pas un terme de «\u{a0}{facet}\u{a0}»\u{202F}; il n’est pas appliqué."
        )
    }

    fn unknown_value(&self, key: &str, value: &str) -> String {
        format!(
            "«\u{a0}{value}\u{a0}» n’est pas une valeur possible de «\u{a0}{key}\u{a0}»\u{202F}; elle n’est pas appliquée."
        )
    }

    fn former(&self, id: &str, today: &str) -> String {
        format!(
            "«\u{a0}{id}\u{a0}» s’appelle aujourd’hui «\u{a0}{today}\u{a0}»\u{202F}; l’adresse a été mise à jour."
        )
    }

    fn unknown_path(&self, path: &str) -> String {
        format!("Il n’y a rien à l’adresse «\u{a0}{path}\u{a0}» dans cette édition.")
    }
}

impl FigureMessages for Fr {
    fn figure_label(&self, label: FigureLabel) -> &'static str {
        match label {
            FigureLabel::AllCases => "Tous les cas",
            FigureLabel::Common(label) => self.label(label),
            FigureLabel::Undocumented => "non documenté",
            FigureLabel::YearsByNote => {
                "Un cas compte une fois dans la première ligne et une fois dans celle de chacun de ses termes\u{a0}: les lignes ne s’additionnent pas. Toutes ont la même échelle."
            }
            FigureLabel::FlowNote => {
                "Un ruban est aussi épais que le nombre de cas qui ont ses deux termes. Un cas qui a plusieurs termes compte dans plusieurs rubans\u{a0}: ensemble, les rubans d’un terme peuvent compter plus de cas que lui."
            }
            FigureLabel::NationalNote => {
                "Ces valeurs n’appartiennent à aucun cas\u{a0}: les filtres ne les changent pas. Chaque échelle part de zéro. Trait épais\u{a0}: années qui se suivent, dans une même publication\u{202f}; trait fin\u{a0}: publications différentes\u{202f}; trait vertical\u{a0}: ce qui est compté change\u{202f}; rectangle vide\u{a0}: années sans valeur."
            }
            FigureLabel::NoNational => "Cette édition n’a aucune série nationale.",
            FigureLabel::Value => "Valeur",
            FigureLabel::Unit => "Unité",
            FigureLabel::WhatIsCounted => "Ce qui est compté",
            FigureLabel::Interval => "Intervalle",
            FigureLabel::TenTimes => {
                "D’un trait vertical au suivant\u{a0}: dix fois plus de personnes"
            }
            FigureLabel::SamePeople => "une même personne peut être comptée dans plusieurs",
            FigureLabel::ColumnsOfValues => "chaque colonne compte des valeurs",
            FigureLabel::EarlierDecision => "Décision d’une année antérieure",
            FigureLabel::DateOfDecision => "Date de la décision",
            FigureLabel::Order => "Ordre",
            FigureLabel::ToldBy => "Distinguer les cas par",
            FigureLabel::Rows => "Lignes",
            FigureLabel::Columns => "Colonnes",
            FigureLabel::Body => "Décideur",
            FigureLabel::TableActs => {
                "Il y a trop de formes pour un bouton chacune\u{a0}: le tableau permet de choisir."
            }
            FigureLabel::TopTerms => {
                "Il y a trop de cellules\u{a0}: seuls les termes de premier niveau sont montrés, et le tableau permet de choisir."
            }
            FigureLabel::Case => "Cas",
        }
    }

    fn semicolon(&self) -> &'static str {
        "\u{202F}; "
    }

    fn values_in(&self, values: u32, cases: u32) -> String {
        let values = counted(values, "valeur", "valeurs");
        [&values, " dans ", &self.cases(cases)].concat()
    }

    fn across(&self, across: u32, intervals: u32) -> String {
        let contain = plural(across, "contient", "contiennent");
        let across = counted(across, "intervalle", "intervalles");
        let intervals = n(intervals);
        [
            &across,
            " sur ",
            &intervals,
            " ",
            contain,
            " 1 (pas de différence)",
        ]
        .concat()
    }

    fn without_interval(&self, values: u32) -> String {
        counted(values, "valeur", "valeurs") + " sans intervalle"
    }

    fn people_range(&self, from: &str, to: &str) -> String {
        ["de ", from, " à ", to, "\u{a0}personnes"].concat()
    }

    fn decided(&self, decided: u32, cases: u32) -> String {
        let (decided, cases) = (self.cases(decided), n(cases));
        [
            "Une décision est documentée pour ",
            &decided,
            " sur ",
            &cases,
        ]
        .concat()
    }

    fn decided_when(&self, before: u32, same: u32, after: u32) -> String {
        let [before, same, after] = [self.decisions(before), n(same), n(after)];
        let year = " avant l’année de publication, ";
        [&before, year, &same, " la même année, ", &after, " après"].concat()
    }

    fn undecided(&self, cases: u32) -> String {
        self.cases(cases) + " sans décision"
    }

    fn rows_drawn(&self, first: usize, last: usize, all: usize) -> String {
        let [first, last, all] = [first, last, all].map(|at| n(at as i64));
        let table = " ici, toutes dans le tableau";
        ["lignes ", &first, " à ", &last, " sur ", &all, table].concat()
    }

    fn panels_drawn(&self, first: usize, last: usize, all: usize) -> String {
        let [first, last, all] = [first, last, all].map(|at| n(at as i64));
        let table = " ici, toutes dans le tableau";
        ["séries ", &first, " à ", &last, " sur ", &all, table].concat()
    }

    fn off_axis(&self, values: u32) -> String {
        counted(values, "valeur", "valeurs") + " hors de l’axe, dans le tableau"
    }

    fn pairs_sentence(
        &self,
        (one, other): (&str, &str),
        (part, cases): (u32, u32),
        (without, pairs): (u32, u32),
    ) -> String {
        format!(
            "Couple le plus fréquent\u{a0}: {one} avec {other}, dans {} sur {}\u{202f}; {} {} sur {} sans cas documenté",
            self.cases(part),
            n(cases),
            n(without),
            plural(without, "couple", "couples"),
            n(pairs),
        )
    }

    fn path_sentence(&self, path: &str, part: u32, cases: u32) -> String {
        let share = self.cases(part);
        format!(
            "Chemin le plus fréquent\u{a0}: {path}, dans {share} sur {}",
            n(cases)
        )
    }

    fn peak_sentence(&self, most: &str, (year, count): (i32, u32)) -> String {
        let count = n(count);
        format!("{most}\u{202f}; l’année où il y en a le plus est {year} ({count})")
    }

    fn national_sentence(
        &self,
        (series, values): (usize, usize),
        (from, to): (i32, i32),
        (single, broken): (usize, usize),
    ) -> String {
        let [series, values, single, broken] = [series, values, single, broken].map(|n| n as u32);
        let when = if from == to {
            format!("en {from}")
        } else {
            format!("de {from} à {to}")
        };
        format!(
            "{} {} et {} {} {when}, quels que soient les filtres\u{202f}; {} {} une seule valeur, {} {} une rupture",
            n(series),
            plural(series, "série nationale", "séries nationales"),
            n(values),
            plural(values, "valeur", "valeurs"),
            n(single),
            plural(single, "a", "ont"),
            n(broken),
            plural(broken, "montre", "montrent"),
        )
    }
}
