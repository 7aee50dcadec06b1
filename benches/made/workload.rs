//! The filter workload of the speed goals: the same cases and the same steps for every engine.
//!
//! xorshift32 (13, 17, 5); a draw is the state over 2³². In the browser the cases come from
//! JavaScript, so that the engines that are compared have the same to the bit.

use indicateurs::dataset::column::ListColumn;
use indicateurs::dataset::model::{Cases, Decisions, References, Values};
use indicateurs::dataset::{Dataset, Facet, FacetId, Package, Role, Term, TermId, Text, UseLevel};
use indicateurs::engine::{Index, Outcome, Search};
use indicateurs::selection::{Clause, Selection};

/// Facets of the workload with several terms a case: how many terms each has.
pub const SEVERAL: [u32; 3] = [15, 15, 9];
/// Years: from the first, so many.
pub const YEARS: (i32, usize) = (2000, 26);

/// The cases as columns.
pub struct Columns {
    /// Terms of each facet.
    pub sizes: Vec<u32>,
    /// The terms of each case, numbered over all facets, and where each case's end.
    pub terms: Vec<u32>,
    /// End of each case's terms in [`Self::terms`].
    pub ends: Vec<u32>,
    /// Year of each case.
    pub years: Vec<i32>,
    /// Value of each case.
    pub values: Vec<u32>,
}

/// `count` cases with three facets of several terms, a year and a value.
pub fn cases(count: usize) -> Columns {
    let mut state: u32 = 42;
    let mut draw = move || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        f64::from(state) / 4_294_967_296.0
    };
    let mut made = Columns {
        sizes: SEVERAL.to_vec(),
        terms: Vec::new(),
        ends: Vec::new(),
        years: Vec::new(),
        values: Vec::new(),
    };
    for _ in 0..count {
        let mut first = 0;
        for size in SEVERAL {
            let draws = 1 + (draw() * 3.0) as u32;
            let mut terms: Vec<u32> = Vec::new();
            for _ in 0..draws {
                let term = first + (draw().powf(1.7) * f64::from(size)) as u32;
                if !terms.contains(&term) {
                    terms.push(term);
                }
            }
            made.terms.extend(terms);
            first += size;
        }
        made.ends.push(made.terms.len() as u32);
        made.years.push(YEARS.0 + (draw() * 26.0) as i32);
        made.values.push(10_f64.powf(draw() * 7.0) as u32);
    }
    made
}

/// What a step asks for: of which facet, and which two of its terms.
pub fn step(at: usize, sizes: &[u32]) -> (usize, [u32; 2]) {
    let facet = at % sizes.len().max(1);
    let size = sizes.get(facet).copied().unwrap_or(1);
    let at = at as u32;
    (facet, [at % 9 % size, (at + 3) % 9 % size])
}

/// What an engine hands back.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    /// How many cases match.
    pub cases: u32,
    /// For each term, how many match the clauses of the other facets.
    pub counts: Vec<u32>,
    /// For each year, the matching cases and the sum of their values.
    pub years: Vec<(u32, u64)>,
}

/// The explorer's engine at work.
pub struct Filter {
    dataset: Dataset,
    index: Index,
    /// As the page does: a text is searched once, until it changes.
    search: Search,
    selection: Selection,
    outcome: Outcome,
    /// Years counted from the first, and values.
    years: Vec<u8>,
    values: Vec<u32>,
}

impl Filter {
    /// Prepares cases.
    pub fn new(columns: Columns) -> Self {
        let dataset = dataset(&columns);
        let index = Index::new(&dataset);
        let selection = Selection::default();
        let search = index.search("");
        let years = columns.years.iter().map(|year| (year - YEARS.0) as u8);
        Self {
            years: years.collect(),
            values: columns.values,
            outcome: index.evaluate_found(&selection, &search),
            search,
            dataset,
            index,
            selection,
        }
    }

    /// Replaces the clause of a facet.
    pub fn step(&mut self, facet: usize, terms: [u32; 2]) {
        let id = FacetId(facet as u32);
        let first = self.dataset.facet(id).map_or(0, |facet| facet.first);
        let clause = Clause {
            include: terms.iter().map(|term| TermId(first + term)).collect(),
            ..Clause::NOTHING
        };
        let selection = std::mem::take(&mut self.selection);
        self.selection = selection.with_clause(&self.dataset, id, clause);
        self.outcome = self.index.evaluate_found(&self.selection, &self.search);
    }

