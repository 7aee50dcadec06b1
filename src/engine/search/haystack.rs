//! The folded texts of the cases: which have the asked words, and how well they answer them.

use std::sync::OnceLock;

use super::words::{Likeness, Place, best_likeness, best_place, has_like, is_long, letters};
use super::{Bits, Word};
use crate::arrange::arranged;
use crate::dataset::{Bilingual, Dataset, Role, TextColumn};
use crate::fold::{fold_into, place_of};
use crate::i18n::Lang;

/// What a place in each part of a case's text is worth: title, plain sentence, labels of terms,
/// summary, then organisations and sources, which are named everywhere. Any place in one is
/// worth more than the best in the next.
const WORTH: [u32; 5] = [100, 30, 10, 3, 1];

/// Longer words say more; beyond this many letters, no more so.
const MOST_LETTERS: usize = 8;

/// Bytes from the first word to the last in a title beyond which they are merely scattered.
const FAR: usize = 64;

/// Parts of the text of a case that are its own: title, plain sentence, summary, organisations.
const OWN: usize = 4;

/// Of each part in the order of [`WORTH`], which part of its own a case has there; labels of terms,
/// else.
const PLACES: [Option<usize>; 5] = [Some(0), Some(1), None, Some(2), Some(3)];

/// What is searched. In both languages, so that the language of the screen does not change what is
/// found.
#[derive(Clone, Debug, Default)]
pub(in crate::engine) struct Haystack {
    cases: usize,
    pairs: [Bilingual; 3],
    organisations: TextColumn,
    /// Folded when somebody searches first: most who come do not, and it takes as long as
    /// reading the edition.
    folded: OnceLock<Folded>,
    /// The folded labels of the terms, each with whether it is a source's.
    labels: Vec<(String, bool)>,
}

/// The folded texts of the cases.
#[derive(Clone, Debug, Default)]
struct Folded {
    text: String,
    /// Where each part of each case ends.
    ends: Vec<u32>,
}

impl Folded {
    fn of(haystack: &Haystack) -> Self {
        let mut found = Self::default();
        for case in 0..haystack.cases {
            for pair in &haystack.pairs {
                found.add(&[pair.fr.get(case), pair.en.get(case)]);
            }
            found.add(&[haystack.organisations.get(case)]);
        }
        found
    }

    fn add(&mut self, fields: &[&str]) {
        self.text.push_str(&folded(fields));
        self.ends.push(self.text.len() as u32);
    }

    /// Some parts, counted over all cases.
    fn parts(&self, first: usize, count: usize) -> &str {
        let end = |parts: usize| {
            let last = parts.checked_sub(1);
            last.map_or(Some(0), |last| self.ends.get(last).copied())
        };
        let range = end(first).zip(end(first + count));
        range
            .and_then(|(start, end)| self.text.get(start as usize..end as usize))
            .unwrap_or_default()
    }
}

/// Fields in their folded form, each with a separator behind it that no word contains: a match
/// never spans two.
fn folded(fields: &[&str]) -> String {
    let mut text = String::with_capacity(fields.iter().map(|field| field.len() + 1).sum());
    for field in fields {
        fold_into(field, &mut text);
        text.push('\n');
    }
    text
}

impl Haystack {
    /// What is searched of each case: title, plain sentence, summary, organisations, and the names
    /// of its terms and of those above them.
    pub fn new(dataset: &Dataset) -> Self {
        let cases = &dataset.cases;
        let sources = dataset.facet_with(Role::Source);
        let labels = dataset.terms.iter().map(|term| {
            let label = folded(&[&term.label.fr, &term.label.en]);
            (label, Some(term.facet) == sources)
        });
        Self {
            cases: dataset.case_count(),
            pairs: [&cases.title, &cases.plain, &cases.summary].map(Clone::clone),
            organisations: cases.organisations.clone(),
            folded: OnceLock::new(),
            labels: labels.collect(),
        }
    }

    /// The title of a case, in French where it has no English one.
    pub fn title(&self, case: usize, lang: Lang) -> &str {
        let [titles, ..] = &self.pairs;
        titles.get(case, lang)
    }

    fn text(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::of(self))
    }

    /// The cases that have every word; `terms` has the cases of each term and of those below it.
    pub(super) fn find(&self, words: &[Word], terms: &[Bits]) -> Bits {
        let mut rows = Bits::all(self.cases);
        for word in words {
            let has = |text: &str| {
                place_of(&word.text, text).is_some() || word.forgiven && has_like(&word.text, text)
            };
            // Cases whose terms are called so, then those whose own texts have it.
            let mut named = Bits::none(self.cases);
            for ((label, _), of) in self.labels.iter().zip(terms) {
                if has(label) {
                    named.union(of);
                }
            }
            let kept = rows
                .iter()
                .filter(|case| named.contains(*case) || has(self.text().parts(case * OWN, OWN)));
            rows = Bits::from_rows(self.cases, kept);
        }
        rows
    }

    /// How well each term's label answers each word, for [`Self::score`]: the best first, the
    /// sources' apart.
    pub(super) fn rate(&self, words: &mut [Word]) {
        for word in words {
            let mut rated = [Vec::new(), Vec::new()];
            for (term, (label, is_source)) in (0..).zip(&self.labels) {
                let (points, _) = points(&word.text, label, word.forgiven);
                if let Some(rated) = rated
                    .get_mut(usize::from(*is_source))
                    .filter(|_| points > 0)
                {
                    rated.push((points, term));
                }
            }
            word.labels =
                rated.map(|rated| arranged(rated, |(points, _)| u64::from(u32::MAX - points)));
        }
    }

    /// How well a case answers: what the best place of each word is worth, then how close to each
    /// other they are in the title. Titles in two languages are two titles.
    pub(super) fn score(&self, words: &[Word], terms: &[Bits], case: usize) -> u32 {
        let part = |part: usize| self.text().parts(case * OWN + part, 1);
        let of_labels = |labels: &[(u32, u32)]| {
            let is_of = |term: u32| terms.get(term as usize).is_some_and(|of| of.contains(case));
            let best = labels.iter().find(|(_, term)| is_of(*term));
            best.map_or(0, |(points, _)| *points)
        };
        let mut best = 0;
        for title in part(0).split_terminator('\n') {
            let mut score: u32 = 0;
            let (mut first, mut last) = (usize::MAX, 0);
            for word in words {
                // A title that has the word in another form is about it, whatever was forgiven.
                let forgiven = word.forgiven || is_long(&word.text);
                let [labels, sources] = &word.labels;
                let texts = (0..).zip(PLACES).zip(WORTH);
                let mut found = texts.map(|((at, own), worth)| {
                    let (points, place) = match (at, own) {
                        (0, _) => points(&word.text, title, forgiven),
                        (_, None) => (of_labels(labels), 0),
                        (_, Some(own)) => points(&word.text, part(own), word.forgiven),
                    };
                    // Sources stand with the organisations.
                    let points = if at == 4 {
                        points.max(of_labels(sources))
                    } else {
                        points
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
