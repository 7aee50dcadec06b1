//! In English.

use super::ProblemMessages;
use crate::dataset::{Level, Problem, ProblemKind, Resource};
use crate::i18n::en::{En, n, plural};

fn bytes(number: u64) -> &'static str {
    if number == 1 { "byte" } else { "bytes" }
}

impl ProblemMessages for En {
    fn problem(&self, problem: &Problem) -> String {
        use ProblemKind as K;
        match &problem.kind {
            K::NotLoaded => "The file could not be read. Check that it is beside datapackage.json.".into(),
            K::WrongBytes { promised, found } => format!(
                "Size read: {}\u{a0}{}, instead of {} according to datapackage.json. The file was cut short or changed; publish both again together.",
                n(*found as i64),
                bytes(*found),
                n(*promised as i64),
            ),
            K::WrongHash { found } => format!(
                "The digest of the file ({found}) is not the one that datapackage.json gives: the file was changed. Publish both again together."
            ),
            K::UnknownDigest => "The digest given is not SHA-256 (“sha256:” and 64 hexadecimal digits); it was not checked.".into(),
            K::Utf16 => "The file is UTF-16. Save it as CSV UTF-8.".into(),
            K::Windows1252 => "The file is not UTF-8; it was read as Windows-1252. Save it as CSV UTF-8.".into(),
            K::NotUtf8 => "The cell contains bytes that are not UTF-8. Type it again.".into(),
            K::Delimiter(_) => "The delimiter is not a comma; the file was read all the same.".into(),
            K::EmptyFile => "The file is empty.".into(),
            K::MissingColumn => format!("The column “{}” is missing: no row can be read. Add it.", problem.column),
            K::MissingFacetColumn => format!("The facet “{}” has no column in the cases: no case is classified by it.", problem.column),
            K::ExtraColumn => format!("The column “{}” is not in the contract; it is not read. Check its name.", problem.column),
            K::RepeatedColumn => format!("The column “{}” appears twice; only the first is read.", problem.column),
            K::CellCount { found, expected } => format!(
                "The row has {found} {}, the header {expected}. A comma or a quotation mark may be missing.",
                plural(*found, "cell", "cells"),
            ),
            K::UnclosedQuote => "A quotation mark is not closed. In a quoted cell, double those of the text (\"\").".into(),
            K::LongCell { bytes: size } => format!(
                "A cell has {}\u{a0}{}: a quotation mark is probably not closed.",
                n(*size as i64),
                bytes(*size),
            ),
            K::Required => "The cell is empty but required.".into(),
            K::NotASlug => "The id must be lower-case letters without accents, digits and hyphens (such as “case-2026”).".into(),
            K::NotAnInteger => "The cell must be a whole number, from 1 upwards.".into(),
            K::NotAYear => "The cell must be a year of four digits.".into(),
            K::NotANumber => "The cell must be a finite number, with a point for decimals and without spaces.".into(),
            K::DecimalComma => "The number has a decimal comma; it was read as a point.".into(),
            K::NotAChoice(words) => format!("The cell must be one of these words: {}.", words.join(", ")),
            K::NotADate => "The date must exist and be written YYYY, YYYY-MM or YYYY-MM-DD.".into(),
            K::NotAnAddress => "The address must begin with https:// or http:// and contain no space.".into(),
            K::NotADoi => "The DOI must be written 10.xxxx/…, without an address before it.".into(),
            K::NotDigits => "The cell must contain only digits.".into(),
            K::NotATermKey => "The term must be written facet:id.".into(),
            K::NotAView => "The view must begin with #/ and contain no space.".into(),
            K::HiddenMark(code) => format!("The text contains an invisible character that may change how it reads (U+{code:04X}). Remove it."),
            K::Duplicate { first_line } => format!("This key is already taken by line {first_line}."),
            K::Dangling(resource) => format!("No row that was read from “{}” has this id: it is missing, or its row was left out.", resource.name()),
            K::NotATermOf(role) => format!("The facet with the role “{}” has no such term.", role.word()),
            K::NotATermOfColumn => format!("The facet “{}” has no such term.", problem.column),
            K::Cycle => "The parents of this term lead back to it.".into(),
            K::RoleTaken { first_line } => format!("Only one facet may have this role; line {first_line} already has it."),
            K::RoleMissing(role) => format!("No facet has the role “{}”, which is required.", role.word()),
            K::ReservedFacet => "A facet cannot be named like a column of the cases.".into(),
            K::MisplacedSign => "This sign means nothing in this facet; it is not used.".into(),
            K::SecondAbsence => "Only one term may stand for cases without a decision.".into(),
            K::AbsentDecision => "This term stands for the absence of a decision: a decision cannot have it.".into(),
            K::NumberMissing => "The indicator is quantitative: a number is needed.".into(),
            K::TextMissing => "The indicator is qualitative: a text is needed.".into(),
            K::IntervalOrder => "The order must be low ≤ value ≤ high.".into(),
            K::CaseAndTerm => "A value is about a case or about a term, not both.".into(),
            K::NoSource => "The reference has neither a DOI nor an address: nothing allows it to be checked.".into(),
            K::SmallCount => "This number of people is between 1 and 10: check that nobody can be recognised.".into(),
        }
    }

    fn level(&self, level: Level) -> &'static str {
        match level {
            Level::Error => "Error",
            Level::Warning => "To check",
        }
    }

    fn place(&self, resource: Resource, line: u32, column: &str) -> String {
        let name = resource.name();
        match (line, column) {
            (0, "") => name.to_owned(),
            (0, column) => format!("{name}, column {column}"),
            (line, "") => format!("{name}, line {line}"),
            (line, column) => format!("{name}, line {line}, column {column}"),
        }
    }
}
