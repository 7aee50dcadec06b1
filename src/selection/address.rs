//! [`View`] ⇄ the fragment of an address: total (any text is a view), canonical (one view, one
//! text) and round-trip. What an address asks for and cannot have is named in a [`Notice`].
//!
//! A key that is written twice: the terms of a facet add up (one list in two places; `all:` in
//! either is for the whole), and of a setting the last value that can be understood counts, so
//! that `&lang=en` behind any address is enough. An empty value asks nothing.

use std::collections::HashMap;

use crate::dataset::model::Term;
use crate::dataset::{CaseId, Dataset, Facet, FacetId, Role, TermId, UseLevel};
use crate::i18n::Lang;

use super::percent::{decode, encode};
use super::{Clause, Kind, Selection, Sort, UseLevels, Years};

/// Keys of an address that are no facet. A facet of the same name is written `facet.<id>`.
const RESERVED: [&str; 15] = [
    "q",
    "years",
    "use",
    "sort",
    "edition",
    "lang",
    "indicator",
    "embed",
    "theme",
    "facet",
    "from",
    "to",
    "with",
    "cases",
    "channel",
];

const LOCAL: &str = "local";
const METHOD: &str = "method";
const PROBLEMS: &str = "problems";
const INDICATORS: &str = "indicators";
const GLOSSARY: &str = "glossary";
const BAROMETER: &str = "barometer";
const DIFF: &str = "diff";
const COMPARE: &str = "compare";
const DOSSIER: &str = "dossier";
const STORIES: &str = "stories";
/// What stands before a step, for the audience and for who presents.
const STORY: &str = "story/";
const PRESENTER: &str = "presenter/";
/// The sequence that somebody put together in the page. It stands before one of the edition that is called so.
pub const OWN: &str = "own";

/// Where one is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The explorer.
    #[default]
    Explorer,
    /// The sheet of a case.
    Case(CaseId),
    /// One figure of the selection, for a slide or a frame.
    Chart(Kind),
    /// The indicators by dimension.
    Indicators,
    /// One of them: its row in [`Dataset::indicators`].
    Indicator(u32),
    /// What is known of a data source.
    Source(TermId),
    /// The words that are explained.
    Glossary,
    /// The edition year by year, and the editions side by side.
    Barometer,
    /// What changed between two editions.
    Diff {
        /// Id of the older one; empty where the address names none.
        from: String,
        /// Id of the newer one; empty where the address names none.
        to: String,
    },
    /// The selection beside another one.
    Compare(Box<Selection>),
    /// Cases that were put aside, in their order.
    Dossier(Vec<CaseId>),
    /// A page of the edition's resource `pages`.
    Page(String),
    /// Opens a draft from a local file.
    Local,
    /// What is wrong with the edition.
    Problems,
    /// The sequences that can be shown to an audience.
    Stories,
    /// A step of one.
    Story(Box<Slide>),
    /// Nothing that exists: the path as written.
    Missing(String),
    /// One of the words that are explained, among the others: its row in [`Dataset::glossary`].
    Word(u32),
}

/// A step of a sequence, in front of an audience.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slide {
    /// The sequence: one of the edition, or [`OWN`].
    pub story: String,
    /// The step, counted from 1.
    pub step: u32,
    /// What the windows of one presentation call to each other by; empty where there is one.
    pub channel: String,
    /// Whether it is the window with the notes.
    pub notes: bool,
}

impl Slide {
    /// Writes the path.
    fn write(&self, out: &mut String) {
        out.push_str(if self.notes { PRESENTER } else { STORY });
        out.push_str(&self.story);
        out.push('/');
        out.push_str(&self.step.to_string());
    }
}

/// The colours that an address asks for, in place of the reader's settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Black on white.
    Contrast,
    /// For a projector: strong colours and thick strokes.
    Projector,
}

impl Look {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::Contrast, Self::Projector];

    /// The word in an address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
            Self::Projector => "projector",
        }
    }

    /// Reads it.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|look| look.word() == word)
    }
}

/// A view of an edition: all that an address says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Where one is.
    pub route: Route,
    /// Which cases are asked for.
    pub selection: Selection,
    /// The edition; `None` opens the newest.
    pub edition: Option<String>,
    /// The language of the words on screen.
    pub lang: Lang,
    /// Whether it stands in a page of somebody else: without header and footer.
    pub embed: bool,
    /// The colours; `None` leaves them to the reader's settings.
    pub look: Option<Look>,
}

