//! Which cases a text is in: every word of it, blind to case and accents. Punctuation around a
//! word is no part of it.

use super::Bits;
use crate::arrange::arranged;
use crate::dataset::{Dataset, TermId};
use crate::fold::{fold, fold_into};

/// The folded words of each case.
#[derive(Clone, Debug, Default)]
pub(super) struct Haystack {
    titles: Vec<String>,
    /// Titles and all else that is searched.
    texts: Vec<String>,
}

impl Haystack {
    /// Folds what is searched of each case: title, plain sentence, summary, organisations, and
    /// the names of its terms and of those above them. In both languages, so that the language
    /// of the screen does not change what is found.
    pub fn new(dataset: &Dataset) -> Self {
        let cases = &dataset.cases;
        let mut found = Self::default();
        for case in 0..dataset.case_count() {
            let mut text = String::new();
            let mut add = |part: &str| {
                fold_into(part, &mut text);
                // A separator that no word contains: a match never spans two fields.
                text.push('\n');
            };
            add(cases.title.fr.get(case));
            add(cases.title.en.get(case));
            for column in [&cases.plain, &cases.summary] {
                add(column.fr.get(case));
                add(column.en.get(case));
            }
            add(cases.organisations.get(case));
            for term in with_ancestors(dataset, case) {
                if let Some(term) = dataset.term(term) {
                    add(&term.label.fr);
                    add(&term.label.en);
                }
            }
            let titles = [cases.title.fr.get(case), cases.title.en.get(case)];
            found.titles.push(fold(&titles.join("\n")));
            found.texts.push(text);
        }
        found
    }

    /// The cases that have every word of a text.
    pub fn find(&self, text: &str) -> Bits {
        let text = fold(text);
        let words = words(&text);
        let has_all = |text: &str| words.iter().all(|word| text.contains(word));
        let found = self.texts.iter().enumerate();
        let found = found.filter(|(_, text)| has_all(text)).map(|(row, _)| row);
        Bits::from_rows(self.texts.len(), found)
    }

    /// How many words of a text are in the title of a case.
    pub fn score(&self, text: &str, case: usize) -> u32 {
        let title = self.titles.get(case).map_or("", String::as_str);
        let text = fold(text);
        let found = words(&text).into_iter().filter(|word| title.contains(word));
        found.count() as u32
    }
}

/// The terms of a case and those above them, ascending.
fn with_ancestors(dataset: &Dataset, case: usize) -> Vec<TermId> {
    let parent = |term: &TermId| dataset.term(*term)?.parent;
    let named = dataset.cases.terms.get(case).iter();
    let lines = named.flat_map(|term| std::iter::successors(Some(TermId(*term)), parent));
    let mut terms = arranged(lines.collect(), |term| u64::from(term.0));
    terms.dedup();
    terms
}

/// The words of a folded text without the punctuation around them; where there is nothing else,
/// that is what is searched.
fn words(text: &str) -> Vec<&str> {
    let around = |c: char| c.is_ascii_punctuation() || matches!(c, '«' | '»' | '“' | '”' | '…');
    let bare = text
        .split_whitespace()
        .map(|word| word.trim_matches(around));
    let bare: Vec<&str> = bare.filter(|word| !word.is_empty()).collect();
    if bare.is_empty() {
        text.split_whitespace().collect()
    } else {
        bare
    }
}
