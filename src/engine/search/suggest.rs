//! What is called like what one types: terms, to be chosen as filters, and what has a page.

use std::ops::Range;

use super::Search;
use super::words::{Place, best_place, has_like, is_long, letters};
use crate::arrange::{arranged, order};
use crate::dataset::model::Text;
use crate::dataset::{Dataset, Role, TermId};
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
    let all = 0..dataset.terms.len() as u32;
    let mut found = named(dataset, label, all.clone(), search, lang, false);
    if found.is_empty() {
        found = named(dataset, label, all, search, lang, true);
    }
    let mut found: Vec<(TermId, u32)> = found
        .into_iter()
        .map(|(at, rank)| (TermId(at), rank))
        .collect();
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

/// What has a page of its own, beside the cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A row of [`Dataset::indicators`].
    Indicator(u32),
    /// A term of the facet of sources.
    Source(TermId),
    /// A row of [`Dataset::glossary`].
    Word(u32),
    /// A row of [`Dataset::pages`]: of each page, the section that is meant.
    Section(u32),
}

/// At most `most` things of each kind, kind by kind, that are called like what is searched by the
/// rule of [`suggestions`]; an error is forgiven where nothing of any kind has the words as written.
/// Sections of pages are found by their texts as well, after those that are called so.
pub fn elsewhere(dataset: &Dataset, search: &Search, lang: Lang, most: usize) -> Vec<Named> {
    if letters(&search.text) < LEAST_LETTERS {
        return Vec::new();
    }
    let mut found = each_kind(dataset, search, lang, most, false);
    if found.is_empty() {
        found = each_kind(dataset, search, lang, most, true);
    }
    found
}

fn each_kind(
    dataset: &Dataset,
    search: &Search,
    lang: Lang,
    most: usize,
    forgiving: bool,
) -> Vec<Named> {
    let sources = dataset.facet_with(Role::Source);
    let sources = sources.and_then(|facet| dataset.facet(facet));
    let sources = sources.map_or(0..0, |facet| facet.first..facet.end);
    let kinds: [Kind; 3] = [
        (
            |dataset, at| Some(&dataset.indicators.get(at as usize)?.label),
            0..dataset.indicators.len() as u32,
            Named::Indicator,
        ),
        (label, sources, |at| Named::Source(TermId(at))),
        (
            |dataset, at| Some(&dataset.glossary.get(at as usize)?.term),
            0..dataset.glossary.len() as u32,
            Named::Word,
        ),
    ];
    let mut found = Vec::new();
    for (of, range, as_named) in kinds {
        let best = by_rank(named(dataset, of, range, search, lang, forgiving));
        found.extend(best.into_iter().take(most).map(|(at, _)| as_named(at)));
    }
    // Each page once, by the section that answers best.
    let title: Of = |dataset, at| Some(&dataset.pages.get(at as usize)?.title);
    let text: Of = |dataset, at| Some(&dataset.pages.get(at as usize)?.text);
    let all = 0..dataset.pages.len() as u32;
    let mut sections = named(dataset, title, all.clone(), search, lang, forgiving);
    let by_text = named(dataset, text, all, search, lang, forgiving).into_iter();
    sections.extend(by_text.map(|(at, rank)| (at, rank + BY_NAME)));
    let mut pages: Vec<&str> = Vec::new();
    for (at, _) in by_rank(sections) {
        let page = dataset
            .pages
            .get(at as usize)
            .map_or("", |section| &section.page);
        if pages.len() < most && !pages.contains(&page) {
            pages.push(page);
            found.push(Named::Section(at));
        }
    }
    found
}

/// More than any rank of a name.
const BY_NAME: u32 = 8;

/// A text of an edition by its place.
type Of = fn(&Dataset, u32) -> Option<&Text>;
/// What things of a kind are called, where they stand, and what a place there is.
type Kind = (Of, Range<u32>, fn(u32) -> Named);

fn label(dataset: &Dataset, at: u32) -> Option<&Text> {
    Some(&dataset.term(TermId(at))?.label)
}

fn by_rank(found: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    arranged(found, |(_, rank)| u64::from(*rank))
}

/// The places of the texts that a search names, in their order, each with how well; less is better.
fn named(
    dataset: &Dataset,
    of: Of,
    places: Range<u32>,
    search: &Search,
    lang: Lang,
    forgiving: bool,
) -> Vec<(u32, u32)> {
    let other = match lang {
        Lang::Fr => Lang::En,
        Lang::En => Lang::Fr,
    };
    let rank = |text: &Text| {
        let in_lang = |lang: Lang| rank(&fold(text.get(lang)), search, forgiving);
        let ranks = [
            in_lang(lang).map(|rank| rank * 2),
            in_lang(other).map(|rank| rank * 2 + 1),
        ];
        ranks.into_iter().flatten().min()
    };
    places
        .filter_map(|at| Some((at, rank(of(dataset, at)?)?)))
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