/// What an address asked for that the edition does not have, or has under another name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Notice {
    /// No facet and no setting has this name.
    UnknownKey(String),
    /// The facet has no such term.
    UnknownTerm {
        /// The facet.
        facet: FacetId,
        /// The id as written, without the `-` that excludes.
        id: String,
    },
    /// A setting has a value, or an item in its list, that it cannot have.
    UnknownValue {
        /// The setting.
        key: String,
        /// The value as written.
        value: String,
    },
    /// A term that once had another id.
    FormerTerm {
        /// The id as written.
        id: String,
        /// The term of today.
        term: TermId,
    },
    /// A case that once had another id.
    FormerCase {
        /// The id as written.
        id: String,
        /// The case of today.
        case: CaseId,
    },
    /// Nothing stands at this path.
    UnknownPath(String),
}

impl Notice {
    /// A text that no other notice has. By texts, as the reader's maps are: a set of another type
    /// is 0.5 kB more (brotli).
    fn key(&self) -> String {
        let (kind, first, second) = match self {
            Self::UnknownKey(key) => ("key", key.clone(), ""),
            Self::UnknownTerm { facet, id } => ("term", facet.0.to_string(), id.as_str()),
            Self::UnknownValue { key, value } => ("value", key.clone(), value.as_str()),
            Self::FormerTerm { id, term } => ("former", term.0.to_string(), id.as_str()),
            Self::FormerCase { id, case } => ("case", case.0.to_string(), id.as_str()),
            Self::UnknownPath(path) => ("path", path.clone(), ""),
        };
        // Nothing that was decoded from an address may join what stands apart.
        format!("{kind} {} {first} {second}", first.len())
    }
}

/// A fragment taken apart, before an edition is there to understand it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What stands before `?`, without the leading `#/`.
    pub path: String,
    /// Keys and decoded values, in the order of the text.
    pub pairs: Vec<(String, String)>,
}

impl Query {
    /// Takes a fragment apart, with or without its `#`.
    pub fn parse(fragment: &str) -> Self {
        let text = fragment.strip_prefix('#').unwrap_or(fragment);
        let text = text.strip_prefix('/').unwrap_or(text);
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let pair = |text: &str| {
            let (key, value) = text.split_once('=').unwrap_or((text, ""));
            (decode(key), decode(value))
        };
        Self {
            path: decode(path),
            pairs: query
                .split('&')
                .filter(|text| !text.is_empty())
                .map(pair)
                .collect(),
        }
    }

    /// The value of a setting that counts: the last that is not empty.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.values(key).last()
    }

    /// The edition that is asked for.
    pub fn edition(&self) -> Option<&str> {
        self.get("edition")
    }

    /// The language that is asked for; French where it is not known.
    pub fn lang(&self) -> Lang {
        let known = self.values("lang").filter_map(Lang::parse).last();
        known.unwrap_or_default()
    }

    /// The values of a key that are not empty.
    fn values<'q>(&'q self, key: &str) -> impl Iterator<Item = &'q str> {
        let pairs = self.pairs.iter();
        pairs
            .filter(move |(known, value)| known == key && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }
}

/// The key of a facet in an address: its id, or `facet.<id>` where that means something else.
pub(super) fn key_of(facet: &Facet) -> String {
    // The derived facet of indicators has no role, and the key `indicator` is kept for it.
    if facet.role.is_some() && RESERVED.contains(&facet.id.as_str()) {
        format!("facet.{}", facet.id)
    } else {
        facet.id.clone()
    }
}

impl View {
    /// Reads a fragment. Total: what is not understood is left out and named.
    pub fn parse(fragment: &str, dataset: &Dataset) -> (Self, Vec<Notice>) {
        Self::from_query(&Query::parse(fragment), dataset)
    }

