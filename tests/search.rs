//! Searching: what a person means by a text comes first.

#![allow(clippy::expect_used, reason = "a test that cannot go on says where")]

mod common;
mod oracle;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use common::Files;
use indicateurs::aggregate::ordered;
use indicateurs::dataset::{CaseId, Dataset, Resource, Role, TermId, UseLevel};
use indicateurs::engine::{Index, Named, Search, Suggestion, elsewhere, suggestions};
use indicateurs::fold::fold;
use indicateurs::i18n::Lang;
use indicateurs::selection::{Selection, UseLevels};
use oracle::text::{asked, is_like, marked, words};
use oracle::{World, all_terms, made_up};
use proptest::prelude::*;
use proptest::sample::select;

struct Edition {
    dataset: Dataset,
    index: Index,
    world: World,
}

static FIRST: LazyLock<Edition> = LazyLock::new(|| Edition::of(&Files::first_edition()));

impl Edition {
    fn of(files: &Files) -> Self {
        let (dataset, _) = files.read();
        Self {
            index: Index::new(&dataset),
            world: World::of(files),
            dataset,
        }
    }

    /// What a text finds, how well, and by which words, is what a naive reading finds.
    #[track_caller]
    fn agrees(&self, text: &str) {
        let search = self.index.search(text);
        let expected = self.world.search(text);
        let rows: BTreeSet<usize> = search.rows().iter().collect();
        assert_eq!(rows, expected.rows, "{text:?} {:?}", expected.words);
        assert_eq!(search.is_forgiving(), expected.forgiving, "{text:?}");
        for row in rows.into_iter().take(3) {
            let relevance = self.index.relevance(&search, CaseId(row as u32));
            assert_eq!(
                relevance as usize,
                self.world.relevance(&expected, row),
                "{text:?} {row}"
            );
            let cases = &self.dataset.cases;
            for shown in [cases.title.fr.get(row), cases.plain.en.get(row)] {
                Self::marks_agree(&search, text, shown);
            }
        }
    }

    #[track_caller]
    fn marks_agree(search: &Search, text: &str, shown: &str) {
        let mut bytes = vec![false; shown.len()];
        let mut after = None;
        for mark in search.marks(shown) {
            assert!(
                Some(mark.start) > after && mark.start < mark.end,
                "apart: {text:?} {shown:?}"
            );
            assert!(
                shown.get(mark.clone()).is_some(),
                "characters: {text:?} {shown:?}"
            );
            after = Some(mark.end);
            bytes[mark].fill(true);
        }
        let expected = marked(shown, &asked(text), search.is_forgiving());
        assert_eq!(ranges(&bytes), ranges(&expected), "{text:?} in {shown:?}");
    }

    fn suggested(&self, text: &str, lang: Lang) -> Vec<(String, u32)> {
        let counts = self.index.evaluate(&Selection::default()).counts;
        let search = self.index.search(text);
        let found = suggestions(&self.dataset, &search, lang, &counts, 5);
        let label = |term| self.dataset.term(term).expect("a term").label.get(lang);
        found
            .into_iter()
            .map(|Suggestion { term, cases }| (label(term).to_owned(), cases))
            .collect()
    }

    /// The ids of the cases that are found, the best first.
    fn found(&self, text: &str, lang: Lang) -> Vec<&str> {
        let selection = Selection::default()
            .with_text(text)
            .with_levels(UseLevels::of(UseLevel::ALL));
        let search = self.index.search(selection.text());
        let rows = self.index.evaluate(&selection).rows;
        let cases = ordered(&self.dataset, &self.index, &selection, &search, &rows, lang);
        let ids = cases.into_iter();
        ids.map(|case| self.dataset.cases.id.get(case.0 as usize))
            .collect()
    }
}

