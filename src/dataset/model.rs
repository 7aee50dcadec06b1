//! [`Dataset`]: an edition that was read and checked. What is named by number here exists.

use super::column::{Bilingual, ListColumn, TextColumn};
use super::package::Package;
pub use super::vocabulary::{
    Aggregation, Nature, Polarity, ReferenceType, Role, Scale, Sign, UseLevel,
};
use crate::i18n::Lang;

/// Position of a facet in [`Dataset::facets`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FacetId(pub u32);

/// Position of a term in [`Dataset::terms`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub u32);

/// Row of a case in [`Dataset::cases`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(pub u32);

/// A text in French, and in English where there is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// French.
    pub fr: String,
    /// English; empty falls back to French.
    pub en: String,
}

impl Text {
    /// The text in `lang`, the French one where English is empty.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En if !self.en.is_empty() => &self.en,
            Lang::En | Lang::Fr => &self.fr,
        }
    }
}

/// A way to classify cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// Its id in the edition.
    pub id: String,
    /// What it is for; `None` for the derived facet of indicators.
    pub role: Option<Role>,
    /// Name.
    pub label: Text,
    /// What it means.
    pub definition: Text,
    /// Its terms: `first..end` in [`Dataset::terms`].
    pub first: u32,
    /// End of its terms, excluded.
    pub end: u32,
}

impl Facet {
    /// The id of the facet that is made of the indicators, which is in no file.
    pub const INDICATORS: &str = "indicator";

    /// Its terms, parents before children.
    pub fn terms(&self) -> impl DoubleEndedIterator<Item = TermId> + use<> {
        (self.first..self.end).map(TermId)
    }
}

/// A term of a facet. Terms stand in preorder, so that a term and its descendants are
/// `id..end`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its id within the facet.
    pub id: String,
    /// Its facet.
    pub facet: FacetId,
    /// Its parent, in the same facet.
    pub parent: Option<TermId>,
    /// End of its descendants in [`Dataset::terms`], excluded.
    pub end: u32,
    /// 0 for a term without a parent.
    pub depth: u8,
    /// Its sign.
    pub sign: Option<Sign>,
    /// Name.
    pub label: Text,
    /// What it means.
    pub definition: Text,
    /// Ids that an old address may carry.
    pub formerly: Vec<String>,
}

/// The cases, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cases {
    /// Ids.
    pub id: TextColumn,
    /// Titles.
    pub title: Bilingual,
    /// One plain sentence for everyone.
    pub plain: Bilingual,
    /// Summaries.
    pub summary: Bilingual,
    /// Methods.
    pub method: Bilingual,
    /// Limits.
    pub limits: Bilingual,
    /// Year of the main publication.
    pub year: Vec<i32>,
    /// Use levels.
    pub use_level: Vec<UseLevel>,
    /// Organisations, joined by `|`.
    pub organisations: TextColumn,
    /// Rows of [`Dataset::references`].
    pub references: ListColumn,
    /// Terms as the rows name them (derived facets included), ascending.
    pub terms: ListColumn,
    /// Rows of [`Dataset::values`] about each, in the order of the file.
    pub values: ListColumn,
    /// Rows of [`Dataset::decisions`] of each, from the oldest to the newest.
    pub decisions: ListColumn,
    /// Ids that an old address may carry, joined by `|`.
    pub formerly: TextColumn,
}

/// The definition of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Its id.
    pub id: String,
    /// Number or finding.
    pub nature: Nature,
    /// How its values are to be read.
    pub scale: Scale,
    /// A term of the facet with role `dimension`.
    pub dimension: TermId,
    /// Its term in the derived facet of indicators.
    pub term: TermId,
    /// Name.
    pub label: Text,
    /// What it measures.
    pub definition: Text,
    /// What it does not say.
    pub caution: Text,
    /// Unit.
    pub unit: Text,
    /// How values may be put together.
    pub aggregation: Aggregation,
    /// Which direction is better.
    pub polarity: Polarity,
}

/// What a value is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A case.
    Case(CaseId),
    /// A term.
    Term(TermId),
    /// The whole country.
    Country,
}

