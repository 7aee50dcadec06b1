//! Every chart over one edition and one selection, as the page makes them.

use indicateurs::aggregate::{Heading, heading, year_bars};
use indicateurs::dataset::{CaseId, Dataset, FacetId, Role, TermId};
use indicateurs::engine::{Index, Outcome, Search};
use indicateurs::figure::{Context, Figure, Kind, figure};
use indicateurs::i18n::Lang;
use indicateurs::selection::Selection;

/// The charts by name, and whether their shapes grow with the cases.
pub const CHARTS: [(&str, bool); 9] = [
    ("terms", false),
    ("years", false),
    ("years by", false),
    ("matrix", false),
    ("flow", false),
    ("forest", true),
    ("people", true),
    ("delays", true),
    ("national", false),
];

/// An edition, and what follows from a selection.
pub struct Explorer {
    /// The edition.
    pub dataset: Dataset,
    index: Index,
    search: Search,
    selection: Selection,
    outcome: Outcome,
    heading: Heading,
    years: Vec<(i32, u32, u32)>,
}

impl Explorer {
    /// Prepares an edition.
    pub fn new(dataset: Dataset) -> Self {
        let index = Index::new(&dataset);
        let search = index.search("");
        let selection = Selection::default();
        let outcome = index.evaluate_found(&selection, &search);
        let mut made = Self {
            index,
            search,
            selection,
            outcome,
            heading: Heading::default(),
            years: Vec::new(),
            dataset,
        };
        made.evaluate();
        made
    }

    /// All that follows from the selection before a chart is drawn.
    fn evaluate(&mut self) {
        let (dataset, index) = (&self.dataset, &self.index);
        self.outcome = index.evaluate_found(&self.selection, &self.search);
        self.heading = heading(dataset, index, &self.selection, &self.outcome);
        self.years = year_bars(dataset, index, &self.selection, &self.outcome);
    }

    /// Includes the `at`th term of the usages, and of them no other.
    pub fn choose(&mut self, at: usize) {
        let usages = self.facet(Role::Usage);
        let roots = self.dataset.roots(usages);
        let term = roots.get(at % roots.len().max(1)).copied();
        let term = term.unwrap_or(TermId(0));
        self.selection = Selection::default().toggled(&self.dataset, term);
        self.evaluate();
    }

    /// The facet with a role.
    pub fn facet(&self, role: Role) -> FacetId {
        self.dataset.facet_with(role).unwrap_or(FacetId(0))
    }

    /// The kind of a chart by its name.
    pub fn kind(&self, name: &str) -> Kind {
        match name {
            "sources" => Kind::Terms(self.facet(Role::Source)),
            "beneficiaries" => Kind::Terms(self.facet(Role::Beneficiary)),
            "years" => Kind::Years,
            "years by" => Kind::YearsBy(self.facet(Role::Usage)),
            "matrix" => Kind::Matrix(self.facet(Role::Source), self.facet(Role::Usage)),
            "flow" => Kind::Flow,
            "forest" => Kind::Forest(0),
            "people" => Kind::People,
            "delays" => Kind::Delays(0),
            "national" => Kind::National(0),
            _ => Kind::Terms(self.facet(Role::Usage)),
        }
    }

    /// The numbers and words of a chart.
    pub fn figure(&self, kind: Kind) -> Box<dyn Figure> {
        let context = Context {
            dataset: &self.dataset,
            index: &self.index,
            selection: &self.selection,
            outcome: &self.outcome,
            heading: &self.heading,
            years: &self.years,
            lang: Lang::Fr,
        };
        figure(kind, &context)
    }

    /// Of each case its terms of a facet (0 sources, 1 usages, 2 beneficiaries) by the position of
    /// the one among them that has no parent, `u32::MAX` behind each case; or the years (3).
    pub fn cells(&self, of: u32) -> Vec<u32> {
        let roles = [Role::Source, Role::Usage, Role::Beneficiary];
        let Some(role) = roles.get(of as usize) else {
            return self
                .dataset
                .cases
                .year
                .iter()
                .map(|year| *year as u32)
                .collect();
        };
        let facet = self.facet(*role);
        let roots = self.dataset.roots(facet);
        let mut cells = Vec::new();
        for case in 0..self.dataset.case_count() {
            let start = cells.len();
            for term in self.dataset.terms_of(CaseId(case as u32), facet) {
                let root = roots
                    .iter()
                    .position(|root| self.dataset.is_within(term, *root));
                cells.extend(
                    root.map(|root| root as u32)
                        .filter(|root| !cells[start..].contains(root)),
                );
            }
            cells.push(u32::MAX);
        }
        cells
    }

    /// The first matching cases in the order of the list: what a table has of each.
    pub fn list(&self, most: usize) -> Vec<[String; 3]> {
        let rows = indicateurs::aggregate::ordered(
            &self.dataset,
            &self.index,
            &self.selection,
            &self.search,
            &self.outcome.rows,
            Lang::Fr,
        );
        rows.into_iter()
            .take(most)
            .map(|case| self.row(case))
            .collect()
    }

    /// What a table has of a case: title, year, terms of the usages.
    pub fn row(&self, case: CaseId) -> [String; 3] {
        let at = case.0 as usize;
        let terms = self.dataset.terms_of(case, self.facet(Role::Usage));
        let labels = terms.filter_map(|term| Some(self.dataset.term(term)?.label.fr.as_str()));
        [
            self.dataset.cases.title.get(at, Lang::Fr).to_owned(),
            self.dataset
                .cases
                .year
                .get(at)
                .map_or_else(String::new, ToString::to_string),
            labels.collect::<Vec<_>>().join(", "),
        ]
    }
}
