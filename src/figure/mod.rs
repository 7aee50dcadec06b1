//! Dataset × selection → a figure: what a chart is called, what it says of this selection, its
//! picture, what its shapes do, and its table. One file a kind.
//!
//! A figure holds the numbers and words of one moment; placing it in a width is repeated as often
//! as the width changes. What it draws, names and tabulates comes from one series, so that a
//! picture can never say something else than its table. Nothing here knows a document.

mod delays;
mod editions;
mod flow;
mod forest;
mod matrix;
mod national;
mod people;
mod terms;
mod values;
mod years;
mod years_by;

use crate::aggregate::{Heading, TermBar};
use crate::charts::{Area, Bar, Hit, Measure, Placed};
use crate::dataset::{CaseId, Dataset, FacetId, Role, TermId};
use crate::engine::{Index, Outcome};
use crate::i18n::{Label, Lang};
pub use crate::selection::Kind;
use crate::selection::{Selection, Years};
pub use editions::Editions;

/// What a figure is made from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The edition.
    pub dataset: &'a Dataset,
    /// The edition, prepared for counting.
    pub index: &'a Index,
    /// What was asked.
    pub selection: &'a Selection,
    /// Which cases match, and the counts.
    pub outcome: &'a Outcome,
    /// The heading figures.
    pub heading: &'a Heading,
    /// For each year, the cases of the selection and those of the edition.
    pub years: &'a [(i32, u32, u32)],
    /// The language of the words.
    pub lang: Lang,
}

/// What choosing a shape asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A term, or no longer.
    Term(TermId),
    /// Two terms, or no longer where both are asked for: [`Selection::toggled_both`].
    Terms(TermId, TermId),
    /// A range of years, or no longer.
    Years(Years),
    /// The sheet of a case.
    Case(CaseId),
}

/// A shape that acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its name, with its numbers.
    pub name: String,
    /// Whether it is chosen.
    pub pressed: bool,
    /// What it does.
    pub act: Act,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Level in the hierarchy: 0 for a row that is below no other.
    pub depth: u8,
    /// What the row is about.
    pub head: String,
    /// The other cells, as they are shown.
    pub cells: Vec<String>,
}

/// The numbers of a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns, that of the rows' heads first.
    pub columns: Vec<String>,
    /// The rows, in the order of the picture.
    pub rows: Vec<Row>,
    /// The columns that hold words, counted from 0; others hold numbers.
    pub words: &'static [usize],
}

impl Table {
    /// The columns of a table of cases: of the selection, and of the edition.
    fn of_counts(head: String, lang: Lang) -> Vec<String> {
        let words = lang.messages();
        let counts = [Label::InSelection, Label::InEdition];
        let counts = counts.map(|label| words.label(label).to_owned());
        std::iter::once(head).chain(counts).collect()
    }
}

/// A chart with its words.
pub trait Figure: Send + Sync {
    /// What it shows of this selection.
    fn sentence(&self) -> String;
    /// What a reader must know to read it, whatever the selection; may be empty.
    fn note(&self) -> &'static str {
        ""
    }
    /// The picture, in a width of CSS pixels.
    fn place(&self, width: f64, measure: &dyn Measure) -> Placed;
    /// What the shape over a range of the series says and does.
    fn target(&self, hit: &Hit) -> Option<Target>;
    /// The positions of the series that belong to a shape, itself among them: while it has the
    /// focus or a pointer over it, [`crate::charts::draw_following`] lets them stand out.
    fn related(&self, hit: &Hit) -> Vec<usize> {
        hit.range().collect()
    }
    /// Whether a pointer that goes over several shapes chooses them all.
    fn drags(&self) -> bool {
        false
    }
    /// How many pages the picture has; which one is drawn is part of the kind.
    fn pages(&self) -> usize {
        1
    }
    /// The same numbers, in words and columns.
    fn table(&self) -> Table;
    /// What a row of the table does: where the picture has too many shapes for a button each, the
    /// table acts in its place.
    fn row_target(&self, _row: usize) -> Option<Target> {
        None
    }
}