/// The figures and findings, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values {
    /// Ids.
    pub id: TextColumn,
    /// Rows of [`Dataset::indicators`].
    pub indicator: Vec<u32>,
    /// What each is about.
    pub subject: Vec<Subject>,
    /// Year.
    pub year: Vec<i32>,
    /// Period, as written.
    pub period: TextColumn,
    /// The number, in the indicator's unit.
    pub value: Vec<Option<f64>>,
    /// [`Self::value`] as it is written, with a point and without an exponent; may be empty.
    pub value_text: TextColumn,
    /// Lower end of the interval.
    pub low: Vec<Option<f64>>,
    /// [`Self::low`], likewise.
    pub low_text: TextColumn,
    /// Upper end of the interval.
    pub high: Vec<Option<f64>>,
    /// [`Self::high`], likewise.
    pub high_text: TextColumn,
    /// What the interval is (`95% CI`, `range`).
    pub interval: TextColumn,
    /// What exactly is counted, or the finding.
    pub text: Bilingual,
    /// Of whom.
    pub population: Bilingual,
    /// Against what.
    pub comparison: Bilingual,
    /// A term of the facet with role `proof`.
    pub proof: Vec<TermId>,
    /// A row of [`Dataset::references`].
    pub reference: Vec<u32>,
    /// Page or table.
    pub locator: TextColumn,
    /// Date of the figure.
    pub as_of: TextColumn,
    /// Whether it may open the first screen.
    pub highlight: Vec<bool>,
}

/// A date as precise as it is known; the parts that are not known are 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// Year.
    pub year: i32,
    /// 1–12, or 0.
    pub month: u8,
    /// 1–31, or 0.
    pub day: u8,
}

impl PartialDate {
    /// A number that ascends with the date; what is not known comes first.
    pub fn number(self) -> u32 {
        let year = u32::try_from(self.year).unwrap_or(0);
        (year * 16 + u32::from(self.month)) * 32 + u32::from(self.day)
    }

    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as far as it is known.
    pub fn iso(self) -> String {
        let Self { year, month, day } = self;
        match (month, day) {
            (0, _) => format!("{year:04}"),
            (_, 0) => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}-{month:02}-{day:02}"),
        }
    }

    /// Whether it lies before a year, known to the day or not.
    pub fn is_before(self, year: i32) -> bool {
        self.year < year
    }
}

/// The dated decisions, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    /// Ids.
    pub id: TextColumn,
    /// The case of each.
    pub case: Vec<CaseId>,
    /// When.
    pub date: Vec<PartialDate>,
    /// A term of the facet with role `decision`.
    pub kind: Vec<TermId>,
    /// Who decided.
    pub body: TextColumn,
    /// What was decided.
    pub label: Bilingual,
    /// Address of a page about it; may be empty.
    pub url: TextColumn,
}

/// The publications, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct References {
    /// Ids.
    pub id: TextColumn,
    /// What kind of publication each is.
    pub kind: Vec<ReferenceType>,
    /// Authors, as written.
    pub authors: TextColumn,
    /// Year.
    pub year: Vec<Option<i32>>,
    /// Title.
    pub title: TextColumn,
    /// Journal, publisher or site.
    pub container: TextColumn,
    /// DOI, without a resolver; may be empty.
    pub doi: TextColumn,
    /// `PubMed` id; may be empty.
    pub pmid: TextColumn,
    /// Address; may be empty where there is a DOI.
    pub url: TextColumn,
}

/// What is known of a data source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The term of the facet with role `source`.
    pub term: TermId,
    /// Who runs it.
    pub manager: Text,
    /// How one gets access.
    pub access: Text,
    /// What the data were first collected for.
    pub first_use: Text,
    /// Address; may be empty.
    pub url: String,
}

/// A section of a page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The page.
    pub page: String,
    /// Place in the page.
    pub step: u32,
    /// Heading.
    pub title: Text,
    /// Text.
    pub text: Text,
    /// Rows of [`Dataset::references`].
    pub references: Vec<u32>,
}

/// A step of a guided sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The sequence.
    pub story: String,
    /// Place in the sequence.
    pub step: u32,
    /// Heading.
    pub title: Text,
    /// Text.
    pub text: Text,
    /// The fragment of an explorer address; may be empty.
    pub view: String,
}

/// A word in plain language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its id.
    pub id: String,
    /// The word.
    pub term: Text,
    /// What it means.
    pub definition: Text,
}