    /// Understands a fragment that was taken apart.
    pub fn from_query(query: &Query, dataset: &Dataset) -> (Self, Vec<Notice>) {
        let mut notices = Vec::new();
        let route = route(query, dataset, &mut notices);
        let mut clauses: Vec<(FacetId, Clause)> = Vec::new();
        let mut selection = Selection::default();
        let mut sort = None;
        for (key, value) in &query.pairs {
            if let Some(facet) = facet_of(key, dataset) {
                let known = clauses.iter().position(|(known, _)| *known == facet);
                let at = known.unwrap_or(clauses.len());
                if known.is_none() {
                    clauses.push((facet, Clause::NOTHING));
                }
                if let Some((_, clause)) = clauses.get_mut(at) {
                    add_terms(clause, value, facet, dataset, &mut notices);
                }
                continue;
            }
            let mut unknown = |value: &str| {
                let (key, value) = (key.clone(), value.to_owned());
                notices.push(Notice::UnknownValue { key, value });
            };
            match key.as_str() {
                _ if value.is_empty() && RESERVED.contains(&key.as_str()) => {}
                "q" => selection = selection.with_text(value),
                "years" => match years(value) {
                    Some(years) => selection = selection.with_years(years),
                    None => unknown(value),
                },
                "use" => {
                    let known = levels(value, unknown);
                    if !known.is_empty() {
                        selection = selection.with_levels(UseLevels::of(&known));
                    }
                }
                "sort" => match Sort::parse(value) {
                    Some(known) => sort = Some(known),
                    None => unknown(value),
                },
                "lang" if Lang::parse(value).is_none() => unknown(value),
                // They belong to one page each: see `route`.
                "cases" if matches!(route, Route::Dossier(_)) => {}
                "channel" if matches!(route, Route::Story(_)) => {}
                "embed" if value != "1" => unknown(value),
                "theme" if Look::parse(value).is_none() => unknown(value),
                "from" | "to" if matches!(route, Route::Diff { .. }) => {}
                "with" if matches!(route, Route::Compare(_)) => {}
                // Both are also read before there is an edition: by `Query`.
                "lang" | "edition" | "embed" | "theme" => {}
                "" => notices.push(Notice::UnknownKey(format!("={value}"))),
                _ => notices.push(Notice::UnknownKey(key.clone())),
            }
        }
        for (facet, clause) in clauses {
            selection = selection.with_clause(dataset, facet, clause);
        }
        // Whether the order is the one that would be taken anyway depends on the text.
        let selection = selection.with_sort(sort);
        let mut named: HashMap<String, u32> = HashMap::new();
        notices.retain(|notice| named.insert(notice.key(), 0).is_none());
        let view = Self {
            route,
            selection,
            edition: query.edition().map(str::to_owned),
            lang: query.lang(),
            embed: query.get("embed") == Some("1"),
            look: query.values("theme").filter_map(Look::parse).last(),
        };
        (view, notices)
    }

    /// Writes the fragment, from its `#`.
    pub fn fragment(&self, dataset: &Dataset) -> String {
        let Self {
            route,
            selection,
            edition,
            lang,
            embed,
            look,
        } = self;
        let mut out = String::from("#/");
        match route {
            Route::Explorer => {}
            Route::Case(case) => {
                out.push_str("case/");
                out.push_str(dataset.cases.id.get(case.0 as usize));
            }
            Route::Chart(kind) => {
                out.push_str("chart/");
                out.push_str(&kind.written(dataset));
            }
            Route::Indicators => out.push_str(INDICATORS),
            Route::Indicator(row) => {
                out.push_str("indicator/");
                let indicator = dataset.indicators.get(*row as usize);
                out.push_str(indicator.map_or("", |indicator| &indicator.id));
            }
            Route::Source(term) => {
                out.push_str("source/");
                out.push_str(dataset.term(*term).map_or("", |term| &term.id));
            }
            Route::Glossary => out.push_str(GLOSSARY),
            Route::Word(row) => {
                out.push_str("glossary/");
                let word = dataset.glossary.get(*row as usize);
                out.push_str(word.map_or("", |word| &word.id));
            }
            Route::Barometer => out.push_str(BAROMETER),
            Route::Diff { .. } => out.push_str(DIFF),
            Route::Compare(_) => out.push_str(COMPARE),
            Route::Dossier(_) => out.push_str(DOSSIER),
            Route::Page(page) => out.push_str(page),
            Route::Local => out.push_str(LOCAL),
            Route::Stories => out.push_str(STORIES),
            Route::Story(slide) => slide.write(&mut out),
            Route::Problems => out.push_str(PROBLEMS),
            Route::Missing(path) => {
                let parts: Vec<String> = path.split('/').map(encode).collect();
                out.push_str(&parts.join("/"));
            }
        }
        let mut before = '?';
        let mut add = |key: &str, value: &str| {
            out.push(before);
            out.push_str(key);
            out.push('=');
            out.push_str(value);
            before = '&';
        };
        selection.each_pair(dataset, &mut add);
        match route {
            Route::Diff { from, to } => {
                for (key, id) in [("from", from), ("to", to)] {
                    if !id.is_empty() {
                        add(key, &encode(id));
                    }
                }
            }
            Route::Compare(other) => {
                let other = other.query(dataset);
                if !other.is_empty() {
                    add("with", &encode(&other));
                }
            }
            Route::Dossier(cases) if !cases.is_empty() => {
                let ids = cases
                    .iter()
                    .map(|case| dataset.cases.id.get(case.0 as usize));
                add("cases", &ids.collect::<Vec<&str>>().join(","));
            }
            Route::Story(slide) if !slide.channel.is_empty() => {
                add("channel", &encode(&slide.channel));
            }
            _ => {}
        }
        if let Some(edition) = edition {
            add("edition", &encode(edition));
        }
        if *lang != Lang::default() {
            add("lang", lang.code());
        }
        if *embed {
            add("embed", "1");
        }
        if let Some(look) = look {
            add("theme", look.word());
        }
        out
    }
}

