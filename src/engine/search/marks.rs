//! Where a text that is shown has the words that are asked for.

use std::ops::Range;

use super::words::{Likeness, Place, Places, Words, letters, likeness};
use super::{Search, Word};
use crate::fold::{fold_char, place_of};

/// Shorter words are marked only where they are words.
const MARKED_INSIDE: usize = 3;

impl Search {
    /// What to mark in a text as it is shown, in bytes: each place of a word as it is written,
    /// else each word that is like a forgiven one. A word of one letter is not marked, one of
    /// two only where it is a word. Ascending, apart from each other.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let folded = Folded::of(text);
        let mut marked = vec![false; text.len()];
        for word in self.words.iter().filter(|word| letters(&word.text) > 1) {
            for place in places(word, &folded.text) {
                let shown = marked.get_mut(folded.shown(&place));
                shown.unwrap_or_default().fill(true);
            }
        }
        let mut marks: Vec<Range<usize>> = Vec::new();
        for (at, _) in marked.iter().enumerate().filter(|(_, marked)| **marked) {
            match marks.last_mut().filter(|mark| mark.end == at) {
                Some(mark) => mark.end += 1,
                None => marks.push(at..at + 1),
            }
        }
        marks
    }
}

/// The places of a word in a folded text.
fn places(word: &Word, text: &str) -> Vec<Range<usize>> {
    let asked = &*word.text;
    let mut places = Vec::new();
    for (place, at) in Places::of(asked, text) {
        if place == Place::Whole || letters(asked) >= MARKED_INSIDE {
            places.push(at..at + asked.len());
        }
    }
    if word.forgiven {
        for (start, whole) in Words::of(text) {
            let is_like =
                |of: &str| place_of(asked, of).is_none() && likeness(asked, of) != Likeness::None;
            let known = places.len();
            let mut at = start;
            for part in whole.split('-') {
                if is_like(part) {
                    places.push(at..at + part.len());
                }
                at += part.len() + 1;
            }
            if places.len() == known && is_like(whole) {
                places.push(start..start + whole.len());
            }
        }
    }
    places
}

/// A folded text that knows what each of its bytes was.
struct Folded {
    text: String,
    /// Where the character of each byte begins in the text that is shown, and where that ends.
    origins: Vec<usize>,
}

impl Folded {
    fn of(shown: &str) -> Self {
        let mut text = String::with_capacity(shown.len());
        let mut origins = Vec::with_capacity(shown.len() + 1);
        for (at, c) in shown.char_indices() {
            fold_char(c, &mut text);
            origins.resize(text.len(), at);
        }
        origins.push(shown.len());
        Self { text, origins }
    }

    /// The whole characters, with their accents, that a place in the folded text came from.
    fn shown(&self, place: &Range<usize>) -> Range<usize> {
        let origin = |at: usize| self.origins.get(at).copied().unwrap_or_default();
        let last = origin(place.end.saturating_sub(1));
        let mut end = place.end;
        while origin(end) == last && end < self.text.len() {
            end += 1;
        }
        origin(place.start)..origin(end)
    }
}
