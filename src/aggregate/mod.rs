//! Rows → numbers, and rows → order. Nothing here adds up people.

mod chain;
mod claims;
mod heading;
mod named;
mod order;
mod related;
mod series;

pub use chain::{Chain, chain};
pub use claims::{Claims, Standing, claims};
pub use heading::{Heading, heading};
pub use named::named;
pub use order::ordered;
pub use related::{Related, related};
pub use series::{TermBar, term_bars, year_bars};
