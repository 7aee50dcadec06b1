//! What is wrong with an edition, row by row: a trait of its own, for the part of the code that tells it.

mod en;
mod fr;

use super::{Lang, Messages};
use crate::dataset::{Level, Problem, Resource};

/// What the page of problems says.
pub trait ProblemMessages: Messages {
    /// What is wrong at one place, and what to do.
    fn problem(&self, problem: &Problem) -> String;
    /// What became of the row.
    fn level(&self, level: Level) -> &'static str;
    /// A problem for a person: resource, line and column.
    fn place(&self, resource: Resource, line: u32, column: &str) -> String;
}

impl Lang {
    /// The words of the page of problems.
    pub fn problem_messages(self) -> &'static dyn ProblemMessages {
        match self {
            Self::Fr => &super::fr::Fr,
            Self::En => &super::en::En,
        }
    }
}