/// What people type, and the case that they mean.
const MEANT: &[(&str, &str)] = &[
    // Medicines and devices, with and without accents.
    ("mediator", "mediator-valvulopathies"),
    ("Médiator", "mediator-valvulopathies"),
    ("benfluorex", "mediator-valvulopathies"),
    ("Androcur", "cyproterone-meningiome"),
    ("lutenyl", "nomegestrol-chlormadinone-meningiome"),
    ("levothyrox", "levothyrox-nouvelle-formule"),
    ("BACLOFENE", "baclofene-alcool"),
    ("zolpidem", "zolpidem-ordonnance-securisee"),
    ("tramadol", "antalgiques-opioides"),
    ("essure", "essure-sterilisation"),
    ("statine", "statines-arret-75-ans"),
    ("stents", "stents-coronaires"),
    ("valproate père", "valproate-peres"),
    ("valproate malformations", "valproate-malformations"),
    ("stérilet antidépresseur", "sterilets-lng-antidepresseurs"),
    ("glp-1", "glp1-cancer-thyroide"),
    ("freestyle", "glucose-continu-hospitalisations"),
    ("pilules changement", "pilules-effet-du-changement-2013"),
    ("neuroleptiques", "alzheimer-neuroleptiques"),
    ("tavi", "valves-aortiques-tavi"),
    // Diseases and what else one worries about.
    ("cancer vessie", "pioglitazone-cancer-vessie"),
    ("dépistage cancer sein", "depistage-cancer-sein"),
    ("cancer du sein ménopause", "e3n-traitements-menopause"),
    ("cancer prostate", "chlordecone-prostate"),
    ("cancer colorectal", "depistage-colorectal"),
    ("hépatite c", "hepatite-c-hepather"),
    ("l'hépatite", "hepatite-c-hepather"),
    ("l’endométriose", "endometriose-surveillance"),
    ("mucoviscidose trithérapie", "mucoviscidose-tritherapie"),
    ("maladie de Crohn", "infliximab-biosimilaire"),
    ("maladies rares", "bndmr-maladies-rares"),
    ("amiante", "mesotheliome-amiante"),
    ("acné", "isotretinoine-grossesses"),
    ("arrêt cardiaque", "arret-cardiaque-gestes"),
    ("insuffisance cardiaque", "hydro-insuffisance-cardiaque"),
    ("apnée du sommeil", "apnees-arret-ppc"),
    ("prothèse genou", "indicateurs-has-orthopedie"),
    ("greffe cœur", "greffe-coeur-score"),
    ("obesite", "chirurgie-obesite"),
    ("prématuré", "epipage-2-prematures"),
    ("surdiagnostic", "thyroide-surdiagnostic"),
    (
        "vaccin covid grossesse malformation",
        "vaccins-arn-premier-trimestre",
    ),
    ("vaccin covid règles", "vaccins-covid-saignements"),
    ("vaccin hpv college", "hpv-college"),
    (
        "vaccin grippe guillain-barré",
        "vaccin-grippe-guillain-barre",
    ),
    ("covid long constances", "covid-long-constances"),
    ("covid schizophrénie", "schizophrenie-covid"),
    ("suicide adolescentes", "gestes-auto-infliges-jeunes"),
    ("rappel suicide", "vigilans-suicide"),
    ("canicule 2003", "canicule-2003"),
    ("canicule alerte", "canicule-2006"),
    ("pollution", "pollution-air-mortalite"),
    ("pesticide vigne", "vignes-leucemies-enfant"),
    ("tabac", "mois-sans-tabac"),
    ("désert médical", "deserts-medicaux-apl"),
    ("antibiotique", "antibiotiques-en-ville"),
    ("e. coli", "pizzas-e-coli-2022"),
    ("scanner ia", "scanner-ia-covid"),
    ("données volées", "fuite-laboratoires-2021"),
    ("déconfinement", "modele-covid-si-vic"),
    ("zika", "zika-guillain-barre"),
    // Places.
    ("Rouen", "lubrizol-suivi"),
    ("Dax", "rancongiciels-hopitaux-2021"),
    ("Rennes", "grippe-entrepot-rennes"),
    ("Bordeaux urgences", "tarpon-traumatismes"),
    ("Tahiti", "zika-guillain-barre"),
    ("Antilles", "chlordecone-prostate"),
    // In English.
    ("sickle cell", "drepanocytose-depistage"),
    ("cystic fibrosis registry", "mucoviscidose-registre"),
    ("asbestos", "mesotheliome-amiante"),
    ("heat wave 2006", "canicule-2006"),
    ("hip replacement survival", "protheses-hanche"),
    ("ransomware", "rancongiciels-hopitaux-2021"),
    ("hearing aid", "cent-pour-cent-sante-audition"),
    ("road crash", "medicaments-accidents-route"),
    ("breast implants", "implants-mammaires-lymphome"),
    ("frozen pizzas", "pizzas-e-coli-2022"),
    ("food label", "nutri-score"),
    ("maternal death", "morts-maternelles"),
    ("nicotine", "substituts-nicotiniques"),
    // With one typing error, or in another number.
    ("mediatro", "mediator-valvulopathies"),
    ("Androcure", "cyproterone-meningiome"),
    ("levothirox", "levothyrox-nouvelle-formule"),
    ("isotretionine", "isotretinoine-grossesses"),
    ("clordécone", "chlordecone-prostate"),
    ("parkinsson", "parkinson-agriculture"),
    ("rançongicel", "rancongiciels-hopitaux-2021"),
    ("alzeimer", "alzheimer-neuroleptiques"),
    ("schyzophrénie", "schizophrenie-covid"),
    ("mesotéliome", "mesotheliome-amiante"),
    ("lubrisol", "lubrizol-suivi"),
    ("bronchiolitte nirsevimab", "bronchiolite-nirsevimab-2023"),
    ("baclofène alcol", "baclofene-alcool"),
    ("covid19 grossesse", "covid-grossesse"),
    ("anti-inflamatoire grossesse", "ains-grossesse"),
    ("vaccin gripe guillain", "vaccin-grippe-guillain-barre"),
    ("méningiomes androcur", "cyproterone-meningiome"),
    ("vaccins grippe guillain", "vaccin-grippe-guillain-barre"),
    ("vaccins grippe dose", "vaccin-grippe-haute-dose"),
    ("nutriscore", "nutri-score"),
    ("sikcle cell", "drepanocytose-depistage"),
    ("pankinson", "parkinson-agriculture"),
    ("xendometriose", "endometriose-surveillance"),
    ("covid grossesse", "covid-grossesse"),
    ("grippe hôpital", "covid-grippe-hopital"),
    ("scanner enfant", "scanner-enfant"),
    ("cancer enfant scanner", "scanner-enfant"),
    ("cancer thyroïde glp", "glp1-cancer-thyroide"),
    ("alcool démence", "alcool-demences"),
    ("procréation", "amp-cancer-enfant"),
    ("leucémie", "vignes-leucemies-enfant"),
    ("breast cancer", "e3n-traitements-menopause"),
    ("heart valve diabetes", "mediator-valvulopathies"),
    ("Polynésie", "zika-guillain-barre"),
    ("amiantte", "mesotheliome-amiante"),
    ("Kawasaki", "pims-enfants-covid"),
    ("moderna", "vaccins-covid-myocardites"),
    ("astrazeneca guillain", "vaccins-covid-guillain-barre"),
    ("somnifère", "zolpidem-ordonnance-securisee"),
    ("reflux", "ipp-nourrissons"),
    ("hpv vaccine schools", "hpv-college"),
    ("auto-immunes", "vaccin-hpv-maladies-auto-immunes"),
    ("TousAntiCovid", "tousanticovid"),
    ("additifs nutrinet", "additifs-nitrites"),
    ("AVC travail", "longues-journees-avc"),
    ("audition", "cent-pour-cent-sante-audition"),
    ("greffe poumon", "mucoviscidose-tritherapie"),
    ("dialisés", "rein-covid-dialyse"),
    ("chirurgie ambulatiore", "chirurgie-ambulatoire"),
    ("pancreatic surgery", "chirurgie-pancreas-volume"),
    ("nés sans main", "malformations-membres"),
    ("VIH", "prep-vih"),
    ("mort subite", "domperidone-morts-subites"),
    ("antidouleur", "antalgiques-opioides"),
    ("obsity surgery", "chirurgie-obesite"),
    ("diabete capteur", "glucose-continu-hospitalisations"),
    ("pioglitazon", "pioglitazone-cancer-vessie"),
    ("alzheimers", "alzheimer-neuroleptiques"),
    ("fuite données", "fuite-laboratoires-2021"),
];

