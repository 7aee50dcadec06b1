//! Rows → numbers, and rows → order. `combined` alone puts values of several cases together, by the
//! indicator's own rule.

mod barometer;
mod chain;
mod claims;
mod combined;
mod crossing;
mod exact;
mod heading;
mod named;
mod national;
mod order;
mod producers;
mod related;
mod series;

pub use barometer::{Barometer, BarometerYear, ProofShare, barometer};
pub use chain::{Chain, chain};
pub use claims::{Claims, Standing, claims};
pub use combined::{Combined, Gathered, Greatest, Orderable, Rule, Summable, combined};
pub use crossing::{Crossing, Path, crossed, crossing, strongest};
pub use heading::{Heading, heading};
pub use named::named;
pub use national::{NationalPanel, NationalValue, national};
pub use order::ordered;
pub use producers::{SideBySide, producers};
pub use related::{Related, related};
pub use series::{TermBar, term_bars, term_years, year_bars};
