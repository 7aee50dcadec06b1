//! Bytes → [`Dataset`], and a [`Report`] of every place that breaks the contract.
//!
//! The contract is `public/data/<edition>/README.md`. Reading goes through four stages, a file
//! each: [`package`] (what the edition consists of), `table` (CSV bytes, in pieces, → cells),
//! `cell` (text → what a column may hold) and `build` (checked rows, which name rows, or problems
//! with their position). [`Reader`] is the only way in. Nothing here knows where bytes come from.

pub mod archive;
mod build;
mod cell;
pub mod column;
pub mod digest;
pub mod editions;
mod json;
pub mod model;
mod number;
pub mod package;
pub mod problem;
mod reader;
mod table;
mod tree;
mod vocabulary;

pub use column::{Bilingual, TextColumn};
pub use model::{
    Aggregation, CaseId, Dataset, Facet, FacetId, Nature, Polarity, ReferenceType, Role, Scale,
    Sign, Term, TermId, Text, UseLevel,
};
pub use package::{Package, PackageError, Resource};
pub use problem::{Level, Problem, ProblemKind, Report};
pub use reader::Reader;
