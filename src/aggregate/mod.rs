//! Rows → numbers, and rows → order. Nothing here adds up people.

mod heading;
mod order;
mod series;

pub use heading::{Heading, heading};
pub use order::ordered;
pub use series::{TermBar, term_bars, year_bars};
