//! [`View`] ⇄ the fragment of an address: total (any text is a view), canonical (one view, one
//! text) and round-trip. What an address asks for and cannot have is named in a [`Notice`].

use crate::dataset::{CaseId, Dataset, Facet, FacetId, TermId, UseLevel};
use crate::i18n::Lang;

use super::percent::{decode, encode};
use super::{Clause, Selection, Sort, UseLevels, Years};

/// Keys of an address that are no facet. A facet of the same name is written `facet.<id>`.
const RESERVED: [&str; 10] = [
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
];

const LOCAL: &str = "local";
const PROBLEMS: &str = "problems";

/// Where one is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The explorer.
    #[default]
    Explorer,
    /// The sheet of a case.
    Case(CaseId),
    /// A page of the edition's resource `pages`.
    Page(String),
    /// Opens a draft from a local file.
    Local,
    /// What is wrong with the edition.
    Problems,
    /// Nothing that exists: the path as written.
    Missing(String),
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
}

/// What an address asked for that the edition does not have, or has under another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// No facet and no setting has this name.
    UnknownKey(String),
    /// The facet has no such term.
    UnknownTerm {
        /// The facet.
        facet: FacetId,
        /// The id as written.
        id: String,
    },
    /// A setting has a value that it cannot have.
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

    /// The first value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        let found = self.pairs.iter().find(|(known, _)| known == key)?;
        Some(&found.1)
    }

    /// The edition that is asked for.
    pub fn edition(&self) -> Option<&str> {
        self.get("edition").filter(|id| !id.is_empty())
    }

    /// The language that is asked for; French where it is not known.
    pub fn lang(&self) -> Lang {
        self.get("lang").and_then(Lang::parse).unwrap_or_default()
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
        let mut view = Self {
            route: route(&query.path, dataset, &mut notices),
            edition: query.edition().map(str::to_owned),
            ..Self::default()
        };
        let mut clauses: Vec<(FacetId, Clause)> = Vec::new();
        let mut selection = Selection::default();
        let mut sort = None;
        for (key, value) in &query.pairs {
            let facet = dataset.facet_ids().find(|(_, facet)| key_of(facet) == *key);
            if let Some((facet, _)) = facet {
                let clause = clause(value, facet, dataset, &mut notices);
                match clauses.iter_mut().find(|(known, _)| *known == facet) {
                    Some((_, known)) => {
                        known.include.extend(clause.include);
                        known.exclude.extend(clause.exclude);
                        known.all |= clause.all;
                    }
                    None => clauses.push((facet, clause)),
                }
                continue;
            }
            let understood = match key.as_str() {
                "q" => {
                    selection = selection.with_text(value);
                    true
                }
                "years" => years(value).map(|years| selection.years = years).is_some(),
                "use" => levels(value)
                    .map(|levels| selection.levels = levels)
                    .is_some(),
                "sort" => {
                    sort = Sort::parse(value);
                    sort.is_some()
                }
                "lang" => Lang::parse(value).map(|lang| view.lang = lang).is_some(),
                "edition" => true,
                _ => {
                    notices.push(Notice::UnknownKey(key.clone()));
                    continue;
                }
            };
            if !understood {
                notices.push(Notice::UnknownValue {
                    key: key.clone(),
                    value: value.clone(),
                });
            }
        }
        for (facet, clause) in clauses {
            selection = selection.with_clause(dataset, facet, clause);
        }
        let years = selection.years;
        view.selection = selection.with_years(years).with_sort(sort);
        (view, notices)
    }

    /// Writes the fragment, from its `#`.
    pub fn fragment(&self, dataset: &Dataset) -> String {
        let Self {
            route,
            selection,
            edition,
            lang,
        } = self;
        let path = match route {
            Route::Explorer => String::new(),
            Route::Case(case) => format!("case/{}", dataset.cases.id.get(case.0 as usize)),
            Route::Page(page) => page.clone(),
            Route::Local => LOCAL.into(),
            Route::Problems => PROBLEMS.into(),
            Route::Missing(path) => path.split('/').map(encode).collect::<Vec<_>>().join("/"),
        };
        let mut pairs = selection.pairs(dataset);
        pairs.extend(edition.iter().map(|id| format!("edition={}", encode(id))));
        if *lang != Lang::default() {
            pairs.push(format!("lang={}", lang.code()));
        }
        if pairs.is_empty() {
            format!("#/{path}")
        } else {
            format!("#/{path}?{}", pairs.join("&"))
        }
    }
}

