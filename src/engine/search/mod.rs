//! Which cases a text is in: every word of it, blind to case and accents; where no case has them
//! all as they are written, long words are forgiven one typing error.

mod haystack;
mod marks;
mod suggest;
mod words;

pub use suggest::{Named, Suggestion, elsewhere, suggestions};

pub(super) use haystack::Haystack;

use super::Bits;
use crate::fold::fold;

/// What a text asks of an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The folded text.
    text: String,
    words: Vec<Word>,
    rows: Bits,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    text: String,
    /// Whether a word that is like it will do.
    forgiven: bool,
    /// The terms of which the label has it, with what that is worth, the best first; then those
    /// of sources.
    labels: [Vec<(u32, u32)>; 2],
}

impl Search {
    /// Looks for a text.
    pub(super) fn new(haystack: &Haystack, terms: &[Bits], text: &str) -> Self {
        let text = fold(text.trim());
        let asked = words::asked(&text).into_iter();
        let mut words: Vec<Word> = asked
            .map(|word| Word {
                text: word.into(),
                forgiven: false,
                labels: Default::default(),
            })
            .collect();
        let mut rows = haystack.find(&words, terms);
        if rows.count() == 0 {
            for word in &mut words {
                word.forgiven = words::is_long(&word.text);
            }
            rows = haystack.find(&words, terms);
        }
        haystack.rate(&mut words);
        Self { text, words, rows }
    }

    /// The cases that answer, whatever else is selected.
    pub fn rows(&self) -> &Bits {
        &self.rows
    }

    /// Whether no case has the words as they are written, so that similar words were looked for.
    pub fn is_forgiving(&self) -> bool {
        self.words.iter().any(|word| word.forgiven)
    }

    pub(super) fn score(&self, haystack: &Haystack, terms: &[Bits], case: usize) -> u32 {
        haystack.score(&self.words, terms, case)
    }
}
