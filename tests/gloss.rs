//! The words that are explained, where texts use them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod common;

use common::Files;
use indicateurs::dataset::model::{Text, Word};
use indicateurs::gloss::Gloss;
use indicateurs::i18n::Lang;
use proptest::prelude::*;
use proptest::sample::select;

fn glossary(terms: &[&str]) -> Vec<Word> {
    let word = |term: &&str| Word {
        id: String::new(),
        term: Text {
            fr: (*term).into(),
            en: String::new(),
        },
        definition: Text::default(),
    };
    terms.iter().map(word).collect()
}

/// A text with what is marked in brackets.
fn marked(terms: &[&str], text: &str) -> String {
    let gloss = Gloss::new(&glossary(terms), Lang::Fr);
    let pieces = gloss.pieces(text, &mut Vec::new());
    pieces
        .iter()
        .map(|piece| match piece.word {
            Some(_) => format!("[{}]", piece.text),
            None => piece.text.to_owned(),
        })
        .collect()
}

#[test]
fn a_word_is_found_whole_as_written_or_with_a_capital_also_in_the_plural() {
    let terms = [
        "Cohorte",
        "Risque relatif (RR)",
        "Données de santé",
        "Entrepôt de données de santé (EDS)",
        "CNIL",
        "HAS",
        "Étude cas-témoins",
        "Droit d’opposition",
        "Intervalle de confiance à 95 %",
        "EPI-PHARE",
    ];
    for (text, expected) in [
        ("Une cohorte.", "Une [cohorte]."),
        (
            "Cohortes suivies, puis une cohorte",
            "[Cohortes] suivies, puis une cohorte",
        ),
        (
            "COHORTE, cohorté, cohortes-filles, macohorte",
            "COHORTE, cohorté, cohortes-filles, macohorte",
        ),
        (
            "l’étude cas‑témoins, l'Étude",
            "l’[étude cas‑témoins], l'Étude",
        ),
        (
            "des risques relatifs, ou RR",
            "des [risques relatifs], ou RR",
        ),
        ("un RR de 2", "un [RR] de 2"),
        (
            "un entrepôt de données de santé",
            "un [entrepôt de données de santé]",
        ),
        (
            "données de sante, données\u{a0}de santé",
            "données de sante, [données\u{a0}de santé]",
        ),
        ("la Cnil et la Has", "la [Cnil] et la Has"),
        ("son droit d'opposition", "son [droit d'opposition]"),
        (
            "intervalle de confiance à 95\u{202f}% : 2",
            "[intervalle de confiance à 95\u{202f}%] : 2",
        ),
        ("EPI-PHARE (2020)", "[EPI-PHARE] (2020)"),
        ("", ""),
    ] {
        assert_eq!(marked(&terms, text), expected);
    }
}

#[test]
fn a_word_is_marked_once_in_all_texts_of_a_page() {
    let gloss = Gloss::new(&glossary(&["SNDS", "Registre"]), Lang::Fr);
    let mut seen = Vec::new();
    let mut words = |text| -> Vec<Option<u32>> {
        let pieces = gloss.pieces(text, &mut seen);
        pieces.iter().map(|piece| piece.word).collect()
    };
    assert_eq!(words("Le SNDS"), [None, Some(0)]);
    assert_eq!(words("SNDS, registres"), [None, Some(1)]);
    assert_eq!(words("SNDS, registre"), [None]);
    // Without a glossary nothing is marked.
    let none = Gloss::new(&[], Lang::En);
    assert_eq!(none.pieces("SNDS", &mut Vec::new()).len(), 1);
}

#[test]
fn each_word_of_the_edition_is_found_in_its_own_name() {
    let (dataset, _) = Files::first_edition().read();
    for lang in Lang::ALL {
        let gloss = Gloss::new(&dataset.glossary, lang);
        for (at, word) in dataset.glossary.iter().enumerate() {
            let uses = gloss.uses(word.term.get(lang));
            assert_eq!(
                uses.first().map(|(_, word)| *word as usize),
                Some(at),
                "{word:?}"
            );
        }
    }
}

// The other way to find them: every word is tried at every place, letter by letter.

fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
}

/// How many characters of the text match, plural by plural: each way is followed.
fn ways(form: &[char], text: &[char]) -> Vec<usize> {
    let Some((first, form)) = form.split_first() else {
        return vec![0];
    };
    if text.first() != Some(first) {
        return Vec::new();
    }
    let text = &text[1..];
    let mut found: Vec<usize> = ways(form, text).iter().map(|n| n + 1).collect();
    let ends = is_letter(*first) && form.first().is_none_or(|c| !is_letter(*c));
    if ends && text.first() == Some(&'s') {
        found.extend(ways(form, &text[1..]).iter().map(|n| n + 2));
    }
    found
}

fn naive(terms: &[&str], text: &str) -> Vec<(String, u32)> {
    let text: Vec<char> = text.chars().collect();
    let beside = |c: Option<&char>| c.is_none_or(|c| !is_letter(*c) && *c != '-');
    let mut uses = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let mut best = (0, 0);
        for (word, term) in terms.iter().enumerate() {
            let small: String = term.to_lowercase();
            let forms = if term.chars().nth(1).is_some_and(char::is_uppercase) {
                vec![(*term).to_owned()]
            } else {
                let first = term.chars().count() - term.chars().skip(1).count();
                let rest: String = term.chars().skip(first).collect();
                let capital: String = small.chars().take(1).flat_map(char::to_uppercase).collect();
                vec![
                    small.chars().take(1).collect::<String>() + &rest,
                    capital + &rest,
                ]
            };
            for form in forms {
                let form: Vec<char> = form.chars().collect();
                for length in ways(&form, &text[at..]) {
                    let whole =
                        (at == 0 || beside(text.get(at - 1))) && beside(text.get(at + length));
                    if whole && length > best.0 {
                        best = (length, word as u32);
                    }
                }
            }
        }
        if best.0 > 0 {
            uses.push((text[at..at + best.0].iter().collect(), best.1));
        }
        at += best.0.max(1);
    }
    uses
}

proptest! {
    #[test]
    fn pieces_are_the_text_and_words_are_where_a_naive_reading_finds_them(
        parts in prop::collection::vec(
            select(vec![
                "bas", "Bas", "bas de soie", "soie", "soies", "é", "été", "Été", "AB", "ABs", "s",
                " ", " de ", "-", "’", ".", "95", "de soie d", "×",
            ]),
            0..12,
        ),
    ) {
        let terms = ["Bas", "Bas de soie", "soie", "Été", "AB", "Soie d’été", "s s"];
        let text: String = parts.concat();
        let gloss = Gloss::new(&glossary(&terms), Lang::Fr);
        let uses = gloss.uses(&text);
        let found: Vec<(String, u32)> = uses.iter().map(|(range, word)| (text[range.clone()].to_owned(), *word)).collect();
        prop_assert_eq!(found, naive(&terms, &text));
        let pieces = gloss.pieces(&text, &mut Vec::new());
        prop_assert!(pieces.iter().all(|piece| !piece.text.is_empty()));
        let whole: String = pieces.iter().map(|piece| piece.text).collect();
        prop_assert_eq!(whole, text);
    }

    #[test]
    fn any_text_is_the_sum_of_its_pieces(text in ".{0,60}", term in ".{0,8}") {
        let gloss = Gloss::new(&glossary(&[&term, "a"]), Lang::Fr);
        let pieces = gloss.pieces(&text, &mut Vec::new());
        let whole: String = pieces.iter().map(|piece| piece.text).collect();
        prop_assert_eq!(whole, text);
    }
}