impl Selection {
    /// The `key=value` pairs of the selection, encoded, in canonical order.
    fn pairs(&self, dataset: &Dataset) -> Vec<String> {
        let Self {
            clauses,
            text,
            years,
            levels,
            sort,
        } = self;
        let mut pairs = Vec::new();
        for (facet, clause) in clauses {
            let id = |term: &TermId| dataset.term(*term).map_or("", |t| &t.id);
            let included = clause.include.iter().map(|term| id(term).to_owned());
            let excluded = clause.exclude.iter().map(|term| format!("-{}", id(term)));
            let terms: Vec<String> = included.chain(excluded).collect();
            let all = if clause.all { "all:" } else { "" };
            let key = dataset.facet(*facet).map(key_of).unwrap_or_default();
            pairs.push(format!("{key}={all}{}", terms.join(",")));
        }
        if !text.is_empty() {
            pairs.push(format!("q={}", encode(text)));
        }
        if !years.is_open() {
            let end = |year: Option<i32>| year.map_or_else(String::new, |year| year.to_string());
            pairs.push(format!("years={}-{}", end(years.from), end(years.to)));
        }
        if *levels != UseLevels::default() {
            let words: Vec<&str> = levels.iter().map(UseLevel::word).collect();
            pairs.push(format!("use={}", words.join(",")));
        }
        pairs.extend(sort.map(|sort| format!("sort={}", sort.word())));
        pairs
    }
}

fn route(path: &str, dataset: &Dataset, notices: &mut Vec<Notice>) -> Route {
    let path = path.trim_end_matches('/');
    if path.is_empty() {
        return Route::Explorer;
    }
    // These two are there in every edition, so a page cannot take their names.
    match path {
        LOCAL => return Route::Local,
        PROBLEMS => return Route::Problems,
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
    notices.push(Notice::UnknownPath(path.into()));
    Route::Missing(path.into())
}

fn clause(value: &str, facet: FacetId, dataset: &Dataset, notices: &mut Vec<Notice>) -> Clause {
    let mut clause = Clause::default();
    let list = value.strip_prefix("all:");
    clause.all = list.is_some();
    for item in list
        .unwrap_or(value)
        .split(',')
        .filter(|item| !item.is_empty())
    {
        let (id, excluded) = match item.strip_prefix('-') {
            Some(id) => (id, true),
            None => (item, false),
        };
        let terms = || dataset.facet(facet).into_iter().flat_map(Facet::terms);
        let named = |term: &TermId| dataset.term(*term).is_some_and(|t| t.id == id);
        let once = |term: &TermId| {
            let term = dataset.term(*term);
            term.is_some_and(|t| t.formerly.iter().any(|old| old == id))
        };
        let term = terms().find(named).or_else(|| {
            let term = terms().find(once)?;
            let id = id.to_owned();
            notices.push(Notice::FormerTerm { id, term });
            Some(term)
        });
        match term {
            Some(term) if excluded => clause.exclude.push(term),
            Some(term) => clause.include.push(term),
            None => notices.push(Notice::UnknownTerm {
                facet,
                id: item.into(),
            }),
        }
    }
    clause
}

/// `2015-2024`, `2015-`, `-2024` or `2015`.
fn years(value: &str) -> Option<Years> {
    let year = |text: &str| -> Option<Option<i32>> {
        if text.is_empty() {
            return Some(None);
        }
        let digits = text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|_| digits).map(Some)
    };
    let (from, to) = match value.split_once('-') {
        Some((from, to)) => (year(from)?, year(to)?),
        None => (year(value)?, year(value)?),
    };
    Some(Years { from, to }).filter(|years| !years.is_open())
}

fn levels(value: &str) -> Option<UseLevels> {
    let levels: Option<Vec<UseLevel>> = value.split(',').map(UseLevel::parse).collect();
    levels.map(|levels| UseLevels::of(&levels))
}