impl Selection {
    /// Its keys and values as an address writes them; empty where all is asked for.
    pub fn query(&self, dataset: &Dataset) -> String {
        let mut out = String::new();
        self.each_pair(dataset, &mut |key, value| {
            if !out.is_empty() {
                out.push('&');
            }
            out.extend([key, "=", value]);
        });
        out
    }

    /// Hands over the keys and encoded values of the selection, in canonical order.
    fn each_pair(&self, dataset: &Dataset, add: &mut dyn FnMut(&str, &str)) {
        let Self {
            clauses,
            text,
            years,
            levels,
            sort,
        } = self;
        for (facet, clause) in clauses {
            let mut value = String::new();
            let mut before = if clause.all { "all:" } else { "" };
            for (sign, terms) in [("", &clause.include), ("-", &clause.exclude)] {
                for term in terms {
                    value.push_str(before);
                    value.push_str(sign);
                    value.push_str(dataset.term(*term).map_or("", |t| &t.id));
                    before = ",";
                }
            }
            add(
                &dataset.facet(*facet).map(key_of).unwrap_or_default(),
                &value,
            );
        }
        if !text.is_empty() {
            add("q", &encode(text));
        }
        if !years.is_open() {
            let end = |year: Option<i32>| year.map_or_else(String::new, |year| year.to_string());
            add("years", &[end(years.from), end(years.to)].join("-"));
        }
        if *levels != UseLevels::default() {
            let words: Vec<&str> = levels.iter().map(UseLevel::word).collect();
            add("use", &words.join(","));
        }
        if let Some(sort) = sort {
            add("sort", sort.word());
        }
    }
}

fn route(query: &Query, dataset: &Dataset, notices: &mut Vec<Notice>) -> Route {
    let path = query.path.trim_end_matches('/');
    if path.is_empty() {
        return Route::Explorer;
    }
    // These are there in every edition, so a page cannot take their names.
    let id = |key| query.get(key).unwrap_or_default().to_owned();
    match path {
        LOCAL => return Route::Local,
        STORIES => return Route::Stories,
        // What can be counted is there without a word of the edition.
        METHOD => return Route::Page(path.into()),
        PROBLEMS => return Route::Problems,
        INDICATORS => return Route::Indicators,
        GLOSSARY => return Route::Glossary,
        BAROMETER => return Route::Barometer,
        DIFF => {
            let (from, to) = (id("from"), id("to"));
            return Route::Diff { from, to };
        }
        DOSSIER => return Route::Dossier(aside(query, dataset, notices)),
        COMPARE => {
            // What stands in `with` is the query of an address, without a path.
            let with = ["?", query.get("with").unwrap_or_default()].concat();
            let (other, unknown) = View::parse(&with, dataset);
            notices.extend(unknown);
            return Route::Compare(Box::new(other.selection));
        }
        _ => {}
    }
    if dataset.pages.iter().any(|section| section.page == path) {
        return Route::Page(path.into());
    }
    if let Some(id) = path.strip_prefix("case/") {
        if let Some(case) = dataset.case(id) {
            return Route::Case(case);
        }
        if let Some(case) = dataset.case_formerly(id) {
            let id = id.to_owned();
            notices.push(Notice::FormerCase { id, case });
            return Route::Case(case);
        }
    }
    if let Some(id) = path.strip_prefix("indicator/") {
        let is_it = |term: &Term| term.id == id || term.formerly.iter().any(|old| old == id);
        let found = dataset.indicators.iter().position(|indicator| {
            indicator.id == id || dataset.term(indicator.term).is_some_and(is_it)
        });
        if let Some(row) = found {
            return Route::Indicator(row as u32);
        }
    }
    if let Some(id) = path.strip_prefix("glossary/") {
        let found = dataset.glossary.iter().position(|word| word.id == id);
        if let Some(row) = found {
            return Route::Word(row as u32);
        }
    }
    if let Some(id) = path.strip_prefix("source/")
        && let Some(facet) = dataset.facet_with(Role::Source)
    {
        let by_id = term_with(facet, dataset, |term| term.id == id);
        let once = |term: &Term| term.formerly.iter().any(|old| old == id);
        if let Some(term) = by_id.or_else(|| term_with(facet, dataset, once)) {
            return Route::Source(term);
        }
    }
    let notes = path.strip_prefix(PRESENTER);
    let shown = notes.or_else(|| path.strip_prefix(STORY));
    if let Some(mut slide) = shown.and_then(|path| slide(path, dataset)) {
        slide.channel = id("channel");
        slide.notes = notes.is_some();
        return Route::Story(Box::new(slide));
    }
    let kind = path.strip_prefix("chart/");
    if let Some(kind) = kind.and_then(|kind| Kind::parse(kind, dataset)) {
        return Route::Chart(kind);
    }
    notices.push(Notice::UnknownPath(path.into()));
    Route::Missing(path.into())
}

