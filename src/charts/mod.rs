//! Numbers → placed shapes → picture.
//!
//! A chart goes through three stages, each a value that can be looked at: a [`series`] (counts
//! and labels, no pixels), a [`placed`] picture (shapes in CSS pixels, and the areas that act),
//! and a drawing on any plotters backend ([`draw`](mod@draw)). [`bars`], [`years`], [`forest`], [`people`]
//! and [`delays`] place; [`axis`] labels, [`marks`] has the shapes of values; [`measure`]
//! says how wide a text is, [`theme`] which colour a tone has. Nothing here knows a canvas, a
//! document or a language: the same code draws in the page, in an export and in a snapshot.
//!
//! [`interval`](mod@interval) and [`moments`] place what the sheet of a case draws without a canvas, as
//! fractions of a width.

pub mod axis;
pub mod bars;
pub mod delays;
pub mod draw;
pub mod forest;
pub mod interval;
pub mod marks;
pub mod measure;
pub mod moments;
pub mod motion;
pub mod people;
pub mod placed;
mod rows;
mod scale;
pub mod series;
pub mod theme;
pub mod years;

pub use axis::{Key, Tick, Track};
pub use draw::draw;
pub use interval::{Axis, Round, Strip, interval};
pub use marks::{Mark, MarkKind, Stroke};
pub use measure::{Font, Measure, TableMeasure};
pub use moments::{Moment, Timeline, timeline};
pub use placed::{Anchor, Area, Hit, Paint, Placed, Shape};
pub use series::{Bar, BarSeries, YearBar, YearSeries};
pub use theme::{Rgb, Theme, Tone};
