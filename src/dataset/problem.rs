//! What is wrong with an edition, where, and what became of it. The sentences are in
//! [`crate::i18n`].

use super::model::Role;
use super::package::Resource;
use crate::arrange::arranged;

/// What became of the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The row, or the file, breaks a rule; a row that does was left out.
    Error,
    /// Read all the same, but somebody should look.
    Warning,
}

/// One place that breaks the contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The resource.
    pub resource: Resource,
    /// 1-based line of the file on which the row begins; 0 when it concerns the whole file.
    pub line: u32,
    /// The column's name; empty when it concerns the whole row.
    pub column: String,
    /// The cell as found, cut to 120 characters.
    pub value: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

impl Problem {
    /// What became of the row.
    pub fn level(&self) -> Level {
        use ProblemKind as K;
        match self.kind {
            K::Windows1252
            | K::Delimiter(_)
            | K::DecimalComma
            | K::ExtraColumn
            | K::MissingFacetColumn
            | K::MisplacedSign
            | K::HiddenMark(_)
            | K::SmallCount
            | K::UnknownDigest => Level::Warning,
            _ => Level::Error,
        }
    }

    /// Whether it is why no row at all can be read: then no list is too long for it.
    fn concerns_all(&self) -> bool {
        use ProblemKind as K;
        matches!(self.kind, K::MissingColumn | K::RoleMissing(_))
    }
}

/// What can be wrong; facts only.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemKind {
    /// The file could not be had; the reason as the loader has it.
    NotLoaded,
    /// The file has another size than the package says.
    WrongBytes {
        /// What the package says.
        promised: u64,
        /// What was read.
        found: u64,
    },
    /// The file is not the one that was published.
    WrongHash {
        /// SHA-256 of what was read.
        found: String,
    },
    /// A digest that is not SHA-256 and was not checked.
    UnknownDigest,
    /// UTF-16, which is not read.
    Utf16,
    /// Not UTF-8; read as Windows-1252.
    Windows1252,
    /// A cell that is not UTF-8 in a file that otherwise is.
    NotUtf8,
    /// `;` or tab instead of a comma.
    Delimiter(u8),
    /// Nothing in the file.
    EmptyFile,
    /// A starred column is absent: no row can be read.
    MissingColumn,
    /// A facet has no column in the cases.
    MissingFacetColumn,
    /// A column that the contract does not know; not read.
    ExtraColumn,
    /// Two columns of one name.
    RepeatedColumn,
    /// More or fewer cells than the header has names.
    CellCount {
        /// Cells in the row.
        found: u32,
        /// Names in the header.
        expected: u32,
    },
    /// A quotation mark where RFC 4180 has none, or one that is never closed.
    UnclosedQuote,
    /// A cell beyond all measure (over a mebibyte).
    LongCell {
        /// Its length in bytes.
        bytes: u64,
    },
    /// A starred cell is empty.
    Required,
    /// Not `[a-z0-9][a-z0-9-]*`.
    NotASlug,
    /// Not a whole number.
    NotAnInteger,
    /// Not a year of four digits.
    NotAYear,
    /// Not a finite number with a point.
    NotANumber,
    /// A decimal comma in a file of a French spreadsheet; read as a point.
    DecimalComma,
    /// Not one of the words of the contract.
    NotAChoice(&'static [&'static str]),
    /// Not a date, or a day that the calendar does not have.
    NotADate,
    /// Not an address of the web.
    NotAnAddress,
    /// Not a DOI.
    NotADoi,
    /// Not digits only.
    NotDigits,
    /// Not `facet:id`.
    NotATermKey,
    /// Not the fragment of an address.
    NotAView,
    /// A mark that hides or reorders text (code point).
    HiddenMark(u32),
    /// The key is taken by an earlier row.
    Duplicate {
        /// Where it was first.
        first_line: u32,
    },
    /// No row of this resource has that id, or it was left out.
    Dangling(Resource),
    /// The facet with this role has no such term.
    NotATermOf(Role),
    /// The facet has no such term.
    NotATermOfColumn,
    /// The parents of a term lead back to it.
    Cycle,
    /// A role that only one facet may have.
    RoleTaken {
        /// Where it was first.
        first_line: u32,
    },
    /// No facet has this role.
    RoleMissing(Role),
    /// A facet named like a column that cases have for something else.
    ReservedFacet,
    /// A sign on a term of a facet that has none; not used.
    MisplacedSign,
    /// A second `absence`.
    SecondAbsence,
    /// A decision of the kind that stands for no decision.
    AbsentDecision,
    /// A quantitative value without a number.
    NumberMissing,
    /// A qualitative value without a text.
    TextMissing,
    /// Not `low ≤ value ≤ high`.
    IntervalOrder,
    /// A value of a case and of a term at once.
    CaseAndTerm,
    /// A reference without a DOI and without an address.
    NoSource,
    /// A count of persons between 1 and 10.
    SmallCount,
}

/// Every problem of an edition, and how many rows it cost.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// In the order of the resources, then of the lines.
    pub problems: Vec<Problem>,
    /// Problems beyond [`Report::MOST`] of a resource: counted, not listed.
    pub unlisted: usize,
    /// Rows left out, a number a resource that lost some, in the order of the resources.
    pub left_out: Vec<(Resource, u32)>,
    /// How many of each resource are in `problems`.
    listed: [usize; Resource::ALL.len()],
    errors: usize,
}

impl Report {
    /// Problems listed for one resource; the others are counted.
    pub const MOST: usize = 1_000;

    pub(in crate::dataset) fn add(&mut self, problem: Problem) {
        self.errors += usize::from(problem.level() == Level::Error);
        match self.listed.get_mut(problem.resource as usize) {
            Some(listed) if *listed < Self::MOST || problem.concerns_all() => {
                *listed += 1;
                self.problems.push(problem);
            }
            _ => self.unlisted += 1,
        }
    }

    /// Counts errors of which nothing more is known.
    pub(in crate::dataset) fn add_unlisted(&mut self, errors: usize) {
        self.errors += errors;
        self.unlisted += errors;
    }

    /// Puts everything in the order in which it is told.
    pub(in crate::dataset) fn sort(&mut self) {
        self.problems = arranged(std::mem::take(&mut self.problems), |p| {
            (p.resource as u64) << 32 | u64::from(p.line)
        });
        self.left_out = arranged(std::mem::take(&mut self.left_out), |(r, _)| *r as u64);
    }

    pub(in crate::dataset) fn leave_out(&mut self, resource: Resource, rows: u32) {
        match self.left_out.iter_mut().find(|(r, _)| *r == resource) {
            _ if rows == 0 => {}
            Some((_, known)) => *known += rows,
            None => self.left_out.push((resource, rows)),
        }
    }

    /// How many rows of all resources were left out.
    pub fn rows_left_out(&self) -> u32 {
        self.left_out.iter().map(|(_, rows)| rows).sum()
    }

    /// How many problems there are, listed or not.
    pub fn count(&self) -> usize {
        self.problems.len() + self.unlisted
    }

    /// How many of them break a rule, warnings apart.
    pub fn errors(&self) -> usize {
        self.errors
    }
}