    /// How many cases match, and the counts of the terms.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// For each year, the matching cases and the sum of their values.
    pub fn years(&self) -> Vec<(u32, u64)> {
        let mut sums = vec![(0, 0); YEARS.1];
        for row in self.outcome.rows.iter() {
            let (year, value) = (self.years.get(row), self.values.get(row));
            if let (Some(year), Some(value)) = (year, value)
                && let Some((cases, sum)) = sums.get_mut(usize::from(*year))
            {
                *cases += 1;
                *sum += u64::from(*value);
            }
        }
        sums
    }

    /// All that a step hands back.
    pub fn answer(&self) -> Answer {
        Answer {
            cases: self.outcome.len(),
            counts: self.outcome.counts.clone(),
            years: self.years(),
        }
    }

    /// As many bytes as the sets of all terms have and, where a step asks for them, the years and
    /// values of all cases: what a step may read.
    pub fn as_many_bytes(&self, years: bool) -> Vec<u64> {
        let cases = self.dataset.case_count();
        let sets = cases.div_ceil(64) * self.dataset.terms.len();
        // A year is a byte, a value four.
        let columns = if years { (cases * 5).div_ceil(8) } else { 0 };
        (0..(sets + columns) as u64).collect()
    }
}

/// Merely reads.
pub fn read(words: &[u64]) -> u64 {
    words.iter().fold(0, |all, word| all ^ word)
}

/// A dataset of these columns, without a word.
fn dataset(columns: &Columns) -> Dataset {
    const ROLES: [Role; 5] = [
        Role::Source,
        Role::Usage,
        Role::Beneficiary,
        Role::Proof,
        Role::Topic,
    ];
    let mut facets = Vec::new();
    let mut terms = Vec::new();
    for (at, size) in columns.sizes.iter().enumerate() {
        let first = terms.len() as u32;
        for term in 0..*size {
            terms.push(Term {
                id: format!("t{term}"),
                facet: FacetId(at as u32),
                parent: None,
                end: first + term + 1,
                depth: 0,
                sign: None,
                label: Text::default(),
                definition: Text::default(),
                formerly: Vec::new(),
            });
        }
        facets.push(Facet {
            id: format!("f{at}"),
            role: ROLES.get(at).copied(),
            label: Text::default(),
            definition: Text::default(),
            first,
            end: first + size,
        });
    }
    let mut named = ListColumn::default();
    let mut start = 0;
    for end in &columns.ends {
        let own = columns.terms.get(start as usize..*end as usize);
        let mut own = own.unwrap_or_default().to_vec();
        own.sort_unstable();
        named.push(own);
        start = *end;
    }
    Dataset {
        package: Package::default(),
        facets,
        terms,
        cases: Cases {
            year: columns.years.clone(),
            use_level: vec![UseLevel::Secondary; columns.years.len()],
            terms: named,
            ..Cases::default()
        },
        indicators: Vec::new(),
        values: Values::default(),
        decisions: Decisions::default(),
        references: References::default(),
        sources: Vec::new(),
        pages: Vec::new(),
        stories: Vec::new(),
        glossary: Vec::new(),
    }
}

/// The same, by looking at each case.
pub fn naive(columns: &Columns, clauses: &[Option<[u32; 2]>]) -> Answer {
    let size: u32 = columns.sizes.iter().sum();
    let mut answer = Answer {
        cases: 0,
        counts: vec![0; size as usize],
        years: vec![(0, 0); YEARS.1],
    };
    let mut start = 0;
    for (row, end) in columns.ends.iter().enumerate() {
        let own: Vec<u32> = columns.terms[start as usize..*end as usize].to_vec();
        start = *end;
        let mut first = 0;
        let mut fails = Vec::new();
        for (facet, clause) in clauses.iter().enumerate() {
            let asked = |terms: &[u32; 2]| terms.iter().any(|term| own.contains(&(first + term)));
            if !clause.as_ref().is_none_or(asked) {
                fails.push(facet);
            }
            first += columns.sizes[facet];
        }
        let mut first = 0;
        for (facet, size) in columns.sizes.iter().enumerate() {
            if fails.iter().all(|failed| *failed == facet) {
                for term in own
                    .iter()
                    .filter(|term| (first..first + size).contains(term))
                {
                    answer.counts[*term as usize] += 1;
                }
            }
            first += size;
        }
        if fails.is_empty() {
            let (cases, sum) = &mut answer.years[(columns.years[row] - YEARS.0) as usize];
            *cases += 1;
            *sum += u64::from(columns.values[row]);
            answer.cases += 1;
        }
    }
    answer
}
