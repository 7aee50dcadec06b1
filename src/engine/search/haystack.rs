//! The folded texts of the cases: which have the asked words, and how well they answer them.

use super::words::{Likeness, Place, best_likeness, best_place, has_like, is_long, letters};
use super::{Bits, Word};
use crate::arrange::arranged;
use crate::dataset::{Dataset, FacetId, Role, TermId};
use crate::fold::{fold_into, place_of};

/// What a place in each part of a case's text is worth: title, plain sentence, labels of terms,
/// summary, then organisations and sources, which are named everywhere. Any place in one is
/// worth more than the best in the next.
const WORTH: [u32; 5] = [100, 30, 10, 3, 1];

/// Longer words say more; beyond this many letters, no more so.
const MOST_LETTERS: usize = 8;

/// Bytes from the first word to the last in a title beyond which they are merely scattered.
const FAR: usize = 64;

/// The folded text of each case, cut into parts of the same worth.
#[derive(Clone, Debug, Default)]
pub(in crate::engine) struct Haystack {
    cases: usize,
    text: String,
    /// Where each part of each case ends.
    ends: Vec<usize>,
}

impl Haystack {
    /// Folds what is searched of each case: title, plain sentence, summary, organisations, and
    /// the names of its terms and of those above them. In both languages, so that the language
    /// of the screen does not change what is found.
    pub fn new(dataset: &Dataset) -> Self {
        let cases = &dataset.cases;
        let sources = dataset.facet_with(Role::Source);
        let mut found = Self {
            cases: dataset.case_count(),
            ..Self::default()
        };
        for case in 0..found.cases {
            let terms = with_ancestors(dataset, case);
            for column in [&cases.title, &cases.plain] {
                found.add([column.fr.get(case), column.en.get(case)]);
                found.end();
            }
            found.add_labels(dataset, &terms, sources, false);
            found.end();
            found.add([cases.summary.fr.get(case), cases.summary.en.get(case)]);
            found.end();
            found.add([cases.organisations.get(case), ""]);
            found.add_labels(dataset, &terms, sources, true);
            found.end();
        }
        found
    }

    fn add(&mut self, fields: [&str; 2]) {
        for field in fields {
            fold_into(field, &mut self.text);
            // A separator that no word contains: a match never spans two fields.
            self.text.push('\n');
        }
    }

    fn add_labels(
        &mut self,
        dataset: &Dataset,
        terms: &[TermId],
        facet: Option<FacetId>,
        within: bool,
    ) {
        for term in terms.iter().filter_map(|term| dataset.term(*term)) {
            if (Some(term.facet) == facet) == within {
                self.add([&term.label.fr, &term.label.en]);
            }
        }
    }

    fn end(&mut self) {
        self.ends.push(self.text.len());
    }

    /// Some parts, counted over all cases.
    fn parts(&self, first: usize, count: usize) -> &str {
        let end = |parts: usize| {
            let last = parts.checked_sub(1);
            last.map_or(Some(0), |last| self.ends.get(last).copied())
        };
        let range = end(first).zip(end(first + count));
        range
            .and_then(|(start, end)| self.text.get(start..end))
            .unwrap_or_default()
    }

    /// The folded title of a case, in French where it has no English one.
    pub fn title(&self, case: usize, english: bool) -> &str {
        let mut titles = self.parts(case * WORTH.len(), 1).split_terminator('\n');
        let french = titles.next().unwrap_or_default();
        let other = titles.next().filter(|title| english && !title.is_empty());
        other.unwrap_or(french)
    }

    /// The cases that have every word.
    pub(super) fn find(&self, words: &[Word]) -> Bits {
        let has_all = |case: &usize| {
            let text = self.parts(case * WORTH.len(), WORTH.len());
            words.iter().all(|word| {
                place_of(&word.text, text).is_some() || word.forgiven && has_like(&word.text, text)
            })
        };
        Bits::from_rows(self.cases, (0..self.cases).filter(has_all))
    }

    /// How well a case answers: what the best place of each word is worth, then how close to each
    /// other they are in the title. Titles in two languages are two titles.
    pub(super) fn score(&self, words: &[Word], case: usize) -> u32 {
        let part = |part: usize| self.parts(case * WORTH.len() + part, 1);
        let mut best = 0;
        for title in part(0).split_terminator('\n') {
            let mut score: u32 = 0;
            let (mut first, mut last) = (usize::MAX, 0);
            for word in words {
                // A title that has the word in another form is about it, whatever was forgiven.
                let forgiven = word.forgiven || is_long(&word.text);
                let texts = (0..).zip(WORTH);
                let mut found = texts.map(|(at, worth)| {
                    let (points, place) = match at {
                        0 => points(&word.text, title, forgiven),
                        _ => points(&word.text, part(at), word.forgiven),
                    };
                    (points * worth, at, place)
                });
                let found = found.find(|(points, ..)| *points > 0);
                let (points, at, place) = found.unwrap_or_default();
                let letters = letters(&word.text);
                let said = points * letters.min(MOST_LETTERS) as u32;
                score = score.saturating_add(said);
                // Articles stand anywhere.
                if letters > 2 {
                    let outside = at > 0 || points == 0;
                    first = first.min(if outside { 0 } else { place });
                    last = last.max(if outside { FAR } else { place });
                }
            }
            let close = FAR - last.saturating_sub(first).min(FAR);
            best = best.max(score.saturating_add((close * words.len() * 4) as u32));
        }
        best
    }
}

/// What a word's place in a text is worth, and where that is.
fn points(word: &str, text: &str, forgiven: bool) -> (u32, usize) {
    let (place, at) = best_place(word, text);
    let points = match place {
        Place::First => 11,
        Place::Whole => 10,
        Place::Beginning => 9,
        Place::Inside => 7,
        Place::None if forgiven => {
            let (likeness, at) = best_likeness(word, text, Likeness::First);
            let points = match likeness {
                Likeness::First => 6,
                Likeness::Whole => 5,
                Likeness::Beginning => 4,
                Likeness::None => 0,
            };
            return (points, at);
        }
        Place::None => 0,
    };
    (points, at)
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
