//! Terms that are called like what one types, to be chosen as filters.

use super::Search;
use super::words::{Place, best_place, has_like, is_long, letters};
use crate::arrange::order;
use crate::dataset::{Dataset, Term, TermId};
use crate::fold::fold;
use crate::i18n::Lang;

/// Fewer letters begin too many names.
const LEAST_LETTERS: usize = 2;

/// A term that may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The term.
    pub term: TermId,
    /// How many cases choosing it gives, by the counts that were given.
    pub cases: u32,
}

/// At most `most` terms, of any facet, of whose label in one language each word of a search
/// begins a word, or, where there is no such term, is like the beginning of one. Only terms with
/// a case by `counts`, an [`Outcome`](crate::engine::Outcome)'s: that of the selection without
/// the text where the term is to take its place. Best first: the label itself, labels that begin
/// with the text, then by cases, then in the edition's order.
pub fn suggestions(
    dataset: &Dataset,
    search: &Search,
    lang: Lang,
    counts: &[u32],
    most: usize,
) -> Vec<Suggestion> {
    if letters(&search.text) < LEAST_LETTERS {
        return Vec::new();
    }
    let mut found = named(dataset, search, lang, false);
    if found.is_empty() {
        found = named(dataset, search, lang, true);
    }
    let cases = |term: TermId| counts.get(term.0 as usize).copied().unwrap_or(0);
    found.retain(|(term, _)| cases(*term) > 0);
    let keys = found
        .iter()
        .map(|(term, rank)| u64::from(*rank) << 32 | u64::from(u32::MAX - cases(*term)));
    let best = order(keys).into_iter().take(most);
    let best = best.filter_map(|at| found.get(at as usize));
    best.map(|(term, _)| Suggestion {
        term: *term,
        cases: cases(*term),
    })
    .collect()
}

/// The terms that a search names, in the edition's order, each with how well; less is better.
fn named(dataset: &Dataset, search: &Search, lang: Lang, forgiving: bool) -> Vec<(TermId, u32)> {
    let other = match lang {
        Lang::Fr => Lang::En,
        Lang::En => Lang::Fr,
    };
    let rank = |term: &Term| {
        let in_lang = |lang: Lang| rank(&fold(term.label.get(lang)), search, forgiving);
        let ranks = [
            in_lang(lang).map(|rank| rank * 2),
            in_lang(other).map(|rank| rank * 2 + 1),
        ];
        ranks.into_iter().flatten().min()
    };
    let terms = (0..).map(TermId).zip(&dataset.terms);
    terms
        .filter_map(|(id, term)| Some((id, rank(term)?)))
        .collect()
}

/// 0: the label is the text; 1: it begins with it; 2: its words begin with those of the text.
fn rank(label: &str, search: &Search, forgiving: bool) -> Option<u32> {
    let begins = |asked: &str| {
        best_place(asked, label).0 >= Place::Beginning
            || forgiving && is_long(asked) && has_like(asked, label)
    };
    if !search.words.iter().all(|word| begins(&word.text)) {
        return None;
    }
    Some(match label.strip_prefix(&*search.text) {
        Some("") => 0,
        Some(_) => 1,
        None => 2,
    })
}
