//! What is called like what one types: terms, to be chosen as filters, and what has a page.

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
    let labels = || dataset.terms.iter().map(|term| &term.label);
    let mut found = named(&mut labels(), search, lang, false);
    if found.is_empty() {
        found = named(&mut labels(), search, lang, true);
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
    let first = sources.and_then(|facet| dataset.facet(facet)?.terms().next());
    let first = first.map_or(0, |term| term.0);
    let mut of_sources = dataset
        .terms
        .iter()
        .filter(|term| Some(term.facet) == sources);
    let mut found = Vec::new();
    let mut best = |texts: &mut dyn Iterator<Item = &Text>, as_named: fn(u32, u32) -> Named| {
        let ranked = arranged(named(texts, search, lang, forgiving), |(_, rank)| {
            u64::from(*rank)
        });
        let ranked = ranked.into_iter().take(most);
        found.extend(ranked.map(|(at, _)| as_named(at, first)));
    };
    best(
        &mut dataset.indicators.iter().map(|indicator| &indicator.label),
        |at, _| Named::Indicator(at),
    );
    best(
        &mut of_sources.by_ref().map(|term| &term.label),
        |at, first| Named::Source(TermId(first + at)),
    );
    best(
        &mut dataset.glossary.iter().map(|word| &word.term),
        |at, _| Named::Word(at),
    );
    // Each page once, by the section that answers best.
    let titles = &mut dataset.pages.iter().map(|section| &section.title);
    let mut sections = named(titles, search, lang, forgiving);
    let texts = &mut dataset.pages.iter().map(|section| &section.text);
    let by_text = named(texts, search, lang, forgiving).into_iter();
    sections.extend(by_text.map(|(at, rank)| (at, rank + BY_NAME)));
    let mut pages: Vec<&str> = Vec::new();
    for (at, _) in arranged(sections, |(_, rank)| u64::from(*rank)) {
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

/// The places of the texts that a search names, in their order, each with how well; less is better.
fn named(
    texts: &mut dyn Iterator<Item = &Text>,
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
    (0..)
        .zip(texts)
        .filter_map(|(at, text)| Some((at, rank(text)?)))
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
