//! The words of a folded text, and whether one is another but for one typing error.

use crate::fold::place_of;

/// Fewer letters leave too little of a word when one is wrong.
const LONG: usize = 5;

/// Whether a folded character is part of a word: a letter or a digit. Latin letters are ASCII by
/// then; the ranges leave out the symbols and punctuation of the other scripts in use.
pub(super) fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | '0'..='9' | 'µ' | '\u{FE}'..='\u{1FFF}' | '\u{2C00}'..='\u{D7FF}')
}

/// How many letters and digits a text has.
pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|c| is_letter(*c)).count()
}

/// Whether a word is long enough to be forgiven an error. Digits do not count: another number is
/// no error of this one.
pub(super) fn is_long(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    letters(word) - digits >= LONG
}

/// The words that are asked for. Apostrophes divide words; what they leave of one letter (« l' »,
/// « 's ») and what has no letter is no word, unless there is nothing else.
pub(super) fn asked(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for chunk in text.split_whitespace() {
        let parts = chunk.split('\'');
        let parts = parts.map(|part| part.trim_matches(|c| !is_letter(c)));
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let alone = parts.len() == 1;
        words.extend(parts.into_iter().filter(|part| alone || letters(part) > 1));
    }
    if words.is_empty() {
        words.extend(text.split_whitespace());
    }
    words
}

/// The words of a text with the place of each, a hyphenated one whole.
pub(super) struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Words<'t> {
    pub fn of(text: &'t str) -> Self {
        Self { text, at: 0 }
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..)?;
        let start = rest.find(is_letter)?;
        let rest = rest.get(start..)?;
        let end = rest.find(|c| !is_letter(c) && c != '-');
        let word = rest.get(..end.unwrap_or(rest.len()))?;
        let start = self.at + start;
        self.at = start + word.len();
        Some((start, word.trim_end_matches('-')))
    }
}

/// How much of a word of a text is the word that is asked for, but for one error at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    None,
    /// It begins so.
    Beginning,
    Whole,
    /// It begins so, and a field with it.
    First,
}

/// Compares an asked word with a word of a text, in one pass: up to where they differ, then what
/// is left under each error that there can be there – a letter too many, missing, wrong, or two
/// swapped.
pub(super) fn likeness(asked: &str, word: &str) -> Likeness {
    let (mut asked, mut word) = (asked.chars(), word.chars());
    loop {
        let (from, of) = (asked.as_str(), word.as_str());
        let (a, b) = match (asked.next(), word.next()) {
            (Some(a), Some(b)) if a == b => continue,
            (Some(a), Some(b)) => (a, b),
            (None, _) if word.as_str().is_empty() => return Likeness::Whole,
            (None, _) => return Likeness::Beginning,
            (Some(_), None) if asked.as_str().is_empty() => return Likeness::Whole,
            (Some(_), None) => return Likeness::None,
        };
        let (after, behind) = (asked.as_str(), word.as_str());
        let swapped = after.strip_prefix(b).zip(behind.strip_prefix(a));
        let errors = [(after, of), (from, behind), (after, behind)];
        let left = errors.into_iter().chain(swapped);
        return left.fold(Likeness::None, |best, (asked, word)| {
            best.max(match word.strip_prefix(asked) {
                Some("") => Likeness::Whole,
                Some(_) => Likeness::Beginning,
                None => Likeness::None,
            })
        });
    }
}

/// The best likeness in a text to an asked word, or the first that is enough, and where that
/// word begins; a hyphenated word counts whole and in its parts.
pub(super) fn best_likeness(asked: &str, text: &str, enough: Likeness) -> (Likeness, usize) {
    // Of all words few are like another: most are told apart by their first bytes, wherever in
    // them the error is.
    let first = asked.as_bytes().get(..2).filter(|_| asked.is_ascii());
    let mut best = (Likeness::None, 0);
    let mut inside = false;
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let begins = !inside && (byte.is_ascii_alphanumeric() || !byte.is_ascii());
        // Beyond ASCII, a character is looked at more closely in its turn.
        inside = byte.is_ascii_alphanumeric();
        let next = || bytes.get(at + 1).copied().unwrap_or(0);
        let may_be = |first: &[u8]| first.contains(&byte) || first.contains(&next());
        if begins && (!byte.is_ascii() || first.is_none_or(may_be)) {
            let is_like = likeness_at(asked, text, at);
            if is_like > best.0 {
                best = (is_like, at);
            }
            if best.0 >= enough {
                break;
            }
        }
    }
    best
}

/// The likeness of the word that begins at a byte, if one does.
fn likeness_at(asked: &str, text: &str, at: usize) -> Likeness {
    let rest = text.get(at..).unwrap_or_default();
    // Most are not, whatever ends them.
    if likeness(asked, rest) == Likeness::None {
        return Likeness::None;
    }
    let end = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
    if end == 0 || before(text, at).is_some_and(is_letter) {
        return Likeness::None;
    }
    let mut best = likeness(asked, rest.get(..end).unwrap_or_default());
    if rest.get(end..).is_some_and(|rest| rest.starts_with('-')) {
        let before = text.get(..at).unwrap_or_default().trim_end_matches('-');
        if !before.ends_with(is_letter) {
            let whole = Words::of(rest).next().map_or("", |(_, word)| word);
            best = best.max(likeness(asked, whole));
        }
    }
    if best != Likeness::None && is_first(text, at) {
        best = Likeness::First;
    }
    best
}

/// Whether a text has a word that is like an asked one.
pub(super) fn has_like(asked: &str, text: &str) -> bool {
    best_likeness(asked, text, Likeness::Beginning).0 != Likeness::None
}

/// Whether a field begins there.
fn is_first(text: &str, at: usize) -> bool {
    matches!(before(text, at), None | Some('\n'))
}

fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// Every place of an asked word in a text, as it is written. They may overlap.
pub(super) struct Places<'t> {
    asked: &'t str,
    text: &'t str,
    from: usize,
}

impl<'t> Places<'t> {
    pub fn of(asked: &'t str, text: &'t str) -> Self {
        Self {
            asked,
            text,
            from: 0,
        }
    }
}

impl Iterator for Places<'_> {
    type Item = (Place, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.from + place_of(self.asked, self.text.get(self.from..)?)?;
        self.from = at + self.asked.chars().next()?.len_utf8();
        let after = self.text.get(at + self.asked.len()..)?.chars().next();
        let place = if before(self.text, at).is_some_and(is_letter) {
            Place::Inside
        } else if after.is_some_and(is_letter) {
            Place::Beginning
        } else {
            Place::Whole
        };
        Some((place, at))
    }
}

/// How an asked word stands in a text as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    None,
    Inside,
    /// At the beginning of a word.
    Beginning,
    /// As a word.
    Whole,
    /// At the beginning of a field.
    First,
}

/// The best place of an asked word in a text, and where that is.
pub(super) fn best_place(asked: &str, text: &str) -> (Place, usize) {
    let mut best = (Place::None, 0);
    for (mut place, at) in Places::of(asked, text) {
        if is_first(text, at) {
            place = Place::First;
        }
        if place > best.0 {
            best = (place, at);
        }
        if place == Place::First {
            break;
        }
    }
    best
}
