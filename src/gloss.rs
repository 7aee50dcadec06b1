//! A text × the words that are explained → where the text uses them.
//!
//! A word is found as it is written or with a capital, whole, with the `s` of a plural; spaces, apostrophes and
//! hyphens are the same whatever their width and form. Where two begin at one place, the longer is meant.

use std::ops::Range;

use crate::dataset::model::Word;
use crate::i18n::Lang;

/// Shorter acronyms are not looked for with small letters: « Has » is an English word.
const ACRONYM: usize = 4;

/// The words of an edition in one language, as texts write them.
#[derive(Clone, Debug)]
pub struct Gloss {
    /// Each way of writing, with the word's place in the glossary.
    forms: Vec<(Vec<char>, u32)>,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    /// What it says.
    pub text: &'t str,
    /// The word of the glossary that it is.
    pub word: Option<u32>,
}

impl Gloss {
    /// Prepares a glossary. « Risque relatif (RR) » is two ways of writing one word.
    pub fn new(words: &[Word], lang: Lang) -> Self {
        let mut forms = Vec::new();
        for (word, at) in words.iter().zip(0..) {
            for name in names(word.term.get(lang)) {
                forms.extend(forms_of(name).into_iter().map(|form| (form, at)));
            }
        }
        Self { forms }
    }

    /// Every use of a word, in bytes: ascending, apart from each other.
    pub fn uses(&self, text: &str) -> Vec<(Range<usize>, u32)> {
        let mut uses = Vec::new();
        let mut rest = text.char_indices();
        let mut before = None;
        while let Some((at, c)) = rest.clone().next() {
            let from = text.get(at..).unwrap_or_default();
            let longest = if before.is_some_and(joins) {
                None
            } else {
                self.longest(from)
            };
            if let Some((length, word)) = longest {
                uses.push((at..at + length, word));
                // On behind it: a word of which this one has a part is not used there.
                while rest
                    .clone()
                    .next()
                    .is_some_and(|(next, _)| next < at + length)
                {
                    before = rest.next().map(|(_, c)| c);
                }
            } else {
                before = Some(c);
                rest.next();
            }
        }
        uses
    }

    /// The longest word that a text begins with, and its length in bytes; of two as long, the first.
    fn longest(&self, text: &str) -> Option<(usize, u32)> {
        let mut best: Option<(usize, u32)> = None;
        for (form, word) in &self.forms {
            let length = begins(text, form);
            if length > best.map_or(0, |(length, _)| length) {
                best = Some((length, *word));
            }
        }
        best
    }

    /// A text in pieces, which put together are the text. A word is told from the rest where it is used first:
    /// `seen` has those that were, and gets those that are.
    pub fn pieces<'t>(&self, text: &'t str, seen: &mut Vec<u32>) -> Vec<Piece<'t>> {
        let piece = |range: Range<usize>, word| Piece {
            text: text.get(range).unwrap_or_default(),
            word,
        };
        let mut pieces = Vec::new();
        let mut done = 0;
        for (range, word) in self.uses(text) {
            if seen.contains(&word) {
                continue;
            }
            seen.push(word);
            if done < range.start {
                pieces.push(piece(done..range.start, None));
            }
            done = range.end;
            pieces.push(piece(range, Some(word)));
        }
        if done < text.len() {
            pieces.push(piece(done..text.len(), None));
        }
        pieces
    }
}

/// The names in one: what stands before parentheses, and what in them.
fn names(term: &str) -> impl Iterator<Item = &str> {
    let parts = term.split(['(', ')']).map(str::trim);
    parts.filter(|name| name.chars().filter(|c| is_letter(*c)).count() > 1)
}

/// How a name may be written: as it is; with the other case of its first letter, unless it is an acronym; an acronym like
/// a name (« Cnil »).
fn forms_of(name: &str) -> Vec<Vec<char>> {
    let written: Vec<char> = name.chars().map(plain).collect();
    let mut other = written.clone();
    let is_acronym = written.iter().all(char::is_ascii_uppercase);
    match other.as_mut_slice() {
        [_, rest @ ..] if is_acronym && rest.len() + 1 >= ACRONYM => {
            for c in rest {
                c.make_ascii_lowercase();
            }
        }
        [first, second, ..] if !is_capital(*second) => *first = swapped(*first),
        _ => {}
    }
    if other == written {
        vec![written]
    } else {
        vec![written, other]
    }
}

/// How many bytes of a text are that form, as whole words, each perhaps in the plural; 0: it does not begin so.
fn begins(text: &str, form: &[char]) -> usize {
    let mut rest = text.chars();
    for (at, c) in form.iter().enumerate() {
        if rest.next().map(plain) != Some(*c) {
            return 0;
        }
        let ends = form.get(at + 1).is_none_or(|next| !is_letter(*next));
        if ends && is_letter(*c) {
            rest = rest.as_str().strip_prefix('s').map_or(rest, str::chars);
        }
    }
    let is_word = form.last().copied().is_some_and(is_letter);
    if is_word && rest.clone().next().is_some_and(joins) {
        return 0;
    }
    text.len() - rest.as_str().len()
}

/// The same for all forms of a sign.
fn plain(c: char) -> char {
    match c {
        '\u{A0}' | '\u{202F}' | '\u{2009}' => ' ',
        '’' | 'ʼ' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        _ => c,
    }
}

/// Letters and digits; the tables of all alphabets weigh more than the rest.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, 'À'..='\u{1FFF}' if c != '×' && c != '÷')
}

/// Whether what stands beside a word makes it a part of another one.
fn joins(c: char) -> bool {
    is_letter(c) || plain(c) == '-'
}

fn is_capital(c: char) -> bool {
    c.is_ascii_uppercase() || matches!(c, 'À'..='Þ' if c != '×')
}

/// A letter in its other case. In Latin-1 a capital and its small letter are 32 apart.
fn swapped(c: char) -> char {
    let other = match c {
        _ if is_capital(c) => c as u32 + 32,
        'a'..='z' | 'à'..='þ' if c != '÷' => c as u32 - 32,
        _ => c as u32,
    };
    char::from_u32(other).unwrap_or(c)
}