/// What a figure is called, whatever the selection.
pub fn name(kind: Kind, dataset: &Dataset, lang: Lang) -> String {
    let words = lang.messages();
    let facet = |facet: FacetId| facet_label(dataset, facet, lang);
    let role = |role: Role| dataset.facet_with(role).map(facet);
    let label = |label: Label| words.label(label).to_owned();
    match kind {
        Kind::Terms(of) => words.chart_name(&facet(of)),
        Kind::Years => words.chart_name(words.label(Label::Year)),
        Kind::YearsBy(of) => words.crossed_name(words.label(Label::Year), &facet(of)),
        Kind::Matrix(one, other) => words.crossed_name(&facet(one), &facet(other)),
        Kind::Flow => [Role::Source, Role::Usage, Role::Beneficiary]
            .map(|of| role(of).unwrap_or_default())
            .join(flow::TO),
        Kind::Forest(_) => label(Label::Ratios),
        Kind::People => label(Label::PeopleByValue),
        Kind::Delays(_) => label(Label::ToDecision),
        Kind::National(_) => label(Label::National),
    }
}

/// Makes a figure of those that stand open on the page; of any other kind, that by year.
pub fn open_figure(kind: Kind, context: &Context) -> Box<dyn Figure> {
    match kind {
        Kind::Terms(facet) => Box::new(terms::Terms::new(facet, context)),
        _ => Box::new(years::ByYear::new(context)),
    }
}

/// Cases by term of a facet, of the terms that most cases have: for an audience, which reads few rows.
pub fn few(facet: FacetId, most: usize, context: &Context) -> Box<dyn Figure> {
    Box::new(terms::Terms::new(facet, context).few(most))
}

/// Makes a figure.
pub fn figure(kind: Kind, context: &Context) -> Box<dyn Figure> {
    match kind {
        Kind::Terms(facet) => Box::new(terms::Terms::new(facet, context)),
        Kind::Years => Box::new(years::ByYear::new(context)),
        Kind::Forest(page) => Box::new(forest::Forest::new(page, context)),
        Kind::People => Box::new(people::People::new(context)),
        Kind::Delays(page) => Box::new(delays::Delays::new(page, context)),
        Kind::Matrix(rows, columns) => Box::new(matrix::Matrix::new((rows, columns), context)),
        Kind::Flow => Box::new(flow::Flow::new(context)),
        Kind::YearsBy(facet) => Box::new(years_by::YearsBy::new(facet, context)),
        Kind::National(page) => Box::new(national::National::new(page, context)),
    }
}

/// A position of a series as a shape would have it.
fn position(at: usize) -> Hit {
    Hit {
        first: at,
        end: at + 1,
        area: Area::default(),
    }
}

/// Terms and their counts, in the language of the page.
fn bars_of(dataset: &Dataset, bars: &[TermBar], lang: Lang) -> Vec<Bar> {
    let bar = |bar: &TermBar| Bar {
        label: term_label(dataset, bar.term, lang),
        depth: bar.depth,
        part: bar.part,
        whole: bar.whole,
        chosen: bar.chosen,
    };
    bars.iter().map(bar).collect()
}

/// The terms alone.
fn terms_of(bars: &[TermBar]) -> Vec<TermId> {
    bars.iter().map(|bar| bar.term).collect()
}

/// The name of a term, in the language of the page.
fn term_label(dataset: &Dataset, term: TermId, lang: Lang) -> String {
    let term = dataset.term(term);
    term.map_or("", |term| term.label.get(lang)).to_owned()
}

/// The name of a facet, in the language of the page.
fn facet_label(dataset: &Dataset, facet: FacetId, lang: Lang) -> String {
    let facet = dataset.facet(facet);
    facet.map_or("", |facet| facet.label.get(lang)).to_owned()
}

/// The place of a term, or of what it is below, among the terms of its facet without a parent.
fn root_at(dataset: &Dataset, roots: &[TermId], term: TermId) -> usize {
    let root = roots.iter().position(|root| dataset.is_within(term, *root));
    root.unwrap_or(roots.len())
}
