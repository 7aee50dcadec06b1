//! Rows → numbers, and rows → order. Nothing here adds up people.

mod chain;
mod claims;
mod crossing;
mod heading;
mod named;
mod national;
mod order;
mod producers;
mod related;
mod series;

pub use chain::{Chain, chain};
pub use claims::{Claims, Standing, claims};
pub use crossing::{Crossing, Path, crossed, crossing, strongest};
pub use heading::{Heading, heading};
pub use named::named;
pub use national::{NationalPanel, NationalValue, national};
pub use order::ordered;
pub use producers::{SideBySide, producers};
pub use related::{Related, related};
pub use series::{TermBar, term_bars, term_years, year_bars};