/// A sequence and a step of it; the first where none is named. How many steps an own sequence has, the address cannot know.
fn slide(path: &str, dataset: &Dataset) -> Option<Slide> {
    let (story, step) = path.split_once('/').unwrap_or((path, "1"));
    let step = step.parse::<u32>().ok().filter(|step| *step > 0)?;
    let steps = dataset.stories.iter().filter(|told| told.story == story);
    (story == OWN || step as usize <= steps.count()).then(|| Slide {
        story: story.to_owned(),
        step,
        ..Slide::default()
    })
}

/// The cases that were put aside, each once, in the order of the address.
fn aside(query: &Query, dataset: &Dataset, notices: &mut Vec<Notice>) -> Vec<CaseId> {
    let mut cases = Vec::new();
    let ids = query.get("cases").unwrap_or_default().split(',');
    for id in ids.filter(|id| !id.is_empty()) {
        let case = dataset.case(id).or_else(|| {
            let case = dataset.case_formerly(id)?;
            let id = id.to_owned();
            notices.push(Notice::FormerCase { id, case });
            Some(case)
        });
        match case {
            Some(case) if !cases.contains(&case) => cases.push(case),
            Some(_) => {}
            None => notices.push(Notice::UnknownValue {
                key: "cases".to_owned(),
                value: id.to_owned(),
            }),
        }
    }
    cases
}

/// The facet that a key names. `facet.<id>` names any facet, so that an address keeps its
/// meaning when a later explorer takes the name of a facet for a setting.
fn facet_of(key: &str, dataset: &Dataset) -> Option<FacetId> {
    let names = |facet: &Facet| {
        key_of(facet) == key
            || facet.role.is_some() && key.strip_prefix("facet.") == Some(facet.id.as_str())
    };
    let (id, _) = dataset.facet_ids().find(|(_, facet)| names(facet))?;
    Some(id)
}

/// Adds the terms of a list to a clause.
fn add_terms(
    clause: &mut Clause,
    value: &str,
    facet: FacetId,
    dataset: &Dataset,
    notices: &mut Vec<Notice>,
) {
    let list = value.strip_prefix("all:");
    clause.all |= list.is_some();
    let items = list.unwrap_or(value).split(',');
    for item in items.filter(|item| !item.is_empty()) {
        let (id, terms) = match item.strip_prefix('-') {
            Some(id) if !id.is_empty() => (id, &mut clause.exclude),
            _ => (item, &mut clause.include),
        };
        if let Some(term) = term_with(facet, dataset, |term| term.id == id) {
            terms.push(term);
            continue;
        }
        let id = id.to_owned();
        let once = |term: &Term| term.formerly.contains(&id);
        if let Some(term) = term_with(facet, dataset, once) {
            terms.push(term);
            notices.push(Notice::FormerTerm { id, term });
        } else {
            notices.push(Notice::UnknownTerm { facet, id });
        }
    }
}

/// The first term of a facet with a property.
fn term_with(facet: FacetId, dataset: &Dataset, has: impl Fn(&Term) -> bool) -> Option<TermId> {
    let mut terms = dataset.facet(facet)?.terms();
    terms.find(|term| dataset.term(*term).is_some_and(&has))
}

/// `2015-2024`, `2015-`, `-2024`, `2015`, or `-` for every year.
fn years(value: &str) -> Option<Years> {
    let year = |text: &str| -> Option<Option<i32>> {
        if text.is_empty() {
            return Some(None);
        }
        let digits = text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|_| digits).map(Some)
    };
    let (from, to) = value.split_once('-').unwrap_or((value, value));
    Some(Years {
        from: year(from)?,
        to: year(to)?,
    })
}

/// The levels of a list; what is none is handed to `unknown`.
fn levels(value: &str, mut unknown: impl FnMut(&str)) -> Vec<UseLevel> {
    let mut found = Vec::new();
    for item in value.split(',').filter(|item| !item.is_empty()) {
        match UseLevel::parse(item) {
            Some(level) => found.push(level),
            None => unknown(item),
        }
    }
    found
}
