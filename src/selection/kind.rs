//! [`Kind`]: which figure of the selection is asked for, and how an address writes it.

use crate::dataset::{Dataset, FacetId};

/// A kind of figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Cases by term of a facet.
    Terms(FacetId),
    /// Cases by year of publication.
    Years,
    /// Cases by year, of all and of each term of a facet.
    YearsBy(FacetId),
    /// Cases that have a term of one facet and a term of another.
    Matrix(FacetId, FacetId),
    /// From sources over usages to beneficiaries, by the roles of their facets.
    Flow,
    /// Ratios with their intervals, of which a page is drawn, counted from 0.
    Forest(u32),
    /// Numbers of people.
    People,
    /// Publications and decisions, of which a page is drawn, counted from 0.
    Delays(u32),
    /// The values that belong to no case, by year, of which a page is drawn, counted from 0.
    National(u32),
}

impl Kind {
    /// Reads what stands behind `chart/` in an address: a word, and after points the ids of facets
    /// or the number of a page, counted from 1.
    pub fn parse(text: &str, dataset: &Dataset) -> Option<Self> {
        let mut parts = text.split('.');
        let word = parts.next()?;
        let (first, second, more) = (parts.next(), parts.next(), parts.next());
        if more.is_some() {
            return None;
        }
        let facet = |id: Option<&str>| {
            let mut facets = dataset.facet_ids();
            let (found, _) = facets.find(|(_, facet)| Some(facet.id.as_str()) == id)?;
            Some(found)
        };
        let page = || match first {
            None => Some(0),
            Some(number) => number.parse::<u32>().ok()?.checked_sub(1),
        };
        match (word, first, second) {
            ("terms", Some(_), None) => facet(first).map(Self::Terms),
            ("years", None, None) => Some(Self::Years),
            ("years", Some(_), None) => facet(first).map(Self::YearsBy),
            ("matrix", Some(_), Some(_)) => Some(Self::Matrix(facet(first)?, facet(second)?)),
            ("flow", None, None) => Some(Self::Flow),
            ("forest", _, None) => page().map(Self::Forest),
            ("people", None, None) => Some(Self::People),
            ("delays", _, None) => page().map(Self::Delays),
            ("national", _, None) => page().map(Self::National),
            _ => None,
        }
    }

    /// Writes what [`Self::parse`] reads.
    pub fn written(self, dataset: &Dataset) -> String {
        let id = |facet: FacetId| dataset.facet(facet).map_or("", |facet| &facet.id);
        let paged = |word: &str, page: u32| match page {
            0 => word.to_owned(),
            page => format!("{word}.{}", page.saturating_add(1)),
        };
        match self {
            Self::Terms(facet) => ["terms", id(facet)].join("."),
            Self::Years => "years".to_owned(),
            Self::YearsBy(facet) => ["years", id(facet)].join("."),
            Self::Matrix(rows, columns) => ["matrix", id(rows), id(columns)].join("."),
            Self::Flow => "flow".to_owned(),
            Self::Forest(page) => paged("forest", page),
            Self::People => "people".to_owned(),
            Self::Delays(page) => paged("delays", page),
            Self::National(page) => paged("national", page),
        }
    }

    /// Whether it stands open on the page of cases; the others are folded there.
    pub fn stands_open(self) -> bool {
        matches!(self, Self::Terms(_) | Self::Years)
    }

    /// Which page is drawn, counted from 0.
    pub fn page(self) -> u32 {
        match self {
            Self::Forest(page) | Self::Delays(page) | Self::National(page) => page,
            _ => 0,
        }
    }

    /// The same on another page; a kind without pages as it is.
    #[must_use]
    pub fn on_page(self, page: u32) -> Self {
        match self {
            Self::Forest(_) => Self::Forest(page),
            Self::Delays(_) => Self::Delays(page),
            Self::National(_) => Self::National(page),
            other => other,
        }
    }

    /// The facets that it is over and that a reader may choose: of rows, and of columns.
    pub fn facets(self) -> (Option<FacetId>, Option<FacetId>) {
        match self {
            Self::YearsBy(rows) => (Some(rows), None),
            Self::Matrix(rows, columns) => (Some(rows), Some(columns)),
            _ => (None, None),
        }
    }

    /// The same with another facet for its rows; one that its columns have changes places with it.
    #[must_use]
    pub fn with_rows(self, facet: FacetId) -> Self {
        match self {
            Self::YearsBy(_) => Self::YearsBy(facet),
            Self::Matrix(rows, columns) if columns == facet => Self::Matrix(facet, rows),
            Self::Matrix(_, columns) => Self::Matrix(facet, columns),
            other => other,
        }
    }

    /// The same with another facet for its columns, likewise.
    #[must_use]
    pub fn with_columns(self, facet: FacetId) -> Self {
        match self {
            Self::Matrix(rows, columns) if rows == facet => Self::Matrix(columns, facet),
            Self::Matrix(rows, _) => Self::Matrix(rows, facet),
            other => other,
        }
    }

    /// What stays the same whatever page and facets are chosen in its place.
    #[must_use]
    pub fn place(self) -> Self {
        let none = FacetId(0);
        match self {
            Self::YearsBy(_) => Self::YearsBy(none),
            Self::Matrix(..) => Self::Matrix(none, none),
            other => other.on_page(0),
        }
    }
}