#[test]
fn the_case_that_is_meant_comes_first() {
    let wrong: Vec<String> = MEANT
        .iter()
        .filter_map(|(text, meant)| {
            let found = FIRST.found(text, Lang::Fr);
            let few: Vec<&&str> = found.iter().take(4).collect();
            (found.first() != Some(meant))
                .then(|| format!("{text}: {meant} is not before {few:?} of {}", found.len()))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn ranges(bytes: &[bool]) -> Vec<Range<usize>> {
    let of = bytes.chunk_by(PartialEq::eq);
    let ends = of.scan(0, |end, run| {
        *end += run.len();
        Some((run[0], *end - run.len()..*end))
    });
    ends.filter(|(marked, _)| *marked)
        .map(|(_, range)| range)
        .collect()
}

/// A word with one error: a letter too many, missing, wrong, or swapped with the next.
fn mistyped(word: &str, kind: usize, at: prop::sample::Index, letter: char) -> String {
    let mut chars: Vec<char> = word.chars().collect();
    let at = at.index(chars.len());
    match kind {
        0 => chars.insert(at, letter),
        1 => drop(chars.remove(at)),
        2 => chars[at] = letter,
        _ => chars.swap(at, (at + 1).min(word.chars().count() - 1)),
    }
    chars.into_iter().collect()
}

/// A word of the first edition, with its accents, perhaps cut, perhaps with one error.
fn typed() -> impl Strategy<Value = String> {
    let cases = &FIRST.dataset.cases;
    let texts = cases
        .title
        .fr
        .iter()
        .chain(cases.plain.fr.iter())
        .chain(cases.summary.en.iter());
    let all: BTreeSet<String> = texts
        .flat_map(|text| words(text).into_iter().map(|(at, _)| text[at].to_owned()))
        .collect();
    let word = select(all.into_iter().collect::<Vec<_>>());
    let error = (
        0..6_usize,
        any::<prop::sample::Index>(),
        select(vec!['e', 'x', 'É', '-', '7', 'œ', 's']),
    );
    (word, 3..30_usize, error).prop_map(|(word, most, (kind, at, letter))| {
        let cut: String = word.chars().take(most).collect();
        if kind < 4 {
            mistyped(&cut, kind, at, letter)
        } else {
            cut
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_first_edition_is_searched_as_a_person_would(typed in proptest::collection::vec(typed(), 1..4)) {
        FIRST.agrees(&typed[0]);
        FIRST.agrees(&typed.join(" "));
    }

    #[test]
    fn one_error_in_a_long_word_still_finds_what_has_it(
        row in 0..FIRST.dataset.case_count(),
        word in any::<prop::sample::Index>(),
        kind in 0..4_usize,
        at in any::<prop::sample::Index>(),
    ) {
        let title = fold(FIRST.dataset.cases.title.fr.get(row));
        let words: Vec<&str> = words(&title).into_iter().map(|(at, _)| &title[at]).collect();
        let word = words[word.index(words.len())];
        let wrong = mistyped(word, kind, at, 'q');
        let search = FIRST.index.search(&wrong);
        if search.is_forgiving() {
            prop_assert!(search.rows().contains(row), "{wrong} for {word}");
            prop_assert!(FIRST.index.relevance(&search, CaseId(row as u32)) > 0);
            prop_assert!(!search.marks(&title).is_empty());
        }
    }

    #[test]
    fn any_small_edition_is_searched_as_a_person_would(
        made in made_up(),
        texts in proptest::collection::vec("(titre|terme|t[ie]?tr[es]?|tremes?|etat|decision|Été|1|phrae|unne| |-){1,3}", 4),
    ) {
        let edition = Edition::of(&made.0);
        for text in texts {
            edition.agrees(&text);
        }
    }
}

/// Letters whose folded form is longer, shorter or of other bytes, and what stands between words.
const SHOWN: &str = "[aebco1AÉœŒßæσ’'« \u{301}\u{A0}🙂,-]{0,9}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_marked_as_a_person_would(
        text in SHOWN,
        more in SHOWN,
        typed in select(vec!["aboea", "abcde", "ab", "oe", "covid19", "bass"]),
    ) {
        for search in [text.as_str(), typed] {
            // Not of the edition, so that long words are forgiven.
            let found = FIRST.index.search(search);
            for shown in [more.clone(), format!("{more}{text} {search}{more}")] {
                Edition::marks_agree(&found, search, &shown);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_text_of_any_kind_is_searched_and_marked(text in any::<String>(), shown in any::<String>()) {
        let search = FIRST.index.search(&text);
        for mark in search.marks(&shown) {
            prop_assert!(shown.get(mark).is_some());
        }
    }
}

#[test]
fn what_is_marked_is_what_was_meant() {
    for (text, shown, expected) in [
        (
            "meningiome",
            "Le méningiome, les méningiomes",
            vec!["méningiome", "méningiome"],
        ),
        ("meningiome", "me\u{301}ningiome", vec!["me\u{301}ningiome"]),
        ("coeur", "Le cœur", vec!["cœur"]),
        ("oe", "l’œ", vec!["œ"]),
        ("pro", "prœ", vec!["prœ"]),
        (
            "de la grippe",
            "Grippe de la Grande Île",
            vec!["Grippe", "de", "la"],
        ),
        ("l’hépatite c", "L’hépatite C", vec!["hépatite"]),
        ("cancer can", "Cancers", vec!["Cancer"]),
        // Not in the edition as they are written.
        ("parkinsson", "La maladie de Parkinson", vec!["Parkinson"]),
        ("covid19", "La Covid-19 en 2019", vec!["Covid-19"]),
        (
            "inflamatoires",
            "Anti-inflammatoires",
            vec!["inflammatoires"],
        ),
        (
            "grossese covid",
            "Covid et grossesses",
            vec!["Covid", "grossesses"],
        ),
        ("", "Rien", vec![]),
    ] {
        let marks = FIRST.index.search(text).marks(shown);
        let marked: Vec<&str> = marks.into_iter().map(|mark| &shown[mark]).collect();
        assert_eq!(marked, expected, "{text:?} in {shown:?}");
    }
}

#[test]
fn a_search_says_when_it_looked_for_similar_words() {
    for (text, forgiving) in [
        ("", false),
        ("parkinson", false),
        ("parkinsson", true),
        ("valproate parkinson", true),
        ("zzzz", false),
        ("zzzzz", true),
        // Another number is no error of this one.
        ("11256833", false),
    ] {
        assert_eq!(
            FIRST.index.search(text).is_forgiving(),
            forgiving,
            "{text:?}"
        );
    }
    assert_eq!(
        FIRST.index.search("parkinsson"),
        FIRST.index.search(" Parkinsson")
    );
    assert_ne!(
        FIRST.index.search("parkinsson"),
        FIRST.index.search("parkinson")
    );
}

#[test]
fn the_term_that_is_meant_is_suggested_first() {
    for (text, lang, first) in [
        ("méningiome", Lang::Fr, "Méningiome"),
        ("MENINGI", Lang::Fr, "Méningiome"),
        ("meningiomme", Lang::Fr, "Méningiome"),
        ("covid", Lang::Fr, "Covid-19"),
        ("cancer sein", Lang::Fr, "Cancer du sein"),
        ("sein", Lang::Fr, "Cancer du sein"),
        ("breast", Lang::En, "Breast cancer"),
        ("breast", Lang::Fr, "Cancer du sein"),
        (
            "snds",
            Lang::Fr,
            "SNDS – Système national des données de santé",
        ),
        ("alcool", Lang::Fr, "Alcool"),
        ("femmes", Lang::Fr, "Femmes"),
        ("femmes enc", Lang::Fr, "Femmes enceintes"),
        ("l’hépatite", Lang::Fr, "Hépatite C"),
        ("bretange", Lang::Fr, "Bretagne"),
    ] {
        let found = FIRST.suggested(text, lang);
        assert_eq!(
            found.first().map(|(label, _)| &**label),
            Some(first),
            "{text}: {found:?}"
        );
    }
    // As a page says it: « Méningiome : thème, 5 cas ».
    assert_eq!(
        FIRST
            .suggested("méningiome", Lang::Fr)
            .first()
            .map(|(_, cases)| *cases),
        Some(5)
    );
}

#[test]
fn a_title_in_the_other_number_counts_as_a_title() {
    let case = FIRST
        .dataset
        .case("cyproterone-meningiome")
        .expect("a case");
    let relevance = |text: &str| FIRST.index.relevance(&FIRST.index.search(text), case);
    // Its title has « méningiome »; the plural is in other cases, as it is written.
    assert!(!FIRST.index.search("méningiomes").is_forgiving());
    assert!(relevance("méningiomes") > relevance("national"));
    assert!(relevance("méningiomes") < relevance("méningiome"));
}

#[test]
fn nothing_is_suggested_for_a_letter_or_for_what_no_term_is_called() {
    for text in ["", "c", "’", "é☃", "zzzzzz", "covid zzzz", "ovid"] {
        assert_eq!(FIRST.suggested(text, Lang::Fr), [], "{text:?}");
    }
    let search = FIRST.index.search("covid");
    let suggested =
        |counts: &[u32], most| suggestions(&FIRST.dataset, &search, Lang::Fr, counts, most).len();
    let counts = vec![1; FIRST.dataset.terms.len()];
    assert!(suggested(&counts, 9) > 2);
    assert_eq!(suggested(&counts, 2), 2);
    assert_eq!(suggested(&counts, 0), 0);
    assert_eq!(suggested(&[], 9), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn suggested_are_the_terms_that_are_called_so(
        term in any::<prop::sample::Index>(),
        word in any::<prop::sample::Index>(),
        most in 1..12_usize,
        (kind, at) in (0..8_usize, any::<prop::sample::Index>()),
        counts in proptest::collection::vec(0..4_u32, FIRST.dataset.terms.len()),
        lang in select(Lang::ALL.to_vec()),
    ) {
        let dataset = &FIRST.dataset;
        let label = |term: TermId, lang: Lang| fold(dataset.term(term).expect("a term").label.get(lang));
        let label_of = label(TermId(term.index(dataset.terms.len()) as u32), lang);
        let words = asked(&label_of);
        let mut text: String = words[word.index(words.len())].chars().take(most).collect();
        if kind < 4 {
            text = mistyped(&text, kind, at, 'q');
        }
        prop_assume!(!asked(&text).is_empty());
        let search = FIRST.index.search(&text);
        let begins_in = |forgiving: bool, term: TermId, lang: Lang| {
                let label = label(term, lang);
                let words = oracle::text::words(&label);
                asked(&text).iter().all(|asked| {
                    let starts = label.match_indices(&**asked).any(|(at, _)| {
                        !label[..at].chars().next_back().is_some_and(char::is_alphanumeric)
                    });
                    let long = asked.chars().filter(|c| c.is_alphabetic()).count() > 4;
                    starts || forgiving && long && words.iter().any(|(whole, parts)| {
                        [vec![whole.clone()], parts.clone()].concat().into_iter()
                            .any(|of| is_like(asked, &label[of]))
                    })
                })
        };
        let begins = |forgiving, term| Lang::ALL.iter().any(|lang| begins_in(forgiving, term, *lang));
        let called = |forgiving| all_terms(dataset).filter(move |term| begins(forgiving, *term)).collect::<BTreeSet<_>>();
        let mut expected = called(false);
        let forgiving = expected.is_empty();
        if forgiving {
            expected = called(true);
        }
        expected.retain(|term| counts[term.0 as usize] > 0);
        if fold(&text).chars().filter(|c| c.is_alphanumeric()).count() < 2 {
            expected.clear();
        }
        let found = suggestions(dataset, &search, lang, &counts, usize::MAX);
        let terms: BTreeSet<TermId> = found.iter().map(|found| found.term).collect();
        prop_assert_eq!(terms.len(), found.len(), "each once");
        prop_assert_eq!(terms, expected, "{}", text);
        prop_assert!(found.iter().all(|found| found.cases == counts[found.term.0 as usize]));
        let few = suggestions(dataset, &search, lang, &counts, most);
        prop_assert_eq!(&few[..], &found[..most.min(found.len())]);
        let place = |found: &Suggestion| {
            let rank = |shown: Lang| {
                let label = label(found.term, shown);
                let asked = fold(text.trim());
                let rank = if label == asked { 0 } else if label.starts_with(&asked) { 1 } else { 2 };
                (rank, shown != lang)
            };
            let langs = Lang::ALL.iter().filter(|lang| begins_in(forgiving, found.term, **lang));
            (langs.map(|lang| rank(*lang)).min(), u32::MAX - found.cases, found.term)
        };
        for pair in found.windows(2) {
            prop_assert!(place(&pair[0]) < place(&pair[1]), "{}", text);
        }
    }
}

/// What has a page and is called so: the kind and the name, as the screen has them.
fn named(edition: &Edition, text: &str, lang: Lang) -> Vec<(&'static str, String)> {
    let dataset = &edition.dataset;
    let found = elsewhere(dataset, &edition.index.search(text), lang, 3);
    let name = |named: &Named| match *named {
        Named::Indicator(row) => ("indicator", &dataset.indicators[row as usize].label),
        Named::Source(term) => ("source", &dataset.term(term).expect("a term").label),
        Named::Word(row) => ("word", &dataset.glossary[row as usize].term),
        Named::Section(row) => ("page", &dataset.pages[row as usize].title),
    };
    let names = found.iter().map(name);
    names
        .map(|(kind, label)| (kind, label.get(lang).to_owned()))
        .collect()
}

#[test]
fn what_has_a_page_is_found_by_its_name_however_it_is_spelt() {
    for (text, lang, kind, name) in [
        ("risque relatif", Lang::Fr, "word", "Risque relatif (RR)"),
        ("pseudonimisation", Lang::Fr, "word", "Pseudonymisation"),
        ("sniiram", Lang::Fr, "source", "SNIIRAM (remboursements)"),
        ("SNDS", Lang::Fr, "word", "SNDS"),
        ("overdiagnosis", Lang::En, "word", "Overdiagnosis"),
        // In the other language as well.
        ("surdiagnostic", Lang::En, "word", "Overdiagnosis"),
        ("echelle preuve", Lang::Fr, "page", "L’échelle de la preuve"),
        ("interdits", Lang::Fr, "page", "Ce qui est interdit"),
        ("cookie", Lang::Fr, "page", "Aucune donnée recueillie"),
        ("accessibilite", Lang::Fr, "page", "Objectif et état"),
    ] {
        let found = named(&FIRST, text, lang);
        assert!(found.contains(&(kind, name.into())), "{text}: {found:?}");
    }
    for indicator in &FIRST.dataset.indicators {
        let name = indicator.label.get(Lang::Fr).to_owned();
        let found = named(&FIRST, &name, Lang::Fr);
        assert!(found.contains(&("indicator", name)), "{found:?}");
    }
    assert_eq!(named(&FIRST, "s", Lang::Fr), []);
    assert_eq!(named(&FIRST, "", Lang::Fr), []);
    assert_eq!(named(&FIRST, "xyzzy", Lang::Fr), []);
}

#[test]
fn what_has_a_page_comes_kind_by_kind_few_of_each_and_each_page_once() {
    for text in ["données", "de", "risque", "sante", "data", "cohorte"] {
        let search = FIRST.index.search(text);
        for most in [0, 1, 3] {
            let found = elsewhere(&FIRST.dataset, &search, Lang::Fr, most);
            let kind = |named: &Named| match named {
                Named::Indicator(_) => 0,
                Named::Source(_) => 1,
                Named::Word(_) => 2,
                Named::Section(_) => 3,
            };
            let kinds: Vec<usize> = found.iter().map(kind).collect();
            assert!(kinds.is_sorted(), "{text}: {found:?}");
            let pages = found.iter().filter_map(|named| match named {
                Named::Section(row) => Some(&FIRST.dataset.pages[*row as usize].page),
                _ => None,
            });
            let pages: Vec<&String> = pages.collect();
            assert_eq!(pages.iter().collect::<BTreeSet<_>>().len(), pages.len());
            for one in 0..4 {
                assert!(kinds.iter().filter(|kind| **kind == one).count() <= most);
            }
            for named in &found {
                if let Named::Source(term) = named {
                    let facet = FIRST.dataset.term(*term).map(|term| term.facet);
                    assert_eq!(facet, FIRST.dataset.facet_with(Role::Source));
                }
            }
        }
    }
}

#[test]
fn an_edition_without_pages_sources_and_glossary_names_what_it_has() {
    let absent = [Resource::Pages, Resource::Sources, Resource::Glossary];
    let files = absent
        .into_iter()
        .fold(Files::first_edition(), Files::without);
    let edition = Edition::of(&files);
    let kinds = |text| -> BTreeSet<&'static str> {
        let found = named(&edition, text, Lang::Fr).into_iter();
        found.map(|(kind, _)| kind).collect()
    };
    assert_eq!(kinds("snds"), BTreeSet::from(["source"]));
    assert_eq!(kinds("surdiagnostic"), BTreeSet::new());
}