/// An edition that was read and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// What the package says of it.
    pub package: Package,
    /// The facets in display order; that of indicators, derived, comes last.
    pub facets: Vec<Facet>,
    /// The terms of all facets, in preorder.
    pub terms: Vec<Term>,
    /// The cases.
    pub cases: Cases,
    /// The indicators, in display order.
    pub indicators: Vec<Indicator>,
    /// The values.
    pub values: Values,
    /// The decisions.
    pub decisions: Decisions,
    /// The references.
    pub references: References,
    /// The data sources.
    pub sources: Vec<Source>,
    /// The sections of pages, each page in its own order.
    pub pages: Vec<Section>,
    /// The steps of sequences, each in its own order.
    pub stories: Vec<Step>,
    /// The glossary, in the order of the file.
    pub glossary: Vec<Word>,
}

impl Dataset {
    /// How many cases there are.
    pub fn case_count(&self) -> usize {
        self.cases.year.len()
    }

    /// The facet with that number.
    pub fn facet(&self, id: FacetId) -> Option<&Facet> {
        self.facets.get(id.0 as usize)
    }

    /// The term with that number.
    pub fn term(&self, id: TermId) -> Option<&Term> {
        self.terms.get(id.0 as usize)
    }

    /// The first facet with a role.
    pub fn facet_with(&self, role: Role) -> Option<FacetId> {
        let at = self.facets.iter().position(|f| f.role == Some(role))?;
        Some(FacetId(at as u32))
    }

    /// The facets with their numbers, in display order.
    pub fn facet_ids(&self) -> impl Iterator<Item = (FacetId, &Facet)> {
        self.facets
            .iter()
            .enumerate()
            .map(|(at, facet)| (FacetId(at as u32), facet))
    }

    /// The terms of a facet without a parent, in display order.
    pub fn roots(&self, facet: FacetId) -> Vec<TermId> {
        self.facet(facet)
            .map_or_else(Vec::new, |f| self.siblings(f.first, f.end))
    }

    /// The children of a term, in display order.
    pub fn children(&self, term: TermId) -> Vec<TermId> {
        self.term(term)
            .map_or_else(Vec::new, |t| self.siblings(term.0 + 1, t.end))
    }

    /// Steps over a range in preorder from subtree to subtree.
    fn siblings(&self, first: u32, end: u32) -> Vec<TermId> {
        let mut found = Vec::new();
        let mut next = first;
        while next < end {
            let Some(term) = self.term(TermId(next)) else {
                break;
            };
            found.push(TermId(next));
            next = term.end;
        }
        found
    }

    /// Whether `term` is `ancestor` or below it.
    pub fn is_within(&self, term: TermId, ancestor: TermId) -> bool {
        self.term(ancestor)
            .is_some_and(|a| ancestor <= term && term.0 < a.end)
    }

    /// Of terms in ascending order, those that have no other of them below.
    pub fn most_specific(&self, terms: &[TermId]) -> Vec<TermId> {
        // In preorder the first below a term, if any, comes right after it.
        let next = terms.iter().skip(1).map(Some).chain([None]);
        let specific = terms.iter().zip(next).filter(|(term, next)| {
            let below = next.is_some_and(|next| self.is_within(*next, **term));
            !below
        });
        specific.map(|(term, _)| *term).collect()
    }

    /// The case with an id, by today's ids only.
    pub fn case(&self, id: &str) -> Option<CaseId> {
        let at = self.cases.id.iter().position(|known| known == id)?;
        Some(CaseId(at as u32))
    }

    /// The case that once had an id.
    pub fn case_formerly(&self, id: &str) -> Option<CaseId> {
        let at = self
            .cases
            .formerly
            .iter()
            .position(|old| old.split('|').any(|old| old == id))?;
        Some(CaseId(at as u32))
    }

    /// The rows of [`Dataset::values`] about a case.
    pub fn values_of(&self, case: CaseId) -> impl Iterator<Item = usize> {
        let rows = self.cases.values.get(case.0 as usize);
        rows.iter().map(|row| *row as usize)
    }

    /// The rows of [`Dataset::decisions`] of a case, from the oldest to the newest.
    pub fn decisions_of(&self, case: CaseId) -> Vec<usize> {
        let rows = self.cases.decisions.get(case.0 as usize);
        rows.iter().map(|row| *row as usize).collect()
    }

    /// The terms of a facet that a case names, in display order.
    pub fn terms_of(&self, case: CaseId, facet: FacetId) -> impl Iterator<Item = TermId> {
        let range = self.facet(facet).map_or(0..0, |f| f.first..f.end);
        self.cases
            .terms
            .get(case.0 as usize)
            .iter()
            .filter(move |term| range.contains(term))
            .map(|term| TermId(*term))
    }
}
