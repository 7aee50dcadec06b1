//! The loops that run over every byte of an edition, and over every case at each filter.
//!
//! A crate of their own because the rest of the page is built for size: the profile of this one
//! is for speed. Nothing here knows what the bytes mean.

mod bytes;
mod cells;
mod map;
mod order;
mod rows;
mod sets;

pub use bytes::{is_slug, may_hide};
pub use cells::{Cells, Piece, Row};
pub use map::Map;
pub use order::order;
pub use rows::{Fault, FaultKind, Rows};
pub use sets::{count, count_with, intersect, subtract, union};
